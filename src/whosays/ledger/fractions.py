"""Shares that were said in words: ``about a quarter``, ``a third to a half``."""

from __future__ import annotations

import re

# English only: so are the words of a ledger, whatever the language of the page.
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_PARTS = {
    **{"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10},
    **{"thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10},
}
_HEDGES = {
    "about": ("about", "some", "around", "roughly"),
    "nearly": ("nearly", "almost"),
    "at-least": ("at least",),
    "more-than": ("more than", "over"),
    "up-to": ("up to",),
}
_ONE = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|percent|per cent)|(?:(\w+) )?(\w+)")


def fraction(text: str) -> tuple[str, float, float] | None:
    """Read a share that was said in words: its hedge and its ends, from 0 to 1.

    Nothing is guessed: what is not plainly a share gives None.

    >>> fraction("about a quarter")
    ('about', 0.25, 0.25)
    """
    plain = " ".join(text.casefold().replace("-", " ").split())
    hedge = "exact"
    for name, words in _HEDGES.items():
        if found := [word for word in words if plain.startswith(f"{word} ")]:
            hedge, plain = name, plain.removeprefix(found[0]).strip()
    ends = [_one(each) for each in plain.split(" to ")]
    numbers = [each for each in ends if each is not None]
    if len(numbers) != len(ends) or len(ends) > 2 or numbers != sorted(numbers):
        return None
    return hedge, numbers[0], numbers[-1]


def _one(text: str) -> float | None:
    """Return one share as a number, or None."""
    if not (found := _ONE.fullmatch(text)):
        return None
    percent, count, part = found.groups()
    if percent:
        share = float(percent) / 100
    elif part in _PARTS and (count or "one") in _COUNTS:
        share = _COUNTS[count or "one"] / _PARTS[part]
    else:
        return None
    return share if 0 <= share <= 1 else None
