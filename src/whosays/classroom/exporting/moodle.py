"""Marks in the forms of Moodle: a grading worksheet, or a file for its gradebook.

With a grading worksheet as the roster. The worksheet comes back with its Grade filled in,
as the page "Assignment settings, Offline grading worksheet" of the Moodle documentation tells it:
the importer needs Identifier, Grade and *Last modified (grade)* under these very names, and takes
no grade above Maximum Grade. Columns of feedback are left out, so that nobody's feedback changes.

Moodle, without a worksheet. The form is a CSV file for the gradebook's *Import > CSV file*, as the
page "Grade import" of the Moodle documentation tells it: ID number and Email address, of which
one is mapped to the user, then one column a grade item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whosays.classroom.people.roster import Person, Roster, same
from whosays.classroom.problems import trouble
from whosays.classroom.sheets import plain_name
from whosays.classroom.text import csv_cell, shown

from .marks import POINTS, Made, Marks, left, matched, points, shared

# What Moodle needs, and what lets a teacher recognise the rows.
_WORKSHEET = ("identifier", "fullname", "grade", "maximumgrade", "lastmodifiedgrade")


def moodle(marks: Sequence[Marks], titles: Mapping[str, str], roster: Roster) -> Made:
    """Return the rows of a filled-in worksheet, or of a gradebook to import."""
    return (_worksheet if roster.form == "moodle" else _gradebook)(marks, titles, roster)


def _worksheet(marks: Sequence[Marks], titles: Mapping[str, str], roster: Roster) -> Made:
    names = [plain_name(cell) for cell in roster.header]
    if len(titles) > 1:
        raise ValueError(trouble("export", "one_lesson", lessons=", ".join(titles), out="OUT"))
    if "scale" in names or "lastmodifiedgrade" not in names:
        raise ValueError(trouble("export", "no_worksheet"))
    lesson = next(iter(titles))
    whose, problems = matched(marks, roster)
    by_row = {row.key: each for each, row in whose if row}
    problems += [left("export-not-listed", each) for each, row in whose if row is None]
    kept = [names.index(name) for name in _WORKSHEET if name in names]
    grade = names.index("grade")
    rows: list[Sequence[str]] = [[roster.header[place] for place in kept]]
    given = []
    for person in roster.people:
        cells = list(person.cells)
        each = by_row.get(person.key)
        if each is not None and _locked(names, cells):
            problems.append(left("export-locked", each))
        elif each is not None:
            cells[grade] = points(each.scores[lesson], _maximum(names, cells))
            given.append(each)
        # A lone dash means that there is no date; it is no formula.
        safe = (cell if cell.strip() == "-" else csv_cell(cell) for cell in cells)
        row = list(safe)
        rows.append([row[place] for place in kept])
    return Made("moodle-worksheet", [roster.header[grade].strip()], rows, given, problems)


def _locked(names: Sequence[str], cells: Sequence[str]) -> bool:
    place = names.index("gradecanbechanged") if "gradecanbechanged" in names else None
    return place is not None and cells[place].strip().casefold() == "no"


def _maximum(names: Sequence[str], cells: Sequence[str]) -> float:
    text = cells[names.index("maximumgrade")].strip() if "maximumgrade" in names else ""
    found = re.fullmatch(r"\d{1,6}([.,]\d{1,5})?", text)
    return float(text.replace(",", ".")) if found else POINTS


def _gradebook(marks: Sequence[Marks], titles: Mapping[str, str], roster: Roster) -> Made:
    whose, problems = matched(marks, roster)
    known = [(each, row) for each, row in whose if row]
    double = {name: shared(roster, name) for name in ("email", "student_id")}

    def tells(row: Person, name: str) -> bool:
        text = getattr(row, name)
        return bool(text) and same(name, text) not in double[name]

    # One column is mapped to the users, and a row without it would stop the whole import.
    wanted = max(double, key=lambda name: sum(tells(row, name) for _, row in known))
    rows: list[Sequence[str]] = [
        ("ID number", "Email address", "Full name", *map(csv_cell, titles.values()))
    ]
    given = []
    for each, row in whose:
        if row is None or not getattr(row, wanted):
            problems.append(left("export-no-id", each, columns="student_id or email"))
            continue
        if not tells(row, wanted):
            text = shown(getattr(row, wanted), 80)
            problems.append(left("export-id-shared", each, column=wanted, text=text))
            continue
        scores = (points(each.scores[n]) if n in each.scores else "" for n in titles)
        rows.append((*map(csv_cell, (row.student_id, row.email, row.name)), *scores))
        given.append(each)
    return Made("moodle-gradebook", list(titles.values()), rows, given, problems)
