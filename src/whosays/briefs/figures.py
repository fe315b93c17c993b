"""Every number in a running text, in digits or words, told apart from dates, names and labels.

What is a figure: any number in digits (``4,000``, ``4 000``, ``3.6k``, ``1.5 million``, ``40 %``)
and in words (``four thousand``, ``a dozen``, ``two thirds``), a range as one figure. What is none:
dates, years, clock times, ordinals, lengths of time (``two weeks later``), numbers of lists and
labels (``lesson 8``), calibres (``170mm``), names (``KN-23``), ids, links, a chance (``likely
(55-80 %)``), amounts without a number (``dozens``, ``several hundred``), ``one``, small numbers
in words that count nothing of the story, and the writer's own counting (``three sources``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from whosays.questions.grammar import Amount, Reader
from whosays.questions.number_words import (
    ARTICLES,
    BARE_SCALES,
    PERCENT_WORDS,
    SCALES,
    TENS,
    UNITS,
)
from whosays.questions.numbers import LARGEST
from whosays.questions.tokens import Token

from .dates import Date, dates
from .hedges import hedge_of
from .text import ITEM, Text, lexicon

_MASK = "\x01"
_SMALL = 20
_TOKEN = re.compile(
    r"(?P<percent>per cent\b)"
    r"|(?P<digits>\d+(?:(?:[.,'_]|[ ](?=\d{3}(?!\d)))\d+)*|(?<![\w.,])[.,]\d+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[^\s\w]|_)"
)
_FEW = {"few", "several", "couple", "many", "some", "tens", "dozens", "hundreds", "thousands"}
_CURRENCY = re.compile(r" ?[$€£]| (?:dollars?|usd|euros?|eur|won|us(?= ?[$]))(?!\w)")
_ONE_IN = re.compile(r"(?<!\w)(?:one|1) (?:in|out of)(?: every)? $")
_IN_MANY = re.compile(
    r" (?:in|out of)(?: every)? (?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"twenty|hundred|a hundred|a thousand)\b)"
)
_METRES = re.compile(r"\s+(?:off|long|away|from|tall|wide|deep|high|miss)\b")
# *All three count the dead* is no figure, *all three were captured* is one.
_ALL_SPEAK = (
    re.compile(r"\b(?:all|these|those|the|of) $"),
    re.compile(
        r" (?:count|say|said|agree|disagree|differ|g[ai]ve|come|came|speak|spoke|use|used|do|did)\b"
    ),
)
_UNITS_BESIDE = {"km", "kg", "t", "usd", "eur", "troops", "men", "krw"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in a text.

    Attributes
    ----------
    start, end
        Where it stands, in characters of the text.
    text
        What was typed.
    value, high
        The number; of a range the lower end, and the upper one in `high`.
    hedge
        The ledger's word for the hedge beside it (about, nearly, at-least, more-than, up-to,
        between, exact) or *less-than*; empty where there is none.
    unit
        What is counted, as typed beside it; empty where nothing known stands there.
    form
        plain, percent or fraction.
    """

    start: int
    end: int
    text: str
    value: int | float
    high: int | float | None = None
    hedge: str = ""
    unit: str = ""
    form: str = "plain"


def figures(text: str) -> tuple[Figure, ...]:
    """Return every figure of a running text, in reading order. Never raises.

    Examples
    --------
    >>> [each.value for each in figures("On 27 March 2025 about 4k of eleven thousand.")]
    [4000, 11000]
    """
    read = Text(text)
    return found_in(read, dates(read))


def found_in(text: Text, days: Sequence[Date]) -> tuple[Figure, ...]:
    """Return the figures of a text whose dates are known."""
    masked = _masked(text, days)
    places = list(_merged(masked, _amounts(masked)))
    found: list[Figure] = []
    for n, (amount, high, start, end) in enumerate(places):
        sentence = text.sentences[text.at(start)]
        low = max(sentence.start, places[n - 1][3] if n else 0)
        up = min(sentence.end, places[n + 1][2] if n + 1 < len(places) else sentence.end)
        last = found[-1] if found and found[-1].start >= sentence.start else None
        typed = text.typed[start:end]
        said = hedge_of(masked, start, end, low, up, ends=up == sentence.end)
        if not said and last is not None:
            said = _shared(masked, last, start)
        if not said and "dozen" in typed.lower():
            said = "about"
        if high is not None and said in {"", "about"}:
            said = "between"
        unit = _unit(text.folded, end, up)
        upper = None if high is None else _plain(high)
        found.append(
            Figure(start, end, typed, _plain(amount.value), upper, said, unit, amount.form)
        )
    return tuple(found)


