"""What every chart shares: frame, grid, days, title, key to the marks, and the note below."""

import math
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from matplotlib import dates
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.offsetbox import AnchoredOffsetbox, DrawingArea, HPacker, TextArea
from matplotlib.ticker import FixedLocator, Formatter
from matplotlib.transforms import ScaledTranslation

from whosays.charts import _fonts, _scales, wording
from whosays.charts.look import Look, family, new_figure


class Days(Formatter):
    """Write dates below the axis in few words: ``3 Mar``, ``Apr``, ``Jan`` over ``2025``."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the text of one tick alone, with its year."""
        return self.format_ticks([x])[0]

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """Return the text of each tick; the year stands at the first and wherever it changes."""
        read: Any = dates.num2date
        days: list[datetime] = [read(value) for value in values]
        months = wording.words()["months_short"]
        yearly = all(day.month == day.day == 1 for day in days) and len(days) > 1
        monthly = all(day.day == 1 for day in days)
        texts = []
        for index, day in enumerate(days):
            text = months[day.month - 1] if monthly else f"{day.day} {months[day.month - 1]}"
            new_year = index == 0 or days[index - 1].year != day.year
            texts.append(str(day.year) if yearly else f"{text}\n{day.year}" if new_year else text)
        return texts


def own_axes(look: Look, title: str, note: str, scale: _scales.Scale) -> Axes:
    """Return the axes of a new figure with just the room that its texts need."""
    ruler, pixels = Ruler(look.dpi), look.dpi / 72
    left = max(ruler.size(wording.tick(value), look.text)[0] for value in scale.ticks) + 10 * pixels
    right = 18 * pixels
    width = look.width * look.dpi - left - right
    lines = ruler.wrap(title, look.title, width, bold=True).count("\n")
    top = (look.title * (1.3 + 1.2 * lines) + look.text * 2.9 + 9) * pixels
    below = ruler.wrap(note, look.small, width).count("\n") + 1 if note else 0
    bottom = (look.text * 4.3 + 12 + look.small * 1.5 * below) * pixels
    figure = new_figure(look)
    height = look.height * look.dpi
    box = (left / figure.bbox.width, bottom / height, width / figure.bbox.width)
    return figure.add_axes((*box, 1 - (top + bottom) / height))


