"""Names beside marks that never cover a mark or each other. Plain geometry, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_DIRECTIONS = (
    # across, up, what the place costs: right reads best, then left, above and below
    (1.0, 0.0, 0.0),
    (0.94, 0.5, 1.0),
    (0.94, -0.5, 1.0),
    (-1.0, 0.0, 2.0),
    (0.0, 1.0, 2.5),
    (0.0, -1.0, 2.5),
    (-0.94, 0.5, 3.0),
    (-0.94, -0.5, 3.0),
    (0.5, 0.94, 3.0),
    (0.5, -0.94, 3.0),
    (-0.5, 0.94, 4.0),
    (-0.5, -0.94, 4.0),
)
_REACH = (0.0, 0.6, 1.3, 2.2, 3.2, 4.4, 5.8, 7.4)
_PASSES = 3
_TRIES = 40


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A drawn mark: its centre, and how far it reaches left, right, down and up."""

    x: float
    y: float
    reach: tuple[float, float, float, float]

    def box(self) -> tuple[float, float, float, float]:
        """Return the mark's box: left, bottom, right, top."""
        left, right, down, up = self.reach
        return (self.x - left, self.y - down, self.x + right, self.y + up)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a name goes: its form (an index), its box, and whether it needs a line."""

    form: int
    left: float
    bottom: float
    right: float
    top: float
    leader: bool


def place(
    marks: Sequence[Mark],
    wanted: Sequence[int],
    forms: Sequence[Sequence[tuple[float, float]]],
    *,
    within: tuple[float, float, float, float],
    line: float,
    rank: Sequence[int] | None = None,
) -> list[Place | None]:
    """Find a place for the name of each wanted mark, or None where there is no room.

    Parameters
    ----------
    marks
        Everything that a name must not cover.
    wanted
        The indices of the marks to name.
    forms
        For each of them the sizes (width, height) of its name in each form, best first.
    within
        The box that names must stay in.
    line
        The height of one line of text.
    rank
        For each of them how soon it chooses: 0 before 1, and so on; all alike when left out.
    """
    boxes = np.array([mark.box() for mark in marks]).reshape(-1, 4)
    options = [
        _options(marks[index], forms[order], boxes, within, line)
        for order, index in enumerate(wanted)
    ]
    return choose(options, rank or [0] * len(wanted))


def choose(
    options: Sequence["Options"], ranks: Sequence[int], *, tries: int = _TRIES
) -> list[Place | None]:
    """Give each name one of its places so that none meets another, or None.

    For a name without room, `tries` of its best places are tried with the others moved.
    """
    chosen: list[int | None] = [None] * len(options)
    # The name with the fewest free places chooses first; later passes let all move over.
    by_freedom = sorted(
        range(len(options)), key=lambda order: (ranks[order], len(options[order].places))
    )
    for _ in range(_PASSES):
        for order in by_freedom:
            chosen[order] = options[order].cheapest(_taken(options, chosen, but=order))
    for order in by_freedom:
        if chosen[order] is None:
            chosen = _make_room(options, chosen, order, ranks, tries)
    return [
        None if pick is None else options[order].places[pick] for order, pick in enumerate(chosen)
    ]


@dataclass(frozen=True, kw_only=True, eq=False)
class Options:
    """All places that one name could have: with their boxes, lines and costs.

    `text` has a box a row (left, bottom, right, top), `rays` a line (x, y to x, y), in pixels.
    """

    places: list[Place]
    text: np.ndarray
    rays: np.ndarray
    costs: np.ndarray

    def cheapest(self, taken: Sequence["_Picture"]) -> int | None:
        """Return the cheapest place that meets nothing that is taken, or None."""
        free = np.flatnonzero(~self.meeting(taken).any(axis=1))
        return int(free[np.argmin(self.costs[free])]) if len(free) else None

    def meeting(self, taken: Sequence["_Picture"]) -> np.ndarray:
        """Return which places (rows) meet which taken names or their lines."""
        if not taken or not self.places:
            return np.zeros((len(self.places), len(taken)), dtype=bool)
        names = np.array([box for box, _, _ in taken])
        lines = np.array([ray for _, ray, _ in taken])
        lined = np.array([leader for _, _, leader in taken])
        drawn = np.array([place_.leader for place_ in self.places])[:, None]
        return np.asarray(
            _meet(self.text, names, gap=2.0)
            | (drawn & _cross(self.rays, names))
            | (lined & _cross(lines, self.text).T)
        )


_Picture = tuple[np.ndarray, np.ndarray, bool]


def _taken(options: Sequence[Options], chosen: Sequence[int | None], *, but: int) -> list[_Picture]:
    """Return what the other names cover."""
    return [
        (options[other].text[pick], options[other].rays[pick], options[other].places[pick].leader)
        for other, pick in enumerate(chosen)
        if pick is not None and other != but
    ]


def _make_room(
    options: Sequence[Options],
    chosen: list[int | None],
    order: int,
    ranks: Sequence[int],
    tries: int,
) -> list[int | None]:
    """Give a name that found no place one of its best, if those in the way can move or wait."""
    own = options[order]
    others = [other for other, pick in enumerate(chosen) if pick is not None]
    meeting = own.meeting(_taken(options, chosen, but=order))
    for pick in np.argsort(own.costs)[:tries]:
        trial = list(chosen)
        trial[order] = int(pick)
        in_the_way = [other for other, met in zip(others, meeting[pick], strict=True) if met]
        for other in in_the_way:
            trial[other] = None
        for other in in_the_way:
            trial[other] = options[other].cheapest(_taken(options, trial, but=other))
        if all(trial[other] is not None or ranks[other] > ranks[order] for other in in_the_way):
            return trial
    return chosen


def _options(
    mark: Mark,
    forms: Sequence[tuple[float, float]],
    boxes: np.ndarray,
    within: tuple[float, float, float, float],
    line: float,
) -> Options:
    places, costs, leaders = [], [], []
    for form, size in enumerate(forms):
        for reach in _REACH:
            for across, up, cost in _DIRECTIONS:
                place_, leader = _beside(mark, form, size, across, up, reach * line, line)
                places.append(place_)
                leaders.append(leader)
                costs.append(cost + form * 5.0 + reach * 3.0 + (2.0 if place_.leader else 0.0))
    text = np.array([(p.left, p.bottom, p.right, p.top) for p in places])
    rays = np.array(leaders)
    drawn = np.array([place_.leader for place_ in places])
    # Marks that lie on this one cannot be walked around.
    apart = ~((boxes[:, :2] <= rays[0, :2]) & (boxes[:, 2:] >= rays[0, :2])).all(axis=1)
    fits = (
        (text[:, 0] >= within[0])
        & (text[:, 1] >= within[1])
        & (text[:, 2] <= within[2])
        & (text[:, 3] <= within[3])
        & ~_meet(text, boxes, gap=1.0).any(axis=1)
        & (drawn | ~_strays(text, mark, boxes[apart]))
        & ~(drawn & _cross(rays, boxes[apart]).any(axis=1))
    )
    keep = np.flatnonzero(fits)
    return Options(
        places=[places[index] for index in keep],
        text=text[keep],
        rays=rays[keep],
        costs=np.array(costs)[keep],
    )


def _beside(
    mark: Mark,
    form: int,
    size: tuple[float, float],
    across: float,
    up: float,
    far: float,
    line: float,
) -> tuple[Place, list[float]]:
    width, height = size
    left, right, down, above = mark.reach
    gap = 0.45 * line
    edge_x = mark.x + (right + gap + far) * across if across > 0 else mark.x
    edge_x = mark.x + (left + gap + far) * across if across < 0 else edge_x
    edge_y = mark.y + (above + gap + far) * up if up > 0 else mark.y
    edge_y = mark.y + (down + gap + far) * up if up < 0 else edge_y
    if abs(across) >= abs(up):
        x0 = edge_x if across > 0 else edge_x - width
        y0 = edge_y - height / 2
    else:
        x0 = edge_x - width / 2 + across * width / 2
        y0 = edge_y if up > 0 else edge_y - height
    box = Place(
        form=form,
        left=x0,
        bottom=y0,
        right=x0 + width,
        top=y0 + height,
        leader=far > 0.9 * line,
    )
    end_x = min(max(mark.x, box.left), box.right)
    end_y = min(max(mark.y, box.bottom), box.top)
    return box, [mark.x, mark.y, end_x, end_y]


def _meet(first: np.ndarray, second: np.ndarray, *, gap: float) -> np.ndarray:
    """Return which boxes of `first` (rows) come within `gap` of which of `second`."""
    a, b = first[:, None, :], second[None, :, :]
    return (
        (a[..., 0] < b[..., 2] + gap)
        & (b[..., 0] < a[..., 2] + gap)
        & (a[..., 1] < b[..., 3] + gap)
        & (b[..., 1] < a[..., 3] + gap)
    )


def _strays(text: np.ndarray, mark: Mark, others: np.ndarray) -> np.ndarray:
    """Return which texts lie nearer to another mark than to their own, and would be misread."""
    if not len(others):
        return np.zeros(len(text), dtype=bool)
    own = _apart(text, np.array([mark.box()]))[:, 0]
    return np.asarray(_apart(text, others).min(axis=1) < own - 1.0)


def _apart(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return how far each box of `first` (rows) lies from each of `second`."""
    a, b = first[:, None, :], second[None, :, :]
    across = np.maximum(0, np.maximum(a[..., 0] - b[..., 2], b[..., 0] - a[..., 2]))
    up = np.maximum(0, np.maximum(a[..., 1] - b[..., 3], b[..., 1] - a[..., 3]))
    return np.asarray(np.hypot(across, up))


def _cross(rays: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Return which lines (rows: x, y to x, y) run through which boxes."""
    start, way = rays[:, None, :2], (rays[:, 2:] - rays[:, :2])[:, None, :]
    low, high = boxes[None, :, :2], boxes[None, :, 2:]
    still = way == 0
    step = np.where(still, 1.0, way)
    ends = np.stack([(low - start) / step, (high - start) / step])
    # Along an axis on which a line stands still it is inside all the way, or never.
    within = (low < start) & (start < high)
    enters = np.where(still, np.where(within, 0.0, 2.0), ends.min(axis=0)).max(axis=2)
    leaves = np.where(still, np.where(within, 1.0, -1.0), ends.max(axis=0)).min(axis=2)
    return np.asarray(np.maximum(enters, 0.0) < np.minimum(leaves, 1.0))
