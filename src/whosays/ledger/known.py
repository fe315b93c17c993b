"""What had been said by a day: every table cut by its own dates, with no hindsight left in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd

from .dates import last_day

Tables = dict[str, pd.DataFrame]
Day = dt.date | None


def cut(tables: Tables, day: dt.date) -> tuple[Tables, dict[str, int]]:
    """Return the tables with only what was known by a day, and the undated rows left out."""
    pages = {row.report_id: last_day(row.published) for row in tables["reports"].itertuples()}
    known_from: dict[str, Callable[[Any], Day]] = {
        "claims": lambda row: last_day(row.stated_on),
        "reports": lambda row: last_day(row.published),
        "retellings": lambda row: pages.get(row.report),
        "specimens": lambda row: _later(pages.get(row.report), pages.get(row.better_report)),
        "events": lambda row: last_day(row.reported_on) or last_day(row.date),
        "offices": lambda row: last_day(row.start) or pages.get(row.report),
    }
    out, undated = {name: table.copy() for name, table in tables.items()}, {}
    for name, when in known_from.items():
        days = [when(row) for row in tables[name].itertuples()]
        undated[name] = days.count(None)
        out[name] = _keep(tables[name], [found is not None and found <= day for found in days])
    claims = set(out["claims"]["claim_id"])
    out["retellings"] = _keep(out["retellings"], out["retellings"]["claim_id"].isin(claims))
    both = out["relations"]["from_claim"].isin(claims) & out["relations"]["to_claim"].isin(claims)
    out["relations"] = _keep(out["relations"], both)
    # A claim stays by the day it was said, though the page it was read on may come later.
    for name in ("claims", "events", "offices"):
        out[name]["also"] = _still_open(out[name]["also"], set(out["reports"]["report_id"]))
    # The end of a post or of an event is hindsight until that day has come.
    for name, end in (("offices", "end"), ("events", "date_end")):
        cells = out[name][end]
        future = [bool((last := last_day(text)) and last > day) for text in cells]
        # Typed by hand: of an empty table, pandas takes a bare list for numbers.
        out[name][end] = cells.mask(pd.Series(future, index=cells.index, dtype=bool))
    return out, undated


def _later(one: Day, other: Day) -> Day:
    return max(one, other) if one and other else None


def _keep(table: pd.DataFrame, mask: Any) -> pd.DataFrame:
    return table.loc[mask].reset_index(drop=True)


def _still_open(cells: pd.Series[str], pages: set[str]) -> pd.Series[str]:
    """Return list-valued cells without the pages of a later day."""
    kept = cells.fillna("").map(
        lambda text: ";".join(page for page in text.split(";") if page in pages)
    )
    return kept.astype(cells.dtype).mask(kept == "")