def dress(ax: Axes, look: Look) -> None:
    """Take the frame away, and draw a light horizontal grid and the two scales."""
    ax.set_facecolor(look.paper)
    for side in ("left", "right", "top"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set(color=look.axis, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.grid(visible=True, axis="y", color=look.grid, linewidth=0.8)
    ax.grid(visible=False, axis="x")
    ax.tick_params(axis="y", length=0, labelsize=look.text, labelcolor=look.soft, pad=4)
    ax.tick_params(axis="x", length=4, color=look.axis, labelsize=look.text, labelcolor=look.soft)


def scale_days(ax: Axes, first: float, last: float, *, most: int = 8) -> None:
    """Set the axis of days to hold `first` to `last` (matplotlib day numbers) with air."""
    air = max((last - first) * 0.06, (60 - (last - first)) / 2, 4.0)
    ax.set_xlim(first - air, last + air)
    locate: Any = dates.AutoDateLocator
    few = FixedLocator(_firsts(first - air, last + air, most)) if most < 8 else None
    ax.xaxis.set_major_locator(few or locate(minticks=3, maxticks=8))
    ax.xaxis.set_major_formatter(Days())


def _firsts(low: float, high: float, most: int) -> list[float]:
    """Return days evenly apart, first days of months if they can be, at most so many."""
    read: Any = dates.num2date
    write: Any = dates.date2num
    start, end = read(low), read(high)
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    found: list[float] = []
    for step in (1, 2, 3, 4, 6, 12, 24, 60, 120):
        days = [datetime(each // 12, each % 12 + 1, 1) for each in months if each % step == 0]
        found = [float(day) for day in write(days) if low <= day <= high]
        if len(found) <= most:
            break
    # Two firsts of a month are the least that shows how long a month is.
    gap = math.ceil((high - low) / most)
    return found if len(found) > 1 else [float(math.ceil(low) + gap * n) for n in range(most - 1)]


def name_axes(ax: Axes, look: Look, *, title: str, across: str, up: str) -> None:
    """Write the title, and what each axis counts: the unit stands on top of its scale."""
    line = look.text * 1.35
    ax.set_title(
        title, loc="left", x=0, pad=line * 2 + 7, color=look.ink, fontsize=look.title,
        fontweight="bold",
    )  # fmt: skip
    ax.set_xlabel(across, loc="left", color=look.soft, fontsize=look.text, labelpad=4)
    ax.set_ylabel(up, rotation=0, ha="left", va="bottom", color=look.soft, fontsize=look.text)
    ax.yaxis.set_label_coords(0, 1.0)


def key_to_marks(
    ax: Axes, look: Look, groups: Sequence[str], *, middle: float | None = None
) -> None:
    """Write each family's name in its colour beside its mark, in one line below the title.

    `middle` is how high on the axes, as a share of them, the line stands instead. Where all
    are "others" there is nothing to tell apart, and no line.
    """
    if not tells_apart(groups):
        return
    names = wording.words()["families"]
    side = look.mark * 1.5
    parts: list[Any] = []
    for group in groups:
        each = family(group)
        area = DrawingArea(side, side, 0, 0)
        area.add_artist(
            Line2D(
                [side / 2], [side * 0.58], linestyle="none", **mark_style(look, group),
                markersize=look.mark,
            )
        )  # fmt: skip
        style = {"color": look.colour(group), "fontsize": look.text}
        text = TextArea(names.get(group, names[each.id]), textprops=style)
        parts.append(HPacker(children=[area, text], pad=0, sep=look.text * 0.3, align="center"))
    packed = HPacker(children=parts, pad=0, sep=look.text * 1.4, align="center")
    above = ScaledTranslation(0, look.text * 1.35 / 72 + 0.03, ax.figure.dpi_scale_trans)
    key = AnchoredOffsetbox(
        "lower left" if middle is None else "center left", child=packed, pad=0, borderpad=0,
        frameon=False, bbox_to_anchor=(0, 1 if middle is None else middle),
        bbox_transform=ax.transAxes + above if middle is None else ax.transAxes,
    )  # fmt: skip
    key.set_clip_on(False)
    key.set_gid("key")
    ax.add_artist(key)


def tells_apart(groups: Sequence[str]) -> bool:
    """Tell whether a key to these families says more than that all are "others"."""
    return list(groups) != ["others"]


def empty(ax: Axes, look: Look, title: str, text: str) -> Axes:
    """Say on the axes, and nothing else, why there is no figure to see."""
    ruler, width = Ruler(ax.figure.dpi), float(ax.bbox.width)
    ax.set_title(
        ruler.wrap(title, look.title, width, bold=True), loc="left", color=look.ink,
        fontsize=look.title, fontweight="bold",
    )  # fmt: skip
    ax.set(xticks=[], yticks=[])
    ax.text(
        0.5, 0.5, ruler.wrap(text, look.text, width * 0.9), transform=ax.transAxes, ha="center",
        va="center", color=look.soft, fontsize=look.text, linespacing=1.4, gid="empty",
    )  # fmt: skip
    return ax


def mark_style(look: Look, group: str) -> dict[str, Any]:
    """Return the Line2D style of a family's hollow mark."""
    return {
        "marker": family(group).marker,
        "markerfacecolor": "none",
        "markeredgecolor": look.colour(group),
        "markeredgewidth": look.line,
    }


def note(ax: Axes, look: Look, text: str) -> None:
    """Write the sentence that says how to read a mark below the axes."""
    ax.annotate(
        text,
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, -look.text * 4.3 - 8),
        textcoords="offset points",
        ha="left",
        va="top",
        color=look.soft,
        fontsize=look.small,
        linespacing=1.3,
        annotation_clip=False,
        gid="note",
    )


class Ruler:
    """Measure text in pixels without drawing it on any figure."""

    def __init__(self, dpi: float) -> None:
        renderer: Any = RendererAgg
        self._renderer: Any = renderer(8, 8, dpi)

    def size(self, text: str, points: float, *, bold: bool = False) -> tuple[float, float]:
        """Return the width and height of the text, in pixels, at `points`."""
        family = _fonts.families() if _fonts.needed(text) else None
        font = FontProperties(family=family, size=points, weight="bold" if bold else "normal")
        lines = text.split("\n")
        measure = self._renderer.get_text_width_height_descent
        width = max(measure(line, font, False)[0] for line in lines)
        return float(width), len(lines) * points * 1.25 * float(self._renderer.dpi) / 72

    def wrap(self, text: str, points: float, width: float, *, bold: bool = False) -> str:
        """Return the text broken into lines no wider than `width` pixels."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.size(longer, points, bold=bold)[0] <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)
