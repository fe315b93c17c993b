"""The picture of lesson 00: four American counts of containers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays import charts

from . import Picture

if TYPE_CHECKING:
    from whosays.charts.look import Look
    from whosays.ledger import Ledger

_SPEAKERS = ("us-white-house", "us-state", "us-un-mission")


def containers(ledger: Ledger, look: Look) -> Picture:
    """Draw what American officials said of containers, as the lesson's first chart does."""
    counts = ledger.claims.query("measure == 'containers' and not thin")
    said = counts[counts["asserted_by"].isin(_SPEAKERS)]
    # The title is long, and in one line the marks have more room.
    look = replace(look, title=11.0)
    ax = charts.estimates(said, sources=ledger.sources, note=False, look=look)
    reading = charts.how_to_read(said, sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), reading)


PICTURES = {"containers": containers}
