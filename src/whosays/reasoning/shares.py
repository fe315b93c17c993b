"""A share of a part in a whole, with the ends and the hedges of both in sight."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np

# Where each hedge lets the number itself lie: loosely around it, above it, below it.
_LEEWAY = {
    "exact": "",
    "between": "",
    "about": "~",
    "at-least": "+",
    "more-than": "+",
    "up-to": "-",
    "nearly": "-",
}
_OTHER_WAY = {"+": "-", "-": "+"}
_TOGETHER = {
    "": "exact",
    "~": "about",
    "+": "at-least",
    "-": "up-to",
    "+~": "about-or-more",
    "-~": "about-or-less",
}
_MEND = 'Type share(300, 3000), or share((300, 400), 3000, whole_hedge="about").'


@dataclass(frozen=True, kw_only=True)
class Share:
    """A part divided by its whole: ends from 0 to 1, and what the hedges leave open.

    Attributes
    ----------
    low, high
        The ends of the division of the figures as they were said; equal where neither gave a
        range.
    hedge
        "exact" or "about"; "at-least" or "up-to" where the share may be higher, or lower;
        "about-or-more" or "about-or-less" where one figure is loose besides; "open" where it
        may be either; "between" where the figures were ranges and no hedge was said.
    """

    low: float
    high: float
    hedge: str

    @property
    def floor(self) -> float | None:
        """The lowest share that the hedges allow; None where they set none."""
        return self.low if self.hedge in ("exact", "between", "at-least") else None

    @property
    def ceiling(self) -> float | None:
        """The highest share that the hedges allow; None where they set none."""
        return self.high if self.hedge in ("exact", "between", "up-to") else None


def share(
    part: float | Sequence[float],
    whole: float | Sequence[float],
    *,
    part_hedge: str = "exact",
    whole_hedge: str = "exact",
) -> Share:
    """Divide a part by its whole, and keep what both leave open.

    It is arithmetic and nobody's claim: whether the two figures belong together is for the
    reader to say. A hedge never becomes a number: "about" sets no end.

    Parameters
    ----------
    part, whole
        A number each, in one unit, or the low and the high end of a range.
    part_hedge, whole_hedge
        As in the ledger: exact, about, nearly, at-least, more-than, up-to, between.

    Returns
    -------
    Share
        Shares from 0 to 1.

    Raises
    ------
    TypeError
        When a figure is neither a number nor two numbers.
    ValueError
        When a hedge is unknown, a figure is negative or endless, the ends of a range are in the
        wrong order, the whole is zero, or the part is larger than the whole.

    Examples
    --------
    >>> share(300, 3000, part_hedge="about", whole_hedge="more-than")
    Share(low=0.1, high=0.1, hedge='about-or-less')
    """
    low, high = _ends("part", part)
    least, most = _ends("whole", whole)
    for name, hedge in (("part", part_hedge), ("whole", whole_hedge)):
        if not isinstance(hedge, str) or hedge not in _LEEWAY:
            raise ValueError(
                f"The {name} cannot have the hedge {hedge!r}. The hedges are "
                f'{", ".join(_LEEWAY)}. Type {name}_hedge="about".'
            )
    if most == 0:
        raise ValueError(f"The whole is 0. Nothing has a share in it. {_MEND}")
    if high > least:
        raise ValueError(
            f"The part, {high:,g}, is larger than the whole, {least:,g}. "
            "Then one is no part of the other, or their hedges hide it. "
            "Look again at what each of them counts."
        )
    # The widest that the ends of both allow.
    ends = np.array([low, high]) / np.array([most, least])
    return Share(
        low=float(ends[0]),
        high=float(ends[1]),
        hedge=_hedge(part_hedge, whole_hedge, ranged=bool(ends[0] < ends[1])),
    )


def _hedge(part: str, whole: str, *, ranged: bool) -> str:
    """Return what the two hedges leave open together: a whole's works the other way."""
    leeway = {_LEEWAY[part], _OTHER_WAY.get(_LEEWAY[whole], _LEEWAY[whole])} - {""}
    found = _TOGETHER.get("".join(sorted(leeway)), "open")
    return "between" if ranged and found == "exact" else found


def _float(number: Any) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _ends(name: str, given: Any) -> tuple[float, float]:
    """Return the ends of a figure, equal where it is one number."""
    both = (
        list(given) if isinstance(given, Sequence) and not isinstance(given, str) else [given] * 2
    )
    if len(both) != 2 or not all(isinstance(each, Real) for each in both):
        raise TypeError(
            f"The {name} cannot be {given!r}. It is a number, or the two ends of a range. {_MEND}"
        )
    low, high = (_float(each) for each in both)
    if not (math.isfinite(low) and math.isfinite(high)) or low < 0:
        raise ValueError(
            f"The {name} cannot be {given!r}. It needs figures that end, none below zero. {_MEND}"
        )
    if low > high:
        raise ValueError(f"The {name} {given!r} is out of order. The low end comes first. {_MEND}")
    return low, high
