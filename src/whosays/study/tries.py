"""First tries over all lessons: how sure a person was, and how it came out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from whosays import questions
from whosays.lessons import LessonData, ids, read
from whosays.study import closing

if TYPE_CHECKING:
    from whosays.journal import Entry
    from whosays.questions import Question
    from whosays.study.lesson_view import Lesson

COLUMNS = ("lesson", "question", "claim", "said", "right", "sound", "trust")


def first_tries(lesson: Lesson) -> pd.DataFrame:
    """Return the first tries of the person who is signed in; see `Lesson.tries`."""
    rows: list[dict[str, Any]] = []
    if lesson.alias:
        done = closing.is_done(lesson)
        rows = [row for id in ids() for row in _rows(lesson, read(id), done=done)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"said": float, "trust": float})


def _rows(lesson: Lesson, data: LessonData, *, done: bool) -> Iterator[dict[str, Any]]:
    firsts = lesson.desk.book_of(data.id).firsts()
    for table in data.questions:
        if table["id"] not in firsts or not _may_be_told(table, lesson, done=done):
            continue
        question = questions.build(table, lesson.ledger)
        if question.scored and (question.confidence or question.judged()):
            yield from _row(data.id, question, firsts[table["id"]])


def _may_be_told(table: Any, lesson: Lesson, *, done: bool) -> bool:
    """Tell whether the outcome of a question may be known by now."""
    if table["role"] in ("opening", "closing"):
        return done
    return table["role"] != "prediction" or table["claim"] in lesson.data.stamps


def _row(lesson: str, question: Question, first: Entry) -> Iterator[dict[str, Any]]:
    result = questions.check(question, first.answer)
    if result.outcome not in questions.TRIES:
        return
    right, said = result.outcome == "right", first.confidence
    sure = None if said is None else float(said) / 100
    yield {
        "lesson": lesson,
        "question": question.id,
        "claim": question.claim,
        "said": sure,
        "right": right,
        "sound": question.sound,
        "trust": questions.trust(question, first.answer, right=right, sure=sure),
    }
