"""What a graded class comes to as rows of tables: cells, in the order of `tables.COLUMNS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC

from whosays.classroom.people.assigning import Student
from whosays.classroom.problems import Problem
from whosays.classroom.scoring.items import ItemStats
from whosays.classroom.scoring.keys import Keys
from whosays.journal.names import alike

from .graded import Came, Graded, Grading
from .tables import COLUMNS, cell

_TIME = "%Y-%m-%d %H:%M:%S"


def grade_cells(students: Iterable[Graded]) -> Iterator[list[str]]:
    """Yield the cells of grades.csv."""
    for graded in students:
        who = _named(graded.student)
        for lesson, how in graded.came.items():
            score = graded.summary.lessons[lesson]
            row = (
                *(*who, lesson, how.hand_ins, _received(how), how.late),
                *(score.asked, score.answered, score.right, score.score),
                *(score.stretch_answered, score.stretch_right),
            )
            yield [cell(each) for each in row]


def _received(how: Came) -> str:
    return how.received.astimezone(UTC).strftime(_TIME) if how.received else ""


def missing_cells(grading: Grading) -> Iterator[list[str]]:
    """Yield the cells of missing.csv: who gave nothing for a lesson that came, or gave it late.

    Without a class list, the class is everybody who handed anything in. Whoever's alias came from
    two computers is graded apart, and misses only what came from neither.
    """
    none: Mapping[str, Came] = {}
    people = [(each.student, each.came) for each in grading.students]
    people += [(each, none) for each in (*grading.absent, *_claimed(grading))]
    gave: dict[str, set[str]] = {}
    for student, came in people:
        gave.setdefault(_may_be(student), set()).update(came)
    people.sort(key=lambda each: each[0].by_name)
    for lesson in grading.lessons:
        for student, came in people:
            how = came.get(lesson)
            # Whoever is not on the list may be one who is: their own row is not known.
            known = student.row is not None or not grading.listed
            if how is None and known and lesson not in gave[_may_be(student)]:
                yield [cell(each) for each in (lesson, student.key, student.name, "missing", "")]
            elif how is not None and how.late:
                late = (lesson, student.key, student.name, "late", _received(how))
                yield [cell(each) for each in late]


def _claimed(grading: Grading) -> list[Student]:
    """Return the rows of the class list that an alias claims and nobody holds."""
    held = {each.student.row for each in grading.students}
    claims = {each.student.claims for each in grading.students} - held
    rows = sorted((row for row in claims if row), key=lambda row: row.key)
    return [Student(row.key, row.name, "alias", row.alias, row) for row in rows]


def _may_be(student: Student) -> str:
    """Return what is the same for all whose hand-ins may be one student's."""
    if student.may_hold:
        return f"row {student.may_hold.key}"
    return f"alias {alike(student.alias)}" if student.proof == "alias" else f"key {student.key}"


def student_cells(students: Iterable[Graded]) -> Iterator[list[str]]:
    """Yield the cells of students.csv."""
    for graded in students:
        system, summary = graded.system, graded.summary
        judged = summary.discernment
        row: list[object] = [*_named(graded.student)]
        row += [system.system, system.number] if system else ["", ""]
        row += _listed(graded.student)
        row += [len(graded.came), sum(how.hand_ins for how in graded.came.values())]
        row += [summary.asked, summary.answered, summary.right, summary.score]
        row += [judged.sound_count, judged.sound, judged.unsound_count, judged.unsound]
        row += [judged.difference, judged.bias, judged.leaning]
        for each in summary.calibration:
            row += [each.count, each.right]
        yield [cell(each) for each in row]


def absent_cells(absent: Iterable[Student]) -> Iterator[list[str]]:
    """Yield the cells of students.csv for those who handed nothing in."""
    width = len(COLUMNS["students.csv"])
    for student in absent:
        row = [student.key, student.name, student.alias, "", "", "", *_listed(student), 0, 0]
        yield [*(cell(each) for each in row), *[""] * (width - len(row))]


def _listed(student: Student) -> list[str]:
    """Return what an export needs of the row of the class list that a student holds."""
    names = ("student_id", "email", "login", "canvas_id", "section")
    return [getattr(student.row, name, "") for name in names]


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
