"""A text folded for reading, letter for letter, and cut into sentences, clauses and list items."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

_SIGNS = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-"),
    **dict.fromkeys(map(ord, "’‘ʼʹ′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    **dict.fromkeys(map(ord, "≈∼～≃≅"), "~"),
    ord("≥"): ">",
    ord("≤"): "<",
    ord("٬"): ",",
    ord("٫"): ".",
    ord("\r"): "\n",
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
}
#: A longer run without an end is no sentence; it is cut, so that reading stays linear.
_LONGEST = 1500
_SHORT = (
    "mr mrs ms dr gen col lt sgt st no nr fig vs etc approx aprox abt ca c e.g i.e u.s u.k u.n",
    "incl excl resp avg est dept gov sen rep pres maj capt brig adm jr sr inc ltd min max",
    "p pp jan feb mar apr jun jul aug sep sept oct nov dec s prof d.c a.m p.m",
)
_NOT_AN_END = frozenset(" ".join(_SHORT).split())
_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|(?<=[a-z\d)])\.(?=[A-Z][a-z])")
_LINE = re.compile(r"[^\n]+")
#: A bullet or the number of a list item.
ITEM = re.compile(r"[ \t]*(?:[-*•·▪◦+>#]+|\(?(?:\d{1,2}|[a-zA-Z])[.)](?!\d))[ \t]+")
_BREAK = re.compile(r"[,;:.!?](?=\s)|\n")
_CLAUSE = re.compile(r";|,? (?:while|whereas) |, (?:but|yet|though|although) | - ")


class _Folding(dict[int, str]):
    """Folds one character to one: the places in the folded text are those of the typed one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        folded = folded if len(folded) == 1 else char
        if folded.isdecimal():
            folded = str(unicodedata.decimal(folded))
        elif folded.isspace() or unicodedata.category(char) == "Cf":
            folded = " "
        lower = folded.lower()
        self[code] = lower if len(lower) == 1 else folded
        return self[code]


_FOLDING = _Folding({**_SIGNS, ord("\n"): "\n"})


def fold(text: str) -> str:
    """Return the text in lower case with simple signs and digits, letter for letter.

    >>> fold("“About” 4\\u202f000")
    '"about" 4 000'
    """
    return text.translate(_FOLDING)


class Span(Protocol):
    """A place in a text."""

    @property
    def start(self) -> int:
        """Where it begins, in characters."""

    @property
    def end(self) -> int:
        """Where it ends, in characters."""


def apart(text: str, one: Span, other: Span) -> tuple[int, int]:
    """Return how far two places lie from each other: commas and stops first, then characters."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(_BREAK.findall(between)), len(between)


@cache
def lexicon() -> dict[str, Any]:
    """Return the patterns by which a brief is read, parsed once."""
    return tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))


@cache
def whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern that matches only between other letters and digits."""
    return re.compile(rf"(?<![\w])(?:{pattern})(?![\w])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item: where it stands, in which paragraph, and what leads it in."""

    start: int
    end: int
    paragraph: int
    lead: int | None = None


class Text:
    """A typed text, its folded twin, and its sentences.

    Parameters
    ----------
    typed
        The text as the student wrote it; every place below counts in its characters.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed
        folded = fold(typed)
        self.sentences = _sentences(typed, folded)
        self.folded = folded.replace("\n", " ")
        self._cuts: dict[int, list[tuple[int, int]]] = {}
        self._starts = [sentence.start for sentence in self.sentences]

    def at(self, place: int) -> int:
        """Return the number of the sentence that holds a place."""
        return max(0, bisect_right(self._starts, place) - 1)

    def words(self, sentence: Sentence) -> str:
        """Return the folded words of a sentence."""
        return self.folded[sentence.start : sentence.end]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the clause around a place, within its sentence."""
        sentence = self.sentences[self.at(start)]
        low, high = sentence.start, sentence.end
        if sentence.start not in self._cuts:
            found = _CLAUSE.finditer(self.folded, sentence.start, sentence.end)
            self._cuts[sentence.start] = [cut.span() for cut in found]
        for first, last in self._cuts[sentence.start]:
            if last <= start:
                low = last
            elif first >= end:
                return low, first
        return low, high


def _sentences(typed: str, folded: str) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph, lead = 0, None
    for start, end in _lines(folded, typed):
        item = ITEM.match(typed, start, end)
        ends = [cut for cut in _ends(typed, folded, start, end) if not item or cut > item.end()]
        if not item:
            paragraph += 1
        for place in (*ends, end):
            for cut in (*range(start + _LONGEST, place, _LONGEST), place):
                if folded[start:cut].strip():
                    found.append(Sentence(start, cut, paragraph, lead if item else None))
                start = cut
        if not item:
            lead = len(found) - 1 if found else None
    return found or [Sentence(0, len(typed), 0)]


def _lines(folded: str, typed: str) -> list[tuple[int, int]]:
    """Return the lines, a line that only wraps joined to the one before."""
    lines: list[tuple[int, int]] = []
    for match in _LINE.finditer(folded):
        start, end = match.span()
        if lines:
            last = folded[max(lines[-1][0], lines[-1][1] - 60) : lines[-1][1]].rstrip()
            wraps = len(last) > 40 and last[-1] not in ".!?:;" and start == lines[-1][1] + 1
            # Two lines that both begin with a number are two rows of a list.
            rows = typed[start].isdigit() and typed[lines[-1][0]].isdigit()
            if wraps and not rows and not ITEM.match(typed, start) and not typed[start].isupper():
                lines[-1] = (lines[-1][0], end)
                continue
        lines.append((start, end))
    return lines


def _ends(typed: str, folded: str, start: int, end: int) -> list[int]:
    """Return the places where a sentence ends inside a line."""
    ends = []
    for match in _END.finditer(typed, start, end):
        before = folded[max(start, match.start() - 8) : match.start()].rpartition(" ")[2]
        dot = typed[match.start()] == "." and match.end() - match.start() == 1
        after = typed[match.end() : match.end() + 2].strip()[:1]
        closed = match.group()[-1] in "\"')]"
        # In *(27 Dec.) estimated* and *"Alone!" they said* the sentence goes on.
        trails = match.group()[0] == "…" or match.group().startswith("...")
        if (closed or trails) and after.islower():
            continue
        short = before.strip("(\"'") in _NOT_AN_END or (len(before) == 1 and before.isalpha())
        # Behind *U.S.* or *approx.* only a capital letter begins a new sentence; a number never.
        if (
            dot
            and short
            and not (before in {"u.s", "u.k", "p.m", "a.m", "etc"} and after.isupper())
        ):
            continue
        ends.append(match.end())
    return ends
