"""What a drawn picture really shows: every text with its box, and the colours behind it."""

from dataclasses import dataclass
from unittest import mock

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.text import Text
from matplotlib.transforms import Bbox


@dataclass(frozen=True, kw_only=True)
class Written:
    """A text as it came out: its words, its box in pixels, its colour and its paper."""

    text: str
    box: Bbox
    colour: str
    paper: str


def written(ax: Axes) -> list[Written]:
    """Draw the figure and return every text that was really drawn."""
    found: list[Text] = []
    draw = Text.draw

    def noted(self, renderer, *args, **options):
        if self.get_visible() and self.get_text().strip():
            found.append(self)
        return draw(self, renderer, *args, **options)

    canvas = ax.figure.canvas
    with mock.patch.object(Text, "draw", noted):
        canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[::-1]
    renderer = canvas.get_renderer()
    return [
        Written(
            text=text.get_text(),
            box=(box := Text.get_window_extent(text, renderer)),
            colour=to_hex(text.get_color()),
            paper=_behind(pixels, box),
        )
        for text in dict.fromkeys(found)
    ]


def _behind(pixels: np.ndarray, box: Bbox) -> str:
    """Return the commonest colour in a box: that of the paper between the letters."""
    x0, y0 = max(int(box.x0), 0), max(int(box.y0), 0)
    part = pixels[y0 : int(box.y1) + 1, x0 : int(box.x1) + 1, :3].reshape(-1, 3).astype(int)
    packed = part @ [65536, 256, 1]
    colours, counts = np.unique(packed, return_counts=True)
    return f"#{colours[counts.argmax()]:06x}" if len(colours) else "#000000"


def outside(ax: Axes, texts: list[Written]) -> list[str]:
    """Return the texts that leave the picture."""
    page = ax.figure.bbox
    return [
        each.text
        for each in texts
        if each.box.x0 < page.x0 - 1
        or each.box.x1 > page.x1 + 1
        or each.box.y0 < page.y0 - 1
        or each.box.y1 > page.y1 + 1
    ]


def overlapping(texts: list[Written]) -> list[tuple[str, str]]:
    """Return the pairs of texts whose letters run into each other."""
    boxes = [_letters(each.box) for each in texts]
    return [
        (one.text, texts[n].text)
        for m, one in enumerate(texts)
        for n in range(m + 1, len(texts))
        if boxes[m].overlaps(boxes[n])
    ]


def _letters(box: Bbox) -> Bbox:
    """Return a box without the air above and below the letters of a line."""
    air = min(0.15 * box.height, 3.0)
    return Bbox([[box.x0 + 0.5, box.y0 + air], [box.x1 - 0.5, box.y1 - air]])


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
