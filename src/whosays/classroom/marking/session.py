"""One marker at one question: the texts in this marker's order, the one that lies open, the marks.

Nothing that `shown` returns says whose a text is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from whosays import lessons
from whosays.classroom import problems
from whosays.classroom.form import Received
from whosays.classroom.people.assigning import Student
from whosays.classroom.text import shown
from whosays.journal import Saved

from .marks import MarkBook, book, markers, progress, rows
from .texts import MOST_SHOWN, OpenText, Pile, open_questions

Read = Callable[[], Iterable[Received | problems.Problem]]
"""Reads all hand-ins anew, each time it is called."""
Who = Callable[[Pile], Sequence[Student]]
"""Tells whose each hand-in of a pile is."""


class Session:
    """One marker at one question.

    Parameters
    ----------
    read, who
        How hand-ins are read, and how it is told whose they are.
    kept
        Where this marker's marks are kept.
    question
        The id of the question.
    lines
        The ids of the lines of its rubric.

    Attributes
    ----------
    texts
        The texts by id.
    order
        Their ids, in this marker's order.
    at
        The id of the text that lies open; empty where there is none.
    unread
        How many files could not be read as hand-ins.
    """

    def __init__(
        self, read: Read, who: Who, kept: MarkBook, *, question: str, lines: Sequence[str]
    ) -> None:
        self._read, self._who = read, who
        self.kept, self.question, self.lines = kept, question, tuple(lines)
        self.texts: dict[str, OpenText] = {}
        self.order: tuple[str, ...] = ()
        self.at, self.note = "", ""
        self.look()
        place = kept.place()
        self.at = place if place in self.texts else next(iter(self._open() or self.order), "")

    def look(self) -> int:
        """Read the hand-ins; return how many texts are new. They stand at the end."""
        before = set(self.order)
        self.pile, self.unread = self._gather()
        self.students = self._who(self.pile)
        found = self.pile.texts(self.question, self.students)
        self.texts = {each.id: each for each in found}
        self.order = self.kept.order(self.texts)
        if self.at not in self.texts:
            self.at = next(iter(self.order), "")
        return len(set(self.order) - before)

    def _gather(self) -> tuple[Pile, int]:
        pile, unread = Pile(), 0
        for each in self._read():
            if isinstance(each, Received):
                pile.add(each)
            else:
                unread += not each.graded
        return pile, unread

    def mark(self, text: str, line: str, mark: str) -> Saved:
        """Keep a mark on a line of a text, and save it; see `MarkBook.mark`.

        Raises
        ------
        ValueError
            When there is no such text, line or mark.
        """
        if text not in self.texts or line not in self.lines:
            raise ValueError(
                f"There is no line {line!r} to mark on a text {text!r}. "
                f"The lines are {', '.join(self.lines)}, and a text is named by its id. "
                f'Write mark("{self.at}", "{self.lines[0]}", "met").'
            )
        self.note = ""
        return self.kept.mark(text, line, mark, order=self.order)

    def move(self, to: str) -> Saved:
        """Go to the ``next`` text, ``back``, or to the next that is ``open``; keep the place."""
        words, place = _words(), self._place()
        self.note = ""
        if to == "open":
            behind = [each for each in self._open() if each != self.at]
            after = [each for each in behind if self.order.index(each) > place]
            target = next(iter(after or behind), "")
            self.note = "" if target or self.at in self._open() else words["none_open"]
        else:
            there = place + (1 if to == "next" else -1)
            target = self.order[there] if 0 <= there < len(self.order) else ""
            self.note = "" if target else self._end(to)
        if not target:
            return Saved(True)
        self.at = target
        return self.kept.move(target)

    def _end(self, to: str) -> str:
        words, left = _words(), len(self._open())
        if to != "next":
            return str(words["first"])
        return str(words["last_open"].format(count=left) if left else words["last"])

    def _place(self) -> int:
        return self.order.index(self.at) if self.at in self.order else -1

    def _open(self) -> list[str]:
        marks = self.kept.marks()
        return [each for each in self.order if set(self.lines) - marks.get(each, {}).keys()]

    def shown(self) -> dict[str, Any]:
        """Return what a page shows of the text that lies open."""
        marks, words = self.kept.marks(), _words()
        open_text = self.texts.get(self.at)
        text = open_text.text.replace("\r\n", "\n").strip() if open_text else ""
        return {
            "text_id": self.at,
            "text": shown(text, MOST_SHOWN, lines=True),
            "cut": len(text) > MOST_SHOWN,
            "marks": marks.get(self.at, {}),
            "place": self._place() + 1,
            "count": len(self.order),
            "progress": self._progress(marks),
            "note": self.note or self._told(words),
        }

    def _progress(self, marks: Mapping[str, Mapping[str, str]]) -> str:
        words, far = _words(), progress(self.order, marks, self.lines)
        if not far.all:
            return str(words["empty"])
        name = "all_done" if far.done == far.all else "done_begun" if far.begun else "done"
        return str(words[name].format(done=far.done, begun=far.begun, count=far.all))

    def _told(self, words: Mapping[str, Any]) -> str:
        return str(words["unread"].format(count=self.unread)) if self.unread else ""

    def told(self, saved: Saved) -> dict[str, Any]:
        """Return whether all is on the disk, in words."""
        words = _words()
        if saved.ok:
            return {"ok": True, "text": words["saved"]}
        params = next((it.params for it in self.kept.journal.problems), {})
        text = words["journal"].get(str(saved.problem), words["journal"]["other"])
        return {"ok": False, "text": text.format(code=saved.problem, **params)}


def mark_rows(session: Session, folder: Path) -> list[dict[str, str]]:
    """Return all marks of all markers that a folder keeps on the texts of these hand-ins.

    Parameters
    ----------
    session
        It has read the hand-ins.
    folder
        Where marks are kept.
    """
    found: list[dict[str, str]] = []
    for lesson, questions in open_questions().items():
        for question in questions:
            texts = session.pile.texts(question, session.students)
            where = {"lesson": lesson, "question": question}
            for marker in markers(folder, **where) if texts else ():
                kept = book(folder, marker=marker, **where)
                found += rows(kept, texts, _rubric(lesson, question), **where)
    return found


def _rubric(lesson: str, question: str) -> list[tuple[str, str]]:
    asked = lessons.read(lesson).questions
    table = next(each for each in asked if each["id"] == question)
    return [(str(line["id"]), str(line["text"])) for line in table["rubric"]]


def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = problems.words()["marking"]
    return words
