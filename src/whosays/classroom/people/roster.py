"""The class list: who is in the class, and what a school's system calls each person.

Three forms are read as they are:

- our own columns (`COLUMNS`), of which one that names a person is enough, in any order, under the
  names that schools give them (`NAMES`);
- a Canvas gradebook export: Student (or LastName, FirstName), ID, SIS User ID, SIS Login ID,
  Integration ID, Root Account, Section, the teacher's own columns, one column an assignment
  (``Title (number)``), and totals; a line of posting policies and one of points possible come
  before the students. So Instructure's guide "How do I export grades in the Gradebook?" and the
  exporter in Canvas's public source have it;
- a Moodle grading worksheet: Identifier (``Participant 123``), Full name, ID number, Email
  address, Status, Group, Grade, Maximum Grade, Grade can be changed, the dates, and feedback
  columns, as the page "Assignment settings, Offline grading worksheet" of the Moodle
  documentation and the grading table in Moodle's public source have it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.classroom.problems import Problem
from whosays.classroom.sheets import Row, Sheet, plain_name, read_sheet
from whosays.classroom.text import shown
from whosays.journal import clean_alias
from whosays.journal.names import alike

#: Our columns. A row needs one of the first seven.
COLUMNS = (
    *("student_id", "name", "alias", "email", "canvas_id", "moodle_id", "login"),
    "section",
)
#: What the columns may be called, without case, blanks and signs.
NAMES: Mapping[str, tuple[str, ...]] = {
    "student_id": ("studentid", "idnumber", "sisuserid", "studentnumber", "matriculationnumber"),
    "name": ("name", "fullname", "student", "studentname", "displayname"),
    "alias": ("alias", "nickname"),
    "email": ("email", "emailaddress", "mail"),
    "canvas_id": ("canvasid", "canvasuserid"),
    "moodle_id": ("moodleid", "identifier", "participant", "participantid"),
    "login": ("login", "loginid", "sisloginid", "username", "account"),
    "section": ("section", "sections", "class", "course", "group", "groups"),
    "_first": ("firstname", "givenname", "forename"),
    "_last": ("lastname", "surname", "familyname"),
}
#: The most columns of which it is guessed what they hold.
MOST_GUESSED = 8
#: The most troubles that are told one by one.
MOST_NAMED = 200
#: What the cells of a column look like, in the order in which they are tried.
_LOOKS = {
    "email": "@",
    "student_id": r"^[A-Za-z]{0,3}\d+$",
    "name": r"\w[\s,]+\w",
    "alias": r"\w",
}
_MEANING = {name: field for field, names in NAMES.items() for name in names}
_KNOWN = frozenset(_MEANING) | {"id"}
_OTHER_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """One row of a roster. A field that the roster does not tell is empty.

    Parameters
    ----------
    key
        What the tables of OUT call the person: the first of `COLUMNS` that the row tells and
        that no other row shares; else the line. Safe to show.
    line
        The line of the file on which the row starts, from 1.
    student_id, name, alias, email, canvas_id, moodle_id, login, section
        The columns, without blanks around them; safe to show.
    cells
        The row as it was read, in the order of `Roster.header`: an export writes it back.
    """

    key: str
    line: int
    student_id: str = ""
    name: str = ""
    alias: str = ""
    email: str = ""
    canvas_id: str = ""
    moodle_id: str = ""
    login: str = ""
    section: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows that could be told apart.

    Parameters
    ----------
    form
        ``roster``, ``canvas`` (a gradebook export) or ``moodle`` (a grading worksheet).
    people
        In the order of the file.
    header
        The names of the columns as they were read.
    before
        The rows between the header and the first student that are nobody's: a Canvas export's
        posting policies and points possible.
    """

    form: str
    people: tuple[Person, ...]
    header: tuple[str, ...] = ()
    before: tuple[tuple[str, ...], ...] = ()


