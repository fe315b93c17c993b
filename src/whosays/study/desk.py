"""Whose answers these are: the alias, its journal, and what was answered before signing in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from whosays import journal
from whosays.journal import Entry, Journal, Problem, Reading, Saved

SIGN_IN = "sign-in"


class _Nowhere:
    """A store for answers that nobody has put a name to: they are held, and told as not saved."""

    def keep(self, _lines: Sequence[bytes]) -> Problem:
        """Save nothing, and say that nobody is signed in."""
        return Problem("nobody")

    def state(self) -> None:
        """Return None: nothing is held before the first answer."""

    def retry(self) -> None:
        """Do nothing: no earlier session has answers without a name."""

    def when_settled(self, _act: Callable[[Problem | None], object]) -> None:
        """Call nothing: what has no name is never on its way."""

    def others(self) -> Reading:
        """Return nothing: no other session has answers without a name."""
        return Reading()


class Desk:
    """One person's place in one lesson.

    Parameters
    ----------
    lesson
        The lesson's id.
    folder
        Where answers are kept; the journal's default if None.
    ledger, course
        The ledger's version and the course's, written beside each answer.

    Attributes
    ----------
    book
        The journal that is written in: the alias's, or one that only holds answers.
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
        self._settlers: list[Callable[[Saved], object]] = []
        self.book = Journal(_Nowhere(), alias="", lesson=lesson, journal_id="nobody")
        last = journal.last_alias(self.folder)
        if last:
            self._open(last)

    @property
    def alias(self) -> str:
        """Whose answers are kept; empty before the first sign-in."""
        return self.book.alias

    def sign_in(self, alias: str) -> Saved:
        """Keep answers under this alias from now on, and those held since the lesson was opened.

        Answers that were saved under another alias stay there: the next person at a shared
        computer must not inherit them.

        Raises
        ------
        ValueError
            When the alias is empty or too long.
        """
        held = [] if self.alias else self.book.entries()
        self._open(alias)
        saved = self.book.write(SIGN_IN, None)
        for entry in held:
            saved = self.book.write(
                entry.question,
                entry.answer,
                confidence=entry.confidence,
                outcome=entry.outcome,
                kind=entry.kind,
            )
        return saved

    def knows(self, alias: str) -> bool:
        """Tell whether somebody has answered under this alias in this folder."""
        return journal.clean_alias(alias) in journal.aliases(self.folder)

    def _open(self, alias: str) -> None:
        self.book = journal.open_journal(self.folder, alias=alias, lesson=self.lesson, **self.stamp)
        self.book.on_settled(partial(self._settled, self.book))

    def on_settled(self, act: Callable[[Saved], object]) -> None:
        """Call ``act(saved)`` when it is known what came of answers that were *saving*."""
        self._settlers.append(act)

    def _settled(self, book: Journal, saved: Saved) -> None:
        # Somebody else may have signed in since.
        if book is self.book:
            for act in self._settlers:
                act(saved)

    def book_of(self, lesson: str) -> Journal:
        """Return this person's journal of a lesson, to read; without an alias an empty one."""
        if lesson == self.lesson or not self.alias:
            return self.book
        return journal.open_journal(self.folder, alias=self.alias, lesson=lesson)

    def saved(self) -> Saved:
        """Tell whether all that was answered here is saved; tries once more where it is not."""
        mine = any(entry.journal == self.book.journal_id for entry in self.book.entries())
        return self.book.flush() if mine else self.book.retry()

    def answer(
        self, question: str, answer: Any, *, confidence: int | None, outcome: str | None
    ) -> Saved:
        """Keep an answer; one that is the same as the last is no new try and only saved again."""
        last = self.latest(question)
        same = last is not None and last.kind == "answer" and last.answer == answer
        if last is not None and same and last.confidence == confidence:
            return self.saved()
        return self.book.write(question, answer, confidence=confidence, outcome=outcome)

    def latest(self, question: str, *kinds: str) -> Entry | None:
        """Return the newest entry of a question of these kinds; answer and draft if none given."""
        return self.book.latest(question, kinds=kinds or ("answer", "draft"))

    def answered(self) -> set[str]:
        """Return the ids of what has an answer, finished and not just a draft."""
        return {entry.question for entry in self.book.entries() if entry.kind == "answer"}

    def count(self, question: str, kind: str) -> int:
        """Return how many entries of a kind a question has; for answers, how many were tries."""
        return sum(
            entry.kind == kind and (kind != "answer" or entry.is_try)
            for entry in self.book.entries(question)
        )
