"""A typed answer cut into numbers, words and signs, and the hedge taken out of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .number_words import KOREAN_SCALES

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("’‘ʼʹ′`´٬", "'"),
        **dict.fromkeys("≈∼～≃≅", "~"),
        "٫": ".",
        "٪": "%",
        "⁄": "/",
        "÷": "/",
        "≥": ">=",
        "≤": "<=",
    }
)

_HEDGES = (
    (
        "about",
        r"\b(?:about|around|roughly|approximately|approx|circa|ca|some|or so|or thereabouts)\b",
    ),
    ("about", r"~|±|\+/-|약(?=\s*\d)"),
    ("up-to", r"\b(?:no|not) more than\b|\bup to\b|\bat (?:the )?most\b|\bas many as\b|<=|=<"),
    ("up-to", r"\b(?:max|maximum)(?: of)?\b|\bor (?:fewer|less)\b"),
    ("at-least", r"\b(?:no|not) (?:fewer|less) than\b|\bat (?:the )?least\b|>=|=>"),
    (
        "at-least",
        r"\b(?:min|minimum)(?: of)?\b|\bor (?:more|above|over)\b|\band (?:more|above|over)\b",
    ),
    ("at-least", r"(?<=[\w%])\s*\+(?!\s*[\d/])|(?<=\d) plus\b"),
    ("less-than", r"\b(?:less|fewer) than\b|\b(?:below|under)\b|<"),
    ("more-than", r"\b(?:more|greater|higher) than\b|\b(?:over|above|exceeding|upwards of)\b|>"),
    ("nearly", r"\b(?:nearly|almost|just under|close to)\b"),
    ("exact", r"\b(?:exactly|precisely)\b"),
)
_HEDGE_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _HEDGES)

_TOKEN = re.compile(
    r"(?P<exponent>\d+(?:\.\d+)?e[+-]?\d{1,3}(?![\w.,]))"
    r"|(?P<digits>\d+(?:(?:[.,'_]|[ ](?=\d{3}(?!\d)))\d+)*|(?<![\w.,])[.,]\d+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[^\s\w])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the text: kind (exponent, digits, word or sign), text, and what it touches."""

    kind: str
    text: str
    touches_next: bool = False
    touches_last: bool = False


def plain(text: str) -> str | None:
    """Fold a text to lower case, ASCII digits and simple signs; None if it holds raised digits.

    Digits of every script become ASCII, every kind of space one space, every dash a hyphen.
    Raised or circled digits are refused, because folding would read 10³ as 103.
    """
    if any(char.isdigit() and not char.isdecimal() for char in text):
        return None
    pieces = []
    for char in text:
        folded = unicodedata.normalize("NFKC", char)
        pieces.append(f" {folded}" if "⁄" in folded else folded)
    joined = unicodedata.normalize("NFC", "".join(pieces)).translate(_SIGNS).casefold()
    kept = (
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in joined
        if unicodedata.category(char) != "Cf"
    )
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def take_hedge(text: str) -> tuple[str, str]:
    """Return the text without its hedges, and the strongest hedge by the ledger's word for it.

    A mark stays where a hedge stood, or 4000±200 would close up to 4,000,200.
    """
    found: list[str] = []
    for name, pattern in _HEDGE_PATTERNS:
        text, count = pattern.subn(" ; ", text)
        found += [name] * bool(count)
    # *Some 3,000 or more*: the floor says more than the about.
    firm = [name for name in found if name != "about"]
    return text, (firm or found or [""])[0]


def tokens(text: str) -> list[Token]:
    """Cut a folded text into tokens."""
    text = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])|(?<=\d)-(?=[^\W\d_])", " ", text)
    text = re.sub(r"\bper cent\b", "percent", text)
    text = re.sub(rf"(?<=\d)\s*({'|'.join(KOREAN_SCALES)})", r" \1 ", text)
    matches = list(_TOKEN.finditer(text))
    ends = {match.end() for match in matches if match.lastgroup != "sign"}
    starts = {match.start() for match in matches if match.lastgroup != "sign"}
    return [
        Token(match.lastgroup or "", match.group(), match.end() in starts, match.start() in ends)
        for match in matches
    ]