def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, case and signs, in their order."""
    loose = unicodedata.normalize("NFKD", name[:400]).casefold()
    bare = "".join(char for char in loose if not unicodedata.combining(char))
    return tuple(re.findall(r"[^\W_]+", bare.translate(_OTHER_LETTERS)))


def read_roster(path: Path) -> tuple[Roster, list[Problem]]:
    """Read a class list, whatever program wrote it.

    Parameters
    ----------
    path
        A CSV file of our columns, a Canvas gradebook export, or a Moodle grading worksheet.

    Returns
    -------
    tuple of Roster and list of Problem
        The rows that can be used, and what is wrong with the others, each with its line. With
        nothing that can be used, the roster is empty and a problem says why.
    """
    sheet, problems = read_sheet(path, _KNOWN)
    file = shown(path.name)
    if not sheet.header:
        return Roster("roster", ()), problems
    form, columns, double = _columns(sheet.header)
    problems += [Problem(file, "roster-column-twice", {"name": each}, True) for each in double]
    if not columns.keys() - {"section"}:
        found = shown(", ".join(cell.strip() for cell in sheet.header[:8]), 120)
        line = sheet.separator.join(_headings(sheet.header))
        code = "roster-no-headings" if line else "roster-no-columns"
        return Roster("roster", ()), [
            *problems,
            Problem(file, code, {"found": found, "line": line} if line else {"found": found}),
        ]
    before, rows = _nobody(sheet, columns) if form == "canvas" else ((), sheet.rows)
    people, faults = _people(rows, sheet, columns, file)
    if not people and not faults:
        problems.append(Problem(file, "roster-nobody"))
    named, doubts = _keyed(people, file)
    problems += [*faults, *doubts]
    more = len(problems) - MOST_NAMED
    if more > 0:
        problems = [*problems[:MOST_NAMED], Problem(file, "roster-more", {"count": f"{more:,}"})]
    return Roster(form, named, sheet.header, before), problems


def _columns(header: Sequence[str]) -> tuple[str, dict[str, int], list[str]]:
    """Return the form, the place of each field, and the columns that come a second time."""
    names = [plain_name(cell) for cell in header]
    told = set(names)
    canvas = {"id", "section"} <= told and bool(told & {"student", "lastname"})
    form = "canvas" if canvas else "moodle" if {"identifier", "grade"} <= told else "roster"
    # A bare ID is the user's number to Canvas, and the school's to everybody else.
    bare = "canvas_id" if canvas else "student_id"
    places: dict[str, int] = {}
    double: list[str] = []
    # A gradebook's assignments may be called anything; the student's columns end with Section.
    end = names.index("section") + 1 if canvas else len(names)
    for place, name in enumerate(names[:end]):
        field = bare if name == "id" else _MEANING.get(name, "")
        if field in places:
            double.append(shown(header[place].strip(), 40))
        elif field:
            places[field] = place
    return form, places, double


def _headings(cells: Sequence[str]) -> list[str]:
    """Return what the columns may be called where the first row is a student; else nothing."""
    found: list[str] = []
    for cell in cells[:MOST_GUESSED]:
        name = next((each for each, looks in _LOOKS.items() if re.search(looks, cell.strip())), "")
        # Of two columns with blanks in them the second may hold aliases.
        name = "alias" if name == "name" and name in found else name
        found.append("other" if not name or name in found else name)
    # A row of single words may be headings in another language.
    return found if {"email", "student_id", "name"} & {*found} else []


def _nobody(
    sheet: Sheet, columns: Mapping[str, int]
) -> tuple[tuple[tuple[str, ...], ...], tuple[Row, ...]]:
    """Part a gradebook's rows about assignments, and its test student, from its students."""
    before, rows = [], []
    own = [place for field, place in columns.items() if field != "section"]
    for row in sheet.rows:
        cells = [row.cells[place].strip() for place in own if place < len(row.cells)]
        points = row.cells[0].strip().casefold().startswith("points possible")
        # Students choose their names in Canvas, but have a number.
        if (points and sum(map(bool, cells)) == 1) or not any(cells):
            before.append(row.cells)
        elif row.cells[0].strip() != "Student, Test":
            rows.append(row)
    return tuple(before), tuple(rows)


