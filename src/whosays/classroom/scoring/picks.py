"""What an answer picks out of a question: the options, pairs or numbers that a class votes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from whosays import questions
from whosays.classroom.problems import words
from whosays.questions import AskBack, Question


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that an answer can pick.

    Parameters
    ----------
    id
        The option's id; of a pair, both ids with a colon between; of a number, the number.
    text
        How it reads; it may hold the marks of **bold** and *emphasis* of the course's own texts.
    explanation
        What the question says to whoever picks it.
    right
        Whether it is right to pick it.
    """

    id: str
    text: str
    explanation: str
    right: bool


def offered(question: Question) -> tuple[Pick, ...]:
    """Return all that a question offers to pick, in reading order; of numbers the right one."""
    make = _OFFERED.get(question.kind)
    return make(question) if make else ()


def picked(question: Question, answer: Any) -> tuple[Pick, ...]:
    """Return what an answer picks; nothing where it cannot be read, or is a text.

    Parameters
    ----------
    question
        As `questions.build` returns it.
    answer
        JSON as a hand-in gives it; treated as hostile.
    """
    result = questions.check(question, answer)
    if result.outcome not in questions.TRIES:
        return ()
    if question.kind in _TYPED:
        return (_TYPED[question.kind](question, answer, result),)
    wanted = _chosen(question, answer)
    return tuple(pick for pick in offered(question) if pick.id in wanted)


def place(pick: Pick) -> float:
    """Return where a typed number stands among others; 0 for what is no number."""
    found = re.match(r"[-0-9.,]+", pick.text)
    try:
        return float(found[0].replace(",", "")) if found else 0.0
    except ValueError:
        return 0.0


def _chosen(question: Question, answer: Any) -> set[str]:
    """Return the ids of what was picked, from an answer that could be checked."""
    match question.kind:
        case "one-choice":
            return {answer}
        case "verdict":
            return {answer.get("verdict", "")}
        case "several":
            return set(answer)
        case "matching":
            return {f"{item}:{target}" for item, target in answer.items()}
        case "marks":
            return {f"{span}:{label}" for span, labels in answer.items() for label in labels}
    return set()


def _options(question: Any) -> tuple[Pick, ...]:
    return tuple(Pick(it.id, it.text, it.explanation, it.right) for it in question.options)


def _pairs(question: Any) -> tuple[Pick, ...]:
    """Return every pair of an item and a target, or of a phrase and a label."""
    matching = question.kind == "matching"
    things, marks = (
        (question.items, question.targets) if matching else (question.spans, question.labels)
    )
    form = words()["board"]["picks"][question.kind]
    return tuple(
        Pick(
            f"{thing.id}:{mark.id}",
            form.format(thing=thing.text.strip().removesuffix("."), mark=mark.text),
            thing.explanation,
            mark.id in thing.labels,
        )
        for thing in things
        for mark in marks
    )


def _key(question: Any) -> tuple[Pick, ...]:
    return (Pick("right", _amount(question.key, question.unit), question.right, True),)


def _number(question: Any, answer: Any, result: questions.Result) -> Pick:
    if result.outcome == "right":
        return _key(question)[0]
    said = result.explanations[0].text
    read = questions.read_number(answer, whole=question.whole) if isinstance(answer, str) else None
    value = answer if read is None or isinstance(read, AskBack) else read.value
    return Pick(f"{value:g}", _amount(value, question.unit), said, False)


def _amount(value: float, unit: str) -> str:
    return f"{value:,.10g} {unit}"


def _range(question: Any, answer: Any, result: questions.Result) -> Pick:
    said = result.explanations[0]
    text = f"{said.label} {question.unit}"
    return Pick(said.label, text, said.text, result.outcome == "right")


def _probability(question: Any, answer: Any, result: questions.Result) -> Pick:
    name = "even" if len(result.explanations) > 1 else result.explanations[0].id
    said = "" if name == "even" else result.explanations[0].text
    text = words()["board"]["picks"][name]
    return Pick(name, text, said, result.outcome == "right")


_OFFERED: Mapping[str, Callable[[Any], tuple[Pick, ...]]] = {
    "one-choice": _options,
    "several": _options,
    "verdict": _options,
    "matching": _pairs,
    "marks": _pairs,
    "number": _key,
}
_TYPED: Mapping[str, Callable[[Any, Any, questions.Result], Pick]] = {
    "number": _number,
    "range": _range,
    "probability": _probability,
}
