"""From an answer as a teacher copies it off a sheet of paper to the JSON of the question's kind.

As on the teacher's cards, letters count the options from the top and numbers count the parts or
rows: ``b``, ``a c``, ``1a 2c``. The course's own ids are understood too.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whosays.questions import (
    BriefText,
    Marks,
    Matching,
    OneChoice,
    Question,
    RangeQuestion,
    Several,
    ShortText,
    Verdict,
)
from whosays.questions.kinds import Named

#: What stands for having chosen nothing.
NOTHING = ("-", "–", "—", "none", "nothing")

_DASH = re.compile(r"\s*(?:[-–—−]|\bto\b|\.\.\.?|…)\s*")
_PAIR = re.compile(r"(\d+)\s*[.):=]*\s*([^\W\d_][\w-]*)")
_CARD = re.compile(r"([^\W\d_][\w-]*)\s*:\s*(\d+(?:\s*,\s*\d+)*)(?=\s*(?:;|$))")


def read_typed(question: Question, text: str) -> Any:
    """Return the answer that a text stands for.

    Parameters
    ----------
    question
        As `questions.build` returns it.
    text
        What was typed, such as ``b``, ``a c``, ``11000``, ``10000-12000``, ``1a 2c`` or words.

    Returns
    -------
    object
        JSON in the form of the question's kind; None where the text cannot be read as one.
    """
    text = text.strip()
    read = _READ.get(type(question))
    return (read(question, text) if read else text) if text else None


def _picked(token: str, among: Sequence[Named]) -> str | None:
    """Return the id that a letter or an id stands for."""
    token = token.strip(" .()[]*").casefold()
    # A letter is a place on the sheet, also where options have ids of one letter.
    if len(token) == 1 and token in string.ascii_lowercase[: len(among)]:
        return among[string.ascii_lowercase.index(token)].id
    return next((each.id for each in among if each.id.casefold() == token), None)


def _choice(question: OneChoice, text: str) -> str | None:
    return _picked(text, question.options)


def _several(question: Several, text: str) -> list[str] | None:
    if text.casefold() in NOTHING:
        return []
    tokens = [each for each in re.split(r"[\s,;+&/]+|\band\b", text) if each.strip(" .()")]
    found = [_picked(token, question.options) for token in tokens]
    if len(tokens) == 1 and found == [None]:
        # Letters written without a blank between them: acd.
        found = [_picked(letter, question.options) for letter in tokens[0].strip(" .()")]
    ids = [each for each in found if each]
    return list(dict.fromkeys(ids)) if len(ids) == len(found) else None


def _range(question: RangeQuestion, text: str) -> dict[str, str] | None:
    parts = [part for part in _DASH.split(text) if part]
    names = {2: ("low", "high"), 3: ("low", "best", "high")}.get(len(parts))
    return dict(zip(names, parts, strict=True)) if names else None


def _pairs(text: str, rows: Sequence[Named], among: Sequence[Named]) -> dict[str, list[str]] | None:
    """Return what each row was given: from ``1a 2c``, ``a: 1, 3; b: 2``, or ``a c b`` in order."""
    letters = re.split(r"[\s,;]+", text)
    if _CARD.search(text):
        found = [
            (number, token)
            for token, numbers in _CARD.findall(text)
            for number in re.findall(r"\d+", numbers)
        ]
        rest = _CARD.sub("", text)
    elif any(char.isdigit() for char in text):
        found, rest = _PAIR.findall(text), _PAIR.sub("", text)
    elif len(letters) == len(rows):
        found, rest = [(f"{n}", token) for n, token in enumerate(letters, 1)], ""
    else:
        return None
    given: dict[str, list[str]] = {}
    for number, token in found:
        # Six digits are more rows than any question has, and few enough to read at once.
        place, to = int(number[:6]) - 1, _picked(token, among)
        if to is None or not 0 <= place < len(rows):
            return None
        given.setdefault(rows[place].id, []).append(to)
    return given if found and not rest.strip(" ,;.") else None


def _matching(question: Matching, text: str) -> dict[str, str] | None:
    given = _pairs(text, question.items, question.targets)
    if given is None or any(len(targets) > 1 for targets in given.values()):
        return None
    return {item: targets[0] for item, targets in given.items()}


def _marks(question: Marks, text: str) -> dict[str, list[str]] | None:
    return _pairs(text, question.spans, question.labels)


def _verdict(question: Verdict, text: str) -> dict[str, Any] | None:
    first, _, repair = text.partition(";")
    verdict = _picked(first, question.options)
    return {"verdict": verdict, "evidence": [], "repair": repair.strip()} if verdict else None


def _words(question: ShortText, text: str) -> dict[str, Any]:
    return {"text": text, "rubric": []}


def _brief(question: BriefText, text: str) -> dict[str, Any]:
    return {"text": text, "rubric": [], "ties": []}


_READ: Mapping[type, Callable[[Any, str], Any]] = {
    BriefText: _brief,
    Marks: _marks,
    Matching: _matching,
    OneChoice: _choice,
    RangeQuestion: _range,
    Several: _several,
    ShortText: _words,
    Verdict: _verdict,
}