@cache
def _no_figures() -> re.Pattern[str]:
    """Return the pattern of what holds digits and is no figure."""
    chance = lexicon()["likelihood"]["words"]
    percent = r"(?:%|percent|per cent)"
    forms = (
        r"(?:https?://|www\.)\S+",
        r"\S+@\S+\.\w+",
        r"(?<![\w-])[a-z]{1,2}-\d{4}[-\w]*",
        r"(?<!\w)\d{1,2}[:.]\d\d ?(?:am|pm|a\.m|p\.m|h|hrs|o'clock|kst|gmt|utc)\b",
        r"(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])",
        r"(?<!\w)\d{1,2} ?(?:am|pm|a\.m|p\.m|o'clock)(?!\w)",
        r"(?<!\w)\d+(?:st|nd|rd|th)(?!\w)",
        r"(?<!\w)\d{2,3}(?:\.\d)?(?: ?(?:mm|cm)|[ -]?millimet\w+|[ -]?inch(?:es)?)(?!\w)",
        r"(?<!\w)(?:24/7|9/11|50[/-]50|38 north|38north)(?!\w)",
        r"(?<!\w)(?:class|grade|form|group|room|year) \d{1,2} ?[a-z](?!\w)",
        rf"(?:stands? for|means?|meant|scale) [^.;\d]{{0,24}}\d{{1,3}} ?{percent}?"
        rf" ?(?:-|to|and) ?\d{{1,3}} ?{percent}",
        r"(?<=[\[])\d{1,3}(?=\])",
        r"(?<=\()\d{1,2}(?=\))",
        r"(?<![\w(.,])\d{1,2}(?=\) )",
        rf"(?:{chance})[^.;\d]{{0,12}}\d{{1,3}} ?{percent}?"
        rf"(?: ?(?:-|to|and) ?\d{{1,3}})? ?{percent}",
        rf"\d{{1,3}}(?: ?{percent}?(?:-| ?- ?| to )\d{{1,3}})? ?{percent} "
        r"(?:chance|likely|probab\w+|likelihood|sure|certain|confiden\w+)",
    )
    return re.compile("|".join(forms))


def _masked(text: Text, days: Sequence[Date]) -> str:
    """Return the folded text, letter for letter, with all that is no figure blotted out."""
    letters = list(text.folded)

    def blot(start: int, end: int) -> None:
        letters[start:end] = _MASK * (end - start)

    for day in days:
        blot(day.start, day.end)
    for match in _no_figures().finditer(text.folded):
        blot(*match.span())
    # A dash parts words, a hyphen makes a name: KN-23, but *casualties — 4000*.
    for match in re.finditer(r"(?<!\w)[a-z]{1,12}-\d{1,4}[a-z]?(?![,.]?\d|\w)", text.folded):
        hyphen = text.typed[text.folded.index("-", match.start())]
        if hyphen in "-‐‑" and not match.group().startswith(("about-", "some-", "to-")):
            blot(*match.span())
    for sentence in text.sentences:
        # Two lines are two stretches: 11 at the end of one and 400 on the next are no 11,400.
        if text.typed[max(0, sentence.start - 1) : sentence.start] in {"\n", "\r"}:
            blot(sentence.start - 1, sentence.start)
        line = sentence.start == 0 or "\n" in text.typed[sentence.start - 1 : sentence.start + 1]
        item = ITEM.match(text.typed, sentence.start, sentence.end) if line else None
        if item:
            blot(*item.span())
    return "".join(letters)


