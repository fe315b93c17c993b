"""What comes out of a product of ranges: many possible totals, drawn by chance from a seed.

How a number is drawn from a range is the simplest thing that says no more than the reader did:

- without a best guess every number between the ends is equally likely (uniform);
- with one, the chance rises in a straight line from the low end to the best guess, and falls
  in a straight line to the high end (triangular).

The ranges are drawn independently: a high number in one makes none likelier in another. All of
it is an assumption of whoever gave the ranges, and no measurement.
"""

from numbers import Integral
from typing import Any

import numpy as np

from whosays.reasoning.ranges import Range, as_range

DRAWS = 10_000
SEED = 6
_MOST = 1_000_000


def totals(*ranges: object, count: int = DRAWS, seed: int = SEED) -> np.ndarray:
    """Return possible products of ranges, such as containers times rounds in each.

    Parameters
    ----------
    ranges
        Each as `as_range` takes it.
    count
        How many products, 1 to 1,000,000.
    seed
        Where chance begins: the same seed and ranges give the same products. It is kept when a
        range changes, so that what moves is due to the range and not to chance.

    Returns
    -------
    numpy.ndarray
        Floats, shape (count,), in no order; in the product of the ranges' units.

    Raises
    ------
    TypeError, ValueError
        When there is no range, one is none, or `count` or `seed` is not such a whole number.

    Examples
    --------
    >>> float(totals((6700, 6700), (448, 448), count=1)[0])
    3001600.0
    """
    if not ranges:
        raise ValueError(
            "There is no range to draw from. A product needs at least one. "
            "Type totals((6000, 7000), (250, 480))."
        )
    read = [as_range(each) for each in ranges]
    _whole("count", count, least=1, most=_MOST)
    _whole("seed", seed, least=0, most=2**63)
    chances = np.random.default_rng(int(seed)).random((len(read), int(count)))
    drawn = [_inverse(each, chance) for each, chance in zip(read, chances, strict=True)]
    return np.asarray(np.prod(drawn, axis=0), dtype=float)


def quantiles(totals: Any, n: int = 50) -> np.ndarray:
    """Return `n` equally likely values that stand for many, in rising order.

    Each stands for one part in `n` of the totals and lies in the middle of its part: for fifty,
    at 1, 3, 5 ... 99 per cent (Kay et al. 2016; Fernandes et al. 2018).

    Parameters
    ----------
    totals
        Numbers, shape (any,), at least one.
    n
        How many values, 1 to 1,000,000.

    Returns
    -------
    numpy.ndarray
        Floats, shape (n,).

    Raises
    ------
    TypeError, ValueError
        When the totals are no finite numbers, or there are none, or `n` is no such number.

    Examples
    --------
    >>> quantiles([0, 100], 4).tolist()
    [12.5, 37.5, 62.5, 87.5]
    """
    _whole("n", n, least=1, most=_MOST)
    try:
        read = np.asarray(totals, dtype=float)
    except (TypeError, ValueError):
        read = np.array([np.nan])
    if read.ndim != 1 or not read.size or not np.isfinite(read).all():
        raise ValueError(
            "These totals cannot be put into order. "
            "They have to be one list of finite numbers, with at least one in it. "
            "Type quantiles(totals((6000, 7000), (250, 480)))."
        )
    return np.asarray(np.quantile(read, (np.arange(n) + 0.5) / n), dtype=float)


def _inverse(given: Range, chance: np.ndarray) -> np.ndarray:
    """Return the numbers of a range that lie at these chances, from 0 to 1."""
    low, width = float(given.low), float(given.high - given.low)
    if given.best is None or not width:
        return np.asarray(low + chance * width)
    rise = float(given.best - given.low)
    before = low + np.sqrt(chance * width * rise)
    after = float(given.high) - np.sqrt((1 - chance) * width * (width - rise))
    return np.where(chance * width < rise, before, after)


def _whole(name: str, value: object, *, least: int, most: int) -> None:
    number = int(value) if isinstance(value, Integral) else -1
    if isinstance(value, bool) or not least <= number <= most:
        raise ValueError(
            f"{name} cannot be {value!r}. It is a whole number from {least:,} to {most:,}. "
            f"Type {name}={max(least, 50)}, or leave it out."
        )
