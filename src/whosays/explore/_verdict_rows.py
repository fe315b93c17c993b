"""What evidence can be picked from: each row of the ledger as one short sentence with its page."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from whosays import lessons
from whosays.charts import wording
from whosays.ledger import Ledger
from whosays.ledger.cite import counted_where, text_of
from whosays.ledger.dates import in_words
from whosays.ledger.pages import best_page

TABLES = ("claims", "events", "offices", "retellings", "specimens", "reports")
"""The tables that evidence can come from, in the order in which they are listed."""

_Row = Mapping[str, Any]
_DAYS = {"claims": "stated_on", "events": "date", "offices": "start", "reports": "published"}
# Later than any day: what has no day comes last.
_LAST = "9999"


def evidence_rows(ledger: Ledger) -> list[dict[str, str]]:
    """Return every row that can be evidence: table by table and within one by day.

    Rows that a second reader did not find again, or that were seen on copies only, say so and
    come last.

    Parameters
    ----------
    ledger
        The tables.

    Returns
    -------
    list of dict
        Each with ``id``, ``text`` (one short sentence, also what is searched) and ``url`` (the
        page to open; empty where none is known).
    """
    return _Sentences(ledger).rows()


class _Sentences:
    """The sentences of all rows; sources and pages are looked up by id, once read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._words = lessons.words()["explore"]["evidence"]
        self._changes = ledger.labels("retellings", "change")
        self._sources = _by_id(ledger.sources)
        self._pages = _by_id(ledger.reports)

    def rows(self) -> list[dict[str, str]]:
        """Return what `evidence_rows` returns."""
        write = {
            "claims": self._claim,
            "events": self._event,
            "offices": self._office,
            "retellings": self._retelling,
            "specimens": self._specimen,
            "reports": self._page,
        }
        told: list[tuple[tuple[bool, int, str], dict[str, str]]] = []
        for place, table in enumerate(TABLES):
            frame: pd.DataFrame = getattr(self._ledger, table)
            for row in frame.to_dict("records"):
                warning = self._warning(row)
                text = " ".join(filter(None, [write[table](row), warning]))
                order = (bool(warning), place, self._day(table, row) or _LAST)
                found = {"id": row[frame.columns[0]], "text": text, "url": self._url(table, row)}
                told.append((order, found))
        return [found for _, found in sorted(told, key=lambda each: (*each[0], each[1]["id"]))]

    def _day(self, table: str, row: _Row) -> str:
        if table in _DAYS:
            return text_of(row[_DAYS[table]])
        return text_of(self._pages[row["report"]]["published"])

    def _url(self, table: str, row: _Row) -> str:
        if table == "reports":
            return text_of(row["url"])
        # What a retelling or a slip says stands on its own page and on no better one.
        own = table in ("retellings", "specimens")
        page = row["report"] if own else best_page(self._ledger, row)
        return text_of(self._pages[page]["url"]) if page in self._pages else ""

    def _warning(self, row: _Row) -> str:
        """Return what a reader must know before resting anything on the row, or nothing."""
        if row.get("checked") == "not-found":
            return str(self._words["not_found"])
        return str(self._words["thin"]) if row.get("thin") else ""

    def _said(self, kind: str, **parts: str) -> str:
        return str(self._words[kind]).format(**{name: _ended(it) for name, it in parts.items()})

    def _claim(self, row: _Row) -> str:
        who = self._sources[row["asserted_by"]]
        name = wording.inside(text_of(who["in_text"]) or str(who["name"]))
        day = self._when(row["stated_on"])
        return self._said("claim", who=name, day=day, words=counted_where(row))

    def _event(self, row: _Row) -> str:
        return self._said("event", day=self._when(row["date"]), words=row["summary"])

    def _office(self, row: _Row) -> str:
        ends = [end for end in ("start", "end") if text_of(row[end])]
        held = "_".join(["office", *ends])
        days = {end: in_words(row[end]) for end in ends}
        return self._said(held, person=row["person"], office=row["office"], **days)

    def _retelling(self, row: _Row) -> str:
        change = self._changes.get(row["change"], str(row["change"]))
        return self._said(
            "retelling", **self._where(row["report"]), words=row["as_retold"], change=change
        )

    def _specimen(self, row: _Row) -> str:
        better = text_of(row["better"])
        kind = "specimen" if better else "specimen_alone"
        parts = {"words": row["says"], **({"better": better} if better else {})}
        return self._said(kind, **self._where(row["report"]), **parts)

    def _page(self, row: _Row) -> str:
        return self._said("report", **self._where(row["report_id"]), words=row["title_hint"])

    def _where(self, page: str) -> dict[str, str]:
        row = self._pages[page]
        site = str(self._sources[row["publisher"]]["name"])
        return {"site": site, "day": self._when(row["published"])}

    def _when(self, date: Any) -> str:
        return in_words(date) if text_of(date) else str(self._words["undated"])


def _ended(text: object) -> str:
    """Return a part of a sentence without the stop that the sentence has of its own."""
    return str(text).strip().rstrip(".")


def _by_id(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {row[table.columns[0]]: row for row in table.to_dict("records")}
