"""Estimates over time: what can be chosen, what is drawn, and the state that reads back."""

import pytest
from small_ledger import set_cell, write_ledger

import whosays
from whosays import lessons
from whosays.explore import estimates_over_time

FOUR = ["troops-sent-total", "troops-sent-additional", "troops-in-theatre", "troops-planned"]
WORDS = lessons.words()["explore"]["estimates"]


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


def offered(control):
    """Return the ids that a control offers."""
    return [option["id"] for option in control.spec["options"]]


def drawn(explorer, ledger):
    """Return the claims that are drawn, in the ledger's rows."""
    return ledger.claims[
        ledger.claims["claim_id"].isin([s.get("value") for s in explorer.figure.steps])
    ]


def test_four_measures_stand_together(ledger):
    """Sent, added, present and planned can be chosen, each in a short word."""
    measure = estimates_over_time(ledger).measure
    assert offered(measure) == FOUR
    texts = [option["text"] for option in measure.spec["options"]]
    assert texts == ["sent so far", "added", "present", "planned"]


@pytest.mark.parametrize("measure", FOUR)
def test_no_thin_claim_is_drawn(ledger, measure):
    """No picture rests on claims that only mirrors carry, and the caption counts them."""
    explorer = estimates_over_time(ledger, measure=measure)
    rows = drawn(explorer, ledger)
    assert set(rows["measure"]) == {measure}
    assert not rows["thin"].any()
    claims = ledger.measured(measure)
    left = int((claims["thin"] | (claims["checked"] == "not-found")).sum())
    assert WORDS["left_thin"].format(count=left) in explorer.figure.caption


def test_a_measure_brings_its_own_families_and_scopes(ledger):
    """Whoever is not among the claimants of a measure is not offered; neither is their scope."""
    explorer = estimates_over_time(ledger)
    explorer.measure.value = "troops-planned"
    rows = drawn(explorer, ledger)
    groups = rows["asserted_by"].map(ledger.sources.set_index("source_id")["family_group"])
    assert set(offered(explorer.families)) == set(explorer.families.value) == set(groups)
    assert set(rows["scope"]) <= set(offered(explorer.scope))


def test_a_family_is_switched_off_and_stays_off(ledger):
    """Its points go, and with another measure it is still off."""
    explorer = estimates_over_time(ledger, measure="troops-in-theatre")
    explorer.families.value = ["south-korea"]
    explorer.measure.value = "troops-sent-total"
    assert "ukraine" not in explorer.families.value
    assert set(drawn(explorer, ledger)["asserted_by"]) & {"ua-president", "us-dod"} == set()


def test_a_scope_keeps_the_claims_whose_scope_holds_it(ledger):
    """A part of a scope text is enough, whatever its capitals."""
    explorer = estimates_over_time(ledger, measure="troops-in-theatre", scope="kursk")
    scopes = drawn(explorer, ledger)["scope"]
    assert len(scopes) > 3
    assert scopes.str.contains("Kursk").all()


def test_the_ring_stays_where_it_can(ledger):
    """A point that is still drawn after a change is still the one that is ringed."""
    explorer = estimates_over_time(ledger, at="c-2025-03-27-jcs-11000")
    explorer.families.value = ["south-korea"]
    assert explorer.value == "c-2025-03-27-jcs-11000"
    explorer.families.value = ["ukraine"]
    assert explorer.value == explorer.figure.steps[0]["value"]


def test_nothing_left_is_said(ledger):
    """With every family off, the chart is empty and a sentence says how to go on."""
    explorer = estimates_over_time(ledger)
    explorer.families.value = []
    assert explorer.value is None
    assert explorer.figure.first_about["sentence"] == WORDS["nothing"]
    assert explorer.figure.first_about["alt"].startswith("Empty chart.")


STATES = [
    {},
    {"measure": "troops-planned"},
    {"measure": "troops-in-theatre", "families": ["ukraine"], "scope": "Kursk oblast"},
    {"measure": "troops-sent-total", "at": "c-2025-03-27-jcs-11000"},
    {"measure": "troops-sent-additional", "predict": True},
    {"measure": "troops-sent-additional", "predict": {"low": 500, "best": 800, "high": 2000}},
    {"measure": "killed", "predict": True},
    {"same": 11000},
    {"same": 11000, "at": "c-2025-03-27-jcs-11000"},
]


@pytest.mark.parametrize("given", STATES, ids=lambda given: " ".join(given) or "none")
def test_the_state_reads_back_as_code(ledger, given):
    """What was given is in the state, and the line of code below gives the same state."""
    explorer = estimates_over_time(ledger, **given)
    assert given.items() <= explorer.state.items()
    line = explorer.code.split("`")[1]
    assert eval(line, {"whosays": whosays, "ledger": ledger}).state == explorer.state


