"""The first line of a table: which cell of a row belongs to which column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .nearest import misspelt
from .report import Problem
from .schema import Column, Table

_OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass
class Header:
    """The columns in the order of the file; None stands for one that is not checked.

    ``problems`` are pairs of a column name (or None) and what is wrong with it. Where
    ``readable`` is False, the rows below cannot be assigned to columns at all.
    """

    columns: list[Column | None] = field(default_factory=list)
    problems: list[tuple[str | None, Problem]] = field(default_factory=list)
    readable: bool = True


def read_header(table: Table, names: Sequence[str], damage: str | None) -> Header:
    """Match the names in a header line with the columns of a table.

    A misspelt column is reported and its cells are checked all the same.
    """
    known = {column.name: column for column in table.columns}
    if problem := _hopeless(table, names, damage):
        return Header(problems=[(None, problem)], readable=False)
    header = Header()
    missing = [name for name in known if name not in names]
    seen: set[str] = set()
    for place, name in enumerate(names, 1):
        column = known.get(name)
        if name in seen:
            header.problems.append((name, _TWICE))
            column = None
        elif column is None:
            near = misspelt(name, missing)
            header.problems.append((name or None, _unknown(table, name, place, near)))
            column = known[near] if near else None
            missing = [name for name in missing if name != near]
        seen.add(name)
        header.columns.append(column)
    header.problems += [(name, _missing(name)) for name in missing]
    if not header.problems and list(names) != list(known):
        header.problems.append((None, _order(table)))
    return header


_TWICE = Problem(
    "column-twice",
    "Two columns have this name, so it is unclear which one counts.",
    "Delete one of them, or give it its right name.",
)


def _hopeless(table: Table, names: Sequence[str], damage: str | None) -> Problem | None:
    if damage:
        return Problem(
            "header-quotes",
            "The quotes in the first line do not fit together, so no column can be told.",
            f"Replace the first line by: {table.header}",
        )
    if len(names) == 1:
        for mark, words in _OTHER_MARKS.items():
            if names[0].count(mark) > 1:
                return Problem(
                    "other-mark",
                    f"The columns are parted by {words}; a ledger table has commas.",
                    "Save it again as CSV with the comma as separator, and UTF-8.",
                )
    if not {column.name for column in table.columns} & {name.strip().lower() for name in names}:
        return Problem(
            "no-header",
            "The first line does not name the columns of this table.",
            f"Put this line above the rows: {table.header}",
        )
    return None


def _unknown(table: Table, name: str, place: int, near: str | None) -> Problem:
    if near:
        return Problem(
            "column-name",
            f"This column seems to be {near}, and a name counts letter by letter.",
            f"Write {near} in the first line.",
        )
    if not name.strip():
        return Problem(
            "column-name",
            f"Column {place} has no name.",
            "Delete the column, or the comma that is too many at the end of the lines.",
        )
    return Problem(
        "column-unknown",
        f"The table {table.name} has no column of this name.",
        "Delete the column; a remark fits into caveat or note.",
    )


def _order(table: Table) -> Problem:
    return Problem(
        "column-order",
        "The columns are all there, but in another order.",
        f"Move them into this order: {table.header}",
    )


def _missing(name: str) -> Problem:
    return Problem(
        "column-missing",
        "The table has no such column.",
        f"Add {name} to the first line and a cell to every row; COLUMNS.md says what it holds.",
    )
