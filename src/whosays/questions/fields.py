"""Reading one table of a lesson file with every fault named: what, why, mend."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from .keys import fault, is_number


class Fields:
    """Takes fields out of one mapping by type; `done` refuses what was not asked for.

    Parameters
    ----------
    where
        The id of the question, for errors.
    data
        The mapping as TOML gives it.
    inside
        What the mapping is when it is not the question itself ("option 'a'").
    """

    def __init__(self, where: str, data: Mapping[str, Any], inside: str = "") -> None:
        self.where = where
        self.data = dict(data)
        self.inside = f"{inside} " if inside else ""
        self._asked: list[str] = []

    def has(self, name: str) -> bool:
        """Tell whether a field is there, which makes it a known one."""
        self._asked.append(name)
        return name in self.data

    def raw(self, name: str) -> Any:
        """Take a field of any type; None when it is missing."""
        self._asked.append(name)
        return self.data.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Take a text; without a default it must be there and not blank."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(name, value, "a text that is not blank")
        return value

    def one_of(self, name: str, choices: Iterable[str], default: str | None = None) -> str:
        """Take a text that is one of the choices."""
        value, known = self.raw(name), tuple(choices)
        if value is None and default is not None:
            return default
        if value not in known:
            raise self.wrong(name, value, f"one of {', '.join(known)}")
        return str(value)

    def flag(self, name: str, default: bool) -> bool:
        """Take true or false."""
        value = self.raw(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, value, "true or false")
        return default if value is None else value

    def amount(self, name: str, default: float | None = None, *, least: float = 0) -> float:
        """Take a finite number that is not below `least`."""
        value = self.raw(name)
        if value is None and default is not None:
            return default
        if not is_number(value) or value < least:
            raise self.wrong(name, value, f"a number of {least:g} or more")
        return float(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of texts; missing is empty."""
        value = self.raw(name) or []
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong(name, value, "a list of texts that are not blank")
        return tuple(value)

    def mapping(self, name: str) -> Mapping[str, Any]:
        """Take a table; missing is empty."""
        value = self.raw(name)
        if value is not None and not isinstance(value, Mapping):
            raise self.wrong(name, value, "a table")
        return dict(value or {})

    def tables(self, name: str, *, least: int) -> list[Mapping[str, Any]]:
        """Take a list of tables with at least so many rows."""
        value = self.raw(name) or []
        rows = isinstance(value, list) and all(isinstance(row, Mapping) for row in value)
        if not rows or len(value) < least:
            raise self.wrong(name, value, f"a list of at least {least} tables")
        return list(value)

    def explanation(self, name: str = "explanation") -> str:
        """Take the explanation, which nothing that can be chosen goes without."""
        value = self.raw(name)
        if not isinstance(value, str) or not value.strip():
            raise fault(
                self.where,
                f"{self.inside}has no {name}.",
                "Whatever a student chooses, a sentence of its own must teach something.",
                f'Add {name} = "...".',
            )
        return value

    def wrong(self, name: str, value: object, wanted: str) -> ValueError:
        """Return the error for a field of the wrong sort."""
        shown = "is missing" if value is None else f"is {_short(value)}"
        return fault(
            self.where,
            f"{self.inside}{name} {shown}.",
            f"It must be {wanted}.",
            f"Write {name} = ... in the lesson's file.",
        )

    def done(self) -> None:
        """Refuse fields that nothing asked for; most are slips of the pen."""
        left = [name for name in self.data if name not in self._asked]
        if not left:
            return
        near = difflib.get_close_matches(left[0], self._asked, n=1)
        mend = f"Did you mean {near[0]!r}?" if near else f"Delete {left[0]!r}."
        known = ", ".join(sorted(set(self._asked)))
        raise fault(
            self.where, f"{self.inside}has an unknown field {left[0]!r}.", f"Known: {known}.", mend
        )


def unlike(where: str, ids: Iterable[str], what: str) -> None:
    """Refuse two things of one id."""
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise fault(
                where,
                f"two {what}s have the id {each!r}.",
                "An answer could mean either.",
                f"Give each {what} an id of its own.",
            )
        seen.add(each)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
