"""Draw claims as marks: family by shape, hedge by a sign at the mark, doubt by its ends."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib import dates
from matplotlib.axes import Axes
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, BboxBase, TransformedBbox

from whosays.charts import wording
from whosays.charts._names import Mark
from whosays.charts.look import Look, family

# The signs around a mark, drawn in units of their reach; the empty strokes at the end of the
# last two keep all three at one scale, as matplotlib sizes a marker by its farthest corner.
_UP = Path([(0, 0.42), (0, 1), (-0.2, 0.74), (0, 1), (0.2, 0.74)], [1, 2, 1, 2, 2])
_CAP = Path([(-0.5, 0.56), (0.5, 0.56), (0, 1), (0, -1)], [1, 2, 1, 1])
_WAVE = Path(
    [(-0.46, -0.66), (-0.3, -0.42), (-0.14, -0.46), (0, -0.62), (0.14, -0.78), (0.3, -0.82),
     (0.46, -0.58), (0, 1), (0, -1)],
    [1, 4, 4, 4, 4, 4, 4, 1, 1],
)  # fmt: skip
SIGN_PATHS = {"up": _UP, "cap": _CAP, "wave": _WAVE}
_UPSIDE_DOWN = Affine2D().scale(1, -1)

#: The sign that each hedge on a number is drawn with; an exact number has none.
SIGNS = {
    "at-least": "up",
    "more-than": "up",
    "up-to": "cap",
    "nearly": "cap",
    "about": "wave",
}


def signs(frame: pd.DataFrame) -> list[str]:
    """Return what each sign at these marks means, and the bar from a low to a high end."""
    words = wording.words()
    seen = {SIGNS[name] for name in frame["qualifier"] if name in SIGNS}
    said = [str(words[f"read_{name}"]) for name in SIGN_PATHS if name in seen]
    if (frame["bottom"] < frame["top"]).any():
        said.append(str(words["read_between"]))
    return said


def days(column: pd.Series) -> np.ndarray:
    """Return days as matplotlib day numbers."""
    # matplotlib leaves some of its functions without types.
    numbers: Any = dates.date2num
    return np.asarray(numbers(column.to_numpy()), dtype=float)


def middle(frame: pd.DataFrame) -> np.ndarray:
    """Return where each mark stands across: the middle of the day or period it was stated."""
    ends = days(frame["stated_on_first"]), days(frame["stated_on_last"])
    return np.asarray((ends[0] + ends[1]) / 2)


def draw(ax: Axes, look: Look, frame: pd.DataFrame) -> None:
    """Draw the points on the axes: spans, bars, signs and marks."""
    across = middle(frame)
    first, last = days(frame["stated_on_first"]), days(frame["stated_on_last"])
    sizes = diameters(look, frame)
    bottom, top = frame["bottom"].to_numpy(), frame["top"].to_numpy()
    groups, signs = frame["group"].to_numpy(), frame["qualifier"].map(SIGNS).to_numpy()
    hanging = _hanging(ax, look, frame, sizes)
    for group in dict.fromkeys(groups):
        own = groups == group
        line: dict[str, Any] = {"color": look.colour(group), "linewidth": look.line, "zorder": 2.8}
        span, bar = own & (first < last), own & (bottom < top)
        for level in (top, bottom):
            ax.hlines(level[span], first[span], last[span], gid="spans", **line)
        ax.vlines(across[bar], bottom[bar], top[bar], gid="bars", **line)
        for sign, path in SIGN_PATHS.items():
            for at, drawn_as in (
                (own & (signs == sign) & ~hanging, path),
                (own & (signs == sign) & hanging, path.transformed(_UPSIDE_DOWN)),
            ):
                if not at.any():
                    continue
                reach = _sign_reach(look, sizes[at])
                signs_drawn = ax.scatter(
                    across[at], top[at], s=(2 * reach) ** 2, marker=drawn_as, facecolors="none",
                    edgecolors=look.colour(group), linewidths=look.line, gid=f"sign:{sign}",
                )  # fmt: skip
                signs_drawn.set_clip_box(_room(ax, look))
        _scatter(
            ax, look, group, np.r_[across[own], across[bar]], np.r_[top[own], bottom[bar]],
            np.r_[sizes[own], sizes[bar]],
        )  # fmt: skip


def diameters(look: Look, frame: pd.DataFrame) -> np.ndarray:
    """Return each mark's size in points: a mark on the same place as another goes around it."""
    places = pd.DataFrame({"x": middle(frame), "y": frame["top"].to_numpy()})
    layers = places.groupby(["x", "y"]).cumcount().to_numpy()
    return np.asarray(look.mark * (1 + 0.6 * np.minimum(layers, 6)), dtype=float)


