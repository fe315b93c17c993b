"""Pictures of steps: from what a chart function returns to PNG bytes, drawn as little as possible.

Half of a matplotlib draw is axes and ticks. A drawing with ``base`` and ``move`` therefore keeps
its background and only draws what moved; it is rebuilt when limits, size or sharpness change.
"""

import inspect
import struct
import sys
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from typing import Any, Protocol

DPI = 100
"""CSS pixels to the inch: a figure of 8 by 4.5 inches is 800 by 450 pixels on the page."""

_PNG_HEAD = b"\x89PNG\r\n\x1a\n"


class Moving(Protocol):
    """A drawing whose background is kept: ``base`` once, then ``move`` for every step."""

    def base(self) -> Any:
        """Draw all that does not move; return the Axes or Figure."""

    def move(self, step: Any) -> Iterable[Any]:
        """Put the moving artists where they belong at ``step``; return them."""


class Painter:
    """Turns steps into pictures of one size.

    Parameters
    ----------
    draw
        A function of a step (of nothing for a single picture) that returns a matplotlib Axes or
        Figure, or PNG bytes; or such a picture itself; or an object with ``base`` and ``move``.
        A function (or ``base``) with a parameter ``theme`` is told "light" or "dark", and one
        with ``scale`` how many pixels of the picture stand for one of the page.
    """

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self._backgrounds: dict[str, _Background] = {}
        self._moving = hasattr(draw, "base") and hasattr(draw, "move")
        maker = draw.base if self._moving else draw
        names = set(_parameters(maker)) if callable(maker) else set()
        self._told = names & {"theme", "scale"}
        self._takes_step = bool(names - self._told)
        self.size: tuple[int, int] | None = None

    @property
    def themed(self) -> bool:
        """Whether the drawing has a dark form of its own."""
        return "theme" in self._told

    def paint(self, step: Any, *, scale: float = 1, theme: str = "light") -> bytes:
        """Return the PNG bytes of ``step``, ``scale`` times as many pixels as the page has."""
        given = {"theme": theme, "scale": scale}
        told = {name: given[name] for name in self._told}
        if self._moving:
            move = self._draw.move
            if "theme" in _parameters(move):
                move = partial(move, theme=theme)
            return self._background(theme, told).paint(move, step, DPI * scale)
        picture = self._draw
        if callable(picture):
            picture = picture(step, **told) if self._takes_step else picture(**told)
        if isinstance(picture, bytes | bytearray):
            return self._measured(bytes(picture))
        canvas = _canvas(self._sized(_figure(picture)), DPI * scale)
        canvas.draw()
        return _png(canvas)

    def _background(self, theme: str, told: dict[str, Any]) -> "_Background":
        if theme not in self._backgrounds:
            self._backgrounds[theme] = _Background(_figure(self._draw.base(**told)))
        background = self._backgrounds[theme]
        self._sized(background.figure)
        return background

    def _sized(self, figure: Any) -> Any:
        """Hold every figure to the size of the first, so that the page never jumps."""
        if self.size is None:
            width, height = figure.get_size_inches()
            self.size = round(width * DPI), round(height * DPI)
        wanted = tuple(side / DPI for side in self.size)
        if tuple(figure.get_size_inches()) != wanted:
            figure.set_size_inches(*wanted, forward=False)
        return figure

    def _measured(self, picture: bytes) -> bytes:
        if not picture.startswith(_PNG_HEAD):
            raise ValueError(
                f"This picture begins with {picture[:8]!r}. "
                "Only PNG pictures can be shown. "
                "Return PNG bytes, a matplotlib Axes or a Figure."
            )
        self.size = self.size or struct.unpack(">II", picture[16:24])
        return picture


class _Background:
    """A figure whose still parts are kept as pixels."""

    def __init__(self, figure: Any) -> None:
        self.figure = figure
        self._pixels: Any = None
        self._drawn_for: Any = None

    def paint(self, move: Callable[[Any], Iterable[Any]], step: Any, dpi: float) -> bytes:
        artists = list(move(step))
        canvas = _canvas(self.figure, dpi)
        now = (dpi, _limits(self.figure), {id(artist) for artist in artists})
        if now != self._drawn_for:
            for artist in artists:
                artist.set_animated(True)
            canvas.draw()
            self._pixels = canvas.copy_from_bbox(self.figure.bbox)
            self._drawn_for = (dpi, _limits(self.figure), now[2])
        canvas.restore_region(self._pixels)
        for artist in artists:
            self.figure.draw_artist(artist)
        return _png(canvas)


def _limits(figure: Any) -> list[Any]:
    return [
        (*axes.get_xlim(), *axes.get_ylim(), axes.get_title(), id(axes.get_legend()))
        for axes in figure.axes
    ]


def _canvas(figure: Any, dpi: float) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    if figure.get_dpi() != dpi:
        figure.set_dpi(dpi)
    canvas = figure.canvas
    return canvas if isinstance(canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)


def _png(canvas: Any) -> bytes:
    from PIL import Image

    out = BytesIO()
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba()))
    picture.convert("RGB").save(out, "png", compress_level=1)
    return out.getvalue()


def _figure(drawn: Any) -> Any:
    """Return the figure that was drawn, taken out of pyplot's hands so that it shows once."""
    figure = drawn if hasattr(drawn, "savefig") else getattr(drawn, "figure", None)
    if figure is None or not hasattr(figure, "canvas"):
        raise TypeError(
            f"The drawing returned {type(drawn).__name__}. "
            "A figure shows what matplotlib drew. "
            "Return an Axes, a Figure or PNG bytes."
        )
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)
    return figure


def _parameters(function: Any) -> list[str]:
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return ["step"]
