"""What may be wrong with a row whose cells contradict each other: pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .dates import period
from .numbers import as_number
from .report import Problem

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Clash:
    """A problem between cells of one row: the columns it is about, and what it is."""

    columns: tuple[str, ...]
    problem: Problem


Rule = Callable[[Cells], Iterator[Clash]]

# Which bounds each hedge on a number needs, and which of them equals the value.
_NEEDED = {
    "exact": ("value",),
    "about": ("value",),
    "nearly": ("value",),
    "at-least": ("value", "low"),
    "more-than": ("value", "low"),
    "up-to": ("value", "high"),
    "between": ("low", "high"),
    "words": ("words",),
}
_EMPTY = {"between": ("value",), "words": ("value", "low", "high")}
_EQUAL = {"at-least": "low", "more-than": "low", "up-to": "high"}


def row_rules(table: str) -> tuple[Rule, ...]:
    """Give the rules for the rows of a table, none where each cell stands for itself."""
    return _RULES.get(table, ())


def _hedge(row: Cells) -> Iterator[Clash]:
    hedge = row["qualifier"]
    for column in _NEEDED.get(hedge, ()):
        if not row[column]:
            why = f"With the qualifier {hedge} the column {column} is never empty."
            mend = f"Fill in {column}, or choose another qualifier."
            yield Clash(("qualifier", column), Problem("hedge", why, mend))
    for column in _EMPTY.get(hedge, ()):
        if row[column]:
            why = f"With the qualifier {hedge} the column {column} stays empty."
            mend = f"Empty {column}, or choose another qualifier."
            yield Clash(("qualifier", column), Problem("hedge", why, mend))
    bound = _EQUAL.get(hedge)
    if bound and row["value"] and row[bound]:
        value, limit = as_number(row["value"]), as_number(row[bound])
        if value is not None and limit is not None and value != limit:
            why = f"With the qualifier {hedge} the value and {bound} are the same number."
            mend = f"Write the number of the page in both value and {bound}."
            yield Clash(("value", bound), Problem("hedge", why, mend))


def _bounds(row: Cells) -> Iterator[Clash]:
    value, low, high = (as_number(row[name]) for name in ("value", "low", "high"))
    if low is not None and high is not None and low > high:
        yield Clash(
            ("low", "high"),
            Problem(
                "low-above-high",
                "The low bound is larger than the high one.",
                "Exchange them, or check both against the page.",
            ),
        )
        return
    for bound, outside in (
        ("low", value is not None and low is not None and value < low),
        ("high", value is not None and high is not None and value > high),
    ):
        if outside and _EQUAL.get(row["qualifier"]) != bound:
            side = "below" if bound == "low" else "above"
            why = f"The value lies {side} its own {bound} bound."
            mend = f"Check value and {bound} against the page."
            yield Clash(("value", bound), Problem("outside-bounds", why, mend))


def _unit(row: Cells) -> Iterator[Clash]:
    if not row["unit"] and (row["value"] or row["low"] or row["high"]):
        why = "The claim has a number, but nothing says what one of them is."
        mend = "Write the unit, as persons or shells."
        yield Clash(("unit",), Problem("no-unit", why, mend))


def _foresight(row: Cells) -> Iterator[Clash]:
    described, stated = period(row["as_of"]), period(row["stated_on"])
    if described and stated and described[0] > stated[1]:
        why = "The claim describes a day after it was stated: right only for a plan or forecast."
        mend = "Check both dates; where the claim is about the future, nothing needs to be done."
        clash = Problem("as-of-later", why, mend, warning=True)
        yield Clash(("as_of", "stated_on"), clash)


def _in_order(first: str, second: str, words: str) -> Rule:
    def rule(row: Cells) -> Iterator[Clash]:
        start, end = period(row[first]), period(row[second])
        if start and end and end[1] < start[0]:
            why = f"By these dates {words}."
            problem = Problem("dates-reversed", why, "Exchange them, or check both dates.")
            yield Clash((first, second), problem)

    return rule


def _other_claim(row: Cells) -> Iterator[Clash]:
    if row["from_claim"] and row["from_claim"] == row["to_claim"]:
        why = "A relation joins two different claims, and this one joins a claim to itself."
        mend = "Write the other claim's id in one of the two columns."
        yield Clash(("from_claim", "to_claim"), Problem("same-claim", why, mend))


def _also(row: Cells) -> Iterator[Clash]:
    if row["report"] and row["report"] in row["also"].split(";"):
        why = "The page in report is named again among the further pages."
        problem = Problem("item-twice", why, "Delete it from also.", warning=True)
        yield Clash(("report", "also"), problem)


_RULES: dict[str, tuple[Rule, ...]] = {
    "claims": (_hedge, _bounds, _unit, _foresight, _also),
    "events": (_in_order("date", "date_end", "the event ends before it begins"), _also),
    "offices": (_in_order("start", "end", "the office ends before it begins"), _also),
    "relations": (_other_claim,),
}
