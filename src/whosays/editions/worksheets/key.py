"""The teacher's key of a sheet: each answer, how it is typed, and every explanation.

Letters and numbers are those of the sheet. What stands under `typed` is what goes into the column
*answer* of the answers' CSV, and `whosays.classroom.paper` reads it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whosays.classroom.paper.shown import as_typed
from whosays.classroom.scoring.keys import HELD_BACK
from whosays.ledger import Ledger
from whosays.lessons import LessonData
from whosays.questions import (
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

from . import marks
from .asked import letter, short
from .content import frame
from .plan import Plan
from .stamps import new_stamps, stamps
from .words import words

__all__ = ["answer", "key", "typed"]

Data = dict[str, Any]
#: Of the width that a range may have, the part that an example takes up on each side.
_SIDE = 4


def key(data: LessonData, plan: Plan, built: Mapping[str, Question], ledger: Ledger) -> Data:
    """Return the key of a lesson's sheet.

    Parameters
    ----------
    data, plan
        The lesson and the plan of its sheet.
    built
        The lesson's questions by id.
    ledger
        For the date in the foot.

    Returns
    -------
    dict
        ``title``, ``head``, ``foot``, ``licence``, ``words``, ``example`` (a line of the CSV),
        ``notes`` (on typing, where they matter), ``strip`` (all answers in short) and ``blocks``:
        steps, an answer for each question on the sheet, in the sheet's order, and what the lesson
        stamps on the case board.
    """
    said = words()["sheet"]
    rows = ledger.brief.set_index("brief_id")["position"]
    blocks: list[Data] = []
    for block in plan.blocks:
        if block.kind in ("step", "heading"):
            blocks.append({"is": "step", "text": block.value})
        numbered = block.options.get("numbered", False)
        cards = plan.cards if block.options.get("evidence", False) else {}
        blocks += [
            answer(built[id])
            | {"place": place if numbered else 0}
            | _on_board(built[id], rows, cards)
            for place, id in enumerate(block.questions, 1)
        ]
        if block.kind == "board":
            blocks += stamps(ledger, block.value, data.stamps)
    blocks += new_stamps(data, blocks, ledger)
    first = built[plan.questions[0]]
    return frame(ledger, words()["key"]["title"].format(lesson=data.id, title=data.title)) | {
        "head": {"kicker": said["kicker"].format(lesson=data.id), "title": data.title},
        "foot": words()["key"]["foot"].format(lesson=data.id, title=data.title),
        "key": words()["key"],
        "example": ",".join(("heron", data.id, short(first.id), typed(first), "")),
        "notes": _notes([built[id] for id in plan.questions]),
        "strip": [each for each in blocks if each.get("answer")],
        "held": any(built[id].role in HELD_BACK for id in plan.questions),
        "sets": any(built[id].form for id in plan.questions),
        # A step without a question has nothing to say in a key.
        "blocks": [
            each
            for each, after in zip(blocks, [*blocks[1:], {"is": "step"}], strict=True)
            if each["is"] != "step" or after["is"] != "step"
        ],
    }


def answer(asked: Question) -> Data:
    """Return one question's answer as data.

    Returns
    -------
    dict
        ``name``, ``role``, ``way``, ``answer`` in short, ``typed``, ``note``, ``solution``,
        ``sample``, and ``rows``: what can be chosen, each with its ``mark``, ``text``,
        ``explanation`` and whether it is ``right`` to choose it.
    """
    return {
        "is": "answer",
        "name": short(asked.id),
        # On a way of its own a question is no extra one.
        "role": "core" if asked.way and asked.role == "stretch" else asked.role,
        "way": asked.way,
        "scored": asked.scored,
        "held": asked.role in HELD_BACK,
        "answer": _ANSWERS[type(asked)](asked),
        "typed": typed(asked),
        "note": _note(asked),
        "solution": marks.inline(asked.solution),
        "sample": marks.inline(asked.sample) if isinstance(asked, ShortText) else [],
        "rows": [
            {
                "mark": mark,
                "text": marks.inline(text),
                "right": right,
                "explanation": marks.inline(explanation),
            }
            for mark, text, right, explanation in _ROWS[type(asked)](asked)
        ],
    }


def _on_board(asked: Question, rows: Mapping[str, int], cards: Mapping[str, str]) -> Data:
    """Return the row of the case board that a verdict is on, and the cards that show it."""
    if not isinstance(asked, Verdict):
        return {}
    said = words()["key"]
    shown = [card for card, row in cards.items() if row in asked.evidence]
    return {
        "row": said["row"].format(row=rows[asked.claim]),
        "cards": said["cards"].format(cards=", ".join(shown)) if shown else "",
    }


def _notes(asked: Sequence[Question]) -> list[str]:
    """Return what else has to be known to type these answers, or to read their explanations."""
    said = words()["key"]["notes"]
    told = " ".join(text for each in asked for text in (*each.explanations(), each.solution))
    needed = {
        "several": any(isinstance(each, Several) for each in asked),
        "range": any(isinstance(each, RangeQuestion) for each in asked),
        "text": any(isinstance(each, ShortText) for each in asked),
        "verdict": any(isinstance(each, Verdict) for each in asked),
        "sure": any(each.confidence for each in asked),
        "search": "earch for " in told,
    }
    return [str(said[name]) for name, is_needed in needed.items() if is_needed]


def typed(asked: Question) -> str:
    """Return a right answer as it is typed into the CSV; empty for words of one's own."""
    return _TYPED[type(asked)](asked)


