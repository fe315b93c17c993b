"""The hand-in on the page: what it will hold in plain words, the button, the class's folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from whosays import __version__, lessons
from whosays.classroom.form import HandIn
from whosays.controls import Group, Offer, Text
from whosays.journal import page_trouble
from whosays.journal.folder import problem_of
from whosays.questions import OWN_WORDS
from whosays.study.pages import plain

from . import dropping, making

_CALL = "whosays.hand_in(lesson)"


def hand_in(lesson: Any) -> Group:
    """Show what the hand-in of a lesson holds, and the button that makes it.

    Nothing is made, and nothing leaves the machine, before the button is pressed. Then the page
    saves the file as a download; where a drop folder is chosen, a copy goes there.

    Parameters
    ----------
    lesson
        The lesson that is open.

    Returns
    -------
    whosays.controls.Group
        Its `value` is the hand-in as it would be made now, or None where there is nothing yet.

    Raises
    ------
    TypeError
        When `lesson` is no lesson.
    """
    if not hasattr(lesson, "desk") or not hasattr(lesson, "questions"):
        raise TypeError(
            f"A hand-in cannot be made of a {type(lesson).__name__}. "
            f"It needs a lesson, where the answers are kept. Type {_CALL}."
        )
    return HandInView(lesson)


class HandInView(Group):
    """The hand-in of one lesson as a widget; see `hand_in`."""

    def __init__(self, lesson: Any) -> None:
        self._lesson = lesson
        self._words = lessons.words()["hand_in"]
        said = self._words
        self.offer = Offer(label=said["label"], button=said["button"], told=self._told())
        self.offer.on_look(self._told)
        self.offer.on_make(self._make)
        self.box = self._box()
        # A page can put files nowhere but with the downloads. Elsewhere: where the course begins
        # everybody reads of the folder, later only whom it concerns.
        place = [] if page_trouble() is not None else [self.box]
        if place and not self._begins():
            place = [self._folded(self.box)]
        super().__init__([self.offer, *place], label=said["group"].format(lesson=lesson.id))
        lesson.on_sign_in(self._signed)

    @property
    def value(self) -> HandIn | None:
        """The hand-in as it would be made now; None where there is nothing to hand in."""
        lesson = self._lesson
        if not lesson.alias:
            return None
        made = making.hand_in(
            lesson.desk.folder,
            alias=lesson.alias,
            lesson=lesson.id,
            ledger=lesson.ledger.version,
            course=__version__,
            now=datetime.now(UTC),
            book=lesson.journal,
        )
        return made if made.answers else None

    def _told(self) -> dict[str, Any]:
        """Return what the page says before the file is made."""
        said, whole = self._words, self.value
        if whole is None:
            return {"lead": said["none" if self._lesson.alias else "nobody"]}
        small = making.fitted(whole)
        try:
            inside = making.encode(small).decode()
        except ValueError:
            return {"lead": self._too_large(small)}
        more = [said["without"], said["who"], f"{said['where']} {self._about_drop()}"]
        left = len(whole.answers) - len(small.answers)
        if left:
            more.insert(0, said["fewer"].format(count=left))
        return {"lead": said["lead"], "holds": self._holds(small), "more": more, "inside": inside}

    def _holds(self, made: HandIn) -> list[str]:
        said = self._words["holds"]
        asked = self._lesson.questions
        answered = {given.question for given in made.answers}
        texts = sum(asked[id].kind in OWN_WORDS for id in answered)
        sure = sum(given.confidence is not None for given in made.answers)
        lines = [
            said["alias"].format(alias=plain(made.alias), lesson=made.lesson),
            said["answers"].format(questions=len(answered), tries=len(made.answers)),
            said["texts"].format(count=texts) if texts else "",
            said["sure"].format(count=sure) if sure else "",
            said["code"],
        ]
        return [line for line in lines if line]

    def _too_large(self, made: HandIn) -> str:
        prompt = plain(self._lesson.questions[making.longest(made).question].prompt)
        start = prompt if len(prompt) <= 60 else f"{prompt[:60].rstrip()} …"
        return str(self._words["too_large"]).format(prompt=start)

    def _about_drop(self) -> str:
        folder = self._drop_folder()
        said = self._words
        if folder is None:
            return str(said["stays"])
        told = str(said["drop"]).format(folder=plain(str(folder)))
        return f"{told} {said['caution']}" if os.access(folder, os.R_OK) else told

    def _make(self) -> Mapping[str, str]:
        """Make the file; return it for the page, and what came of the copy."""
        whole = self.value
        if whole is None:
            return {"note": self._told()["lead"]}
        small = making.fitted(whole)
        try:
            data = making.encode(small)
        except ValueError:
            return {"note": self._too_large(small)}
        making.keep_id(self._lesson.desk.folder, small)
        file = {"type": "application/json", "text": data.decode()}
        return {"name": dropping.download_name(small), **file, "note": self._drop(data, small)}

    def _drop(self, data: bytes, made: HandIn) -> str:
        """Put the copy into the drop folder; return what to say of it."""
        folder = self._drop_folder()
        if folder is None:
            return str(self._words["next"])
        try:
            dropping.drop(data, dropping.name_parts(made), folder)
        except OSError as error:
            why = self._words["why"][problem_of(error, folder).code]
            return str(self._words["not_copied"]).format(folder=folder, why=why)
        return str(self._words["copied"]).format(folder=folder)

    def _drop_folder(self) -> Path | None:
        return dropping.folder_of(self._lesson.desk.folder, self._lesson.alias)

    def _begins(self) -> bool:
        """Tell whether the course, or a visit, begins with this lesson."""
        data = self._lesson.data
        return bool(data.id == lessons.ids()[0] or data.standalone)

    def _folded(self, box: Text) -> Group:
        said = self._words["folder"]
        return Group([box], label=said["label"], fold=said["fold"])

    def _box(self) -> Text:
        said = self._words["folder"]
        box = Text(label=said["label"], button=said["button"])
        box.on_submit(self._chosen)
        self._fill(box)
        return box

    def _fill(self, box: Text) -> None:
        folder = self._drop_folder() if self._lesson.alias else None
        box.value = str(folder or "")
        box.note = self._words["folder"]["set" if folder else "hint"]

    def _chosen(self, typed: str) -> str:
        said, lesson = self._words["folder"], self._lesson
        if not lesson.alias:
            return str(self._words["nobody"])
        name = dropping.unquoted(typed)
        if name.casefold().startswith(("http://", "https://")):
            return str(said["web"])
        if dropping.is_foreign(name):
            return str(said["of_windows"]).format(folder=plain(name))
        folder = Path(name.replace("\0", "")).expanduser().absolute() if name else None
        wrong = _wrong(folder) if folder else ""
        if wrong:
            return str(said[wrong]).format(folder=plain(str(folder)))
        if not dropping.choose(lesson.desk.folder, lesson.alias, folder).ok:
            return str(said["not_kept"])
        self.offer.told = self._told()
        if folder is None:
            return str(said["cleared"])
        return " ".join([said["kept"].format(folder=plain(str(folder))), said["caution"]])

    def _signed(self) -> None:
        self.offer.forget()
        self.offer.told = self._told()
        self._fill(self.box)


def _wrong(folder: Path) -> str:
    """Return the word for what keeps a folder from taking files; empty when nothing does."""
    try:
        if not folder.is_dir():
            return "file" if folder.is_file() else "missing"
    except OSError:
        return "missing"
    return "" if os.access(folder, os.W_OK | os.X_OK) else "read_only"
