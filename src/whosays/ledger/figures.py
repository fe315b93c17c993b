"""Put figures side by side or together, and refuse where they do not count the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from .chain import who
from .cite import counted, text_of, words
from .errors import LedgerError, listed
from .ids import list_of_ids

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = ["who", "day", "figure", "low", "high", "scope"]
_UNDATED = "a day not known here"
_NO_SUM = {"percent", "percent more", "share", "rank", "year", "change"}
_FLOORS, _CEILINGS = {"exact", "at-least", "more-than"}, {"exact", "up-to", "nearly"}
_COMPARE = 'Choose claims of one measure and one unit: ledger.describe("claims") explains.'
_TOTAL = "Choose parts that one claimant gave for one time, or leave the figures side by side."


def bounds(claim: Any) -> tuple[float | None, float | None]:
    """Return the lowest and highest number that a claim's hedge sets; None where it sets none."""
    hedge = claim["qualifier"]
    if hedge == "between":
        return float(claim["low"]), float(claim["high"])
    value = None if pd.isna(claim["value"]) else float(claim["value"])
    return value if hedge in _FLOORS else None, value if hedge in _CEILINGS else None


def refusal(claims: list[Any]) -> LedgerError | None:
    """Return why claims cannot be set side by side, or None."""
    first = claims[0]
    for claim in claims:
        if text_of(claim["unit"]) == "share":
            return _refuse(
                f"{claim['claim_id']} is a share.",
                "A share is never turned into a number, and shares of different wholes differ.",
            )
        if claim["qualifier"] == "words":
            return _refuse(
                f"{claim['claim_id']} has no number.",
                f"Its claimant used words: {text_of(claim['words'])}.",
            )
        for column in ("measure", "unit"):
            one, other = text_of(first[column]), text_of(claim[column])
            if one != other:
                return _refuse(
                    f"{first['claim_id']} and {claim['claim_id']} count different things.",
                    f"The {column} of one is {one}, of the other {other}.",
                )
    return None


def compare(ledger: Ledger, ids: list[str]) -> pd.DataFrame:
    """Return figures side by side; see `Ledger.compare`."""
    claims = [ledger.claim(id) for id in ids]
    if fault := refusal(claims):
        raise fault
    rows = []
    for claim in claims:
        low, high = bounds(claim)
        rows.append(
            {
                "who": who(ledger, claim["asserted_by"]).rstrip(","),
                "day": claim["stated_on"],
                "figure": counted(claim),
                "low": low,
                "high": high,
                "scope": claim["scope"],
            }
        )
    # Typed by hand: a column of None alone would not be a number.
    table = pd.DataFrame(rows, index=pd.Index(ids, name="claim_id"), columns=COLUMNS)
    return table.astype({"low": "float64", "high": "float64"})


def total(ledger: Ledger, ids: Iterable[str]) -> pd.Series[Any]:
    """Return a sum that is labelled as ours; see `Ledger.total`."""
    wanted = list_of_ids(ids, why="A sum takes several claims.", ask="total")
    if not wanted:
        raise _refuse("There is nothing to add.", "The list of ids is empty.", _TOTAL)
    claims = [ledger.claim(id) for id in wanted]
    if len(set(wanted)) < len(wanted):
        why = "It would be counted twice."
        raise _refuse("One claim stands twice in the list.", why, _TOTAL)
    fault = refusal(claims) or _not_a_sum(claims[0])
    for one, other in combinations(claims, 2):
        fault = fault or _no_parts(ledger, one, other)
    if fault:
        raise fault
    lows, highs = zip(*(bounds(claim) for claim in claims), strict=True)
    return pd.Series(
        {
            "measure": str(claims[0]["measure"]),
            "unit": text_of(claims[0]["unit"]),
            "low": None if None in lows else sum(lows),
            "high": None if None in highs else sum(highs),
            "claims": ";".join(wanted),
            "label": words()["total"]["label"],
        },
        name="total",
    )


def _not_a_sum(claim: Any) -> LedgerError | None:
    unit = text_of(claim["unit"])
    if unit not in _NO_SUM:
        return None
    return _refuse(f"Figures in {unit} cannot be added.", "Their wholes differ.", _TOTAL)


def _no_parts(ledger: Ledger, one: Any, other: Any) -> LedgerError | None:
    """Return the error for two claims that are not two parts of one claimant's account."""
    ids = one["claim_id"], other["claim_id"]
    speakers = [who(ledger, claim["asserted_by"]).rstrip(",") for claim in (one, other)]
    times = [text_of(c["as_of"]) or text_of(c["stated_on"]) for c in (one, other)]
    why = _tied(ledger, *ids)
    if not why and one["asserted_by"] != other["asserted_by"]:
        why = f"They are of different claimants: {listed(speakers)}."
    if not why and (times[0] != times[1] or not all(times)):
        why = f"They are of different times: {listed(t or _UNDATED for t in times)}."
    if not why and text_of(one["scope"]) == text_of(other["scope"]):
        why = f"They count one thing twice: {text_of(one['scope'])}."
    return _refuse(f"{listed(ids)} cannot be added.", why, _TOTAL) if why else None


def _tied(ledger: Ledger, one: str, other: str) -> str:
    """Return how two claims are tied by relations, straight or over others; blank if not."""
    ways, table = {one: [one]}, ledger.relations
    # Any tie will do: a whole with its part, a figure with its repeat, the two sides of an or.
    pairs = list(zip(table["from_claim"], table["to_claim"], strict=True))
    waiting = [one]
    while waiting and other not in ways:
        here = waiting.pop(0)
        beside = [b if a == here else a for a, b in pairs if here in (a, b)]
        fresh = [id for id in dict.fromkeys(beside) if id not in ways]
        ways.update({id: [*ways[here], id] for id in fresh})
        waiting += fresh
    if between := ways.get(other, [])[1:-1]:
        return f"They are tied over {listed(between)}."
    if other not in ways:
        return ""
    ends = [one, other]
    link = table.loc[table["from_claim"].isin(ends) & table["to_claim"].isin(ends)].iloc[0]
    return f"They are tied ({link['relation']}): {link['why']}"


def _refuse(what: str, why: str, mend: str = _COMPARE) -> LedgerError:
    return LedgerError(what, why, mend)
