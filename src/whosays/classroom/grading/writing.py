"""What grading writes to its folder: tables, feedback for each student, and the board."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.classroom.board import page as board_page
from whosays.classroom.feedback import sheet

from . import tables
from .output import check_out, replaced
from .rows import (
    absent_cells,
    grade_cells,
    item_cells,
    objective_cells,
    problem_cells,
    student_cells,
)

if TYPE_CHECKING:
    from .graded import Grading, Progress

#: The class board, frozen; and the folder of the pages for students.
BOARD, FEEDBACK = "board.html", "feedback"


def write(
    grading: Grading,
    out: Path,
    *,
    lessons: str | None = None,
    show_opening: bool = False,
    progress: Progress | None = None,
) -> None:
    """Write everything, in place of what grading wrote there before; see `Grading.write`."""
    check_out(out, [])
    lessons_at = sheet.LESSONS_AT if lessons is None else lessons
    sheet.check_address(lessons_at)
    with replaced(out) as new:
        _write_tables(grading, new)
        write_class(grading, new, show_opening=show_opening)
        _write_feedback(grading, new / FEEDBACK, lessons_at, progress)


def _write_feedback(
    grading: Grading, folder: Path, lessons_at: str, progress: Progress | None
) -> None:
    folder.mkdir()
    for done, each in enumerate(grading.students, 1):
        who = each.student
        name, rows = who.name or who.alias, each.rows
        page = sheet.page(name, rows, each.summary, grading.keys, lessons_at=lessons_at)
        (folder / sheet.file_name(who.key)).write_text(page, encoding="utf-8", newline="\n")
        if progress is not None:
            progress(done, len(grading.students))


def _write_tables(grading: Grading, folder: Path) -> None:
    students = grading.students
    rows = (row for each in students for row in each.rows)
    listed = chain(student_cells(students), absent_cells(grading.absent))
    tables.write(folder, "grades.csv", grade_cells(students))
    tables.write(folder, "students.csv", listed)
    tables.write(folder, "objectives.csv", objective_cells(students, grading.keys))
    tables.write(folder, "answers.csv", tables.answer_cells(rows))
    tables.write(folder, "problems.csv", problem_cells(grading.problems))
    (folder / tables.EXPLAINED).write_text(tables.explained(), encoding="utf-8", newline="\n")


def write_class(grading: Grading, folder: Path, *, show_opening: bool = False) -> None:
    """Write what tells of the class as a whole, and is made again when a student is taken out."""
    tables.write(folder, "items.csv", item_cells(grading.items))
    students = (each.rows for each in grading.students)
    page = board_page.page(
        students, grading.summary, grading.items, grading.keys, show_opening=show_opening
    )
    (folder / BOARD).write_text(page, encoding="utf-8", newline="\n")
