"""The picture of lesson 05, for paper: shares of losses, for way two. No mark is a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays import charts
from whosays.ledger.pairs import pairs

from . import Picture

if TYPE_CHECKING:
    from whosays.charts.look import Look
    from whosays.ledger import Ledger


def shares(ledger: Ledger, look: Look) -> Picture:
    """Draw the share of the casualties that each teller said to be killed."""
    found = pairs(ledger, part="killed")
    ax = charts.shares(found, sources=ledger.sources, note=False, look=look)
    return Picture(ax.figure, charts.alt(ax))


PICTURES = {"shares": shares}
