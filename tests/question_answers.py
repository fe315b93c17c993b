"""A right and a plausible wrong answer to any question, as the page gives them."""

from typing import Any

from whosays.questions import Question


def right(question: Question) -> Any:
    """Return the answer that the key asks for."""
    return _RIGHT[question.kind](question)


def wrong(question: Question) -> Any:
    """Return a plausible slip; own words have none, so theirs is too short a text."""
    return _WRONG[question.kind](question)


def typed(value: float) -> str:
    """Return a number as somebody types it."""
    return f"{value:.12g}"


def _ids(question: Any, fits: bool) -> list[str]:
    return [option.id for option in question.options if option.right is fits]


def _range(question: Any) -> dict[str, str]:
    ends = {"low": question.low, "best": question.low, "high": question.high}
    return {name: typed(value) for name, value in ends.items()}


def _missed(question: Any) -> dict[str, str]:
    ends = {"low": 2 * question.high + 1, "best": "", "high": 2 * question.high + 2}
    return {name: value and typed(value) for name, value in ends.items()}


def _mismarked(question: Any) -> dict[str, list[str]]:
    first = question.spans[0]
    other = next(label.id for label in question.labels if label.id not in first.labels)
    return {**right(question), first.id: [other]}


def _mismatched(question: Any) -> dict[str, str]:
    first = question.items[0]
    other = next(target.id for target in question.targets if target.id not in first.labels)
    return {**right(question), first.id: other}


_RIGHT: dict[str, Any] = {
    "one-choice": lambda it: _ids(it, True)[0],
    "several": lambda it: _ids(it, True),
    "number": lambda it: typed(it.key),
    "range": _range,
    "probability": lambda it: "90" if it.truth else "10",
    "marks": lambda it: {span.id: list(span.labels) for span in it.spans},
    "matching": lambda it: {item.id: item.labels[0] for item in it.items},
    "verdict": lambda it: {"verdict": _ids(it, True)[0], "evidence": list(it.evidence[:1])},
    "brief": lambda it: {"text": it.sample, "rubric": [line.id for line in it.rubric], "ties": []},
    "short-text": lambda it: {"text": it.sample, "rubric": [line.id for line in it.rubric]},
}
_WRONG: dict[str, Any] = {
    "one-choice": lambda it: _ids(it, False)[0],
    "several": lambda it: [*_ids(it, True)[1:], *_ids(it, False)[:1]],
    "number": lambda it: typed(it.key + it.tolerance + 1),
    "range": _missed,
    "probability": lambda it: "10" if it.truth else "90",
    "marks": _mismarked,
    "matching": _mismatched,
    "verdict": lambda it: {"verdict": _ids(it, False)[0], "evidence": []},
    "brief": lambda it: {"text": "no", "rubric": [], "ties": []},
    "short-text": lambda it: {"text": "no", "rubric": []},
}
