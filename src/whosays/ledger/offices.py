"""Who held which post on a day; names are found in any usual spelling."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import pandas as pd

from .cite import words
from .dates import as_day, in_words, span
from .errors import LedgerError, listed, unknown_choice

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = ["person", "office", "country", "when", "start", "end", "report"]


def office(ledger: Ledger, person: str, on: object) -> pd.DataFrame:
    """Return the posts of a person; see `Ledger.office`."""
    if ledger.offices.empty:
        raise LedgerError(
            "No post stands in this ledger.",
            "The table offices is empty.",
            "Fill offices.csv with who held which post, and load the ledger again.",
        )
    name = find_person(person, list(dict.fromkeys(ledger.offices["person"])))
    rows = ledger.offices.loc[ledger.offices["person"] == name].set_index("office_id")
    published = ledger.reports.set_index("report_id")["published"].to_dict()
    seen = [published.get(page) for page in rows["report"]]
    rows["when"] = [
        _when(start, end, day)
        for start, end, day in zip(rows["start"], rows["end"], seen, strict=True)
    ]
    if on is not None:
        day = as_day(on, type_this='ledger.office("Sergei Shoigu", on="2025-03-21")')
        held = [
            _held(start, end, page, day)
            for start, end, page in zip(rows["start"], rows["end"], seen, strict=True)
        ]
        rows = rows.loc[held]
    return rows[COLUMNS]


def find_person(person: str, people: list[str]) -> str:
    """Return the person meant: accents, case, hyphens and transliteration do not matter."""
    folded = {fold(name): name for name in people}
    wanted = fold(str(person))
    if wanted in folded:
        return folded[wanted]
    parts = set(wanted.split())
    some = [name for key, name in folded.items() if parts and parts <= set(key.split())]
    if len(some) > 1:
        raise LedgerError(
            f"More than one person is called {person!r}.",
            f"They are {listed(some)}.",
            f'For instance: ledger.office("{some[0]}")',
        )
    # High, as a wrong person would be worse than a list of all.
    near = some or [folded[key] for key in get_close_matches(wanted, folded, 1, cutoff=0.8)]
    if not near:
        raise unknown_choice(person, people, noun="person", type_this='ledger.office("{}")')
    return near[0]


def fold(name: str) -> str:
    """Return a name without what spellings differ in.

    >>> fold("Sergey SHOYGU") == fold("Sergei Shoigu")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalpha() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[ijy]+", "i", part) for part in letters.split())


def _held(start: Any, end: Any, seen: Any, day: dt.date) -> bool:
    """Return whether the post was, or within a partial date may have been, held on the day."""
    # Seen in office once: nothing is known of the day before or after.
    if pd.isna(start) and pd.isna(end):
        return isinstance(seen, str) and span(seen) == (day, day)
    begun = pd.isna(start) or span(start)[0] <= day
    return bool(begun and (pd.isna(end) or day <= span(end)[1]))


def _when(start: Any, end: Any, seen: Any) -> str:
    say = words()["offices"]
    known = {"start": start, "end": end, "seen": seen}
    told = {name: in_words(date) for name, date in known.items() if isinstance(date, str)}
    form = "whole" if "start" in told and "end" in told else "since" if "start" in told else ""
    return str(say[form or ("until" if "end" in told else "seen")]).format(**{"seen": "", **told})
