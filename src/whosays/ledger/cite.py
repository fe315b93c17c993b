"""One sentence for a claim: claimant, hedge, figure, measure, day, outlet, link."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from .dates import in_words, span

_BIG = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
Row = Mapping[str, Any]


@cache
def words() -> dict[str, Any]:
    """Return the ledger's own words, read once."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def number(value: float, *, unit: str = "") -> str:
    """Return a number as it is read aloud: ``4,000``, ``6.5 million``; a year without a comma.

    >>> number(6_500_000)
    '6.5 million'
    """
    if unit == "year":
        return str(int(value))
    for size, name in _BIG:
        short = value / size
        if abs(short) >= 1 and round(short, 2) == short:
            return str(words()["number"][name]).format(f"{short:,.2f}".rstrip("0").rstrip("."))
    return f"{value:,.15g}" if value != int(value) else f"{int(value):,}"


def text_of(cell: Any) -> str:
    """Return a cell's text, empty where the cell is blank."""
    return "" if pd.isna(cell) else str(cell)


def figure(claim: Row) -> str:
    """Return the hedge and the figure: ``more than 1,000``, ``“several hundred”``."""
    unit, hedge = text_of(claim["unit"]), str(claim["qualifier"])
    own = str(words()["own_hedge"].get(claim["claim_id"]) or words()["hedge"][hedge])
    if hedge == "words":
        return own.format(text_of(claim["words"]))
    ends = ("low", "high") if hedge == "between" else ("value",)
    return own.format(*(number(claim[end], unit=unit) for end in ends))


def counted(claim: Row) -> str:
    """Return the figure with what is counted: ``more than 1,000 containers``."""
    unit = text_of(claim["unit"])
    plain = f"{{}} {unit}" if unit else "{}"
    one, _, many = str(words()["counted"].get(f"{claim['measure']}/{unit}", plain)).partition("|")
    return (many if many and claim["value"] != 1 else one).format(figure(claim))


def counted_where(claim: Row) -> str:
    """Return the figure with what is counted, of whom, where: a line of its own or both columns."""
    own = words()["own"].get(claim["claim_id"])
    return str(own).format(figure(claim)) if own else counted(claim) + scope(claim)


def day_said(date: Any) -> str:
    """Return when something was said: ``on 13 October 2023``, ``in March 2024``."""
    if pd.isna(date):
        return str(words()["cite"]["undated"])
    return str(words()["cite"]["on" if len(date) == 10 else "in"]).format(in_words(date))


def said(claim: Row) -> str:
    """Return the verb with its day: ``estimated on 30 April 2025``."""
    return str(words()["says"][str(claim["assessment"])]).format(day_said(claim["stated_on"]))


def as_of(claim: Row) -> str:
    """Return the day that the figure describes, where it differs from the day of the statement."""
    described, stated = text_of(claim["as_of"]), text_of(claim["stated_on"])
    if not described or stated.startswith(described) or in_words(described) in counted_where(claim):
        return ""
    ahead = stated and span(described)[0] > span(stated)[1]
    return str(words()["cite"]["ahead" if ahead else "as_of"]).format(in_words(described))


def scope(claim: Row) -> str:
    """Return what exactly is counted, in brackets, without saying the noun twice."""
    cite, text, unit = words()["cite"], text_of(claim["scope"]), text_of(claim["unit"])
    if unit and text.startswith(f"{unit} "):
        text = text[len(unit) + 1 :]
    # The whole will stand in brackets itself.
    text = plainly(text.replace(" (", ", ").replace(")", ""))
    return str(cite["scope"]).format(text) if text else ""


def plainly(text: str) -> str:
    """Return a scope with short forms written out: ``North Korea`` for ``the DPRK``."""
    for name, said_plainly in words()["cite"]["plain"].items():
        text = text.replace(name, said_plainly)
    return text


def page(publisher: str, name: str, relayed: str) -> str:
    """Return where it was read: ``at Caliber.Az, which carried Associated Press``."""
    cite = words()["cite"]
    if relayed and publisher in cite["pages_carrying"]:
        return str(cite["pages_carrying"][publisher]).format(relayed)
    if relayed:
        return str(cite["carrying"]).format(name, relayed)
    return str(cite["pages"].get(publisher, cite["page"])).format(name)


def sentence(claim: Row, who: str, where: str) -> str:
    """Return the whole citation."""
    cite, when = words()["cite"], said(claim)
    own = str(words()["own"].get(claim["claim_id"], ""))
    # "said that ..." and "said about ..." read on; a bare figure needs the colon.
    flows = own.startswith(tuple(cite["flowing"]))
    parts = {
        "who": who,
        "says": when,
        "joined": (", " if "," in when else " ") if flows else cite["joined"],
        "figure": counted_where(claim),
        "as_of": as_of(claim),
        "page": where,
    }
    return str(cite["sentence"]).format(**parts)
