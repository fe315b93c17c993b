"""Check a whole ledger folder: every table by itself, and what the tables say of each other."""

from __future__ import annotations

import json
import os
from importlib import resources
from pathlib import Path

from .files import Limits, decode, names_in, read_bytes
from .nearest import misspelt, nearest_words
from .report import Fault, Findings, Problem, Report, shortened, typed, visible
from .schema import STORY_WORDS, Column, Schema, Table, read_schema, with_words
from .story import Story, read_story
from .table import Contents, check_table

DESCRIPTION = "datapackage.json"
_TABLE_ENDINGS = (".csv", ".xlsx", ".xls", ".ods", ".numbers")
_DESCRIPTION_BYTES = 4 * 1024 * 1024


def own_schema() -> Schema:
    """Give the tables that every ledger has, from the package's own description."""
    file = resources.files("whosays.ledger") / "tables" / DESCRIPTION
    return read_schema(json.loads(file.read_bytes()))


def check(
    folder: str | os.PathLike[str],
    *,
    schema: Schema | None = None,
    limits: Limits | None = None,
) -> Report:
    """Find everything that is wrong with a ledger folder, in one reading.

    It reads; it neither changes nor loads anything. What passes can be loaded with
    ``whosays.load(folder)``. Whether a claim is true or well coded it cannot tell.

    Parameters
    ----------
    folder : path
        A folder with the nine CSV tables, and perhaps its own ``datapackage.json``.
    schema : tuple of Table, optional
        Other tables than the package's own.
    limits : Limits, optional
        Other bounds than 64 MB a file, 128 MB a folder, a million lines and 32,767
        characters a cell.

    Returns
    -------
    Report
        Faults, warnings, and how many rows were read; ``str(report)`` is the text for a person.
        Nothing in the folder makes this function raise.
    """
    path = Path(folder)
    try:
        names = names_in(path)
    except (OSError, ValueError) as error:
        return _unopened(path, error)
    if not any(Path(name).suffix.casefold() in _TABLE_ENDINGS for name in names):
        return _refused(
            path, "None of the tables is in this folder.", _where_tables_are(path, names)
        )
    return _Check(path, names, schema or own_schema(), limits or Limits()).report()


