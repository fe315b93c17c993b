"""The form of a hand-in: what a student gives to a teacher, and what is known of how it came.

A hand-in holds answers of one lesson, never scores, and nothing about the machine. Its JSON form
is `hand-in.schema.json`, beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

#: The version of the form. A reader refuses what is newer.
SCHEMA = 1
#: The most bytes that the file of one lesson may have.
LARGEST = 64 * 1024

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Given:
    """One try at one question, as it was kept.

    Parameters
    ----------
    question
        The id of the question.
    answer
        JSON in the form of the question's kind; see `whosays.questions`.
    attempt
        Which try it is, from 1, as the student's machine counted.
    confidence
        How sure the student was, 0 to 100, or None.
    time
        UTC in ISO form, by the student's own clock; it proves nothing. Empty on paper.
    """

    question: str
    answer: Any
    attempt: int = 1
    confidence: float | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class HandIn:
    """The answers of one person in one lesson.

    Parameters
    ----------
    alias
        What the student goes by; it proves nothing.
    lesson
        The lesson's id.
    journal
        The id of the journal that the answers come from: the same for everything that is handed
        in from one folder of answers under one alias.
    course, ledger
        The version of the course, and of the ledger that the student saw.
    made
        When the file was made, by the student's own clock.
    answers
        In the order in which they were given.
    """

    alias: str
    lesson: str
    journal: str
    course: str
    ledger: str
    made: str
    answers: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class SystemName:
    """What a school's system wrote into the name of a file.

    Parameters
    ----------
    system
        canvas or moodle.
    name
        The student's name as the system writes it; empty where it hides names.
    number
        The system's number: of the user (Canvas) or of the participant (Moodle).
    late
        Whether the system marked the file as late; None where it does not say.
    upload
        Canvas's number of the upload: a later upload has a larger one. 0 where there is none.
    """

    system: str
    name: str
    number: str
    late: bool | None = None
    upload: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Received:
    """A hand-in, and what is known of it from outside the file.

    Parameters
    ----------
    file
        Where it was found, relative to what was given, with ``/`` between: ``week1.zip/a.json``.
    hand_in
        What it holds.
    time
        When it came, by the school's system or the folder, in UTC; None where nobody says.
    owner
        The name of the file's owner; empty where the file has none.
    system
        What the school's system wrote into its name, or None.
    paper
        True for answers that a teacher copied from paper.
    """

    file: str
    hand_in: HandIn
    time: datetime | None = None
    owner: str = ""
    system: SystemName | None = None
    paper: bool = False

    @property
    def age(self) -> tuple[bool, datetime, int, str, str]:
        """What puts the hand-ins of one student and lesson in order, oldest first.

        Where nobody says when a file came, its own word is all there is. Paper comes last: nobody
        can say when it was written, and it must not take a first try's place.
        """
        upload = self.system.upload if self.system else 0
        return self.paper, self.time or _LONG_AGO, upload, self.hand_in.made, self.file
