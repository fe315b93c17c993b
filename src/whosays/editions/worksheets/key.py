"""The teacher's key of a sheet: each answer, how it is typed, and every explanation.

Letters and numbers are those of the sheet. What stands under `typed` is what goes into the column
*answer* of the answers' CSV, and `whosays.classroom.paper` reads it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from whosays import lessons
from whosays.classroom.scoring.keys import HELD_BACK
from whosays.ledger import Ledger
from whosays.ledger.cite import text_of
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
from .words import words

__all__ = ["answer", "key", "stamps", "typed"]

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
        ``title``, ``head``, ``foot``, ``licence``, ``words``, ``example`` (a line of the CSV) and
        ``blocks``: steps, and an answer for each question on the sheet, in the sheet's order.
    """
    said = words()["sheet"]
    blocks: list[Data] = []
    for block in plan.blocks:
        if block.kind in ("step", "heading"):
            blocks.append({"is": "step", "text": block.value})
        blocks += [answer(built[id]) for id in block.questions]
        if block.kind == "board":
            blocks += stamps(ledger, block.value, data.stamps)
    first = built[plan.questions[0]]
    return frame(ledger, words()["key"]["title"].format(lesson=data.id, title=data.title)) | {
        "head": {"kicker": said["kicker"].format(lesson=data.id), "title": data.title},
        "foot": words()["key"]["foot"].format(lesson=data.id, title=data.title),
        "key": words()["key"],
        "example": ",".join(("heron", data.id, short(first.id), typed(first), "")),
        "held": any(built[id].role in HELD_BACK for id in plan.questions),
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
        "role": asked.role,
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
        One block with ``rows``, each with its ``mark``, ``stamp`` and ``repair``; none where
        nothing is known yet.
    """
    rows = ledger.brief.sort_values("position")
    rows = rows[rows["brief_id"].isin(list(known))]
    if wanted is not True:
        rows = rows[rows["position"].isin(wanted)]
    said = lessons.words()["explore"]["verdicts"]
    told = [
        {"mark": str(row.position), "stamp": said[row.verdict][1], "repair": text_of(row.repair)}
        for row in rows.itertuples()
    ]
    return [{"is": "stamps", "rows": told}] if told else []


def typed(asked: Question) -> str:
    """Return a right answer as it is typed into the CSV; empty for words of one's own."""
    return _TYPED[type(asked)](asked)


def _rights(asked: OneChoice | Several | Verdict) -> str:
    return " ".join(letter(n) for n, each in enumerate(asked.options) if each.right)


def _pairs(rows: Sequence[Any], among: Sequence[Any]) -> str:
    """Return ``1a 2c``: each row's number with the letter of what belongs to it."""
    letters = {each.id: letter(n) for n, each in enumerate(among)}
    return " ".join(f"{n}{letters[id]}" for n, row in enumerate(rows, 1) for id in row.labels)


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
    OneChoice: _rights,
    Several: lambda it: _rights(it) or "none",
    Verdict: _rights,
    NumberQuestion: lambda it: f"{it.key:.12g}",
    RangeQuestion: _span,
    Probability: lambda it: "100" if it.truth else "0",
    Matching: lambda it: _pairs(it.items, it.targets),
    Marks: lambda it: _pairs(it.spans, it.labels),
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
