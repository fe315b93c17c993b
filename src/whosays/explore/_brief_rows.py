"""What the page shows of a brief: its numbers, the remarks beside them, and the trace."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from whosays import briefs, lessons
from whosays.briefs.text import apart
from whosays.explore._brief_claims import Claims
from whosays.explore._brief_read import sentence
from whosays.explore._brief_ties import OWN, Draft, Tied
from whosays.ledger import Ledger
from whosays.ledger.care import LOSSES

# So many words before and after a number tell which one it is.
_AROUND = 4


class Rows:
    """Makes what the writer shows of a draft, with the words of the course."""

    def __init__(self, ledger: Ledger, claims: Claims) -> None:
        self._ledger, self._claims = ledger, claims
        words = lessons.words()
        self._words: Mapping[str, Any] = words["explore"]["brief"]
        self._remarked: Mapping[str, Any] = words["briefs"]["remarks"]

    def shown(self, draft: Draft, part: str) -> dict[str, Any]:
        """Return numbers, remarks, summary and trace, as ``controls.Writer`` names them.

        Only this part of the text, its beginning, is read.
        """
        # What is not tied yet is said at its number already.
        found = briefs.remarks(part, draft.ties, self._ledger)
        remarks = [it for it in found if it.code != "untied"]
        places = [(it, _place(part, it, draft.numbers)) for it in remarks]
        beside = {each.key: [it for it, key in places if key == each.key] for each in draft.numbers}
        loose = [it for it, key in places if key is None]
        # What a kind of remark asks is told in full where the reader meets it first.
        told: set[str] = set()
        figures = [self._figure(part, it, beside[it.key], told) for it in draft.numbers]
        offers = [it for it in briefs.offers(part, draft.ties) if not _grave(part, it)]
        return {
            "figures": figures,
            "remarks": [
                *(self._loose(part, it, told) for it in loose),
                *(self._offered(part, it) for it in offers),
            ],
            "summary": self._summary(draft, part, len(remarks)),
            "trace": self._trace(draft),
        }

    def _summary(self, draft: Draft, part: str, remarks: int) -> str:
        if not part.strip():
            return ""
        counts = {"n": len(draft.numbers), "open": sum(not each.tie for each in draft.numbers)}
        # Before the first tie no remark could be made: to count none would sound like praise.
        first = not draft.ties and not remarks
        said = str(self._words["summary_first" if first else "summary"])
        more = [str(self._words["beginning"])] if part != draft.text else []
        return " ".join([said.format(**counts, remarks=remarks), *more])

    def _figure(
        self, text: str, number: Tied, remarks: Iterable[Any], told: set[str]
    ) -> dict[str, Any]:
        found = number.figure
        before, after = _around(text, found.start, found.end)
        tied = number.tie not in ("", OWN)
        grave = self._words["grave"] if number.tie == OWN and _grave(text, found) else ""
        return {
            "key": number.key,
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "before": before,
            "after": after,
            "tie": number.tie,
            "first": self._claims.fitting(found, _sentence(text, found)),
            "about": self._claims.about(number.tie) if tied else "",
            "remarks": [self._remark(it, told) for it in remarks],
            "grave": grave,
        }

    def _remark(self, remark: Any, told: set[str]) -> dict[str, Any]:
        said = self._remarked[remark.code]
        # What the writer typed is text, and never a mark or a link of the page.
        filled = {name: _plain(str(text)) for name, text in remark.params.items()}
        what, why, ask = (str(said[name]).format(**filled) for name in ("what", "why", "ask"))
        kind = self._words["kinds"][said["kind"]]
        first = remark.code not in told
        told.add(remark.code)
        return {
            "text": str(self._words["remark"]).format(kind=kind, what=what),
            "why": f"{why} {ask}",
            "full": first,
        }

    def _loose(self, text: str, remark: Any, told: set[str]) -> dict[str, Any]:
        words = text[remark.start : remark.end]
        return {
            "start": remark.start,
            "end": remark.end,
            "words": words,
            "copy": "",
            **self._remark(remark, told),
        }

    def _offered(self, text: str, offer: Any) -> dict[str, Any]:
        phrase = self._words["phrase"].format(term=offer.term, low=offer.low, high=offer.high)
        return {
            "start": offer.start,
            "end": offer.end,
            "words": text[offer.start : offer.end],
            "copy": phrase,
            "text": self._words["offered"],
            "why": "",
            "full": True,
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


def _place(text: str, remark: Any, numbers: Sequence[Tied]) -> int | None:
    """Return the key of the number that a remark is about; none where it is the sentence."""
    for each in numbers:
        if each.figure.start <= remark.start and remark.end <= each.figure.end:
            return each.key
    same = [each for each in numbers if remark.claim and each.tie == remark.claim]
    near = min(same, key=lambda each: apart(text, remark, each.figure), default=None)
    return near.key if near else None


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return a few words before and after a place, within its sentence."""
    first, last = sentence(text, start, end)
    before, after = text[first:start].lstrip().split(" "), text[end:last].split(" ")
    left, right = before[-_AROUND - 1 :], after[: _AROUND + 1]
    head = "… " if len(before) > len(left) else ""
    tail = " …" if len(after) > len(right) else ""
    return head + " ".join(left), " ".join(right).rstrip() + tail


def _sentence(text: str, place: Any) -> str:
    first, last = sentence(text, place.start, place.end)
    return text[first:last]


def _grave(text: str, place: Any) -> bool:
    """Tell whether the sentence around a place speaks of people killed, hurt or lost."""
    folded = _sentence(text, place).casefold()
    words = "".join(it if it.isalpha() else " " for it in folded).split()
    return not LOSSES.isdisjoint(words)


def _plain(text: str) -> str:
    marks = str.maketrans({"*": "∗", "[": "(", "]": ")", "`": "'"})
    return text.translate(marks)
