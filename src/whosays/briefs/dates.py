"""Dates in running text: days, months, seasons and years in the ways students write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .text import Text, lexicon

_YEAR = r"(?:(?:19[4-9]|20[0-4])\d)(?![\d]|[.,]\d|\s?(?:%|k\b|percent|per cent))"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PART = (
    r"(?:the )?(?:very )?(?:early|mid|middle of|late|end of|beginning of|start of|by the end of)"
)
_PREPOSITION = re.compile(
    r"(?:in|since|from|until|till|by|of|during|late|early|mid|last|this|for|on|to|between|and|"
    r"before|after|year|through|spring|summer|autumn|fall|winter|end|as of|as per|end of|back in)"
    r"[\s-]+(?:the |year |late |early |mid-?)*$"
)
_HEDGED = re.compile(
    r"(?:about|around|at least|more than|over|up to|nearly|almost|some|roughly|sent|killed|another|"
    r"of the|approximately) $"
)
_SEASONS = {
    "spring": {3, 4, 5},
    "summer": {6, 7, 8},
    "autumn": {9, 10, 11},
    "fall": {9, 10, 11},
    "winter": {12, 1, 2},
}
_PARTS = {"early": range(1, 16), "beg": range(1, 16), "sta": range(1, 16), "mid": range(8, 24)}


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text: where it stands and what it can mean; an empty set leaves it open."""

    start: int
    end: int
    years: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()

    def fits(self, stated: str) -> bool:
        """Tell whether a partial date of the ledger can be meant (``2025-03-27``, ``2025-03``)."""
        parts = [int(part) for part in stated.split("-")]
        known = zip((self.years, self.months, self.days), parts, strict=False)
        return all(not mine or part in mine for mine, part in known)


def dates(text: Text) -> list[Date]:
    """Return the dates of a text in reading order."""
    found = []
    for match in _pattern().finditer(text.folded):
        date = _read(text, match)
        if date is not None:
            found.append(date)
    return found


