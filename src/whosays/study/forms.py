"""Which of two parallel forms of items a person gets."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from whosays.lessons import LessonData, read
from whosays.study.desk import Desk

FORMS = "AB"


def form_of(data: LessonData, desk: Desk) -> str:
    """Return the form of a lesson's items for one person.

    The form that was begun stays. Otherwise half of all aliases get each form of the opening
    items, and closing items come in the form that the opening ones did not have.
    """
    begun = _begun(data, {entry.question for entry in desk.book_of(data.id).entries()})
    if begun or not data.closing_from:
        return begun or _by_alias(desk.alias)
    opening = form_of(read(data.closing_from), desk)
    return FORMS[1 - FORMS.index(opening)]


def _begun(data: LessonData, answered: Collection[str]) -> str:
    """Return the form of the first item with an answer, or an empty text."""
    with_form = (each for each in data.questions if each.get("form") and each["id"] in answered)
    return next((str(each["form"]) for each in with_form), "")


def _by_alias(alias: str) -> str:
    return FORMS[hashlib.sha256(alias.encode()).digest()[0] % 2]
