"""Calibration: how sure somebody said they were, beside how often they were right.

None of these numbers is a mark. Below `ENOUGH` answers they say next to nothing of a person,
and `gain` says nothing of one person at all: it is for a class.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from whosays.reasoning._pairs import Numbers, check_shares, check_yes_or_no, pairs

#: Where the middle bin begins and ends. A question with two answers begins at 50 % and one with
#: four at 25 %, so pure guessing is always low; and every scale of confidence that the course
#: shows (50 to 100 in tens, 25 to 100 in fifteens) has at least one step in each bin.
EDGES = (0.60, 0.85)
#: Answers in all from which on the three bins say something.
ENOUGH = 10
#: Answers from which on one bin says something.
ENOUGH_IN_BIN = 5
#: Persons from which on a class has a gain: fewer would be known by their numbers.
ENOUGH_PERSONS = 10
_NAMES = ("low", "middle", "high")
# The point of the normal distribution that leaves 2.5 % above it.
_Z = 1.959964


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Answers about which somebody was about equally sure.

    Attributes
    ----------
    name
        low, middle or high.
    low, high
        Ends of the bin, as shares. The ends of the middle bin belong to it.
    count, right
        Answers in it, and those that were right.
    said
        How sure the person was on average; None in an empty bin.
    leaning
        surer, like, or less-sure: whether they were surer than they were right. None with
        fewer than `ENOUGH_IN_BIN` answers.
    """

    name: str
    low: float
    high: float
    count: int
    right: int
    said: float | None
    leaning: str | None

    @property
    def share(self) -> float | None:
        """The share that was right; None in an empty bin."""
        return self.right / self.count if self.count else None

    @property
    def few(self) -> bool:
        """True for a bin with too few answers to tell anything."""
        return self.count < ENOUGH_IN_BIN


@dataclass(frozen=True, kw_only=True)
class Gain:
    """How much a class gained from one set of items to the other.

    Attributes
    ----------
    count
        Persons with both scores.
    left_out
        Persons with one score only; they are in no mean.
    opening, closing, mean, low, high
        Mean scores, the mean difference, and the ends of its 95 % interval, all in the unit of
        the scores. None where there are fewer than `ENOUGH_PERSONS`.
    """

    count: int
    left_out: int
    opening: float | None = None
    closing: float | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def few(self) -> bool:
        """True when there are too few persons to say anything."""
        return self.count < ENOUGH_PERSONS

    def in_tenths(self) -> dict[str, str]:
        """Return the five numbers as texts with one decimal; none where there are too few persons.

        The mean is the difference of the two means as they are written, so that a reader who
        subtracts them finds it.
        """
        if self.opening is None or self.closing is None or self.low is None or self.high is None:
            return {}
        opening, closing = round(self.opening, 1), round(self.closing, 1)
        steps = {"mean": closing - opening, "low": self.low, "high": self.high}
        # A real minus: a hyphen is lost on a projector.
        signed = {name: f"{it:+.1f}".replace("-", "\N{MINUS SIGN}") for name, it in steps.items()}
        return {"opening": f"{opening:.1f}", "closing": f"{closing:.1f}", **signed}


def brier(said: Iterable[object], right: Iterable[object]) -> float | None:
    """Return the mean squared distance between what was said and what came true.

    It is not shown to students: it mixes being right with knowing how right one is.

    Parameters
    ----------
    said
        How sure somebody was that an answer is right: shares from 0 to 1.
    right
        Whether it was. Pairs of which one is None or NaN are left out.

    Returns
    -------
    float or None
        0 is the best and 1 the worst; always saying 50 % gives 0.25. None without any pair.

    Raises
    ------
    TypeError, ValueError
        When the two are not numbers of this kind, or not of one length.

    Source
    ------
    G. W. Brier, "Verification of forecasts expressed in terms of probability", 1950.

    Examples
    --------
    >>> brier([0.9, 0.6], [True, False])
    0.185
    """
    sure, was = _checked(said, right, call="brier")
    return round(float(((sure - was) ** 2).mean()), 12) if len(sure) else None


