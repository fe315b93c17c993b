"""What a timeline shows, in words and as a table; no drawing."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from whosays.charts import _marks, wording
from whosays.charts._timeline_rows import Rows, counted, rows
from whosays.ledger.dates import span

_SAID_UP_TO = 6


@dataclass(frozen=True, kw_only=True)
class Window:
    """The rows that a picture holds, its ends in day numbers, and how many lie outside."""

    frame: pd.DataFrame
    first: float
    last: float
    before: int
    after: int


def within_window(drawn: Rows, since: str | None, until: str | None) -> Window:
    """Return the rows between two days, and the days that the picture must hold."""
    ends = [_edge(day, place) for place, day in enumerate((since, until))]
    if ends[0] is not None and ends[1] is not None and ends[0] >= ends[1]:
        raise ValueError(
            f"This timeline ends ({until}) before it begins ({since}). "
            "A picture needs at least one day between its ends. "
            f'Type since="{until}", until="{since}".'
        )
    frame = drawn.frame
    last = frame[["last", "told_last"]].max(axis=1)
    early = last < ends[0] if ends[0] is not None else last != last
    late = frame["first"] > ends[1] if ends[1] is not None else last != last
    kept = frame[~early & ~late].reset_index(drop=True)
    shown = frame if kept.empty else kept
    days = pd.to_datetime(pd.Series([shown["first"].min(), last[shown.index].max()]))
    if frame.empty:
        days = pd.to_datetime(pd.Series(["2025-01-01", "2025-12-31"]))
    edges = [end if end is not None else day for end, day in zip(ends, days, strict=True)]
    first, final = (float(each) for each in _marks.days(pd.Series(pd.to_datetime(edges))))
    return Window(
        frame=kept, first=first, last=max(final, first + 1.0),
        before=int(early.sum()), after=int(late.sum()),
    )  # fmt: skip


def alt_timeline(
    events: pd.DataFrame,
    *,
    lane: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
) -> str:
    """Say in words what `timeline` draws: how much, from when to when, in which lanes.

    Parameters
    ----------
    events, lane, since, until, sources, title
        As for `charts.timeline`.

    Returns
    -------
    str
        Plain sentences, for the picture's alt text.

    Raises
    ------
    TypeError, ValueError
        As `charts.timeline` does.
    """
    drawn = rows(events, lane=lane, sources=sources)
    window = within_window(drawn, since, until)
    words, frame = wording.words()["timeline"], window.frame
    say = words["alt"]
    headline = title if title is not None else words["title"][drawn.kind]
    if frame.empty:
        return " ".join([say["none"], words["empty"]])
    sentences = [
        counted("alt_kind", len(frame)),
        wording.words()["alt"]["title"].format(title=headline),
    ]
    if len(frame) > 1:
        ends = {"first": frame["when"].iloc[0], "last": frame["when"].iloc[-1]}
        one = ends["first"] == ends["last"]
        sentences.append(say["across_one" if one else "across"].format(**ends))
    named = {name: rows_ for name, rows_ in frame.groupby("lane", sort=False) if name}
    if named:
        lanes = [f"{name} ({len(named[name])})" for name in drawn.lanes if name in named]
        sentences.append(say["lanes"].format(lanes=wording.listed(lanes)))
    picked = frame if len(frame) <= _SAID_UP_TO else frame.iloc[[0, -1]]
    if len(picked) < len(frame):
        sentences.append(say["ends"])
    sentences += [f"{row.when}: {row.text}" for row in picked.itertuples()]
    rest = outside(drawn, window)
    return " ".join(_stopped(text) for text in [*sentences, *rest])


def timeline_table(
    events: pd.DataFrame, *, lane: str | None = None, sources: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the rows of `timeline` as a table to read, with all those left out of a picture.

    Parameters
    ----------
    events, lane, sources
        As for `charts.timeline`.

    Returns
    -------
    pandas.DataFrame
        Text only, in order: the day, the lane where lanes have names, and what happened.

    Raises
    ------
    TypeError, ValueError
        As `charts.timeline` does.
    """
    heads = wording.words()["timeline"]["table"]
    drawn = rows(events, lane=lane, sources=sources)
    columns = {heads["when"]: drawn.frame["when"], heads["lane"]: drawn.frame["lane"]}
    if not any(drawn.lanes):
        del columns[heads["lane"]]
    columns[heads["text"]] = drawn.frame["text"]
    return pd.DataFrame({name: column.astype(str) for name, column in columns.items()})


def reading(drawn: Rows, window: Window) -> str:
    """Return how to read the marks that occur, and what is not in the picture."""
    say, frame = wording.words()["timeline"]["read"], window.frame
    parts = [say[drawn.kind]]
    if (~frame["vague"] & (frame["first"] < frame["last"])).any():
        parts.append(say["lasted"])
    if frame["vague"].any():
        parts.append(say["span"])
    if frame["told_last"].notna().any():
        parts.append(say["told"])
    return " ".join([f"{'; '.join(parts)}.", *outside(drawn, window)])


def outside(drawn: Rows, window: Window) -> list[str]:
    """Return the sentences that count what the picture does not hold."""
    counts = {"before": window.before, "after": window.after, "undated": drawn.undated}
    return [counted(name, count) for name, count in counts.items() if count]


def _edge(day: str | None, place: int) -> Any:
    if day is None:
        return None
    try:
        return pd.Timestamp(span(str(day))[place])
    except (ValueError, IndexError):
        raise ValueError(
            f"{day!r} is no day for a timeline to begin or end on. "
            "A date is a year, a month or a day. "
            'Type since="2025-03-01", until="2025-03-31".'
        ) from None


def _stopped(text: str) -> str:
    return text if text.endswith((".", ":", "!", "?")) else f"{text}."
