"""Numbers in a text that changes: each keeps its key and its tie when the words around it move."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, Protocol

# So many pairs of characters are compared in some tens of milliseconds.
_MOST = 1_000_000

Piece = tuple[int, int, int, int, bool]

OWN = "own"
"""The tie of a number that is the writer's own judgement."""


class Found(Protocol):
    """A number as it was found in a text."""

    @property
    def start(self) -> int:
        """Where it begins, in characters."""

    @property
    def end(self) -> int:
        """Where it ends, in characters."""

    @property
    def text(self) -> str:
        """Its words."""


@dataclass(frozen=True)
class Tied:
    """A number with the key it keeps and what it is tied to: the id of a claim, OWN, or ""."""

    key: int
    figure: Any
    tie: str = ""


@dataclass(frozen=True)
class Draft:
    """A text, its numbers in reading order, and the ties of numbers that have gone.

    A number that was cut out and comes back in the same words gets its tie back.
    """

    text: str = ""
    numbers: tuple[Tied, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)
    newest: int = 0

    def write(self, text: str, figures: Sequence[Found]) -> "Draft":
        """Return the draft with another text, in which these numbers were found."""
        pieces = list(_changes(self.text, text)) if self.numbers else []
        moved = [_moved(pieces, each.figure) for each in self.numbers]
        taken: dict[int, Tied] = {}
        for each, place in zip(self.numbers, moved, strict=True):
            free = [n for n, it in enumerate(figures) if n not in taken and _meet(it, place)]
            if free:
                taken[max(free, key=lambda n: _shared(figures[n], place))] = each
        kept = {each.key for each in taken.values()}
        gone = dict(self.gone)
        gone |= {it.figure.text: it.tie for it in self.numbers if it.key not in kept and it.tie}
        newest, numbers = self.newest, []
        for n, figure in enumerate(figures):
            if n in taken:
                numbers.append(replace(taken[n], figure=figure))
                continue
            newest += 1
            numbers.append(Tied(newest, figure, gone.pop(figure.text, "")))
        return Draft(text, tuple(numbers), gone, newest)

    def tie(self, key: object, to: str) -> "Draft":
        """Return the draft with one number tied; a key that has gone changes nothing."""
        numbers = (replace(each, tie=to) if each.key == key else each for each in self.numbers)
        return replace(self, numbers=tuple(numbers))

    @property
    def ties(self) -> list[dict[str, Any]]:
        """The ties as they are kept: ``start``, ``end``, and ``claim`` or ``own``."""
        return [
            {"start": it.figure.start, "end": it.figure.end}
            | ({"own": True} if it.tie == OWN else {"claim": it.tie})
            for it in self.numbers
            if it.tie
        ]


def begin(text: str, ties: Iterable[Mapping[str, Any]], figures: Sequence[Found]) -> Draft:
    """Return the draft that was kept; a tie whose number is no longer found is left out."""
    kept = list(ties)
    numbers = []
    for key, figure in enumerate(figures, start=1):
        own = [it for it in kept if _meet(figure, (int(it["start"]), int(it["end"])))]
        tie = (OWN if own[0].get("own") else str(own[0].get("claim") or "")) if own else ""
        kept = [it for it in kept if it is not (own[0] if own else None)]
        numbers.append(Tied(key, figure, tie))
    return Draft(text, tuple(numbers), newest=len(numbers))


def spans(before: str, after: str, figure: Found) -> tuple[int, int]:
    """Return where the words of a number stand after the text has changed.

    Where they were replaced, the place of what replaced them; where they were cut out, an empty
    place.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> spans("some 300 men", "perhaps some 300 men", SimpleNamespace(start=5, end=8))
    (13, 16)
    """
    return _moved(_changes(before, after), figure)


def _moved(pieces: Iterable[Piece], figure: Found) -> tuple[int, int]:
    start = end = None
    for old, old_end, new, new_end, same in pieces:
        low, high = max(old, figure.start), min(old_end, figure.end)
        if low >= high:
            continue
        first = new + low - old if same else new
        last = new + high - old if same else new_end
        start, end = first if start is None else start, last
    return (start or 0, end or 0)


def _changes(before: str, after: str) -> Iterator[Piece]:
    """Yield the pieces of two texts: where each stood, where it stands, and if it is the same."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    yield 0, head, 0, head, True
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > _MOST:
        # A whole page was exchanged: to look for what stayed would keep the writer waiting.
        yield head, len(before) - tail, head, head, False
        old = new = ""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield head + i1, head + i2, head + j1, head + j2, tag == "equal"
    yield len(before) - tail, len(before), len(after) - tail, len(after), True


def _alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shared(figure: Found, place: tuple[int, int]) -> int:
    return min(figure.end, place[1]) - max(figure.start, place[0])


def _meet(figure: Found, place: tuple[int, int]) -> bool:
    return _shared(figure, place) > 0
