"""What grading writes to its folder: tables, feedback for each student, and the board."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

from whosays.classroom.board.page import board_page
from whosays.classroom.feedback.page import LESSONS_AT, check_address, feedback_page, file_name

from . import tables
from .graded import Graded, Grading, Progress
from .output import check_out, replaced
from .rows import (
    absent_cells,
    grade_cells,
    item_cells,
    missing_cells,
    objective_cells,
    problem_cells,
    student_cells,
)

#: The class board, frozen; and the folder of the pages for students.
BOARD, FEEDBACK = "board.html", "feedback"


def write(
    grading: Grading,
    out: str | os.PathLike[str],
    *,
    lessons: str | None = None,
    show_opening: bool = False,
    progress: Progress | None = None,
) -> Path:
    """Write tables, feedback and board to a folder, in place of what grading wrote before.

    Parameters
    ----------
    grading
        What came of grading.
    out
        Where to; made when missing.
    lessons
        The address that the links of the feedback lead to; see `feedback_page`.
    show_opening
        Whether the board shows how opening and closing items came out.
    progress
        Called with the number of pages written and of all, as they are written.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    ValueError
        When it holds files that grading did not write.
    OSError
        When nothing can be written there.
    """
    folder = Path(out).expanduser()
    check_out(folder, [])
    lessons_at = LESSONS_AT if lessons is None else lessons
    check_address(lessons_at)
    with replaced(folder) as new:
        _write_tables(grading, new)
        write_class(grading, new, show_opening=show_opening)
        _write_feedback(grading, new / FEEDBACK, lessons_at, progress)
    return folder


def _write_feedback(
    grading: Grading, folder: Path, lessons_at: str, progress: Progress | None
) -> None:
    folder.mkdir()
    for done, each in enumerate(grading.students, 1):
        page = feedback_page(
            _called(each), each.rows, each.summary, grading.keys, lessons_at=lessons_at
        )
        (folder / file_name(each.student.key)).write_text(page, encoding="utf-8", newline="\n")
        if progress is not None:
            progress(done, len(grading.students))


def _called(graded: Graded) -> str:
    """Return what a student's page calls them: a name as people write it, else the alias."""
    who, system = graded.student, graded.system
    # Canvas writes Mina Kim as kimmina.
    squeezed = who.row is None and system is not None and system.system == "canvas"
    return who.alias if squeezed else who.name or who.alias


def _write_tables(grading: Grading, folder: Path) -> None:
    students = grading.students
    rows = (row for each in students for row in each.rows)
    listed = chain(student_cells(students), absent_cells(grading.absent))
    tables.write(folder, "grades.csv", grade_cells(students))
    tables.write(folder, "students.csv", listed)
    tables.write(folder, "missing.csv", missing_cells(grading))
    tables.write(folder, "objectives.csv", objective_cells(students, grading.keys))
    tables.write(folder, "answers.csv", tables.answer_cells(rows, grading.keys))
    tables.write(folder, "problems.csv", problem_cells(grading.problems))
    (folder / tables.EXPLAINED).write_text(tables.explained(), encoding="utf-8", newline="\n")


def write_class(grading: Grading, folder: Path, *, show_opening: bool = False) -> None:
    """Write what tells of the class as a whole, and is made again when a student is taken out."""
    tables.write(folder, "items.csv", item_cells(grading.items))
    students = (each.rows for each in grading.students)
    page = board_page(
        students, grading.summary, grading.items, grading.keys, show_opening=show_opening
    )
    (folder / BOARD).write_text(page, encoding="utf-8", newline="\n")
