"""Find every number in a text, and say whether each one is declared and right.

A number in a lesson comes from a row of the ledger, or is declared as the course's
own, as a distractor, as arithmetic or as a count of rows. The word *one* and ordinals
are left out: in plain prose they are seldom figures. So are lesson labels.
"""

from __future__ import annotations

import ast
import calendar
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

_SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: n for n, word in enumerate(_SMALL)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_WORDS["dozen"] = 12
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_MONTHS = [*calendar.month_name[1:]]

_MONTH = "|".join(_MONTHS)
_SCALE = "|".join(_SCALES)
_WORD = "|".join([*_WORDS, *_SCALES])
_PART = "half|halves|thirds?|quarters?|fifths?|tenths?"
_NUMBER = re.compile(
    rf"(?P<date>\b(?:(?P<day>\d{{1,2}}) (?P<month1>{_MONTH})(?: (?P<year1>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH}) (?P<year2>\d{{4}}))\b)"
    rf"|(?P<part>\b(?:(?:an?|{_WORD})[ -](?:{_PART})|half)\b)"
    rf"|(?P<digits>(?<![\w.])\d+(?:,\d{{3}})*(?:\.\d+)?(?:[ -](?:{_SCALE})\b)?)"
    rf"|(?P<words>\b(?:{_WORD})(?:[ -](?:{_WORD}))*\b)",
    re.IGNORECASE,
)
_MARKUP = [
    re.compile(r"```.*?```", re.DOTALL),
    re.compile(r"`[^`]*`"),
    re.compile(r"<[^>]*>"),
    re.compile(r"\]\([^)]*\)"),
    re.compile(r"https?://\S+"),
    re.compile(r"^\s*\d+\. ", re.MULTILINE),
    re.compile(r"\blessons? \d\d(?:(?:,| to| and) \d\d)*", re.IGNORECASE),
]
_PATH = re.compile(r"(?:[cerx]-[a-z0-9-]+|b\d+|[a-z0-9-]+-\d{4}[a-z0-9-]*)\.[a-z_]+")
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")


class Found(NamedTuple):
    """A number as it stands in the text, and its value: a fraction or a date as text."""

    surface: str
    value: Fraction | str


def plain(text: str) -> str:
    """Return the text without code, links' addresses, tags and lesson labels."""
    for pattern in _MARKUP:
        text = pattern.sub(" ", text)
    return text


def find(text: str) -> list[Found]:
    """Return every number of the text in reading order."""
    found = [Found(match.group(0), _value(match)) for match in _NUMBER.finditer(plain(text))]
    return [each for each in found if each.surface.lower() != "one"]


def _value(match: re.Match[str]) -> Fraction | str:
    if match["date"]:
        return _date(match)
    if match["part"]:
        return _part(match)
    return _whole(match.group(0))


def _date(match: re.Match[str]) -> str:
    month = (match["month1"] or match["month2"]).title()
    year = match["year1"] or match["year2"] or "-"
    day = f"-{int(match['day']):02d}" if match["day"] else ""
    return f"{year}-{_MONTHS.index(month) + 1:02d}{day}"


def _part(match: re.Match[str]) -> Fraction:
    *many, name = re.split(r"[ -]", match["part"].lower())
    how_many = _WORDS.get(many[0], 1) if many else 1
    return Fraction(how_many, _PARTS[name if name in _PARTS else name.rstrip("s")])


def _whole(surface: str) -> Fraction:
    total, current = Fraction(0), Fraction(0)
    for word in re.split(r"[ -]", surface.lower()):
        if word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, Fraction(0)
        else:
            current += _WORDS[word] if word in _WORDS else Fraction(word.replace(",", ""))
    return total + current


def counter(ledger: Any) -> Callable[[str], int]:
    """Return a function that counts rows: of a table, or of claims by claimants' countries."""

    def count(what: str) -> int:
        name, _, places = what.partition(" from ")
        frame = getattr(ledger, name)
        if not places:
            return len(frame)
        country = ledger.sources.set_index("source_id")["country"]
        return int(frame["asserted_by"].map(country).isin(places.split()).sum())

    return count


def faults(
    text: str,
    declared: Mapping[str, str],
    *,
    resolve: Callable[[str], Any],
    count: Callable[[str], int],
) -> list[str]:
    """Return what is wrong with the numbers of one text, one sentence a fault."""
    seen = {each.value: each.surface for each in find(text)}
    known = {each.value: key for key in declared for each in find(key)[:1]}
    said = [f"{seen[value]!r} is not declared" for value in seen if value not in known]
    said += [f"{known[value]!r} is declared but absent" for value in known if value not in seen]
    said += [f"{key!r} is no number" for key in declared if not find(key)]
    return said + [
        f"{key!r} is not what {declared[key]!r} gives"
        for value, key in known.items()
        if not _comes_from(value, declared[key], resolve, count)
    ]


def _comes_from(
    value: Fraction | str,
    source: str,
    resolve: Callable[[str], Any],
    count: Callable[[str], int],
) -> bool:
    if source in ("course", "distractor"):
        return True
    if source.startswith("count: "):
        return value == count(source.removeprefix("count: "))
    if source.startswith("arithmetic: "):
        return value == compute(source.removeprefix("arithmetic: "), resolve)
    return _same(value, resolve(source))


def _same(value: Fraction | str, given: Any) -> bool:
    if not isinstance(given, str):
        return value == Fraction(str(given))
    if _ISO.fullmatch(given):
        return _same_date(value, given)
    return value in {each.value for each in find(given)}


def _same_date(value: Fraction | str, given: str) -> bool:
    if isinstance(value, Fraction):
        return value == int(given[:4])
    return given[4:] == value[1:] if value.startswith("-") else given.startswith(value)


_OPERATORS: dict[type[ast.AST], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def compute(expression: str, resolve: Callable[[str], Any]) -> Fraction:
    """Work out sums of numbers and ledger paths; anything else is refused."""
    filled = _PATH.sub(lambda match: str(resolve(match.group(0))), expression)
    return _compute(ast.parse(filled, mode="eval").body)


def _compute(node: ast.AST) -> Fraction:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Fraction(str(node.value))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_compute(node.left), _compute(node.right))
    raise ValueError(
        f"{ast.unparse(node)!r} is not plain arithmetic. Only + - * / of numbers and ledger "
        "paths are worked out. Write for example 'arithmetic: 50 - 43'."
    )