def _people(
    rows: Iterable[Row], sheet: Sheet, columns: Mapping[str, int], file: str
) -> tuple[list[Person], list[Problem]]:
    people, problems = [], []
    width = len(sheet.header)
    for row in rows:
        if any(cell.strip() for cell in row.cells[width:]):
            # An unquoted "Doe, Jane" has moved every cell behind it.
            params = {"line": f"{row.line}", "cells": f"{len(row.cells)}", "columns": f"{width}"}
            problems.append(Problem(file, "roster-row-too-long", params))
            continue
        cells = (*row.cells[:width], *[""] * (width - len(row.cells)))
        person = _person({field: _cell(cells[place]) for field, place in columns.items()})
        if not any(getattr(person, name) for name in COLUMNS[:-1]):
            problems.append(Problem(file, "roster-row-nameless", {"line": f"{row.line}"}))
            continue
        if re.fullmatch(r"\d[.,]\d+[Ee]\+?\d+", person.student_id):
            params = {"line": f"{row.line}", "id": person.student_id}
            problems.append(Problem(file, "roster-id-rounded", params, True))
            person = replace(person, student_id="")
        people.append(replace(person, line=row.line, cells=cells))
    return people, problems


def _cell(cell: str) -> str:
    text = cell.strip().strip("\ufeff\u200b").strip()
    # Canvas and Excel write ="007" to keep a text from being taken for a formula or a number.
    quoted = re.fullmatch(r'=\s*"(.*)"', text, re.DOTALL)
    return shown(quoted[1] if quoted else text).strip()


def _person(told: Mapping[str, str]) -> Person:
    first, last = told.get("_first", ""), told.get("_last", "")
    parts = ", ".join(part for part in (last, first) if part)
    number = re.search(r"\d+$", told.get("moodle_id", ""))
    return Person(
        key="",
        line=0,
        student_id=told.get("student_id", ""),
        name=told.get("name", "") or parts,
        alias=clean_alias(told.get("alias", "")),
        email=told.get("email", ""),
        canvas_id=told.get("canvas_id", ""),
        moodle_id=number[0] if number else told.get("moodle_id", ""),
        login=told.get("login", ""),
        section=told.get("section", ""),
    )


def same(field: str, text: str) -> str:
    """Return what two texts of a column share when they say the same.

    Case, blanks and signs make no difference, nor in names accents and the order of the words.
    """
    if field == "name":
        return " ".join(sorted(folded(text))) or text
    return alike(text)


def _keyed(people: Sequence[Person], file: str) -> tuple[tuple[Person, ...], list[Problem]]:
    """Give each person a key of their own, leave repeated rows out, and name what is shared."""
    people, problems = _without_repeats(people, file)
    shared: dict[str, Counter[str]] = {
        field: Counter(same(field, text) for each in people if (text := getattr(each, field)))
        for field in COLUMNS[:-1]
    }
    for field in ("student_id", "alias", "canvas_id", "moodle_id", "login", "email"):
        problems += _shared(people, field, file)
    used: set[str] = set()
    keyed = []
    for each in people:
        own = (
            text
            for field in COLUMNS[:-1]
            if (text := getattr(each, field)) and shared[field][same(field, text)] == 1
        )
        key = next((text for text in own if text not in used), f"line {each.line}")
        used.add(key)
        keyed.append(replace(each, key=key))
    return tuple(keyed), problems


def _without_repeats(people: Sequence[Person], file: str) -> tuple[list[Person], list[Problem]]:
    """Keep the first of rows that say the same of one person, in other sections perhaps."""
    first: dict[tuple[str, ...], Person] = {}
    problems = []
    for each in people:
        mine = tuple(same(name, getattr(each, name)) for name in COLUMNS[:-1])
        known = first.setdefault(mine, each)
        if known is not each:
            params = {"line": f"{each.line}", "first": f"{known.line}"}
            problems.append(Problem(file, "roster-row-twice", params, True))
    return list(first.values()), problems


def _shared(people: Iterable[Person], field: str, file: str) -> list[Problem]:
    """Name each text of a column that several people share, with the lines."""
    found: dict[str, list[Person]] = {}
    for each in people:
        if getattr(each, field):
            found.setdefault(same(field, getattr(each, field)), []).append(each)
    code = "roster-alias-shared" if field == "alias" else "roster-id-shared"
    return [
        Problem(file, code, _sharing(field, group), True)
        for group in found.values()
        if len(group) > 1
    ]


def _sharing(field: str, group: Sequence[Person]) -> dict[str, str]:
    lines = ", ".join(f"{each.line}" for each in group[:5]) + (", …" if len(group) > 5 else "")
    return {"column": field, "text": shown(getattr(group[0], field), 60), "lines": lines}
