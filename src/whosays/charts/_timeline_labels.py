"""Words above and below a line of days, each on a pole from its mark. Geometry, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from whosays.charts._axes import Ruler
from whosays.charts._names import Options, Place, choose

_PAD = 3.0
_STEPS = 0.5
_ALIGNED = ((0.0, 0.0), (1.0, 1.0), (0.5, 1.5), (0.2, 1.5), (0.8, 2.0))
_WIDTHS = (1.0, 0.7, 0.5, 0.36, 0.26, 0.19, 0.14)
_BEST_WIDTH = 36
_MOST_LINES = 9
_FEW = 24
_HANDFUL = 8
_TRIES = {True: 600, False: 40}
_TALL = 16


@dataclass(frozen=True, kw_only=True)
class Stand:
    """Where the pole of a text stands: across, the line of its mark, and the mark's half height."""

    x: float
    y: float
    reach: float


@dataclass(frozen=True, kw_only=True)
class Form:
    """A text broken into lines, with its width and height in pixels."""

    text: str
    width: float
    height: float


def forms(text: str, points: float, dpi: float, width: float) -> list[Form]:
    """Return a text broken in several ways, the most readable first.

    Parameters
    ----------
    points
        The size of the type.
    dpi
        Pixels to the inch.
    width
        The width of the chart in pixels: no line is wider, unless a word is.
    """
    found: dict[str, tuple[float, float]] = {}
    for share in _WIDTHS:
        lines, wide = _wrapped(text, points, dpi, width * share)
        if len(lines) <= _MOST_LINES:
            high = len(lines) * points * 1.25 * dpi / 72
            found.setdefault("\n".join(lines), (wide, high))
    made = [Form(text=each, width=size[0], height=size[1]) for each, size in found.items()]
    return sorted(made, key=_strain)


def _wrapped(text: str, points: float, dpi: float, width: float) -> tuple[list[str], float]:
    """Return the lines of a text, none wider than `width`, and the width of the widest."""
    space = _width("n", points, dpi) * 0.6
    lines: list[list[str]] = []
    wide, across = 0.0, 0.0
    for word in text.split():
        own = _width(word, points, dpi)
        if lines and across + space + own <= width:
            lines[-1].append(word)
            across += space + own
        else:
            lines.append([word])
            across = own
        wide = max(wide, across)
    return [" ".join(line) for line in lines], wide


# To measure a text takes as long as to draw it, and words come again.
@lru_cache(maxsize=20_000)
def _width(word: str, points: float, dpi: float) -> float:
    return _ruler(dpi).size(word, points)[0]


@lru_cache(maxsize=16)
def _ruler(dpi: float) -> Ruler:
    return Ruler(dpi)


def place_texts(
    stands: Sequence[Stand],
    texts: Sequence[Sequence[Form]],
    *,
    within: tuple[float, float, float, float],
    line: float,
    rank: Sequence[int],
) -> list[Place | None]:
    """Find a box for the text of each stand so that none meets another, or None.

    Parameters
    ----------
    stands
        Where each pole begins.
    texts
        For each of them its text in each form, best first.
    within
        The box that texts must stay in: left, bottom, right, top.
    line
        The height of one line of text.
    rank
        How soon each chooses: 0 before 1, and so on. Whoever finds no room is left out.
    """
    clear = max((stand.reach for stand in stands), default=0.0)
    options = [
        _options(stand, own, clear, within, line) for stand, own in zip(stands, texts, strict=True)
    ]
    # Where few stand together, all may find room if they are low and wide, or high and narrow.
    leanings = (0.0, 0.02, -0.02) if len(options) <= _FEW else (0.0,)
    found: list[list[Place | None]] = []
    for leaning in leanings:
        leaned = [_leaning(each, leaning, line) for each in options]
        found.append(choose(leaned, rank, tries=_TRIES[len(options) <= _HANDFUL]))
        if None not in found[-1]:
            break
    return min(found, key=lambda places: _missing(places, rank))


def _leaning(options: Options, leaning: float, line: float) -> Options:
    wide = (options.text[:, 2] - options.text[:, 0]) / line
    return replace(options, costs=options.costs - 10 * leaning * wide) if leaning else options


def _missing(places: Sequence[Place | None], rank: Sequence[int]) -> list[int]:
    """Return how many are left out, of those that choose first and then of the next."""
    left_out = [own for place, own in zip(places, rank, strict=True) if place is None]
    return [left_out.count(each) for each in sorted(set(rank))]


def _strain(form: Form) -> float:
    """Return how hard a text is to read: far from lines of about 36 letters, or in many lines."""
    lines = form.text.split("\n")
    return abs(max(map(len, lines)) - _BEST_WIDTH) / _BEST_WIDTH + 0.12 * len(lines)


def _options(
    stand: Stand,
    texts: Sequence[Form],
    clear: float,
    within: tuple[float, float, float, float],
    line: float,
) -> Options:
    places: list[Place] = []
    rays: list[tuple[float, float, float, float]] = []
    costs: list[float] = []
    x0, y0, x1, y1 = within
    # Half lines matter where there are few of them.
    step = line * (_STEPS if y1 - y0 < _TALL * line else 1.0)
    levels = range(int((y1 - y0) / step) + 1)
    for form, text in enumerate(texts):
        wide, high = text.width + 2 * _PAD, text.height + _PAD
        if wide > x1 - x0:
            continue
        for aligned, cost in _ALIGNED:
            left = stand.x - _PAD - aligned * (wide - 2 * _PAD)
            left = min(max(left, x0), x1 - wide)
            if not left <= stand.x <= left + wide:
                continue
            for level in levels:
                for side in (1, -1):
                    far = clear + _PAD + level * step
                    near = stand.y + side * far
                    bottom = near if side > 0 else near - high
                    if bottom < y0 or bottom + high > y1:
                        continue
                    places.append(
                        Place(
                            form=form, left=left, bottom=bottom, right=left + wide,
                            top=bottom + high, leader=True,
                        )
                    )  # fmt: skip
                    rays.append((stand.x, stand.y + side * stand.reach, stand.x, near))
                    below = 0.3 if side < 0 else 0.0
                    costs.append(level * 1.6 * step / line + cost + 1.2 * form + below)
    return Options(
        places=places,
        text=np.array([(p.left, p.bottom, p.right, p.top) for p in places]).reshape(-1, 4),
        rays=np.array(rays).reshape(-1, 4),
        costs=np.array(costs),
    )