def _row(masked: str) -> tuple[list[Token], list[tuple[int, int]]]:
    """Return the tokens of a text and their places.

    Signs lose their sense except those inside a number, and long runs of number words are
    broken, so that no run grows without bound.
    """
    matches = list(_TOKEN.finditer(masked))
    row: list[Token] = []
    numbers = scales = 0
    for n, match in enumerate(matches):
        kind, word = match.lastgroup or "", match.group()
        follows = matches[n + 1] if n + 1 < len(matches) else None
        near = follows is not None and follows.start() == match.end()
        last = n > 0 and matches[n - 1].end() == match.start()
        if kind == "percent":
            kind, word = "word", "percent"
        if kind == "sign" and (word == "-" and near and last):
            continue
        if kind == "sign" and word not in {"/", "%"}:
            word = "·"
        if kind == "digits" and len(word) > 24:
            kind, word = "sign", "·"
        if kind == "word" and word == "and" and follows is not None:
            word = "·" if follows.lastgroup == "digits" else word
        if word in {"m", "b"} and last and row and row[-1].kind == "digits":
            metres = _METRES.match(masked, match.end())
            word = word if metres else {"m": "million", "b": "billion"}[word]
        scales = scales + 1 if word in SCALES else 0
        numbers = numbers + 1 if word in UNITS or word in TENS or word in SCALES else 0
        if scales > 3 or numbers > 12:
            kind, word, scales, numbers = "sign", "·", 0, 0
        touches = near and follows is not None and follows.lastgroup in {"word", "digits"}
        touched = last and matches[n - 1].lastgroup in {"word", "digits"}
        row.append(Token(kind, word, touches, touched))
    kept = [m for n, m in enumerate(matches) if not _dropped(matches, n)]
    return row, [match.span() for match in kept]


def _dropped(matches: list[re.Match[str]], n: int) -> bool:
    """Tell whether a hyphen only joins two words (*twenty-one*, *3,000-strong*)."""
    match = matches[n]
    if match.group() != "-" or not 0 < n < len(matches) - 1:
        return False
    return matches[n - 1].end() == match.start() and matches[n + 1].start() == match.end()


def _amounts(masked: str) -> Iterator[tuple[Amount, int, int]]:
    """Yield the amounts of a text that are figures, with their places."""
    row, places = _row(masked)
    reader, at = Reader(row, whole=True), 0
    while at < len(row):
        amount = reader.amount(at) if _may_begin(row[at]) else None
        if amount is None:
            at += 1
            continue
        at = max(amount.end, at + 1)
        start, end = places[amount.start][0], places[amount.end - 1][1]
        one = _ONE_IN.search(masked, max(0, start - 20), start)
        if one and 1 < amount.value <= 1000 and amount.value.denominator == 1:
            share = Amount(1 / amount.value, amount.start, amount.end, form="fraction")
            yield share, one.start(), end
        elif amount.value == 1 and _IN_MANY.match(masked, end):
            continue
        elif 0 <= amount.value <= LARGEST and _is_figure(masked, row, amount, start, end):
            yield amount, start, end


def _may_begin(token: Token) -> bool:
    return token.kind == "digits" or (token.kind == "word" and token.text != "minus")


def _is_figure(masked: str, row: list[Token], amount: Amount, start: int, end: int) -> bool:
    words = lexicon()["numbers"]
    first, last = row[amount.start], row[amount.end - 1]
    before, after = masked[max(0, start - 16) : start], masked[end : end + 60]
    beside = row[amount.end] if amount.end < len(row) else None
    if (
        first.kind == "digits"
        and first.touches_last
        and amount.start
        and (row[amount.start - 1].kind == "word")
    ):
        return False
    if last.kind == "digits" and last.touches_next and beside is not None:
        loose = len(beside.text) > 3 or beside.text in _UNITS_BESIDE or masked[end] == "-"
        if beside.kind != "word" or not loose:
            return False
    if re.match(rf"\s*(?:{words['label_after']})", after) or _is_time(after):
        return False
    small = amount.value <= 99 or before.endswith("resolution ")
    if small and re.search(rf"(?<!\w)(?:{words['label_before']}) ?$", before):
        return False
    if amount.form == "fraction":
        return _is_share(row, amount, before, after)
    digits = any(token.kind == "digits" for token in row[amount.start : amount.end])
    if not digits and _bare_scale(row, amount):
        return False
    return _counts(amount, after, before, digits=digits)


def _is_time(after: str) -> bool:
    return re.match(lexicon()["numbers"]["duration"], after) is not None


def _is_share(row: list[Token], amount: Amount, before: str, after: str) -> bool:
    """Tell *a third of them* from *a third batch*, and *half of* from *the first half*."""
    written = [token.text for token in row[amount.start : amount.end]]
    if "/" in written or (amount.end - amount.start > 1 and written[0] not in {"a", "an", "half"}):
        return True
    if any(word in SCALES for word in written):
        return True
    if re.search(
        r"\b(?:first|second|last|other|latter|better|every|each|next|upper|lower|top|bottom) ?$",
        before,
    ):
        return False
    nouns = lexicon()["numbers"]["counted"]
    return bool(
        re.match(
            rf"\s*(?:of|the|its|their|all|these|those|that|were|was|had|have|are|is)\b"
            rf"|\s*(?:{nouns})(?!\w)|\s*[.,;)]|\s*$|\s+(?:to|or|and) ",
            after,
        )
    )


