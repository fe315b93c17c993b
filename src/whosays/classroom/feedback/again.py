"""What one student may look at again: a handful of questions, each with what its answer missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from whosays import lessons, questions
from whosays.classroom import markup
from whosays.classroom.scoring.judging import Answered
from whosays.classroom.scoring.keys import UNREAD, Keys
from whosays.classroom.scoring.student_summary import firsts
from whosays.classroom.scoring.trusted import parts
from whosays.questions import Marks, Matching, Question, Several
from whosays.questions.kinds import Explained

#: The most questions, and the most of one lesson where there are several lessons.
MOST, MOST_OF_LESSON = 5, 2
#: The most characters of all of them together, so that they stay on one printed page.
MOST_TEXT = 1800
LONGEST_PROMPT = 190
_SHORTEST_START = 20
#: How sure a first answer has to be, in percent, for its being wrong to be the thing to look at.
SURE = 85
_ROLES = ("core", "spaced", "verdict", "exit", "closing", "opening", "stretch")


class Again(NamedTuple):
    """A question to look at again.

    Parameters
    ----------
    lesson, question
        What was asked, in which lesson.
    asks
        What it asked, in short.
    said
        The part of the last answer that was not right, in words.
    why
        What the question itself says to that.
    """

    lesson: str
    question: Question
    asks: str
    said: str
    why: str


def to_look_at(rows: Iterable[Answered], keys: Keys) -> list[Again]:
    """Choose what to look at again, in the order of the course.

    First comes what somebody was very sure of and had wrong: that is learnt best. A guess that
    a lesson asked for before there was anything to know is no slip, and is left out.

    Parameters
    ----------
    rows
        Rows of one student whose outcome the student may know.
    keys
        The questions and their keys.
    """
    rows = list(rows)
    first, last = firsts(rows), lasts(rows)
    wrong = [row for row in last.values() if row.role in _ROLES and _missed_it(row)]
    order = {id: place for place, id in enumerate(keys.lesson_of)}
    # The newest lessons first: there the class is.
    newest = {lesson: -place for place, lesson in enumerate(keys.lessons)}
    wrong.sort(
        key=lambda row: (*_rank(first[row.question]), newest[row.lesson], order[row.question])
    )
    most = MOST_OF_LESSON if len({row.lesson for row in rows}) > 1 else MOST
    chosen: list[Again] = []
    counts: Counter[str] = Counter()
    room = MOST_TEXT
    for row in wrong:
        question = keys.questions(row.lesson)[row.question]
        asks = in_short(_prompt(question, keys))
        made = Again(row.lesson, question, asks, *missed(question, row.answer))
        size = len(made.asks) + len(made.said) + len(made.why) + 40
        if counts[row.lesson] < most and len(chosen) < MOST and size <= room and made.why:
            counts[row.lesson] += 1
            room -= size
            chosen.append(made)
    return sorted(chosen, key=lambda each: order[each.question.id])


def _missed_it(row: Answered) -> bool:
    return row.scored and row.outcome == "not-yet"


def mended(rows: Iterable[Answered]) -> int:
    """Return how many questions were not right at first, and right in the end."""
    rows = list(rows)
    first, last = firsts(rows), lasts(rows)
    return sum(
        row.scored and row.outcome == "right" and first[id].outcome == "not-yet"
        for id, row in last.items()
    )


def missed(question: Question, answer: Any) -> tuple[str, str]:
    """Return what an answer says that is not right, in words, and the explanation of that.

    Parameters
    ----------
    question
        One with marks.
    answer
        One that could be read, and is not right.
    """
    if isinstance(question, Several | Matching | Marks):
        wrong = [part for part, hit in parts(question, answer) if not hit]
        # What was chosen tells more of what somebody thought than what was left out.
        wrong.sort(key=lambda part: not _picked(question, part, answer))
        return (_said(question, wrong[0], answer), wrong[0].explanation) if wrong else ("", "")
    found = questions.check(question, answer).explanations
    if not found:
        return "", ""
    words = _words()
    name = "said" if question.kind in ("one-choice", "verdict") else "wrote"
    return words[name].format(text=_quoted(found[0].label)), found[0].text


def _prompt(question: Question, keys: Keys) -> str:
    """Return what a question asks; of a verdict, with the words of the brief that it is on."""
    if question.kind != "verdict":
        return question.prompt
    brief = keys.ledger.brief.set_index("brief_id")
    return f"“{str(brief.at[question.claim, 'text']).rstrip('.,:;')}”: {question.prompt}"


def in_short(prompt: str) -> str:
    """Return a question in at most `LONGEST_PROMPT` characters, with the end where it asks.

    Parameters
    ----------
    prompt
        What the course asks, with its emphasis.
    """
    prompt = " ".join(prompt.split())
    if len(prompt) <= LONGEST_PROMPT:
        return prompt
    sentences = re.split(r"(?<=[.?!:)])\s+", prompt)
    asks = max((n for n, each in enumerate(sentences) if "?" in each), default=0)
    end = " ".join(sentences[asks:])
    room = LONGEST_PROMPT - len(end) - 1
    if not asks or room < _SHORTEST_START:
        return markup.plain_text(markup.shortened(prompt, LONGEST_PROMPT))
    start = markup.shortened(" ".join(sentences[:asks]), room)
    # Where emphasis was cut in two, its stars would stand there as stars.
    return f"{start if start.count('*') % 2 == 0 else markup.plain_text(start)} {end}"


@cache
def _words() -> Mapping[str, str]:
    table: Mapping[str, str] = lessons.words()["feedback"]["answer"]
    return table


def _quoted(text: str) -> str:
    """Return a text as it stands inside quotes that a sentence goes on behind."""
    return unquoted(text).removesuffix(".")


def unquoted(text: str) -> str:
    """Return a text without the quotes that enclose the whole of it.

    Examples
    --------
    >>> unquoted("“It holds.”"), unquoted("“Sent” is not “present”")
    ('It holds.', '“Sent” is not “present”')
    """
    text = text.strip()
    inside = text[1:-1]
    return inside if text == f"“{inside}”" and not {"“", "”"} & {*inside} else text


def _rank(first: Answered) -> tuple[bool, int]:
    role = _ROLES.index(first.role) if first.role in _ROLES else len(_ROLES)
    # Opening and closing items are for comparing; the lessons teach by the other questions.
    sure = first.role not in ("opening", "closing") and (first.confidence or 0) >= SURE
    return not sure, role


def lasts(rows: Sequence[Answered]) -> dict[str, Answered]:
    """Return the last try that can be read of each question."""
    return {
        row.question: row for row in sorted(rows, key=lambda row: row.try_) if row.outcome != UNREAD
    }


def _picked(question: Question, part: Explained, answer: Any) -> bool:
    return part.id in answer and (isinstance(question, Several) or bool(answer[part.id]))


def _said(question: Several | Matching | Marks, part: Explained, answer: Any) -> str:
    words, text = _words(), _quoted(part.text)
    if isinstance(question, Several):
        return words["chose" if part.id in answer else "left"].format(text=text)
    if not _picked(question, part, answer):
        return words["open"].format(text=text)
    if isinstance(question, Matching):
        names = {each.id: each.text for each in question.targets}
        return words["matched"].format(text=text, with_=names.get(answer[part.id], ""))
    names = {each.id: each.text for each in question.labels}
    listed = ", ".join(names[id] for id in answer[part.id] if id in names)
    return words["marked"].format(text=text, as_=listed)
