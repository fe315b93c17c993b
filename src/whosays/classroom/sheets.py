"""CSV files that a teacher's spreadsheet wrote, or is to read.

Reading takes any encoding, any separator and any damage: a row that is damaged costs that row and
no other. Nothing here knows what the columns mean; `roster` and `paper` do.
"""

from __future__ import annotations

import codecs
import csv
import os
import re
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem
from .text import shown

#: The most bytes of a file that is read: 5,000 students fill about one hundredth of it.
MOST_BYTES = 32 * 1024 * 1024
#: The most rows, besides the header.
MOST_ROWS = 20_000
#: The most columns; a gradebook of a long course has some hundreds.
MOST_COLUMNS = 2_000
#: The most characters of one cell.
MOST_IN_CELL = 20_000
#: How many damaged rows are told one by one before the rest of the file is left unread.
MOST_DAMAGED = 50
#: How many numbers of lines that were left out are listed.
MOST_LINES = 20
#: The code of a problem that says which lines of a file were left out.
IN_PART = "sheet-in-part"
_REST = "sheet-rest-unread"

_SEPARATORS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line on which it starts, from 1, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's first row that is not empty, and the others.

    Parameters
    ----------
    header
        The first row that is not empty, or no cells.
    rows
        The other rows that are not empty. A row with more cells than the header keeps them.
    separator
        What stands between the cells.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str = ","


def plain_name(text: str) -> str:
    """Return a column's name without case, blanks and signs: `SIS_User  ID` is ``sisuserid``."""
    return "".join(char for char in text.casefold() if char.isalnum())


def read_sheet(path: Path, known: Collection[str]) -> tuple[Sheet, list[Problem]]:
    """Read a file, and tell what could not be read.

    Parameters
    ----------
    path
        The file.
    known
        The names of columns that the caller looks for, as `plain_name` returns them: the
        separator that shows most of them is taken.

    Returns
    -------
    tuple of Sheet and list of Problem
        An empty sheet where the file cannot be read at all.
    """
    data, code = _bytes(path)
    file = shown(path.name)
    if code:
        return Sheet((), ()), [Problem(file, code, {"most": f"{MOST_BYTES // 2**20}"})]
    # Only these three end a line to a spreadsheet; others may stand within a cell.
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", _text(data))
    return _parsed(lines, known, file)


def in_part(path: Path, read: int, problems: Iterable[Problem]) -> list[Problem]:
    """Return how many lines of a file were used, and which were not, where some were not.

    Parameters
    ----------
    path
        The file.
    read
        How many lines were used.
    problems
        What was found in the file.
    """
    lost = [each for each in problems if not each.graded]
    left = [each.params["line"] for each in lost if "line" in each.params and each.code != _REST]
    if not left or (not read and len(left) < len(lost)):
        return []
    lines = ", ".join(left[:MOST_LINES]) + (", …" if len(left) > MOST_LINES else "")
    params = {"read": f"{read:,}", "left": f"{len(left):,}", "lines": lines}
    return [Problem(shown(path.name), IN_PART, params, True)]


def _bytes(path: Path) -> tuple[bytes, str]:
    """Return what a file holds, or the code of why it cannot be read."""
    try:
        found = path.stat()
        # A pipe or a device would never end.
        if not stat.S_ISREG(found.st_mode):
            return b"", "sheet-no-file"
        if found.st_size > MOST_BYTES:
            return b"", "sheet-too-large"
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return b"", "sheet-no-file"
    if len(data) > MOST_BYTES:
        return b"", "sheet-too-large"
    if data.startswith(_SPREADSHEETS):
        return b"", "sheet-spreadsheet"
    return data, "" if data.strip(b"\0 \r\n\t") else "sheet-empty"


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    # ASCII in two bytes has a zero in every second place.
    head = data[:2000]
    if len(head) > 3 and head[1::2].count(0) > len(head) // 3:
        return data.decode("utf-16-le", "replace")
    if len(head) > 3 and head[::2].count(0) > len(head) // 3:
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _parsed(lines: Sequence[str], known: Collection[str], file: str) -> tuple[Sheet, list[Problem]]:
    start = next((place for place, line in enumerate(lines) if line.strip("\ufeff \r\n\t")), None)
    if start is None:
        return Sheet((), ()), [Problem(file, "sheet-empty")]
    told = re.fullmatch(r'"?sep=(.)"?', lines[start].strip("\r\n"))
    start += bool(told)
    separator = told[1] if told else _separator(lines[start : start + 1], known)
    rows: list[Row] = []
    problems: list[Problem] = []
    for found in _rows(lines, start, separator):
        if isinstance(found, int):
            problems.append(Problem(file, "sheet-row-damaged", {"line": f"{found}"}))
            if len(problems) == MOST_DAMAGED:
                problems.append(Problem(file, "sheet-rest-unread", {"line": f"{found}"}))
                break
        elif any(cell.strip() for cell in found.cells):
            rows.append(found)
        if len(rows) > MOST_ROWS + 1:
            rows.pop()
            problems.append(Problem(file, "sheet-too-many-rows", {"most": f"{MOST_ROWS:,}"}))
            break
    if not rows:
        return Sheet((), ()), problems or [Problem(file, "sheet-empty")]
    return Sheet(rows[0].cells, tuple(rows[1:]), separator), problems


def _separator(lines: Sequence[str], known: Collection[str]) -> str:
    """Return what shows most of the known columns, and of those the one with most columns."""

    def worth(separator: str) -> tuple[int, int]:
        found = next(_rows(lines, 0, separator), 0)
        cells = () if isinstance(found, int) else found.cells
        return sum(plain_name(cell) in known for cell in cells), len(cells)

    return max(_SEPARATORS, key=worth)


def _rows(lines: Sequence[str], start: int, separator: str) -> Iterator[Row | int]:
    """Yield each row, or the line (from 1) of one that is damaged; go on behind that line."""
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=separator, strict=True)
        line = start
        try:
            for cells in reader:
                begun, line = line, start + reader.line_num
                fits = len(cells) <= MOST_COLUMNS and all(len(c) <= MOST_IN_CELL for c in cells)
                yield Row(begun + 1, tuple(cells)) if fits else begun + 1
            return
        except csv.Error:
            yield line + 1
            start = line + 1


def write_sheet(path: Path, rows: Iterable[Sequence[str]], *, marked: bool) -> None:
    """Write a table whole or not at all: what was there before is exchanged only for a whole one.

    Parameters
    ----------
    path
        The file.
    rows
        Cells, safe in a spreadsheet (see `text.csv_cell`), header first.
    marked
        True for the mark at the start that tells a spreadsheet that the letters are UTF-8. What
        a school's system is to read has none.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".whosays-", suffix=".csv")
    try:
        encoding = "utf-8-sig" if marked else "utf-8"
        with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
