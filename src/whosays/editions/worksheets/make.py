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
#: How the names of files end, by their paper.
_ENDINGS = {"a4": ".pdf", "letter": "-letter.pdf"}


def make_worksheets(
    lesson: str, out: str | Path, *, paper: str = "a4", key: bool = False
) -> list[Path]:
    """Make the worksheets of one lesson or of all, and write them into a folder.

    Parameters
    ----------
    lesson
        A lesson's id such as ``"04"`` or ``"4"``; ``"brief"``, the brief on a page; ``"board"``,
        the case board as a poster; or ``"all"``, the ten lessons, the brief and the board.
    out
        The folder; it is made if it is not there.
    paper
        ``"a4"`` or ``"letter"``; the poster comes on A3 or Tabloid. Letter stands in the names
        of the files, so that both can lie in one folder.
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
        to, or a file of one of the names is there that is no worksheet, or one that somebody
        changed. Then none was written.
    """
    size = paper.casefold()
    if size not in PAPERS:
        raise WorksheetError("unknown_paper", paper=paper, known=", ".join(PAPERS))
    name = _name(str(lesson))
    asked = _asked(name)
    needed()
    keys = Keys(load())
    made = {
        f"{stem}{_ENDINGS[size]}": pdf
        for each in asked
        for stem, pdf in _files(each, keys, size, key)
    }
    return write(made, out, asked=_typed(name, size, key))


def _name(lesson: str) -> str:
    # As in the column lesson of answers on paper, 4 is 04.
    name = lesson.strip().casefold()
    return name.zfill(2) if name.isdecimal() else name


def _typed(lesson: str, paper: str, key: bool) -> str:
    """Return what was asked for as it is typed again, all but the folder."""
    options = ("" if paper == "a4" else f" --paper {paper}", " --key" if key else "")
    return lesson + "".join(options)


def _asked(lesson: str) -> tuple[str, ...]:
    each = (*lessons.ids(), BRIEF, BOARD)
    if lesson == ALL:
        return each
    if lesson not in each:
        raise WorksheetError("unknown_lesson", lesson=lesson, known=", ".join(lessons.ids()))
    return (lesson,)


def _files(lesson: str, keys: Keys, paper: str, key: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the stem of each file's name and what goes into it."""
    page, poster = PAPERS[paper]
    if lesson == BRIEF:
        yield "brief", render("brief", content.brief_page(keys.ledger), paper=page)
    elif lesson == BOARD:
        yield "case-board", render("poster", content.poster(keys.ledger), paper=poster)
    else:
        parts = (keys.data(lesson), plan.read(lesson), keys.questions(lesson), keys.ledger)
        stem = parts[0].notebook.removesuffix(".ipynb")
        yield stem, render("sheet", content.sheet(*parts), paper=page)
        if key:
            yield f"{stem}-key", render("key", key_of(*parts), paper=page)
