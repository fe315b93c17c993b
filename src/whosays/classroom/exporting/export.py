"""Marks for a school's system, from what grading wrote.

The forms are told, with where they are documented, in `school_canvas` and `school_moodle`.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from whosays.classroom.grading import output, tables
from whosays.classroom.people.roster import Person, Roster, read_roster
from whosays.classroom.problems import Problem, trouble
from whosays.classroom.sheets import write_sheet
from whosays.classroom.text import csv_cell, shown

from .canvas import canvas
from .marks import Made, Marks, points, word
from .moodle import moodle

Kind = Literal["canvas", "moodle", "csv"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to.

    Parameters
    ----------
    path
        The file.
    form
        canvas, moodle-worksheet, moodle-gradebook or csv.
    students
        How many students have a mark in it.
    unproved
        How many of them are known by their alias alone.
    columns
        The columns with marks.
    problems
        Who was left out, and why.
    """

    path: Path
    form: str
    students: int
    unproved: int
    columns: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def export(
    out: str | os.PathLike[str],
    kind: Kind,
    *,
    roster: str | os.PathLike[str] | None = None,
    lesson: str | None = None,
    assignment: str | None = None,
    to: str | os.PathLike[str] | None = None,
) -> Exported:
    """Write the marks of a graded class in the form of a school's system.

    Parameters
    ----------
    out
        The folder that grading wrote.
    kind
        canvas, moodle or csv.
    roster
        A class list; best the system's own: a Canvas gradebook export or a Moodle grading
        worksheet, which is filled in.
    lesson
        One lesson; all that were graded when left out. A worksheet takes one.
    assignment
        The title of the column for that lesson; *Who Says? 05* when left out.
    to
        The file to write; ``for-canvas.csv`` and so on inside `out` when left out.

    Returns
    -------
    Exported
        Where it is, and who was left out.

    Raises
    ------
    FileNotFoundError
        When there are no marks, or no such class list.
    ValueError
        When a word is not understood, or several answers are possible; the text says what to type.
    """
    folder = Path(out).expanduser()
    if kind not in get_args(Kind):
        raise ValueError(trouble("export", "bad_kind", text=shown(kind)))
    marks, lessons = _read(folder, lesson)
    if assignment and len(lessons) > 1:
        raise ValueError(trouble("export", "one_lesson", lessons=", ".join(lessons), out=folder))
    people = _kept(folder) if roster is None else _roster(roster)
    titles = {each: assignment or word("title", lesson=each) for each in lessons}
    made = _FORMS[kind](marks, titles, people)
    path = Path(to).expanduser() if to else folder / f"for-{kind}.csv"
    if not made.given:
        # A file with headings alone would look like marks, and all would be told the same.
        raise ValueError(_nobody(made.problems[0], out=folder, given=roster is not None))
    _check_free(path, folder, roster)
    if to is not None:
        _check_same(path, made.rows[0])
    try:
        write_sheet(path, made.rows, marked=kind == "csv")
    except OSError as error:
        text = trouble("export", "cannot_write", path=path, reason=error.strerror or error)
        raise type(error)(text) from error
    if to is None:
        # Listed as ours, it goes when the class is graded again: its marks would be old.
        output.sign(folder, path.name)
    return Exported(
        path=path,
        form=made.form,
        students=len(made.given),
        unproved=sum(each.proof == "alias" for each in made.given),
        columns=tuple(made.columns),
        problems=tuple(made.problems),
    )


def _read(folder: Path, lesson: str | None) -> tuple[list[Marks], list[str]]:
    """Return everybody by name, with the marks of the lessons asked for, and these lessons."""
    known = {row["student"]: row for row in tables.read(folder, "students.csv")}
    found: dict[str, Marks] = {}
    rows = tables.read(folder, "grades.csv")
    lessons = sorted({row["lesson"] for row in rows})
    # Teachers type 5 for 05.
    wanted = lesson.zfill(2) if lesson and lesson not in lessons else lesson
    if wanted and wanted not in lessons:
        blanks = {"lesson": shown(lesson), "lessons": ", ".join(lessons)}
        raise ValueError(trouble("export", "no_lesson", **blanks))
    for row in rows:
        key = row["student"]
        more = known.get(key, {})
        mine = found.setdefault(
            key,
            Marks(
                key,
                row["name"],
                row["alias"],
                row["proof"],
                more.get("system", ""),
                more.get("number", ""),
            ),
        )
        if row["score"] and wanted in (None, row["lesson"]):
            mine.scores[row["lesson"]] = float(row["score"])
    chosen = sorted({each for marks in found.values() for each in marks.scores})
    if not chosen:
        raise ValueError(trouble("export", "no_marks", out=folder))
    return sorted(found.values(), key=lambda each: (each.name.casefold(), each.key)), chosen


def _nobody(first: Problem, *, out: Path, given: bool) -> str:
    """Return why nobody would be in an export, told once for all."""
    if first.code == "export-no-id" and not given:
        return trouble("export", "no_list", out=out, **first.params)
    return trouble("export", "nobody", why=first.why, mend=first.mend)


def _kept(folder: Path) -> Roster:
    """Return what grading kept of the class list: who stands in it under which key."""
    people = (
        Person(
            key=row["student"],
            line=line,
            student_id=row["student_id"],
            name=row["name"],
            alias=row["alias"],
            email=row["email"],
            canvas_id=row["canvas_id"],
            login=row["login"],
            section=row["section"],
        )
        for line, row in enumerate(tables.read(folder, "students.csv"), 2)
    )
    return Roster("kept", tuple(people))


def _roster(path: str | os.PathLike[str]) -> Roster:
    roster, problems = read_roster(Path(path).expanduser())
    if not roster.people:
        last = problems[-1]
        raise ValueError(str(last))
    return roster


def _plain(marks: Sequence[Marks], titles: Mapping[str, str], roster: Roster) -> Made:
    rows: list[Sequence[str]] = [("student", "name", "alias", "proof", *titles.values())]
    marked = [each for each in marks if each.scores]
    for each in marked:
        scores = (points(each.scores[n]) if n in each.scores else "" for n in titles)
        rows.append((*map(csv_cell, (each.key, each.name, each.alias, each.proof)), *scores))
    return Made("csv", list(titles.values()), rows, marked, [])


def _check_free(path: Path, folder: Path, roster: str | os.PathLike[str] | None) -> None:
    """Refuse to write over what the export is made from."""
    sources = [folder / name for name in tables.COLUMNS]
    sources += [Path(roster).expanduser()] if roster else []
    if path.resolve() in {source.resolve() for source in sources}:
        raise ValueError(trouble("export", "source", path=path))


def _check_same(path: Path, header: Sequence[str]) -> None:
    """Refuse to write over anything but an earlier export of the same columns."""
    if not path.exists():
        return
    before: list[str] = []
    if path.is_file():
        with (
            suppress(OSError, UnicodeDecodeError, csv.Error),
            path.open(encoding="utf-8-sig", newline="") as file,
        ):
            before = next(csv.reader(file), [])
    if before != list(header):
        raise ValueError(trouble("export", "other_file", path=path))


_FORMS = {"canvas": canvas, "moodle": moodle, "csv": _plain}
