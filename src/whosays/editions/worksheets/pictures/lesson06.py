"""Pictures of lesson 06, for paper: fifty dots twice, with all boxes full and with half of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.text import Text

from whosays import charts, lessons
from whosays.reasoning.simulation import totals

from ..words import words
from . import Picture

if TYPE_CHECKING:
    import pandas as pd

    from whosays.charts.look import Look
    from whosays.ledger import Ledger

#: Totals that describe the time of the newest counts of containers.
PUBLISHED = ("c-2025-04-15-osc-shells", "c-2025-07-13-dia-shells", "c-2025-11-14-hur-shells-total")

#: Points between the highest dot and the title.
_ROOM = 14


def ranges(ledger: Ledger) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the lowest and the highest count of containers, and of shells in one.

    The division is ours: one claimant's own shells by its own containers.
    """
    fewest = ledger.value("c-2025-04-15-osc-containers.value")
    most = ledger.value("c-2025-07-13-dia-containers.value")
    low = ledger.value("c-2025-04-15-osc-shells.low") / fewest
    high = ledger.value("c-2024-06-14-mnd-shells.value") / ledger.value(
        "c-2024-06-14-mnd-containers.value"
    )
    return (fewest, most), (low, high)


def all_full(ledger: Ledger, look: Look) -> Picture:
    """Draw the totals when every container held shells."""
    return _dots(ledger, look, "all_full", share=1.0, room=_ROOM)


def half_full(ledger: Ledger, look: Look) -> Picture:
    """Draw the totals when half of the containers held shells, on the same scale."""
    return _dots(ledger, look, "half_full", share=0.5)


def _dots(ledger: Ledger, look: Look, title: str, *, share: float, room: float = 0.0) -> Picture:
    boxes, rounds = ranges(ledger)
    drawn = totals(boxes, rounds, (share, share))
    shown = ledger.claims[ledger.claims["claim_id"].isin(PUBLISHED)]
    # Names stand on the left and figures on the right: smaller letters leave room for dots.
    narrow = replace(look, text=8.5, small=7.8, title=11.0)
    ax = charts.dots(
        drawn, published=shown, sources=_sources(ledger), title=words()["pictures"][title],
        note=False, look=narrow, upto=boxes[1] * rounds[1],
    )  # fmt: skip
    for each in (part for part in ax.get_children() if isinstance(part, Text)):
        if each.get_gid() == "title":
            # Above the highest dot there is room for one more, in pencil.
            each.set_y(each.get_position()[1] + room * look.dpi / 72 / ax.bbox.height)
        elif each.get_text() == lessons.words()["charts"]["dots"]["yours"]:
            each.set_text(words()["pictures"]["dots"])
    return Picture(ax.figure, charts.alt(ax), charts.read_dots(drawn))


def _sources(ledger: Ledger) -> pd.DataFrame:
    """Return the sources, one of them by a name that has room beside the dots."""
    sources = ledger.sources
    short = sources["in_text"].mask(sources["source_id"] == "osc", words()["pictures"]["osc"])
    return sources.assign(in_text=short)


PICTURES = {"all-full": all_full, "half-full": half_full}
