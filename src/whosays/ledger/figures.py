"""Put figures side by side or together, and refuse where they do not count the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

from .chain import who
from .cite import counted, text_of, words
from .errors import LedgerError, listed

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = ["who", "day", "figure", "low", "high", "scope"]
_NO_SUM = {"percent", "percent more", "share", "rank", "year", "change"}
_FLOORS, _CEILINGS = {"at-least", "more-than"}, {"up-to"}


def bounds(claim: Any) -> tuple[float | None, float | None]:
    """Return the lowest and highest number that a claim's hedge leaves open; None is unbounded."""
    hedge = claim["qualifier"]
    if hedge == "between":
        return float(claim["low"]), float(claim["high"])
    value = None if pd.isna(claim["value"]) else float(claim["value"])
    return None if hedge in _CEILINGS else value, None if hedge in _FLOORS else value


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
                f"Its claimant used words: “{text_of(claim['words'])}”.",
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
    wanted = [ids] if isinstance(ids, str) else list(ids)
    if not wanted:
        raise _refuse("There is nothing to add.", "The list of ids is empty.")
    claims = [ledger.claim(id) for id in wanted]
    if len(set(wanted)) < len(wanted):
        raise _refuse("One claim stands twice in the list.", "It would be counted twice.")
    fault = refusal(claims) or _not_a_sum(claims[0]) or _tied(ledger, wanted)
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
    return _refuse(f"Figures in {unit} cannot be added.", "Their wholes differ.")


def _tied(ledger: Ledger, ids: list[str]) -> LedgerError | None:
    """Return the error for two claims of which one holds, repeats or replaces the other."""
    table = ledger.relations
    # Any tie will do: a whole with its part, a figure with its repeat, the two sides of an or.
    tied = table.loc[table["from_claim"].isin(ids) & table["to_claim"].isin(ids)]
    if tied.empty:
        return None
    link = tied.iloc[0]
    pair = listed([link["from_claim"], link["to_claim"]])
    return _refuse(f"{pair} cannot be added.", f"They are tied ({link['relation']}): {link['why']}")


def _refuse(what: str, why: str) -> LedgerError:
    return LedgerError(
        what, why, 'Choose claims of one measure and one unit: ledger.describe("claims") explains.'
    )
