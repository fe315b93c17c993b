"""What is stamped on the case board in a lesson, and who says it: for the teacher's key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from whosays import lessons
from whosays.ledger import Ledger
from whosays.ledger.cite import text_of
from whosays.ledger.ids import split_ids
from whosays.lessons import LessonData

from .words import words

__all__ = ["new_stamps", "stamps"]

Data = dict[str, Any]
#: Verdicts on claims that nobody is known to make.
_UNSAID = ("nobody-named", "not-found-here", "opinion", "hedge-well-placed")


def stamps(
    ledger: Ledger, wanted: Sequence[int] | Literal[True], known: Sequence[str]
) -> list[Data]:
    """Return what is stamped on rows of the case board, as far as a lesson tells it.

    Parameters
    ----------
    ledger
        For the verdicts on the brief.
    wanted
        The rows' places on the board; True for all.
    known
        The claims of the brief whose verdict may be seen from this lesson on.

    Returns
    -------
    list of dict
        One block with ``rows``, each with its ``mark``, ``stamp``, ``who`` says it, and
        ``repair``; none where nothing is known yet.
    """
    rows = ledger.brief.sort_values("position")
    rows = rows[rows["brief_id"].isin(list(known))]
    if wanted is not True:
        rows = rows[rows["position"].isin(wanted)]
    said = lessons.words()["explore"]["verdicts"]
    told = [
        {
            "mark": str(row.position),
            "stamp": said[row.verdict][1],
            "who": _who(str(row.verdict), split_ids(row.evidence), ledger),
            "repair": text_of(row.repair),
        }
        for row in rows.itertuples()
    ]
    return [{"is": "stamps", "rows": told}] if told else []


def new_stamps(data: LessonData, blocks: Sequence[Data], ledger: Ledger) -> list[Data]:
    """Return what a lesson stamps on the case board without asking for it on its sheet.

    Parameters
    ----------
    data
        The lesson: `stamps` has the claims whose verdict may be seen from it on.
    blocks
        What its key tells already.
    ledger
        For the verdicts on the brief.

    Returns
    -------
    list of dict
        A step and a block of `stamps`; none where nothing is new.
    """
    earlier = lessons.ids()[: lessons.ids().index(data.id)]
    before = lessons.read(earlier[-1]).stamps if earlier else ()
    told = {row["mark"] for each in blocks if each["is"] == "stamps" for row in each["rows"]}
    rows = ledger.brief.set_index("brief_id")["position"]
    new = [id for id in data.stamps if id not in before and str(rows[id]) not in told]
    head = {"is": "step", "text": words()["board"]["head"]}
    return [each for told in stamps(ledger, True, new) for each in (head, told)]


def _who(verdict: str, evidence: Sequence[str], ledger: Ledger) -> str:
    """Return who says what a claim of the brief says, or who tells of it; empty for nobody."""
    if verdict in _UNSAID or not evidence:
        return ""
    rows = [ledger.row(id) for id in evidence]
    by = [str(row["asserted_by"]) for row in rows if "asserted_by" in row.index]
    pages = [ledger.row(row["report"]) for row in rows if "summary" in row.index]
    outlets = [text_of(page["relays"]) or str(page["publisher"]) for page in pages]
    sources = ledger.sources.set_index("source_id")
    named = (sources.loc[id] for id in dict.fromkeys(by or outlets))
    names = "; ".join(text_of(each["in_text"]) or str(each["name"]) for each in named)
    return str(words()["key"]["who" if by else "told_by"]).format(names=names)