@cache
def _months() -> dict[str, int]:
    names = lexicon()["dates"].values()
    return {name: n for n, row in enumerate(names, start=1) for name in row.split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    counted = lexicon()["numbers"]["counted"]
    link = r" ?(?:-|to|and|/|&|or|until) ?"
    year = rf"(?:,? ?(?:of |in )?(?P<{{}}>{_YEAR}|'\d\d)(?:[-/]\d\d(?:\d\d)?(?![\w-]))?)?"
    # A number before a counted thing is no day: *in March 12 soldiers*.
    day_only = rf"(?!\d|[.,]\d|(?:\s+\w+)?\s+(?:{counted})(?!\w)|\s?%|k\b)"
    forms = (
        r"(?P<iso>(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?)(?![\d-])",
        r"(?P<slash>\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d))(?!\d)",
        r"(?:(?<=on )|(?<=\()(?=[\d./]+\)))(?P<short>\d{1,2}[./]\d{1,2})\.?(?![\d/])",
        rf"(?:the )?(?P<d1>{_DAY})(?:{link}(?:the )?(?P<d2>{_DAY}))?(?: of)? ?"
        rf"(?P<m1>{month})\b\.?{year.format('y1')}",
        rf"(?P<m2>{month})\b\.? ?(?:the )?(?P<d3>{_DAY}){day_only}"
        rf"(?:{link}(?:the )?(?P<d4>{_DAY}){day_only})?{year.format('y2')}",
        rf"(?:(?P<p1>{_PART})[ -]?)?(?P<m3>{month})\b\.?(?:{link}(?P<m4>{month})\b\.?)?"
        rf"{year.format('y3')}",
        rf"(?:(?P<p2>{_PART})[ -]?)?(?P<season>spring|summer|autumn|fall|winter)\b"
        rf"{year.format('y4')}",
        rf"(?:{_PART}[ -]?)?(?P<year>{_YEAR})s?(?:[-/](?P<to>\d\d(?:\d\d)?))?(?!\w)",
        r"(?<=on )the (?P<d5>\d{1,2})(?:st|nd|rd|th)(?!\w)",
    )
    return re.compile(rf"(?<![\w.,/'])(?:{'|'.join(forms)})(?!\w)")


def _read(text: Text, match: re.Match[str]) -> Date | None:
    """Return the date of a match, or None where the words mean something else."""
    got = match.groupdict()
    start, end = match.span()
    before = text.folded[max(0, start - 30) : start]
    if got["iso"] or got["slash"] or got["short"]:
        return _numeric(match.group(), start, end)
    if got["season"]:
        return _season(got, before, start, end)
    if got["year"]:
        return _bare_year(text, got, before, start, end)
    if got["d5"]:
        return Date(start, end, days=frozenset({int(got["d5"])}))
    names = [got[name] for name in ("m1", "m2", "m3", "m4") if got[name]]
    days = [int(re.sub(r"\D", "", got[name])) for name in ("d1", "d2", "d3", "d4") if got[name]]
    year = next((got[name] for name in ("y1", "y2", "y3") if got[name]), None)
    if not days and not _is_month(text, got, before, start, year):
        return None
    if any(not 1 <= day <= 31 for day in days):
        return None
    span = frozenset(range(min(days), max(days) + 1)) if days else _part(got["p1"])
    return Date(start, end, _years(year), _between([_months()[name] for name in names]), span)


def _is_month(
    text: Text, got: dict[str, str | None], before: str, start: int, year: str | None
) -> bool:
    """Tell a month from the verbs *may* and *march* and from short words."""
    name = got["m3"] or got["m2"] or got["m1"] or ""
    place = text.folded.find(name, start)
    capital = text.typed[place : place + 1].isupper()
    led = bool(got["p1"]) or _PREPOSITION.search(before) is not None
    if name == "may":
        return capital and (led or year is not None or bool(got["m4"]))
    if name == "march":
        return capital or led or year is not None or bool(got["m4"])
    if len(name) == 3:
        return year is not None or (led and capital) or bool(got["m4"])
    return True


def _between(months: list[int]) -> frozenset[int]:
    first, last = months[0], months[-1]
    if first <= last:
        return frozenset(range(first, last + 1))
    return frozenset({*range(first, 13), *range(1, last + 1)})


def _part(word: str | None) -> frozenset[int]:
    if not word:
        return frozenset()
    for name, days in _PARTS.items():
        if name in word.removeprefix("by "):
            return frozenset(days)
    return frozenset(range(16, 32))


def _years(word: str | None) -> frozenset[int]:
    if not word:
        return frozenset()
    return frozenset({int(word) if word.isdigit() else 2000 + int(word[1:])})


def _numeric(written: str, start: int, end: int) -> Date | None:
    parts = [int(part) for part in re.split(r"\D", written) if part]
    years: frozenset[int] = frozenset()
    if parts[0] > 1000:
        years, parts = frozenset({parts[0]}), parts[1:]
        months, days = {parts[0]}, set(parts[1:])
    else:
        if len(parts) == 3:
            years = frozenset({parts[2] + 2000 * (parts[2] < 100)})
        # 3/4 is the third of April here and the fourth of March there.
        pair = parts[:2]
        months = {part for part in pair if part <= 12}
        days = set(pair) if len(months) == 2 else set(pair) - months
    if not months or not all(1 <= part <= 31 for part in (*months, *days)) or max(months) > 12:
        return None
    return Date(start, end, years, frozenset(months), frozenset(days))


def _season(got: dict[str, str | None], before: str, start: int, end: int) -> Date | None:
    led = got["p2"] or re.search(r"\b(?:in|since|last|this|during|by|of)(?: the)? $", before)
    if not got["y4"] and not led:
        return None
    return Date(start, end, _years(got["y4"]), frozenset(_SEASONS[str(got["season"])]))


def _bare_year(
    text: Text, got: dict[str, str | None], before: str, start: int, end: int
) -> Date | None:
    """Tell the year 2025 from 2000 troops."""
    written = str(got["year"])
    led = _PREPOSITION.search(before) is not None or not text.folded[start].isdigit()
    after = text.folded[end : end + 40]
    counted = re.match(rf"\s(?:[\w'-]+ )?(?:{lexicon()['numbers']['counted']})(?!\w)", after)
    round_one = int(written) % 100 == 0
    if round_one and not re.search(r"\b(?:year|in|since|until|before|after) $", before):
        return None
    if counted and (round_one or not led):
        return None
    if not led and _HEDGED.search(before) and (counted or int(written) % 10 == 0):
        return None
    years = {int(written)}
    if got["to"]:
        last = got["to"] if len(got["to"]) == 4 else written[:2] + got["to"]
        years |= set(range(int(written), min(int(last), int(written) + 30) + 1))
    return Date(start, end, frozenset(years))
