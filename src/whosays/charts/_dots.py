"""Fifty possible totals as dots, with published totals where they fall below them."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _checks, _dots_words, wording
from whosays.charts._alt import writes_alt
from whosays.charts._dots_published import UNIT, published_totals
from whosays.charts._dots_stacks import Stacks
from whosays.charts._fonts import every_script
from whosays.charts._one_row import draw_figure, without_row
from whosays.charts._points import not_drawn
from whosays.charts._sheet import Sheet, blank, row_labels
from whosays.charts.look import Look

# Up to so many published totals, a line leads from each up through the dots.
_LINES = 6


@every_script
def dots(
    totals: np.ndarray | pd.Series,
    *,
    published: pd.DataFrame | None = None,
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
    upto: float | None = None,
) -> Axes:
    """Draw fifty equally likely possible totals as dots (Fernandes et al. 2018).

    A dot is a total that may come out under the reader's own assumptions, one chance in fifty.
    It is never a person, nor a claimant's. Published totals stand in rows below, each with its
    verb and its claimant; they say different things and are never averaged.

    Parameters
    ----------
    totals
        Possible totals of shells, shape (any,), as `reasoning.simulation.totals` gives them.
    published
        Claims in shells, as rows of a ledger's claims; none when left out.
    sources, title, note, look
        As for `charts.estimates`.
    ax
        Where to draw; the dots become an inset of it. A new figure when left out.
    upto
        A total that the scale holds whatever is drawn, so that two charts can be compared.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the chart; its one inset has shells across.

    Raises
    ------
    TypeError
        When the totals are no array of numbers, or `published` is no table of claims.
    ValueError
        When a total is below zero or not finite, the claims count something else than shells,
        or there is too little room.

    Examples
    --------
    >>> from whosays.reasoning.simulation import totals
    >>> alt = _dots_words.read_dots(totals((6000, 7000), (250, 480)))
    >>> alt
    'In 10 of the 50 dots the total is under 1.92 million, and in 10 it is over 2.82 million.'
    """
    look = _checks.given(look, ax, title, sources)
    values = _dots_words.fifty(totals)
    frame, left_out = published_totals(published, sources)
    words = wording.words()["dots"]
    headline = title or words["title"]
    if not len(values):
        return blank(ax, look, headline, words["empty"])
    below = _dots_words.reading(frame, left_out, said=_dots_words.sentence(values)) if note else ""
    drawn = draw(values, frame, ax=ax, look=look, headline=headline, below=below, upto=upto)
    without = [*drawn.without, *not_drawn(left_out)]
    writes_alt(drawn.host, partial(_dots_words.alt, values, drawn.rows, headline, without))
    return drawn.host


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """What was drawn: the host, the stacks on it, the rows that found room, and what did not."""

    host: Axes
    stacks: Stacks
    rows: pd.DataFrame
    without: list[str]


def draw(
    values: np.ndarray,
    frame: pd.DataFrame,
    *,
    ax: Axes | None,
    look: Look,
    headline: str,
    below: str,
    upto: float | None = None,
) -> Drawn:
    """Draw fifty values above rows of published totals, with the sentences below if any."""
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if below:
        sheet.note(below)
    rows = _Rows.of(sheet, frame)
    without = [without_row(rows.left_out)] if rows.left_out else []
    for each in without:
        told = sheet.ruler.wrap(each, look.small, sheet.width)
        sheet.line(told, look.small, look.soft, gid="left out")
    stacks = _draw(sheet, rows, values, [] if upto is None else [upto])
    return Drawn(host=sheet.ax, stacks=stacks, rows=rows.frame, without=without)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Rows:
    """The published totals that have a row, their words, and the room they take in pixels."""

    frame: pd.DataFrame
    labels: list[str]
    left: float
    right: float
    slot: float
    free: float
    left_out: int

    @classmethod
    def of(cls, sheet: Sheet, frame: pd.DataFrame) -> "_Rows":
        """Give the dots half of the room, or a third where there are many rows."""
        size, ruler = sheet.look.small, sheet.ruler
        line = sheet.pixels(size * 1.3)
        free = sheet.height - sheet.pixels(sheet.look.text * 4.0)
        tall = len(frame) * 2.5 * line <= free / 2
        slot = (2.5 if tall else 1.3) * line
        most = max(0, int(free * 0.65 / slot))
        # The figures that describe the latest time stay.
        kept = sorted(frame.index, key=lambda at: frame["stated_on_last"][at])[-most:]
        shown = frame.loc[sorted(kept)] if most else frame.iloc[:0]
        if len(shown) < len(frame):
            free -= sheet.pixels(size * 1.6)
        labels: list[str] = []
        if len(shown):
            named = shown.assign(day=shown["verb_said"] + ", " + shown["when"])
            labels = row_labels(ruler, named, size, sheet.width * 0.45, tall=tall)
        own = str(wording.words()["dots"]["yours"])
        widths = [ruler.size(text, size)[0] for text in labels]
        left = max([*widths, ruler.size(own, size, bold=True)[0]])
        right = [ruler.size(text, size)[0] for text in shown.get("figure", [])]
        return cls(
            frame=shown.reset_index(drop=True), labels=[own, *labels],
            left=left + sheet.pixels(size * 2),
            right=max(right, default=0.0) + sheet.pixels(size * 2), slot=slot,
            free=free, left_out=len(frame) - len(shown),
        )  # fmt: skip


def _draw(sheet: Sheet, rows: _Rows, values: np.ndarray, held: list[float]) -> Stacks:
    look, below = sheet.look, rows.slot * len(rows.frame)
    width, height = sheet.width - rows.right - rows.left, rows.free - below
    sheet.begin("dots", width, height, across=1, down=1)
    foot = sheet.top - rows.free
    ax = sheet.panel(rows.left, foot, sheet.width - rows.right, sheet.top)
    _axes.dress(ax, look)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=look.grid, linewidth=0.8)
    # Up the axes are pixels: dots are stacked, and rows stand, by how large they are drawn.
    ax.set(ylim=(0, rows.free), yticks=[])
    ax.set_xlabel(UNIT, loc="left", color=look.soft, fontsize=look.text, labelpad=3)
    ax.axhline(below, color=look.axis, linewidth=0.8, gid="floor")
    stacks = Stacks.on(ax, look, floor=below, published=[*rows.frame.get("top", []), *held])
    stacks.show(values)
    start = sheet.width - rows.right + sheet.pixels(look.small)
    middle = foot + below + height * 0.5
    own = rows.labels[0]
    sheet.text(0, middle, own, look.small, look.point, gid="name", weight="bold", va="center")
    for place, each in enumerate(rows.frame.itertuples()):
        y = below - rows.slot * (place + 0.5)
        colour, label = look.colour(str(each.group)), rows.labels[place + 1]
        draw_figure(ax, look, each, y)
        if len(rows.frame) <= _LINES:
            ax.vlines(
                [*{each.bottom, each.top}], y, rows.free, color=colour, linewidth=look.line * 0.6,
                linestyles=(0, (2, 3)), gid="lines",
            )  # fmt: skip
        sheet.text(0, foot + y, label, look.small, colour, gid="name", va="center")
        told = str(each.figure)
        sheet.text(start, foot + y, told, look.small, colour, gid="figure", va="center")
    return stacks
