"""Painting: from what a chart returns to PNG bytes of a fixed size."""

from io import BytesIO

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure as Drawing
from PIL import Image

from whosays.controls.frames import Painter


class Ring:
    """A line that stays and a ring that moves."""

    def __init__(self) -> None:
        self.drawn = 0

    def base(self):
        """Draw the line, and an empty ring."""
        self.drawn += 1
        self.axes = Drawing(figsize=(4, 2)).add_subplot()
        self.axes.plot([0, 1], [0, 1])
        (self.ring,) = self.axes.plot([], [], "o", markersize=20)
        return self.axes

    def move(self, step):
        """Put the ring at a place on the line."""
        self.ring.set_data([step], [step])
        return [self.ring]


def chart(step=0.0):
    """Draw what Ring shows, whole."""
    ring = Ring()
    axes = ring.base()
    ring.move(step)
    return axes


def pixels(picture: bytes) -> np.ndarray:
    """Read a picture back."""
    return np.asarray(Image.open(BytesIO(picture)))


@pytest.mark.parametrize(
    "draw",
    [chart, lambda step: chart(step).figure, lambda: chart(), chart(), chart().figure],
    ids=["axes", "figure", "no step", "one axes", "one figure"],
)
def test_axes_and_figures_become_pictures(draw):
    """All that a chart function may return gives a picture of its size in inches times 100."""
    painter = Painter(draw)
    assert pixels(painter.paint(0.5)).shape == (200, 400, 3)
    assert painter.size == (400, 200)


def test_a_sharper_picture_has_more_pixels_and_the_same_size():
    """A dense screen gets more pixels; the place on the page stays."""
    painter = Painter(chart)
    assert pixels(painter.paint(0.5, scale=2)).shape == (400, 800, 3)
    assert painter.size == (400, 200)


def test_later_pictures_take_the_size_of_the_first():
    """A function that draws one step larger does not make the page jump."""
    painter = Painter(lambda wide: Drawing(figsize=(wide, 2)))
    painter.paint(4)
    assert pixels(painter.paint(6)).shape == (200, 400, 3)


@pytest.mark.parametrize("scale", [1, 2], ids=["normal", "sharp"])
def test_a_kept_background_gives_the_same_picture(scale):
    """Moving the ring over kept pixels shows what a whole draw shows, within rounding."""
    painter = Painter(Ring())
    painter.paint(0.2, scale=scale)
    kept, whole = painter.paint(0.7, scale=scale), Painter(chart).paint(0.7, scale=scale)
    difference = np.abs(pixels(kept).astype(int) - pixels(whole))
    assert difference.max() <= 3


def test_the_background_is_drawn_once_for_many_steps():
    """Steps do not draw the base anew."""
    ring = Ring()
    painter = Painter(ring)
    for step in (0.1, 0.5, 0.9):
        painter.paint(step)
    assert ring.drawn == 1


def test_new_limits_renew_the_background():
    """When a step moves the axes, no ghost of the old ticks stays behind."""
    ring = Ring()
    painter = Painter(ring)
    before = pixels(painter.paint(0.5))
    ring.axes.set_xlim(0, 10)
    assert not np.array_equal(before, pixels(painter.paint(0.5)))


def test_a_drawing_that_asks_is_told_theme_and_scale():
    """A chart with a dark form of its own gets the theme, and how sharp to be."""
    told = []
    painter = Painter(lambda step, *, theme, scale: told.append((step, theme, scale)) or chart())
    painter.paint(1, scale=2, theme="dark")
    assert told == [(1, "dark", 2)]
    assert painter.themed


def test_pyplot_does_not_show_the_figure_again():
    """A figure made with pyplot is taken out of its hands, or it would show twice."""
    figure, axes = plt.subplots()
    Painter(axes).paint(None)
    assert figure.number not in plt.get_fignums()


def test_something_else_than_a_picture_is_refused():
    """A drawing that returns nothing is told what to return."""
    with pytest.raises(TypeError, match="returned") as error:
        Painter(lambda step: None).paint(1)
    assert str(error.value) == (
        "The drawing returned NoneType. A figure shows what matplotlib drew. "
        "Return an Axes, a Figure or PNG bytes."
    )


def test_bytes_of_another_kind_are_refused():
    """Bytes that are no PNG are told by how they begin."""
    with pytest.raises(ValueError, match="PNG") as error:
        Painter(b"GIF89a..").paint(None)
    assert str(error.value) == (
        "This picture begins with b'GIF89a..'. Only PNG pictures can be shown. "
        "Return PNG bytes, a matplotlib Axes or a Figure."
    )
