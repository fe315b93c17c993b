"""The texts to mark, out of the hand-ins: one a student and question, under an id that is blind."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from types import MappingProxyType

from whosays import lessons
from whosays.classroom.form import Given, Received
from whosays.classroom.people.assigning import Clue, Student, clue
from whosays.questions import OWN_WORDS

#: The most characters of a text that a marker sees.
MOST_SHOWN = 12_000
_ID_BYTES = 10


@dataclass(frozen=True, slots=True)
class OpenText:
    """What one student wrote on one question.

    Parameters
    ----------
    id
        Names the text and nobody: it comes from the text and from where it was kept, so that two
        markers with the same hand-ins call it the same, and a text that was changed is another.
    student, alias, name
        Whose it is, as the tables call them; nothing that a marker sees.
    text
        As it was handed in: a stranger's.
    ticked
        Ids of the lines of the rubric that the student ticked.
    """

    id: str
    student: str
    alias: str
    text: str
    ticked: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    id: str
    text: str
    ticked: tuple[str, ...]
    order: tuple[bool, datetime, int, str, str]


@cache
def open_questions() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the questions that are answered in own words, by lesson."""
    return MappingProxyType({each: _open_in(each) for each in lessons.ids()})


def _open_in(lesson: str) -> tuple[str, ...]:
    asked = lessons.read(lesson).questions
    return tuple(str(each["id"]) for each in asked if each["kind"] in OWN_WORDS)


class Pile:
    """Hand-ins, gone through one by one; only what has to be marked is held.

    Attributes
    ----------
    clues
        What tells whose each hand-in is, in the order in which they were added.
    """

    def __init__(self) -> None:
        self.clues: list[Clue] = []
        self._found: list[dict[str, _Found]] = []

    def add(self, received: Received) -> None:
        """Take the open texts of one hand-in."""
        self.clues.append(clue(received))
        self._found.append(_texts_in(received))

    def texts(self, question: str, students: Sequence[Student]) -> tuple[OpenText, ...]:
        """Return the newest text of each student on one question, sorted by student.

        Parameters
        ----------
        question
            The id of the question.
        students
            Whose each hand-in is, in the order in which they were added.
        """
        newest: dict[str, tuple[_Found, Student]] = {}
        for found, student in zip(self._found, students, strict=True):
            mine = found.get(question)
            if mine and (student.key not in newest or newest[student.key][0].order <= mine.order):
                newest[student.key] = mine, student
        return tuple(
            OpenText(found.id, key, student.alias, found.text, found.ticked, student.name)
            for key, (found, student) in sorted(newest.items())
        )


def _texts_in(received: Received) -> dict[str, _Found]:
    """Return the last text on each open question of a hand-in; an empty one is none."""
    wanted = open_questions().get(received.hand_in.lesson, ())
    return {
        given.question: _Found(_id(received, given), text, _ticked(given), received.age)
        for given in received.hand_in.answers
        if given.question in wanted and (text := _text(given))
    }


def _text(given: Given) -> str:
    """Return the words of an answer of whatever form; empty where there are none."""
    text = given.answer.get("text") if isinstance(given.answer, dict) else given.answer
    return text if isinstance(text, str) and text.strip() else ""


def _ticked(given: Given) -> tuple[str, ...]:
    lines = given.answer.get("rubric") if isinstance(given.answer, dict) else None
    texts = [each for each in lines if isinstance(each, str)] if isinstance(lines, list) else []
    return tuple(dict.fromkeys(texts))


def _id(received: Received, given: Given) -> str:
    inside, system = received.hand_in, received.system
    whose = (system.system, system.number or system.name) if system else ("", "")
    parts = (*whose, inside.alias, inside.journal, given.question, _text(given))
    # The length of each part goes before it, so that no two lists of parts read the same.
    data = b"".join(b"%d:%b" % (len(it), it) for part in parts for it in [_bytes(part)])
    digest = hashlib.blake2b(data, digest_size=_ID_BYTES).digest()
    return base64.b32encode(digest).decode("ascii").lower()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
