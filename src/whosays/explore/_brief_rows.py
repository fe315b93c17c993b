"""What the page shows of a brief: its numbers, the remarks beside them, and the trace."""

from collections.abc import Mapping
from typing import Any

from whosays import briefs, lessons
from whosays.explore._brief_claims import Claims
from whosays.explore._brief_ties import OWN, Draft, Tied
from whosays.ledger import Ledger
from whosays.ledger.care import LOSSES

# So many words before and after a number tell which one it is.
_AROUND = 4
_ENDS = (". ", "! ", "? ", "\n")


class Rows:
    """Makes what the writer shows of a draft, with the words of the course."""

    def __init__(self, ledger: Ledger, claims: Claims) -> None:
        self._ledger, self._claims = ledger, claims
        words = lessons.words()
        self._words: Mapping[str, Any] = words["explore"]["brief"]
        self._remarked: Mapping[str, Any] = words["briefs"]["remarks"]

    def shown(self, draft: Draft) -> dict[str, Any]:
        """Return numbers, remarks, summary and trace, as ``controls.Writer`` names them."""
        # What is not tied yet is said at its number already.
        found = briefs.remarks(draft.text, draft.ties, self._ledger)
        remarks = [it for it in found if it.code != "untied"]
        beside = {each.key: [it for it in remarks if _belongs(it, each)] for each in draft.numbers}
        placed = {id(it) for found in beside.values() for it in found}
        loose = [self._loose(draft.text, it) for it in remarks if id(it) not in placed]
        offered = [self._offered(draft.text, it) for it in briefs.offers(draft.text, draft.ties)]
        open_ones = sum(not each.tie for each in draft.numbers)
        counts = {"n": len(draft.numbers), "open": open_ones, "remarks": len(remarks)}
        return {
            "figures": [self._figure(draft.text, it, beside[it.key]) for it in draft.numbers],
            "remarks": [*loose, *offered],
            "summary": self._words["summary"].format(**counts) if draft.text.strip() else "",
            "trace": self._trace(draft),
        }

    def _figure(self, text: str, number: Tied, remarks: list[Any]) -> dict[str, Any]:
        found = number.figure
        before, after = _around(text, found.start, found.end)
        tied = number.tie not in ("", OWN)
        sentence = _sentence(text, found.start, found.end)
        grave = self._words["grave"] if number.tie == OWN and _counts_losses(sentence) else ""
        return {
            "key": number.key,
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "before": before,
            "after": after,
            "tie": number.tie,
            "first": self._claims.fitting(found, sentence),
            "about": self._claims.about(number.tie) if tied else "",
            "remarks": [self._remark(it) for it in remarks],
            "grave": grave,
        }

    def _remark(self, remark: Any) -> str:
        said = self._remarked[remark.code]
        # What the writer typed is text, and never a mark or a link of the page.
        filled = {name: _plain(str(text)) for name, text in remark.params.items()}
        parts = {name: str(said[name]).format(**filled) for name in ("what", "why", "ask")}
        return str(self._words["remark"]).format(kind=self._words["kinds"][said["kind"]], **parts)

    def _loose(self, text: str, remark: Any) -> dict[str, Any]:
        words = text[remark.start : remark.end]
        return {
            "start": remark.start,
            "end": remark.end,
            "words": words,
            "text": self._remark(remark),
            "copy": "",
        }

    def _offered(self, text: str, offer: Any) -> dict[str, Any]:
        phrase = self._words["phrase"].format(term=offer.term, low=offer.low, high=offer.high)
        return {
            "start": offer.start,
            "end": offer.end,
            "words": text[offer.start : offer.end],
            "text": self._words["offered"],
            "copy": phrase,
        }

    def _trace(self, draft: Draft) -> dict[str, Any]:
        rows = [self._traced(draft.text, each) for each in draft.numbers]
        columns = [self._words["trace"][name] for name in ("number", *_TRACED)]
        return {"caption": self._words["trace"]["caption"], "columns": columns, "rows": rows}

    def _traced(self, text: str, number: Tied) -> list[str]:
        before, after = _around(text, number.figure.start, number.figure.end)
        words = f"{_plain(before)}**{_plain(number.figure.text)}**{_plain(after)}"
        if number.tie in ("", OWN):
            said = self._words["trace"]["own" if number.tie else "open"]
            return [words, said, "", "", ""]
        claims, id = self._claims, number.tie
        return [words, claims.claimant(id), claims.day(id), claims.figure(id), claims.page(id)]


_TRACED = ("who", "day", "figure", "page")


def _belongs(remark: Any, number: Tied) -> bool:
    """Tell whether a remark is about a number, and not about the sentence around it."""
    start, end = number.figure.start, number.figure.end
    meets = remark.start < end and start < remark.end
    inside = start <= remark.start and remark.end <= end
    return bool(meets and (inside or (remark.claim and remark.claim == number.tie)))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return a few words before and after a place, within its line."""
    before = text[:start].rsplit("\n", 1)[-1].split(" ")
    after = text[end:].split("\n", 1)[0].split(" ")
    left, right = before[-_AROUND - 1 :], after[: _AROUND + 1]
    head = "… " if len(before) > len(left) else ""
    tail = " …" if len(after) > len(right) else ""
    return head + " ".join(left).lstrip(), " ".join(right).rstrip() + tail


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(mark, 0, start) + 1 for mark in _ENDS)
    ends = [text.find(mark, end) for mark in _ENDS]
    return text[first : min([it for it in ends if it >= 0], default=len(text))]


def _counts_losses(sentence: str) -> bool:
    words = "".join(it if it.isalpha() else " " for it in sentence.casefold()).split()
    return not LOSSES.isdisjoint(words)


def _plain(text: str) -> str:
    marks = str.maketrans({"*": "∗", "[": "(", "]": ")", "`": "'"})
    return text.translate(marks)