def three_bins(said: Iterable[object], right: Iterable[object]) -> tuple[Bin, Bin, Bin]:
    """Sort answers into three bins by how sure somebody was, and count those that were right.

    Parameters
    ----------
    said, right
        As for `brier`.

    Returns
    -------
    tuple of Bin
        Low, middle and high, always three; a bin without an answer has a count of 0.

    Raises
    ------
    TypeError, ValueError
        As `brier` does.

    Examples
    --------
    >>> low, middle, high = three_bins([0.5, 0.7, 0.9, 1.0], [True, False, True, True])
    >>> [(each.right, each.count) for each in (low, middle, high)]
    [(1, 1), (0, 1), (2, 2)]
    """
    sure, was = _checked(said, right, call="three_bins")
    # 0.85 made from 85 / 100 must not fall on the other side of the edge by a rounding.
    at = (sure > EDGES[0] - 1e-9).astype(int) + (sure > EDGES[1] + 1e-9)
    ends = (0.0, *EDGES, 1.0)
    low, middle, high = (
        Bin(
            name=name, low=ends[n], high=ends[n + 1], count=int((at == n).sum()),
            right=int(was[at == n].sum()), said=_mean(sure[at == n]),
            leaning=_leaning(sure[at == n], was[at == n]),
        )
        for n, name in enumerate(_NAMES)
    )  # fmt: skip
    return low, middle, high


def gain(opening: Iterable[object], closing: Iterable[object]) -> Gain:
    """Compare the opening and the closing scores of a class, person by person.

    It is not for one person: eight items tell too little of one. Below `ENOUGH_PERSONS` it
    counts and says nothing else.

    Parameters
    ----------
    opening, closing
        One score a person, in the same order and unit. Persons with one None or NaN are left
        out and counted.

    Returns
    -------
    Gain
        The mean difference with its 95 % interval (Student's t). It says how sure the mean of
        such classes is, and not that the lessons caused it.

    Raises
    ------
    TypeError, ValueError
        When the scores are no numbers, or not of one length.

    Examples
    --------
    >>> made = gain([4] * 6 + [5] * 6, [5] * 6 + [7] * 6)
    >>> made.count, made.mean
    (12, 1.5)
    >>> gain([4, 5], [6, 7]).few
    True
    """
    mend = "Type gain([4, 5, ...], [6, 6, ...]), one score a person, in one order."
    scores = [*opening] if isinstance(opening, Iterable) else opening
    before, after = pairs(scores, closing, names="opening and closing", mend=mend)
    count, left_out = len(before), len([*scores]) - len(before)
    if count < ENOUGH_PERSONS:
        return Gain(count=count, left_out=left_out)
    steps = after - before
    half = _t(count - 1) * float(steps.std(ddof=1)) / math.sqrt(count)
    mean = float(steps.mean())
    return Gain(
        count=count, left_out=left_out, opening=float(before.mean()), closing=float(after.mean()),
        mean=mean, low=mean - half, high=mean + half,
    )  # fmt: skip


def _checked(said: Iterable[object], right: Iterable[object], *, call: str) -> Numbers:
    mend = f"Type {call}([0.9, 0.6], [True, False])."
    both = pairs(said, right, names="said and right", mend=mend)
    check_shares(both[0], name="said", mend=mend)
    check_yes_or_no(both[1], name="right", mend=mend)
    return both


def _mean(row: Numbers) -> float | None:
    return float(row.mean()) if len(row) else None


def _leaning(sure: Numbers, was: Numbers) -> str | None:
    """Tell whether somebody was surer than right, by more than chance alone would often do."""
    if len(sure) < ENOUGH_IN_BIN:
        return None
    gap = float(sure.sum() - was.sum())
    often = max(1.0, 2 * math.sqrt(float((sure * (1 - sure)).sum())))
    return "like" if abs(gap) <= often + 1e-9 else "surer" if gap > 0 else "less-sure"


def _t(freedom: int) -> float:
    """Return the point of Student's t that leaves 2.5 % above it, for 9 degrees or more."""
    first = (_Z**3 + _Z) / 4
    second = (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / 96
    third = (3 * _Z**7 + 19 * _Z**5 + 17 * _Z**3 - 15 * _Z) / 384
    return _Z + first / freedom + second / freedom**2 + third / freedom**3