def _bare_scale(row: list[Token], amount: Amount) -> bool:
    """Tell whether a scale stands behind a word that leaves the number open: several hundred."""
    before = [token.text for token in row[max(0, amount.start - 2) : amount.start]]
    written = row[amount.start].text
    bare = written in BARE_SCALES or (written in ARTICLES and bool(_FEW & set(before)))
    behind = row[amount.end].text if amount.end < len(row) else ""
    few = bool(_FEW & set(before[-1:])) or (before[-1:] == ["of"] and bool(_FEW & set(before)))
    return bare and (few or (written not in ARTICLES and behind in {"of"}) or behind in _FEW)


def _counts(amount: Amount, after: str, before: str, *, digits: bool) -> bool:
    """Tell a figure of the story from the writer's own counting, for small numbers only."""
    if amount.value > _SMALL or amount.form != "plain" or amount.scale > 1:
        return True
    words = lexicon()["numbers"]
    gap = r"[\s-]+(?:[\w'-]+[\s-]+){0,2}?"
    own = re.match(rf"{gap}(?:{words['own_count']})(?!\w)", after)
    counted = re.match(rf"{gap}(?:{words['counted']})(?!\w)", after)
    if _ALL_SPEAK[0].search(before) and _ALL_SPEAK[1].match(after):
        return False
    if own and (not counted or own.end() <= counted.end() + 3):
        return False
    if digits:
        return True
    hedged = re.search(r"\b(?:about|around|at least|more than|some|up to|nearly|over) $", before)
    return amount.value != 1 and bool(counted or hedged)


def _merged(
    masked: str, amounts: Iterator[tuple[Amount, int, int]]
) -> Iterator[tuple[Amount, Fraction | None, int, int]]:
    """Yield the amounts, two that make a range as one."""
    held: tuple[Amount, int, int] | None = None
    for each in amounts:
        if held is None:
            held = each
            continue
        first, second = held, each
        scaled = _as_range(masked, first, second)
        if scaled is None:
            yield first[0], None, first[1], first[2]
            held = second
            continue
        amount = Amount(scaled, 0, 0, form=second[0].form)
        yield amount, second[0].value, first[1], second[2]
        held = None
    if held is not None:
        yield held[0], None, held[1], held[2]


def _as_range(
    masked: str, first: tuple[Amount, int, int], second: tuple[Amount, int, int]
) -> Fraction | None:
    """Return the low end of a range of two amounts, None where they are two figures."""
    link = _CURRENCY.sub(" ", masked[first[2] : second[1]])
    link = re.sub(r" {2,}", " ", link)
    before = _CURRENCY.sub(" ", masked[max(0, first[1] - 24) : first[1]])
    dashed = re.fullmatch(r" ?- ?", link)
    to = re.fullmatch(r" (?:up )?to ", link) and not re.search(r"\bfrom (?:\w+ )?$", before)
    paired = link == " and " and re.search(r"\bbetween (?:\w+ ){0,2}$", before)
    if not (dashed or to or paired):
        return None
    low, high = first[0].value, second[0].value
    # In *3 to 4 thousand* both are thousands.
    if first[0].scale == 1 < second[0].scale and low < high / second[0].scale:
        low *= second[0].scale
    return low if low < high else None


def _shared(masked: str, last: Figure, start: int) -> str:
    """Return the about of *about 400 killed and 3,600 wounded*, which covers both."""
    between = masked[last.end : start]
    joined = re.fullmatch(r"(?: [\w'-]+){0,3}(?:,| and|, and| or| &) ", between)
    return "about" if joined and last.hedge == "about" else ""


def _unit(folded: str, end: int, up: int) -> str:
    words = lexicon()["numbers"]["counted"]
    match = re.match(
        rf"[\s-]+(?:[\w'-]+[\s-]+){{0,3}}?({words})(?!\w)", folded[end : min(up, end + 60)]
    )
    return match[1] if match and match[1] not in PERCENT_WORDS else ""


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
