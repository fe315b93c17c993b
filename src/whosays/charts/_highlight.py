"""One chart drawn once, and a ring that moves over its points."""

from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Annotation, Text

from whosays.charts import _axes, _marks
from whosays.charts._alt import alt_estimates
from whosays.charts._estimates import estimates
from whosays.charts._names import Mark, Place, place
from whosays.charts._points import points
from whosays.charts.look import Look, at


class Highlight:
    """The chart of estimates with one point ringed and its figure written beside it.

    What does not move is drawn once for each theme; `move` only puts the ring elsewhere, so
    that whoever keeps the background redraws three small artists. Points are counted from 0,
    in order of the day on which they were stated.

    Parameters
    ----------
    claims, sources, title, note, scale
        As for `charts.estimates`.
    size
        The size of the page, as for `charts.look.at`.

    Attributes
    ----------
    points : pandas.DataFrame
        The points in order, with `claim_id`, `figure`, `teller` and `day` of each.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does.
    """

    def __init__(
        self,
        claims: pd.DataFrame,
        *,
        sources: pd.DataFrame | None = None,
        title: str | None = None,
        note: bool = False,
        size: str = "laptop",
        scale: str = "linear",
    ) -> None:
        self._claims, self._sources, self._title = claims, sources, title
        self._note, self._size, self._scale = note, size, scale
        self._scenes: dict[str, _Scene] = {}
        self.points = self._points()

    def __len__(self) -> int:
        """Return how many points the ring can stand on."""
        return len(self.points)

    def base(self, theme: str = "light") -> Axes:
        """Draw the chart without a ring; a second call for a theme returns the same Axes."""
        return self._scene(theme).ax

    def move(self, step: int, theme: str = "light") -> list[Artist]:
        """Put the ring on a point and return what moved, in the order of drawing.

        Raises
        ------
        IndexError
            When there is no such point.
        """
        if not 0 <= step < len(self):
            raise IndexError(
                f"There is no point {step}. The chart has {len(self)}, counted from 0. "
                f"Type a number from 0 to {len(self) - 1}."
            )
        return self._scene(theme).show(self.points, step)

    def alt(self, step: int | None = None) -> str:
        """Say in words what the picture shows, with the ring on `step`."""
        return alt_estimates(
            self._claims, sources=self._sources, title=self._title, highlight=step,
            scale=self._scale,
        )  # fmt: skip

    def _points(self) -> pd.DataFrame:
        return points(self._claims, self._sources).frame

    def _chart(self, look: Look) -> Axes:
        return estimates(
            self._claims, sources=self._sources, title=self._title, note=self._note, look=look,
            scale=self._scale,
        )  # fmt: skip

    def _scene(self, theme: str) -> "_Scene":
        if theme not in self._scenes:
            look = at(self._size, theme=theme)
            ax = self._chart(look)
            self._scenes[theme] = _Scene.on(ax, look, self.points)
        return self._scenes[theme]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Scene:
    """One drawn chart, its ring, and what the ring's figure must not cover.

    Marks and names are in pixels of the look's own resolution, whatever the figure is
    later drawn at.
    """

    ax: Axes
    look: Look
    drop: Line2D
    ring: Line2D
    label: Annotation
    marks: list[Mark]
    names: list[Mark]

    @classmethod
    def on(cls, ax: Axes, look: Look, frame: pd.DataFrame) -> "_Scene":
        """Add the ring, hidden, to a chart that has just been drawn."""
        drop, ring, label = _ring(ax, look)
        names = [text for text in ax.texts if text.get_gid() == "name"]
        ruler = _axes.Ruler(look.dpi)
        return cls(
            ax=ax,
            look=look,
            drop=drop,
            ring=ring,
            label=label,
            marks=_marks.outlines(ax, look, frame),
            names=[_outline(ax, text, ruler, look) for text in names],
        )

    def show(self, frame: pd.DataFrame, step: int) -> list[Artist]:
        """Put the ring on a point; return the ring's three parts."""
        row = frame.iloc[step]
        x, y = float(_marks.middle(frame.iloc[step : step + 1])[0]), float(row["top"])
        self.drop.set_data([x, x], [self.ax.get_ylim()[0], y])
        self.ring.set_data([x], [y])
        text = f"{row['figure']}\n{row['day']}"
        spot, mark = self._spot(step, text), self.marks[step]
        points_a_pixel = 72 / self.look.dpi
        shift_x = ((spot.left + spot.right) / 2 - mark.x) * points_a_pixel
        shift_y = ((spot.bottom + spot.top) / 2 - mark.y) * points_a_pixel
        self.label.set_text(text)
        self.label.xy = (x, y)
        self.label.set_position((shift_x, shift_y))
        if self.label.arrow_patch is not None:
            self.label.arrow_patch.set_visible(spot.leader)
        parts: list[Artist] = [self.drop, self.ring, self.label]
        for part in parts:
            part.set_visible(True)
        return parts

    def _spot(self, step: int, text: str) -> Place:
        """Find where the figure can be read: off all marks and names, or at least in sight."""
        look = self.look
        pixels = look.dpi / 72
        ruler = _axes.Ruler(look.dpi)
        width, height = ruler.size(text, look.text, bold=True)
        air = look.text * 0.9 * pixels
        sizes = [[(width + air, height + air)]]
        ring = (look.mark * 1.05 + look.line) * pixels
        own = self.marks[step]
        own = replace(own, reach=tuple(max(each, ring) for each in own.reach))  # type: ignore[arg-type]
        marks = [*self.marks[:step], own, *self.marks[step + 1 :]]
        box = self.ax.bbox
        within = (box.x0, box.y0, self.ax.figure.bbox.x1 - 2, box.y1 + look.text * pixels)
        clear = [[*marks, *self.names], marks]
        spots = [
            place(each, [each.index(own)], sizes, within=within, line=1.25 * look.text * pixels)[0]
            for each in (*clear, [own])
        ]
        # To cover a name for a moment is better than to stand far away.
        near = [spot for spot in spots[: len(clear)] if spot and not spot.leader]
        for spot in [*near, *spots]:
            if spot is not None:
                return spot
        half_x, half_y = sizes[0][0][0] / 2, sizes[0][0][1] / 2
        x, y = (box.x0 + box.x1) / 2, box.y1 - half_y
        return Place(
            form=0, left=x - half_x, bottom=y - half_y, right=x + half_x, top=y + half_y,
            leader=False,
        )  # fmt: skip


