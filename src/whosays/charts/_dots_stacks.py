"""Fifty dots in stacks, each column as wide as a dot; they can be shown anew on the same Axes."""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from whosays.charts import _axes, _scales, wording
from whosays.charts._dots_words import TAIL
from whosays.charts.look import Look

# The scale ends at one of these, times ten as often as needed, so that it seldom changes.
_ENDS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, kw_only=True, eq=False)
class Stacks:
    """The dots on one Axes: thirty discs, and ten rings at either end.

    `floor`, `top` and `width` are pixels of the Axes as they were made; `highest` is the highest
    published total, which stays in sight.
    """

    ax: Axes
    look: Look
    floor: float
    top: float
    width: float
    dpi: float
    highest: float
    discs: Line2D
    rings: Line2D

    @classmethod
    def on(cls, ax: Axes, look: Look, *, floor: float, published: list[float]) -> "Stacks":
        """Put dots without a place on Axes whose scale upwards is pixels."""
        lines = [
            ax.plot(
                [], [], linestyle="none", marker="o", color=look.point, markerfacecolor=inside,
                markeredgewidth=look.line * 0.8, clip_on=False, zorder=3, gid=gid,
            )[0]
            for gid, inside in (("dots", look.point), ("dots ends", look.paper))
        ]  # fmt: skip
        return cls(
            ax=ax, look=look, floor=floor, top=ax.get_ylim()[1], width=float(ax.bbox.width),
            dpi=float(ax.figure.dpi), highest=max(published, default=0.0), discs=lines[0],
            rings=lines[1],
        )  # fmt: skip

    def show(self, values: np.ndarray) -> list[Line2D]:
        """Stack these fifty values, in rising order, and return what moved."""
        self._scale(float(values[-1]))
        across = self.width / self.ax.get_xlim()[1]
        side = self._side(values * across)
        columns = np.floor(values * across / side)
        ends = np.zeros(len(values), dtype=bool)
        if values[0] < values[-1]:
            ends[:TAIL] = ends[-TAIL:] = True
        up = np.array([(columns[:place] == each).sum() for place, each in enumerate(columns)])
        x, y = (columns + 0.5) * side / across, self.floor + (up + 0.5) * side
        for line, chosen in ((self.discs, ~ends), (self.rings, ends)):
            line.set_data(x[chosen], y[chosen])
            line.set_markersize(side * 0.8 * 72 / self.dpi)
        return [self.discs, self.rings]

    def _scale(self, highest: float) -> None:
        figures = _scales.figures(0.0, end(max(highest, self.highest)))
        if self.ax.get_xlim() == (figures.low, figures.high):
            return
        ruler, size, air = _axes.Ruler(self.dpi), self.look.text, 6 * self.dpi / 72
        widest = max(ruler.size(wording.tick(tick), size)[0] for tick in figures.ticks)
        spacing = self.width / max(1, len(figures.ticks) - 1)
        figures.apply(self.ax.xaxis, every=math.ceil((widest + air) / spacing))

    def _side(self, places: np.ndarray) -> float:
        """Return the widest column, in pixels, at which the highest stack is below the top."""
        side = self.look.text * 2.5 * self.dpi / 72
        while max(Counter(np.floor(places / side)).values()) * side > self.top - self.floor:
            side *= 0.97
        return side


def end(highest: float) -> float:
    """Return the round number at which a scale ends that holds this one."""
    if highest <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next((step * power for step in _ENDS if step * power >= highest), 10 * power)
