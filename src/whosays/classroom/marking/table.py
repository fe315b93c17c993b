"""The table of marks, marks.csv: its columns, and writing it."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".marks-", suffix=".csv")
    try:
        # A byte order mark lets spreadsheets read names in any script.
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(COLUMNS)
            writer.writerows([csv_cell(cell) for cell in row] for row in told)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return len(told)
