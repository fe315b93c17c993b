"""The explorer of losses: never mixed, paired by claimant and day, and read back as code."""

import pytest
from small_ledger import write_ledger

import whosays
from whosays import lessons
from whosays.explore import loss_explorer

WORDS = lessons.words()["explore"]["losses"]
HUR, OWN, JCS = (
    "c-2025-02-26-hur-400",
    "c-2025-03-05-hur-4000-10pct",
    "c-2025-03-27-jcs-casualties",
)


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


def offered(control):
    """Return the ids that a control offers."""
    return [option["id"] for option in control.spec["options"]]


@pytest.mark.parametrize("measure", ["killed", "wounded", "casualties"])
def test_one_picture_counts_one_thing(ledger, measure):
    """Killed, wounded and casualties never share a scale, and no thin row is drawn."""
    explorer = loss_explorer(ledger, measure=measure)
    ids = [step["value"] for step in explorer.figure.steps]
    rows = ledger.claims[ledger.claims["claim_id"].isin(ids)]
    assert set(rows["measure"]) == {measure}
    assert set(rows["unit"]) == {"persons"}
    assert not rows["thin"].any()


def test_silence_is_not_zero(ledger):
    """Both pictures say that two sides gave no total."""
    explorer = loss_explorer(ledger)
    told = WORDS["silence"]["north-korea-russia"]
    assert told in explorer.figure.caption
    assert told in explorer.shares.caption


def test_a_part_brings_the_whole_of_its_claimant(ledger):
    """Another part is set in the whole of the same claimant and time by default."""
    explorer = loss_explorer(ledger, view="sentences")
    explorer.part.value = HUR
    assert explorer.value == [HUR, OWN]
    assert "**Our division of their two figures.**" in explorer.whole.note
    assert "That is about 10 % of these casualties." in explorer.whole.note


def test_another_whole_is_nobodys_claim(ledger):
    """Both claimants are named, and the label says whose arithmetic it is."""
    note = loss_explorer(ledger, part=HUR, whole=JCS).whole.note
    assert "HUR said on 5 March 2025: about 400 killed" in note
    assert "Joint Chiefs of Staff said on 27 March 2025: about 4,000 casualties" in note
    assert note.endswith(
        "**Our arithmetic, nobody's claim**: the two figures are of different claimants."
    )


SHARES = {
    "c-2025-01-24-ukmod-quarter": "**The claimant stated this share.**",
    "c-2025-02-14-zelensky-two-thirds": "**The claimant stated this share as an opinion.**",
}


@pytest.mark.parametrize(("part", "told"), SHARES.items(), ids=["stated", "an opinion"])
def test_a_stated_share_is_never_made_a_number(ledger, part, told):
    """The sentence keeps the claimant's words, and says that no number was given."""
    note = loss_explorer(ledger, part=part).whole.note
    assert told in note
    assert "a share and not a number" in note
    assert note.endswith("No number of killed was given, and none is worked out here.")


REFUSED = {
    "a share in another total": ("c-2025-01-24-ukmod-quarter", "c-2025-04-30-nis-4700", "A share"),
    "larger than its whole": ("c-2026-01-06-reuters-6000-killed", JCS, "The part, 6,000, is"),
}


@pytest.mark.parametrize(("part", "whole", "why"), REFUSED.values(), ids=REFUSED)
def test_no_sentence_is_made_of_what_does_not_fit(ledger, part, whole, why):
    """The reason stands where the sentence would."""
    note = loss_explorer(ledger, part=part, whole=whole).whole.note
    assert note.startswith(f"**No sentence can be made of these two.** {why}")


def test_a_part_of_another_kind_brings_other_wholes(ledger):
    """Those back at the front are a part of the wounded, and of nothing else."""
    explorer = loss_explorer(ledger, part="c-2025-02-26-hur-300-back")
    assert explorer.whole.value == "c-2025-02-26-hur-3600"
    counted = {ledger.claim(id)["measure"] for id in offered(explorer.whole)}
    assert counted == {"wounded"}


def test_the_brief_stands_beside_what_the_ledger_allows(ledger):
    """All four figures behind b7 are told, each with who gave it, and the match as inference."""
    note = loss_explorer(ledger, wrong="b7").wrong.note
    for figure in ("about 4,000 casualties", "about 400 killed", "about 3,600 wounded"):
        assert figure in note
    assert "about 300 of the wounded back at the front" in note
    assert note.endswith("That the brief joined the two is our inference from the match.")


def test_wrong_sentences_are_casualties_retold_as_dead(ledger):
    """Each was found again, stands on no mirror, and has its claim and page beside it."""
    explorer = loss_explorer(ledger, view="sentences")
    ids = [id for id in offered(explorer.wrong) if id.startswith("r-")]
    assert {ledger.row(id)["change"] for id in ids} == {"casualties-to-killed"}
    assert "not-found" not in {ledger.row(id)["checked"] for id in ids}
    assert offered(explorer.wrong)[-1] == "b7"


def test_the_first_sentence_retells_a_total_that_has_its_killed_beside_it(ledger):
    """Its claimant gave casualties and a share of killed, so that the two words can be compared."""
    explorer = loss_explorer(ledger, view="sentences")
    assert explorer.wrong.value == "r-24-biobio-2025-01-24-ukmod"
    assert "said on 24 January 2025: about 4,000 casualties" in explorer.wrong.note
    assert "wrong=" not in explorer.code


