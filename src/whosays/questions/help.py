"""Hints in steps, the solution on request, and the words of a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .kinds import Question
from .results import Note

#: Outcomes after which an answer counts as a try.
TRIES = ("right", "not-yet")


def hint(question: Question, used: int) -> str | None:
    """Return the next hint after `used` ones, or None when there is no more."""
    return question.hints[used] if 0 <= used < len(question.hints) else None


def hints_left(question: Question, used: int) -> int:
    """Return how many hints are left after `used` ones."""
    return max(0, len(question.hints) - max(0, used))


def can_see_solution(question: Question, tries: int) -> bool:
    """Tell whether the worked answer may be shown: after a try, and never while answers wait."""
    return bool(question.worked()) and tries > 0 and question.feedback == "now"


def solution(question: Question, tries: int) -> str | None:
    """Return the worked answer, or None while it may not be shown."""
    return question.worked() if can_see_solution(question, tries) else None


def note_text(note: Note, words: Mapping[str, Any]) -> str:
    """Return the words of a note, from the tables [outcome.note] and [number] of the words.

    The hedge of a note is a column value of the ledger (at-least); it is shown with spaces.
    """
    number = note.code.startswith("number-")
    table = words["number"] if number else words["outcome"]["note"]
    params = {
        name: value.replace("{", "(").replace("}", ")") for name, value in note.params.items()
    }
    if "hedge" in params:
        params["hedge"] = params["hedge"].replace("-", " ")
    text: str = table[note.code.removeprefix("number-")]
    return text.format(**params)
