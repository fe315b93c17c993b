"""The known words nearest to a mistyped one, in bounded time."""

from __future__ import annotations

import difflib
import heapq
from collections.abc import Collection

from ..errors import listed, nearest

_ENOUGH_TO_SIFT = 1000
_LONGEST = 200


def nearest_words(word: str, known: Collection[str]) -> str:
    """Give the three known words most like ``word`` as a list in a sentence; "" if none is known.

    Among very many words only the 200 that share most letter triples with it are compared.
    """
    word = word[:_LONGEST]
    candidates = known
    if len(known) > _ENOUGH_TO_SIFT:
        wanted = _triples(word)
        candidates = heapq.nlargest(200, known, key=lambda name: len(wanted & _triples(name)))
    found = nearest(word, [name[:_LONGEST] for name in candidates])
    return listed(found, "or") if found else ""


def misspelt(word: str, known: Collection[str]) -> str | None:
    """Give the one known word that this is surely meant for, or None."""
    folded = {_folded(name): name for name in known}
    found = difflib.get_close_matches(_folded(word[:_LONGEST]), folded, n=1, cutoff=0.75)
    return folded[found[0]] if found else None


def _folded(word: str) -> str:
    return word.strip().casefold().replace(" ", "_").replace("-", "_")


def _triples(word: str) -> set[str]:
    return {word[at : at + 3] for at in range(len(word) - 2)}