FIGHTS = ["c-2024-12-24-sof-77", "c-2025-01-sof-21", "c-2025-01-sof-40"]
STRIKES = ["c-2024-10-04-three-wounded", "c-2024-11-24-gdc-500-killed"]


@pytest.mark.parametrize("id", [*FIGHTS, *STRIKES])
def test_the_tally_of_one_fight_is_no_part(ledger, id):
    """One crew, battle or strike is set in nobody's total; the ledger still has its figure."""
    assert id not in offered(loss_explorer(ledger, view="sentences").part)
    assert id in set(ledger.claims["claim_id"])


STATES = [
    {},
    {"measure": "casualties"},
    {"measure": "casualties", "at": JCS},
    {"view": "shares"},
    {"view": "shares", "measure": "wounded"},
    {"view": "sentences"},
    {"part": HUR},
    {"part": HUR, "whole": JCS, "wrong": "b7"},
]


@pytest.mark.parametrize("given", STATES, ids=lambda given: " ".join(given) or "none")
def test_the_state_reads_back_as_code(ledger, given):
    """What was given is in the state, and the line of code below gives the same state."""
    explorer = loss_explorer(ledger, **given)
    assert given.items() <= explorer.state.items()
    line = explorer.code.split("`")[1]
    assert eval(line, {"whosays": whosays, "ledger": ledger}).state == explorer.state


def test_another_view_shows_its_own_controls(ledger):
    """Each view has its controls, and the line of code names the view."""
    explorer = loss_explorer(ledger)
    explorer.view.value = "shares"
    assert explorer.children == [explorer.view, explorer.part_measure, explorer.shares]
    explorer.view.value = "sentences"
    assert explorer.children[1:] == [explorer.part, explorer.whole, explorer.wrong]
    assert 'loss_explorer(ledger, view="sentences")' in explorer.code


def test_nobody_is_asked_to_bet(ledger):
    """No view has a range, a confidence or a button."""
    explorer = loss_explorer(ledger)
    kinds = set()
    for name in offered(explorer.view):
        explorer.view.value = name
        kinds |= {type(child).__name__ for child in explorer.children}
    assert kinds == {"Choice", "Figure", "Picker"}


WRONG = {
    "a view": (
        {"view": "numbers"}, ValueError,
        "There is no view 'numbers'. The views are figures, shares, sentences. "
        'Type whosays.loss_explorer(ledger, view="figures").',
    ),
    "a measure": (
        {"measure": "shells"}, ValueError,
        "'shells' cannot be chosen as measure. There are 3, beginning with killed, wounded, "
        'casualties. Type whosays.loss_explorer(ledger, measure="killed").',
    ),
    "a share of the whole": (
        {"view": "shares", "measure": "casualties"}, ValueError,
        "'casualties' cannot be chosen as measure. There are 2, beginning with killed, wounded. "
        'Type whosays.loss_explorer(ledger, measure="killed").',
    ),
    "no place for it": (
        {"view": "shares", "part": HUR}, ValueError,
        "part has no place in the view of shares. It belongs to the view of sentences. Type "
        f'whosays.loss_explorer(ledger, view="sentences", part="{HUR}").',
    ),
    "a wounded whole": (
        {"part": HUR, "whole": "c-2025-02-26-hur-3600"}, ValueError,
        "'c-2025-02-26-hur-3600' cannot be chosen as whole. There are 25, beginning with "
        "c-2024-12-14-hur-200-joint, c-2024-12-16-hur-30, c-2024-12-18-kovalenko-200. "
        'Type whosays.loss_explorer(ledger, whole="c-2024-12-14-hur-200-joint").',
    ),
    "no text": (
        {"measure": 3}, TypeError,
        'measure cannot be 3. It is a text. Type whosays.loss_explorer(ledger, measure="killed").',
    ),
    "a point": (
        {"measure": "wounded", "at": HUR}, ValueError,
        f"'{HUR}' is not a point of this chart. It has 5, such as 'c-2024-10-04-three-wounded'. "
        'Type whosays.loss_explorer(ledger, at="c-2024-10-04-three-wounded").',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "error", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_argument_is_told(ledger, given, error, told):
    """What, why, and what to type instead."""
    with pytest.raises(error) as caught:
        loss_explorer(ledger, **given)
    assert str(caught.value) == told


def test_a_ledger_without_losses_is_told(tmp_path):
    """A story of a march has nothing to show here."""
    with pytest.raises(ValueError, match="no killed") as caught:
        loss_explorer(whosays.load(write_ledger(tmp_path / "march")))
    assert str(caught.value) == (
        "This ledger counts no killed, wounded or casualties. There is nothing to look at here. "
        "Type whosays.estimates_over_time(ledger)."
    )


@pytest.mark.parametrize("view", ["figures", "shares", "sentences"])
@pytest.mark.parametrize("day", ["2024-10-05", "2024-12-20", "2025-01-14"])
def test_an_early_ledger_is_shown_as_far_as_it_goes(ledger, day, view):
    """Before the last of the parts was counted each view stands, and its line reads back."""
    early = ledger.known_by(day)
    explorer = loss_explorer(early, view=view)
    line = explorer.code.split("`")[1]
    assert eval(line, {"whosays": whosays, "ledger": early}).state == explorer.state
