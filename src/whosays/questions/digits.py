"""Reading one run of digits and separators: 4,000 and 4 000 and 4.000 and 1.500,50."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Digits:
    """What a run of digits can mean.

    Parameters
    ----------
    value
        The reading an English text would mean.
    other
        A second reading of the same marks (`4.000` as 4), or None.
    doubtful
        True when neither reading may be taken without asking.
    """

    value: Fraction
    other: Fraction | None = None
    doubtful: bool = False


def read_digits(run: str, *, whole: bool, scaled: bool = False) -> Digits | None:
    """Read a run such as `1,500.50`; None when its marks follow no known way of writing.

    One comma or one point before exactly three digits is the common doubtful case. A comma there
    is read as English thousands. A point there is thousands when the question counts whole
    things (`whole`), a decimal point before a scale word (`scaled`: 1.234 million), and
    otherwise doubtful.

    Parameters
    ----------
    run
        ASCII digits with any of ``, . ' _`` or a space between them.
    whole
        The question counts whole things, so no decimal can be meant.
    scaled
        A scale word follows.
    """
    marks = re.sub(r"\d", "", run)
    if not marks:
        return Digits(Fraction(run))
    if set(marks) <= {"'", "_", " "}:
        return _grouped(run)
    last = max(run.rfind("."), run.rfind(","))
    mark, head, tail = run[last], run[:last], run[last + 1 :]
    if marks.count(mark) > 1:
        return _grouped(run)
    if len(marks) > 1:
        front = _grouped(head)
        return Digits(front.value + _decimals(tail)) if front and tail.isdigit() else None
    thousands = _grouped(run)
    decimal = Digits(Fraction(head or "0") + _decimals(tail))
    if thousands is None:
        return _slipped(run, tail, decimal, whole=whole)
    if mark == "," or (whole and not scaled):
        return Digits(thousands.value, decimal.value)
    return Digits(decimal.value, thousands.value, doubtful=not scaled)


def _slipped(run: str, tail: str, decimal: Digits, *, whole: bool) -> Digits:
    """Doubt a mark in the wrong place: 1,0000 may be ten thousand, and 4,00 four hundred."""
    empty = whole and len(tail) > 1 and not tail.strip("0")
    if not empty and (len(tail) < 4 or "," not in run):
        return decimal
    return Digits(decimal.value, Fraction(int(re.sub(r"\D", "", run))), doubtful=True)


def _decimals(tail: str) -> Fraction:
    return Fraction(int(tail), 10 ** len(tail))


def _grouped(run: str) -> Digits | None:
    """Read digits parted in threes, or the Indian way in twos before the last three."""
    marks = set(re.sub(r"\d", "", run))
    groups = re.split(r"[.,'_ ]", run)
    first, *rest = groups
    threes = 1 <= len(first) <= 3 and all(len(group) == 3 for group in rest)
    twos = 1 <= len(first) <= 2 and len(rest) > 1 and len(rest[-1]) == 3
    indian = twos and all(len(group) == 2 for group in rest[:-1])
    # Nobody groups behind a zero: 0,500 is a half.
    padded = len(groups) > 1 and first.startswith("0")
    if len(marks) > 1 or padded or not (threes or indian or len(groups) == 1):
        return None
    return Digits(Fraction(int("".join(groups))))
