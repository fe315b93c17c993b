"""Scales of figures: from zero in equal steps, or by steps that multiply and say so."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axis import Axis
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullFormatter, NullLocator

from whosays.charts import wording

_AIR = 1.16
_MOST_DOUBLINGS = 1.3
_MOST_LINES = 7

SCALES = ("linear", "log")


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The ends of a scale and its ticks; `factor` is what each step multiplies by, or 0."""

    low: float
    high: float
    ticks: tuple[float, ...]
    factor: int = 0

    def apply(self, axis: Axis, *, every: int = 1) -> None:
        """Give the scale to the axis of a chart, across or up; label one tick in `every`."""
        which = "y" if axis is axis.axes.yaxis else "x"
        kind = {f"{which}scale": "log" if self.factor else "linear"}
        axis.axes.set(**kind, **{f"{which}lim": (self.low, self.high)})
        axis.set_major_locator(FixedLocator(list(self.ticks)))
        labelled = self.ticks[::every]
        axis.set_major_formatter(
            FuncFormatter(lambda value, _: wording.tick(value) if value in labelled else "")
        )
        axis.set_minor_locator(NullLocator())
        axis.set_minor_formatter(NullFormatter())

    def unit(self, unit: str) -> str:
        """Return the words at the end of the axis: the unit, and what a step does."""
        if not self.factor:
            return unit
        return str(wording.words()["log_axis"]).format(unit=unit, factor=self.times())

    def times(self) -> str:
        """Return in words what each line is of the one before it: ``ten times``."""
        return str(wording.words()["factors"][str(self.factor)])


def figures(lowest: float, highest: float, *, scale: str = "linear", whole: bool = True) -> Scale:
    """Return the scale that holds all figures from `lowest` to `highest`.

    Raises
    ------
    ValueError
        When the steps are to multiply and a figure is zero or less.
    """
    if scale != "log":
        top = highest * _AIR if highest > 0 else 1.0
        low = min(0.0, lowest * _AIR)
        ticks = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=whole)
        return Scale(low=low, high=top, ticks=_inside(ticks.tick_values(low, top), low, top))
    if lowest <= 0:
        raise ValueError(
            f"A log scale has no place for {wording.number(lowest)}. "
            "Its steps multiply, so they never reach zero. "
            'Leave scale="log" out, or draw only the figures above zero.'
        )
    return _multiplying(lowest, highest)


def cut(lowest: float, highest: float, *, whole: bool = True) -> Scale:
    """Return a scale that starts just below the lowest figure: it misleads about heights."""
    air = (highest - lowest) * 0.15 or lowest * 0.05
    low, high = max(0.0, lowest - air), highest + air
    ticks = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=whole)
    return Scale(low=low, high=high, ticks=_inside(ticks.tick_values(low, high), low, high))


def _multiplying(lowest: float, highest: float) -> Scale:
    decades = math.log10(highest / lowest)
    if decades <= _MOST_DOUBLINGS:
        power = 10.0 ** math.floor(math.log10(lowest))
        first, factor = max(step * power for step in (1, 2, 5) if step * power <= lowest), 2
    else:
        first = 10.0 ** math.floor(math.log10(lowest))
        factor = next(10**n for n in (1, 2, 3) if decades / n < _MOST_LINES or n == 3)
    lines = max(2, math.ceil(math.log(highest / first, factor) + 1))
    ticks = tuple(first * factor**n for n in range(lines))
    high = max(highest * (highest / first) ** 0.12, ticks[1] * 1.02)
    # A mark on the lowest line would hang over the names of the days.
    low = first * (first / high) ** 0.1 if lowest < first * (high / first) ** 0.1 else first
    return Scale(low=low, high=high, ticks=_inside(ticks, low, high), factor=factor)


def _inside(ticks: Iterable[float], low: float, high: float) -> tuple[float, ...]:
    return tuple(float(each) for each in ticks if low <= each <= high)
