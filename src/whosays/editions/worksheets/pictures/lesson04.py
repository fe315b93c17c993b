"""Pictures of lesson 04, for paper: a cut scale, and what is looked at after the questions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.text import Text

from whosays import charts, lessons

from ..words import words
from . import Picture

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist

    from whosays.charts.look import Look
    from whosays.ledger import Ledger

NUMBER = 11_000
#: These two count a part of those sent, and no running total.
_PARTS = ("c-2025-01-13-nis-2500-rgb", "c-2025-02-06-uags-12000")
#: The axis holds what is published, and the ranges that readers may have.
_ROOM = {"low": 0.0, "high": 4_000.0}
_SENTENCE = re.compile(r"(?<=\.) ")


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
    titles = lessons.words()["explore"]["estimates"]
    title = titles["same_title"].format(number=f"{NUMBER:,}")
    ax = charts.meanings(
        claims, sources=ledger.sources, title=title, note=False, apart=True, look=look
    )
    plain = claims.assign(measure="", unit="")
    reading = charts.how_to_read(plain, sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), reading)


def batch(ledger: Ledger, look: Look) -> Picture:
    """Draw what was stated of batches, one row a figure, below an empty row for one's own range."""
    claims = _sound(ledger.measured("troops-sent-additional"))
    # Rows of two lines have room for whole names.
    narrow = replace(look, small=7.6, title=11.0)
    ax = charts.range_prediction(_ROOM, claims, sources=ledger.sources, note=False, look=narrow)
    alt, own = charts.alt(ax), words()["pictures"]["own"]
    # These words of the alt text are about the range that only made the room.
    made = (_empty_first_row(ax, look), charts.in_range(_ROOM, claims))
    kept = [each for each in _SENTENCE.split(alt) if not any(_is_of(each, said) for said in made)]
    return Picture(ax.figure, " ".join([*kept, own]), f"{own} {words()['pictures']['rows']}")


def _empty_first_row(ax: Axes, look: Look) -> str:
    """Take away the range that made the room, and return the words that stood beside it."""
    (panel,) = (each for each in ax.get_children() if isinstance(each, Axes))
    panel.axhline(0, color=look.soft, linewidth=look.line, linestyle=":")
    for each in panel.findobj(_is_range):
        each.remove()
    texts = (each for each in ax.get_children() if isinstance(each, Text))
    beside = next(each for each in texts if each.get_gid() == "figure")
    said = beside.get_text()
    beside.set_text("")
    return said


def _is_range(artist: Artist) -> bool:
    return str(artist.get_gid()).startswith("prediction")


def _is_of(sentence: str, said: str) -> bool:
    return sentence in said or f": {said} " in sentence


def _sound(claims: pd.DataFrame) -> pd.DataFrame:
    doubtful = claims["thin"].astype(bool) | (claims["checked"].astype(str) == "not-found")
    return claims[~doubtful]


PICTURES = {"two-pictures": two_pictures, "same-number": same_number, "batch": batch}
