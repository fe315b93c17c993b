"""How many voices: claims of one family, and claims that repeat others, count once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from .chain import who
from .cite import words
from .errors import LedgerError
from .ids import split_ids

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = ["family", "family_group", "voices", "claims", "why"]


def independent(ledger: Ledger, ids: Iterable[str]) -> pd.DataFrame:
    """Return one row a family; see `Ledger.independent`."""
    if isinstance(ids, str):
        raise LedgerError(
            f"{ids[:60]!r} is one text, not a list of ids.",
            "To count voices takes several claims.",
            f'For instance: ledger.independent(["{ids[:60]}"])',
        )
    claims = list(dict.fromkeys(ids))
    roots = {id: _root(ledger, id) for id in claims}
    own = {id: _source(ledger, root)["family"] for id, (root, _) in roots.items()}
    families, reasons = dict(own), {id: why for id, (_, why) in roots.items()}
    # Only beside such a family does a claim lose its own voice; alone it keeps it.
    for id in claims:
        source = _source(ledger, roots[id][0])
        beside = [f for f in _maybe(source) if f in set(own.values()) - {own[id]}]
        if beside:
            families[id] = beside[0]
            reasons[id] = [*reasons[id], _folded(ledger, str(source["source_id"]), beside[0])]
    rows = [_row(ledger, family, families, reasons) for family in dict.fromkeys(families.values())]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(
    ledger: Ledger, family: str, families: dict[str, str], reasons: dict[str, list[str]]
) -> dict[str, str]:
    ids = [id for id, found in families.items() if found == family]
    groups = ledger.sources.loc[ledger.sources["family"] == family, "family_group"]
    said = [reason for id in ids for reason in reasons[id]]
    names = dict.fromkeys(who(ledger, ledger.claim(id)["asserted_by"]).rstrip(",") for id in ids)
    return {
        "family": family,
        "family_group": str(groups.iloc[0]),
        "voices": "; ".join(names),
        "claims": ";".join(ids),
        "why": " ".join(said) or str(words()["independent"]["stands"]),
    }


def _source(ledger: Ledger, claim: str) -> pd.Series[str]:
    return ledger.row(ledger.claim(claim)["asserted_by"])


def _maybe(source: pd.Series[str]) -> list[str]:
    return split_ids(source["not_independent_of"])


def _root(ledger: Ledger, id: str) -> tuple[str, list[str]]:
    """Return the claim that a claim goes back to, and why, step by step."""
    say, seen = words()["independent"], {id}
    reasons: list[str] = []
    verbs, table = say["relations"], ledger.relations
    ledger.claim(id)
    while True:
        steps = table.loc[(table["from_claim"] == id) & table["relation"].isin(list(verbs))]
        # A loop of relations would otherwise never end.
        steps = steps.loc[~steps["to_claim"].isin(seen)]
        if steps.empty:
            return id, reasons
        step = steps.iloc[0]
        other = step["to_claim"]
        verb = verbs[step["relation"]]
        reasons.append(say["follows"].format(claim=id, relation=verb, other=other, why=step["why"]))
        id = other
        seen.add(id)


def _folded(ledger: Ledger, source: str, family: str) -> str:
    return str(words()["independent"]["folded"]).format(
        claimant=who(ledger, source).rstrip(","), family=family
    )
