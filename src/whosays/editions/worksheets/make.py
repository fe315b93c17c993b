"""Makes the sheets that were asked for, and puts them into a folder: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from whosays import lessons
from whosays.classroom.scoring.keys import Keys
from whosays.ledger import load

from . import content, plan
from .key import key as key_of
from .problems import WorksheetError
from .render import PAPERS, needed, render
from .writing import write

__all__ = ["ALL", "BOARD", "BRIEF", "make_worksheets"]

#: What can be asked for besides a lesson.
ALL, BRIEF, BOARD = "all", "brief", "board"


def make_worksheets(
    lesson: str, out: str | Path, *, paper: str = "a4", key: bool = False
) -> list[Path]:
    """Make the worksheets of one lesson or of all, and write them into a folder.

    Parameters
    ----------
    lesson
        A lesson's id such as ``"04"``; ``"brief"``, the brief on a page; ``"board"``, the case
        board as a poster; or ``"all"``, the ten lessons, the brief and the board.
    out
        The folder; it is made if it is not there.
    paper
        ``"a4"`` or ``"letter"``; the poster comes on A3 or Tabloid.
    key
        Whether the teacher's keys are made too.

    Returns
    -------
    list of Path
        The files, in the order of the course.

    Raises
    ------
    WorksheetError
        When a package is missing, the lesson or paper is unknown, the folder cannot be written
        to, or a file of one of the names is there that is no worksheet. Then none was written.
    """
    if paper not in PAPERS:
        raise WorksheetError("unknown_paper", paper=paper, known=", ".join(PAPERS))
    asked = _asked(str(lesson))
    needed()
    keys = Keys(load())
    made = {name: pdf for each in asked for name, pdf in _files(each, keys, paper, key)}
    return write(made, out, lesson=str(lesson))


def _asked(lesson: str) -> tuple[str, ...]:
    each = (*lessons.ids(), BRIEF, BOARD)
    if lesson == ALL:
        return each
    if lesson not in each:
        raise WorksheetError("unknown_lesson", lesson=lesson, known=", ".join(lessons.ids()))
    return (lesson,)


def _files(lesson: str, keys: Keys, paper: str, key: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each file and what goes into it."""
    page, poster = PAPERS[paper]
    if lesson == BRIEF:
        yield "brief.pdf", render("brief", content.brief_page(keys.ledger), paper=page)
    elif lesson == BOARD:
        yield "case-board.pdf", render("poster", content.poster(keys.ledger), paper=poster)
    else:
        parts = (keys.data(lesson), plan.read(lesson), keys.questions(lesson), keys.ledger)
        stem = parts[0].notebook.removesuffix(".ipynb")
        yield f"{stem}.pdf", render("sheet", content.sheet(*parts), paper=page)
        if key:
            yield f"{stem}-key.pdf", render("key", key_of(*parts), paper=page)
