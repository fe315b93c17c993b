"""Makes the sheets that were asked for, and puts them into a folder: all of them, or none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from whosays import lessons
from whosays.classroom.scoring.keys import Keys
from whosays.ledger import load

from . import content, plan
from .problems import error
from .render import PAPERS, needed, render

__all__ = ["ALL", "make_worksheets"]

ALL = "all"
#: What can be asked for besides lessons.
POSTERS = ("brief", "board")


def make_worksheets(
    lesson: str, out: str | Path, *, paper: str = "a4", key: bool = False
) -> list[Path]:
    """Make the worksheets of one lesson or of all, and write them into a folder.

    Parameters
    ----------
    lesson
        A lesson's id such as ``"04"``, or ``"all"``.
    out
        The folder; it is made if it is not there.
    paper
        ``"a4"`` or ``"letter"``.
    key
        Whether the teacher's key is made too.

    Returns
    -------
    list of Path
        The files, in the order of the course.

    Raises
    ------
    WorksheetError
        When a package is missing, the lesson or paper is unknown, or the folder cannot be
        written to. Then no file was written.
    """
    needed()
    if paper not in PAPERS:
        raise error("unknown_paper", paper=paper, known=", ".join(PAPERS))
    asked = _asked(str(lesson))
    keys = Keys(load())
    made = {name: data for each in asked for name, data in _files(each, keys, paper, key)}
    return _write(made, Path(out))


def _asked(lesson: str) -> tuple[str, ...]:
    if lesson == ALL:
        return lessons.ids()
    if lesson not in lessons.ids():
        raise error("unknown_lesson", lesson=lesson, known=", ".join(lessons.ids()))
    return (lesson,)


def _files(lesson: str, keys: Keys, paper: str, key: bool) -> Iterator[tuple[str, bytes]]:
    data = keys.data(lesson)
    stem = data.notebook.removesuffix(".ipynb")
    sheet = content.sheet(data, plan.read(lesson), keys.questions(lesson), keys.ledger)
    yield f"{stem}.pdf", render("sheet", sheet, paper=PAPERS[paper][0])


def _write(made: Mapping[str, bytes], folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:
            part.write(data)
        Path(part.name).replace(folder / name)
    return [folder / name for name in made]
