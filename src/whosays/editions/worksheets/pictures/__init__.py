"""Pictures for paper: one module a lesson, each with ``PICTURES``, a function by its name.

A function takes the ledger and a look in greys, of the width and height that the sheet has room
for, and returns a `Picture`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure, SubFigure
    from matplotlib.transforms import Bbox

    from whosays.charts.look import Look
    from whosays.ledger import Ledger

__all__ = ["WIDTH", "Picture", "draw", "of"]

#: Inches from margin to margin, on both papers.
WIDTH = 6.93
HEIGHT = 2.8
#: Lines of axes, and those to read along: a copier swallows what is lighter.
AXIS, GRID = "#555555", "#c0c0c0"


@dataclass(frozen=True)
class Picture:
    """A drawn figure, the sentence that stands for it, and the line below it."""

    figure: Figure | SubFigure
    alt: str
    caption: str = ""


def of(lesson: str) -> Mapping[str, Callable[[Ledger, Look], Picture]]:
    """Return the pictures of a lesson by their names; none where it has no module."""
    name = f"{__name__}.lesson{lesson}"
    if find_spec(name) is None:
        return {}
    found: Mapping[str, Callable[[Ledger, Look], Picture]] = import_module(name).PICTURES
    return found


def draw(lesson: str, name: str, ledger: Ledger, *, height: float = HEIGHT) -> dict[str, object]:
    """Return one picture as data.

    Parameters
    ----------
    lesson, name
        The lesson's id, and the picture's name in its module.
    ledger
        What it is drawn from.
    height
        Inches of the drawing, before what is empty above and below it is cut off.

    Returns
    -------
    dict
        ``svg``, the drawing as wide as the text; ``alt``, the sentence that stands for it; and
        ``caption``, the line below it, which may be empty.

    Raises
    ------
    ValueError
        When the lesson has no such picture, or it lacks the sentence that stands for it.
    """
    known = of(lesson)
    if name not in known:
        raise ValueError(
            f"Lesson {lesson} has no picture {name!r}. It has {[*known]}. "
            f"Write it into pictures/lesson{lesson}.py."
        )
    from whosays.charts import look

    grey = look.at("page", theme="grey")
    page = replace(grey, width=WIDTH, height=height, axis=AXIS, grid=GRID)
    picture = known[name](ledger, page)
    if not picture.alt.strip():
        raise ValueError(
            f"Picture {name!r} of lesson {lesson} has no alt text. Who cannot see it would get "
            "nothing. Return Picture(figure, alt, caption)."
        )
    svg = _svg(picture.figure)
    return {"svg": svg, "alt": picture.alt, "caption": picture.caption}


def _svg(figure: Figure | SubFigure) -> str:
    from matplotlib import rc_context

    # Ids in the file are random without a salt, and letters are no outlines without the type.
    with rc_context({"svg.hashsalt": "whosays", "svg.fonttype": "path"}), io.StringIO() as out:
        figure.figure.savefig(
            out,
            format="svg",
            metadata={"Date": None, "Creator": None},
            bbox_inches=_inked(figure.figure),
            pad_inches=0.02,
        )
        return out.getvalue()


def _inked(figure: Figure) -> Bbox:
    """Return the part of a figure that has ink, in inches, and as wide as the figure is.

    The paper has margins of its own, and axes that only hold others are larger than what is
    drawn on them.
    """
    from matplotlib.axis import Axis
    from matplotlib.spines import Spine
    from matplotlib.transforms import Bbox

    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    parts: list[Artist] = [*figure.texts, *figure.legends]
    for axes in figure.axes:
        held = [each for each in axes.get_children() if each is not axes.patch]
        bare = [each for each in held if not isinstance(each, Spine | Axis)]
        parts += [axes] if axes.axison else bare
    boxes = [each.get_tightbbox(renderer) for each in parts if each.get_visible()]
    drawn = Bbox.union([box for box in boxes if box is not None and box.width > 0])
    inches = drawn.transformed(figure.dpi_scale_trans.inverted())
    width = max(inches.width, figure.get_figwidth())
    return Bbox.from_bounds(inches.x0, inches.y0, width, inches.height)
