"""One graded student, and the rows of the tables that tell of students, questions and problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from .form import Received, SystemName
from .items import ItemStats
from .keys import Keys
from .people import Student
from .problems import Problem
from .scoring import Answered
from .summaries import StudentSummary
from .tables import COLUMNS, cell

_TIME = "%Y-%m-%d %H:%M:%S"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Came:
    """How the hand-ins of one student and lesson came.

    Parameters
    ----------
    hand_ins
        How many files.
    received
        When the newest of them came of which a try counts, in UTC; None where nobody says.
    late
        Whether a try that counts came late; None where nobody says.
    """

    hand_ins: int
    received: datetime | None = None
    late: bool | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """One student, with all that was handed in.

    Parameters
    ----------
    student
        Who.
    system
        What the school's system wrote into the names of their files, or None.
    came
        One a lesson that came, by its id, in order.
    rows
        All tries, by lesson, in reading order.
    summary
        What they amount to.
    """

    student: Student
    summary: StudentSummary
    system: SystemName | None = None
    came: Mapping[str, Came] = field(default_factory=dict)
    rows: tuple[Answered, ...] = ()


def came(
    received: Sequence[Received], rows: Iterable[Answered], late_after: datetime | None
) -> Came:
    """Return how the hand-ins of one student and lesson came, from their tries.

    Parameters
    ----------
    received
        All of them, in any order.
    rows
        The tries that they hold.
    late_after
        The time after which a hand-in is late, where the school's system does not say itself.
    """
    counting = {row.file for row in rows if row.counts}
    used = [each for each in received if each.file in counting] or list(received)
    times = [each.time for each in used if each.time is not None]
    lates = [_late(each, late_after) for each in used]
    late = True if True in lates else None if None in lates else False
    return Came(len(received), max(times, default=None), late)


def age(received: Received) -> tuple[datetime, str, str]:
    """Return what puts the hand-ins of one student and lesson in order, oldest first.

    Where nobody says when a file came, its own word is all there is.
    """
    return received.time or _LONG_AGO, received.hand_in.made, received.file


def _late(received: Received, late_after: datetime | None) -> bool | None:
    if received.paper:
        return None
    if received.system is not None and received.system.late is not None:
        return received.system.late
    if late_after is None or received.time is None:
        return None
    return received.time > late_after


def grade_cells(students: Iterable[Graded]) -> Iterator[list[str]]:
    """Yield the cells of grades.csv."""
    for graded in students:
        who = _named(graded.student)
        for lesson, how in graded.came.items():
            score = graded.summary.lessons[lesson]
            time = how.received and how.received.astimezone(UTC).strftime(_TIME)
            row = (
                *(*who, lesson, how.hand_ins, time, how.late),
                *(score.asked, score.answered, score.right, score.score),
                *(score.stretch_answered, score.stretch_right),
            )
            yield [cell(each) for each in row]


def student_cells(students: Iterable[Graded]) -> Iterator[list[str]]:
    """Yield the cells of students.csv."""
    for graded in students:
        system, summary = graded.system, graded.summary
        judged = summary.discernment
        row: list[object] = [*_named(graded.student)]
        row += [system.system, system.number] if system else ["", ""]
        row += [len(graded.came), sum(how.hand_ins for how in graded.came.values())]
        row += [summary.asked, summary.answered, summary.right, summary.score]
        row += [judged.sound_count, judged.sound, judged.unsound_count, judged.unsound]
        row += [judged.difference, judged.bias, judged.leaning]
        for each in summary.calibration:
            row += [each.count, each.right]
        yield [cell(each) for each in row]


def absent_cells(absent: Iterable[Student]) -> Iterator[list[str]]:
    """Yield the cells of students.csv for those who handed nothing in."""
    blanks = [""] * (len(COLUMNS["students.csv"]) - 8)
    for student in absent:
        row = (student.key, student.name, student.alias, "", "", "", 0, 0)
        yield [*(cell(each) for each in row), *blanks]


def _named(student: Student) -> tuple[str, str, str, str]:
    return student.key, student.name, student.alias, student.proof


def objective_cells(students: Iterable[Graded], keys: Keys) -> Iterator[list[str]]:
    """Yield the cells of objectives.csv."""
    texts = keys.objectives
    for graded in students:
        for each in graded.summary.objectives:
            counts = (each.asked, each.answered, each.right, each.score)
            taught = each.objective.partition("-")[0]
            row = (each.student, each.objective, taught, *counts, texts.get(each.objective, ""))
            yield [cell(value) for value in row]


def item_cells(items: Iterable[ItemStats]) -> Iterator[list[str]]:
    """Yield the cells of items.csv."""
    for item in items:
        yield [cell(getattr(item, name)) for name in COLUMNS["items.csv"]]


def problem_cells(problems: Iterable[Problem]) -> Iterator[list[str]]:
    """Yield the cells of problems.csv."""
    for each in problems:
        row = (each.file, each.graded, each.what, each.why, each.mend, each.code)
        yield [cell(value) for value in row]
