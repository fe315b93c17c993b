"""How much of a text is read: more than any brief has, and never so much that somebody waits."""

from typing import Any

from whosays import briefs

MOST_NUMBERS = 60
MOST_SIGNS = 20_000
_ENDS = (". ", "! ", "? ", "\n")


def beginning(text: str) -> tuple[str, tuple[Any, ...]]:
    """Return the part of a text that is read, and its numbers.

    A text with more numbers or signs than these ends after a sentence, where it has one.
    """
    part = text
    if len(text) > MOST_SIGNS:
        last = max(text.rfind(mark, 0, MOST_SIGNS) for mark in _ENDS)
        part = text[: last + 1 or MOST_SIGNS]
    found = briefs.figures(part)
    if len(found) > MOST_NUMBERS:
        found = found[:MOST_NUMBERS]
        part = part[: sentence(part, found[-1].start, found[-1].end)[1]]
    return part, found


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a place begins and ends.

    >>> sentence("So. 3,000 came. No.", 4, 9)
    (3, 15)
    """
    first = max(text.rfind(mark, 0, start) + 1 for mark in _ENDS)
    ends = [text.find(mark, end) for mark in _ENDS]
    return first, min([it + 1 for it in ends if it >= 0], default=len(text))
