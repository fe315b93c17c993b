"""Ties: read off what a page sends, found for a figure, kept in place while the text is edited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .figures import Figure


def follow(ties: Iterable[Mapping[str, Any]], old: str, new: str) -> list[dict[str, Any]]:
    """Return the ties of an old text, moved along to where their figures stand in the new one.

    A tie whose own words were edited is dropped: it may be another figure now.

    Examples
    --------
    >>> follow([{"start": 6, "end": 11, "claim": "c"}], "about 4,000", "Some say about 4,000")
    [{'start': 15, 'end': 20, 'claim': 'c'}]
    """
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    by = len(new) - len(old)
    kept = []
    for tie in ties:
        if tie["end"] <= head:
            kept.append(dict(tie))
        elif tie["start"] >= len(old) - tail:
            kept.append({**tie, "start": tie["start"] + by, "end": tie["end"] + by})
    # Letters added right at a number make it another one: 4,000 and 14,000.
    return [tie for tie in kept if _same_edges(tie, new)]


def _same_edges(tie: Mapping[str, Any], new: str) -> bool:
    before, after = new[: tie["start"]][-1:], new[tie["end"] : tie["end"] + 2]
    return not (
        before.isalnum() or after[:1].isalnum() or (after[:1] in ".," and after[1:].isdigit())
    )


def usable(ties: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the well-formed ties, by their place."""
    kept = []
    for tie in ties:
        if isinstance(tie, Mapping):
            start, end = tie.get("start"), tie.get("end")
            if isinstance(start, int) and isinstance(end, int) and start < end:
                kept.append(tie)
    return sorted(kept, key=lambda tie: int(tie["start"]))


def tie_of(
    figure: Figure, ties: list[Mapping[str, Any]], starts: list[int]
) -> Mapping[str, Any] | None:
    """Return the last tie that overlaps a figure; of nested ones the nearest."""
    at = bisect_right(starts, figure.end - 1)
    near = ties[max(0, at - 2) : at]
    return next((tie for tie in reversed(near) if tie["end"] > figure.start), None)
