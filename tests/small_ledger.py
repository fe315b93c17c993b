"""A small sound ledger in a folder, and ways to spoil one cell of it."""

import csv
import io
from pathlib import Path

from whosays.ledger.new import example_rows, new_ledger

OTHER_ROWS = {
    "retellings": "r-01,c-2025-05-01-police-march,evening-2025-05-01-march,number-changed,"
    "The headline says 4000.,not-checked\n",
    "specimens": "x-01,wrong-name,evening-2025-05-01-march,Names a town of another county,"
    "evening-2025-05-01-march,The town named below it,,not-checked\n",
    "events": "e-2025-05-01,2025-05-01,,2025-05-02,civic,A march on May Day.,"
    "City Police;March Office,evening-2025-05-01-march,,not-checked\n",
    "offices": "o-doe-2024,Jo Doe,Head of the police,,2024-01,2025,evening-2025-05-01-march,,"
    "not-checked\n",
    "brief": 'b1,1,top,1,"Thousands marched, police say.",figure,holds,true,,'
    "c-2025-05-01-police-march;e-2025-05-01,The page says so.\n",
    "relations": "n-001,c-2025-05-01-office-march,contradicts,c-2025-05-01-police-march,"
    "Another number for one march.\n",
}


def write_ledger(folder: Path) -> Path:
    """Write a sound ledger with rows in every table, and return its folder."""
    new_ledger(folder)
    for table, rows in (example_rows() | OTHER_ROWS).items():
        with (folder / f"{table}.csv").open("a", encoding="utf-8", newline="") as file:
            file.write(rows)
    return folder


def read_cells(folder: Path, table: str) -> list[list[str]]:
    """Return all rows of a table, the names of the columns first."""
    text = (folder / f"{table}.csv").read_bytes().decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline="")))


def write_cells(folder: Path, table: str, rows: list[list[str]]) -> None:
    """Write all rows of a table."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    (folder / f"{table}.csv").write_bytes(text.getvalue().encode("utf-8"))


def set_cell(folder: Path, table: str, column: str, value: str, *, row: int = 1) -> None:
    """Put a value into one cell; the first row below the header is row 1."""
    rows = read_cells(folder, table)
    rows[row][rows[0].index(column)] = value
    write_cells(folder, table, rows)


def set_bytes(folder: Path, table: str, old: bytes, new: bytes) -> None:
    """Replace some bytes of a table's file, which must be there."""
    file = folder / f"{table}.csv"
    data = file.read_bytes()
    if old not in data:
        raise ValueError(f"{file.name} has no {old!r}")
    file.write_bytes(data.replace(old, new, 1))