def test_the_line_of_code_is_short(ledger):
    """Only what is not as usual stands in it."""
    explorer = estimates_over_time(ledger, measure="troops-in-theatre")
    explorer.families.value = ["south-korea", "allies"]
    explorer.figure.index = 1
    start = (
        'whosays.estimates_over_time(ledger, measure="troops-in-theatre", families=["south-korea"'
    )
    assert start in explorer.code
    assert f'at="{explorer.value}")`' in explorer.code
    assert "predict" not in explorer.code


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        (
            {"families": ["seoul"]}, ValueError,
            "There is no family group 'seoul'. The groups are south-korea, ukraine, allies, "
            "north-korea-russia, others. "
            'Type whosays.estimates_over_time(ledger, families=["south-korea"]).',
        ),
        (
            {"measure": "troops-sent-additional", "scope": "the moon"}, ValueError,
            "No claim of troops-sent-additional has a scope with 'the moon'. One of theirs is "
            "'second deployment, Jan-Feb 2025'. Type whosays.estimates_over_time(ledger, "
            "measure='troops-sent-additional') and look at the list of scopes.",
        ),
        (
            {"predict": "yes"}, TypeError,
            "predict cannot be 'yes'. It is True, False, or a range. Type "
            'whosays.estimates_over_time(ledger, predict=True), or '
            'predict={"low": 1000, "high": 3000}.',
        ),
        (
            {"predict": {"low": 3}}, ValueError,
            "{'low': 3} is not a range. It needs a low and a high figure, in this order. "
            'Type whosays.estimates_over_time(ledger, predict={"low": 1000, "high": 3000}).',
        ),
        (
            {"families": 3}, TypeError,
            "families cannot be 3. It is a text, or a list of texts. "
            'Type whosays.estimates_over_time(ledger, families=["south-korea"]).',
        ),
        (
            {"scope": 3}, TypeError,
            "scope cannot be 3. It is a text. "
            'Type whosays.estimates_over_time(ledger, scope="Kursk").',
        ),
        (
            {"same": 11000, "measure": "shells"}, ValueError,
            "same cannot stand beside measure. It shows all claims that bear the number, whatever "
            "they count and whoever says so. Type whosays.estimates_over_time(ledger, same=11000).",
        ),
        (
            {"same": "11k"}, TypeError,
            "same cannot be '11k'. It is a number that claims bear. "
            "Type whosays.estimates_over_time(ledger, same=11000).",
        ),
        (
            {"at": "c-1"}, ValueError,
            "'c-1' is not a point of this chart. It has 18, such as 'c-2024-10-18-nis-1500'. "
            'Type whosays.estimates_over_time(ledger, at="c-2024-10-18-nis-1500").',
        ),
    ],
    ids=[
        *("family", "scope", "predict", "range", "families", "no scope", "same beside another"),
        *("same", "at"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_told(ledger, given, error, told):
    """What, why, and what to type instead."""
    with pytest.raises(error) as caught:
        estimates_over_time(ledger, **given)
    assert str(caught.value) == told


@pytest.mark.parametrize("given", ["own", 5, None], ids=str)
def test_what_is_no_ledger_is_told(given):
    """A name, a number or nothing is answered with the call to type."""
    with pytest.raises(TypeError) as caught:
        estimates_over_time(given)
    assert str(caught.value) == (
        f"The explorer of estimates cannot run on a {type(given).__name__}. It needs a whole "
        "ledger, with its claims and pages. Type whosays.estimates_over_time(ledger)."
    )


def test_no_family_at_all_can_be_typed_again(ledger):
    """With all families switched off, the line of code gives that state."""
    assert estimates_over_time(ledger, families=[]).state["families"] == []


def test_claims_in_words_are_not_another_unit(tmp_path):
    """A claim in words has no unit, and is told as what it is."""
    folder = write_ledger(tmp_path / "march")
    for column, value in {"qualifier": "words", "value": "", "low": "", "unit": ""}.items():
        set_cell(folder, "claims", column, value, row=2)
    set_cell(folder, "claims", "words", "thousands", row=2)
    caption = estimates_over_time(whosays.load(folder)).figure.caption
    assert caption.endswith("Left out here: claims in words, without a number (1).")


def test_an_unknown_measure_lists_the_choices(ledger):
    """The ledger says what it counts."""
    with pytest.raises(whosays.LedgerError, match="'soldiers'"):
        estimates_over_time(ledger, measure="soldiers")


def test_another_ledger_works(tmp_path):
    """Any ledger opens with a measure of its own."""
    ledger = whosays.load(write_ledger(tmp_path / "march"))
    explorer = estimates_over_time(ledger)
    assert explorer.state["measure"] in set(ledger.claims["measure"])
    assert explorer.figure.picture().startswith(b"\x89PNG")


def test_losses_are_not_offered_beside_soldiers(ledger):
    """Who looks at soldiers sent is not led on to figures of the dead."""
    assert "killed" not in offered(estimates_over_time(ledger).measure)
    assert "killed" in offered(estimates_over_time(ledger, measure="killed").measure)
