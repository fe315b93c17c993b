"""One table: from its text to faults, its ids and what it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .cells import CellCheck, cell_check, hidden_problem, holds_hidden
from .files import EMPTY_FILE, Limits
from .header import Header, read_header
from .nearest import misspelt
from .report import Findings, Problem, shortened
from .rows import Row, read_rows
from .rules import Rule, row_rules
from .schema import Column, Table

_MOST_ENCODING = 3
_MOST_WORDS = 200


@dataclass
class Contents:
    """What other tables need to know of a table: its ids, by line, and its references."""

    rows: int = 0
    ids: dict[str, int] = field(default_factory=dict)
    references: dict[str, list[tuple[int, str]]] = field(default_factory=dict)


def check_table(table: Table, text: str, findings: Findings, *, limits: Limits) -> Contents | None:
    """Check a table's text by itself; None when its rows could not be read at all."""
    return _Reader(table, findings, limits, searched=holds_hidden(text)).read(text)


class _Reader:
    def __init__(self, table: Table, findings: Findings, limits: Limits, *, searched: bool) -> None:
        self.table, self.findings, self.limits = table, findings, limits
        self.searched = searched
        self.contents = Contents()
        self.unique: dict[str, dict[str, int]] = {}
        self.words: dict[str, dict[str, list[int]]] = {}

    def read(self, text: str) -> Contents | None:
        if "\n" not in text and "\r" in text:
            self._say(_OLD_MAC, 1)
            text = text.replace("\r", "\n")
        rows = (row for row in read_rows(text) if not self._blank(row))
        first = next(rows, None)
        if first is None:
            self._say(EMPTY_FILE, 1)
            return None
        header = read_header(self.table, first.cells, first.damage)
        for name, problem in header.problems:
            self._say(problem, first.line, name)
        if not header.readable:
            return None
        self._rows(rows, header)
        self._rare_words()
        return self.contents

    def _rows(self, rows: Iterator[Row], header: Header) -> None:
        plan = [(column, cell_check(column)) if column else None for column in header.columns]
        names = [column.name if column else "" for column in header.columns]
        complete = {column.name for column in self.table.columns} <= set(names)
        rules = row_rules(self.table.name) if complete else ()
        key = names.index(self.table.key) if self.table.key in names else None
        for row in rows:
            if row.line > self.limits.lines:
                self._say(_too_many(self.limits.lines), row.line)
                break
            self.contents.rows += 1
            if key is not None and key < len(row.cells) and row.cells[key]:
                self._key(row, row.cells[key])
            if problem := _shape(row, len(names)):
                self._say(problem, row.line)
                continue
            for step, cell in zip(plan, row.cells, strict=True):
                if step is not None:
                    self._cell(step[0], step[1], row.line, cell)
            if rules:
                self._rules(rules, row.line, dict(zip(names, row.cells, strict=True)))

    def _cell(self, column: Column, check: CellCheck, line: int, cell: str) -> None:
        if not cell:
            if column.required:
                self._say(_EMPTY, line, column.name)
            return
        problem = hidden_problem(cell) if self.searched else None
        if len(cell) > self.limits.cell_characters:
            problem = _too_long(len(cell), self.limits.cell_characters)
        if problem is None or problem.warning:
            problem = check(cell) or problem
        if problem:
            self._say(problem, line, column.name, cell)
            if not problem.warning:
                return
        if column.unique and column.name != self.table.key:
            self._unique(column.name, line, cell)
        if column.own_words:
            self.words.setdefault(column.name, {}).setdefault(cell, []).append(line)
        if column.refers_to:
            items = cell.split(column.list_mark) if column.list_mark else [cell]
            known = self.contents.references.setdefault(column.name, [])
            known.extend((line, item) for item in items)

    def _rules(self, rules: tuple[Rule, ...], line: int, cells: dict[str, str]) -> None:
        for rule in rules:
            for clash in rule(cells):
                values = ", ".join(cells[name] or "(empty)" for name in clash.columns)
                self._say(clash.problem, line, ", ".join(clash.columns), values)

    def _key(self, row: Row, cell: str) -> None:
        first = self.contents.ids.setdefault(cell, row.line)
        if first != row.line:
            self._say(_twice(first), row.line, self.table.key, cell)

    def _unique(self, name: str, line: int, cell: str) -> None:
        first = self.unique.setdefault(name, {}).setdefault(cell, line)
        if first != line:
            self._say(_twice(first), line, name, cell)

    def _rare_words(self) -> None:
        for column, words in self.words.items():
            common = [word for word, lines in words.items() if len(lines) > 1]
            for word, lines in words.items():
                # A story with very many words has no list of them that a slip could miss.
                like = misspelt(word, common) if len(words) <= _MOST_WORDS else None
                if like and len(lines) == 1:
                    self._say(_rare(like, len(words[like])), lines[0], column, word)

    def _blank(self, row: Row) -> bool:
        if row.damage != "blank" or row.line > self.limits.lines:
            return False
        self._say(_BLANK, row.line)
        return True

    def _say(
        self, problem: Problem, line: int, column: str | None = None, value: str | None = None
    ) -> None:
        bound = {"at_most": _MOST_ENCODING} if problem.kind == "encoding" else {}
        self.findings.add(
            problem, file=self.table.file, row=line, column=column, value=value, **bound
        )


