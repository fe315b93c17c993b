"""What judged answers amount to: for a lesson, a learning objective, a student and a class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.classroom.keys import Keys
from whosays.classroom.scoring import Answered
from whosays.reasoning import Bin, Discernment, Gain


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
        From the trust in each first try; opening and closing items are in it once all closing
        items are answered, so that it tells nothing too early.
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


@dataclass(frozen=True, slots=True)
class SoundTrust:
    """How far a class trusted the sound things of one lesson.

    Parameters
    ----------
    lesson
        The lesson's id.
    persons, judged
        Students who judged any of them, and how many judgements there are.
    trust
        The mean over the students, 0 to 1.
    """

    lesson: str
    persons: int
    judged: int
    trust: float


@dataclass(frozen=True, slots=True)
class SoundFall:
    """Trust in sound things that fell from one lesson to a later one, in the same students.

    Parameters
    ----------
    first, last
        The two lessons.
    persons, fell
        Students with both, and how many of them trusted less in the later one.
    before, after
        Their mean trust, 0 to 1.
    """

    first: str
    last: str
    persons: int
    fell: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """How a class did.

    Parameters
    ----------
    students
        How many have any judged answer.
    discernment, calibration
        Over all first tries of all students, without opening and closing items.
    items
        The same two with opening and closing items, for a teacher who asks.
    gain
        From the opening to the closing items; it says nothing of fewer than ten persons.
    sound
        Trust in sound things, one a lesson that asks about any.
    fall
        The fall to tell the teacher of; None where there is none or too few students.
    """

    students: int
    discernment: Discernment
    calibration: tuple[Bin, Bin, Bin]
    discernment_with_items: Discernment
    calibration_with_items: tuple[Bin, Bin, Bin]
    gain: Gain
    sound: tuple[SoundTrust, ...]
    fall: SoundFall | None


def lesson_score(rows: Sequence[Answered], keys: Keys) -> LessonScore:
    """Return how one student did in one lesson, from all their rows of it.

    Raises
    ------
    ValueError
        When there is no row, or the rows are of several students or lessons.
    """
    raise NotImplementedError


def told(rows: Sequence[Answered], keys: Keys) -> tuple[Answered, ...]:
    """Return the rows of one student whose outcome that student may know by now.

    An opening or closing item waits until all closing items are answered, and a guess at a claim
    of the brief until a lesson that was handed in shows its stamp.
    """
    raise NotImplementedError


def student_summary(rows: Sequence[Answered], keys: Keys) -> StudentSummary:
    """Return how one student did, from all their rows of all lessons.

    Raises
    ------
    ValueError
        When there is no row, or the rows are of several students.
    """
    raise NotImplementedError


def class_summary(students: Iterable[Sequence[Answered]], keys: Keys) -> ClassSummary:
    """Return how a class did, from the rows of one student after another, in one pass."""
    raise NotImplementedError
