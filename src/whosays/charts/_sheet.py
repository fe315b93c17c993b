"""A sheet: title, lines, panels and note laid out from the top and the bottom of one Axes."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from whosays.charts import _axes, _scales, wording
from whosays.charts._alt import alt_nothing, writes_alt
from whosays.charts._points import Points
from whosays.charts.look import Look, new_figure

_EDGE = 16.0
_SPACING = 1.25
# The least size of a panel, in letters.
_NARROWEST, _LOWEST = 8.0, 4.0


@dataclass(kw_only=True, eq=False)
class Sheet:
    """The host Axes of a chart of several panels, and the room that is still free on it.

    Lengths are pixels from the lower left corner of the host; what is written takes room
    away from the top or the bottom, and panels get what is left.
    """

    ax: Axes
    look: Look
    top: float
    bottom: float = 0.0
    _waiting: list[Callable[[], object]] | None = field(default_factory=list)

    @classmethod
    def on(cls, ax: Axes | None, look: Look) -> "Sheet":
        """Return a sheet on the given Axes, or on a new figure with a margin around it."""
        if ax is None:
            figure, edge = new_figure(look), _EDGE * look.dpi / 72
            across, up = edge / figure.bbox.width, edge * 0.75 / figure.bbox.height
            ax = figure.add_axes((across, up, 1 - 2 * across, 1 - 2 * up))
        return cls(ax=ax, look=look, top=float(ax.bbox.height))

    def begin(self, chart: str, width: float, height: float, *, across: int, down: int) -> None:
        """Write what was laid out so far, if panels of this size, in pixels, can be read.

        Nothing is drawn before, so that Axes with too little room stay as they were.

        Raises
        ------
        ValueError
            When they cannot; it says how much room the chart needs.
        """
        text, dpi = self.pixels(self.look.text), float(self.ax.figure.dpi)
        lacking = (max(0.0, _NARROWEST * text - width), max(0.0, _LOWEST * text - height))
        if any(lacking):
            size = (self.width / dpi, float(self.ax.bbox.height) / dpi)
            needed = (size[0] + lacking[0] * across / dpi, size[1] + lacking[1] * down / dpi)
            raise ValueError(
                f"These axes have too little room for charts.{chart}: {size[0]:.1f} by "
                f"{size[1]:.1f} inches. With this size of text, title and note it needs about "
                f"{_up(needed[0])} by {_up(needed[1])} inches. "
                "Give it larger axes, or less to write with note=False."
            )
        self.ax.set_axis_off()
        for write in self._waiting or ():
            write()
        self._waiting = None

    @property
    def width(self) -> float:
        """The width of the host, in pixels."""
        return float(self.ax.bbox.width)

    @property
    def height(self) -> float:
        """The height that is still free, in pixels."""
        return self.top - self.bottom

    @property
    def ruler(self) -> _axes.Ruler:
        """Measures text at the resolution of the host."""
        return _axes.Ruler(self.ax.figure.dpi)

    def pixels(self, points: float) -> float:
        """Return how many pixels a length in points takes."""
        return points * float(self.ax.figure.dpi) / 72

    def title(self, text: str) -> None:
        """Write the title at the top."""
        look = self.look
        broken = self.ruler.wrap(text, look.title, self.width, bold=True)
        self.line(broken, look.title, look.ink, gid="title", weight="bold", spacing=1.2)

    def line(self, text: str, size: float, colour: str, *, gid: str, **style: Any) -> None:
        """Write lines of text below what stands at the top."""
        self.text(0, self.top, text, size, colour, gid=gid, **style)
        lines, spacing = text.count("\n") + 1, style.get("spacing", _SPACING)
        self.top -= self.pixels(size * (lines * spacing * 1.1 + 0.15))

    def key(self, groups: Sequence[str]) -> None:
        """Write the key to the families' marks below what stands at the top."""
        if not _axes.tells_apart(groups):
            return
        middle = self.top - self.pixels(self.look.text * 0.85)
        share = middle / self.ax.bbox.height
        self._do(partial(_axes.key_to_marks, self.ax, self.look, groups, middle=share))
        self.top -= self.key_height

    @property
    def key_height(self) -> float:
        """The height that a key takes, in pixels."""
        return self.pixels(self.look.text * 1.9)

    def note(self, text: str) -> None:
        """Write the sentences that say how to read the chart, at the foot."""
        look = self.look
        broken = self.ruler.wrap(text, look.small, self.width)
        height = self.note_height(text)
        top = self.bottom + height - self.pixels(look.small * 0.7)
        self.text(0, top, broken, look.small, look.soft, gid="note", spacing=1.25)
        self.bottom += height

    def note_height(self, text: str) -> float:
        """Return the height that a note takes, in pixels."""
        lines = self.ruler.wrap(text, self.look.small, self.width).count("\n") + 1
        return self.pixels(self.look.small * (1.32 * lines + 0.7)) if text else 0.0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        *,
        gid: str,
        weight: str = "normal",
        spacing: float = _SPACING,
        **style: Any,
    ) -> None:
        """Write text with its upper left corner at a place of the host."""
        given = {"ha": "left", "va": "top", **style}
        self._do(
            partial(
                self.ax.text, x / self.width, y / self.ax.bbox.height, text,
                transform=self.ax.transAxes, fontsize=size, color=colour, fontweight=weight,
                linespacing=spacing, gid=gid, **given,
            )
        )  # fmt: skip

    def _do(self, write: Callable[[], object]) -> None:
        """Write now, or as soon as it is sure that there is room."""
        if self._waiting is None:
            write()
        else:
            self._waiting.append(write)

    def panel(self, left: float, bottom: float, right: float, top: float) -> Axes:
        """Return new Axes inside the host."""
        width, height = self.width, float(self.ax.bbox.height)
        box = (left / width, bottom / height, (right - left) / width, (top - bottom) / height)
        return self.ax.inset_axes(box)

    def tick_room(self, texts: Sequence[str]) -> float:
        """Return the width that the longest of these tick labels needs, with air."""
        widths = [self.ruler.size(text, self.look.text)[0] for text in texts]
        return max(widths, default=0.0) + self.pixels(8)