def _right(asked: OneChoice | Several | Verdict) -> list[str]:
    return [each.id for each in asked.options if each.right]


def _labelled(rows: Sequence[Any]) -> dict[str, list[str]]:
    return {row.id: list(row.labels) for row in rows}


def _figure(value: float) -> str:
    return f"{value:,.12g}"


def _span(asked: RangeQuestion) -> str:
    """Return a range that holds the key and is not too wide."""
    side = math.floor((asked.widest - (asked.high - asked.low)) / _SIDE)
    return f"{asked.low - side:.12g}-{asked.high + side:.12g}"


def _range(asked: RangeQuestion) -> str:
    ends = " to ".join(_figure(each) for each in sorted({asked.low, asked.high}))
    return f"{ends} {asked.unit}"


def _note(asked: Question) -> str:
    """Return what makes an answer right where there are many that are."""
    if not isinstance(asked, RangeQuestion):
        return ""
    return str(words()["key"]["range"]).format(widest=_figure(asked.widest))


_TYPED: Mapping[type, Callable[[Any], str]] = {
    OneChoice: lambda it: as_typed(it, _right(it)[0]),
    Several: lambda it: as_typed(it, _right(it)),
    Verdict: lambda it: as_typed(it, {"verdict": _right(it)[0]}),
    NumberQuestion: lambda it: f"{it.key:.12g}",
    RangeQuestion: _span,
    Probability: lambda it: "100" if it.truth else "0",
    Matching: lambda it: as_typed(it, _labelled(it.items)),
    Marks: lambda it: as_typed(it, _labelled(it.spans)),
    ShortText: lambda it: "",
    BriefText: lambda it: "",
}
_ANSWERS: Mapping[type, Callable[[Any], str]] = {
    **_TYPED,
    NumberQuestion: lambda it: _figure(it.key),
    RangeQuestion: _range,
    Probability: lambda it: str(words()["key"]["true" if it.truth else "false"]),
}

_Row = tuple[str, str, bool, str]


def _options(asked: OneChoice | Several | Verdict) -> list[_Row]:
    return [
        (letter(n), each.text, each.right, each.explanation) for n, each in enumerate(asked.options)
    ]


def _numbered(rows: Sequence[Any], among: Sequence[Any]) -> list[_Row]:
    letters = {each.id: letter(n) for n, each in enumerate(among)}
    return [
        (f"{n}" + "".join(letters[id] for id in row.labels), row.text, False, row.explanation)
        for n, row in enumerate(rows, 1)
    ]


def _said(asked: Any, names: Sequence[str], right: Sequence[str] = ("right",)) -> list[_Row]:
    """Return the explanations of a question that has them by name, each under its words."""
    told = words()["key"]["outcome"]
    return [("", told[name], name in right, getattr(asked, name)) for name in names]


def _of_number(asked: NumberQuestion) -> list[_Row]:
    foreseen = [(_figure(each.value), "", False, each.explanation) for each in asked.mistakes]
    return [*_said(asked, ("right", "too_low", "too_high")), *foreseen]


def _rubric(asked: ShortText) -> list[_Row]:
    return [("", each.text, False, each.explanation) for each in asked.rubric]


_ROWS: Mapping[type, Callable[[Any], list[_Row]]] = {
    OneChoice: _options,
    Several: _options,
    Verdict: _options,
    NumberQuestion: _of_number,
    RangeQuestion: lambda it: _said(
        it, ("right", "too_narrow", "too_wide", "missed_low", "missed_high")
    ),
    Probability: lambda it: _said(
        it,
        ("leaning_true", "leaning_false"),
        ("leaning_true" if it.truth else "leaning_false",),
    ),
    Matching: lambda it: _numbered(it.items, it.targets),
    Marks: lambda it: _numbered(it.spans, it.labels),
    ShortText: _rubric,
    BriefText: _rubric,
}
