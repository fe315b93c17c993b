"""From the claimant to the last page: who said it, who carried it, who changed it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from .cite import counted_where, text_of, words
from .dates import in_words, last_day
from .ids import split_ids

if TYPE_CHECKING:
    from .ledger import Ledger

COLUMNS = ["step", "who", "page", "day", "change"]


def chain(ledger: Ledger, id: str) -> pd.DataFrame:
    """Return the steps of one claim; see `Ledger.chain`."""
    say, claim = words()["chain"], ledger.claim(id)
    start = {
        "who": who(ledger, claim["asserted_by"]),
        "page": "",
        "day": _day(claim["stated_on"]),
        "change": say["said"].format(counted_where(claim)),
    }
    ids, steps = [id], [start]
    for page, changes in _pages(ledger, claim):
        ids.append(page["report_id"])
        steps.append(
            {
                "who": _site(ledger, page),
                "page": page["title_hint"],
                "day": _day(page["published"]),
                "change": " ".join(changes) or say["carried"],
            }
        )
    table = pd.DataFrame(steps, index=pd.Index(ids, name="id"))
    table.insert(0, "step", range(1, len(steps) + 1))
    return table[COLUMNS]


def who(ledger: Ledger, source: str) -> str:
    """Return how a source is named in a sentence."""
    row = ledger.row(source)
    return text_of(row["in_text"]) or str(row["name"])


def _pages(ledger: Ledger, claim: Any) -> list[tuple[Any, list[str]]]:
    """Return the pages of a claim by their day, undated ones last, with what each changed."""
    say, labels = words()["chain"], ledger.labels("retellings", "change")
    pages: dict[str, list[str]] = {id: [] for id in [claim["report"], *split_ids(claim["also"])]}
    own = ledger.retellings.loc[ledger.retellings["claim_id"] == claim["claim_id"]]
    for retold in own.to_dict("records"):
        change = say["changed"].format(labels[retold["change"]], retold["as_retold"])
        pages.setdefault(retold["report"], []).append(change)
    # In a ledger cut at a day, a claim may name pages that are not there yet.
    known = set(ledger.reports["report_id"])
    found = [(ledger.row(id), changes) for id, changes in pages.items() if id in known]
    return sorted(found, key=lambda pair: last_day(pair[0]["published"]) or dt.date.max)


def _site(ledger: Ledger, page: Any) -> str:
    name, relayed = str(ledger.row(page["publisher"])["name"]), text_of(page["relays"])
    if not relayed or relayed == page["publisher"]:
        return name
    say = words()["chain"]["carrying"]
    return str(say.format(name, ledger.row(relayed)["name"]))


def _day(date: Any) -> str:
    return str(words()["chain"]["undated"]) if pd.isna(date) else in_words(date)
