"""The picture of lesson 00: four American counts of containers."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from whosays import charts

from . import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

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
    _letter(ax, said, look)
    reading = charts.how_to_read(said, sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), reading)


def _letter(ax: Axes, said: pd.DataFrame, look: Look) -> None:
    """Write a letter below each mark, A for the first: those of the table below the picture.

    The first mark stands on the foot of the chart, so its letter stands before it.
    """
    beside: dict[str, Any] = {"xytext": (-look.mark, 0), "ha": "right", "va": "center"}
    below: dict[str, Any] = {"xytext": (0, -look.mark), "ha": "center", "va": "top"}
    rows = said.sort_values("stated_on")
    for letter, row in zip(string.ascii_uppercase, rows.itertuples(), strict=False):
        ax.annotate(
            letter, (pd.Timestamp(row.stated_on), float(row.value)), textcoords="offset points",
            color=look.ink, fontsize=look.title, fontweight="bold",
            **(beside if letter == "A" else below),
        )  # fmt: skip


PICTURES = {"containers": containers}
