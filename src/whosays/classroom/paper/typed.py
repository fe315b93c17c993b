"""From an answer as a teacher copies it off a sheet of paper to the JSON of the question's kind.

As on the teacher's cards, letters count the options from the top and numbers count the parts or
rows: ``b``, ``a c``, ``1a 2c``. The card's own words (``changed it: 1, 4``) and the course's ids
are understood too.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whosays.classroom.sheets import plain_name
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

#: Cards of evidence at the end of what was typed: ``b E7``, ``b; E1, E4``.
_CARDS = re.compile(r"(?:(?:^|,? |,)E\d{1,2}){1,9}$", re.IGNORECASE)
_BLANKS = re.compile(r"\s*[;/]\s*|,\s+|\s+")
_PLAIN = re.compile(r"\d[\d.,']*")
# Behind a blank, three digits may be a figure of their own, or the rest of 10 000.
_THREE = re.compile(r"\d{3}")
_DASH = re.compile(r"\s*(?:[-–—−]|\bto\b|\.\.\.?|…)\s*")
_PAIR = re.compile(r"(\d+)\s*[.):=]*\s*([^\W\d_][\w-]*)")
# A name may hold a colon or a comma itself, but no semicolon.
_CARD = re.compile(
    r"\s*(?P<name>[^\W\d][^;]*?)\s*:\s*(?P<numbers>\d+(?:\s*,\s*\d+)*|[-–—])\s*(?:[;,]\s*|$)"
)


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
    own = next((each.id for each in among if each.id.casefold() == token), None)
    # The card of the teacher writes out what the letter stands for.
    bare = plain_name(token)
    said = [each.id for each in among if bare and plain_name(each.text) == bare]
    return own or (said[0] if len(said) == 1 else None)


def _choice(question: OneChoice, text: str) -> str | None:
    return _picked(text, question.options)


def _several(question: Several, text: str) -> list[str] | None:
    if _none(text):
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
    if len(parts) == 1:
        parts = _in_a_row(text)
    names = {2: ("low", "high"), 3: ("low", "best", "high")}.get(len(parts))
    return dict(zip(names, parts, strict=True)) if names else None


def _in_a_row(text: str) -> list[str]:
    """Return the figures of ``750 1500 2250``; none where a blank may part thousands."""
    parts = _BLANKS.split(text)
    parted = any(_THREE.fullmatch(part) for part in parts[1:])
    return parts if all(map(_PLAIN.fullmatch, parts)) and not parted else []


def _pairs(text: str, rows: Sequence[Named], among: Sequence[Named]) -> dict[str, list[str]] | None:
    """Return what each row was given: from ``1a 2c``, ``a: 1, 3; b: 2``, or ``a c b`` in order."""
    letters = re.split(r"[\s,;]+", text)
    if found := _as_on_card(text):
        rest = ""
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


def _as_on_card(text: str) -> list[tuple[str, str]]:
    """Return the pairs in ``a: 1, 3; b: 2`` as numbers and names; nothing in any other text."""
    found: list[tuple[str, str]] = []
    text = " ".join(text.split()).rstrip(" .,;")
    at = 0
    while at < len(text):
        part = _CARD.match(text, at)
        if part is None:
            return []
        found += [(number, part["name"]) for number in re.findall(r"\d+", part["numbers"])]
        at = part.end()
    return found


def _none(text: str) -> bool:
    return text.strip().casefold() in NOTHING


def _matching(question: Matching, text: str) -> dict[str, str] | None:
    given = _pairs(text, question.items, question.targets)
    if given is None or any(len(targets) > 1 for targets in given.values()):
        return None
    return {item: targets[0] for item, targets in given.items()}


def _marks(question: Marks, text: str) -> dict[str, list[str]] | None:
    return _pairs(text, question.spans, question.labels)


def _verdict(question: Verdict, text: str) -> dict[str, Any] | None:
    # The card that a student chose on the sheet is no row of the ledger, and nobody marks it.
    first, _, repair = (_CARDS.sub("", " ".join(part.split())) for part in text.partition(";"))
    verdict = _picked(first, question.options)
    return {"verdict": verdict, "evidence": [], "repair": repair} if verdict else None


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