class _Check:
    def __init__(self, path: Path, names: list[str], schema: Schema, limits: Limits) -> None:
        self.path, self.names, self.schema, self.limits = path, names, schema, limits
        self.findings = Findings()
        self.left = limits.folder_bytes
        self.contents: dict[str, Contents] = {}
        self.named: set[str] = {table.file for table in schema}

    def report(self) -> Report:
        self._story()
        for table in self.schema:
            self._table(table)
        self._ids_across_tables()
        for table in self.schema:
            for column in table.columns:
                if column.refers_to and table.name in self.contents:
                    self._references(table, column)
        self._other_files()
        files = [DESCRIPTION, *(table.file for table in self.schema)]
        places = {name: place for place, name in enumerate(files)}

        def order(fault: Fault) -> tuple[int, int]:
            return places.get(fault.file, len(places)), fault.row or 0

        return Report(
            folder=str(self.path),
            rows=sum(contents.rows for contents in self.contents.values()),
            tables=len(self.contents),
            faults=tuple(sorted(self.findings.faults, key=order)),
            warnings=tuple(sorted(self.findings.warnings, key=order)),
            more=self.findings.more(),
            fault_count=self.findings.fault_count,
            warning_count=self.findings.warning_count,
        )

    def _story(self) -> None:
        if DESCRIPTION not in self.names:
            return
        data = read_bytes(self.path, DESCRIPTION, at_most=_DESCRIPTION_BYTES, left=self.left)
        story = (
            Story(problems=[data]) if isinstance(data, Problem) else read_story(data, self.schema)
        )
        # Where the lists are unknown, every well-formed word may be one of the story's own.
        unknown = dict.fromkeys(STORY_WORDS, ()) if story.problems else {}
        self.schema = with_words(self.schema, unknown | story.words)
        for problem in story.problems:
            self.findings.add(problem, file=DESCRIPTION)

    def _table(self, table: Table) -> None:
        if table.file not in self.names:
            self.findings.add(self._missing(table), file=table.file)
            return
        data = read_bytes(self.path, table.file, at_most=self.limits.file_bytes, left=self.left)
        if isinstance(data, Problem):
            self.findings.add(data, file=table.file)
            return
        decoded = decode(data)
        if isinstance(decoded, Problem):
            self.findings.add(decoded, file=table.file)
            return
        self.left -= len(data)
        text, marked = decoded
        if marked:
            self.findings.add(_MARKED, file=table.file, row=1)
        contents = check_table(table, text, self.findings, limits=self.limits)
        if contents is not None:
            self.contents[table.name] = contents

    def _missing(self, table: Table) -> Problem:
        loose = [name for name in self.names if name not in self.named]
        stem = table.name
        near = next((name for name in loose if Path(name.casefold()).stem == stem), None)
        near = near or misspelt(table.file, [name for name in loose if name.endswith(".csv")])
        if near:
            self.named.add(near)
        if near and near.casefold().endswith((".xlsx", ".xls", ".ods", ".numbers")):
            why = f"There is {visible(near)}, which is a spreadsheet and no CSV file."
            return Problem("file-missing", why, f"Save it as CSV UTF-8, named {table.file}.")
        if near:
            why = f"There is no such file; there is {visible(near)}."
            return Problem("file-missing", why, f"Rename {visible(near)} to {table.file}.")
        return Problem(
            "file-missing",
            "There is no such file; a table without rows still has a file with its first line.",
            f"Copy {table.file} from an empty set: whosays ledger new another-folder",
        )

    def _ids_across_tables(self) -> None:
        seen: dict[str, tuple[Table, int]] = {}
        for table in self.schema:
            contents = self.contents.get(table.name, Contents())
            for name, line in contents.ids.items():
                other, first = seen.setdefault(name, (table, line))
                if other is table:
                    continue
                why = f"{other.file} has the same id on line {first}; an id names one row only."
                mend = "Give one of the two rows another id, wherever that id stands."
                self.findings.add(
                    Problem("used-twice", why, mend),
                    file=table.file,
                    row=line,
                    column=table.key,
                    value=name,
                )

    def _references(self, table: Table, column: Column) -> None:
        targets = [t for t in self.schema if column.refers_to in (t.name, "any")]
        # Of a table that could not be read nobody knows what it holds.
        if any(target.name not in self.contents for target in targets):
            return
        known: dict[str, int] = {}
        for target in targets:
            known.update(self.contents[target.name].ids)
        where = f"No row of {targets[0].file}" if len(targets) == 1 else "No row of any table"

        def problem(item: str) -> Problem:
            def mend() -> str:
                near = nearest_words(item, known)
                add = "add the row that is missing"
                return f"The nearest are {near}; or {add}." if near else f"{add.capitalize()}."

            return Problem("no-such-row", f"{where} has the id {shortened(item)}.", mend)

        for line, item in self.contents[table.name].references.get(column.name, ()):
            if item not in known:
                self.findings.add(
                    problem(item), file=table.file, row=line, column=column.name, value=item
                )

    def _other_files(self) -> None:
        for name in self.names:
            if name.casefold().endswith(".csv") and name not in self.named:
                self.findings.add(_NOT_READ, file=name)


_MARKED = Problem(
    "mark",
    "The file begins with an invisible mark (BOM), as Excel writes it; it is passed over.",
    "Nothing needs to be done.",
    warning=True,
)
_NOT_READ = Problem(
    "not-read",
    "It is no table of a ledger, so it was not read.",
    "Nothing needs to be done, unless its name is a slip.",
    warning=True,
)


def _unopened(path: Path, error: Exception) -> Report:
    if isinstance(error, FileNotFoundError):
        why, mend = (
            "There is no such folder.",
            f"Check its name, or make a set of empty tables: whosays ledger new {typed(path)}",
        )
    elif isinstance(error, NotADirectoryError):
        why = "It is a file, and a ledger is a folder of tables."
        mend = f"Type: whosays ledger check {typed(path.parent)}"
    else:
        reason = getattr(error, "strerror", None) or "its name is not one that a folder can have"
        why = f"The folder cannot be opened: {reason}."
        mend = "Allow yourself to read it, or copy it to a place of your own."
    return _refused(path, why, mend)


def _where_tables_are(path: Path, names: list[str]) -> str:
    for name in names:
        if os.path.lexists(path / name / "claims.csv"):
            return f"Type: whosays ledger check {typed(path / name)}"
    return f"Give the folder that has claims.csv, or type: whosays ledger new {typed(path)}"


def _refused(path: Path, why: str, mend: str) -> Report:
    fault = Fault("", None, None, shortened(str(path)), why, mend, "folder")
    return Report(str(path), 0, 0, (fault,), (), (), 1, 0, opened=False)
