"""The grammar of a typed number: four thousand, 1.5 million, two and a half thousand, 2/3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .digits import read_digits
from .number_words import (
    ARTICLES,
    BARE_SCALES,
    MINUS_WORDS,
    PARTS,
    PERCENT_WORDS,
    SCALES,
    TENS,
    UNITS,
)
from .tokens import Token


@dataclass(frozen=True, slots=True)
class Amount:
    """One number found in a text: its value, where it stands and how it was written."""

    value: Fraction
    start: int
    end: int
    scale: int = 1
    form: str = "plain"
    other: Fraction | None = None
    doubtful: bool = False


class Reader:
    """Reads amounts off a row of tokens. Every method returns None when nothing fits.

    Parameters
    ----------
    row
        The tokens of the text.
    whole
        The question counts whole things (see `digits.read_digits`).
    """

    def __init__(self, row: Sequence[Token], *, whole: bool) -> None:
        self.row = row
        self.whole = whole

    def word(self, at: int) -> str:
        """Return the word or sign at a place, or an empty text."""
        return self.row[at].text if 0 <= at < len(self.row) else ""

    def kind(self, at: int) -> str:
        """Return the kind of the token at a place, or an empty text."""
        return self.row[at].kind if 0 <= at < len(self.row) else ""

    def amount(self, at: int) -> Amount | None:
        """Read the longest amount that starts at a place, with its sign and percent."""
        start, sign = at, 1
        if self.word(at) in MINUS_WORDS or (self.word(at) == "-" and not self._in_range(at)):
            at, sign = at + 1, -1
        found = self._sum(at)
        if found is None:
            return None
        end, form = found.end, found.form
        if self.word(end) in PERCENT_WORDS:
            end, form = end + 1, "percent"
        other = None if found.other is None else sign * found.other
        return Amount(sign * found.value, start, end, found.scale, form, other, found.doubtful)

    def _in_range(self, at: int) -> bool:
        return self.kind(at - 1) in {"digits", "word", "exponent"}

    def _sum(self, at: int) -> Amount | None:
        """Read parts of falling scale: 4 million, 300 thousand and five."""
        first = self._scaled(at)
        if first is None:
            return None
        total, scale, end = first.value, first.scale, first.end
        while scale > 1:
            skip = end + (self.word(end) in {"and", ","})
            part = self._scaled(skip)
            # *four five* is two numbers: a later part must be smaller than the scale before it.
            if part is None or part.value >= scale or part.form != "plain":
                break
            total, scale, end = total + part.value, part.scale, part.end
        alone = end == first.end
        return Amount(
            total,
            at,
            end,
            first.scale,
            first.form,
            first.other if alone else None,
            first.doubtful and alone,
        )

    def _scaled(self, at: int) -> Amount | None:
        base = self._fraction(at) or self._count(at)
        if base is None:
            return None
        value, end, other, scale = base.value, base.end, base.other, 1
        while (size := SCALES.get(self.word(end))) is not None:
            scale, end = scale * size, end + 1
        form = base.form if scale == 1 else "plain"
        other = None if other is None else other * scale
        return Amount(value * scale, at, end, scale, form, other, base.doubtful)

    def _fraction(self, at: int) -> Amount | None:
        slashed = self._slashed(at)
        if slashed is not None:
            return slashed
        top, end = Fraction(1), at
        if self.word(at) in ARTICLES:
            end = at + 1
        elif (count := self._small(at) or self._digits(at)) is not None:
            top, end = count.value, count.end
        part = PARTS.get(self.word(end))
        if part is None or (end == at and self.word(at) not in {"half", "quarter"}):
            return None
        end += 1
        skip = end + (self.word(end) == "of")
        skip += self.word(skip) in ARTICLES
        # *half of the soldiers*: the words behind are the whole, not a scale.
        if self.word(skip) in SCALES:
            end = skip
        return Amount(top / part, at, end, form="fraction")

    def _slashed(self, at: int) -> Amount | None:
        """Read 2/3, and 1 1/2 with its whole number."""
        lead = self._integer(at)
        if lead is None:
            return None
        if self.word(at + 1) == "/":
            low = self._integer(at + 2)
            if not low or self.word(at + 3) == "/" or self.word(at - 1) == "/":
                return None
            return Amount(Fraction(lead, low), at, at + 3, form="fraction")
        top, low = self._integer(at + 1), self._integer(at + 3)
        if top is None or not low or self.word(at + 2) != "/" or top >= low:
            return None
        return Amount(lead + Fraction(top, low), at, at + 4)

    def _integer(self, at: int) -> int | None:
        return int(self.word(at)) if self.word(at).isdigit() else None

    def _count(self, at: int) -> Amount | None:
        """Read digits, or number words up to the hundreds, with a half or a decimal behind."""
        base = self._digits(at) or self._small(at) or self._bare(at)
        if base is None:
            return None
        value, end = base.value, base.end
        if self.word(end) == "hundred":
            value, end = value * 100, end + 1
            skip = end + (self.word(end) == "and")
            rest = self._small(skip) or self._digits(skip)
            if rest is not None and rest.value < 100 and rest.other is None:
                value, end = value + rest.value, rest.end
        elif self.word(end) == "point" and self.kind(at) == "word":
            value, end = self._decimals(value, end)
        value, end = self._and_part(value, end)
        return Amount(value, at, end, 1, "plain", base.other, base.doubtful)

    def _digits(self, at: int) -> Amount | None:
        if self.kind(at) == "exponent":
            return Amount(Fraction(self.word(at)), at, at + 1)
        if self.kind(at) != "digits":
            return None
        scaled = self.word(at + 1) in SCALES
        read = read_digits(self.word(at), whole=self.whole, scaled=scaled)
        if read is None:
            return None
        return Amount(read.value, at, at + 1, 1, "plain", read.other, read.doubtful)

    def _small(self, at: int) -> Amount | None:
        """Read number words below one hundred."""
        word = self.word(at)
        if word in UNITS:
            return Amount(Fraction(UNITS[word]), at, at + 1)
        if word not in TENS:
            return None
        unit = UNITS.get(self.word(at + 1), 0)
        if 1 <= unit <= 9:
            return Amount(Fraction(TENS[word] + unit), at, at + 2)
        return Amount(Fraction(TENS[word]), at, at + 1)

    def _bare(self, at: int) -> Amount | None:
        """Read the one that is not said in *a thousand* or *hundred*."""
        skip = at + (self.word(at) in ARTICLES)
        return Amount(Fraction(1), at, skip) if self.word(skip) in BARE_SCALES else None

    def _decimals(self, value: Fraction, end: int) -> tuple[Fraction, int]:
        digits = ""
        at = end + 1
        while UNITS.get(self.word(at), 10) < 10:
            digits, at = f"{digits}{UNITS[self.word(at)]}", at + 1
        if not digits:
            return value, end
        return value + Fraction(int(digits), 10 ** len(digits)), at

    def _and_part(self, value: Fraction, end: int) -> tuple[Fraction, int]:
        """Add the half of *two and a half*."""
        if self.word(end) != "and" or self.word(end + 1) not in {*ARTICLES, "one"}:
            return value, end
        part = PARTS.get(self.word(end + 2))
        return (value, end) if part is None else (value + Fraction(1, part), end + 3)
