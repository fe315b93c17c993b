"""The words that stand for numbers in a typed answer: English, and the scales of four languages.

Students of the course type in English, but a scale word of their own language is one slip away
("4 тыс.", "4천", "4 mil"); read as a unit it would turn 4,000 into 4.
"""

from __future__ import annotations

import difflib

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_TEENS = "fifteen sixteen seventeen eighteen nineteen"

#: Words below twenty, and *nil* and *nought* for zero.
UNITS: dict[str, int] = {
    **{word: value for value, word in enumerate(f"{_ONES} {_TEENS}".split())},
    "nil": 0,
    "nought": 0,
}

TENS: dict[str, int] = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}

_SCALE_ROWS = (
    (12, "dozen"),
    (1_000, "thousand thousands k тыс тыс. тысяча тысячи тысяч тис тисяча тисячі тисяч mil 천"),
    (10_000, "만"),
    (1_000_000, "million millions mn mln mio млн миллион миллиона миллионов"),
    (1_000_000, "мільйон мільйона мільйони мільйонів millón millon millones 백만"),
    (100, "백"),
    (100_000_000, "억"),
    (1_000_000_000_000, "trillion trillions tn"),
    (1_000_000_000, "billion billions bn млрд миллиард миллиарда миллиардов мільярд мільярдів"),
)

#: Words that multiply the number before them.
SCALES: dict[str, int] = {word: size for size, row in _SCALE_ROWS for word in row.split()}

#: Scales that stand for a number without one before them ("a thousand").
BARE_SCALES = frozenset({"hundred", "thousand", "million", "billion", "dozen"})

#: Scales written straight behind a digit in Korean, before a counter ("4천명").
KOREAN_SCALES = ("백만", "억", "만", "천", "백")

_PARTS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]

#: Words for a part of one; *second* is left out, because it is nearly always a rank.
PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    "hundredth": 100,
    "hundredths": 100,
    **{word: size for size, word in enumerate(_PARTS, start=3)},
    **{f"{word}s": size for size, word in enumerate(_PARTS, start=3)},
}

ARTICLES = frozenset({"a", "an"})
PERCENT_WORDS = frozenset({"%", "percent", "pct", "процентов", "відсотків", "퍼센트"})
MINUS_WORDS = frozenset({"minus", "negative"})

_VAGUE = "few several couple many dozens hundreds thousands millions billions tens lots numerous"
_TURNING = "not no never neither nor without none nothing nobody isn aren wasn"

#: An amount is meant, but no number is said.
VAGUE = frozenset(_VAGUE.split())

#: Words that turn the number beside them round; guessing would be unfair.
TURNING = frozenset(_TURNING.split())

#: Letters behind a number that may be a scale or a unit.
UNCLEAR_LETTERS: dict[str, int] = {"m": 1_000_000, "b": 1_000_000_000}

_WELL_KNOWN = tuple(
    word for word in (*UNITS, *TENS, *BARE_SCALES, *PARTS, "thousands", "millions") if len(word) > 3
)


def likely_slip(word: str) -> str | None:
    """Return the number word that an unknown word was probably meant to be, or None."""
    if len(word) < 5 or not word.isascii():
        return None
    near = difflib.get_close_matches(word, _WELL_KNOWN, n=1, cutoff=0.83)
    return near[0] if near else None
