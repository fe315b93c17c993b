"""Checking what a student writes: own words, a brief of their own, a verdict with its evidence."""

from __future__ import annotations

from collections.abc import Mapping

from .kinds import BriefText, ShortText, Verdict
from .results import NOT_TRIED, Note, Result, cannot, done, said

MOST_TEXT = 20_000
MOST_TIES = 500
MOST_EVIDENCE = 100
#: Verdicts that no row of a ledger can bear out.
NO_ROW_NEEDED = ("not-found-here", "opinion")


def text_ids(answer: object) -> set[str] | None:
    """Return the ids of a list of texts, or None where it is no such list."""
    if not isinstance(answer, list | tuple) or len(answer) > 1000:
        return None
    return set(answer) if all(isinstance(each, str) for each in answer) else None


def short_text(question: ShortText, answer: object) -> Result:
    """Keep own words that are long enough, and show the lines to check them by."""
    given: Mapping[str, object] = {"text": answer} if isinstance(answer, str) else {}
    if isinstance(answer, Mapping):
        given = answer
    text, ids = given.get("text", ""), text_ids(given.get("rubric", []))
    if not isinstance(text, str) or ids is None or not isinstance(answer, Mapping | str):
        return cannot("wrong-type")
    if len(text) > MOST_TEXT:
        return cannot("answer-too-long", most=f"{MOST_TEXT:,}")
    strange = ids - {line.id for line in question.rubric}
    if strange:
        return cannot("unknown-choice", choice=min(strange)[:40])
    words = len(text.split())
    if not words:
        return NOT_TRIED
    if words < question.min_words:
        params = {"count": str(words), "least": str(question.min_words)}
        return Result("not-yet", 0.0, notes=(Note("too-few-words", params),))
    lines = [said(line, "right" if line.id in ids else "note") for line in question.rubric]
    score = len(ids) / len(question.rubric)
    return done(score, *lines, notes=[] if score == 1 else [Note("rubric-next")])


def brief_text(question: BriefText, answer: object) -> Result:
    """Keep a brief as own words are kept, if its ties lie in the text."""
    result = short_text(question, answer)
    if result.outcome not in ("right", "not-yet") or not isinstance(answer, Mapping):
        return result
    ties = answer.get("ties", [])
    if not isinstance(ties, list | tuple) or len(ties) > MOST_TIES:
        return cannot("wrong-type")
    sound = all(_is_tie(each, len(str(answer.get("text", "")))) for each in ties)
    return result if sound else cannot("wrong-type")


def _is_tie(tie: object, length: int) -> bool:
    """Tell whether a tie names a stretch of the text, and a claim or the student's own view."""
    if not isinstance(tie, Mapping):
        return False
    start, end = tie.get("start"), tie.get("end")
    if type(start) is not int or type(end) is not int:
        return False
    claim, own = tie.get("claim"), tie.get("own")
    named = isinstance(claim, str) and 0 < len(claim) <= 200
    return 0 <= start < end <= length and (named or own is True)


def verdict(question: Verdict, answer: object) -> Result:
    """Compare the verdict with the key; evidence and repair are told about and never decide."""
    if not isinstance(answer, Mapping):
        return cannot("wrong-type")
    given, repair = answer.get("verdict", ""), answer.get("repair", "")
    evidence = text_ids(answer.get("evidence", []))
    if not isinstance(given, str) or not isinstance(repair, str) or evidence is None:
        return cannot("wrong-type")
    if len(evidence) > MOST_EVIDENCE:
        return cannot("wrong-type")
    if len(repair) > MOST_TEXT:
        return cannot("answer-too-long", most=f"{MOST_TEXT:,}")
    if not given:
        return NOT_TRIED
    chosen = next((option for option in question.options if option.id == given), None)
    if chosen is None:
        return cannot("unknown-choice", choice=given[:40])
    notes = _on_evidence(question, given, evidence)
    if not chosen.right:
        return done(0, said(chosen, "wrong"), notes=notes)
    others = [said(option, "note") for option in question.options if option is not chosen]
    return done(1, said(chosen, "right"), *others, notes=notes)


def _on_evidence(question: Verdict, given: str, evidence: set[str]) -> list[Note]:
    if not question.evidence:
        return []
    if not evidence:
        return [] if given in NO_ROW_NEEDED else [Note("evidence-none")]
    return [Note("evidence-fits" if evidence & set(question.evidence) else "evidence-elsewhere")]
