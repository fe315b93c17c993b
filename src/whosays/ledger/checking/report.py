"""What a check found: faults and warnings, as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SHOWN_CHARACTERS = 60
SHOWN_PER_KIND = 20


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell or a file, before it is known where.

    ``mend`` may be a function, called only when the fault is listed and not merely counted.
    """

    kind: str
    why: str
    mend: str | Callable[[], str]
    warning: bool = False


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, or doubtful, in a ledger folder.

    Attributes
    ----------
    file : str
        Name of the file inside the folder; empty for the folder itself.
    row : int or None
        Line of the file on which the row begins, counted from 1 (the header line).
    column : str or None
        Name of the column; several, joined by ``", "``, when cells disagree with each other.
    value : str or None
        The cell, shortened, with every invisible character made visible.
    why, mend : str
        Why it is wrong, and what to do.
    kind : str
        Short name of this kind of fault.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    why: str
    mend: str
    kind: str

    @property
    def where(self) -> str:
        """The place in words, as ``claims.csv, line 14, column value``."""
        columns = self.column or ""
        parts = [
            visible(self.file) or "the folder",
            f"line {self.row}" if self.row else "",
            f"column{'s' if ', ' in columns else ''} {columns}" if columns else "",
        ]
        return ", ".join(part for part in parts if part)

    def lines(self) -> list[str]:
        """Give the three lines that a person reads: what, why, mend."""
        what = self.where if self.value is None else f'{self.where}: "{self.value}"'
        return [what, f"  Why: {self.why}", f"  Mend: {self.mend}"]


@dataclass(frozen=True)
class More:
    """How many further faults of one kind were counted in a column, but are not listed."""

    file: str
    column: str | None
    kind: str
    count: int

    def line(self) -> str:
        """Give the line that follows the last listed fault of this kind."""
        place = f"{visible(self.file)}, column {self.column}" if self.column else self.file
        return f"  ... and {self.count} more like this in {place}."


@dataclass(frozen=True)
class Report:
    """Everything that :func:`whosays.ledger.checking.check` found in one folder.

    Attributes
    ----------
    folder : str
        The folder as it was named.
    rows, tables : int
        Rows and tables that were read.
    faults, warnings : tuple of Fault
        In the order of the tables, then of the lines; at most 20 of one kind in one column.
    more : tuple of More
        What was counted beyond those.
    opened : bool
        False when there was no folder with tables to read.
    """

    folder: str
    rows: int
    tables: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    more: tuple[More, ...]
    fault_count: int
    warning_count: int
    opened: bool = True

    @property
    def ok(self) -> bool:
        """Whether the folder can be loaded: no fault, though perhaps warnings."""
        return self.fault_count == 0

    def __str__(self) -> str:
        """Give the whole report as text."""
        return "\n".join([*self._fault_lines(), *self._warning_lines()])

    def to_json(self) -> dict[str, Any]:
        """Give the whole report as plain values, ready for ``json.dumps``."""
        return {
            "folder": visible(self.folder),
            "ok": self.ok,
            "rows": self.rows,
            "tables": self.tables,
            "fault_count": self.fault_count,
            "warning_count": self.warning_count,
            "faults": [vars(fault) for fault in self.faults],
            "warnings": [vars(warning) for warning in self.warnings],
            "more": [vars(more) for more in self.more],
        }

    def _fault_lines(self) -> list[str]:
        folder = visible(self.folder)
        if not self.opened:
            return [line for fault in self.faults for line in fault.lines()]
        read = f"{counted(self.rows, 'row')} in {counted(self.tables, 'table')}"
        if self.ok:
            return [f"{folder}: {read}: no fault found."]
        found = f"{folder}: {counted(self.fault_count, 'fault')} found ({read} read)."
        return [found, *self._listed(self.faults)]

    def _warning_lines(self) -> list[str]:
        if not self.warnings:
            return []
        when = ", but the ledger loads" if self.ok else " once the faults are gone"
        head = f"{counted(self.warning_count, 'warning')}: worth a look{when}."
        return ["", head, *self._listed(self.warnings)]

    def _listed(self, faults: tuple[Fault, ...]) -> list[str]:
        more = {(item.file, item.column, item.kind): item for item in self.more}
        last = {_group(fault): number for number, fault in enumerate(faults)}
        lines: list[str] = []
        for number, fault in enumerate(faults):
            lines += ["", *fault.lines()]
            group = _group(fault)
            if last[group] == number and group in more:
                lines.append(more[group].line())
        return lines


@dataclass
class Findings:
    """Collects faults while a folder is read, and bounds how many are kept of one kind."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    counts: dict[tuple[str, str | None, str], int] = field(default_factory=dict)
    fault_count: int = 0
    warning_count: int = 0

    def add(
        self,
        problem: Problem,
        *,
        file: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        at_most: int = SHOWN_PER_KIND,
    ) -> None:
        """Count a fault, and keep it unless ``at_most`` of its kind in its column are kept."""
        if problem.warning:
            self.warning_count += 1
        else:
            self.fault_count += 1
        column = None if column is None else shortened(column)
        group = (file, column, problem.kind)
        self.counts[group] = self.counts.get(group, 0) + 1
        if self.counts[group] > at_most:
            return
        shown = None if value is None else shortened(value)
        mend = problem.mend if isinstance(problem.mend, str) else problem.mend()
        # Both may quote an id of the folder, and so any character.
        why, mend = visible(problem.why), visible(mend)
        fault = Fault(file, row, column, shown, why, mend, problem.kind)
        (self.warnings if problem.warning else self.faults).append(fault)

    def more(self) -> tuple[More, ...]:
        """Give what was counted but not kept."""
        kept: dict[tuple[str, str | None, str], int] = {}
        for fault in (*self.faults, *self.warnings):
            kept[_group(fault)] = kept.get(_group(fault), 0) + 1
        return tuple(
            More(*group, count=count - kept.get(group, 0))
            for group, count in self.counts.items()
            if count > kept.get(group, 0)
        )


def visible(text: str) -> str:
    """Write out every character that a screen would hide, reorder or act on."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def shortened(text: str) -> str:
    """Give a cell as a report quotes it: visible, and no longer than a line."""
    if len(text) <= SHOWN_CHARACTERS:
        return visible(text)
    return f"{visible(text[:SHOWN_CHARACTERS])}... ({len(text)} characters)"


def typed(path: object) -> str:
    """Give a path as a person types it after a command."""
    text = visible(str(path))
    return f'"{text}"' if " " in text else text


def counted(number: int, noun: str) -> str:
    """Give ``1 row`` or ``2 rows``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _escaped(char: str) -> str:
    # An undecodable byte travels as a lone surrogate: show the byte that the file holds.
    if "\udc80" <= char <= "\udcff":
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def _group(fault: Fault) -> tuple[str, str | None, str]:
    return fault.file, fault.column, fault.kind
