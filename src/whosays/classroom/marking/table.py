"""The table of marks, marks.csv: its columns, and writing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from whosays.classroom.sheets import write_sheet
from whosays.classroom.text import csv_cell

#: The columns; what each holds stands in words.toml under ``[columns.marks]``.
COLUMNS = (
    *("lesson", "question", "text", "student", "alias"),
    *("marker", "line", "rubric", "mark", "self_check", "time"),
)


def write_marks(rows: Iterable[Mapping[str, str]], path: Path) -> int:
    """Write marks.csv in one piece, and return how many rows it has.

    Rows are sorted, and no cell can be taken for a formula. The file that was there before is
    exchanged only for a whole one.

    Parameters
    ----------
    rows
        What `whosays.classroom.marking.rows` gives.
    path
        The file; its folder is made when missing.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    told = sorted(tuple(row[name] for name in COLUMNS) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_sheet(path, [COLUMNS, *([csv_cell(cell) for cell in row] for row in told)], marked=True)
    return len(told)
