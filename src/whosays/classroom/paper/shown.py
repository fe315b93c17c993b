"""From an answer as it was kept to what a teacher types off a sheet of paper for it.

It is the way back of `typed`: ``c``, ``a c``, ``1a 2c``.
"""

from __future__ import annotations

import json
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whosays.questions import Marks, Matching, OneChoice, Question, Several, Verdict
from whosays.questions.kinds import Named


def as_typed(question: Question, answer: Any) -> str:
    """Return an answer as it is typed off a sheet; much so where it has another form.

    Parameters
    ----------
    question
        As `questions.build` returns it.
    answer
        JSON as a hand-in gives it; treated as hostile.

    Examples
    --------
    ``c``, ``a c``, ``none``, ``1a 2c``, ``10000-11000-12000``, ``b; about 11,000``
    """
    shown = _SHOWN.get(type(question))
    return (shown(question, answer) if shown else "") or in_short(answer)


def in_short(answer: Any) -> str:
    """Return an answer on one line, whatever its form: its ids, numbers or words."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, list):
        return " ".join(in_short(each) for each in answer)
    if isinstance(answer, dict):
        if {"low", "best", "high"} & answer.keys():
            ends = (answer.get(name) for name in ("low", "best", "high"))
            return "-".join(in_short(end) for end in ends if end is not None)
        if "text" in answer:
            return in_short(answer["text"])
        if "verdict" in answer:
            parts = (answer.get(name) for name in ("verdict", "evidence", "repair"))
            return "; ".join(filter(None, (in_short(part) for part in parts if part)))
        return "; ".join(f"{name}: {in_short(each)}" for name, each in answer.items())
    return json.dumps(answer)


def _letters(ids: Any, among: Sequence[Named]) -> str:
    """Return the letters that stand for ids, in the order of the sheet; none for anything else."""
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        return ""
    places = {each.id: letter for each, letter in zip(among, string.ascii_lowercase, strict=False)}
    return " ".join(sorted(places[each] for each in ids)) if {*ids} <= places.keys() else ""


def _numbered(given: Any, rows: Sequence[Named], among: Sequence[Named]) -> str:
    """Return ``1a 2c`` for rows with ids of what each was given; none for anything else."""
    if not isinstance(given, dict) or not {*given} <= {row.id for row in rows}:
        return ""
    pairs = []
    for number, row in enumerate(rows, 1):
        ids = given.get(row.id, [])
        letters = _letters([ids] if isinstance(ids, str) else ids, among)
        if ids and not letters:
            return ""
        pairs += [f"{number}{letter}" for letter in letters.split()]
    return " ".join(pairs)


def _verdict_shown(question: Verdict, answer: Any) -> str:
    if not isinstance(answer, dict):
        return ""
    verdict = _letters([answer.get("verdict")], question.options)
    return "; ".join(filter(None, (verdict, in_short(answer.get("repair") or "")))) * bool(verdict)


_SHOWN: Mapping[type, Callable[[Any, Any], str]] = {
    Marks: lambda it, answer: _numbered(answer, it.spans, it.labels),
    Matching: lambda it, answer: _numbered(answer, it.items, it.targets),
    OneChoice: lambda it, answer: _letters([answer], it.options),
    Several: lambda it, answer: "none" if answer == [] else _letters(answer, it.options),
    Verdict: _verdict_shown,
}
