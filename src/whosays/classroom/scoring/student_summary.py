"""What judged answers amount to for one student: a lesson, a learning objective, all lessons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.questions import Question
from whosays.reasoning import Bin, Discernment, discern, three_bins

from .asked import Asked, asked, items
from .judging import Answered
from .keys import UNREAD, Keys


@dataclass(frozen=True, slots=True)
class LessonScore:
    """How one student did in one lesson.

    Parameters
    ----------
    student, lesson
        Whose, of which lesson.
    way
        The way taken through a lesson that has several; empty for a lesson of one way.
    form
        The form of opening or closing items that was begun, A or B; empty for none.
    asked, answered, right
        Marked core, spaced and verdict questions: asked of this student, answered in a way that
        can be read, and fully right.
    score
        The mean over all that were asked, 0 to 1: what has no answer counts 0. None where
        nothing was asked.
    stretch_answered, stretch_right
        Stretch questions; they are in no score.
    """

    student: str
    lesson: str
    way: str
    form: str
    asked: int
    answered: int
    right: int
    score: float | None
    stretch_answered: int
    stretch_right: int


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    """How one student did in the questions on one learning objective, over all lessons."""

    student: str
    objective: str
    asked: int
    answered: int
    right: int
    score: float | None


@dataclass(frozen=True, slots=True)
class StudentSummary:
    """How one student did over all lessons that came.

    Parameters
    ----------
    student
        The student's key.
    lessons
        One a lesson that came, by its id, in order.
    objectives
        One an objective that was asked about, in the order of the course.
    asked, answered, right, score
        As in `LessonScore`, over all questions of all lessons that came.
    discernment
        From the trust in each first try that is `told`, so that it tells nothing too early.
    calibration
        Three bins, low to high, of the same first tries.
    opening, closing
        How many items of a finished set were right at first; None for an unfinished set.
    """

    student: str
    lessons: Mapping[str, LessonScore]
    objectives: tuple[ObjectiveScore, ...]
    asked: int
    answered: int
    right: int
    score: float | None
    discernment: Discernment
    calibration: tuple[Bin, Bin, Bin]
    opening: int | None
    closing: int | None


def firsts(rows: Iterable[Answered]) -> dict[str, Answered]:
    """Return the first try that can be read of each question, from the rows of one student."""
    found: dict[str, Answered] = {}
    for row in rows:
        known = found.get(row.question)
        if row.outcome != UNREAD and (known is None or row.try_ < known.try_):
            found[row.question] = row
    return found


def lesson_score(rows: Sequence[Answered], keys: Keys, *, student: str, lesson: str) -> LessonScore:
    """Return how one student did in one lesson.

    Parameters
    ----------
    rows
        All rows of this student and lesson; none for a hand-in without an answer.
    keys
        The questions and their keys.
    student, lesson
        Whose, of which lesson.

    Raises
    ------
    ValueError
        When there is no such lesson.
    """
    wanted, counted = _met(rows, keys, lesson)
    right, score, answered = _sums(wanted.marked, counted)
    count = len(wanted.marked) + wanted.verdicts
    stretch = _sums(wanted.stretch, counted)
    return LessonScore(
        student=student,
        lesson=lesson,
        way=wanted.way,
        form=wanted.form,
        asked=count,
        answered=answered,
        right=right,
        score=score / count if count else None,
        stretch_answered=stretch[2],
        stretch_right=stretch[0],
    )


def _met(rows: Iterable[Answered], keys: Keys, lesson: str) -> tuple[Asked, Mapping[str, Answered]]:
    """Return what a lesson asks of the student, and the row of each question that counts."""
    counted = {row.question: row for row in rows if row.counts}
    return asked(keys.questions(lesson), counted.keys()), counted


def _sums(wanted: Iterable[Question], counted: Mapping[str, Answered]) -> tuple[int, float, int]:
    """Return how many are right, the sum of the scores, and how many are answered."""
    rows = [counted[each.id] for each in wanted if each.id in counted]
    right = sum(row.outcome == "right" for row in rows)
    return right, sum(row.score or 0.0 for row in rows), len(rows)


def told(
    rows: Sequence[Answered], keys: Keys, *, lessons: Collection[str] = ()
) -> tuple[Answered, ...]:
    """Return the rows of one student whose outcome that student may know by now.

    An opening or closing item waits until all closing items are answered, and a guess at a claim
    of the brief until a lesson that was handed in shows its stamp.

    Parameters
    ----------
    rows
        All rows of one student.
    keys
        The questions and their keys.
    lessons
        Lessons that were handed in without an answer, besides those of the rows.
    """
    came = {*lessons, *(row.lesson for row in rows)}
    stamps = {claim for lesson in came for claim in keys.data(lesson).stamps}
    done = set_score(rows, keys, "closing") is not None
    return tuple(row for row in rows if _is_told(row, stamps, done=done))


def _is_told(row: Answered, stamps: Collection[str], *, done: bool) -> bool:
    if row.role in ("opening", "closing"):
        return done
    return row.role != "prediction" or row.claim in stamps


def set_score(rows: Iterable[Answered], keys: Keys, role: str) -> int | None:
    """Return how many items of a set were right at first; None for an unfinished set."""
    begun = [row for row in rows if row.role == role]
    first = firsts(begun)
    for lesson in dict.fromkeys(row.lesson for row in begun):
        asked_of = keys.questions(lesson)
        form = asked(asked_of, first.keys()).form
        wanted = [each.id for each in items(asked_of, role, form)]
        if wanted and first.keys() >= set(wanted):
            return sum(first[id].outcome == "right" for id in wanted)
    return None


def student_summary(
    rows: Sequence[Answered], keys: Keys, *, student: str, lessons: Collection[str] = ()
) -> StudentSummary:
    """Return how one student did over all lessons.

    Parameters
    ----------
    rows
        All rows of this student.
    keys
        The questions and their keys.
    student
        The student's key.
    lessons
        Lessons that were handed in without an answer, besides those of the rows.

    Raises
    ------
    ValueError
        When there is no such lesson.
    """
    by_lesson: dict[str, list[Answered]] = {lesson: [] for lesson in sorted(lessons)}
    for row in rows:
        by_lesson.setdefault(row.lesson, []).append(row)
    by_lesson = {lesson: by_lesson[lesson] for lesson in sorted(by_lesson)}
    scores = {
        lesson: lesson_score(own, keys, student=student, lesson=lesson)
        for lesson, own in by_lesson.items()
    }
    # The verdicts that were asked for and not given belong to no objective of their own.
    parts = _objectives(by_lesson, keys, student)
    asked_for = sum(each.asked for each in scores.values())
    earned = sum((each.score or 0.0) * each.asked for each in scores.values())
    known = list(firsts(told(rows, keys, lessons=lessons)).values())
    return StudentSummary(
        student=student,
        lessons=scores,
        objectives=parts,
        asked=asked_for,
        answered=sum(each.answered for each in scores.values()),
        right=sum(each.right for each in scores.values()),
        score=earned / asked_for if asked_for else None,
        discernment=discernment(known),
        calibration=calibration(known),
        opening=set_score(rows, keys, "opening"),
        closing=set_score(rows, keys, "closing"),
    )


def _objectives(
    by_lesson: Mapping[str, Sequence[Answered]], keys: Keys, student: str
) -> tuple[ObjectiveScore, ...]:
    wanted: dict[str, list[Question]] = {id: [] for id in keys.objectives}
    counted: dict[str, Answered] = {}
    for lesson, rows in by_lesson.items():
        met, own = _met(rows, keys, lesson)
        counted.update(own)
        for question in met.marked:
            wanted.setdefault(question.objective, []).append(question)
    found = []
    for objective, questions in wanted.items():
        right, score, answered = _sums(questions, counted)
        if questions and objective:
            count = len(questions)
            found.append(ObjectiveScore(student, objective, count, answered, right, score / count))
    return tuple(found)


def discernment(rows: Iterable[Answered]) -> Discernment:
    """Return how far the trust in first tries tells the sound from the unsound."""
    pairs = [(row.trust, row.sound) for row in rows if row.trust is not None]
    return discern([trust for trust, _ in pairs], [sound for _, sound in pairs])


def calibration(rows: Iterable[Answered]) -> tuple[Bin, Bin, Bin]:
    """Return how sure somebody was, beside how often they were right, in three bins."""
    pairs = [(row.confidence, row.outcome) for row in rows if row.confidence is not None]
    said = [sure / 100 for sure, _ in pairs]
    return three_bins(said, [outcome == "right" for _, outcome in pairs])
