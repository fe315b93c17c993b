"""Answers as students of some ability give them: seeded, with favourite slips and own words."""

from __future__ import annotations

import random
from typing import Any

import question_answers

from whosays.questions import OWN_WORDS, Question

SENTENCES = (
    "I would ask who said it first, and on which day.",
    "Three pages carried the figure, but all of them took it from one office.",
    "The number is only a part, and the page told it as the whole.",
    "I trust the claim that has a date and a teller more than the one without.",
    "A range says more than one figure, because nobody counted them one by one.",
    "Up to is not the same as about, so I wrote the words of the card.",
    "My neighbour saw it the other way, and we looked at the card again.",
    "Some of it holds. Doubting everything would have been wrong as often as trusting it all.",
    "It was said in March and describes February, so I wrote both dates.",
    "What nobody said is not zero. It is only not said.",
    "Der Satz war schwer, aber the table helped me.",
    "누가 먼저 말했는지 보면 된다. Then I looked at the date.",
)


def slip(question: Question, rng: random.Random) -> Any:
    """Return a wrong answer: mostly the slip that most people make here, else another one."""
    make = _SLIPS.get(question.kind, _plain_slip)
    return make(question, rng)


def own_words(question: Any, rng: random.Random) -> dict[str, Any]:
    """Return a text that is long enough, with some lines of the rubric ticked."""
    least = question.min_words + rng.randint(3, 25)
    text: list[str] = []
    while len(" ".join(text).split()) < least:
        text.append(rng.choice(SENTENCES))
    ticked = [line.id for line in question.rubric if rng.random() < 0.7]
    ties = {"ties": []} if question.kind == "brief" else {}
    return {"text": " ".join(text), "rubric": ticked, **ties}


def right(question: Question, rng: random.Random) -> Any:
    """Return a right answer; own words are never right nor wrong."""
    if question.kind in OWN_WORDS:
        return own_words(question, rng)
    return question_answers.right(question)


def favourite(ids: list[str], question: Question, rng: random.Random) -> str:
    """Return one of the ids: six times in ten the one that most people fall for."""
    loved = random.Random(question.id).choice(ids)
    return loved if rng.random() < 0.6 else rng.choice(ids)


def _plain_slip(question: Question, _rng: random.Random) -> Any:
    return question_answers.wrong(question)


def _one_choice(question: Any, rng: random.Random) -> str:
    wrong = [option.id for option in question.options if not option.right]
    return favourite(wrong, question, rng)


def _verdict(question: Any, rng: random.Random) -> dict[str, Any]:
    wrong = [option.id for option in question.options if not option.right]
    return {"verdict": favourite(wrong, question, rng), "evidence": [], "repair": ""}


def _several(question: Any, rng: random.Random) -> list[str]:
    chosen = {option.id for option in question.options if option.right}
    turned = favourite([option.id for option in question.options], question, rng)
    return sorted(chosen ^ {turned}) or [turned]


def _matching(question: Any, rng: random.Random) -> dict[str, str]:
    answer = question_answers.right(question)
    item = favourite([each.id for each in question.items], question, rng)
    others = [each.id for each in question.targets if each.id != answer[item]]
    return {**answer, item: rng.choice(others)}


def _marks(question: Any, rng: random.Random) -> dict[str, list[str]]:
    answer = question_answers.right(question)
    span = favourite([each.id for each in question.spans], question, rng)
    others = [each.id for each in question.labels if [each.id] != answer[span]]
    return {**answer, span: [rng.choice(others)]}


def _number(question: Any, rng: random.Random) -> str:
    step = question.tolerance + rng.randint(1, 5) * max(1, abs(question.key) / 10)
    missed = [each.value for each in question.mistakes] or [question.key + step]
    value = rng.choice(missed) if rng.random() < 0.6 else question.key + step
    return question_answers.typed(round(value) if question.whole else value)


def _range(question: Any, rng: random.Random) -> dict[str, str]:
    width = max(1.0, question.high - question.low)
    ends = question.low + rng.random() * width / 2, question.high - rng.random() * width / 3
    low, high = sorted(round(end) for end in ends)
    return {"low": str(low), "best": "", "high": str(high)}


_SLIPS: dict[str, Any] = {
    "one-choice": _one_choice,
    "verdict": _verdict,
    "several": _several,
    "matching": _matching,
    "marks": _marks,
    "number": _number,
    "range": _range,
    "short-text": own_words,
    "brief": own_words,
}
