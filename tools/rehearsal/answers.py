"""What each student of the rehearsal answers to a lesson, and what a teacher should then see.

Everybody answers otherwise, by a seed. The expected marks are computed here from these answers and
the keys, with nothing of the hub between.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import Any

import class_answers

import whosays
from whosays.classroom.scoring.keys import Keys, is_marked
from whosays.questions import OWN_WORDS


@dataclass(frozen=True)
class Answer:
    """One try at one question: the answer in the page's own form, and how sure."""

    question: str
    answer: Any
    sure: int | None


@cache
def keys() -> Keys:
    """Return the keys of the package's own ledger."""
    return Keys(whosays.load())


def tries(student: int, lesson: str) -> dict[str, list[Answer]]:
    """Return what one student answers, by question in reading order, try by try.

    Parameters
    ----------
    student
        The number of the student; equal numbers give equal answers.
    lesson
        The lesson's id.
    """
    rng = random.Random(f"rehearsal {lesson} {student}")
    return {
        id: _tries_at(question, rng)
        for id, question in keys().questions(lesson).items()
        if question.kind not in ("verdict", "brief")
    }


def _tries_at(question: Any, rng: random.Random) -> list[Answer]:
    right = class_answers.right(question, rng)
    if question.kind in OWN_WORDS or rng.random() < 0.55:
        given = [right]
    else:
        given = [class_answers.slip(question, rng), *([right] if rng.random() < 0.5 else [])]
    sure = rng.randrange(50, 101, 5) if question.confidence else None
    return [Answer(question.id, each, sure) for each in given]


def expected(student: int, lesson: str) -> list[tuple[str, int, Any, str, float | None]]:
    """Return a row for each try: question, number of the try, answer, outcome and score.

    Outcome and score are those of the table of answers that grading writes: an answer without
    marks has an empty outcome and no score.
    """
    return [
        (id, number, each.answer, *keys().check(keys().questions(lesson)[id], each.answer))
        for id, given in tries(student, lesson).items()
        for number, each in enumerate(given, 1)
    ]


def expected_right(student: int, lesson: str) -> int:
    """Return how many marked core questions a student has right at the first try."""
    asked = keys().questions(lesson)
    return sum(
        keys().check(asked[id], given[0].answer).outcome == "right"
        for id, given in tries(student, lesson).items()
        if is_marked(asked[id]) and asked[id].role != "stretch"
    )
