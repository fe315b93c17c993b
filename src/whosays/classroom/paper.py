"""Answers that were written on paper, typed by the teacher into a small CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whosays.classroom.form import Received
from whosays.classroom.problems import Problem

if TYPE_CHECKING:
    from whosays.classroom.keys import Keys

#: The columns, of which confidence may be left out.
COLUMNS = ("student", "lesson", "question", "answer", "confidence")


def read_paper(path: Path, keys: Keys) -> tuple[list[Received], list[Problem]]:
    """Read answers from paper, one a line, and give them the form of hand-ins.

    Parameters
    ----------
    path
        A CSV file with the columns student, lesson, question, answer and, if wanted, confidence
        (0 to 100). The student is an alias, a name or an id of the roster. A second line on the
        same question is the second try.
    keys
        The course's questions.

    Returns
    -------
    tuple of list of Received and list of Problem
        One hand-in a student and lesson, marked as paper; and one problem a line that could not
        be used, with its number.
    """
    raise NotImplementedError
