"""The class list: who is in the class, and what a school's system calls each person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whosays.classroom.problems import Problem


@dataclass(frozen=True, slots=True)
class Person:
    """One row of a roster. A field that the roster does not tell is empty.

    Parameters
    ----------
    line
        The line of the file on which the row starts, from 1.
    student_id, name, alias, email, canvas_id, moodle_id, login, section
        The columns, cleaned of blanks around them.
    cells
        The row as it was read, in the order of `Roster.header`: an export writes it back.
    """

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

    @property
    def key(self) -> str:
        """What the tables of OUT call the person: the first field that is told."""
        return ""


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
    """

    form: str
    people: tuple[Person, ...]
    header: tuple[str, ...] = ()


def read_roster(path: Path) -> tuple[Roster, list[Problem]]:
    """Read a class list, whatever program wrote it.

    Parameters
    ----------
    path
        A CSV file of our columns, a Canvas gradebook export, or a Moodle grading worksheet.

    Returns
    -------
    tuple of Roster and list of Problem
        The rows that can be used, and what is wrong with the others. With nothing that can be
        used, the roster is empty and a problem says why.
    """
    raise NotImplementedError
