"""Pictures of lesson 04, for paper: a cut scale, and what is looked at after the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays import charts, lessons

from . import Picture

if TYPE_CHECKING:
    import pandas as pd

    from whosays.charts.look import Look
    from whosays.ledger import Ledger

NUMBER = 11_000
#: These two count a part of those sent, and no running total.
_PARTS = ("c-2025-01-13-nis-2500-rgb", "c-2025-02-06-uags-12000")


def two_pictures(ledger: Ledger, look: Look) -> Picture:
    """Draw the counts of one winter twice: with the scale cut, and whole."""
    sent = ledger.measured("troops-sent-total")
    later = sent.query("'2024-10-28' <= stated_on_first <= '2025-03-31'")
    counts = later[~later["claim_id"].isin(_PARTS)]
    ax = charts.twins(counts, fault="cut-axis", sources=ledger.sources, note=False, look=look)
    reading = charts.how_to_read(counts, sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), reading)


def same_number(ledger: Ledger, look: Look) -> Picture:
    """Draw the claims with one number in lanes by what they count."""
    ends = ledger.claims[["value", "low", "high"]].astype(float)
    claims = _sound(ledger.claims[ends.eq(NUMBER).any(axis=1)])
    words = lessons.words()["explore"]["estimates"]
    title = words["same_title"].format(number=f"{NUMBER:,}")
    ax = charts.meanings(claims, sources=ledger.sources, title=title, note=False, look=look)
    plain = claims.assign(measure="", unit="")
    reading = charts.how_to_read(plain, sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), reading)


def batch(ledger: Ledger, look: Look) -> Picture:
    """Draw what was stated of batches, to set the reader's own range beside it."""
    claims = _sound(ledger.measured("troops-sent-additional"))
    ax = charts.estimates(claims, sources=ledger.sources, note=False, look=look)
    reading = charts.how_to_read(claims, sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), reading)


def _sound(claims: pd.DataFrame) -> pd.DataFrame:
    doubtful = claims["thin"].astype(bool) | (claims["checked"].astype(str) == "not-found")
    return claims[~doubtful]


PICTURES = {"two-pictures": two_pictures, "same-number": same_number, "batch": batch}
