"""Shell estimator: where the ranges begin, what moves, what is told, what reads back."""

import numpy as np
import pytest
from small_ledger import write_ledger

import whosays
from whosays import lessons
from whosays.explore import shell_estimator

WORDS = lessons.words()["explore"]["shells"]
CALL = "whosays.shell_estimator(ledger"


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


def rows(explorer, what):
    """Return the rows of the table below the picture that tell of one thing."""
    return [row for row in explorer.figure.table["rows"] if row[0] == what]


def test_containers_begin_with_the_newest_count_of_each_family(ledger):
    """Older counts, and those that only mirrors carry, set no end."""
    explorer = shell_estimator(ledger)
    assert explorer.value["containers"] == {"low": 16_000, "high": 28_000}
    ids = [row[-1] for row in rows(explorer, "containers")]
    assert ids == [
        *("c-2025-04-15-osc-containers", "c-2025-05-29-msmt-containers"),
        *("c-2025-05-07-us-containers", "c-2025-07-13-dia-containers"),
    ]


def test_rounds_are_one_claimants_own_division(ledger):
    """Each quotient is of two claims of one claimant, and both ids are shown."""
    explorer = shell_estimator(ledger)
    assert explorer.value["rounds"] == {"low": 250, "high": 480}
    divided = rows(explorer, WORDS["table"]["rounds"])
    assert [row[1] for row in divided] == ["250 to 375", "429", "448", "462", "470", "480"]
    for row in divided:
        assert len({ledger.claim(id)["asserted_by"] for id in row[-1].split("; ")}) == 1


def test_the_share_is_the_readers_assumption(ledger):
    """The ledger names none, so it begins with all that can be, and says whose it is."""
    explorer = shell_estimator(ledger)
    assert explorer.value["held"] == {"low": 0, "high": 100}
    assert explorer.inputs["held"].words["range"].startswith("Your own assumption")
    assert rows(explorer, WORDS["table"]["held"])[0][2] == "nobody; your assumption"


def test_nothing_rests_on_a_thin_claim(ledger):
    """Every id below the picture is of a claim that may be relied on."""
    table = shell_estimator(ledger, published="all").figure.table["rows"]
    ids = [id for row in table for id in row[-1].split("; ") if id]
    claims = ledger.claims.set_index("claim_id").loc[ids]
    assert not claims["thin"].any()
    assert not (claims["checked"] == "not-found").any()


def test_published_totals_are_of_the_same_time(ledger):
    """At first only totals for the time of the containers stand below; then the earlier ones."""
    explorer = shell_estimator(ledger)
    assert "could hold, as of July 2025: more than 12 million" in explorer.figure.first_about["alt"]
    assert "2023" not in explorer.figure.first_about["alt"]
    explorer.published.value = "all"
    assert rows(explorer, "sent")[0][-1] == "c-2023-11-01-nis-shells"
    assert explorer.state["published"] == "all"


def test_the_result_is_nobodys_claim(ledger):
    """The sentence below the dots says so, and the caption names the verbs that nobody uses."""
    figure = shell_estimator(ledger).figure
    assert figure.first_about["sentence"].endswith("The dots are our arithmetic, nobody’s claim.")
    assert "They say different things and are never averaged." in figure.caption
    assert "says “held” or “fired”." in figure.caption


def test_a_range_moves_the_dots(ledger):
    """Typing in a box moves the dots, the sentence, the table and the line of code."""
    explorer = shell_estimator(ledger)
    before, generation = explorer.dots, explorer.figure.generation
    explorer.inputs["held"].value = {"low": "100", "best": "", "high": "100 %"}
    assert (explorer.dots >= before).all()
    assert explorer.figure.generation == generation + 1
    assert 'held={"low": 100, "high": 100}' in explorer.code
    assert explorer.totals.max() <= 28_000 * 480


