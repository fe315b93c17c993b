"""Days and partial dates: ``2025`` and ``2025-03`` stay text, with their bounds beside them."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import lru_cache
from typing import Any

import pandas as pd

from .errors import LedgerError

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@lru_cache(maxsize=8192)
def span(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day that a partial date stands for.

    >>> span("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = rest[0]
    if len(rest) == 1:
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    day = dt.date(year, month, rest[1])
    return day, day


def last_day(text: Any) -> dt.date | None:
    """Return the day on which a partial date has surely passed, None where it is blank."""
    return span(text)[1] if isinstance(text, str) else None


def add_spans(table: pd.DataFrame, column: str) -> None:
    """Add ``<column>_first`` and ``<column>_last`` as days; blank dates give no day."""
    spans = [span(text) if isinstance(text, str) else (None, None) for text in table[column]]
    for place, end in enumerate(("first", "last")):
        days = [pair[place] for pair in spans]
        table[f"{column}_{end}"] = pd.Series(days, index=table.index, dtype="datetime64[s]")


def as_day(day: object, *, type_this: str) -> dt.date:
    """Return a whole day from text, a date, a datetime or a pandas Timestamp."""
    # NaT calls itself a datetime; a datetime is also a date, so it is asked for first.
    if isinstance(day, dt.datetime) and day is not pd.NaT:
        return day.date()
    if isinstance(day, dt.date) and day is not pd.NaT:
        return day
    text = day.strip() if isinstance(day, str) else ""
    try:
        # fromisoformat also takes 20250327 and 2025-W13-4, which nobody here would mean.
        if len(text) == 10:
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise LedgerError(
        f"{str(day)[:60]!r} is not a day.",
        "A day is written as year-month-day, and it must exist in the calendar.",
        f"For instance: {type_this}",
    )


def in_words(text: Any) -> str:
    """Return a partial date as it is said: ``27 March 2025``, ``March 2025``, ``2025``."""
    parts = text.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else str(text)
