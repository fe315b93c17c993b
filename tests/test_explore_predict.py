"""A range before the reveal: read as people type it, shown beside what was published, no score."""

import pytest

import whosays
from whosays import lessons
from whosays.controls import Figure
from whosays.explore import estimates_over_time

WORDS = lessons.words()["explore"]["estimates"]


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


@pytest.fixture
def explorer(ledger):
    """The further batches, not yet shown."""
    return estimates_over_time(ledger, measure="troops-sent-additional", predict=True)


def kinds(explorer):
    """Return what stands in the explorer."""
    return [type(child).__name__ for child in explorer.children]


def press(explorer, low="", best="", high=""):
    """Type a range and press the button; return what is told beside it."""
    typed = explorer.children[0]
    given = {"low": low, "best": best, "high": high}
    typed._receive(typed, {"type": "submit", "value": given}, [])
    return typed.note


def test_nothing_is_shown_before(explorer):
    """Before the reveal there is no chart, no table, no list and no claim in the page."""
    assert kinds(explorer) == ["Range"]
    assert explorer._repr_mimebundle_()[0]["text/html"] == ""


def test_the_reveal_sets_the_range_beside_the_figures(explorer):
    """Numbers as people type them; the first figure draws the range, the last opens the points."""
    told = (
        "Of the 5 published figures: 2 inside your range, 1 with a floor inside your range, "
        "1 above your range and 1 across one end of your range. "
        "A floor (“at least”, “more than”) leaves open how far up the number lies."
    )
    assert press(explorer, "1k", "", "two thousand") == told
    first, last = [child for child in explorer.children if isinstance(child, Figure)]
    alt = first.first_about["alt"]
    assert "Your range: 1,000 to 2,000 people." in alt
    assert told in alt
    assert len(last.steps) == 5
    assert explorer.state["predict"] == {"low": 1000, "high": 2000}


def test_another_range_is_drawn_anew(explorer):
    """A second press draws the new range in the same figure."""
    press(explorer, "1000", "", "2000")
    figure = explorer.children[1]
    press(explorer, "500", "1500", "9000")
    assert explorer.children[1] is figure
    assert "Your range: 500 to 9,000" in figure.first_about["alt"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("1000", "", ""), "A range needs a low and a high figure. Fill in the empty box"),
        (("3000", "", "1000"), "The low figure must not be above the best one"),
        (("soldiers", "", "3000"), "“soldiers” could not be read as a number."),
        (("1000-2000", "", "3000"), "“1000-2000” is a range. Type one figure here"),
    ],
    ids=["one end", "order", "no number", "range in a box"],
)
def test_what_cannot_be_read_is_asked_back(explorer, typed, told):
    """Nothing is revealed until the range can be read, and a sentence says what to mend."""
    assert press(explorer, *typed).startswith(told)
    assert kinds(explorer) == ["Range"]


def test_nobody_has_to_guess(explorer):
    """An empty range is asked for once; the second press shows the figures without one."""
    assert press(explorer) == WORDS["range_empty"]
    assert kinds(explorer) == ["Range"]
    assert press(explorer) == ""
    assert kinds(explorer)[-1] == "Figure"
    assert len([each for each in kinds(explorer) if each == "Figure"]) == 1


@pytest.mark.parametrize("predict", [True, {"low": 1, "high": 9}], ids=["asked", "given"])
@pytest.mark.parametrize("measure", ["killed", "wounded", "casualties", "missing"])
def test_nobody_bets_on_losses(ledger, measure, predict):
    """Figures of the dead and hurt are shown at once, with a word why; no range is drawn."""
    explorer = estimates_over_time(ledger, measure=measure, predict=predict)
    assert "Range" not in kinds(explorer)
    assert explorer.figure.caption.startswith(WORDS["care"])
    assert explorer.state["predict"] is True


def test_no_score_is_said(explorer):
    """No word of right, wrong, points or score stands in what is shown."""
    press(explorer, "1000", "", "2000")
    first = explorer.children[1]
    said = f"{first.caption} {first.first_about['alt']}".casefold().split()
    assert {"right", "wrong", "score", "points", "correct"} & set(said) == set()


def test_a_range_typed_elsewhere_is_shown_at_once(ledger):
    """The answer to a question, in texts as they were typed, needs no second typing."""
    typed = {"low": "1k", "best": "", "high": "two thousand"}
    explorer = estimates_over_time(ledger, measure="troops-sent-additional", predict=typed)
    assert explorer.state["predict"] == {"low": 1000, "high": 2000}
    assert kinds(explorer)[:2] == ["Range", "Figure"]


def test_an_unclear_range_typed_elsewhere_is_asked_back(ledger):
    """Nothing is revealed; the reader finds the own words in the boxes, and what to mend."""
    typed = {"low": "soldiers", "best": "", "high": "3000"}
    explorer = estimates_over_time(ledger, measure="troops-sent-additional", predict=typed)
    assert kinds(explorer) == ["Range"]
    assert explorer.children[0].value == typed
    assert explorer.children[0].note.startswith("“soldiers” could not be read as a number.")
