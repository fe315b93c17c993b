"""From the claimant to the last page: who said it, who carried it, who changed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

from .cite import counted_where, text_of, words
from .dates import in_words, last_day
from .errors import LedgerError, unknown_id
from .ids import list_of_ids, split_ids

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = [
    *("step", "who", "page", "day", "change"),
    *("kind", "claim", "source", "name", "family", "family_group", "voice"),
    *("relay", "relay_name", "relay_group", "hangs_on", "changes", "words"),
]


def chain(ledger: Ledger, id: str | Iterable[str]) -> pd.DataFrame:
    """Return the steps of one claim or of several; see `Ledger.chain`."""
    asked = [id] if isinstance(id, str) else list_of_ids(id, why="", ask="chain")
    ways: dict[str, set[str] | None] = {}
    for each in asked:
        for claim, page in _ways(ledger, each):
            kept = ways.get(claim, set())
            ways[claim] = None if page is None or kept is None else kept | {page}
    voices = _voices(ledger, list(ways))
    steps = [
        {"id": key, "claim": claim, "voice": voices[claim], **step}
        for claim, only in ways.items()
        for key, step in _way(ledger, claim, only, set(ways))
    ]
    table = pd.DataFrame(steps, columns=["id", *COLUMNS]).set_index("id")
    table["step"] = range(1, len(table) + 1)
    return table


def who(ledger: Ledger, source: str) -> str:
    """Return how a source is named in a sentence."""
    row = ledger.row(source)
    return text_of(row["in_text"]) or str(row["name"])


def _ways(ledger: Ledger, id: str) -> list[tuple[str, str | None]]:
    """Return the claims that an id leads to, each with the one page that is asked for, if any."""
    if (ledger.claims["claim_id"] == id).any():
        return [(id, None)]
    retold = ledger.retellings
    own = retold.loc[retold["retelling_id"] == id, "claim_id"]
    if len(own):
        return [(str(own.iloc[0]), None)]
    if not (ledger.reports["report_id"] == id).any():
        known = (ledger.claims["claim_id"], ledger.reports["report_id"], retold["retelling_id"])
        every = [key for column in known for key in column]
        noun = "claim, page or retelling"
        raise unknown_id(id, every, noun=noun, type_this='ledger.chain("{}")')
    changed = set(retold.loc[retold["report"] == id, "claim_id"])
    carried = [
        str(claim.claim_id)
        for claim in ledger.claims.sort_values("stated_on_last", kind="stable").itertuples()
        if id in (claim.report, *split_ids(claim.also)) or claim.claim_id in changed
    ]
    if not carried:
        raise LedgerError(
            f"The page {id!r} carries no claim.",
            "Such a page stands in the ledger for an event, an office or a slip.",
            f'To see the page itself: ledger.row("{id}")',
        )
    return [(claim, id) for claim in carried]


def _way(
    ledger: Ledger, id: str, only: set[str] | None, among: set[str]
) -> list[tuple[str, dict[str, Any]]]:
    """Return the steps of one claim: its claimant, and its pages or only some of them."""
    say, claim = words()["chain"], ledger.claim(id)
    root, tie = _tie(ledger, id, among)
    start = {
        "who": who(ledger, claim["asserted_by"]),
        "page": "",
        "day": _day(claim["stated_on"]),
        "change": say["said"].format(counted_where(claim)),
        "kind": "claimant",
        **_source(ledger, claim["asserted_by"]),
        "name": who(ledger, claim["asserted_by"]).rstrip(","),
        **dict.fromkeys(("relay", "relay_name", "relay_group"), ""),
        "hangs_on": root,
        "changes": tie,
        "words": counted_where(claim),
    }
    pages = _pages(ledger, claim)
    relays = {_relayed(page, claim) for page, _ in pages}
    steps = [(id, start)]
    for page, retold in pages:
        if only is not None and page["report_id"] not in only:
            continue
        relay = _relayed(page, claim) or (page["publisher"] if page["publisher"] in relays else "")
        steps.append((page["report_id"], _page(ledger, page, retold, relay, hangs_on=relay or id)))
    return steps


def _page(
    ledger: Ledger, page: Any, retold: list[dict[str, Any]], relay: str, *, hangs_on: str
) -> dict[str, Any]:
    """Return the step of one page of a claim."""
    say, labels = words()["chain"], ledger.labels("retellings", "change")
    told = [say["changed"].format(labels[each["change"]], each["as_retold"]) for each in retold]
    relayed = _source(ledger, relay) if relay else {"family_group": ""}
    return {
        "who": _site(ledger, page),
        "page": page["title_hint"],
        "day": _day(page["published"]),
        "change": " ".join(told) or say["carried"],
        "kind": "retelling" if retold else "page",
        **_source(ledger, page["publisher"]),
        "relay": relay,
        "relay_name": str(ledger.row(relay)["name"]) if relay else "",
        "relay_group": relayed["family_group"],
        "hangs_on": hangs_on,
        "changes": ";".join(each["change"] for each in retold),
        "words": " ".join(each["as_retold"] for each in retold),
    }


def _source(ledger: Ledger, id: str) -> dict[str, str]:
    row = ledger.row(id)
    named = {"source": id, "name": str(row["name"])}
    return {**named, "family": str(row["family"]), "family_group": str(row["family_group"])}


def _voices(ledger: Ledger, claims: list[str]) -> dict[str, str]:
    """Return the family that each of these claims counts with."""
    from .voices import independent

    found = independent(ledger, claims)
    pairs = zip(found["family"], found["claims"], strict=True)
    return {claim: str(family) for family, ids in pairs for claim in split_ids(ids)}


def _tie(ledger: Ledger, id: str, among: set[str]) -> tuple[str, str]:
    """Return the claim among these that a claim goes back to, and how, as the ledger says."""
    table, verbs = ledger.relations, list(words()["independent"]["relations"])
    own = table.loc[(table["from_claim"] == id) & table["relation"].isin(verbs)]
    own = own.loc[own["to_claim"].isin(among)]
    return ("", "") if own.empty else (str(own.iloc[0]["to_claim"]), str(own.iloc[0]["relation"]))


def _pages(ledger: Ledger, claim: Any) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Return the pages of a claim by their day, undated ones last, with what each changed."""
    ids = [claim["report"], *split_ids(claim["also"])]
    pages: dict[str, list[dict[str, Any]]] = {id: [] for id in ids}
    own = ledger.retellings.loc[ledger.retellings["claim_id"] == claim["claim_id"]]
    for retold in own.to_dict("records"):
        pages.setdefault(retold["report"], []).append(retold)
    # In a ledger cut at a day, a claim may name pages that are not there yet.
    known = set(ledger.reports["report_id"])
    found = [(ledger.row(id), retold) for id, retold in pages.items() if id in known]
    return sorted(found, key=lambda pair: last_day(pair[0]["published"]) or dt.date.max)


def _relayed(page: Any, claim: Any) -> str:
    """Return the source between claimant and page whose text the page carries, if one is named."""
    relayed = text_of(page["relays"])
    return "" if relayed in (page["publisher"], claim["asserted_by"]) else relayed


def _site(ledger: Ledger, page: Any) -> str:
    name, relayed = str(ledger.row(page["publisher"])["name"]), text_of(page["relays"])
    if not relayed or relayed == page["publisher"]:
        return name
    say = words()["chain"]["carrying"]
    return str(say.format(name, ledger.row(relayed)["name"]))


def _day(date: Any) -> str:
    return str(words()["chain"]["undated"]) if pd.isna(date) else in_words(date)
