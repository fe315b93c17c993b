"""Numbers that belong together in pairs: checked, and those without a partner left out."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def pairs(first: Iterable[object], second: Iterable[object], *, names: str, mend: str) -> Numbers:
    """Return two rows of numbers of one length, without the pairs that lack a number.

    Parameters
    ----------
    first, second
        Numbers, yes or no, or None and NaN where there is none.
    names
        What the two are called in a message: ``said and right``.
    mend
        The line to type instead.

    Returns
    -------
    numpy.ndarray
        Shape (2, n): only the pairs in which both are known.

    Raises
    ------
    TypeError
        When something in them is no number.
    ValueError
        When they are not of one length, or one of them has no end.
    """
    try:
        rows = [np.asarray([_number(it) for it in each], dtype=float) for each in (first, second)]
    except (TypeError, ValueError, OverflowError):
        raise TypeError(
            f"{names} cannot be read as numbers. Each is a list of numbers, of yes or no, or of "
            f"None where there is none. {mend}"
        ) from None
    if any(row.ndim != 1 for row in rows) or len(rows[0]) != len(rows[1]):
        sizes = " and ".join(f"{row.size}" for row in rows)
        raise ValueError(
            f"{names} have {sizes} values. Each of the one belongs to one of the other. {mend}"
        )
    both = np.stack(rows)
    if np.isinf(both).any():
        raise ValueError(f"{names} hold a number without an end. It cannot be averaged. {mend}")
    return both[:, ~np.isnan(both).any(axis=0)]


def _number(given: object) -> object:
    """Return what is a number or stands for none; a text is neither, even one of digits."""
    if isinstance(given, str):
        raise TypeError(given)
    # The blank of a pandas column that knows blanks: unlike NaN it cannot be made a float.
    return None if type(given).__name__ == "NAType" else given


def check_shares(row: Numbers, *, name: str, mend: str) -> None:
    """Refuse numbers that are no share from 0 to 1, such as a percentage.

    Raises
    ------
    ValueError
        When there is one.
    """
    wrong = row[(row < 0) | (row > 1)]
    if len(wrong):
        raise ValueError(
            f"{name} cannot be {wrong[0]:g}. It is a share from 0 to 1, and 90 % is 0.9. {mend}"
        )


def check_yes_or_no(row: Numbers, *, name: str, mend: str) -> None:
    """Refuse numbers that are neither 0 nor 1.

    Raises
    ------
    ValueError
        When there is one.
    """
    wrong = row[(row != 0) & (row != 1)]
    if len(wrong):
        raise ValueError(f"{name} cannot be {wrong[0]:g}. It is a yes or a no. {mend}")