def outlines(ax: Axes, look: Look, frame: pd.DataFrame) -> list[Mark]:
    """Return where each point is on the page and how far it reaches, in pixels."""
    pixels = float(ax.figure.dpi) / 72
    across, sizes = middle(frame), diameters(look, frame)
    top = ax.transData.transform(np.c_[across, frame["top"]])
    bottom = ax.transData.transform(np.c_[days(frame["stated_on_first"]), frame["bottom"]])
    marks = []
    hanging = _hanging(ax, look, frame, sizes)
    for row, sign in enumerate(frame["qualifier"].map(SIGNS)):
        radius = (sizes[row] / 2 + look.line) * pixels
        reach = _sign_reach(look, sizes[row : row + 1])[0] * pixels
        (x, y), (left, low) = top[row], bottom[row]
        side = max(radius, x - left, 0.5 * reach if sign in ("cap", "wave") else 0.0)
        wave = 0.82 * reach if sign == "wave" else 0.0
        down = max(radius, y - low + radius, 0.0 if hanging[row] else wave)
        above = {"up": reach, "cap": 0.6 * reach}.get(sign, wave if hanging[row] else 0.0)
        up = max(radius, above)
        marks.append(Mark(x=x, y=y, reach=(side, side, down, up)))
    return marks


def _hanging(ax: Axes, look: Look, frame: pd.DataFrame, sizes: np.ndarray) -> np.ndarray:
    """Return which waves would hang below the axes, over the names of the days."""
    signs = frame["qualifier"].map(SIGNS).to_numpy()
    pixels = float(ax.figure.dpi) / 72
    heights = ax.transData.transform(np.c_[middle(frame), frame["top"]])[:, 1]
    lowest = heights - 0.82 * _sign_reach(look, sizes) * pixels
    return np.asarray((signs == "wave") & (lowest < ax.bbox.y0))


def reach(look: Look) -> float:
    """Return how far the sign at a mark of plain size reaches from its middle, in points."""
    return float(_sign_reach(look, np.array([look.mark]))[0])


def _sign_reach(look: Look, sizes: np.ndarray) -> np.ndarray:
    return np.asarray(sizes / 2 + 1.5 * look.mark, dtype=float)


def _scatter(
    ax: Axes, look: Look, group: str, x: np.ndarray, y: np.ndarray, sizes: np.ndarray
) -> None:
    each, colour = family(group), look.colour(group)
    # matplotlib warns when a mark without an inside is given an edge colour.
    style: dict[str, Any] = {"facecolors": "none", "edgecolors": colour}
    if each.marker == "x":
        style = {"color": colour}
    label = wording.words()["families"][each.id]
    drawn = ax.scatter(
        x, y, s=sizes**2, marker=each.marker, linewidths=look.line, zorder=3, label=label,
        gid=f"marks:{group}", **style,
    )  # fmt: skip
    drawn.set_clip_box(_room(ax, look))


def _room(ax: Axes, look: Look) -> BboxBase:
    """Return the axes' box and a little more, so that a mark on the edge is seen whole."""
    pad = (2 * look.mark) / 72 * float(ax.figure.dpi)
    across, up = pad / ax.bbox.width, pad / ax.bbox.height
    return TransformedBbox(Bbox([[-across, -up], [1 + across, 1 + up]]), ax.transAxes)
