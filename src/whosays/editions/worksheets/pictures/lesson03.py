"""The picture of lesson 03: who had said what by an evening in October 2024."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from whosays import charts, lessons

from ..said import lettered, sentence, stated
from . import Picture

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from whosays.charts.look import Look
    from whosays.ledger import Ledger

#: Claims and events in the order in which they were said, each with the family that spoke.
SAID = {
    "c-2024-10-17-budanov-11000": "ukraine",
    "e-2024-10-18-nis-announces": "south-korea",
    "e-2024-10-21-dprk-un": "north-korea-russia",
    "e-2024-10-23-austin": "allies",
    "c-2024-10-23-nis-3000": "south-korea",
    "e-2024-10-24-hur-first-units": "ukraine",
    "e-2024-10-24-putin-kazan": "north-korea-russia",
}
_SINCE, _UNTIL = "2024-10-14", "2024-10-25"


def october(ledger: Ledger, look: Look) -> Picture:
    """Draw a mark with a letter for each statement, on its day and in its speaker's lane."""
    words, names = lessons.words()["explore"]["time"], lessons.words()["charts"]["families"]
    rows = pd.DataFrame(
        {
            "day": stated(ledger, id),
            "text": sentence(ledger, id),
            "lane": names[group],
            "group": group,
        }
        for id, group in SAID.items()
    )
    ax = charts.timeline(
        rows,
        lane="lane",
        since=_SINCE,
        until=_UNTIL,
        title=words["title"],
        note=False,
        look=look,
    )
    _letter(ax, rows, look)
    # The sentences stand in a table beside the picture, so the axis need not count them.
    ax.set_xlabel(words["across"]["stated"], loc="left", color=look.soft, fontsize=look.text)
    return Picture(ax.figure, charts.alt(ax))


def _letter(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    """Write a letter beside each mark, A for the first."""
    heights = {
        " ".join(label.get_text().split()): at
        for at, label in zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)
    }
    for letter, row in lettered([*rows.itertuples()]):
        ax.annotate(
            letter, (pd.Timestamp(row.day), heights[row.lane]), xytext=(look.mark, 0),
            textcoords="offset points", ha="left", va="center", color=look.ink,
            fontsize=look.title, fontweight="bold",
            bbox={"facecolor": look.paper, "edgecolor": "none", "pad": 1.0},
        )  # fmt: skip


PICTURES = {"october-2024": october}
