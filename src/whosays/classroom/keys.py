"""The questions and keys of all lessons, built once, and the outcome of any answer to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from whosays import questions
from whosays.ledger import Ledger
from whosays.lessons import LessonData, ids, read
from whosays.questions import Question

#: Kinds answered in one's own words: no program marks them.
OWN_WORDS = ("short-text", "brief")


class Checked(NamedTuple):
    """What an answer is worth.

    Parameters
    ----------
    outcome
        right or not-yet; cannot-check or not-tried; empty where nothing is right or wrong.
    score
        0 to 1, or None where there is nothing to score.
    """

    outcome: str
    score: float | None


class Keys:
    """The keys of every lesson that this version of the course holds.

    Parameters
    ----------
    ledger
        The tables that the keys are computed from.

    Attributes
    ----------
    lessons
        The ids of all lessons, in order.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.lessons = ids()

    def knows(self, lesson: object) -> bool:
        """Tell whether there is such a lesson, whatever the id is made of."""
        raise NotImplementedError

    def data(self, lesson: str) -> LessonData:
        """Return a lesson's title, objectives and stamps.

        Raises
        ------
        ValueError
            When there is no such lesson.
        """
        return read(lesson)

    def questions(self, lesson: str) -> Mapping[str, Question]:
        """Return a lesson's questions by id, in reading order.

        Raises
        ------
        ValueError
            When there is no such lesson.
        """
        built = (questions.build(each, self.ledger) for each in read(lesson).questions)
        return {question.id: question for question in built}

    def objectives(self) -> Mapping[str, str]:
        """Return what a student can do who has reached each objective, by its id, in order."""
        raise NotImplementedError

    def check(self, question: Question, answer: Any) -> Checked:
        """Compare an answer with the key. Never raises, whatever the answer is."""
        raise NotImplementedError


def is_marked(question: Question) -> bool:
    """Tell whether a program may say right or wrong: not of losses, nor of one's own words."""
    return question.scored and question.kind not in OWN_WORDS
