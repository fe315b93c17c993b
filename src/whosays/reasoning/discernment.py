"""Discernment: trust in what is sound less trust in what is not, with both rates and the bias.

Trusting a sound claim earns as much as doubting an unsound one. Whoever trusts everything and
whoever doubts everything tell nothing apart: both have a discernment of 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from whosays.reasoning._pairs import check_shares, check_yes_or_no, pairs

#: Things of each sort from which on the difference says something.
ENOUGH = 3
#: How far from a half the mean of both rates has to lie to be called a leaning.
LEANS = 0.15


@dataclass(frozen=True, kw_only=True)
class Discernment:
    """How far somebody tells the sound from the unsound, and which way they lean.

    Attributes
    ----------
    sound_count, unsound_count
        Things of each sort that they were asked about.
    sound, unsound
        Mean trust in them, from 0 to 1; None where there was none of that sort.
    """

    sound_count: int
    unsound_count: int
    sound: float | None
    unsound: float | None

    @property
    def difference(self) -> float | None:
        """Trust in the sound less trust in the unsound, from -1 to 1; None when one lacks."""
        if self.sound is None or self.unsound is None:
            return None
        return self.sound - self.unsound

    @property
    def bias(self) -> float | None:
        """The mean of both rates less a half: above 0 leans to trust, below 0 to doubt."""
        if self.sound is None or self.unsound is None:
            return None
        return (self.sound + self.unsound) / 2 - 0.5

    @property
    def criterion(self) -> float | None:
        """The response criterion c of signal detection: above 0 leans to doubt.

        Half a thing is added to each rate, and one to each count, so that rates of 0 and 1 have
        a place (Hautus 1995, doi:10.3758/BF03203619).
        """
        if self.sound is None or self.unsound is None:
            return None
        rates = ((self.sound, self.sound_count), (self.unsound, self.unsound_count))
        points = [NormalDist().inv_cdf((rate * count + 0.5) / (count + 1)) for rate, count in rates]
        return -sum(points) / 2

    @property
    def leaning(self) -> str | None:
        """Which way somebody leans: trust, doubt or neither; None where `few` is true."""
        if self.few or self.bias is None:
            return None
        if abs(self.bias) < LEANS - 1e-9:
            return "neither"
        return "trust" if self.bias > 0 else "doubt"

    @property
    def few(self) -> bool:
        """True when there are fewer than `ENOUGH` of either sort."""
        return min(self.sound_count, self.unsound_count) < ENOUGH


def discern(trust: Iterable[object], sound: Iterable[object]) -> Discernment:
    """Sum up how much somebody trusted what is sound, and what is not.

    Parameters
    ----------
    trust
        The trust given to each thing, from 0 to 1; yes or no will do.
    sound
        Whether the thing is sound. Pairs of which one is None or NaN are left out.

    Returns
    -------
    Discernment
        Both rates with their counts; its differences are None where a sort is missing.

    Raises
    ------
    TypeError, ValueError
        When the two are not numbers of this kind, or not of one length.

    Examples
    --------
    >>> made = discern([1, 1, 0, 1, 0, 0], [True, True, True, False, False, False])
    >>> round(made.difference, 2), made.leaning
    (0.33, 'neither')
    >>> discern([1, 1, 1, 1], [True, True, False, False]).difference
    0.0
    """
    mend = "Type discern([1, 0.3], [True, False])."
    given, is_sound = pairs(trust, sound, names="trust and sound", mend=mend)
    check_shares(given, name="trust", mend=mend)
    check_yes_or_no(is_sound, name="sound", mend=mend)
    good, bad = given[is_sound == 1], given[is_sound == 0]
    return Discernment(
        sound_count=len(good), unsound_count=len(bad),
        sound=float(good.mean()) if len(good) else None,
        unsound=float(bad.mean()) if len(bad) else None,
    )  # fmt: skip
