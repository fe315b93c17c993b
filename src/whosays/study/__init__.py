"""Shows a lesson's questions, checks the answers, keeps them: joins the four modules before it.

``lesson(id)`` opens a lesson. Nothing here decides what is right (``questions``), how an answer
is kept (``journal``), how a card looks (``controls``) or what it says (``lessons``).
"""

from __future__ import annotations

from pathlib import Path

from whosays import __version__
from whosays.ledger import Ledger, load
from whosays.lessons import read
from whosays.study.desk import Desk
from whosays.study.lesson_view import Lesson

__all__ = ["Desk", "Lesson", "lesson"]


def lesson(
    id: str | int, *, ledger: Ledger | None = None, answers: str | Path | None = None
) -> Lesson:
    """Open a lesson of the course.

    Parameters
    ----------
    id
        Two digits: ``"00"``. ``0`` and ``"0"`` are understood too.
    ledger
        The ledger that the keys are computed from; the one that ships with the package if absent.
    answers
        The folder of answers; ``answers`` beside the notebook if absent.

    Returns
    -------
    Lesson
        Signed in as the last person who answered in that folder, if there is one.

    Raises
    ------
    ValueError
        When there is no such lesson. The message lists those there are.
    """
    name = str(id).zfill(2)
    data, tables = read(name), ledger or load()
    return Lesson(data, tables, Desk(name, answers, ledger=tables.version, course=__version__))
