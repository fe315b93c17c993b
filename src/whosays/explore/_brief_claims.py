"""What a number can be tied to: the ledger's claims, those with the number first."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from whosays import lessons
from whosays.explore._estimates_data import trusted
from whosays.ledger import Ledger
from whosays.ledger.chain import who
from whosays.ledger.cite import counted, counted_where, day_said, plainly, text_of
from whosays.ledger.dates import in_words
from whosays.ledger.pages import best_page

# Short words say nothing about whose number it is.
_LEAST = 4


class Claims:
    """The claims that a brief may rest on: not thin, and found again when checked."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._words: Mapping[str, Any] = lessons.words()["explore"]["brief"]
        self._table = trusted(ledger.claims).sort_values(
            ["stated_on_first", "claim_id"], kind="stable"
        )
        self._names = {id: who(ledger, id) for id in self._table["asserted_by"].unique()}
        self._bearing = _by_number(self._table)
        self._pages: dict[str, str] = {}
        full = dict(zip(ledger.sources["source_id"], ledger.sources["name"], strict=True))
        self._rows = {row["claim_id"]: row for row in self._table.to_dict("records")}
        self._near = {
            id: _terms(row, self.claimant(id), full[row["asserted_by"]])
            for id, row in self._rows.items()
        }

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def offers(self) -> dict[str, str]:
        """Return the claims to pick from, by id, by the day on which they were stated."""
        return {id: self._offer(row) for id, row in self._rows.items()}

    def fitting(self, figure: Any, sentence: str) -> list[str]:
        """Return the claims with a number, first those of whom and when the sentence speaks."""
        ends = [it for it in (figure.value, figure.high) if it is not None]
        found = {id for it in ends for id in self._bearing.get(float(it), ())}
        said = set(_words(sentence))
        ids = [id for id in self._rows if id in found]
        return sorted(ids, key=lambda id: -len(self._near[id] & said))

    def claimant(self, id: str) -> str:
        """Return the name of who stated a claim."""
        return self._names[self._rows[id]["asserted_by"]]

    def about(self, id: str) -> str:
        """Return one sentence on a claim: claimant, day, hedge and figure, and the page."""
        row = self._rows[id]
        told = {"who": self.claimant(id), "day": day_said(row["stated_on"])}
        return str(self._words["about"]).format(
            **told, figure=counted_where(row), page=self.page(id)
        )

    def day(self, id: str) -> str:
        """Return the day of the statement in words."""
        stated = text_of(self._rows[id]["stated_on"])
        return in_words(stated) if stated else str(self._words["undated"])

    def figure(self, id: str) -> str:
        """Return the figure with the hedge that the claimant gave."""
        return counted(self._rows[id])

    def page(self, id: str) -> str:
        """Return the link to the page that a reader should open, named by who published it."""
        if id not in self._pages:
            self._pages[id] = self._page(id)
        return self._pages[id]

    def _page(self, id: str) -> str:
        page = best_page(self._ledger, self._ledger.claim(id))
        if page is None:
            return str(self._words["no_page"])
        report = self._ledger.row(page)
        link = str(report["url"]).replace("(", "%28").replace(")", "%29")
        outlet = self._ledger.row(report["publisher"])["name"]
        return str(self._words["page"]).format(outlet=outlet, link=link)

    def _offer(self, row: Mapping[str, Any]) -> str:
        id = row["claim_id"]
        scope = plainly(text_of(row["scope"]))
        text = str(self._words["offer" if scope else "offer_bare"])
        told = {"who": self.claimant(id), "day": self.day(id), "scope": scope}
        return text.format(figure=self.figure(id), **told)


def _by_number(table: pd.DataFrame) -> dict[float, list[str]]:
    """Return the claims that bear each number, as their figure or as an end of it."""
    ends = table.melt("claim_id", ["value", "low", "high"], value_name="number").dropna()
    once = ends.drop_duplicates(["claim_id", "number"])
    found: dict[float, list[str]] = {}
    for id, number in zip(once["claim_id"], once["number"], strict=True):
        found.setdefault(float(number), []).append(id)
    return found


def _terms(row: Mapping[str, Any], *names: str) -> set[str]:
    day = text_of(row["stated_on"])
    parts = (*names, counted_where(row), in_words(day) if day else "")
    return set(_words(" ".join(parts)))


def _words(text: str) -> list[str]:
    """Return the telling words of a text: long ones, numbers and names in capitals."""
    found = re.findall(r"\w+", text)
    telling = (it for it in found if len(it) >= _LEAST or it.isdigit() or it.isupper())
    # "soldier" and "soldiers" are one word here.
    return [it.casefold().rstrip("s") for it in telling]
