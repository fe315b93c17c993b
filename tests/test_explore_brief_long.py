"""A text as long as a book: its beginning is read, and the page says so."""

import pytest

import whosays
from whosays import lessons
from whosays.explore._brief_claims import Claims
from whosays.explore._brief_read import MOST_NUMBERS, MOST_SIGNS, beginning
from whosays.explore._brief_rows import Rows
from whosays.explore._brief_ties import Draft

WORDS = lessons.words()["explore"]["brief"]
MANY = "".join(f"HUR told of {n} soldiers in May. " for n in range(101, 2101))
LONG = "Nobody gave a number. " * 2000
SHORT = "HUR told of 11,000 soldiers."


@pytest.mark.parametrize("text", [MANY, LONG], ids=["numbers", "words"])
def test_only_the_beginning_of_a_long_text_is_read(text):
    """So many numbers or signs, and whole sentences."""
    part, found = beginning(text)
    assert text.startswith(part)
    assert part.endswith(".")
    assert len(part) <= MOST_SIGNS
    assert len(found) == (MOST_NUMBERS if text is MANY else 0)


def test_a_short_text_is_read_to_its_end():
    """Nothing is left out of what a student writes."""
    part, found = beginning(SHORT)
    assert (part, [each.text for each in found]) == (SHORT, ["11,000"])


def test_a_long_text_without_a_full_stop_is_cut():
    """Not even one sentence of a million signs keeps anybody waiting."""
    assert len(beginning("5 " * 500_000)[0]) <= MOST_SIGNS


SUMMARIES = {"numbers": (MANY, True), "words": (LONG, True), "short": (SHORT, False)}


@pytest.mark.parametrize(("text", "told"), SUMMARIES.values(), ids=SUMMARIES)
def test_the_summary_says_what_was_not_read(text, told):
    """Whoever pastes a book learns that its end was left alone."""
    ledger = whosays.load()
    part, found = beginning(text)
    shown = Rows(ledger, Claims(ledger)).shown(Draft().write(text, found), part)
    assert len(shown["figures"]) == len(shown["trace"]["rows"]) == len(found)
    assert (WORDS["beginning"] in shown["summary"]) is told
