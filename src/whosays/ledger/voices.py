"""How many voices: claims of one family, and claims that repeat others, count once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from .chain import who
from .cite import words
from .ids import list_of_ids, split_ids

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = ["family", "family_group", "voices", "claims", "why"]


def independent(ledger: Ledger, ids: Iterable[str]) -> pd.DataFrame:
    """Return one row a family; see `Ledger.independent`."""
    given = list_of_ids(ids, why="To count voices takes several claims.", ask="independent")
    claims = list(dict.fromkeys(given))
    roots = {id: _root(ledger, id) for id in claims}
    origins = {id: _origins(ledger, id, root) for id, (root, _) in roots.items()}
    chosen = fewest(list(origins.values()))
    families = {id: next(f for f in found if f in chosen) for id, found in origins.items()}
    reasons = {id: list(why) for id, (_, why) in roots.items()}
    for id, (root, _) in roots.items():
        source = _source(ledger, root)
        if families[id] != source["family"]:
            reasons[id].append(_folded(ledger, str(source["source_id"]), families[id]))
    rows = [_row(ledger, family, families, reasons) for family in dict.fromkeys(families.values())]
    return pd.DataFrame(rows, columns=COLUMNS)


def fewest(origins: list[list[str]]) -> set[str]:
    """Return the fewest families that can stand behind claims, given where each may come from.

    One claim more can leave that number or raise it by one, never lower it.

    >>> sorted(fewest([["a", "b"], ["c", "b"], ["d"]]))
    ['b', 'd']
    """
    longest = max(map(len, origins), default=0)
    # All likeliest families first, then all second ones, and so on.
    ranked = (found[place] for place in range(longest) for found in origins if place < len(found))
    order = list(dict.fromkeys(ranked))
    left = {frozenset(found) for found in origins}
    chosen: set[str] = set()
    while left:
        # Who explains no claim that another does not explain as well is not needed.
        where = {f: {found for found in left if f in found} for f in order}
        needed = [
            f
            for n, f in enumerate(order)
            if where[f]
            and not any(
                where[f] < where[g] or (where[f] == where[g] and m < n) for m, g in enumerate(order)
            )
        ]
        pruned = {found & set(needed) for found in left}
        sole = {family for found in pruned if len(found) == 1 for family in found}
        if not sole and pruned == left:
            sizes = range(1, len(needed) + 1)
            tries = (set(some) for n in sizes for some in combinations(needed, n))
            return chosen | next(some for some in tries if all(some & found for found in left))
        chosen |= sole
        left = {found for found in pruned if not found & sole}
    return chosen


def _origins(ledger: Ledger, id: str, root: str) -> list[str]:
    """Return the families that a claim may come from, the likeliest first."""
    source = _source(ledger, root)
    lean = split_ids(source["not_independent_of"])
    # Who repeats a voice that may itself be borrowed may be the one it is borrowed from.
    own = [str(_source(ledger, id)["family"])] if lean else []
    return list(dict.fromkeys([str(source["family"]), *own, *lean]))


def _row(
    ledger: Ledger, family: str, families: dict[str, str], reasons: dict[str, list[str]]
) -> dict[str, str]:
    ids = [id for id, found in families.items() if found == family]
    groups = ledger.sources.loc[ledger.sources["family"] == family, "family_group"]
    said = dict.fromkeys(_full_stop(reason) for id in ids for reason in reasons[id])
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


def _full_stop(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _folded(ledger: Ledger, source: str, family: str) -> str:
    say = words()["independent"]
    # A house of one title has its own id for a family.
    alone = who(ledger, family) if (ledger.sources["source_id"] == family).any() else family
    return str(say["folded"]).format(
        claimant=who(ledger, source).rstrip(","), family=say["families"].get(family, alone)
    )
