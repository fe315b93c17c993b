"""Which questions a lesson asks of one student: their way through it, their form of its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from whosays.questions import Question

from .keys import is_marked

#: Roles whose questions make up the mark of a lesson, with the verdicts.
MARKED_ROLES = ("core", "spaced")
#: Rows of the board of verdicts that everybody is asked for: lesson 07 says that three will do.
#: Whoever gives more is asked for as many.
VERDICTS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What a lesson asks of one student.

    Parameters
    ----------
    way
        The way that they took; empty in a lesson of one way, and before a way is begun.
    form
        The form of opening or closing items that they began; empty for none.
    marked
        The questions of the mark that they met, in reading order.
    verdicts
        Marked verdicts that are asked for besides those they gave: they count as not answered.
    stretch
        The stretch questions with marks.
    """

    way: str
    form: str
    marked: tuple[Question, ...]
    verdicts: int
    stretch: tuple[Question, ...]


def asked(questions: Mapping[str, Question], answered: Collection[str]) -> Asked:
    """Return what a lesson asks of the student who answered these questions.

    Parameters
    ----------
    questions
        The lesson's questions by id, in reading order.
    answered
        The ids of those that have an answer.
    """
    given = [each for id, each in questions.items() if id in answered]
    way, form = _most(each.way for each in given), _most(each.form for each in given)
    offered = [each for each in questions.values() if is_marked(each) and each.way in ("", way)]
    met = [each for each in offered if each.id in answered or not _free(each)]
    verdicts = [sum(each.role == "verdict" for each in group) for group in (offered, met)]
    return Asked(
        way=way,
        form=form,
        marked=tuple(each for each in met if each.role in (*MARKED_ROLES, "verdict")),
        verdicts=max(0, min(VERDICTS, verdicts[0]) - verdicts[1]),
        stretch=tuple(each for each in met if each.role == "stretch"),
    )


def _free(question: Question) -> bool:
    """Tell whether a question may be left out: an optional one, and most of the verdicts."""
    return question.optional or question.role == "verdict"


def items(questions: Mapping[str, Question], role: str, form: str) -> tuple[Question, ...]:
    """Return the opening or closing items of one form."""
    return tuple(each for each in questions.values() if (each.role, each.form) == (role, form))


def _most(names: Iterable[str]) -> str:
    """Return the name that comes most often, the first where several do; an empty text for none."""
    counts = Counter(filter(None, names))
    return max(counts, key=counts.__getitem__) if counts else ""
