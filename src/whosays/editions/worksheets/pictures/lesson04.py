"""Pictures of lesson 04, for paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from whosays import charts
from whosays.charts.look import Look
from whosays.ledger import Ledger

from . import Picture

_PARTS = ("c-2025-01-13-nis-2500-rgb", "c-2025-02-06-uags-12000")


def two_pictures(ledger: Ledger, look: Look) -> Picture:
    """Draw the counts of one winter twice: with the scale cut, and whole."""
    sent = ledger.measured("troops-sent-total")
    later = sent.query("'2024-10-28' <= stated_on_first <= '2025-03-31'")
    counts = later[~later["claim_id"].isin(_PARTS)]
    axes = charts.twins(counts, fault="cut-axis", look=look)
    return Picture(axes.figure, charts.alt(axes))


PICTURES: Mapping[str, Callable[[Ledger, Look], Picture]] = {"two-pictures": two_pictures}
