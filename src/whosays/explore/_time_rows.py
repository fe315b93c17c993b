"""What was said on a subject, by whom, with its three dates; what of it was known on a day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from whosays import lessons
from whosays.charts import look, wording
from whosays.ledger import Ledger, cite, split_ids
from whosays.ledger.dates import last_day, span
from whosays.ledger.pages import COPIES

DATES = ("stated", "as-of", "published")
"""The three dates that a mark can stand on."""


@cache
def words() -> dict[str, Any]:
    """Return the time machine's words, read once."""
    table: dict[str, Any] = lessons.words()["explore"]["time"]
    return table


@cache
def families() -> dict[str, str]:
    """Return the names of the family groups, read once."""
    names: dict[str, str] = lessons.words()["charts"]["families"]
    return names


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One claim or event: what was said, and the days that belong to it, as text.

    `known` is the day from which on it had been said. `pages` are the pages that carry it,
    with their days and addresses, the one to open first.
    """

    id: str
    group: str
    who: str
    name: str
    text: str
    sentence: str
    figure: bool
    weight: int
    known: dt.date
    stated: str
    as_of: str
    as_of_end: str
    pages: tuple[tuple[str, str], ...]

    def day(self, by: str, until: dt.date) -> str:
        """Return the date that the mark stands on, as far as it was known; or nothing."""
        if by == "published":
            dated = [day for day, _ in self.pages if day and _ends(day) <= until]
            return min(dated, key=_ends, default="")
        return self.as_of if by == "as-of" else self.stated

    def address(self, until: dt.date) -> str:
        """Return the address of the first page that was out by a day, or nothing."""
        out = (url for day, url in self.pages if day and _ends(day) <= until)
        return next(out, "")


def statements(ledger: Ledger, measures: Sequence[str], *, events: bool) -> list[Statement]:
    """Return what was said on a subject, in the order in which it was said.

    Claims of the measures and, if asked for, the events of which `lessons/words.toml` says by
    kind and by word that they have to do with soldiers. Nothing thin or not found again.
    """
    pages = _pages(ledger)
    claims = ledger.claims[ledger.claims["measure"].isin(list(measures))]
    found = [
        *(_claim(ledger, row, list(measures), pages) for row in _sound(claims)),
        *(
            _event(ledger, row, pages)
            for row in _sound(ledger.events)
            if events and _of_subject(row)
        ),
    ]
    dated = [each for each in found if each is not None]
    return sorted(dated, key=lambda each: (each.known, each.weight, each.id))


def known(all_of_them: Sequence[Statement], day: dt.date) -> list[Statement]:
    """Return what had been said by a day, in order."""
    return [each for each in all_of_them if each.known <= day]


def marks(
    said: Sequence[Statement], by: str, day: dt.date, since: dt.date, lanes: Mapping[str, str]
) -> pd.DataFrame:
    """Return one row for each mark: what is said for one day in one lane makes one mark.

    `lanes` has the name of each group's lane. The words of a mark are those of its weightiest
    statement. `rank` is 0 for the newest of its lane.
    """
    rows = [_mark(each, by, day, lanes) for each in said]
    frame = pd.DataFrame([row for row in rows if row is not None], columns=_COLUMNS)
    for name in ("first", "last", "told_first", "told_last"):
        frame[name] = pd.to_datetime(frame[name])
    frame = frame[frame["last"] >= pd.Timestamp(since)]
    newest = frame.sort_values(["known", "weight"], ascending=[False, True], kind="stable")
    newest = newest.drop_duplicates(["lane", "first", "last"])
    newest["rank"] = newest.groupby("lane").cumcount()
    return newest.sort_values(["first", "last", "lane"], kind="stable").reset_index(drop=True)


_COLUMNS = [
    *("id", "lane", "group", "text", "known", "weight", "vague"),
    *("first", "last", "told_first", "told_last"),
]


def _mark(
    said: Statement, by: str, day: dt.date, lanes: Mapping[str, str]
) -> dict[str, Any] | None:
    date = said.day(by, day)
    if not date:
        return None
    first, last = span(date)
    end = said.as_of_end if by == "as-of" else ""
    # The end of something is known only once it has come.
    lasted = end and _ends(end) <= day
    shown = wording.day_short(date)
    form = words()["mark"][by if said.who else f"{by}-event"]
    return {
        "id": said.id,
        "lane": lanes[said.group],
        "group": said.group,
        "text": form.format(who=said.who, day=shown, text=said.text),
        "known": said.known,
        "weight": said.weight,
        "vague": first != last,
        "first": first,
        "last": _ends(end) if lasted else last,
        "told_first": None,
        "told_last": None,
    }


def groups(ledger: Ledger) -> list[str]:
    """Return the display groups that the ledger's sources belong to, in the usual order."""
    found = {_group(group) for group in ledger.sources["family_group"]}
    return [group for group in look.FAMILIES if group in found]


