"""What grading gives: how each hand-in came, each graded student, and the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from whosays.classroom.form import Received, SystemName
from whosays.classroom.people.assigning import Student
from whosays.classroom.problems import Problem
from whosays.classroom.scoring.class_summary import ClassSummary
from whosays.classroom.scoring.items import ItemStats
from whosays.classroom.scoring.judging import Answered, Keep
from whosays.classroom.scoring.keys import Keys
from whosays.classroom.scoring.student_summary import StudentSummary
from whosays.classroom.sheets import IN_PART

from .lateness import Due

#: Students from which on an objective may be called the one that went worst.
ENOUGH_STUDENTS = 3

Progress = Callable[[int, int], None]


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
    mark_of
        The school's system whose own mark says so; empty where a time does, or nobody.
    """

    hand_ins: int
    received: datetime | None = None
    late: bool | None = None
    mark_of: str = ""


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
    marked = {_mark_of(each) for each in used}
    mark_of = marked.pop() if len(marked) == 1 and late is not None else ""
    return Came(len(received), max(times, default=None), late, mark_of)


def _mark_of(received: Received) -> str:
    system = received.system
    return system.system if system is not None and system.late is not None else ""


def _late(received: Received, late_after: datetime | None) -> bool | None:
    if received.paper:
        return None
    if received.system is not None and _mark_of(received):
        return received.system.late
    if late_after is None or received.time is None:
        return None
    return received.time > late_after


@dataclass(frozen=True, slots=True)
class Worst:
    """The objective that went worst in the class.

    Parameters
    ----------
    objective, text
        Its id, and what a student can do who has reached it.
    lesson
        The lesson that teaches it, to be taken up again.
    students
        Who was asked about it.
    score
        The mean of their scores, 0 to 1.
    """

    objective: str
    text: str
    lesson: str
    students: int
    score: float


@dataclass(frozen=True, eq=False, repr=False)
class Grading:
    """What came of one grading.

    Parameters
    ----------
    keys
        The questions and their keys.
    students
        By name. Those of a class list who handed nothing in are `absent`.
    absent
        Keys and names of the class list that nothing came from.
    items, summary
        How the questions did, and the class.
    problems
        What could not be read or trusted, by file.
    keep, due
        How the marks were made.
    listed
        Whether a class list was given.
    """

    keys: Keys
    students: tuple[Graded, ...]
    absent: tuple[Student, ...]
    items: tuple[ItemStats, ...]
    summary: ClassSummary
    problems: tuple[Problem, ...] = ()
    keep: Keep = "first"
    due: Due = field(default_factory=Due)
    listed: bool = False

    def __repr__(self) -> str:
        """Count in one line: all answers of a class would fill a notebook."""
        counts = f"hand_ins={self.hand_ins}, students={len(self.students)}"
        return f"Grading({counts}, lessons={self.lessons}, problems={len(self.problems)})"

    @property
    def hand_ins(self) -> int:
        """How many hand-ins were graded."""
        return sum(how.hand_ins for each in self.students for how in each.came.values())

    @property
    def lessons(self) -> tuple[str, ...]:
        """The lessons that came, in order."""
        return tuple(sorted({lesson for each in self.students for lesson in each.came}))

    @property
    def not_graded(self) -> tuple[str, ...]:
        """The files that could not be graded, each once; those `read_in_part` are not."""
        part = {each.file for each in self.read_in_part}
        lost = (each.file for each in self.problems if each.file and not each.graded)
        return tuple(dict.fromkeys(file for file in lost if file not in part))

    @property
    def read_in_part(self) -> tuple[Problem, ...]:
        """What is told of each table of the teacher's of which some lines were left out."""
        return tuple(each for each in self.problems if each.code == IN_PART)

    @property
    def status(self) -> int:
        """Say 0 when every file was read, 1 when something was not, 2 for nothing graded."""
        if not self.hand_ins:
            return 2
        return 0 if all(each.graded for each in self.problems) else 1

    @property
    def worst(self) -> Worst | None:
        """The objective that went worst; None with too few students for any."""
        scores: dict[str, list[float]] = defaultdict(list)
        for graded in self.students:
            for each in graded.summary.objectives:
                if each.score is not None:
                    scores[each.objective].append(each.score)
        means = {
            id: sum(scores[id]) / len(scores[id])
            for id in self.keys.objectives
            if len(scores[id]) >= ENOUGH_STUDENTS
        }
        if not means:
            return None
        id = min(means, key=lambda id: means[id])
        text, lesson = self.keys.objectives[id], id.partition("-")[0]
        return Worst(id, text, lesson, len(scores[id]), means[id])
