"""The stage of a timeline: lanes with their names, days below, and room for the texts."""

import datetime as dt
from typing import Any

import numpy as np
from matplotlib import dates
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator

from whosays.charts._axes import Days, Ruler
from whosays.charts.look import Look, new_figure

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAYS = (1, 2, 4, 7, 14)
_LONG = 75


def own_axes(
    look: Look, *, title: str, below: list[str], lanes: list[str], above: float = 0
) -> Axes:
    """Return the axes of a new figure with just the room that its texts need.

    Parameters
    ----------
    below
        The texts below the days: what they mean, and how to read a mark.
    lanes
        The names that stand on the left; none for a single lane without a name.
    above
        Room to leave between title and lanes, in points.
    """
    ruler, pixels = Ruler(look.dpi), look.dpi / 72
    wide, high = look.width * look.dpi, look.height * look.dpi
    names = name_lanes(ruler, look, lanes, wide)
    left = max((ruler.size(name, look.text)[0] for name in names), default=0.0)
    left += (12 if any(names) else 8) * pixels
    right = look.text * 2.4 * pixels
    across = max(wide - left - right, wide * 0.2)
    lines = ruler.wrap(title, look.title, across, bold=True).count("\n") + 1
    top = (look.title * 1.25 * lines + look.text * 1.2 + above) * pixels
    bottom = (look.text * 2.5 + 14) * pixels
    for text, size in zip(below, (look.text, look.small), strict=False):
        rows = ruler.wrap(text, size, across).count("\n") + 1 if text else 0
        bottom += (rows * size * 1.35 + 4) * pixels
    figure = new_figure(look)
    box = (left / wide, bottom / high, across / wide, max(1 - (top + bottom) / high, 0.1))
    return figure.add_axes(box)


def name_lanes(ruler: Ruler, look: Look, lanes: list[str], wide: float) -> list[str]:
    """Return the names of lanes, broken so that they take at most a sixth of the width."""
    return [ruler.wrap(name, look.text, wide / 6) for name in lanes]


def dress(ax: Axes, look: Look, lanes: dict[str, str], *, foot: float) -> None:
    """Take the frame away; draw each lane's line and name.

    `foot` is the room for marks below the line of a lane, in pixels.
    """
    ax.set_facecolor(look.paper)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set(color=look.axis, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.set_ylim(len(lanes) or 1, 0)
    wide = float(ax.figure.bbox.width)
    names = name_lanes(Ruler(ax.figure.dpi), look, list(lanes), wide)
    heights = [height(ax, place, len(lanes), foot=foot) for place in range(len(lanes))]
    ax.set_yticks(heights, names if any(names) else [""] * len(names))
    # Names of two lines do not meet in a picture that is low for its type.
    band = ax.bbox.height / max(len(lanes), 1)
    tall = max((Ruler(ax.figure.dpi).size(name, look.text)[1] for name in names), default=0.0)
    size = look.text * min(1.0, band / tall) if tall else look.text
    ax.tick_params(axis="y", length=0, labelsize=size, pad=8)
    for label, group in zip(ax.get_yticklabels(), lanes.values(), strict=True):
        label.set(
            color=look.colour(group) if group else look.ink, linespacing=1.1,
            va="center", multialignment="right",
        )  # fmt: skip
    ax.tick_params(axis="x", length=4, color=look.axis, labelsize=look.text, labelcolor=look.soft)
    style: dict[str, Any] = {"color": look.grid, "linewidth": 0.8, "zorder": 1}
    for place in range(len(lanes)):
        ax.axhline(heights[place], gid="lane", **style)


def height(ax: Axes, place: int, lanes: int, *, foot: float) -> float:
    """Return the height of a lane's line: the middle where it is alone, else low in its lane."""
    band = ax.bbox.height / max(lanes, 1)
    if lanes <= 1 or band < 4 * foot:
        return place + 0.5
    return float(place + 1 - 1.4 * foot / band)


def scale_days(ax: Axes, look: Look, first: float, last: float) -> None:
    """Set the axis of days (matplotlib day numbers), with as many dates as have room."""
    ax.set_xlim(first, last)
    letters = look.text * ax.figure.dpi / 72
    at = ticks(first, last, most=max(int(ax.bbox.width / (letters * 6)), 1))
    # A date at the very edge would stick out of the picture.
    pixels = ax.bbox.x0 + (at - first) / (last - first) * ax.bbox.width
    half = 2.1 * letters
    at = at[(at >= first) & (at <= last) & (pixels > half) & (pixels < ax.figure.bbox.x1 - half)]
    ax.xaxis.set_major_locator(FixedLocator(list(at)))
    ax.xaxis.set_major_formatter(Days())


def ticks(first: float, last: float, *, most: int) -> np.ndarray:
    """Return at most about `most` round days from `first` to `last`: days, or firsts of months."""
    span = last - first
    for step in _DAYS:
        if span / step <= most and span < _LONG:
            return np.arange(np.ceil(first), last + 1e-9, step)
    step = next((step for step in _MONTHS if span / (30.4 * step) <= most), _MONTHS[-1])
    read: Any = dates.num2date
    number: Any = dates.date2num
    start, end = read(first), read(last)
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    days = [dt.date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return np.asarray([number(day) for day in days], dtype=float)
