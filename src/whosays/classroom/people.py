"""Who handed in what: the school's system first, then the file's owner, then the alias.

Nothing is guessed. Where two answers are possible, the files are kept apart, and the teacher is
told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from whosays.classroom.form import Received, SystemName
from whosays.classroom.problems import Problem
from whosays.classroom.roster import Person, Roster

Proof = Literal["system", "owner", "alias", "paper"]


@dataclass(frozen=True, slots=True)
class Clue:
    """What tells whose a hand-in is: all of a `Received` but its answers and its time.

    Keeping the clues, a grader may let the answers of 20,000 files go.
    """

    file: str
    alias: str
    lesson: str
    journal: str
    owner: str = ""
    system: SystemName | None = None
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Student:
    """One person of OUT.

    Parameters
    ----------
    key
        What the tables call them: one key, one person. From the roster's row where there is one
        (its first of student_id, canvas_id, moodle_id, login, email, name, alias), else the
        system's name and number, else the alias; with `` (2)`` behind it where two share it.
        Safe to show.
    name
        What a teacher calls them: the roster's name, else the system's, else the alias. Safe to
        show.
    proof
        How it is known. ``alias`` proves nothing: anyone may type any alias.
    alias
        What the files say, the first in order of the alphabet where they differ. Safe to show.
    row
        Their row of the roster, or None.
    """

    key: str
    name: str
    proof: Proof
    alias: str
    row: Person | None = None


def clue(received: Received) -> Clue:
    """Return what tells whose a hand-in is."""
    inside = received.hand_in
    return Clue(
        file=received.file,
        alias=inside.alias,
        lesson=inside.lesson,
        journal=inside.journal,
        owner=received.owner,
        system=received.system,
        paper=received.paper,
    )


def who(
    received: Iterable[Received | Clue], roster: Roster | None = None, *, grader: str | None = None
) -> tuple[list[Student], list[Problem]]:
    """Tell who handed in each file. The answer is the same in whatever order they come.

    Parameters
    ----------
    received
        All hand-ins of one grading, or only their clues.
    roster
        The class list, or None.
    grader
        The login of the person who grades, whose own files prove nothing; asked of the machine
        when left out.

    Returns
    -------
    tuple of list of Student and list of Problem
        One student a hand-in, in the order given: files of one person get one and the same
        `Student`. The problems name what is ambiguous; each of those files is graded.
    """
    raise NotImplementedError
