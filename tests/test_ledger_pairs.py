"""Parts find the whole of the same claimant and time; all else is our arithmetic."""

import pytest
from small_ledger import write_ledger

import whosays
from whosays.ledger.fractions import fraction
from whosays.ledger.pairs import label, pair, pairs, parts, wholes


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


def test_a_share_that_was_stated_is_told_apart_from_a_division(ledger):
    """Three shares of the dead were stated; four are of two figures of one claimant."""
    said = pairs(ledger).set_index("claim_id")["said"]
    stated = {id for id, kind in said.items() if kind == "stated"}
    assert stated == {
        "c-2025-01-24-ukmod-quarter",
        "c-2025-02-14-zelensky-two-thirds",
        "c-2025-03-28-ukmod-third-killed",
    }
    assert set(said) - {"stated"} == {"divided"}


@pytest.mark.parametrize("part", ["killed", "wounded", "returned-to-front"])
def test_part_and_whole_have_one_claimant_and_one_time(ledger, part):
    """Whoever gave the part gave the whole, for the same day or on the same day."""
    for each in pairs(ledger, part=part).itertuples():
        one, other = ledger.claim(each.claim_id), ledger.claim(each.whole)
        assert one["asserted_by"] == other["asserted_by"]
        assert one["as_of"] == other["as_of"] or one["stated_on"] == other["stated_on"]


def test_a_part_finds_a_whole_that_describes_the_same_day(ledger):
    """HUR's 400 and its 4,000 are both as of 26 February."""
    found = pairs(ledger).set_index("claim_id").loc["c-2025-02-26-hur-400"]
    assert (found["whole"], found["low"], found["whole_low"]) == (
        "c-2025-03-05-hur-4000-10pct",
        400,
        4000,
    )


def test_no_pair_rests_on_a_thin_row(ledger):
    """What only mirrors carry, or was not found again, is no part and no whole."""
    for rows in (parts(ledger), wholes(ledger)):
        assert not rows["thin"].any()
        assert not (rows["checked"] == "not-found").any()


def test_portraits_are_no_part_of_soldiers(ledger):
    """A part in a unit that no whole has is not offered."""
    assert set(parts(ledger)["unit"]) == {"persons", "share"}


OTHERS = {
    "another claimant": "c-2025-03-27-jcs-casualties",
    "another day": "c-2024-12-16-hur-30",
}


@pytest.mark.parametrize("whole", OTHERS.values(), ids=OTHERS)
def test_any_other_pairing_is_ours(ledger, whole):
    """It bears the label that says so."""
    assert pair(ledger, "c-2025-02-26-hur-400", whole)["said"] == "ours"
    assert label() == "our arithmetic, nobody's claim"


def test_a_stated_share_is_a_part_of_one(ledger):
    """It is not turned into a number of people."""
    found = pair(ledger, "c-2025-01-24-ukmod-quarter", "c-2025-01-24-ukmod-4000")
    assert found["said"] == "stated"
    assert (found["low"], found["whole_low"], found["whole_high"]) == (0.25, 1, 1)


MEND = "Choose a part and a whole that were given together, or leave the figures side by side."
REFUSED = {
    "not a part": (
        "c-2025-02-26-hur-400", "c-2025-02-26-hur-3600",
        "c-2025-02-26-hur-400 counts killed, c-2025-02-26-hur-3600 counts wounded. "
        "The one is no part of the other.",
    ),
    "portraits": (
        "c-2025-08-22-kcna-101", "c-2025-04-30-nis-4700",
        "c-2025-08-22-kcna-101 counts portraits, c-2025-04-30-nis-4700 counts persons. "
        "The one is no part of the other.",
    ),
    "words": (
        "c-2026-01-26-jad-thousands", "c-2025-04-30-nis-4700",
        "c-2026-01-26-jad-thousands has no number to divide. It is a share, or words.",
    ),
    "a whole that is a share": (
        "c-2025-02-26-hur-400", "c-2025-01-19-syrskyi-half",
        "c-2025-01-19-syrskyi-half has no number to divide. It is a share, or words.",
    ),
    "a share elsewhere": (
        "c-2025-01-24-ukmod-quarter", "c-2025-04-30-nis-4700",
        "c-2025-01-24-ukmod-quarter is a share. A share is of its claimant's own whole, and is "
        "never put to another total.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("part", "whole", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_pair_is_refused(ledger, part, whole, told):
    """What, why, and what to choose instead."""
    with pytest.raises(whosays.LedgerError) as caught:
        pair(ledger, part, whole)
    assert str(caught.value) == f"{told} {MEND}"


def test_an_unknown_part_lists_the_choices(ledger):
    """Captured people are in no total here."""
    with pytest.raises(whosays.LedgerError) as caught:
        pairs(ledger, part="captured")
    assert str(caught.value) == (
        "No part is called 'captured'. The choices are killed, returned-to-front and wounded. "
        'For instance: pairs(ledger, part="wounded")'
    )


READ = {
    "about a quarter": ("about", 0.25, 0.25),
    "two thirds": ("exact", 2 / 3, 2 / 3),
    "a third to a half": ("exact", 1 / 3, 0.5),
    "over half": ("more-than", 0.5, 0.5),
    "Some 12.5 %": ("about", 0.125, 0.125),
    "at least three-quarters": ("at-least", 0.75, 0.75),
    "all but one": None,
    "a half to a third": None,
    "five thirds": None,
    "several": None,
    "half a battalion": None,
    "": None,
}


@pytest.mark.parametrize(("text", "found"), READ.items(), ids=[each or "none" for each in READ])
def test_a_share_in_words_is_read_or_left_alone(text, found):
    """What is not plainly a share gives nothing."""
    assert fraction(text) == found


@pytest.mark.parametrize("day", ["2022-01-01", "2024-10-05", "2024-12-20"])
@pytest.mark.parametrize("part", ["killed", "wounded", "returned-to-front"])
def test_before_a_part_was_counted_there_is_none(ledger, day, part):
    """On an early day the tables are empty and keep their columns."""
    early = ledger.known_by(day)
    assert list(pairs(early, part=part)) == list(pairs(ledger, part=part))
    found = parts(early, part=part)
    assert list(found) == list(parts(ledger, part=part))
    assert set(found["claim_id"]) <= set(early.claims["claim_id"])


NO_SHARES = {
    "larger": (("50", "", "", "exact"), ("30", "", "", "exact")),
    "perhaps larger": (("", "10", "40", "between"), ("", "30", "90", "between")),
    "of nobody": (("0", "", "", "exact"), ("0", "", "", "exact")),
}


@pytest.mark.parametrize(("killed", "lost"), NO_SHARES.values(), ids=NO_SHARES)
def test_a_part_that_may_exceed_its_whole_is_no_pair(tmp_path, killed, lost):
    """Another story may hold such figures; its shares can still be drawn."""
    folder = write_ledger(tmp_path / "flood")
    both = (("killed", killed), ("casualties", lost))
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        for measure, (value, low, high, hedge) in both:
            file.write(
                f"c-2025-05-01-{measure},{measure},the flood,{value},{low},{high},persons,{hedge},"
                "stated,,,2025-05-01,city-police,evening-2025-05-01-march,,,A text.,,not-checked,"
                "false\n"
            )
    flood = whosays.load(folder)
    assert len(parts(flood)) == len(wholes(flood)) == 1
    assert pairs(flood).empty
