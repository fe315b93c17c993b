"""The lessons as data: questions, explanations, glossary and minutes, one TOML file a lesson.

Nothing here checks an answer or shows a card. `read` gives a lesson's text and
questions as plain mappings, in reading order; `words` gives the short texts of
buttons and messages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["LessonData", "Objective", "Step", "Term", "ids", "read", "words"]


@dataclass(frozen=True)
class Step:
    """One step of a lesson: its heading (a verb first) and its minutes."""

    name: str
    minutes: int


@dataclass(frozen=True)
class Objective:
    """One thing that a student can do after the lesson."""

    id: str
    text: str


@dataclass(frozen=True)
class Term:
    """One glossary term in plain English, with Korean, Ukrainian, Russian and Spanish."""

    term: str
    plain: str
    ko: str
    uk: str
    ru: str
    es: str


@dataclass(frozen=True)
class LessonData:
    """A lesson as it stands in its file. It is not yet built: keys are still ledger paths.

    Attributes
    ----------
    id, title, core_question, notebook
        What the lesson is called, what it asks, and the notebook that holds it.
    minutes
        Planned minutes; the steps add up to it.
    steps, objectives, glossary
        In reading order.
    questions
        One mapping a question, in reading order, ready for `questions.build`.
    numbers
        Where the numbers in the other texts of the file come from.
    stamps
        The brief's claims whose verdict may be seen from this lesson on.
    standalone
        True for a lesson that stands for the whole course: it takes nothing from the others as
        known, and says again what they say once.
    closing_from
        The lesson whose opening items come back here as closing items, in the other form; empty
        where none do.
    """

    id: str
    title: str
    core_question: str
    notebook: str
    minutes: int
    steps: tuple[Step, ...]
    objectives: tuple[Objective, ...]
    glossary: tuple[Term, ...]
    questions: tuple[Mapping[str, Any], ...]
    numbers: Mapping[str, str] = field(default_factory=dict)
    stamps: tuple[str, ...] = ()
    closing_from: str = ""
    standalone: bool = False

    def with_role(self, role: str) -> tuple[Mapping[str, Any], ...]:
        """Return the questions of one role, in reading order."""
        return tuple(each for each in self.questions if each["role"] == role)


def ids() -> tuple[str, ...]:
    """Return the ids of all lessons that the package holds, in order."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name[:2].isdigit()))


def read(id: str) -> LessonData:
    """Return one lesson: its steps, objectives, glossary and questions.

    Parameters
    ----------
    id
        Two digits, such as ``"00"``.

    Returns
    -------
    LessonData
        A fresh object; its questions carry the defaults of their role.

    Raises
    ------
    ValueError
        When there is no such lesson.
    """
    if id not in ids():
        known = ", ".join(ids())
        raise ValueError(
            f"There is no lesson {id!r}. The lessons of this version are {known}. "
            f'Type whosays.lesson("{ids()[0]}").'
        )
    table = _table(f"{id}.toml")
    defaults, source = table.get("defaults", {}), table.get("closing_from", "")
    closing = _closing(id, source, defaults.get("closing", {})) if source else ()
    own = tuple({**defaults.get(each["role"], {}), **each} for each in table["questions"])
    return LessonData(
        id=table["id"],
        title=table["title"],
        core_question=table["core_question"],
        notebook=table["notebook"],
        minutes=table["minutes"],
        steps=tuple(Step(**each) for each in table["steps"]),
        objectives=tuple(Objective(**each) for each in table["objectives"]),
        glossary=tuple(Term(**each) for each in table["glossary"]),
        questions=(*closing, *own),
        numbers=table.get("numbers", {}),
        stamps=tuple(table.get("stamps", ())),
        closing_from=source,
        standalone=table.get("standalone", False),
    )


def _closing(id: str, source: str, defaults: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return the opening items of another lesson as this lesson's closing items."""
    items = read(source).with_role("opening")
    return tuple(
        {**each, **defaults, "id": f"{id}-{each['id'].partition('-')[2]}", "role": "closing"}
        for each in items
    )


def words() -> dict[str, Any]:
    """Return the short texts of buttons, labels and messages, one section a module."""
    return _table("words.toml")


def _table(name: str) -> dict[str, Any]:
    return deepcopy(_parsed(name))


@cache
def _parsed(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
