"""Words that are drawn once and then copied: for pictures that are drawn anew at every step.

matplotlib sets every letter again whenever a text is drawn, which takes most of the time of a
picture with a dozen texts. Here the pixels of each text are kept by what it says.
"""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Annotation
from matplotlib.transforms import IdentityTransform

_MOST = 128


class KeptWords(Annotation):
    """An annotation without an arrow that keeps the pixels of the texts it has shown.

    Its looks (colour, size, frame) must not change after the first drawing; text, place and
    alignment may.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pictures: dict[tuple[Any, ...], tuple[int, int, np.ndarray]] = {}

    def draw(self, renderer: Any) -> None:
        """Copy the kept pixels, or draw the words and keep them."""
        if not (self.get_visible() and self.get_text() and isinstance(renderer, RendererAgg)):
            super().draw(renderer)
            return
        self.update_positions(renderer)
        x, y = (round(each) for each in self.get_transform().transform(self.get_position()))
        stands = (self.get_horizontalalignment(), self.get_verticalalignment())
        key = (self.get_text(), renderer.dpi, *stands)
        if key not in self._pictures:
            picture = self._painted(renderer, x, y)
            if picture is None:
                super().draw(renderer)
                return
            while len(self._pictures) >= _MOST:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = picture
        left, bottom, pixels = self._pictures[key]
        gc = renderer.new_gc()
        renderer.draw_image(gc, x + left, y + bottom, pixels)
        gc.restore()
        self.stale = False

    def _painted(self, renderer: Any, x: int, y: int) -> tuple[int, int, np.ndarray] | None:
        """Return the words' pixels and where they lie about (x, y); None if they are cut off."""
        air = round(renderer.dpi * 0.06)
        box = self.get_window_extent(renderer)
        left, right = int(box.x0) - air, int(box.x1) + air
        bottom, top = int(box.y0) - air, int(box.y1) + air
        width, height = int(renderer.width), int(renderer.height)
        if left < 0 or bottom < 0 or right > width or top > height:
            return None
        blank: Any = RendererAgg
        page = blank(renderer.width, renderer.height, renderer.dpi)
        super().draw(page)
        whole = np.asarray(page.buffer_rgba())
        part = whole[height - top : height - bottom, left:right]
        # matplotlib draws an image from its lowest row upwards.
        return left - x, bottom - y, np.flipud(part).copy()


def kept_words(ax: Axes, text: str, xy: tuple[float, float], **style: Any) -> KeptWords:
    """Add words to the axes, as `Axes.annotate` does."""
    words = KeptWords(text, xy, **style)
    words.set_transform(IdentityTransform())
    ax.add_artist(words)
    # The axes clip what is added to them, and words may stand beyond their edge.
    words.set_clip_on(False)
    return words
