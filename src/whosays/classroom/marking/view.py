"""Marking as a widget: a text, the lines of its rubric, and keys; it holds no logic of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import anywidget
import traitlets as t

from whosays import journal, lessons, questions
from whosays.classroom import problems, reading
from whosays.classroom.people import assigning
from whosays.classroom.people.roster import Roster, read_roster
from whosays.classroom.text import shown
from whosays.controls import assets
from whosays.journal import Saved
from whosays.ledger import load

from . import page, session, table
from .alike import alike, known_texts
from .marks import book, markers
from .texts import open_questions

_CALL = 'whosays.marking("hand-ins", marker="Ms Lee", lesson="02", question="02-own")'


class NoMarkerError(ValueError):
    """No marker is named, as in a notebook that was just opened: no fault, so no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def marking(
    path: str | os.PathLike[str],
    *,
    marker: str,
    question: str,
    lesson: str | None = None,
    marks: str | os.PathLike[str] = "marking",
    roster: str | os.PathLike[str] | None = None,
) -> Marking:
    """Mark what students wrote on one question, blind, against its rubric.

    Parameters
    ----------
    path
        The hand-ins: a folder, nested folders, or a zip.
    marker
        Who marks; marks are kept under this name, and the order of the texts comes from it.
    question
        Which question, such as "02-own": one that is answered in own words.
    lesson
        Its lesson, such as "02"; that of the question's first two digits when left out.
    marks
        The folder where marks are kept; two markers who use one folder can be compared. It is
        not the folder that grading writes.
    roster
        A class list, used for the tables of marks only.

    Returns
    -------
    Marking
        A widget. It also has `agreement`, `much_alike` and `write`.

    Raises
    ------
    FileNotFoundError
        When `path` is not there.
    ValueError
        When the question is none of the lesson's that are answered in own words, or nothing can
        be kept under the marker's name.
    """
    hand_ins, kept = Path(path).expanduser(), Path(marks).expanduser().absolute()
    if not hand_ins.exists():
        raise FileNotFoundError(
            f"There is nothing at {hand_ins}. Marking reads hand-ins from a folder or a zip. "
            f"Type {_CALL} with the name of yours."
        )
    lesson = str(question).partition("-")[0] if lesson is None else lesson
    _check_question(lesson, question)
    if not str(marker).strip():
        raise NoMarkerError(
            "Nobody is named as the marker yet. Marks are kept under the name of whoever gives "
            "them, so that two markers can be compared. Put your own name between the quotes, and "
            'run the cell again: marker = "Ms Lee"'
        )
    if journal.alias_problem(marker) is not None:
        raise ValueError(
            f"No marks can be kept for {str(marker)[:40]!r}. "
            f"A marker's name has 1 to 400 visible characters. Type {_CALL}."
        )
    rows, trouble = read_roster(Path(roster).expanduser()) if roster else (None, [])
    found = Marking(hand_ins, kept, marker=marker, lesson=lesson, question=question, roster=rows)
    near = journal.near_aliases(kept, marker)
    found.tell(near=[name for name in found.markers() if name in near], roster=bool(trouble))
    return found


def _check_question(lesson: str, question: str) -> None:
    known = open_questions()
    if lesson not in known:
        raise ValueError(
            f"There is no lesson {lesson!r}. The lessons are {', '.join(known)}. Type {_CALL}."
        )
    if question not in known[lesson]:
        raise ValueError(
            f"Lesson {lesson} has no question {question!r} to mark. "
            f"Answered in own words are {', '.join(known[lesson])}. "
            f"Type {_CALL.replace('02-own', known[lesson][0]).replace('02', lesson)}."
        )