def _ring(ax: Axes, look: Look) -> tuple[Line2D, Line2D, Annotation]:
    (drop,) = ax.plot(
        [], [], color=look.point, linewidth=look.line, linestyle=(0, (1, 2)), gid="drop",
        scalex=False, scaley=False,
    )  # fmt: skip
    (ring,) = ax.plot(
        [], [], marker="o", markersize=look.mark * 2.1, markerfacecolor="none",
        markeredgecolor=look.point, markeredgewidth=look.line * 1.6, zorder=5, gid="ring",
        linestyle="none", scalex=False, scaley=False, clip_on=False,
    )  # fmt: skip
    box = {"facecolor": look.paper, "edgecolor": look.point, "boxstyle": "round,pad=0.35"}
    label = ax.annotate(
        "", (0, 0), xytext=(0, 0), textcoords="offset points", ha="center", va="center",
        multialignment="left", fontsize=look.text, fontweight="bold", color=look.ink,
        linespacing=1.25, zorder=6, annotation_clip=False, gid="ring label",
        bbox={**box, "linewidth": look.line * 0.7},
        arrowprops={"arrowstyle": "-", "color": look.point, "linewidth": look.line * 0.7,
                    "shrinkA": 0, "shrinkB": look.mark * 1.2},
    )  # fmt: skip
    for artist in (drop, ring, label):
        artist.set_visible(False)
    return drop, ring, label


def _outline(ax: Axes, name: Text, ruler: _axes.Ruler, look: Look) -> Mark:
    """Return the box of a written name."""
    pixels = look.dpi / 72
    width, height = ruler.size(name.get_text(), look.small)
    # Names are annotations: their position is an offset in points from their mark.
    x, y = ax.transData.transform(getattr(name, "xy", (0, 0)))
    across, up = name.get_position()
    half = (width / 2, width / 2, height / 2, height / 2)
    return Mark(x=x + across * pixels, y=y + up * pixels, reach=half)
