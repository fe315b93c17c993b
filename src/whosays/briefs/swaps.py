"""Two claimants of one sentence set beside each other's figures.

Only the plainest order is read: one name before each figure and none behind the last (*HUR counted
400, the NIS 600*), or one name behind each and none before the first (*400, says HUR, and 600, says
the NIS*). In any other order nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .claimants import country_names, own_names


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name in a sentence: where it stands, and the sources that it can mean."""

    start: int
    end: int
    sources: frozenset[str]


def swapped(
    words: str,
    at: int,
    figures: Sequence[tuple[int, int]],
    claimants: Sequence[str],
    sources: Mapping[str, Mapping[str, Any]],
) -> dict[int, tuple[int, int]]:
    """Return, by the number of the figure, the name that stands in its claimant's place.

    Parameters
    ----------
    words, at
        The folded sentence and where it begins.
    figures
        The places of its figures, in order.
    claimants
        The source that each figure's claim is by.
    sources
        The rows of the sources, by id.
    """
    if len(set(claimants)) < 2:
        return {}
    names = _names(words, at, {id: sources[id] for id in claimants})
    bounds = [at, *(end for _, end in figures), at + len(words)]
    stretches = [
        [name for name in names if low <= name.start < high] for low, high in pairwise(bounds)
    ]
    for before, after in pairwise(stretches):
        # *28,000 (DIA)* once more behind the DIA's own figure.
        if len(after) > 1 and before and after[0].sources == before[-1].sources:
            del after[0]
    if any(len(stretch) > 1 for stretch in stretches) or len(names) < 2:
        return {}
    if stretches[0] and not stretches[-1]:
        beside = stretches[:-1]
    elif stretches[-1] and not stretches[0]:
        beside = stretches[1:]
        if not all(beside):
            return {}
    else:
        return {}
    found, last = {}, beside[0][0]
    for n, stretch in enumerate(beside):
        last = stretch[0] if stretch else last
        if claimants[n] not in last.sources:
            found[n] = last.start, last.end
    # A swap is two-sided: one figure alone beside a strange name may have its own elsewhere.
    held = {id for name in names if (name.start, name.end) in found.values() for id in name.sources}
    return found if len(found) > 1 and {claimants[n] for n in found} <= held else {}


def _names(words: str, at: int, sources: Mapping[str, Mapping[str, Any]]) -> list[Spoken]:
    """Return the names of some sources in reading order, those that overlap as one."""
    spans = sorted(
        (each.start, each.end, id)
        for id, source in sources.items()
        for each in (*own_names(source, words, at), *country_names(source, words, at))
    )
    found: list[Spoken] = []
    for start, end, id in spans:
        # *South Korea's NIS* is one name, and the narrower one tells who is meant.
        if found and start <= found[-1].end + 3:
            last = found.pop()
            found.append(Spoken(last.start, max(last.end, end), last.sources | {id}))
        else:
            found.append(Spoken(start, end, frozenset({id})))
    return found
