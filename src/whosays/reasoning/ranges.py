"""A range: the lowest and the highest number that somebody would still believe."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real

#: No end of a range may lie above this: products of ranges then stay plain numbers.
LARGEST = 1e12
_MEND = 'Type (250, 480), or {"low": 250, "best": 400, "high": 480}.'


@dataclass(frozen=True, slots=True)
class Range:
    """The two ends of what somebody thinks possible, and a best guess if there is one.

    Parameters
    ----------
    low, high
        The lowest and the highest number, from 0 to `LARGEST`; they may be equal.
    best
        The likeliest number, between the two; None where there is none.

    Raises
    ------
    TypeError
        When an end is no number.
    ValueError
        When one is not finite, below zero or too large, or when they are out of order.

    Examples
    --------
    >>> Range(250, 480).best is None
    True
    """

    low: float
    high: float
    best: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is no range."""
        given = {"low": self.low, "best": self.best, "high": self.high}
        found = {
            name: value for name, value in given.items() if value is not None or name != "best"
        }
        for name, value in found.items():
            _check(name, value)
        if list(found.values()) != sorted(found.values()):  # type: ignore[type-var]
            told = ", ".join(f"{name} {value:,.10g}" for name, value in found.items())
            raise ValueError(
                f"This range is out of order: {told}. "
                f"The low number comes first and the high one last. {_MEND}"
            )

    @property
    def ends(self) -> dict[str, float]:
        """The numbers by name: "low", "best" where there is one, and "high"."""
        best = {} if self.best is None else {"best": self.best}
        return {"low": self.low, **best, "high": self.high}


def as_range(given: object) -> Range:
    """Return what was given as a `Range`.

    Parameters
    ----------
    given
        A `Range`; a pair (low, high); or a mapping with "low", "high" and perhaps "best".

    Raises
    ------
    TypeError, ValueError
        When it is none of these, and as `Range` does.

    Examples
    --------
    >>> as_range({"low": 250, "best": 400, "high": 480})
    Range(low=250, high=480, best=400)
    """
    if isinstance(given, Range):
        return given
    if isinstance(given, Mapping):
        unknown = [name for name in given if name not in ("low", "best", "high")]
        missing = [name for name in ("low", "high") if given.get(name) is None]
        if unknown or missing:
            what = f"has no {' and no '.join(missing)}" if missing else f"has a {unknown[0]!r}"
            raise ValueError(
                f"This range {what}. It has a low and a high number, and perhaps a best. {_MEND}"
            )
        return Range(given["low"], given["high"], given.get("best"))
    if isinstance(given, list | tuple) and len(given) == 2:
        return Range(*given)
    raise TypeError(f"{given!r} is not a range. A range has a low and a high number. {_MEND}")


def _check(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(
            f"The {name} end of this range is {value!r}. It has to be a number. {_MEND}"
        )
    try:
        value = float(value)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise ValueError(f"The {name} end of this range is {value}. It has to be finite. {_MEND}")
    if value < 0:
        raise ValueError(
            f"The {name} end of this range is {value:,.10g}. "
            f"Nothing that is counted can be fewer than none. {_MEND}"
        )
    if value > LARGEST:
        raise ValueError(
            f"The {name} end of this range is {value:,.10g}. "
            f"That is more than {LARGEST:,.0f}, the most that is taken. {_MEND}"
        )
