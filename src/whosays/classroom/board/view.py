"""The board of a class, live: what comes into the drop folder stands there at the next look."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from whosays.classroom.handing_in.dropping import VARIABLE, is_foreign, unquoted
from whosays.classroom.people.roster import read_roster
from whosays.classroom.problems import Problem, words
from whosays.classroom.scoring.class_summary import class_summary
from whosays.classroom.scoring.keys import Keys, is_marked
from whosays.controls import Group, Live, Picker, Text
from whosays.ledger import Ledger, load
from whosays.questions import Question

from . import blocks
from .votes import Votes, count_votes
from .watching import DropFolder, Look
from .whole_class import WholeClass

#: After how many seconds the page asks for news.
EVERY = 1.0
_NAME = "whosays.class_board"
_LONGEST = 70


def class_board(
    folder: str | os.PathLike[str] | None = None,
    *,
    lesson: str | None = None,
    question: str | None = None,
    roster: str | os.PathLike[str] | None = None,
    ledger: Ledger | None = None,
) -> ClassBoard:
    """Show what a class has handed in, while it hands in: counts, votes, and what to do next.

    The page asks for news once a second while the board is seen. It shows no name before
    somebody asks for the names, and not what is right before somebody asks for the answer. It
    gives no marks: that is what ``whosays grade`` is for.

    Parameters
    ----------
    folder
        The drop folder; when left out or empty, ``WHOSAYS_DROP``. It can be typed below the board
        too, and need not be there yet.
    lesson
        The lesson to begin with, such as "02"; the one with most hand-ins when left out.
    question
        The question to begin with, such as "02-q1"; the lesson's first when left out.
    roster
        The class list, a CSV file: the board then says how many of the class have handed in.
    ledger
        The tables that the keys are computed from; those of the course when left out.

    Returns
    -------
    ClassBoard
        Its `lesson` and `question` can be set; `votes` holds the votes that it shows.

    Raises
    ------
    TypeError
        When `folder` is no path.
    ValueError
        When there is no such lesson, or it has no such question.
    """
    if folder is not None and not isinstance(folder, str | os.PathLike):
        raise TypeError(
            f"The drop folder cannot be {folder!r}. It is the name of the folder that students "
            f'hand in to. Type {_NAME}("drop").'
        )
    keys = Keys(load() if ledger is None else ledger)
    if question is not None and lesson is None:
        lesson = str(question).partition("-")[0]
    if lesson is not None and not keys.knows(lesson):
        raise ValueError(
            f"There is no lesson {lesson!r}. The lessons are {', '.join(keys.lessons)}. "
            f'Type {_NAME}(lesson="{keys.lessons[0]}").'
        )
    if question is not None and question not in keys.questions(str(lesson)):
        known = ", ".join(keys.questions(str(lesson)))
        raise ValueError(
            f"Lesson {lesson} has no question {question!r}. Its questions are {known}. "
            f'Type {_NAME}(question="{next(iter(keys.questions(str(lesson))))}").'
        )
    named = os.fspath(folder or os.environ.get(VARIABLE, "").strip())
    return ClassBoard(keys, named, lesson=lesson, question=question, roster=roster)


class ClassBoard(Group):
    """The board as a widget; see `class_board`.

    Attributes
    ----------
    lesson, question : str
        What is shown. Both can be set.
    votes : Votes
        The votes on the question that is open.
    shown : set of str
        What was asked for: ``answer``, ``trust``, ``items``, ``names``.
    """

    def __init__(
        self,
        keys: Keys,
        folder: str,
        *,
        lesson: str | None,
        question: str | None,
        roster: str | os.PathLike[str] | None,
    ) -> None:
        self._keys, self._words = keys, words()["board"]
        people, self._of_roster = read_roster(Path(roster).expanduser()) if roster else (None, [])
        # Against a list without people every file would be a stranger's.
        self._class = WholeClass(keys, people if people and people.people else None)
        self._drop = DropFolder(folder) if folder else None
        self._look = Look(False)
        # Until somebody picks or presses something, the board follows the class.
        self._follows = lesson is None
        self.shown: set[str] = set()
        start = lesson or keys.lessons[0]
        self._pick_lesson = Picker(self._lessons(), label=self._words["lesson"], value=start)
        self._pick_question = Picker(self._questions(start), label=self._words["question"])
        self._pick_question.value = question or self._first(start)
        self._head, self._foot = Live(every=EVERY), Live()
        self._where = Text(
            label=self._words["where"], value=folder, button=self._words["look_here"]
        )
        super().__init__(
            [self._pick_lesson, self._pick_question, self._head, self._foot, self._where],
            label=self._words["label"],
        )
        self._pick_lesson.observe(self._other_lesson, "value")
        self._pick_question.observe(self._other_question, "value")
        self._head.on_ask(self.look)
        self._head.on_press(self._pressed)
        self._foot.on_press(self._pressed)
        self._where.on_submit(self._moved)
        self.look()
        self._show()

    @property
    def lesson(self) -> str:
        """The lesson that is shown."""
        return str(self._pick_lesson.value)

    @lesson.setter
    def lesson(self, id: str) -> None:
        self._pick_lesson.value = id

    @property
    def question(self) -> str:
        """The question that is shown."""
        return str(self._pick_question.value)

    @question.setter
    def question(self, id: str) -> None:
        self._pick_question.value = id

    @property
    def votes(self) -> Votes:
        """The votes on the question that is open."""
        rows = (row for student in self._class.rows(self.lesson) for row in student)
        return count_votes(rows, self._asked)

    def look(self) -> bool:
        """Look at the folder once; True when more files wait to be read."""
        if self._drop is None:
            return False
        before, self._look = self._look, self._drop.look()
        if self._look.changed:
            self._class.take(self._drop.received)
            self._follow()
        same = (before.left, before.trouble) == (self._look.left, self._look.trouble)
        if self._look.changed or not same:
            self._show()
        return self._look.left > 0

    @property
    def _asked(self) -> Question:
        return self._keys.questions(self.lesson)[self.question]

    def _follow(self) -> None:
        counts = self._class.counts
        if not self._follows or not any(counts.values()):
            return
        self._pick_lesson.value = max(counts, key=lambda id: counts[id])
        self._follows = True

    def _moved(self, typed: str) -> str:
        name = unquoted(typed)
        if not name:
            return str(self._words["nowhere"])
        if is_foreign(name):
            return str(self._words["foreign"])
        self._drop = DropFolder(name)
        self._class.take([])
        self._look = Look(True)
        self.look()
        return "" if self._look.trouble else self._looking()

    def _other_lesson(self, _change: Any) -> None:
        if self._pick_lesson.value is None:
            return
        self._pick_question.unobserve(self._other_question, "value")
        self._pick_question.value = None
        self._pick_question.update(self._questions(self.lesson))
        self._pick_question.value = self._first(self.lesson)
        self._pick_question.observe(self._other_question, "value")
        self._other_question(None)

    def _other_question(self, _change: Any) -> None:
        # What was asked for of one question is not yet asked for of the next.
        self.shown -= {"answer", "items"}
        self._follows = False
        if self._pick_question.value is not None:
            self._show()

    def _pressed(self, name: str) -> None:
        if name == "next":
            ids = list(self._keys.questions(self.lesson))
            self.question = ids[(ids.index(self.question) + 1) % len(ids)]
        elif name in ("answer", "trust", "items", "names"):
            self._follows = False
            self.shown ^= {name}
            self._show()

    def _show(self) -> None:
        votes = self.votes
        self._head.blocks = [*self._told(), *self._numbers(votes)]
        self._head.spoken = self._words["spoken"].format(
            handed=len(self._class.students(self.lesson)), answered=votes.people, again=votes.again
        )
        self._foot.blocks = self._below(votes)
        self.code = self._words["code"].format(code=self._line())

    def _told(self) -> list[blocks.Block]:
        """Return what is to be told of the class list and of the folder, if anything is."""
        unused = [] if self._class.roster else blocks.no_roster(self._of_roster)
        if self._drop is None:
            return [*unused, {"kind": "text", "id": "folder", "text": self._words["nowhere"]}]
        told = [*unused]
        told += [blocks.trouble(self._look.trouble)] if self._look.trouble else []
        if self._look.left:
            text = self._words["still"].format(left=self._look.left)
            told.append({"kind": "text", "id": "left", "text": text})
        return told

    def _numbers(self, votes: Votes) -> list[blocks.Block]:
        roster = self._class.roster
        expected = len(roster.people) if roster and roster.people else None
        shown = "answer" in self.shown
        return [
            blocks.counts(self.lesson, self._class.students(self.lesson), expected, votes),
            blocks.prompt(self._asked, self._about()),
            *blocks.bars(votes, shown=shown),
            *blocks.next_step(votes, shown=shown),
        ]

    def _about(self) -> str:
        """Return the passage of the brief that a verdict is on."""
        if self._asked.kind != "verdict":
            return ""
        brief = self._keys.ledger.brief.set_index("brief_id")
        return str(brief.at[self._asked.claim, "text"])

    def _below(self, votes: Votes) -> list[blocks.Block]:
        below = [self._buttons(votes)]
        if "answer" in self.shown:
            below += blocks.answer(votes)
        if "trust" in self.shown:
            below += self._trust()
        if "names" in self.shown:
            missing = self._class.missing(self.lesson)
            below += blocks.names(self._class.students(self.lesson), missing)
        return [*below, *blocks.problems(self._problems())]

    def _buttons(self, votes: Votes) -> blocks.Block:
        has_items = any(
            it.role in ("opening", "closing") for it in self._keys.questions(self.lesson).values()
        )
        wanted = {
            "answer": is_marked(votes.question),
            "next": True,
            "trust": True,
            "items": has_items and "trust" in self.shown,
            "names": True,
            "full": True,
        }
        items = [
            {"id": name, "text": self._words["buttons"][name]}
            | ({} if name in ("next", "full") else {"pressed": name in self.shown})
            for name, here in wanted.items()
            if here
        ]
        return {"kind": "buttons", "id": "buttons", "items": items}

    def _trust(self) -> list[blocks.Block]:
        made = class_summary(self._class.rows(self.lesson), self._keys)
        if "items" in self.shown:
            return blocks.trust(made.discernment_with_items, made.calibration_with_items)
        return blocks.trust(made.discernment, made.calibration)

    def _problems(self) -> list[Problem]:
        of_folder = self._drop.problems if self._drop else []
        return [*self._of_roster, *of_folder, *self._class.problems(self.lesson)]

    def _lessons(self) -> dict[str, str]:
        form = self._words["lesson_name"]
        return {
            id: form.format(id=id, title=self._keys.data(id).title) for id in self._keys.lessons
        }

    def _questions(self, lesson: str) -> dict[str, str]:
        """Return how the list names each question: what it is, which of its like, how it begins."""
        asked = self._keys.questions(lesson)
        roles = [each.role for each in asked.values()]
        return {
            id: self._words["question_name"].format(
                what=self._what(each, [*asked].index(id), roles), prompt=_begins(each.prompt)
            )
            for id, each in asked.items()
        }

    def _what(self, question: Question, place: int, roles: list[str]) -> str:
        what = self._words["roles"][question.role]
        if roles.count(question.role) == 1:
            return str(what)
        n = roles[: place + 1].count(question.role)
        return str(self._words["numbered"].format(what=what, n=n))

    def _first(self, lesson: str) -> str:
        asked = self._keys.questions(lesson)
        return next((id for id, each in asked.items() if each.role == "core"), next(iter(asked)))

    def _looking(self) -> str:
        return str(self._words["looking"].format(folder=self._drop.path if self._drop else ""))

    def _line(self) -> str:
        where = f'"{self._drop.path}", ' if self._drop else ""
        return f'{_NAME}({where}question="{self.question}")'


def _begins(prompt: str) -> str:
    text = blocks.plain(prompt)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
