"""How the questions themselves did: how hard, how telling, which wrong idea is the commonest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.classroom.keys import Keys
from whosays.classroom.scoring import Answered


@dataclass(frozen=True, slots=True)
class ItemStats:
    """One question: one row of items.csv.

    Parameters
    ----------
    lesson, question, role, objective, prompt
        What was asked.
    scored
        False where there are no marks: then nothing below `answered` is known.
    answered
        Students whose first try could be read.
    right_first, right_last
        Shares of them that were right at the first try, and at the last.
    discrimination
        The corrected point-biserial correlation of being right at first with the mean score in
        all other questions; None below `ENOUGH_PERSONS` students.
    mean_confidence
        Of the first tries, in percent; None where nobody asked.
    commonest_wrong
        The id of the wrong choice that most first tries made; empty for none. For several
        boxes, spans or items it is the part most often got wrong, as ``item>target``.
    commonest_wrong_text, commonest_wrong_explanation
        In words, and what the lesson says of it.
    commonest_wrong_share
        The share of students who gave it; None where there is none.
    note
        Codes of [items.note] in words.toml, where the question looks broken.
    """

    lesson: str
    question: str
    role: str
    objective: str
    prompt: str
    scored: bool
    answered: int
    right_first: float | None
    right_last: float | None
    discrimination: float | None
    mean_confidence: float | None
    commonest_wrong: str
    commonest_wrong_text: str
    commonest_wrong_share: float | None
    commonest_wrong_explanation: str
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """The plain words of the notes; empty for a question that looks sound."""
        raise NotImplementedError


def item_stats(students: Iterable[Sequence[Answered]], keys: Keys) -> list[ItemStats]:
    """Return one row a question that anybody answered, in the order of the course.

    Parameters
    ----------
    students
        All rows of one student after another; they are read once, and none is kept.
    keys
        The questions and their keys.
    """
    raise NotImplementedError
