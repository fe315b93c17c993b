"""The words of a timeline: broken, placed in their lanes, and put on poles."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from whosays.charts import _marks
from whosays.charts._kept_words import kept_words
from whosays.charts._names import Place
from whosays.charts._timeline_labels import Stand, forms, place_texts
from whosays.charts.look import Look


@dataclass(frozen=True)
class Spot:
    """Where one text stands: how it is broken, its box, and its pole."""

    text: str
    box: Place
    stand: Stand


def middles(ax: Axes, frame: pd.DataFrame) -> np.ndarray:
    """Return where the poles stand: the middle of what can be seen of each mark."""
    low, high = ax.get_xlim()
    first = np.clip(_marks.days(frame["first"]), low, high)
    last = np.clip(_marks.days(frame["last"]), low, high)
    return np.asarray(np.where(frame["vague"], (first + last) / 2, first))


def place_words(
    ax: Axes,
    look: Look,
    frame: pd.DataFrame,
    texts: list[str],
    up: np.ndarray,
    places: np.ndarray,
    *,
    half: float,
) -> list[Spot | None]:
    """Find where each text can stand in its lane: or None."""
    spots: list[Spot | None] = [None] * len(frame)
    points = ax.transData.transform(np.c_[middles(ax, frame), up])
    box = ax.bbox
    dpi = float(ax.figure.dpi)
    line = look.small * 1.25 * dpi / 72
    right = min(box.x1 + look.text * 2 * dpi / 72, ax.figure.bbox.x1 - 2)
    for lane in dict.fromkeys(places):
        own = np.flatnonzero(places == lane)
        top, bottom = ax.transData.transform([(0, lane), (0, lane + 1)])[:, 1]
        stands = [Stand(x=points[n][0], y=points[n][1], reach=half) for n in own]
        broken = [forms(texts[n], look.small, dpi, right - box.x0 - 8) for n in own]
        found = place_texts(
            stands, broken, within=(box.x0, bottom + 2, right, top - 1), line=line,
            rank=[int(frame["rank"].iloc[n]) for n in own],
        )  # fmt: skip
        for n, spot, each, stand in zip(own, found, broken, stands, strict=True):
            spots[n] = None if spot is None else Spot(each[spot.form].text, spot, stand)
    return spots


def write(ax: Axes, look: Look, group: str) -> tuple[Annotation, Annotation]:
    """Make a pole and a text without words; `move` puts them in their place."""
    colour = look.colour(group) if group else look.soft
    style: dict[str, Any] = {
        "xytext": (0, 0),
        "textcoords": "offset points",
        "annotation_clip": False,
    }
    pole = ax.annotate(
        "", (0, 0), gid="pole", zorder=2.5, **style,
        arrowprops={"arrowstyle": "-", "color": colour, "shrinkA": 0, "shrinkB": 0,
                    "linewidth": look.line * 0.5},
    )  # fmt: skip
    words = kept_words(
        ax, "", (0, 0), ha="center", va="center", multialignment="left", color=look.ink,
        fontsize=look.small, linespacing=1.15, gid="words", zorder=4, **style,
    )  # fmt: skip
    return pole, words


def move(ax: Axes, pole: Annotation, words: Annotation, spot: Spot, x: float, up: float) -> None:
    """Put a text and its pole where a place was found for them; `x` and `up` are data."""
    points = 72 / float(ax.figure.dpi)
    box, stand = spot.box, spot.stand
    end = box.bottom + 2 if box.bottom >= stand.y else box.top - 2
    pole.xy = words.xy = (x, up)
    pole.set_position((0, (end - stand.y) * points))
    words.set_text(spot.text)
    across, high = (box.left + box.right) / 2 - stand.x, (box.bottom + box.top) / 2 - stand.y
    words.set_position((across * points, high * points))
