"""A timeline that fills up day by day: lanes drawn once, and marks and words that come."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import dates
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from whosays.charts import _timeline_axes, wording
from whosays.charts._kept_words import KeptWords, kept_words
from whosays.charts._timeline_marks import Marks, reach
from whosays.charts._timeline_words import middles, move, place_words, write
from whosays.charts.look import Look, at

_LEAST = dt.timedelta(days=31)
_MONTHS = (3, 6, 12, 24, 48, 96, 192)


class Unfolding:
    """Lanes of a timeline that know nothing; `move` shows what somebody else says is known.

    The axis of days grows with what is shown (3 months, 6, 12 ...), so that early days read
    as well as late ones; it says nothing of what is still to come.

    Parameters
    ----------
    lanes
        The names of the lanes, the first on top, each with its family group or "".
    since, until
        The first and last day that the axis may ever hold.
    title
        What is drawn.
    words
        How many texts each lane may show at once, where there is room.
    size
        The size of the page, as for `charts.look.at`.
    """

    def __init__(
        self,
        lanes: Mapping[str, str],
        *,
        since: dt.date,
        until: dt.date,
        title: str,
        words: int = 1,
        size: str = "laptop",
    ) -> None:
        self._lanes, self._since, self._until = dict(lanes), since, until
        self._title, self._words, self._size = title, words, size
        self._scenes: dict[str, _Scene] = {}

    def base(self, theme: str = "light") -> Axes:
        """Draw the empty lanes; a second call for a theme returns the same Axes."""
        return self._scene(theme).ax

    def move(
        self,
        frame: pd.DataFrame,
        day: dt.date,
        *,
        across: str,
        silent: Mapping[str, str],
        theme: str = "light",
    ) -> list[Artist]:
        """Show these rows as known on a day, and return what moved, in the order of drawing.

        Parameters
        ----------
        frame
            Rows with `lane`, `group`, `first`, `last`, `vague`, `told_first`, `told_last`,
            `text` and `rank`: of each lane, the rows of the lowest ranks may show their text.
        day
            The day on which this is known.
        across
            What the axis of days means.
        silent
            What to write into a lane that has no mark.
        """
        scene = self._scene(theme)
        low, high = (float(number) for number in _numbers([self._since, self._ends(frame, day)]))
        if (low, high) != scene.ax.get_xlim():
            _timeline_axes.scale_days(scene.ax, scene.look, low, high)
        return scene.show(frame, float(_numbers([day])[0]) + 1, across, silent)

    def _ends(self, frame: pd.DataFrame, day: dt.date) -> dt.date:
        """Return where the axis ends: the first of its lengths that holds all that is shown."""
        shown = [day, *(each.date() for each in frame["last"].dropna())]
        furthest = min(max(shown), self._until)
        for months in _MONTHS:
            count = self._since.year * 12 + self._since.month - 1 + months
            end = dt.date(count // 12, count % 12 + 1, 1)
            if furthest < end:
                return max(min(end, self._until), self._since + _LEAST)
        return self._until

    def _scene(self, theme: str) -> "_Scene":
        if theme not in self._scenes:
            look = at(self._size, theme=theme)
            self._scenes[theme] = _Scene.made(look, self._lanes, self._title, self._words)
        return self._scenes[theme]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Scene:
    """The lanes of one theme, and a fixed set of artists that are put where they are needed."""

    ax: Axes
    look: Look
    lanes: dict[str, str]
    marks: Marks
    ahead: Rectangle
    today: Any
    across: KeptWords
    when: KeptWords
    silent: dict[str, KeptWords]
    words: dict[str, list[tuple[Annotation, Annotation]]]

    @classmethod
    def made(cls, look: Look, lanes: dict[str, str], title: str, words: int) -> "_Scene":
        """Draw the lanes, and make the artists, hidden."""
        # The line of the day's name stands between title and lanes.
        ax = _timeline_axes.own_axes(
            look, title=title, below=["x"], lanes=list(lanes), above=look.text * 1.6
        )
        foot = reach(look, look.dpi, layers=1)
        _timeline_axes.dress(ax, look, lanes, foot=foot)
        ax.set_title(
            title, loc="left", x=0, pad=look.text * 2.0, color=look.ink, fontsize=look.title,
            fontweight="bold",
        )  # fmt: skip
        ahead = Rectangle((0, 0), 1, len(lanes), facecolor=look.grid, alpha=0.45, zorder=0.5)
        ahead.set_gid("ahead")
        ax.add_patch(ahead)
        (today,) = ax.plot([], [], color=look.point, linewidth=look.line, zorder=2, gid="today")
        when = kept_words(
            ax, "", (0, 0), xytext=(0, 3), textcoords="offset points", va="bottom", color=look.ink,
            fontsize=look.text, fontweight="bold", annotation_clip=False, gid="day",
        )  # fmt: skip
        named = kept_words(
            ax, "", (0, 0), xycoords="axes fraction", xytext=(0, -(look.text * 2.5 + 14)),
            textcoords="offset points", va="top", color=look.soft, fontsize=look.text,
            annotation_clip=False, gid="across",
        )  # fmt: skip
        up = [
            _timeline_axes.height(ax, place, len(lanes), foot=foot) for place in range(len(lanes))
        ]
        silent = {
            name: kept_words(
                ax, "", (0, height), xycoords=("axes fraction", "data"), xytext=(6, 0),
                textcoords="offset points", va="center", color=look.soft, fontsize=look.small,
                style="italic", annotation_clip=False, gid="silent",
                bbox={"facecolor": look.paper, "edgecolor": "none", "pad": 1.5},
            )
            for name, height in zip(lanes, up, strict=True)
        }  # fmt: skip
        return cls(
            ax=ax, look=look, lanes=lanes, marks=Marks(ax, look, list(lanes.values())),
            ahead=ahead, today=today, across=named, when=when, silent=silent,
            words={name: [_blank(ax, look, group) for _ in range(words)]
                   for name, group in lanes.items()},
        )  # fmt: skip

    def show(
        self, frame: pd.DataFrame, now: float, across: str, silent: Mapping[str, str]
    ) -> list[Artist]:
        """Put all artists where they belong; return them."""
        ax, look = self.ax, self.look
        order = {name: place for place, name in enumerate(self.lanes)}
        places = frame["lane"].map(order).to_numpy(dtype=int)
        half = reach(look, float(ax.figure.dpi), layers=1)
        lane = [_timeline_axes.height(ax, place, len(order), foot=half) for place in order.values()]
        up = np.array([lane[place] for place in places], dtype=float)
        self.marks.show(frame, up)
        self._show_day(now)
        self.across.set_text(across)
        for name, text in self.silent.items():
            empty = not (frame["lane"] == name).any()
            text.set(text=silent.get(name, "") if empty else "", visible=empty)
        self._show_words(frame, up, places)
        pairs = [pair for pairs in self.words.values() for pair in pairs]
        poles, words = [pole for pole, _ in pairs], [words for _, words in pairs]
        still = [self.ahead, self.today, self.when, self.across, *self.silent.values()]
        return [*still, *poles, *self.marks.artists, *words]

    def _show_day(self, now: float) -> None:
        """Draw the line of the day, with its name, and shade what lies ahead."""
        ax = self.ax
        low, high = ax.get_xlim()
        self.today.set_data([now, now], [0, len(self.lanes)])
        self.ahead.set(x=min(now, high), width=max(high - now, 0.0))
        read: Any = dates.num2date
        day = read(now - 1).strftime("%Y-%m-%d")
        self.when.set_text(wording.words()["timeline"]["by"].format(day=wording.day(day)))
        late = (now - low) > 0.6 * (high - low)
        self.when.set(ha="right" if late else "left")
        self.when.xy = (now, 0)
        self.when.set_position((2 if late else -2, 3))

    def _show_words(self, frame: pd.DataFrame, up: np.ndarray, places: np.ndarray) -> None:
        for pairs in self.words.values():
            for pair in pairs:
                for part in pair:
                    part.set_visible(False)
        ranked = frame.assign(up=up, place=places).sort_values("rank", kind="stable")
        few = next(iter(self.words.values()))
        picked = ranked.groupby("lane", sort=False).head(len(few))
        spots = place_words(
            self.ax, self.look, picked, list(picked["text"]), picked["up"].to_numpy(),
            picked["place"].to_numpy(), half=reach(self.look, float(self.ax.figure.dpi), layers=1),
        )  # fmt: skip
        free = {name: list(pairs) for name, pairs in self.words.items()}
        across = middles(self.ax, picked)
        for row, spot, x in zip(picked.itertuples(), spots, across, strict=True):
            if spot is None:
                continue
            pair = free[str(row.lane)].pop(0)
            move(self.ax, *pair, spot, x, row.up)
            for part in pair:
                part.set_visible(True)


def _blank(ax: Axes, look: Look, group: str) -> tuple[Annotation, Annotation]:
    """Return a pole and a text that are not seen yet; the text stands on paper."""
    pair = write(ax, look, group)
    pair[1].set_bbox({"facecolor": look.paper, "edgecolor": "none", "pad": 1.5})
    for part in pair:
        part.set_visible(False)
    return pair


def _numbers(days: list[dt.date]) -> np.ndarray:
    number: Any = dates.date2num
    return np.asarray(number(days), dtype=float)
