"""Marks in the form of Canvas's gradebook.

The form is the gradebook's own, as Instructure's guides "How do I export grades in the
Gradebook?" and "How do I import grades in the Gradebook?" tell it and the importer in Canvas's
public source reads it: Student, ID, SIS User ID, SIS Login ID, Section, then one column an
assignment, which is ``Title (number)`` for one that exists and any other title for a new one; a
row *Points Possible* before the students. Canvas finds a student by ID, then by the SIS columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whosays.classroom.people.roster import Person, Roster, same
from whosays.classroom.problems import trouble
from whosays.classroom.sheets import plain_name
from whosays.classroom.text import csv_cell, shown

from .marks import POINTS, Made, Marks, left, matched, points, shared

_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
# What Canvas finds a student by, the first that is there.
_FIELDS = ("canvas_id", "student_id", "login")
# Canvas writes it with these blanks, so that it sorts before every student.
_POSSIBLE = "    Points Possible"


def canvas(marks: Sequence[Marks], titles: Mapping[str, str], roster: Roster) -> Made:
    """Return the rows of a gradebook to import; see the module for the form."""
    whose, problems = matched(marks, roster)
    own = roster.form == "canvas"
    names = [plain_name(cell) for cell in roster.header]
    width = names.index("section") + 1 if own else len(_CANVAS)
    places = {n: _column(title, roster.header, width) for n, title in titles.items() if own}
    possible = _possible(roster)
    heads, worth = {}, {}
    for lesson, title in titles.items():
        place = places.get(lesson)
        heads[lesson] = title if place is None else roster.header[place].strip()
        worth[lesson] = POINTS if place is None else possible.get(place, POINTS)
    rows: list[Sequence[str]] = [
        (*(roster.header[:width] if own else _CANVAS), *map(csv_cell, heads.values())),
        (
            "    Points Possible",
            *[""] * (width - 1),
            *(points(1, most) for most in worth.values()),
        ),
    ]
    given = []
    double = {name: shared(roster, name) for name in _FIELDS}
    for each, row in whose:
        cells = row.cells[:width] if own and row else _canvas_cells(each, row)
        if not any(cells[1:-1]):
            problems.append(left("export-no-id", each, columns="canvas_id, student_id or login"))
            continue
        field, text = _known_by(cells, row)
        if same(field, text) in double[field]:
            problems.append(left("export-id-shared", each, column=field, text=shown(text, 80)))
            continue
        values = []
        for lesson in titles:
            place = places.get(lesson)
            # An empty cell would take a mark away that Canvas has already.
            before = row.cells[place].strip() if row and place is not None else ""
            score = each.scores.get(lesson)
            values.append(before if score is None else points(score, worth[lesson]))
        rows.append((*map(csv_cell, cells), *values))
        given.append(each)
    return Made("canvas", list(heads.values()), rows, given, problems)


def _known_by(cells: Sequence[str], row: Person | None) -> tuple[str, str]:
    """Return the column, and what it holds, by which Canvas finds a student."""
    own = [getattr(row, name) for name in _FIELDS] if row and row.cells else cells[1:4]
    return next((pair for pair in zip(_FIELDS, own, strict=True) if pair[1]), (_FIELDS[0], ""))


def _canvas_cells(each: Marks, row: Person | None) -> tuple[str, ...]:
    number = each.number if each.system == "canvas" else ""
    if row is None:
        return (each.name or each.key, number, "", "", "")
    return (
        row.name or each.name or each.key,
        row.canvas_id or number,
        row.student_id,
        row.login,
        row.section,
    )


def _column(title: str, header: Sequence[str], start: int) -> int | None:
    """Return the place of an assignment's column, by its title with or without its number."""
    wanted = " ".join(title.split()).casefold()
    found = [
        place
        for place, cell in enumerate(header)
        if place >= start
        and wanted in (" ".join(cell.split()).casefold(), _untitled(cell).casefold())
    ]
    if len(found) > 1:
        names = ", ".join(shown(header[place].strip(), 80) for place in found)
        raise ValueError(trouble("export", "two_columns", title=shown(title), names=names))
    return found[0] if found else None


def _untitled(cell: str) -> str:
    return " ".join(re.sub(r"\(\d+\)\s*$", "", cell).split())


def _possible(roster: Roster) -> dict[int, float]:
    """Return the points of each column of a Canvas gradebook that names any."""
    found = {}
    for row in roster.before:
        if row and row[0].strip().casefold().startswith("points possible"):
            for place, cell in enumerate(row[1:], 1):
                if re.fullmatch(r"\s*\d{1,6}([.,]\d{1,4})?\s*", cell):
                    found[place] = float(cell.strip().replace(",", "."))
    return found
