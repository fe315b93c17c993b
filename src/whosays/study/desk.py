"""Whose answers these are: the alias, its journal, and what was answered before signing in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from whosays import journal
from whosays.journal import Entry, Journal, Saved

SIGN_IN = "sign-in"


class _Held(NamedTuple):
    question: str
    answer: Any
    marks: Mapping[str, Any]


class Desk:
    """One person's place in one lesson.

    Parameters
    ----------
    lesson
        The lesson's id.
    folder
        Where answers are kept; the journal's default if None.
    ledger, course
        The ledger's hash and the course's version, written beside each answer.
    """

    def __init__(
        self,
        lesson: str,
        folder: str | Path | None = None,
        *,
        ledger: str | None = None,
        course: str | None = None,
    ) -> None:
        self.lesson = lesson
        self.folder = Path(folder).absolute() if folder else journal.default_folder()
        self.stamp = {"ledger": ledger, "course": course}
        self.journal: Journal | None = None
        self._held: list[_Held] = []
        last = journal.last_alias(self.folder)
        if last:
            self._open(last)

    @property
    def alias(self) -> str:
        """Whose answers are kept; empty before the first sign-in."""
        return self.journal.alias if self.journal else ""

    def sign_in(self, alias: str) -> Saved:
        """Keep answers under this alias from now on, and those held since the lesson was opened.

        Raises
        ------
        ValueError
            When the alias is empty or too long.
        """
        before = self.alias
        self._open(alias)
        assert self.journal is not None
        saved = self.journal.write(SIGN_IN, before or None)
        held, self._held = self._held, []
        for question, answer, marks in held:
            saved = self.journal.write(question, answer, **marks)
        return saved

    def knows(self, alias: str) -> bool:
        """Tell whether somebody has answered under this alias in this folder."""
        return journal.clean_alias(alias) in journal.aliases(self.folder)

    def _open(self, alias: str) -> None:
        self.journal = journal.open_journal(
            self.folder, alias=alias, lesson=self.lesson, **self.stamp
        )

    def write(self, question: str, answer: Any, **marks: Any) -> Saved | None:
        """Keep an entry; None when nobody is signed in yet, and it is held until somebody is."""
        if self.journal is None:
            self._held.append(_Held(question, answer, marks))
            return None
        return self.journal.write(question, answer, **marks)

    def entries(self, question: str | None = None) -> list[Entry]:
        """Return what is kept of a question, or of all, oldest first."""
        return self.journal.entries(question) if self.journal else []

    def latest(self, question: str, *kinds: str) -> Entry | None:
        """Return the newest entry of a question of these kinds; answer and draft if none given."""
        if self.journal is None:
            return None
        return self.journal.latest(question, kinds=kinds or ("answer", "draft"))

    def count(self, question: str, kind: str) -> int:
        """Return how many entries of a kind a question has; for answers, how many were tries."""
        return sum(
            entry.kind == kind and (kind != "answer" or entry.is_try)
            for entry in self.entries(question)
        )
