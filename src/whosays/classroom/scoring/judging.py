"""From hand-ins to judged answers: which tries there were, what each is worth, which one counts.

A judged answer is one row of answers.csv. What has no marks (a question about people who died, an
answer in one's own words) never gets an outcome, a score, a confidence or a trust.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal, get_args

from whosays import questions
from whosays.classroom.form import Given, Received
from whosays.classroom.problems import Problem
from whosays.classroom.text import shown
from whosays.questions import OWN_WORDS, Question

from .keys import UNREAD, Checked, Keys, is_marked
from .oddities import MOST_NAMED, Oddities

#: Which try of a question its mark is made of. Of one's own words it is always the last.
Keep = Literal["first", "best", "last"]
KEEP: tuple[Keep, ...] = get_args(Keep)
#: The most tries at one question that are judged; of more, the first ones and the last.
MOST_TRIES = 50


@dataclass(frozen=True, slots=True)
class Answered:
    """One try at one question: one row of answers.csv.

    Parameters
    ----------
    student
        The key of the student.
    lesson, journal, file
        Where the try comes from: the first file that held it.
    question, kind, role, objective, claim
        What was asked; see `whosays.questions`.
    try_
        Which try it was, from 1, rising in the order that counts.
    time
        When, by the student's own clock; proves nothing.
    confidence
        How sure, 0 to 100; None where nobody asked or may ask.
    answer
        JSON as it was handed in, of any form: show it only through `text.shown`.
    outcome
        right or not-yet; cannot-check or not-tried; empty where there are no marks.
    score
        0 to 1, or None.
    scored
        False where there are no marks.
    sound, trust
        Whether the thing asked about deserves trust, and the trust given to it, 0 to 1, as
        `questions.trust` has it; None where there is neither.
    counts
        True for the one try of the question that the mark is made of.
    """

    student: str
    lesson: str
    journal: str
    file: str
    question: str
    kind: str
    role: str
    objective: str
    claim: str
    try_: int
    time: str
    confidence: float | None
    answer: Any
    outcome: str
    score: float | None
    scored: bool
    sound: bool | None
    trust: float | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What one student handed in for one lesson.

    Parameters
    ----------
    student, lesson
        Whose, of which lesson.
    rows
        One a try, by question in reading order, then in the order of the tries.
    problems
        What a teacher should know of these files; all of them are graded.
    """

    student: str
    lesson: str
    rows: tuple[Answered, ...]
    problems: tuple[Problem, ...] = ()


_UNCHECKED = Checked(UNREAD, None)


@dataclass(slots=True)
class _Try:
    """One try, where it came from, and what it is worth."""

    given: Given
    number: int
    journal: str
    file: str
    worth: Checked = _UNCHECKED


def judge(
    received: Sequence[Received], keys: Keys, keep: Keep = "first", *, student: str
) -> Judged:
    """Judge all that one student handed in for one lesson.

    Parameters
    ----------
    received
        All of one student and one lesson, oldest first. What a later file says of a try that an
        earlier file of the same journal held is not believed, but named.
    keys
        The questions and their keys.
    keep
        Which try of a question counts: the first that can be read, the best, or the last.
    student
        The student's key, for the rows.

    Returns
    -------
    Judged
        Never raises for what the files hold. Of an unknown lesson there are no rows, and each
        file is named.

    Raises
    ------
    ValueError
        When there is nothing to judge, the files are of several lessons, or `keep` is unknown.
    """
    lessons = {each.hand_in.lesson for each in received}
    if len(lessons) != 1 or keep not in KEEP:
        raise ValueError(
            f"These hand-ins cannot be judged: {len(lessons)} lessons, keep={keep!r}. All are of "
            f"one lesson, and keep is {', '.join(KEEP)}. "
            'Type judge([received], keys, "first", student="Mina").'
        )
    (lesson,) = lessons
    if not keys.knows(lesson):
        params = {"lesson": shown(lesson), "known": ", ".join(keys.lessons)}
        unknown = (Problem(each.file, "unknown-lesson", params) for each in received)
        return Judged(student, lesson, (), tuple(unknown))
    asked, odd = keys.questions(lesson), Oddities(keys, lesson)
    tries = _tries(received, asked, odd)
    rows = tuple(
        row
        for name, question in asked.items()
        if name in tries
        for row in _rows(
            question, _checked(question, tries[name], keys, odd), keep, lesson, student
        )
    )
    paper = {each.file for each in received if each.paper}
    return Judged(student, lesson, rows, (*odd.problems(), *_on_both(rows, paper)))