def test_one_number_in_each_range_is_plain_multiplication(ledger):
    """The minister's containers, at our division, give about his three million."""
    explorer = shell_estimator(ledger, containers=(6700, 6700), rounds=(448, 448), held=(100, 100))
    assert set(explorer.dots) == {6700 * 448}


@pytest.mark.parametrize(
    "given",
    [
        (300, 400), [300, 400], {"low": 300, "high": 400},
        {"low": "300", "best": "", "high": "400"}, {"low": "about 300", "high": "four hundred"},
        ("300", "400"),
    ],
    ids=str,
)  # fmt: skip
def test_rounds_come_in_many_forms(ledger, given):
    """A pair, a mapping, and an answer as a student typed it are one range."""
    assert shell_estimator(ledger, rounds=given).value["rounds"] == {"low": 300, "high": 400}


def test_no_answer_is_no_range(ledger):
    """A question that was not answered leaves the ledger's own range."""
    assert shell_estimator(ledger, rounds=None).state == shell_estimator(ledger).state


TYPED = {
    "out of order": ("rounds", "900", "100", "The low figure must not be above the best one"),
    "half empty": ("rounds", "900", "", "A range needs a low and a high figure"),
    "not a number": ("containers", "few", "lots", "“few”"),
    "too many": ("containers", "1", "1 billion", WORDS["too_much"]["containers"]),
    "too much": ("rounds", "1", "2 million", WORDS["too_much"]["rounds"]),
    "above all": ("held", "0", "140", WORDS["too_much"]["held"]),
}


@pytest.mark.parametrize(("name", "low", "high", "told"), TYPED.values(), ids=TYPED)
def test_what_cannot_be_read_is_told_and_nothing_moves(ledger, name, low, high, told):
    """The reader is asked beside the boxes, and the dots wait; a mended range clears it."""
    explorer = shell_estimator(ledger)
    before = explorer.dots
    explorer.inputs[name].value = {"low": low, "best": "", "high": high}
    assert explorer.inputs[name].note.startswith(told)
    assert np.array_equal(explorer.dots, before)
    explorer.inputs[name].value = {"low": "1", "best": "", "high": "2"}
    assert explorer.inputs[name].note == ""


def test_an_unreadable_answer_opens_with_the_question(ledger):
    """What was typed stands in the boxes, the reader is asked, and the ledger's range counts."""
    explorer = shell_estimator(ledger, rounds={"low": "some", "best": "", "high": "480"})
    assert explorer.inputs["rounds"].value["low"] == "some"
    assert "some" in explorer.inputs["rounds"].note
    assert explorer.value["rounds"] == {"low": 250, "high": 480}


def test_emptied_boxes_bring_the_ledgers_range_back(ledger):
    """To clear all three boxes is no fault."""
    explorer = shell_estimator(ledger, held=(50, 60))
    explorer.inputs["held"].value = {"low": "", "best": "", "high": ""}
    assert explorer.value["held"] == {"low": 0, "high": 100}


def test_a_prediction_comes_before_the_totals(ledger):
    """At first only rounds are asked for, and nothing from the ledger is to be seen."""
    explorer = shell_estimator(ledger, predict=True)
    rounds = explorer.inputs["rounds"]
    assert list(explorer.children) == [rounds]
    assert set(rounds.value.values()) == {""}
    assert "480" not in f"{rounds.words}{rounds.note}{explorer.code}"
    assert explorer.state["predict"]


def press(explorer, low, high):
    """Type a range and press the button, as the page does."""
    typed = {"low": low, "best": "", "high": high}
    explorer.inputs["rounds"]._receive(None, {"type": "submit", "value": typed}, None)
    return explorer.inputs["rounds"].note


def test_the_button_shows_the_totals(ledger):
    """With a range the rest appears, and beside the button stands our division."""
    explorer = shell_estimator(ledger, predict=True)
    assert "from 250 (Open Source Centre in London) to 480" in press(explorer, "100", "200")
    assert explorer.figure in explorer.children
    assert explorer.value["rounds"] == {"low": 100, "high": 200}
    assert not explorer.state["predict"]


