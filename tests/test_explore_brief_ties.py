"""A tie follows its number while the words around it change."""

import re
from types import SimpleNamespace

import pytest

from whosays.explore._brief_ties import OWN, Draft, begin, spans

START = "Seoul said 3,000 men and 220 guns."


def found(text):
    """Return the numbers of a text, written in digits."""
    hits = re.finditer(r"\d+(?:,\d+)*", text)
    return [SimpleNamespace(start=it.start(), end=it.end(), text=it.group()) for it in hits]


@pytest.fixture
def draft():
    """A text with two numbers, the first tied to a claim, the second one's own."""
    draft = Draft().write(START, found(START))
    return draft.tie(1, "c-1").tie(2, OWN)


def tied(draft):
    """Return each number with its tie."""
    return {each.figure.text: each.tie for each in draft.numbers}


EDITS = {
    "words before": ("In March Seoul said 3,000 men and 220 guns.", {"3,000": "c-1", "220": OWN}),
    "words between": ("Seoul said 3,000 more men and 220 guns.", {"3,000": "c-1", "220": OWN}),
    "words after": (START + " So it was.", {"3,000": "c-1", "220": OWN}),
    "in two places": ("So Seoul said 3,000 men and of 220 guns", {"3,000": "c-1", "220": OWN}),
    "the number mended": ("Seoul said 3,500 men and 220 guns.", {"3,500": "c-1", "220": OWN}),
    "another number": ("Seoul said 700 men and 220 guns.", {"700": "c-1", "220": OWN}),
    "one number gone": ("Seoul said men and 220 guns.", {"220": OWN}),
    "a number before": (
        "On 9 days Seoul said 3,000 men and 220 guns.",
        {"9": "", "3,000": "c-1", "220": OWN},
    ),
    "all gone": ("", {}),
}


@pytest.mark.parametrize(("text", "ties"), EDITS.values(), ids=EDITS)
def test_a_tie_follows_its_number(draft, text, ties):
    """Whatever is typed around a number, or into it, its tie stays with it and no other."""
    assert tied(draft.write(text, found(text))) == ties


def test_a_page_put_in_its_place_takes_the_ties_away(draft):
    """Where all is other and long, nothing is guessed, and nobody waits."""
    long = Draft().write(START + " word" * 400, found(START)).tie(1, "c-1")
    other = " page 12" * 400
    assert long.write(other, found(other)).ties == []


def test_a_number_keeps_its_key(draft):
    """The row on the page stays the same one; a new number gets a key of its own."""
    text = "On 9 days Seoul said 3,000 men and 220 guns."
    assert [each.key for each in draft.write(text, found(text)).numbers] == [3, 1, 2]


def test_a_number_that_comes_back_is_tied_again(draft):
    """Cut out and put in elsewhere, it still rests on the same claim."""
    cut = "Seoul said and 220 guns."
    pasted = "Seoul said and 220 guns and 3,000 men."
    again = draft.write(cut, found(cut)).write(pasted, found(pasted))
    assert tied(again) == {"220": OWN, "3,000": "c-1"}


def test_a_tie_is_changed_and_taken_away(draft):
    """The last word counts; a key that has gone changes nothing."""
    assert tied(draft.tie(1, "").tie(2, "c-2").tie(9, "c-3")) == {"3,000": "", "220": "c-2"}


def test_what_is_kept_comes_back(draft):
    """The ties as they are kept give the same ties again."""
    kept = [{"start": 11, "end": 16, "claim": "c-1"}, {"start": 25, "end": 28, "own": True}]
    assert draft.ties == kept
    assert begin(START, kept, found(START)).ties == kept


def test_a_kept_tie_without_a_number_is_left_out():
    """A tie to words that are no number is not shown, and nothing fails."""
    assert begin(START, [{"start": 0, "end": 5, "claim": "c-1"}], found(START)).ties == []


def test_signs_of_two_halves_count_as_one():
    """Places are counted in characters, whatever stands before the number."""
    figure = found(START)[0]
    assert spans(START, f"😀 {START}", figure) == (figure.start + 2, figure.end + 2)
