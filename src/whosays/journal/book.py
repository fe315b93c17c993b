"""A student's journal of one lesson: what was answered, kept at once, merged over all sessions."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from .folder import Problem, Reading, Store
from .lines import KINDS, LONGEST_LINE, Entry, encode, is_confidence

#: The problem of a journal whose lines are on their way: neither saved nor refused yet.
SAVING = "saving"

_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True)
class Saved:
    """Whether everything written so far is on the disk.

    Parameters
    ----------
    ok
        True when this entry and all before it are saved.
    problem
        A code of [journal] in lessons/words.toml, or None.
    waiting
        How many entries are held in memory only.
    """

    ok: bool
    problem: str | None = None
    waiting: int = 0

    @property
    def saving(self) -> bool:
        """True while nobody knows yet; `Journal.on_settled` tells when that is over."""
        return self.problem == SAVING


class Journal:
    """The answers of one alias in one lesson. `whosays.journal.open_journal` makes one.

    Nothing raises while answers are written or read: a disk that fails gives `Saved(ok=False)`,
    the answers stay readable in memory, and the next write saves them all when the disk is back.

    Parameters
    ----------
    store
        Where lines are kept and the other sessions' lines come from.
    alias, lesson, journal_id
        Whose journal, of which lesson, of which session.
    ledger, course
        The ledger's hash and the course's version, written beside each entry.
    """

    def __init__(
        self,
        store: Store,
        *,
        alias: str,
        lesson: str,
        journal_id: str,
        ledger: str | None = None,
        course: str | None = None,
    ) -> None:
        self.store = store
        self.alias = alias
        self.lesson = lesson
        self.journal_id = journal_id
        self.ledger = ledger
        self.course = course
        self._own: list[Entry] = []
        self._lines = [self._header()]
        self._saved = self._handed = 0
        self._settlers: list[Callable[[Saved], object]] = []
        self._writing = store.state()
        self._others = Reading()
        self._lock = threading.RLock()
        self.store.when_settled(self._settled)
        self._refresh()

    def __repr__(self) -> str:
        """Return the journal's alias, lesson and session."""
        return f"<Journal of {self.alias!r}, lesson {self.lesson}, session {self.journal_id}>"

    def write(
        self,
        question_id: str,
        answer: Any,
        *,
        confidence: float | None = None,
        outcome: str | None = None,
        kind: str = "answer",
    ) -> Saved:
        """Keep one answer, and save it before this returns.

        Parameters
        ----------
        question_id
            The id of the question.
        answer
            Plain JSON, up to 256 KiB.
        confidence
            0 to 100, or None.
        outcome
            What checking found (``Result.outcome``), or None.
        kind
            ``answer``, ``draft``, ``hint`` or ``solution``.

        Returns
        -------
        Saved
            ``ok`` only when this and every earlier entry is on the disk.

        Raises
        ------
        ValueError
            When `kind` is unknown or `question_id` is empty: a fault of the caller.
        """
        if kind not in KINDS or not question_id:
            raise ValueError(
                f"A journal cannot keep kind {kind!r} of question {question_id!r}. "
                f"Kinds are {', '.join(KINDS)}, and a question has an id. "
                'Write journal.write("01-q1", answer).'
            )
        with self._lock:
            self._refresh()
            problem = self._add(question_id, answer, confidence, outcome, kind)
            saved = self.flush()
        return saved if problem is None else Saved(False, problem, saved.waiting)

    def _add(
        self,
        question: str,
        answer: Any,
        confidence: float | None,
        outcome: str | None,
        kind: str,
    ) -> str | None:
        """Put an entry into memory; return why it can never be saved, or None."""
        earlier = sum(entry.is_try for entry in self._merged(question))
        # A round trip through JSON parts the entry from objects that the caller may change.
        try:
            entry = Entry(
                question=question,
                answer=json.loads(json.dumps(answer, allow_nan=False)),
                kind=kind,
                attempt=earlier + 1,
                confidence=confidence,
                outcome=outcome,
                time=self._time(),
                journal=self.journal_id,
                seq=len(self._own) + 1,
                ledger=self.ledger,
                course=self.course,
            )
            line = encode(entry.fields())
        except (TypeError, ValueError, RecursionError):
            return "answer-not-plain"
        if not is_confidence(confidence) or not isinstance(outcome, str | None):
            return "answer-not-plain"
        self._own.append(entry)
        if len(line) > LONGEST_LINE:
            return "answer-too-long"
        self._lines.append(line)
        return None

    def flush(self) -> Saved:
        """Save what is held in memory only. With nothing written yet it tries the folder out.

        Returns
        -------
        Saved
            As for `write`.
        """
        with self._lock:
            self._handed = len(self._lines)
            self._take(self.store.keep(tuple(self._lines)))
            return self.state()

    def retry(self) -> Saved:
        """Save what earlier sessions left unsaved, and write nothing of this one.

        Returns
        -------
        Saved
            As for `write`, of what all sessions of this alias and lesson kept here.
        """
        with self._lock:
            problem = self.store.retry()
            if problem is None:
                return Saved(True)
            self._take(problem)
            return self.state()

    def state(self) -> Saved:
        """Return what came of the last saving, as for `write`, without saving once more."""
        with self._lock:
            if self._writing is None:
                return Saved(True)
            # The first line is the header, which no student is waiting for.
            waiting = len(self._lines) - max(self._saved, 1)
            return Saved(False, self._writing.code, waiting)

    def on_settled(self, act: Callable[[Saved], object]) -> None:
        """Call ``act(saved)`` each time that an end comes to `Saved.saving`, good or bad.

        A folder is never *saving*; the storage of a page always is at first.
        """
        self._settlers.append(act)

    def _take(self, problem: Problem | None) -> None:
        self._writing = problem
        if problem is None:
            self._saved = self._handed

    def _settled(self, problem: Problem | None) -> None:
        with self._lock:
            self._take(problem)
            saved = self.state()
        for act in self._settlers:
            # One that fails must not keep the others from being told.
            try:
                act(saved)
            except Exception:
                logging.getLogger(__name__).exception("What was saved could not be shown.")

    def latest(
        self, question_id: str, *, kinds: Iterable[str] = ("answer", "draft")
    ) -> Entry | None:
        """Return the newest entry of a question over all sessions, or None.

        Parameters
        ----------
        question_id
            The id of the question.
        kinds
            Which kinds count; by default a draft that is newer than the last answer wins.
        """
        wanted = set(kinds)
        return next((e for e in reversed(self.entries(question_id)) if e.kind in wanted), None)

    def first(self, question_id: str) -> Entry | None:
        """Return the first try of a question over all sessions, or None."""
        return next((entry for entry in self.entries(question_id) if entry.is_try), None)

    def firsts(self) -> dict[str, Entry]:
        """Return the first try of each question that has one, over all sessions, in one reading."""
        found: dict[str, Entry] = {}
        for entry in self.entries():
            if entry.is_try:
                found.setdefault(entry.question, entry)
        return found

    def entries(self, question_id: str | None = None) -> list[Entry]:
        """Return what all sessions of this alias and lesson kept, oldest first.

        Parameters
        ----------
        question_id
            Only the entries of this question.
        """
        with self._lock:
            self._refresh()
            return self._merged(question_id)

    @property
    def problems(self) -> list[Problem]:
        """What cannot be written or read at present."""
        with self._lock:
            self._refresh()
            writing = [it for it in (self._writing,) if it is not None and it.code != SAVING]
            return [*writing, *self._others.problems]

    def _refresh(self) -> None:
        self._others = self.store.others()

    def _merged(self, question_id: str | None) -> list[Entry]:
        both = (*self._others.entries, *self._own)
        wanted = [entry for entry in both if question_id in (None, entry.question)]
        return sorted(wanted, key=lambda entry: entry.order)

    def _time(self) -> str:
        """Return the time now, moved behind all that is known.

        A clock that was set back must not make an older answer win over a newer one.
        """
        today = now().strftime(_TIME)
        last = max((entry.time for entry in (*self._others.entries, *self._own)), default="")
        if today > last:
            return today
        behind = datetime.strptime(last, _TIME) + timedelta(microseconds=1)
        return behind.strftime(_TIME)

    def _header(self) -> bytes:
        return encode(
            {
                "kind": "journal",
                "journal": self.journal_id,
                "alias": self.alias,
                "lesson": self.lesson,
                "ledger": self.ledger,
                "course": self.course,
            }
        )


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)
