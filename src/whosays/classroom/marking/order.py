"""The order in which one marker sees the texts: random to the eye, the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def in_order(ids: Iterable[str], marker: str, earlier: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the ids of texts in the order in which this marker sees them.

    Texts that were there before keep their places, and new ones join the end: among themselves
    both are in an order that the marker's name decides, so that two markers get two orders.

    Parameters
    ----------
    ids
        The texts that there are now.
    marker
        The marker's name.
    earlier
        The ids of all texts in the order of the last time; those that are gone are left out.
    """
    present = set(ids)
    kept = [each for each in dict.fromkeys(earlier) if each in present]
    fresh = sorted(present.difference(kept), key=lambda each: _lot(marker, each))
    return (*kept, *fresh)


def _lot(marker: str, id: str) -> bytes:
    """Draw the lot of a text: what a number drawn at random would be, without a state to keep."""
    return hashlib.blake2b(f"{marker}\0{id}".encode(), digest_size=8).digest()
