"""The picture of lesson 03: who had said what by an evening in October 2024."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pandas as pd

from whosays import charts, lessons

from ..said import stated
from . import Picture

if TYPE_CHECKING:
    from whosays.charts.look import Look
    from whosays.ledger import Ledger

#: Claims and events in the order in which they were said, each with the family that spoke.
SAID = {
    "c-2024-10-17-budanov-11000": "ukraine",
    "e-2024-10-18-nis-announces": "south-korea",
    "e-2024-10-21-dprk-un": "north-korea-russia",
    "c-2024-10-22-zelensky-2x6000": "ukraine",
    "e-2024-10-23-austin": "allies",
    "c-2024-10-23-nis-3000": "south-korea",
    "e-2024-10-24-hur-first-units": "ukraine",
    "e-2024-10-24-putin-kazan": "north-korea-russia",
}
_WINDOW = {"since": "2024-10-14", "until": "2024-10-25"}


def october(ledger: Ledger, look: Look) -> Picture:
    """Draw a mark with a letter for each statement, on its day and in its speaker's lane."""
    words, names = lessons.words()["explore"]["time"], lessons.words()["charts"]["families"]
    rows = [
        {"day": stated(ledger, id), "text": letter, "lane": names[group], "group": group}
        for letter, (id, group) in zip(string.ascii_uppercase, SAID.items(), strict=False)
    ]
    ax = charts.timeline(
        pd.DataFrame(rows), lane="lane", title=words["title"], note=False, look=look, **_WINDOW
    )
    ax.set_xlabel(words["across"]["stated"], loc="left", color=look.soft, fontsize=look.text)
    return Picture(ax.figure, charts.alt(ax))


PICTURES = {"october-2024": october}
