"""Dates as a ledger writes them: a year, a month or a day, and never more than is known."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from ..dates import in_words, span
from .report import Problem

# pandas keeps days between 1677 and 2262 whatever its version.
FIRST_YEAR, LAST_YEAR = 1700, 2200

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LOOSE = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?\.?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]{1,2}([0-9]{1,2})[-/. ]{1,2}([0-9]{4})")
_FORM = "A date is written as year, year-month or year-month-day: 2025, 2025-03 or 2025-03-27."


def period(text: str) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day that a date stands for, or None where it is no date."""
    return span(text) if text and date_problem(text) is None else None


def date_problem(text: str) -> Problem | None:
    """Say what is wrong with a date, or None."""
    return _date_problem(text[:40])


@lru_cache(maxsize=4096)
def _date_problem(text: str) -> Problem | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return Problem("date-form", _FORM, _mend(text))
    year, month, day = (int(part or 1) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _impossible(f"The year {year} lies outside {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= 12:
        return _impossible(f"There is no month {month:02}.")
    days = span(text[:7])[1].day
    if not 1 <= day <= days:
        return _impossible(f"{in_words(text[:7])} has {days} days.")
    return None


def _impossible(why: str) -> Problem:
    return Problem(
        "date-impossible", why, "Check the date; where only the month is sure, write only that."
    )


def _mend(text: str) -> str:
    if loose := _LOOSE.fullmatch(text.strip()):
        parts = [loose[1], *(part.zfill(2) for part in loose.groups()[1:] if part)]
        return f"Write {'-'.join(parts)}."
    if other := _DAY_FIRST.fullmatch(text.strip()):
        one, two, year = other[1].zfill(2), other[2].zfill(2), other[3]
        if int(one) > 12 or one == two:
            return f"Write {year}-{two}-{one}."
        if int(two) > 12:
            return f"Write {year}-{one}-{two}."
        return f"Write {year}-{two}-{one} or {year}-{one}-{two}, whichever is meant."
    return "Write it in one of these forms, or leave the cell empty where the date is unknown."
