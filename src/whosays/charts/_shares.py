"""Shares of a whole: one row a claim, what was stated told apart from what we divided."""

from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter
from matplotlib.transforms import Affine2D

from whosays.charts import _axes, _checks, _marks, wording
from whosays.charts._alt import writes_alt
from whosays.charts._fonts import every_script
from whosays.charts._shares_rows import Rows, percent, share_rows
from whosays.charts._sheet import Sheet, blank
from whosays.charts.look import Look, family

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
# A share that was stated, one that we divided, one that nobody but us has made.
_LINES: dict[str, Any] = {"stated": "-", "divided": (0, (5, 3)), "ours": (0, (1, 2))}
_ARROWS = {"at-least": -90, "about-or-more": -90, "up-to": 90, "about-or-less": 90}
_WAVES = ("about", "about-or-more", "about-or-less")


@every_script
def shares(
    pairs: pd.DataFrame,
    *,
    ax: Axes | None = None,
    sources: pd.DataFrame | None = None,
    title: str | None = None,
    note: bool = True,
    look: Look | None = None,
) -> Axes:
    """Draw the share of a part in its whole, one row a claim, from nothing to the whole.

    A mark is something that somebody said, or that we divided out of what they said; it stands
    for no person. A full mark on a solid line is a share that the claimant stated; an open mark
    on a broken line is our division of two figures.

    Parameters
    ----------
    pairs
        Rows of `whosays.ledger.pairs`, all of one part and one whole.
    ax
        Where to draw; the rows become an inset of it. In type of laptop size seven rows need
        about 6 by 3.5 inches. A new figure of the look's size when left out.
    sources, title, note, look
        As for `charts.estimates`.

    Returns
    -------
    matplotlib.axes.Axes
        The Axes that holds the chart; its one inset has shares across, from 0 to 1.

    Raises
    ------
    TypeError
        When `pairs` is no table of pairs.
    ValueError
        When parts or wholes are mixed, columns are missing, a part is larger than its whole, or
        there is too little room.

    Examples
    --------
    >>> import whosays
    >>> from whosays.ledger.pairs import pairs
    >>> ax = shares(pairs(whosays.load(), part="returned-to-front"))
    >>> whosays.charts.alt(ax).split(". ")[1]
    'Title: Share of the wounded said to be back at the front'
    """
    look = _checks.given(look, ax, title, sources)
    drawn = share_rows(pairs, sources)
    words = wording.words()["shares"]
    headline = title or drawn.title
    if not len(drawn):
        return blank(ax, look, headline, words["none"])
    sheet = Sheet.on(ax, look)
    sheet.title(headline)
    if note:
        sheet.note(drawn.reading())
    rows = drawn.fitted(sheet)
    if note and rows.left_out:
        told = wording.counted("shares_left", rows.left_out)
        told = sheet.ruler.wrap(told, look.small, sheet.width)
        sheet.line(told, look.small, look.soft, gid="left out")
    _draw(sheet, rows, words["axis"].format(whole=drawn.whole))
    writes_alt(sheet.ax, partial(drawn.alt, headline, len(rows.frame)))
    return sheet.ax


def _draw(sheet: Sheet, rows: Rows, unit: str) -> None:
    look, frame = sheet.look, rows.frame
    tall = rows.slot * (len(frame) + 0.4)
    right, foot = sheet.width - rows.right, sheet.top - tall
    sheet.begin("shares", right - rows.left, tall, across=1, down=1)
    ax = sheet.panel(rows.left, foot, right, sheet.top)
    _axes.dress(ax, look)
    ax.grid(visible=False, axis="y")
    ax.grid(visible=True, axis="x", color=look.grid, linewidth=0.8)
    ax.set(ylim=(len(frame) - 0.3, -0.7), yticks=[], xlim=(0, 1))
    # On narrow axes each label would run into the next.
    every = 1 if ax.bbox.width > sheet.pixels(look.text * 18) else 2
    ax.xaxis.set_major_locator(FixedLocator(list(_TICKS[::every])))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(value)))
    ax.set_xlabel(unit, loc="left", color=look.soft, fontsize=look.text, labelpad=3)
    start = right + sheet.pixels(look.small * 1.6)
    for row, each in enumerate(frame.itertuples()):
        colour, y = look.colour(str(each.group)), sheet.top - rows.slot * (row + 0.7)
        _mark(ax, look, each, row)
        style: dict[str, Any] = {"va": "center", "spacing": 1.2}
        sheet.text(0, y, rows.labels[row], look.small, colour, gid="name", **style)
        sheet.text(start, y, rows.texts[row], look.small, colour, gid="share", **style)


def _mark(ax: Axes, look: Look, each: Any, row: int) -> None:
    """Draw one share: its line from nothing, its mark or marks, the signs of its hedge."""
    colour, ends = look.colour(each.group), sorted({each.bottom, each.top})
    ax.hlines(
        [row], 0, each.top, color=colour, linewidth=look.line, linestyles=_LINES[each.said],
        gid=f"line:{each.said}", zorder=2,
    )  # fmt: skip
    # A cross has no inside: there the line and the words tell the kinds apart.
    inside = colour if each.said == "stated" else look.paper
    fill = {} if family(each.group).marker == "x" else {"markerfacecolor": inside}
    ax.plot(
        ends, [row] * len(ends), linestyle="none", markersize=look.mark, clip_on=False, zorder=4,
        gid=f"marks:{each.group}", **{**_axes.mark_style(look, each.group), **fill},
    )  # fmt: skip
    signs = [("wave", each.top, 90)] if each.hedge in _WAVES else []
    if each.hedge in _ARROWS:
        turn = _ARROWS[each.hedge]
        signs.append(("up", each.top if turn < 0 else each.bottom, turn))
    for sign, x, turn in signs:
        path = _marks.SIGN_PATHS[sign].transformed(Affine2D().rotate_deg(turn))
        ax.scatter(
            [x], [row], s=(2 * _marks.reach(look)) ** 2, marker=path, facecolors="none",
            edgecolors=colour, linewidths=look.line, clip_on=False, gid=f"sign:{each.hedge}",
            zorder=3,
        )  # fmt: skip