def _up(inches: float) -> str:
    """Return a length rounded up, so that axes of that size do have room."""
    return f"{math.ceil(inches * 10) / 10:.1f}"


def blank(
    ax: Axes | None,
    look: Look,
    title: str,
    why: str,
    *,
    alt: Callable[[], str] | None = None,
) -> Axes:
    """Draw a chart without a figure: its title, and why there is none to see.

    The alt text says the same two, unless `alt` gives another.
    """
    ax = ax or _axes.own_axes(look, title, "", _scales.figures(0.0, 0.0))
    words = wording.words()["alt"]
    said = " ".join([words["kind_none"], words["title"].format(title=title), why])
    writes_alt(ax, alt or (lambda: said))
    _axes.dress(ax, look)
    return _axes.empty(ax, look, title, why)


def nothing(drawn: Points, ax: Axes | None, look: Look) -> Axes:
    """Draw the chart of claims of which none has both a number and a day."""
    words = wording.words()
    alt = partial(alt_nothing, drawn)
    return blank(ax, look, words["empty_title"], words["empty"], alt=alt)


def shortened(
    ruler: _axes.Ruler,
    texts: Sequence[str],
    size: float,
    width: float,
    most: int,
    *,
    bold: bool = True,
) -> str:
    """Return the first of the texts that fits into `most` lines, or the last one cut to fit."""
    for text in texts:
        broken = ruler.wrap(text, size, width, bold=bold)
        if broken.count("\n") < most and ruler.size(broken, size, bold=bold)[0] <= width:
            return broken
    words = texts[-1]
    while len(words) > 1:
        words = words[:-1]
        broken = ruler.wrap(f"{words.rstrip()}…", size, width, bold=bold)
        if broken.count("\n") < most and ruler.size(broken, size, bold=bold)[0] <= width:
            return broken
    return words


def row_labels(
    ruler: _axes.Ruler, frame: pd.DataFrame, size: float, width: float, *, tall: bool
) -> list[str]:
    """Return who stated each figure, and when: on two lines where rows are tall enough."""
    mark = "\n" if tall else ", "
    for names in (frame["claimant"], frame["short"]):
        whole = [f"{name}{mark}{day}" for name, day in zip(names, frame["day"], strict=True)]
        if all(ruler.size(text, size)[0] <= width for text in whole):
            return whole
    room = [0.0 if tall else ruler.size(f"{mark}{day}", size)[0] for day in frame["day"]]
    return [
        f"{shortened(ruler, [name], size, width - taken, 1, bold=False)}{mark}{day}"
        for name, day, taken in zip(frame["short"], frame["day"], room, strict=True)
    ]
