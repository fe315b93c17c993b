"""Judged answers of a made class, and of one student who has everything wrong: for pages."""

import random
from collections.abc import Sequence
from functools import cache

import class_answers
from classes import COURSE, hand_ins, keys

from whosays.classroom.form import Given, HandIn, Received
from whosays.classroom.scoring.judging import Answered, judge


@cache
def class_rows(
    students: int = 30, lessons: Sequence[str] = COURSE, seed: int = 0
) -> dict[str, tuple[Answered, ...]]:
    """Return the rows of every student of a class, by name."""
    files: dict[str, dict[str, list[Received]]] = {}
    for pupil, each in hand_ins(students, lessons, seed):
        mine = files.setdefault(pupil.name, {})
        mine.setdefault(each.hand_in.lesson, []).append(each)
    return {
        name: tuple(
            row
            for received in by_lesson.values()
            for row in judge(received, keys(), student=name).rows
        )
        for name, by_lesson in files.items()
    }


def rows_of(answers: dict[str, object], *, sure: int | None = None) -> tuple[Answered, ...]:
    """Return the rows of one student who gave these answers, each once or as a list of tries."""
    by_lesson: dict[str, list[Given]] = {}
    for id, tries in answers.items():
        for n, answer in enumerate(tries if isinstance(tries, tuple) else (tries,), 1):
            by_lesson.setdefault(id[:2], []).append(Given(id, answer, n, sure))
    rows: list[Answered] = []
    for lesson, given in by_lesson.items():
        version = keys().ledger.version
        hand_in = HandIn("heron", lesson, "j1", "0.1.0", version, "", tuple(given))
        rows += judge([Received(f"{lesson}.json", hand_in)], keys(), student="heron").rows
    return tuple(rows)


def slips(lessons: Sequence[str] = COURSE, seed: int = 0) -> tuple[Answered, ...]:
    """Return the rows of somebody who has everything wrong, and is always very sure."""
    rng = random.Random(seed)
    asked = [
        question
        for lesson in lessons
        for question in keys().questions(lesson).values()
        if question.form in ("", "A" if lesson == "00" else "B") and question.way in ("", "Way one")
    ]
    return rows_of({each.id: class_answers.slip(each, rng) for each in asked}, sure=100)