def test_the_button_asks_once_and_then_lets_go_on(ledger):
    """An unreadable range is asked back; none at all is asked for once."""
    explorer = shell_estimator(ledger, predict=True)
    assert press(explorer, "9", "1").startswith("The low figure must not be above")
    assert press(explorer, "", "") == WORDS["range_empty"]
    press(explorer, "", "")
    assert explorer.inputs["rounds"].value == {"low": "250", "best": "", "high": "480"}


STATES = [
    {},
    {"containers": {"low": 6000, "high": 7000}},
    {"rounds": {"low": 250, "best": 300, "high": 480}, "held": {"low": 12.5, "high": 60}},
    {"published": "all", "seed": 11},
    {"seed": np.int64(4)},
    {"predict": True},
]


@pytest.mark.parametrize("given", STATES, ids=lambda given: " ".join(given) or "none")
def test_the_state_reads_back_as_code(ledger, given):
    """What was given is in the state, and the line of code below gives the same state."""
    explorer = shell_estimator(ledger, **given)
    assert given.items() <= explorer.state.items()
    line = explorer.code.split("`")[1]
    again = eval(line, {"whosays": whosays, "ledger": ledger})
    assert again.state == explorer.state
    assert np.array_equal(again.dots, explorer.dots)


def test_the_line_of_code_is_short(ledger):
    """Only what is not as usual stands in it."""
    assert shell_estimator(ledger).code.endswith(f"`{CALL})`")


WRONG = {
    "order": ({"rounds": (480, 250)}, "rounds: this range is out of order: low 480, high 250. The "
              f"low number comes first and the high one last. Type {CALL}, rounds=(250, 480))."),
    "no range": ({"held": 50}, "held: 50 is not a range. A range has a low and a high number. "
                 f"Type {CALL}, held=(0, 100))."),
    "too much": ({"held": (0, 140)}, "held cannot go up to 140. At most 100 is understood here. "
                 f"Type {CALL}, held=(0, 100))."),
    "published": ({"published": "new"}, "published cannot be 'new'. It is one of: same, all. "
                  f'Type {CALL}, published="all").'),
    "predict": ({"predict": "yes"}, "predict cannot be 'yes'. It is True or False. "
                f"Type {CALL}, predict=True)."),
    "seed": ({"seed": -1}, "seed cannot be -1. It is a whole number from 0 to "
             "9,223,372,036,854,775,808. Type seed=50, or leave it out."),
}  # fmt: skip


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_argument_is_told(ledger, given, told):
    """What, why, and what to type instead."""
    with pytest.raises((TypeError, ValueError)) as caught:
        shell_estimator(ledger, **given)
    assert str(caught.value) == told


@pytest.mark.parametrize("given", ["own", 5, None], ids=str)
def test_what_is_no_ledger_is_told(given):
    """A name, a number or nothing is answered with the call to type."""
    with pytest.raises(TypeError) as caught:
        shell_estimator(given)
    assert str(caught.value) == (
        f"The shell estimator cannot run on a {type(given).__name__}. It needs a whole ledger, "
        "with its claims and pages. Type whosays.shell_estimator(ledger)."
    )


def test_another_ledger_works(tmp_path):
    """Where a ledger counts no containers, the reader's own ranges are asked for."""
    explorer = shell_estimator(whosays.load(write_ledger(tmp_path / "march")))
    assert explorer.value["containers"] == {}
    assert explorer.figure.caption == WORDS["nothing"]
    for name in ("containers", "rounds"):
        explorer.inputs[name].value = {"low": "10", "best": "", "high": "20"}
    assert explorer.figure.first_about["sentence"].startswith("In 10 of the 50 dots")


def test_a_ledger_of_an_earlier_day_works(ledger):
    """What was known in February 2024 gives ranges, too."""
    explorer = shell_estimator(ledger.known_by("2024-03-01"))
    assert explorer.value["rounds"]["high"] == 448
    assert len(explorer.dots) == 50