class Marking(anywidget.AnyWidget):
    """The widget of `marking`.

    Attributes
    ----------
    text_id, text, marks
        The text that lies open, under an id that names nobody, and the marks of its lines.
    place, count
        Which text it is, from 1, and how many there are.
    """

    _esm = assets.esm("marking")
    _css = "\n".join([assets.css(), page.css()])

    key = t.Unicode().tag(sync=True)
    label = t.Unicode().tag(sync=True)
    spec = t.Dict().tag(sync=True)
    words = t.Dict().tag(sync=True)
    text_id = t.Unicode().tag(sync=True)
    text = t.Unicode().tag(sync=True)
    cut = t.Bool().tag(sync=True)
    marks = t.Dict().tag(sync=True)
    place = t.Int().tag(sync=True)
    count = t.Int().tag(sync=True)
    progress = t.Unicode().tag(sync=True)
    note = t.Unicode().tag(sync=True)
    saved = t.Dict().tag(sync=True)

    def __init__(
        self,
        hand_ins: Path,
        kept: Path,
        *,
        marker: str,
        lesson: str,
        question: str,
        roster: Roster | None = None,
    ) -> None:
        self._folder, self._lesson = kept, lesson
        self._asked = _built(lesson, question)
        self._book = partial(book, kept, lesson=lesson, question=question)
        self._session = session.Session(
            partial(reading.received, hand_ins),
            lambda pile: assigning.who(pile.clues, roster)[0],
            self._book(marker=marker),
            question=question,
            lines=[line.id for line in self._asked.rubric],
        )
        said = problems.words()["marking"]
        super().__init__(
            label=said["label"].format(question=question),
            spec=_spec(self._asked),
            words={name: it for name, it in said.items() if isinstance(it, str)} | said["marks"],
            **self._session.shown(),
        )
        self.key = self.model_id
        self.on_msg(self._receive)

    def agreement(self, other: str | None = None) -> page.Page:
        """Show how far this marker and another agree on each line, and where they differ.

        Parameters
        ----------
        other
            The other marker's name; it may be left out where there is only one other.
        """
        said, mine = problems.words()["marking"]["agreement"], self._session.kept.marker
        others = [each for each in self.markers() if each != mine]
        title = said["alone"]
        chosen = other if other in others else others[0] if len(others) == 1 and not other else ""
        if not others:
            return page.told_page(title, said["nobody"], folder=self._folder)
        if not chosen:
            names = {
                "names": ", ".join(shown(name, 60) for name in others),
                "example": f'"{shown(others[0], 60)}"',
            }
            return page.told_page(title, said["who"], folder=self._folder, **names)
        return page.agreement_page(
            [(name, self._book(marker=name).marks()) for name in (mine, chosen)],
            self._texts(),
            {line.id: line.text for line in self._asked.rubric},
        )

    def much_alike(self) -> page.Page:
        """Show pairs of texts that are much alike, side by side, as a question."""
        known = known_texts(lessons.read(self._lesson), load())
        return page.alike_page(alike(self._texts(), known))

    def markers(self) -> list[str]:
        """Return the names of all who have marked this question in the folder of the marks."""
        return markers(self._folder, lesson=self._lesson, question=self._asked.id)

    def tell(self, *, near: Sequence[str], roster: bool) -> None:
        """Tell the marker of marks under a name like theirs, and of a class list with faults."""
        said = problems.words()["marking"]
        names = ", ".join(f"“{shown(name, 60)}”" for name in near)
        told = [said["near"].format(names=names)] if near else []
        self.note = " ".join([*told, *([said["roster"]] if roster else []), self.note]).strip()

    def write(self) -> Path:
        """Write marks.csv into the folder of the marks, and return where it stands.

        It holds the marks of all markers on all questions of these hand-ins, and it says whose
        the texts are. Beside it stands marks-by-student.csv, with one row a student, question
        and marker.

        Raises
        ------
        OSError
            When one cannot be written.
        """
        self._write()
        return self._folder / table.EACH_LINE

    def _write(self) -> int:
        return table.write_marks(session.mark_rows(self._session, self._folder), self._folder)

    def _texts(self) -> dict[str, str]:
        return {id: each.text for id, each in self._session.texts.items()}

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        kind = message.get("type")
        acts = {"mark": self._mark, "move": self._move, "look": self._look, "write": self._told}
        if kind not in acts:
            return
        failed = True
        try:
            saved = acts[str(kind)](message)
            self._show(saved)
            failed = False
        finally:
            # Told even when it failed, so that the page never waits for ever.
            self.send({"type": "reply", "to": kind, "failed": failed})

    def _mark(self, message: Mapping[str, Any]) -> Saved:
        names = (str(message.get(name) or "") for name in ("text", "line", "mark"))
        return self._session.mark(*names)

    def _move(self, message: Mapping[str, Any]) -> Saved | None:
        saved = self._session.move(str(message.get("to")))
        # That a place is kept is nothing to tell; that it is not is.
        return None if saved.ok else saved

    def _look(self, _message: Mapping[str, Any]) -> None:
        said, new = problems.words()["marking"], self._session.look()
        self._session.note = said["found"].format(count=new) if new else said["found_none"]

    def _told(self, _message: Mapping[str, Any]) -> None:
        said, path = problems.words()["marking"], self._folder / table.EACH_LINE
        try:
            self._session.note = said["wrote"].format(rows=self._write(), path=path)
        except OSError as error:
            why = error.strerror or type(error).__name__
            self._session.note = said["not_written"].format(path=path, why=why)

    def _show(self, saved: Saved | None) -> None:
        told = self._session.told(saved) if saved else self.saved
        with self.hold_sync():
            for name, value in {**self._session.shown(), "saved": told}.items():
                setattr(self, name, value)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, *rest = bundle if isinstance(bundle, tuple) else (bundle,)
        plain = {"text/plain": f"{self.label}: {self.progress}"}
        return ({**data, **plain}, *rest) if rest else {**data, **plain}


def _built(lesson: str, question: str) -> questions.ShortText:
    mappings: Sequence[Mapping[str, Any]] = lessons.read(lesson).questions
    mapping = next(each for each in mappings if each["id"] == question)
    return cast("questions.ShortText", questions.build(mapping, load()))


def _spec(asked: questions.ShortText) -> dict[str, Any]:
    """Return what the page knows of the question; nothing of those who answered."""
    lines = [
        {"id": line.id, "text": line.text, "explanation": line.explanation} for line in asked.rubric
    ]
    return {"prompt": asked.prompt, "sample": asked.sample, "scored": asked.scored, "rubric": lines}
