"""The tables of marks, marks.csv and marks-by-student.csv: their columns, and writing them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from whosays.classroom.sheets import write_sheet
from whosays.classroom.text import csv_cell

#: The tables' names.
EACH_LINE, EACH_STUDENT = "marks.csv", "marks-by-student.csv"
#: The columns; what each holds stands in words.toml under ``[columns]``.
COLUMNS = (
    *("lesson", "question", "text", "student", "alias"),
    *("marker", "line", "rubric", "mark", "self_check", "time"),
)
#: The columns of the table with one row a student, question and marker.
BY_STUDENT = ("student", "name", "lesson", "question", "marker", "met", "marked", "of")
#: The columns of each table.
TABLES = {EACH_LINE: COLUMNS, EACH_STUDENT: BY_STUDENT}


def write_marks(rows: Sequence[Mapping[str, str]], folder: Path) -> int:
    """Write both tables, and return how many marks they hold.

    Rows are sorted, and no cell can be taken for a formula. A file that was there before is
    exchanged only for a whole one.

    Parameters
    ----------
    rows
        What `marks.rows` gives.
    folder
        Where the tables stand; it is made when missing.

    Raises
    ------
    OSError
        When a table cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table, told in ((EACH_LINE, rows), (EACH_STUDENT, by_student(rows))):
        _write(folder / table, TABLES[table], told)
    return len(rows)


def by_student(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return one row a student, question and marker: how many lines of the rubric are met.

    Parameters
    ----------
    rows
        What `marks.rows` gives.
    """
    marks: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        who = tuple(row[name] for name in (*BY_STUDENT[:5], "of"))
        marks.setdefault(who, []).append(row["mark"])
    return [
        dict(zip((*BY_STUDENT[:5], "of"), who, strict=True))
        | {"met": str(given.count("met")), "marked": str(len(given))}
        for who, given in marks.items()
    ]


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    told = sorted(tuple(row[name] for name in columns) for row in rows)
    write_sheet(path, [columns, *([csv_cell(cell) for cell in row] for row in told)], marked=True)