_EMPTY = Problem("empty-cell", "This column is never empty.", "Fill in the cell.")
_BLANK = Problem("blank-line", "The line is empty; it is passed over.", "Delete it.", warning=True)
_OLD_MAC = Problem(
    "bare-cr",
    "The lines end as on old Mac computers, so other programs see one single line.",
    "Save the table again as CSV UTF-8 (not for Macintosh).",
)


def _too_many(most: int) -> Problem:
    return Problem(
        "too-many-lines",
        f"The file has more than {most} lines; the rest was not read.",
        "Cut it to the rows that the story needs.",
    )


def _rare(like: str, uses: int) -> Problem:
    return Problem(
        "rare-word",
        f"It stands in this row alone, and {like} stands in {uses} rows.",
        f"Write {like} if it is the same thing; otherwise nothing needs to be done.",
        warning=True,
    )


def _twice(first: int) -> Problem:
    return Problem(
        "used-twice",
        f"Line {first} has the same one, and no two rows may share it.",
        "Give one of the two rows another one.",
    )


def _too_long(length: int, most: int) -> Problem:
    return Problem(
        "cell-too-long",
        f"The cell has {length} characters, and a cell may have {most}.",
        "Cut it short; where it swallowed the rows below, a quote is missing in it.",
    )


def _shape(row: Row, width: int) -> Problem | None:
    if row.damage == "open":
        return Problem(
            "open-quote",
            f"In cell {len(row.cells) + 1} a quote opens and is never closed: "
            f"{shortened(row.rest[:20])}",
            'Put a quote at the end of that cell; a quote inside a cell is doubled: "".',
        )
    if row.damage == "stray":
        return Problem(
            "stray-quote",
            f"In cell {len(row.cells) + 1} a quote stands in the midst of other characters: "
            f"{shortened(row.rest[:20])}",
            'Put quotes around the whole cell, and double the quote inside it: "".',
        )
    if not any(row.cells):
        return Problem("empty-row", "All cells of the row are empty.", "Delete the row.")
    if len(row.cells) == width:
        return None
    lines = f" It runs on to line {row.last_line}." if row.last_line > row.line else ""
    count = len(row.cells)
    return Problem(
        "row-length",
        f"The row has {count} cell{'' if count == 1 else 's'}, and the first line names {width} "
        f"columns.{lines}",
        "Put quotes around a cell that has a comma in it, or delete the commas that are too many."
        if count > width
        else "Add the commas that are missing, one for each empty cell too.",
    )
