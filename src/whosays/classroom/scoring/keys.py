"""The questions and keys of all lessons, built once, and what any answer to them is worth."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from whosays import questions
from whosays.ledger import Ledger
from whosays.lessons import LessonData, ids, read
from whosays.questions import OWN_WORDS, Question

#: Roles whose outcomes stay back, for a class, until the teacher asks for them.
HELD_BACK = ("opening", "closing", "prediction")
#: Outcome of an answer that is empty, or cannot be read as an answer to its question.
UNREAD = "cannot-check"
#: The longest text whose outcome is kept, and the most outcomes kept: room stays bounded.
_LONGEST, _MOST = 80, 50_000


class Checked(NamedTuple):
    """What an answer is worth.

    Parameters
    ----------
    outcome
        right or not-yet; `UNREAD`; empty for an answer without marks.
    score
        0 to 1, or None where there is nothing to score.
    """

    outcome: str
    score: float | None


_UNREAD = Checked(UNREAD, None)
_KEPT = Checked("", None)


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
        self._data: dict[str, LessonData] = {}
        self._questions: dict[str, Mapping[str, Question]] = {}
        self._checked: dict[tuple[str, str], Checked] = {}

    def knows(self, lesson: object) -> bool:
        """Tell whether there is such a lesson, whatever the id is made of."""
        return isinstance(lesson, str) and lesson in self.lessons

    def data(self, lesson: str) -> LessonData:
        """Return a lesson's title, objectives and stamps.

        Raises
        ------
        ValueError
            When there is no such lesson.
        """
        if not self.knows(lesson) or lesson not in self._data:
            self._data[lesson] = read(lesson)
        return self._data[lesson]

    def questions(self, lesson: str) -> Mapping[str, Question]:
        """Return a lesson's questions by id, in reading order.

        Raises
        ------
        ValueError
            When there is no such lesson.
        """
        data = self.data(lesson)
        if lesson not in self._questions:
            built = (questions.build(each, self.ledger) for each in data.questions)
            self._questions[lesson] = {question.id: question for question in built}
        return self._questions[lesson]

    def find(self, lesson: str, question: str) -> Question | None:
        """Return a question of a lesson; None where this version of the course has none such."""
        return self.questions(lesson).get(question) if self.knows(lesson) else None

    @cached_property
    def lesson_of(self) -> Mapping[str, str]:
        """The lesson of every question, in the order of the course."""
        return {name: lesson for lesson in self.lessons for name in self.questions(lesson)}

    @cached_property
    def objectives(self) -> Mapping[str, str]:
        """What a student can do who has reached each objective, by its id, in order."""
        return {each.id: each.text for id in self.lessons for each in self.data(id).objectives}

    def check(self, question: Question, answer: Any) -> Checked:
        """Compare an answer with the key. Never raises, whatever the answer is.

        Parameters
        ----------
        question
            One of these keys' own.
        answer
            Any JSON.
        """
        # A class gives few answers many times. Only texts are looked up: 1, 1.0 and True are one
        # and the same to a dictionary.
        if type(answer) is not str or len(answer) > _LONGEST:
            return _worth(question, answer)
        found = self._checked.get((question.id, answer))
        if found is None:
            found = _worth(question, answer)
            if len(self._checked) < _MOST:
                self._checked[question.id, answer] = found
        return found


def is_marked(question: Question) -> bool:
    """Tell whether a program may say right or wrong: not of losses, nor of one's own words."""
    return question.scored and question.kind not in OWN_WORDS


def _worth(question: Question, answer: Any) -> Checked:
    result = questions.check(question, answer)
    if result.outcome not in questions.TRIES:
        return _UNREAD
    if not is_marked(question):
        return _KEPT
    return Checked(result.outcome, None if result.score is None else float(result.score))
