"""Checking an answer: pure, and never an exception, whatever the answer is.

Four outcomes: *not-tried* (nothing there), *right*, *not-yet*, *cannot-check* (it is there, but
cannot be read as an answer to this question; a note says why). A score lies between 0 and 1; it is
None when there is nothing to score.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from .check_numbers import number, probability, range_
from .check_words import brief_text, short_text, text_ids, verdict
from .kinds import (
    BriefText,
    Marks,
    Matching,
    NumberQuestion,
    OneChoice,
    Probability,
    Question,
    RangeQuestion,
    Several,
    ShortText,
    Verdict,
)
from .results import NOT_TRIED, Note, Result, cannot, done, said


def check(question: Question, answer: object) -> Result:
    """Compare an answer with the key.

    Parameters
    ----------
    question
        As `build` returns it.
    answer
        JSON as the page or a hand-in gives it; treated as hostile.

    Returns
    -------
    Result
        Never raises. Right answers get the explanations of all options, others only those of
        what was chosen.
    """
    if answer is None:
        return NOT_TRIED
    return _CHECKS[type(question)](question, answer)


def _one_choice(question: OneChoice, answer: object) -> Result:
    if not isinstance(answer, str):
        return cannot("wrong-type")
    if not answer:
        return NOT_TRIED
    chosen = next((option for option in question.options if option.id == answer), None)
    if chosen is None:
        return cannot("unknown-choice", choice=answer[:40])
    others = [said(option, "note") for option in question.options if option is not chosen]
    if chosen.right:
        return done(1, said(chosen, "right"), *others)
    return done(0, said(chosen, "wrong"))


def _several(question: Several, answer: object) -> Result:
    ids = text_ids(answer)
    if ids is None:
        return cannot("wrong-type")
    if not ids:
        return NOT_TRIED
    strange = ids - {option.id for option in question.options}
    if strange:
        return cannot("unknown-choice", choice=min(strange)[:40])
    chosen = [option for option in question.options if option.id in ids]
    right = {option.id for option in question.options if option.right}
    # Ticking all must earn no more than ticking none, or doubt would not pay as trust does.
    score = both_ways(ids, right, len(question.options))
    shown = [said(option, "right" if option.right else "wrong") for option in chosen]
    if score == 1:
        shown += [said(option, "note") for option in question.options if option not in chosen]
    return done(score, *shown, notes=_missing(len(right - ids)))


def both_ways(marked: Collection[Any], right: Collection[Any], among: int) -> float:
    """Return the share of right things marked, minus the share of wrong things marked.

    Marking everything and marking nothing both earn 0, so trust and doubt count alike.
    """
    hits = len(set(marked) & set(right)) / len(right)
    wrong = among - len(right)
    alarms = len(set(marked) - set(right)) / wrong if wrong else 0.0
    return max(0.0, hits - alarms)


def _missing(count: int) -> list[Note]:
    return [Note("some-missing", {"count": str(count)})] if count else []


def _marks(question: Marks, answer: object) -> Result:
    given = _lists(answer)
    if given is None:
        return cannot("wrong-type")
    marked = {(span, label) for span, labels in given.items() for label in labels}
    if not marked:
        return NOT_TRIED
    known = {(span.id, label.id) for span in question.spans for label in question.labels}
    if marked - known:
        return cannot("unknown-choice", choice=" ".join(min(marked - known))[:40])
    right = {(span.id, label) for span in question.spans for label in span.labels}
    score = both_ways(marked, right, len(known))
    shown = []
    for span in question.spans:
        mine = {label for name, label in marked if name == span.id}
        # Spans left bare are counted, not shown, so that there is still something to find.
        if mine:
            shown.append(said(span, "right" if mine == set(span.labels) else "wrong"))
        elif score == 1:
            shown.append(said(span, "note"))
    bare = {name for name, _ in right} - {name for name, _ in marked}
    return done(score, *shown, notes=_missing(len(bare)))


def _lists(answer: object) -> dict[str, set[str]] | None:
    if not isinstance(answer, Mapping) or len(answer) > 1000:
        return None
    given = {name: text_ids(labels) for name, labels in answer.items() if isinstance(name, str)}
    if len(given) < len(answer):
        return None
    read = {name: ids for name, ids in given.items() if ids is not None}
    return read if len(read) == len(given) else None


def _matching(question: Matching, answer: object) -> Result:
    if not isinstance(answer, Mapping) or len(answer) > 1000:
        return cannot("wrong-type")
    texts = all(isinstance(name, str) and isinstance(to, str) for name, to in answer.items())
    if not texts:
        return cannot("wrong-type")
    given = {name: to for name, to in answer.items() if to}
    if not given:
        return NOT_TRIED
    items, targets = {item.id for item in question.items}, {to.id for to in question.targets}
    strange = sorted({*(set(given) - items), *(set(given.values()) - targets)})
    if strange:
        return cannot("unknown-choice", choice=strange[0][:40])
    shown, hits = [], 0
    for item in question.items:
        hit = (given.get(item.id),) == item.labels
        hits += hit
        if item.id in given:
            shown.append(said(item, "right" if hit else "wrong"))
    left = len(items) - len(given)
    notes = [Note("not-all-matched", {"count": str(left)})] if left else []
    return done(hits / len(items), *shown, notes=notes)


_CHECKS: dict[type[Question], Callable[[Any, object], Result]] = {
    OneChoice: _one_choice,
    Several: _several,
    NumberQuestion: number,
    RangeQuestion: range_,
    Probability: probability,
    Marks: _marks,
    Matching: _matching,
    ShortText: short_text,
    BriefText: brief_text,
    Verdict: verdict,
}
