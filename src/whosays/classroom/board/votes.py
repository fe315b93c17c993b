"""What a board shows of a class: the votes on a question, and what to do next.

All of it is pure and knows no name. Nothing about killed or hurt people is right or wrong here:
what is unscored has votes and no share, no advice and no wrong idea.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from whosays import questions
from whosays.classroom.problems import words
from whosays.classroom.scoring.keys import HELD_BACK, is_marked
from whosays.classroom.scoring.picks import Pick, offered, picked, place
from whosays.questions import Question

#: The share of right answers below which a hint comes first, and above which a class goes on.
HINT_BELOW, GO_ON_ABOVE = 0.35, 0.70
#: The most lines of typed numbers; what had fewer votes is counted together.
MOST_OPTIONS = 10
#: Kinds whose options have letters on a teacher's card.
LETTERED = ("one-choice", "several", "verdict")
#: The id of the line that counts what has no line of its own.
OTHERS = "others"


class Row(Protocol):
    """One try of one person, as a row of answers.csv has it; the tries of one in their order."""

    @property
    def student(self) -> str: ...  # noqa: D102
    @property
    def question(self) -> str: ...  # noqa: D102
    @property
    def answer(self) -> Any: ...  # noqa: D102
    @property
    def outcome(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Option:
    """One line of votes.

    Parameters
    ----------
    id, text, explanation
        As in `Pick`; the line that counts the rest together has the id "others".
    right
        Whether it is right; None where nothing is right or wrong.
    first, last
        How many persons picked it in their first try, and in their last.
    """

    id: str
    text: str
    explanation: str
    right: bool | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes of a class on one question; each person has one first vote and one last.

    Parameters
    ----------
    question
        What was asked.
    options
        The lines, in reading order. Of options all, also those without a vote; of pairs and of
        typed numbers those with votes and those that are right.
    people
        Persons with an answer that can be read.
    again
        Those of them who answered more than once.
    right_first, right_last
        Persons who were right at first, and at last; None where nothing is right or wrong.
    unread
        Persons who answered nothing that can be read.
    """

    question: Question
    options: tuple[Option, ...]
    people: int
    again: int
    right_first: int | None
    right_last: int | None
    unread: int

    @property
    def share_first(self) -> float | None:
        """The share of persons who were right at first; None without a vote or a right one."""
        return _share(self.right_first, self.people)

    @property
    def share_last(self) -> float | None:
        """The share of persons who were right at last."""
        return _share(self.right_last, self.people)

    @property
    def letters(self) -> dict[str, str]:
        """The letters that the teacher's card has for the options; none where it has none."""
        if self.question.kind not in LETTERED:
            return {}
        ids = (each.id for each in self.options)
        return dict(zip(ids, string.ascii_lowercase, strict=False))

    @property
    def commonest_wrong(self) -> Option | None:
        """The wrong line with most first votes; None where nobody picked one."""
        wrong = [it for it in self.options if it.right is False and it.first and it.id != OTHERS]
        return max(wrong, key=lambda it: it.first, default=None)


def count_votes(rows: Iterable[Row], question: Question) -> Votes:
    """Count the votes on one question.

    Parameters
    ----------
    rows
        Tries of any persons at any questions; those of one person in the order of trying.
    question
        The question to count for.
    """
    tries: dict[str, list[Row]] = {}
    answered: set[str] = set()
    for row in rows:
        if row.question == question.id:
            answered.add(row.student)
            if questions.check(question, row.answer).outcome in questions.TRIES:
                tries.setdefault(row.student, []).append(row)
    first = [each[0] for each in tries.values()]
    last = [each[-1] for each in tries.values()]
    return Votes(
        question=question,
        options=_lines(question, _all(question, first), _all(question, last)),
        people=len(tries),
        again=sum(len(each) > 1 for each in tries.values()),
        right_first=_right(question, first),
        right_last=_right(question, last),
        unread=len(answered - set(tries)),
    )


def advice(share: float | None) -> str:
    """Return what to do next, as a key of ``[board.advice]``: hint, talk, go-on; empty for None.

    Parameters
    ----------
    share
        The share of right answers now, 0 to 1.
    """
    if share is None:
        return ""
    if share < HINT_BELOW:
        return "hint"
    return "talk" if share <= GO_ON_ABOVE else "go-on"


def held_back(question: Question) -> bool:
    """Tell whether outcomes stay back until the teacher asks, even as a share of the class."""
    return question.role in HELD_BACK


def percent(share: float) -> str:
    """Return a share in whole per cent; half a per cent goes up."""
    text: str = words()["board"]["percent"]
    # What falls short of a half only by the way floats are kept goes up too.
    return text.format(n=int(100 * share + 0.5 + 1e-9))


def _share(count: int | None, people: int) -> float | None:
    return None if count is None or not people else count / people


def _all(question: Question, rows: Iterable[Row]) -> list[tuple[Pick, ...]]:
    return [picked(question, row.answer) for row in rows]


def _right(question: Question, rows: Iterable[Row]) -> int | None:
    return sum(row.outcome == "right" for row in rows) if is_marked(question) else None


def _lines(
    question: Question, first: Sequence[tuple[Pick, ...]], last: Sequence[tuple[Pick, ...]]
) -> tuple[Option, ...]:
    begun, now = _counted(first), _counted(last)
    known = {pick.id: pick for pick in offered(question)}
    known |= {pick.id: pick for each in (*first, *last) for pick in each if pick.id not in known}
    typed = question.kind in ("number", "range")
    keyed = is_marked(question)
    lines = [
        Option(
            it.id, it.text, it.explanation, it.right if keyed else None, begun[it.id], now[it.id]
        )
        for it in (sorted(known.values(), key=place) if typed else known.values())
    ]
    if question.kind in LETTERED:
        return tuple(lines)
    used = [it for it in lines if it.first or it.last or it.right]
    return _shortened(used) if typed else tuple(used)


def _counted(votes: Iterable[tuple[Pick, ...]]) -> Counter[str]:
    return Counter(pick.id for each in votes for pick in each)


def _shortened(lines: list[Option]) -> tuple[Option, ...]:
    """Return the lines with most votes in their order, and one line for all others.

    What is right keeps its line however few chose it.
    """
    if len(lines) <= MOST_OPTIONS:
        return tuple(lines)
    ranked = sorted(lines, key=lambda it: (not it.right, -max(it.first, it.last)))
    kept = {it.id for it in ranked[: MOST_OPTIONS - 1]}
    rest = [it for it in lines if it.id not in kept]
    text = words()["board"]["picks"]["others"].format(count=len(rest))
    right = None if rest[0].right is None else False
    counts = sum(it.first for it in rest), sum(it.last for it in rest)
    return (*(it for it in lines if it.id in kept), Option(OTHERS, text, "", right, *counts))