def _on_both(rows: Sequence[Answered], paper: Collection[str]) -> Iterator[Problem]:
    """Tell of questions that were answered on paper and on screen, and which of both counts."""
    files: dict[str, set[str]] = {}
    for row in rows:
        files.setdefault(row.question, set()).add(row.file)
    both = {name for name, found in files.items() if found & set(paper) and found - set(paper)}
    counting = [row for row in rows if row.question in both and row.counts]
    for code, on_paper in (("paper-behind-screen", False), ("paper-before-screen", True)):
        names = [row.question for row in counting if (row.file in paper) is on_paper]
        if names:
            more = "" if len(names) <= MOST_NAMED else ", …"
            params = {"questions": ", ".join(names[:MOST_NAMED]) + more, "student": rows[0].student}
            yield Problem(min(paper), code, params, graded=True)


def _tries(
    received: Sequence[Received], asked: Mapping[str, Question], odd: Oddities
) -> dict[str, list[_Try]]:
    """Return the tries at each question, in the order that counts."""
    held: dict[tuple[str, str, int], tuple[Given, str]] = {}
    tries: dict[str, list[_Try]] = {}
    for each in received:
        journal, file = each.hand_in.journal, each.file
        for given in sorted(each.hand_in.answers, key=attrgetter("attempt")):
            if given.question not in asked:
                odd.stranger(file, given.question)
                continue
            place = (journal, given.question, given.attempt)
            if place not in held:
                held[place] = given, file
                mine = tries.setdefault(given.question, [])
                mine.append(_Try(given, _number(given, mine), journal, file))
            elif not _alike(held[place][0], given):
                odd.note(file, "tries-differ", given.question, first=held[place][1])
    return tries


def _number(given: Given, mine: Sequence[_Try]) -> int:
    """Return the number of a new try: what the machine counted, if that is more than before."""
    return max(given.attempt, mine[-1].number + 1) if mine else max(1, given.attempt)


def _alike(before: Given, after: Given) -> bool:
    return before.answer == after.answer and before.confidence == after.confidence


def _checked(question: Question, tries: list[_Try], keys: Keys, odd: Oddities) -> list[_Try]:
    """Return the tries with what each is worth; of too many, only some."""
    for each in tries[MOST_TRIES - 1 : -1]:
        odd.note(each.file, "tries-too-many", question.id)
    kept = [*tries[: MOST_TRIES - 1], *tries[MOST_TRIES - 1 :][-1:]]
    for each in kept:
        each.worth = keys.check(question, each.given.answer)
        if each.worth.outcome == UNREAD:
            odd.note(each.file, "answer-unread", question.id)
        sure = each.given.confidence
        if sure is not None and _sure(question, sure) is None:
            odd.note(each.file, "confidence-unasked", question.id)
    return kept


def _sure(question: Question, said: object) -> float | None:
    """Return a confidence that was asked for and can be one, or None."""
    if not question.confidence or not is_marked(question):
        return None
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return said if 0 <= said <= 100 else None


def _counting(question: Question, tries: Sequence[_Try], keep: Keep) -> _Try | None:
    """Return the try that the mark is made of, or None where none can be read."""
    read = [each for each in tries if each.worth.outcome != UNREAD]
    if not read:
        return None
    # A text is written anew, not guessed anew.
    if keep == "last" or question.kind in OWN_WORDS:
        return read[-1]
    return max(read, key=lambda each: each.worth.score or 0) if keep == "best" else read[0]


def _rows(
    question: Question, tries: Sequence[_Try], keep: Keep, lesson: str, student: str
) -> Iterator[Answered]:
    counting, marked = _counting(question, tries, keep), is_marked(question)
    for each in tries:
        sure = _sure(question, each.given.confidence)
        yield Answered(
            student=student,
            lesson=lesson,
            journal=each.journal,
            file=each.file,
            question=question.id,
            kind=question.kind,
            role=question.role,
            objective=question.objective,
            claim=question.claim,
            try_=each.number,
            time=each.given.time,
            confidence=sure,
            answer=each.given.answer,
            outcome=each.worth.outcome,
            score=each.worth.score,
            scored=marked,
            sound=question.sound if marked else None,
            trust=_trust(question, each, sure) if marked else None,
            counts=each is counting,
        )


def _trust(question: Question, tried: _Try, sure: float | None) -> float | None:
    if tried.worth.outcome == UNREAD:
        return None
    right, share = tried.worth.outcome == "right", None if sure is None else sure / 100
    trust = questions.trust(question, tried.given.answer, right=right, sure=share)
    # 1 - 0.8 is to be 0.2, here and when it is read back from a table.
    return None if trust is None else round(trust, 12)
