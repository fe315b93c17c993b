"""The marks of a timeline: a day, days that it lasted, or one unknown day of a span."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection, PolyCollection

from whosays.charts import _marks
from whosays.charts.look import Look, family

_LAYERS = 3


class Marks:
    """The artists of all marks on one Axes; `show` puts them where a table says.

    Parameters
    ----------
    ax, look
        Where and how; the Axes must have its size and its scale up.
    groups
        Every family group that may ever be shown; "" stands for no family.
    """

    def __init__(self, ax: Axes, look: Look, groups: list[str]) -> None:
        self._ax, self._look = ax, look
        self._parts = {group: self._made(group) for group in dict.fromkeys(groups)}

    @property
    def artists(self) -> list[Artist]:
        """All artists, in the order of drawing."""
        return [part for parts in self._parts.values() for part in parts.values()]

    def show(self, frame: pd.DataFrame, up: np.ndarray) -> None:
        """Put the marks at the days of the frame (see `Rows`), at the heights `up`."""
        first, last = _marks.days(frame["first"]), _marks.days(frame["last"])
        vague = frame["vague"].to_numpy(dtype=bool)
        lasting = ~vague & (first < last)
        sizes = self._look.mark * (1 + 0.6 * self._layers(first, last, up))
        told = _marks.days(frame["told_first"]), _marks.days(frame["told_last"])
        later = np.isfinite(told[1])
        # What is told in some unknown day of a month may at the earliest be told on its first.
        since = np.where(later, np.maximum(told[0], last), last)
        for group, parts in self._parts.items():
            own = (frame["group"] == group).to_numpy(dtype=bool)
            day, bar, blur = own & ~vague, own & lasting, own & vague
            places = np.c_[np.r_[first[day], last[bar]], np.r_[up[day], up[bar]]]
            wide = np.r_[sizes[day], sizes[bar]]
            # Marks are filled with paper: a ring must be drawn before what it goes around.
            order = np.argsort(-wide, kind="stable")
            parts["days"].set_offsets(places[order])
            parts["days"].set_sizes(wide[order] ** 2)
            parts["lasted"].set_segments(_lines(first[bar], last[bar], up[bar]))
            parts["spans"].set_verts(self._boxes(first[blur], last[blur], up[blur]))
            late = own & later
            parts["told"].set_segments(_lines(last[late], since[late], up[late]))
            parts["told ends"].set_offsets(np.c_[since[late], up[late]])

    def _made(self, group: str) -> dict[str, Any]:
        look = self._look
        colour = look.colour(group) if group else look.ink
        marker = family(group).marker if group else "o"
        # matplotlib warns when a mark without an inside is given an edge colour.
        style: dict[str, Any] = {"color": colour}
        if marker != "x":
            style = {"facecolors": look.paper, "edgecolors": colour}
        line: dict[str, Any] = {"colors": colour, "linewidths": look.line, "zorder": 2.8}
        dots = (0, (1, 1.6))
        parts: dict[str, Any] = {
            "told": LineCollection([], linestyles=dots, **line),
            "told ends": self._points("|", {"color": colour}, look.mark * 1.3),
            "lasted": LineCollection([], **line),
            "spans": PolyCollection(
                [], facecolors=look.paper, edgecolors=colour, linewidths=look.line, zorder=2.9
            ),
            "days": self._points(marker, style, look.mark),
        }
        for name, part in parts.items():
            part.set_gid(f"{name}:{group}")
            if part.axes is None:
                self._ax.add_collection(part, autolim=False)
        return parts

    def _points(self, marker: str, style: dict[str, Any], size: float) -> PathCollection:
        return self._ax.scatter(
            [], [], s=size**2, marker=marker, linewidths=self._look.line, zorder=3,
            clip_on=True, **style,
        )  # fmt: skip

    def _boxes(self, first: np.ndarray, last: np.ndarray, up: np.ndarray) -> list[np.ndarray]:
        """Return flat open boxes that cover spans, as high as half a mark."""
        box = self._ax.bbox
        bottom, top = self._ax.get_ylim()
        half = 0.3 * self._look.mark * self._ax.figure.dpi / 72 / box.height * abs(top - bottom)
        return [
            np.array([(x0, y - half), (x1, y - half), (x1, y + half), (x0, y + half)])
            for x0, x1, y in zip(first, last, up, strict=True)
        ]

    def _layers(self, first: np.ndarray, last: np.ndarray, up: np.ndarray) -> np.ndarray:
        """Return for each mark how many stand on its place already, up to a few."""
        places = pd.DataFrame({"first": first, "last": last, "up": up})
        counted = places.groupby(["first", "last", "up"]).cumcount().to_numpy()
        return np.asarray(np.minimum(counted, _LAYERS - 1))


def reach(look: Look, dpi: float, *, layers: int = _LAYERS) -> float:
    """Return half the height of the highest mark, in pixels; `layers` may stand on one place."""
    return (look.mark * (1 + 0.6 * (layers - 1)) / 2 + look.line) * dpi / 72


def _lines(first: np.ndarray, last: np.ndarray, up: np.ndarray) -> list[np.ndarray]:
    return [np.array([(x0, y), (x1, y)]) for x0, x1, y in zip(first, last, up, strict=True)]
