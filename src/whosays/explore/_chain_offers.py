"""Which claims and pages a reader may pick, those whose chain is worth seeing first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from whosays import lessons
from whosays.charts import wording
from whosays.ledger import Ledger
from whosays.ledger.care import counts_losses
from whosays.ledger.cite import counted_where, text_of
from whosays.ledger.dates import in_words
from whosays.ledger.ids import split_ids

JOINT = ";"
# One statement told in several ways comes before a figure that was said again.
_KIN = (("same_statement",), ("same_statement", "repeats"))
_WORTH = 3


@dataclass(frozen=True, kw_only=True)
class _Offer:
    """A claim, or claims that tell one thing: how it reads, and how soon it is offered."""

    ids: tuple[str, ...]
    pages: frozenset[str]
    changed: int
    losses: bool
    weak: bool
    again: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, bool, int]:
        """Sound before weak, worth seeing before short, losses later, several and long first."""
        short = len(self.pages) < _WORTH and not self.changed
        return (self.weak, short, self.losses, len(self.ids) == 1, self.again, -len(self.pages))


def offers(ledger: Ledger) -> dict[str, str]:
    """Return what can be picked, by id or ids joined by a semicolon, with its text, in order."""
    tables = _Tables(ledger)
    single = {id: tables.offer([id]) for id in tables.claims}
    several: dict[tuple[str, ...], _Offer] = {}
    for again, kinds in enumerate(_KIN):
        for ids in _kin(ledger, kinds):
            several.setdefault(ids, tables.offer(ids, again=bool(again)))
    listed = sorted([*several.values(), *single.values()], key=lambda each: each.rank)
    found = {JOINT.join(each.ids): tables.text(each) for each in listed}
    carried = Counter(page for offer in single.values() for page in offer.pages)
    shown = (page for id, page in tables.pages.items() if id in carried)
    return found | {page["report_id"]: tables.page(page, carried) for page in shown}


def text_of_several(ledger: Ledger, ids: Iterable[str]) -> str:
    """Return how claims or pages read that somebody put together."""
    tables = _Tables(ledger)
    claims = list(dict.fromkeys(ledger.chain(ids)["claim"]))
    return tables.text(tables.offer(claims), several="offer_several")


def lost(ledger: Ledger) -> "pd.Series[bool]":
    """Return which retellings a second reader looked for and did not find again."""
    return ledger.retellings["checked"] == "not-found"


def steps_of(ledger: Ledger, asked: Sequence[str]) -> pd.DataFrame:
    """Return the steps of what was picked, without changes that were not found again.

    They stay where their page or retelling was asked for by name.
    """
    steps, table = ledger.chain(asked), ledger.retellings
    named = table["report"].isin(asked) | table["retelling_id"].isin(asked)
    for row in table.loc[lost(ledger) & ~named].itertuples():
        here = (steps["claim"] == row.claim_id) & (steps.index == row.report)
        claim = ledger.claim(row.claim_id)
        if row.report in (claim["report"], *split_ids(claim["also"])):
            steps.loc[here, ["kind", "changes", "words"]] = ["page", "", ""]
        else:
            steps = steps.loc[~here]
    return steps


class _Tables:
    """The ledger's rows by their ids, read once: there are hundreds of offers to write."""

    def __init__(self, ledger: Ledger) -> None:
        self._words = lessons.words()["explore"]["chain"]
        self.claims = _by_id(ledger.claims)
        self.pages = _by_id(ledger.reports)
        self._sources = _by_id(ledger.sources)
        self._retold: dict[str, set[str]] = {}
        for row in ledger.retellings.loc[~lost(ledger)].itertuples():
            self._retold.setdefault(row.claim_id, set()).add(row.report)

    def offer(self, ids: Iterable[str], *, again: bool = False) -> _Offer:
        """Return the offer of one claim, or of several together."""
        claims = [self.claims[id] for id in ids]
        changed = {page for claim in claims for page in self._retold.get(claim["claim_id"], ())}
        named = {page for claim in claims for page in (claim["report"], *split_ids(claim["also"]))}
        return _Offer(
            ids=tuple(claim["claim_id"] for claim in claims),
            pages=frozenset((named | changed) & set(self.pages)),
            changed=len(changed & set(self.pages)),
            losses=any(counts_losses(claim["measure"], claim["unit"]) for claim in claims),
            weak=any(bool(claim["thin"]) or claim["checked"] == "not-found" for claim in claims),
            again=again,
        )

    def text(self, offer: _Offer, *, several: str = "offer_kin") -> str:
        """Return how a claim, or several, read in the list."""
        claim = self.claims[offer.ids[0]]
        told = counted_where(claim)
        speaker = self._sources[claim["asserted_by"]]
        text = str(self._words["offer" if len(offer.ids) == 1 else several]).format(
            count=len(offer.ids),
            who=(text_of(speaker["in_text"]) or speaker["name"]).rstrip(","),
            day=self._day(claim["stated_on"]),
            words=told[:1].upper() + told[1:],
            pages=wording.counted("chain_pages", len(offer.pages)),
        )
        changed = wording.counted("chain_changed", offer.changed)
        return f"{text}, {changed}" if offer.changed else text

    def page(self, page: dict[str, Any], carried: Mapping[str, int]) -> str:
        """Return how a page reads in the list."""
        return str(self._words["offer_page"]).format(
            site=self._sources[page["publisher"]]["name"],
            day=self._day(page["published"]),
            title=page["title_hint"],
            claims=wording.counted("chain_claims", carried[page["report_id"]]),
        )

    def _day(self, date: object) -> str:
        return in_words(date) if isinstance(date, str) else str(self._words["undated"])


def _by_id(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {row[table.columns[0]]: row for row in table.to_dict("records")}


def _kin(ledger: Ledger, kinds: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the claims that such relations hold together, in order of their day."""
    table = ledger.relations
    ties = table.loc[table["relation"].isin(kinds), ["from_claim", "to_claim"]]
    home: dict[str, str] = {}
    for one, other in ties.itertuples(index=False):
        into, old = home.get(one, one), home.get(other, other)
        home |= {id: into for id, at in [*home.items(), (one, into), (other, old)] if at == old}
        home[one] = into
    days = ledger.claims.sort_values("stated_on_last", kind="stable")["claim_id"]
    kin: dict[str, list[str]] = {}
    for id in days:
        if id in home:
            kin.setdefault(home[id], []).append(id)
    return [tuple(ids) for ids in kin.values()]
