"""How far an answer trusts each thing of a question that deserves trust, or deserves doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whosays import questions
from whosays.questions import Marks, Matching, Question, Several
from whosays.questions.kinds import Explained


def trusted(question: Question, answer: Any, *, right: bool) -> Iterator[tuple[bool, bool]]:
    """Yield for each thing to trust or to doubt whether it deserves trust, and whether it got it.

    How sure somebody was is left out, since most questions do not ask for it.

    Parameters
    ----------
    question
        One with marks.
    answer
        One that could be read as an answer to it.
    right
        Whether it was right.
    """
    whole = questions.trust(question, answer, right=right, sure=None)
    if question.sound is not None and whole is not None:
        yield question.sound, whole > 0.5
    for part, hit in parts(question, answer):
        if part.sound is not None:
            yield part.sound, hit == part.sound


def parts(question: Question, answer: Any) -> Iterator[tuple[Explained, bool]]:
    """Yield each part of a question of several parts, and whether the answer had it right.

    Parameters
    ----------
    question, answer
        As for `trusted`.
    """
    if isinstance(question, Several):
        chosen = answer if isinstance(answer, list | tuple) else ()
        yield from ((each, (each.id in chosen) == each.right) for each in question.options)
    elif isinstance(question, Matching) and isinstance(answer, dict):
        yield from ((each, (answer.get(each.id),) == each.labels) for each in question.items)
    elif isinstance(question, Marks) and isinstance(answer, dict):
        yield from ((each, _same(answer.get(each.id, ()), each.labels)) for each in question.spans)


def _same(given: Any, labels: tuple[str, ...]) -> bool:
    return all(each in labels for each in given) and all(each in given for each in labels)
