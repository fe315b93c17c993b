"""Finding people of a roster by what is known of them, without ever guessing between two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from whosays.journal.names import alike

from .roster import COLUMNS, Person, Roster, folded, same

#: The column that holds what a school's system calls a user or participant.
NUMBERS = {"canvas": "canvas_id", "moodle": "moodle_id"}


class Finder:
    """Finds people of a roster by what is known of them. Several answers are never one.

    Parameters
    ----------
    roster
        The class list, or None.
    """

    def __init__(self, roster: Roster | None) -> None:
        people = roster.people if roster else ()
        self.people = people
        self._by = {field: _index(people, field, partial(_alone, field)) for field in COLUMNS[:-1]}
        self._squeezed = _index(people, "name", squeezed)
        self._numbered = _index(people, "alias", _counted)

    def by(self, field: str, text: str) -> list[Person]:
        """Return everybody whose column holds a text, apart from case, blanks and accents."""
        found = self._by[field].get(same(field, text), []) if text else []
        if found or field != "alias":
            return found
        # A spreadsheet makes 3 of 03.
        return self._numbered.get(counted(text), []) if counted(text) else []

    def by_squeezed(self, text: str) -> list[Person]:
        """Return everybody whose name Canvas may have squeezed to a text: ``doejane``."""
        return self._squeezed.get("".join(folded(text)), [])


def counted(alias: str) -> str:
    """Return a number that is typed as an alias, without zeros before it; else nothing."""
    bare = alike(alias)
    return bare.lstrip("0") or "0" if bare.isascii() and bare.isdigit() else ""


def _counted(alias: str) -> list[str]:
    return [number] if (number := counted(alias)) else []


def squeezed(name: str) -> list[str]:
    """Return what Canvas may make of a name: last name first, without blanks and signs."""
    words = folded(name)[:12]
    # Nobody can tell where a last name of several words begins, so each place is tried.
    return list(dict.fromkeys("".join(words[n:] + words[:n]) for n in range(len(words))))


def _alone(field: str, text: str) -> list[str]:
    return [same(field, text)]


def _index(
    people: Iterable[Person], field: str, ways: Callable[[str], Iterable[str]]
) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for each in people:
        if text := getattr(each, field):
            for way in ways(text):
                found.setdefault(way, []).append(each)
    return found
