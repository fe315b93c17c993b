"""The timeline: what happened or was said on which day, in words that never collide."""

from functools import partial

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _checks, _timeline_axes, wording
from whosays.charts._alt import writes_alt
from whosays.charts._axes import Ruler
from whosays.charts._fonts import every_script
from whosays.charts._timeline_alt import alt_timeline, reading, within_window
from whosays.charts._timeline_marks import Marks, reach
from whosays.charts._timeline_rows import counted, rows
from whosays.charts._timeline_words import middles, move, place_words, write
from whosays.charts.look import Look

_AIR = 0.04


@every_script
def timeline(
    events: pd.DataFrame,
    *,
    ax: Axes | None = None,
    lane: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw what happened, or what was said, on an axis of days, with words where there is room.

    A text never covers a mark or another text, at any zoom and width: where there is no room
    it is left out, by the column `rank` (0 before 1) if there is one, and the axis says how
    many. `charts.timeline_table` has them all. A month or a year is a span, never a day.

    Parameters
    ----------
    events
        A ledger's events, its claims, or any table with the columns `day` and `text` and, if
        need be, `end`, `told` (reported later), `lane`, `group` (a family group), `rank`, `id`.
    ax
        Where to draw; a new figure of the look's size when left out. Title and note stand
        around it: in type of laptop size the chart reads well from about 5 by 3 inches.
    lane
        The column whose values become lanes; claims stand in lanes by claimant family.
    since, until
        The first and last day of the picture, such as "2025-03-01"; what lies outside is
        counted below. All days when left out.
    sources
        The ledger's sources, for the families of claims; those of the ledger that ships with
        the package when left out.
    title
        What is drawn.
    note
        Whether to write below the axis how to read a mark.
    look
        Colours and sizes, from `charts.look.at`; laptop size and light when left out.

    Returns
    -------
    matplotlib.axes.Axes
        Days across (matplotlib day numbers); each lane is one unit high, the first on top.

    Raises
    ------
    TypeError
        When `events` is not a table.
    ValueError
        When it has no columns to read, a date is none, or the window ends before it begins.

    Examples
    --------
    >>> import whosays
    >>> events = whosays.load().events.query("date.str.startswith('2025-03', na=False)")
    >>> timeline(events).get_xlabel()
    'Day on which it happened'
    """
    look = _checks.given(look, ax, title, sources)
    drawn = rows(events, lane=lane, sources=sources)
    window = within_window(drawn, since, until)
    words = wording.words()["timeline"]
    headline = title if title is not None else words["title"][drawn.kind]
    across = words["across"][drawn.kind]
    text = reading(drawn, window) if note else ""
    if ax is None:
        worst = _across(across, len(window.frame))
        lanes = [name for name in drawn.lanes if name]
        ax = _timeline_axes.own_axes(look, title=headline, below=[worst, text], lanes=lanes)
    writes_alt(
        ax,
        partial(
            alt_timeline, events, lane=lane, since=since, until=until, sources=sources, title=title
        ),
    )
    ruler = Ruler(ax.figure.dpi)
    half = reach(look, float(ax.figure.dpi))
    _timeline_axes.dress(ax, look, drawn.lanes or {"": ""}, foot=half)
    ax.set_title(
        ruler.wrap(headline, look.title, ax.bbox.width, bold=True), loc="left", x=0,
        color=look.ink, fontsize=look.title, fontweight="bold", pad=look.text * 0.6,
    )  # fmt: skip
    first, last = window.first, window.last
    air = 0.0 if since and until else max((last - first) * _AIR, 2.0)
    _timeline_axes.scale_days(ax, look, first - (0 if since else air), last + (0 if until else air))
    left_out = 0
    if len(window.frame):
        left_out = _fill(ax, look, window.frame, list(drawn.lanes))
    else:
        ax.text(
            0.5, 0.5, words["empty"], transform=ax.transAxes, ha="center", va="center",
            color=look.soft, fontsize=look.text, wrap=True,
            bbox={"facecolor": look.paper, "edgecolor": "none"},
        )  # fmt: skip
    named = ruler.wrap(_across(across, left_out), look.text, ax.bbox.width)
    ax.set_xlabel(named, loc="left", color=look.soft, fontsize=look.text, labelpad=4)
    if text:
        _note(ax, look, ruler.wrap(text, look.small, ax.bbox.width), named.count("\n") + 1)
    return ax


def _fill(ax: Axes, look: Look, frame: pd.DataFrame, lanes: list[str]) -> int:
    """Draw the marks and the words of a table; return how many words found no room."""
    half = reach(look, float(ax.figure.dpi))
    places = frame["lane"].map({name: place for place, name in enumerate(lanes)}).to_numpy()
    up = np.array([_timeline_axes.height(ax, place, len(lanes), foot=half) for place in places])
    marks = Marks(ax, look, list(frame["group"]))
    marks.show(frame, up)
    texts = [f"{row.short}: {row.text}" for row in frame.itertuples()]
    spots = place_words(ax, look, frame, texts, up, places, half=half)
    for row, spot, x, y in zip(frame.itertuples(), spots, middles(ax, frame), up, strict=True):
        if spot is not None:
            move(ax, *write(ax, look, str(row.group)), spot, x, y)
    return sum(spot is None for spot in spots)


def _across(across: str, left_out: int) -> str:
    """Return what the days mean, and how many marks have no words."""
    return f"{across} {counted('more', left_out)}" if left_out else across


def _note(ax: Axes, look: Look, text: str, lines: int) -> None:
    ax.annotate(
        text, (0, 0), xycoords="axes fraction",
        xytext=(0, -(look.text * 2.5 + 14 + lines * look.text * 1.35 + 2)),
        textcoords="offset points", ha="left", va="top", color=look.soft, fontsize=look.small,
        linespacing=1.3, annotation_clip=False, gid="note",
    )  # fmt: skip
