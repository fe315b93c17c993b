"""Ties kept in place while their text is edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


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
