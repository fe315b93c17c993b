"""One source chain drawn once, and a ring that walks over it from hop to hop."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from whosays.charts import _axes
from whosays.charts._chain import Chain, Node, read
from whosays.charts._chain_alt import alt_source_chain
from whosays.charts._chain_columns import short_day
from whosays.charts._chain_draw import draw
from whosays.charts._chain_plan import Plan
from whosays.charts.look import Look, at


class ChainWalk:
    """The chart of a source chain with one hop ringed, and the way to it drawn strong.

    What does not move is drawn once for each theme; `move` only puts the ring and its way
    elsewhere. Hops are counted from 0, from top to bottom: a claim, then each relay before its
    pages.

    Parameters
    ----------
    steps, title, note
        As for `charts.source_chain`.
    size
        The size of the page, as for `charts.look.at`.

    Attributes
    ----------
    nodes : list
        The hops in order, each with its `key`, `kind`, `name`, `day`, `changes` and `words`.

    Raises
    ------
    TypeError, ValueError
        As `charts.source_chain` does.
    """

    def __init__(
        self,
        steps: pd.DataFrame,
        *,
        title: str | None = None,
        note: bool = False,
        size: str = "laptop",
    ) -> None:
        self._steps, self._title, self._note, self._size = steps, title, note, size
        self._chain: Chain = read(steps)
        self._scenes: dict[str, _Scene] = {}
        self.nodes: list[Node] = self._chain.nodes

    def __len__(self) -> int:
        """Return how many hops the ring can stand on."""
        return len(self.nodes)

    def base(self, theme: str = "light") -> Axes:
        """Draw the chart without a ring; a second call for a theme returns the same Axes."""
        return self._scene(theme).ax

    def move(self, step: int, theme: str = "light") -> list[Artist]:
        """Put the ring on a hop and return what moved, in the order of drawing.

        Raises
        ------
        IndexError
            When there is no such hop.
        """
        if not 0 <= step < len(self):
            raise IndexError(
                f"There is no hop {step}. The chain has {len(self)}, counted from 0. "
                f"Type a number from 0 to {len(self) - 1}."
            )
        return self._scene(theme).show(self.nodes, step)

    def alt(self, step: int | None = None) -> str:
        """Say in words what the picture shows, with the ring on `step`."""
        return alt_source_chain(self._steps, title=self._title, highlight=step)

    def _scene(self, theme: str) -> "_Scene":
        if theme not in self._scenes:
            look = at(self._size, theme=theme)
            ax, made = draw(self._chain, self._steps, title=self._title, note=self._note, look=look)
            self._scenes[theme] = _Scene.on(ax, look, made)
        return self._scenes[theme]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Scene:
    """One drawn chain, its ring, the way to the ring, and a name for pages that share a row."""

    ax: Axes
    look: Look
    made: Plan
    way: Line2D
    ring: Line2D
    name: Annotation

    @classmethod
    def on(cls, ax: Axes, look: Look, made: Plan) -> "_Scene":
        """Add the ring, hidden, to a chain that has just been drawn."""
        (way,) = ax.plot(
            [], [], color=look.point, linewidth=look.line * 1.7, zorder=4, gid="way",
            scalex=False, scaley=False, clip_on=False,
        )  # fmt: skip
        (ring,) = ax.plot(
            [], [], marker="o", markersize=look.mark * 2, markerfacecolor="none",
            markeredgecolor=look.point, markeredgewidth=look.line * 1.6, linestyle="none",
            zorder=5, gid="ring", scalex=False, scaley=False, clip_on=False,
        )  # fmt: skip
        name = ax.annotate(
            "", (0, 0), xytext=(0, look.mark * 1.6), textcoords="offset points", ha="right",
            va="bottom", fontsize=look.small, fontweight="bold", color=look.ink, zorder=6,
            annotation_clip=False, gid="ring name",
            bbox={"facecolor": look.paper, "edgecolor": look.point, "boxstyle": "round,pad=0.3",
                  "linewidth": look.line * 0.7},
        )  # fmt: skip
        for artist in (way, ring, name):
            artist.set_visible(False)
        return cls(ax=ax, look=look, made=made, way=way, ring=ring, name=name)

    def show(self, nodes: list[Node], step: int) -> list[Artist]:
        """Put the ring on a hop; return what moved."""
        node = nodes[step]
        x, y = self.made.spots[node.key]
        self.way.set_data(*self.made.path({each.key: each for each in nodes}, node.key))
        self.ring.set_data([x], [y])
        parts: list[Artist] = [self.way, self.ring]
        self.name.set_text(self._shared_name(node))
        if self.name.get_text():
            self._place_name(x, y)
            parts.append(self.name)
        for part in parts:
            part.set_visible(True)
        return parts

    def _shared_name(self, node: Node) -> str:
        """Return a name where the picture has none beside the mark: among pages in one row."""
        row = self.made.grouped.get(node.key, node.key)
        alone = list(self.made.grouped.values()).count(row) < 2
        written = alone and node.key not in self.made.unnamed
        day = short_day(node.day) if node.day else ""
        return "" if written else ", ".join(part for part in (node.name, day) if part)

    def _place_name(self, x: float, y: float) -> None:
        """Write the name over the ring, moved aside where it would leave the picture."""
        wide = _axes.Ruler(self.look.dpi).size(self.name.get_text(), self.look.small, bold=True)[0]
        box = self.ax.bbox
        right = float(np.clip(x + wide / 2, wide, box.width * self.look.dpi / self.ax.figure.dpi))
        self.name.xy = (right, y)