def _group(family_group: object) -> str:
    """Return the display group; one without a colour of its own is "others"."""
    return look.family(str(family_group)).id


def lane(group: str) -> str:
    """Return the name of a family group's lane."""
    return families().get(group, families()["others"])


def _claim(
    ledger: Ledger, row: Any, measures: list[str], pages: dict[str, tuple[str, str, str]]
) -> Statement | None:
    if not isinstance(row.stated_on, str):
        return None
    claim, source = row._asdict(), ledger.row(row.asserted_by)
    who = cite.text_of(source["in_text"]) or str(source["name"])
    counted = cite.counted_where(claim)
    short = wording.short_name(wording.label(who))
    return Statement(
        id=row.claim_id, group=_group(source["family_group"]), who=short,
        name=wording.inside(who), text=counted, sentence=f"{who} {cite.said(claim)}: {counted}",
        figure=row.qualifier != "words", weight=1 + measures.index(row.measure),
        known=_ends(row.stated_on), stated=row.stated_on, as_of=cite.text_of(row.as_of),
        as_of_end="", pages=_of(row, pages),
    )  # fmt: skip


def _event(
    ledger: Ledger, row: Any, pages: dict[str, tuple[str, str, str]]
) -> Statement | None:  # fmt: skip
    stated = cite.text_of(row.reported_on) or cite.text_of(row.date)
    if not stated:
        return None
    # Where no later report is named, the event is that somebody spoke: of which day, nobody says.
    spoken = not cite.text_of(row.reported_on)
    when = cite.day_said(stated)
    return Statement(
        id=row.event_id, group=_speaker(ledger, cite.text_of(row.actors)), who="", name="",
        text=row.summary, sentence=f"{when[:1].upper()}{when[1:]}: {row.summary.rstrip('.')}",
        figure=False, weight=0, known=_ends(stated), stated=stated,
        as_of="" if spoken else row.date,
        as_of_end="" if spoken else cite.text_of(row.date_end), pages=_of(row, pages),
    )  # fmt: skip


def _sound(table: pd.DataFrame) -> list[Any]:
    """Return the rows that a default view may rest on."""
    thin = table["thin"] == True if "thin" in table else pd.Series(False, index=table.index)  # noqa: E712
    return list(table[~thin & (table["checked"] != "not-found")].itertuples(index=False))


def _of_subject(event: Any) -> bool:
    say, text = words(), str(event.summary)
    if event.category not in (*say["spoken"], *say["done"]):
        return False
    about = event.category in say["done"] or any(each in text for each in say["about"])
    return about and not any(each in text for each in say["not_about"])


def _speaker(ledger: Ledger, actors: str) -> str:
    """Return the family group of the first actor whose side the ledger tells."""
    table, sources = words()["sides"], ledger.sources
    grouped = sources[sources["family_group"] != "others"]
    by_country = dict(zip(grouped["country"], grouped["family_group"], strict=True))
    by_name = dict(zip(sources["name"], sources["family_group"], strict=True))
    countries = dict(zip(ledger.offices["person"], ledger.offices["country"], strict=True))
    for actor in actors.split(";"):
        side = table.get(actor) or by_name.get(actor) or by_country.get(countries.get(actor))
        if side:
            return _group(side)
    return "others"


def _pages(ledger: Ledger) -> dict[str, tuple[str, str, str]]:
    """Return for each page its day, its address and the kind of its publisher."""
    kinds = dict(zip(ledger.sources["source_id"], ledger.sources["kind"], strict=True))
    return {
        row.report_id: (cite.text_of(row.published), str(row.url), str(kinds.get(row.publisher)))
        for row in ledger.reports.itertuples()
    }


def _of(row: Any, pages: dict[str, tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the pages of a row, copies of copies last."""
    own = [pages[id] for id in (row.report, *split_ids(row.also)) if id in pages]
    return tuple((day, url) for day, url, kind in sorted(own, key=lambda page: page[2] == COPIES))


def _ends(text: str) -> dt.date:
    day = last_day(text)
    if day is None:
        raise ValueError(
            "A blank date has no end. Only dates that are known can be put in order. "
            "Leave out what has no date."
        )
    return day
