"""From hand-ins to judged answers: which tries there were, what each is worth, which one counts.

A judged answer is one row of answers.csv. What has no marks (a question about people who died, an
answer in one's own words) never gets an outcome, a score, a confidence or a trust.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from whosays.classroom.form import Received
from whosays.classroom.keys import Keys
from whosays.classroom.problems import Problem

#: Which try of a question its mark is made of. Of one's own words it is always the last.
Keep = Literal["first", "best", "last"]


@dataclass(frozen=True, slots=True)
class Answered:
    """One try at one question: one row of answers.csv.

    Parameters
    ----------
    student
        The key of the student.
    lesson, journal, file
        Where the try comes from: the first file that held it.
    question, kind, role, objective, claim
        What was asked; see `whosays.questions`.
    try_
        Which try it was, from 1, rising in the order that counts.
    time
        When, by the student's own clock; proves nothing.
    confidence
        How sure, 0 to 100; None where nobody asked or may ask.
    answer
        JSON as it was handed in, of any form: show it only through `text.shown`.
    outcome
        right or not-yet; cannot-check or not-tried; empty where there are no marks.
    score
        0 to 1, or None.
    scored
        False where there are no marks.
    sound, trust
        Whether the thing asked about deserves trust, and the trust given to it, 0 to 1, as
        `questions.trust` has it; None where there is neither.
    counts
        True for the one try of the question that the mark is made of.
    """

    student: str
    lesson: str
    journal: str
    file: str
    question: str
    kind: str
    role: str
    objective: str
    claim: str
    try_: int
    time: str
    confidence: float | None
    answer: Any
    outcome: str
    score: float | None
    scored: bool
    sound: bool | None
    trust: float | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What one student handed in for one lesson.

    Parameters
    ----------
    student, lesson
        Whose, of which lesson.
    rows
        One a try, by question in reading order, then in the order of the tries.
    problems
        What a teacher should know of these files; all of them are graded.
    """

    student: str
    lesson: str
    rows: tuple[Answered, ...]
    problems: tuple[Problem, ...] = ()


def judge(
    received: Sequence[Received], keys: Keys, keep: Keep = "first", *, student: str
) -> Judged:
    """Judge all that one student handed in for one lesson.

    Parameters
    ----------
    received
        All of one student and one lesson, oldest first. What a later file says of a try that an
        earlier file of the same journal held is not believed, but named.
    keys
        The questions and their keys.
    keep
        Which try of a question counts: the first that can be read, the best, or the last.
    student
        The student's key, for the rows.

    Returns
    -------
    Judged
        Never raises for what the files hold. Of an unknown lesson there are no rows, and each
        file is named.

    Raises
    ------
    ValueError
        When there is nothing to judge, the files are of several lessons, or `keep` is unknown.
    """
    raise NotImplementedError
