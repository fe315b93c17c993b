"""From events, claims or any table of days to what a timeline can draw. Pandas only."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from whosays.charts import wording
from whosays.charts._points import family_groups
from whosays.charts._tables import check_table
from whosays.charts.look import FAMILIES
from whosays.ledger.dates import span

_SHAPES = {
    # what tells the kind of table: its own columns as id, day, end, told, text
    "event_id": ("event_id", "date", "date_end", "reported_on", "summary"),
    "claim_id": ("claim_id", "stated_on", "", "", "paraphrase"),
    "day": ("id", "day", "end", "told", "text"),
}
_DAYS = ("day", "end", "told")


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The rows that can be drawn, the lanes they stand in, and how many have no day.

    `frame` has one row a mark, in order of its day: `id`, `text`, `when` (the day in words, no
    finer than it is known), `short` (the same in few letters), `lane`, `group`, `rank`, `first`
    and `last` (the ends of its mark), `vague` (one day of that span, and nobody says which),
    `told_first` and `told_last` (when it was reported, where later; else NaT).
    """

    frame: pd.DataFrame
    lanes: dict[str, str]
    kind: str
    undated: int

    def __len__(self) -> int:
        """Return how many rows there are to draw."""
        return len(self.frame)


def rows(events: pd.DataFrame, *, lane: str | None, sources: pd.DataFrame | None) -> Rows:
    """Check that the table can stand on an axis of days, and put it in order."""
    kind = _kind(events)
    frame = _columns(events, kind)
    dated = frame["day"].notna()
    frame = frame[dated].copy()
    for name in _DAYS:
        frame[name] = [_text(cell, kind) for cell in frame[name]]
    _add_lanes(frame, events.loc[dated], kind, lane, sources)
    _add_spans(frame)
    days = list(zip(*(frame[name] for name in _DAYS), strict=True))
    frame["when"] = [when(*each) for each in days]
    frame["short"] = [when(*each, short=True) for each in days]
    frame = frame.sort_values(["first", "last", "rank", "id"], kind="stable")
    lanes = dict(zip(frame["lane"], frame["group"], strict=True))
    order = {group: place for place, group in enumerate(FAMILIES)}
    listed = sorted(lanes, key=lambda name: order.get(lanes[name], len(order)))
    return Rows(
        frame=frame.reset_index(drop=True),
        lanes={name: lanes[name] for name in listed},
        kind=kind,
        undated=int((~dated).sum()),
    )


def when(day: str, end: str = "", told: str = "", *, short: bool = False) -> str:
    """Return the days of a row in words: ``25 to 26 March 2025, reported 27 March 2025``."""
    words, say = wording.words()["timeline"], wording.day_short if short else wording.day
    text = say(day)
    if end and end != day:
        same_month = len(day) == len(end) == 10 and day[:7] == end[:7]
        text = words["to"].format(first=int(day[8:]) if same_month else text, last=say(end))
    if told and told not in (day, end):
        text = words["told"].format(when=text, told=say(told))
    return str(text)


def counted(name: str, count: int) -> str:
    """Return a sentence of the timeline in its form for one or for several."""
    forms = wording.words()["timeline"][name]
    return str(forms["one" if count == 1 else "many"]).format(count=f"{count:,}")


def _kind(events: Any) -> str:
    mend = "Type charts.timeline(ledger.events.head(5))."
    table = check_table(
        events,
        chart="A timeline",
        draws="one table of days",
        table="a table of days",
        mend=mend,
    )
    for key, (_, day, _, _, text) in _SHAPES.items():
        if key in table.columns and {day, text} <= set(table.columns):
            return key
    raise ValueError(
        "This table has no columns that a timeline can read. It draws a ledger's events, its "
        "claims, or any table with the columns day and text. "
        f"{mend}"
    )


def _columns(events: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return the table with the names that all timelines share."""
    blank = pd.Series("", index=events.index, dtype=object)
    found = {}
    for name, column in zip(("id", *_DAYS, "text"), _SHAPES[kind], strict=True):
        found[name] = events[column].astype(object) if column in events else blank
    if kind == "day" and "id" not in events:
        found["id"] = pd.Series([str(n) for n in range(len(events))], index=events.index)
    frame = pd.DataFrame(found)
    frame["rank"] = events.get("rank", 0)
    frame["day"] = frame["day"].mask(frame["day"] == "")
    return frame


def _text(cell: Any, kind: str) -> str:
    """Return a date as text, after proving that it is one."""
    if cell is None or cell == "" or pd.isna(cell):
        return ""
    text = cell.strftime("%Y-%m-%d") if hasattr(cell, "strftime") else str(cell)
    try:
        span(text)
    except (ValueError, TypeError):
        raise ValueError(
            f"{text!r} in column {_SHAPES[kind][1]} is no date. "
            "A date is a year, a month or a day, written 2025, 2025-03 or 2025-03-27. "
            "Correct that cell, or leave it blank where no day is known."
        ) from None
    return text


def _add_lanes(
    frame: pd.DataFrame, events: pd.DataFrame, kind: str, lane: str | None,
    sources: pd.DataFrame | None,
) -> None:  # fmt: skip
    column = lane if lane is not None else "lane" if "lane" in events else ""
    if column and column not in events:
        raise ValueError(
            f"This table has no column {column!r} to make lanes of. "
            f"It has {', '.join(map(str, events.columns[:6]))}. "
            f'Type charts.timeline(events, lane="{events.columns[-1]}"), or leave lane out.'
        )
    frame["group"] = events.get("group", "")
    if kind == "claim_id" and "asserted_by" in events and not column:
        frame["group"] = family_groups(events["asserted_by"], sources)
        frame["lane"] = frame["group"].map(wording.words()["families"])
        return
    lanes = events[column].astype(object) if column else pd.Series("", index=events.index)
    frame["lane"] = lanes.where(lanes.notna(), "").astype(str)


def _add_spans(frame: pd.DataFrame) -> None:
    """Add the ends of each mark as days; a month or a year is a span."""
    starts = [span(day) for day in frame["day"]]
    ends = [span(end) if end else None for end in frame["end"]]
    told = [span(text) if text else (None, None) for text in frame["told"]]
    # An event of several known days lasted; a month alone is one day of it, unknown which.
    frame["vague"] = [
        start[0] != start[1] if end is None else start[0] != start[1] or end[0] != end[1]
        for start, end in zip(starts, ends, strict=True)
    ]
    lasts = [
        max(start[1], end[1]) if end else start[1] for start, end in zip(starts, ends, strict=True)
    ]
    columns = {
        "first": [start[0] for start in starts],
        "last": lasts,
        "told_first": [first for first, _ in told],
        "told_last": [last for _, last in told],
    }
    for name, days in columns.items():
        frame[name] = pd.Series(days, index=frame.index, dtype="datetime64[s]")
    same = frame["told_last"] <= frame["last"]
    frame.loc[same, ["told_first", "told_last"]] = pd.NaT
