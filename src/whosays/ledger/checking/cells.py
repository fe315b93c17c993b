"""What may be wrong with one cell, by the column in which it stands: pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from .dates import date_problem
from .nearest import nearest_words
from .numbers import as_number, number_problem
from .report import Problem
from .schema import Column

CellCheck = Callable[[str], Problem | None]

FEW = 16

_YES_NO = ("true", "false")
_INTEGER = re.compile(r"-?[0-9]+")
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SPOILING = re.compile("[\x00\r\ud800-\udfff]")
# The forms of the package's own description, in words.
_FORMS = {
    "[a-z]{2}": "two small letters, as en or ko",
    "[A-Z]{2}": "two capital letters, as KR or UA",
    "b[0-9]+": "b and a number, as b1 or b15",
    "n-[0-9]{3}": "n, a hyphen and three digits, as n-001",
    "[a-z0-9]+(-[a-z0-9]+)*": "small letters a to z, digits, and single hyphens between them",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def cell_check(column: Column) -> CellCheck:
    """Choose the check for the cells of a column that are not empty."""
    check = _item_check(column)
    if not column.list_mark:
        return check
    mark = column.list_mark

    def each(text: str) -> Problem | None:
        items = text.split(mark)
        problems = (_empty_item(mark) if not item.strip() else check(item) for item in items)
        first = next((problem for problem in problems if problem), None)
        return first or (_twice(items) if len(items) > 1 else None)

    return each


def pattern_in_words(pattern: str) -> str:
    """Say in words what a pattern of the description asks for."""
    return _FORMS.get(pattern, f"it in the form {pattern}")


def holds_hidden(text: str) -> bool:
    """Say whether a whole table holds any character that a cell may not hold."""
    return _HIDDEN.search(text) is not None


def hidden_problem(text: str) -> Problem | None:
    """Say what is wrong with the characters of a cell, whatever its column, or None."""
    found = _SPOILING.search(text) or _HIDDEN.search(text)
    if found is None:
        return None
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return Problem(
            "encoding",
            "It holds bytes that are not UTF-8: probably the table was saved in an older "
            "encoding, such as Windows or Latin-1.",
            "Save the table again as CSV UTF-8, and look whether accented letters are right.",
        )
    if char == "\x00":
        return Problem(
            "nul", "It holds a NUL byte, which ends a text for many programs.", "Type it anew."
        )
    if char == "\r":
        return Problem(
            "bare-cr",
            "It holds a line end of old Mac computers (a bare carriage return).",
            "Delete the line break, and save the table with Windows or Unix line ends.",
        )
    return Problem(
        "hidden-character",
        "It holds a character that cannot be seen, such as a tab or a change of direction.",
        "Type the cell anew.",
        warning=True,
    )


def _item_check(column: Column) -> CellCheck:
    if column.type in ("number", "integer"):
        return _number_check(column)
    if column.type == "boolean":
        return _boolean
    if column.type == "date":
        return date_problem
    if column.type == "url":
        return _url
    if column.categories:
        return _word_check(column.categories)
    if column.pattern:
        return _pattern_check(column, column.pattern)
    return _id if column.type == "id" else _text


def _number_check(column: Column) -> CellCheck:
    minimum, maximum = column.minimum, column.maximum

    def check(text: str) -> Problem | None:
        problem = number_problem(text)
        number = as_number(text)
        if number is None:
            return problem
        if column.type == "integer" and not _INTEGER.fullmatch(text):
            return Problem(
                "not-whole", "Only a whole number can stand here.", "Write it without decimals."
            )
        if minimum is not None and number < minimum:
            why = f"The least that can stand here is {minimum:g}."
            return Problem("too-small", why, "Check the number and its sign.")
        if maximum is not None and number > maximum:
            why = f"The most that can stand here is {maximum:g}."
            return Problem("too-great", why, "Check the number.")
        return problem

    return check


def _word_check(words: tuple[str, ...]) -> CellCheck:
    known = frozenset(words)

    def check(text: str) -> Problem | None:
        if text in known:
            return None
        return Problem(
            "unknown-word",
            "This column takes only words from its list, and this is none of them.",
            lambda: _suggestion(text, words),
        )

    return check


def _suggestion(text: str, words: tuple[str, ...]) -> str:
    if len(words) <= FEW:
        return f"Choose one of: {', '.join(words)}."
    return f"The nearest are {nearest_words(text, words)}; COLUMNS.md lists all."


def _pattern_check(column: Column, pattern: re.Pattern[str]) -> CellCheck:
    def check(text: str) -> Problem | None:
        if pattern.fullmatch(text):
            return None
        return Problem(
            "form",
            f"It has not the form that this column asks for. {column.description}",
            f"Write {pattern_in_words(pattern.pattern)}.",
        )

    return check


def _id(text: str) -> Problem | None:
    if _ID.fullmatch(text):
        return None
    better = re.sub(r"[^a-z0-9]+", "-", text[:200].casefold()).strip("-")
    return Problem(
        "id-form",
        "An id has only small letters a to z, digits, and single hyphens between them.",
        f"Write {better}, wherever this id stands." if better else "Give it such an id.",
    )


def _url(text: str) -> Problem | None:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if good and text.isprintable() and " " not in text:
        return None
    return Problem(
        "url-form",
        "The address of a page begins with https:// or http:// and has no space in it.",
        "Copy the address from the browser's address line.",
    )


def _boolean(text: str) -> Problem | None:
    if text in _YES_NO:
        return None
    small = text.strip().casefold()
    mend = f"Write {small}, in small letters." if small in _YES_NO else "Write true or false."
    return Problem("not-yes-no", "Only true or false can stand here.", mend)


def _text(text: str) -> Problem | None:
    if not text.strip():
        return Problem(
            "only-spaces", "The cell holds nothing but spaces.", "Empty it, or fill it in."
        )
    if text[0] not in "=+-@":
        return None
    return Problem(
        "formula",
        f"It begins with {text[0]}, so a spreadsheet would take it for a formula.",
        "Begin the cell with a word.",
        warning=True,
    )


def _empty_item(mark: str) -> Problem:
    return Problem(
        "empty-item",
        f"Between two marks {mark} , or before or after one, nothing stands.",
        f"Delete the {mark} that is too many.",
    )


def _twice(items: list[str]) -> Problem | None:
    if len(set(items)) == len(items):
        return None
    return Problem("item-twice", "It names the same thing twice.", "Delete one.", warning=True)
