"""A range in percent is offered for the student's own judgement, never for a claimant's word."""

import pytest

from whosays import briefs

OWN = [
    ("I think it is likely that more will come.", [("likely", 55, 80)]),
    ("In my view this is very unlikely.", [("very unlikely", 5, 20)]),
    ("We think it's almost certain.", [("almost certain", 95, 99)]),
    ("To me it seems probable.", [("likely", 55, 80)]),
    ("I think it is likely (55-80 %).", []),
    ("I think it is 70 % likely.", []),
    ("Britain says it is highly likely.", []),
    ("It is likely.", []),
    ("", []),
]
CHANCES = [(1, "almost no chance"), (5, "almost no chance"), (10, "very unlikely"),
           (30, "unlikely"), (50, "roughly even chance"), (70, "likely"), (80, "very likely"),
           (90, "very likely"), (97, "almost certain")]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), OWN, ids=[text for text, _ in OWN])
def test_only_an_own_judgement_is_offered_a_range(text, wanted):
    """And only once: a word with its number needs none."""
    assert [(each.term, each.low, each.high) for each in briefs.offers(text)] == wanted


def test_a_sentence_with_a_claim_is_the_claimants():
    """Beside a tied figure the likelihood word is not the student's."""
    text = "I think 4,000 is likely."
    tie = {"start": 8, "end": 13, "claim": "c-2025-03-27-jcs-casualties"}
    assert briefs.offers(text, [tie]) == ()


@pytest.mark.parametrize(("percent", "term"), CHANCES)
def test_a_chance_has_its_word(percent, term):
    """On a border, the word nearer to certainty."""
    found = briefs.likelihood(percent)
    assert found is not None
    assert found.term == term


def test_what_is_no_likelihood_has_none():
    """No word of the table, or a chance outside it."""
    assert briefs.likelihood("perhaps") is None
    assert briefs.likelihood(0) is None
    assert briefs.likelihood(120) is None


MOVES = [
    ("about 4,000", "Some say about 4,000", [(15, 20)]),
    ("about 4,000", "about 4,000 soldiers", [(6, 11)]),
    ("about 4,000", "about 14,000", []),
    ("about 4,000", "about 4,0005", []),
    ("about 4,000", "", []),
    ("about 4,000", "about 4,000", [(6, 11)]),
]


@pytest.mark.parametrize(("old", "new", "places"), MOVES, ids=[new for _, new, _ in MOVES])
def test_a_tie_follows_its_figure(old, new, places):
    """Through an edit before or behind it; an edit of the figure itself drops it."""
    kept = briefs.follow([{"start": 6, "end": 11, "own": True}], old, new)
    assert [(tie["start"], tie["end"]) for tie in kept] == places
