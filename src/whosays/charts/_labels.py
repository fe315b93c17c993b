"""Write a text beside each mark, as long as none covers a mark or another text."""

import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from whosays.charts import _axes, _marks
from whosays.charts._names import Mark, Place, place
from whosays.charts.look import Look


def write(
    ax: Axes,
    look: Look,
    frame: pd.DataFrame,
    texts: Sequence[str],
    *,
    rank: Sequence[int],
    gid: str = "name",
    far: float = 3.5,
) -> int:
    """Write the texts beside the marks of the frame, and return how many found no place.

    Parameters
    ----------
    ax, look
        Where the marks have been drawn, with its scales set, and how.
    frame
        The points as they were drawn.
    texts
        One for each row, in one line; long ones may be broken, and empty ones are not written.
    rank
        How soon each may choose its place: 0 before 1, and so on.
    gid
        The name that the written texts are given.
    far
        How many lines of text away from its mark a text may still stand.
    """
    wanted = [row for row, text in enumerate(texts) if text]
    marks = _marks.outlines(ax, look, frame)
    ruler = _axes.Ruler(ax.figure.dpi)
    lines = [forms(texts[row]) for row in wanted]
    sizes = [[ruler.size(form, look.small) for form in each] for each in lines]
    line = ruler.size("x", look.small)[1]
    box = ax.bbox
    within = (box.x0, box.y0 + 2, min(box.x1 + line, ax.figure.bbox.x1 - 2), box.y1)
    places = place(
        marks, wanted, sizes, within=within, line=line, rank=[rank[row] for row in wanted]
    )
    missing, points_a_pixel = 0, 72 / float(ax.figure.dpi)
    across, up, groups = _marks.middle(frame), frame["top"].tolist(), frame["group"].tolist()
    for row, spot, each in zip(wanted, places, lines, strict=True):
        if spot is None or _away(marks[row], spot) > far * line:
            missing += 1
            continue
        mark, group = marks[row], groups[row]
        shift_x = ((spot.left + spot.right) / 2 - mark.x) * points_a_pixel
        shift_y = ((spot.bottom + spot.top) / 2 - mark.y) * points_a_pixel
        ax.annotate(
            each[spot.form], (across[row], up[row]), xytext=(shift_x, shift_y),
            textcoords="offset points", ha="center", va="center", multialignment="left",
            color=look.colour(group), fontsize=look.small, linespacing=1.15,
            annotation_clip=False, gid=gid, zorder=4,
            path_effects=[withStroke(linewidth=2.5, foreground=look.paper)],
            arrowprops=_leader(look, group, mark, spot) if spot.leader else None,
        )  # fmt: skip
    return missing


def _away(mark: Mark, spot: Place) -> float:
    """Return how far a place is from its mark, in pixels."""
    left, bottom, right, top = mark.box()
    across = max(0.0, left - spot.right, spot.left - right)
    return max(across, bottom - spot.top, spot.bottom - top, 0.0)


def forms(name: str) -> list[str]:
    """Return a text on one line and, if it is long, on two and three."""
    found = [name]
    for lines in (2, 3):
        width = max(len(name) / lines, 8)
        broken = textwrap.fill(name, int(width * 1.25), break_long_words=False)
        if broken.count("\n") == lines - 1 and len(name) > 9 * lines:
            found.append(broken)
    return found


def _leader(look: Look, group: str, mark: Mark, spot: Place) -> dict[str, Any]:
    """Return the style of the thin line that joins a text to its mark."""
    across = (min(max(mark.x, spot.left), spot.right) - spot.left) / (spot.right - spot.left)
    up = (min(max(mark.y, spot.bottom), spot.top) - spot.bottom) / (spot.top - spot.bottom)
    return {
        "arrowstyle": "-",
        "color": look.colour(group),
        "linewidth": look.line * 0.4,
        "relpos": (across, up),
        "shrinkA": 0,
        "shrinkB": look.mark * 0.6 + look.line,
    }
