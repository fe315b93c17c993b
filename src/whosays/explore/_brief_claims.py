"""What a number can be tied to: the ledger's claims, those with the number first."""

import re
from collections.abc import Mapping
from typing import Any

from whosays import lessons
from whosays.explore._estimates_data import bearing, trusted
from whosays.ledger import Ledger
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
        names = ledger.sources.set_index("source_id")["name"]
        self._names = dict(zip(names.index, names.astype(str), strict=True))
        self._rows = {row["claim_id"]: row for row in self._table.to_dict("records")}
        self._near = {id: _terms(row, self.claimant(id)) for id, row in self._rows.items()}

    def __contains__(self, id: object) -> bool:
        return id in self._rows

    def offers(self) -> dict[str, str]:
        """Return the claims to pick from, by id, by the day on which they were stated."""
        return {id: self._offer(row) for id, row in self._rows.items()}

    def fitting(self, figure: Any, sentence: str) -> list[str]:
        """Return the claims with a number, first those of whom and when the sentence speaks."""
        ends = [it for it in (figure.value, figure.high) if it is not None]
        ids = dict.fromkeys(id for it in ends for id in bearing(self._table, it)["claim_id"])
        said = set(_words(sentence))
        return sorted(ids, key=lambda id: -len(self._near[id] & said))

    def claimant(self, id: str) -> str:
        """Return the name of who stated a claim."""
        return str(self._names[self._rows[id]["asserted_by"]])

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
        page = best_page(self._ledger, self._ledger.claim(id))
        if page is None:
            return str(self._words["no_page"])
        report = self._ledger.row(page)
        link = str(report["url"]).replace("(", "%28").replace(")", "%29")
        outlet = self._names[report["publisher"]]
        return str(self._words["page"]).format(outlet=outlet, link=link)

    def _offer(self, row: Mapping[str, Any]) -> str:
        id = row["claim_id"]
        scope = plainly(text_of(row["scope"]))
        text = str(self._words["offer" if scope else "offer_bare"])
        told = {"who": self.claimant(id), "day": self.day(id), "scope": scope}
        return text.format(figure=self.figure(id), **told)


def _terms(row: Mapping[str, Any], claimant: str) -> set[str]:
    day = text_of(row["stated_on"])
    parts = (claimant, counted(row), text_of(row["scope"]), in_words(day) if day else "")
    return set(_words(" ".join(parts)))


def _words(text: str) -> list[str]:
    """Return the telling words of a text: long ones, numbers and names in capitals."""
    found = re.findall(r"\w+", text)
    telling = (it for it in found if len(it) >= _LEAST or it.isdigit() or it.isupper())
    # "soldier" and "soldiers" are one word here.
    return [it.casefold().rstrip("s") for it in telling]
