"""A class as its hand-ins come in: who has handed in which lesson, and the judged answers."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from whosays.classroom.form import Received
from whosays.classroom.people.assigning import Student, who
from whosays.classroom.people.roster import Roster
from whosays.classroom.problems import Problem
from whosays.classroom.scoring.judging import Answered, Judged, judge
from whosays.classroom.scoring.keys import Keys


class WholeClass:
    """Judges what a class handed in, and again only where something new came.

    Parameters
    ----------
    keys
        The questions and their keys.
    roster
        The class list, or None.
    """

    def __init__(self, keys: Keys, roster: Roster | None = None) -> None:
        self.keys = keys
        self.roster = roster
        self._people: dict[str, Student] = {}
        self._files: dict[str, dict[str, list[Received]]] = {}
        self._judged: dict[tuple[str, str], tuple[list[Received], Judged]] = {}
        self._who: tuple[Problem, ...] = ()

    def take(self, received: Sequence[Received]) -> None:
        """Take all that is there now, in place of what was there before."""
        students, problems = who(received, self.roster)
        self._people = {each.key: each for each in students}
        self._who = tuple(problems)
        self._files = {}
        for student, each in zip(students, received, strict=True):
            mine = self._files.setdefault(each.hand_in.lesson, {})
            mine.setdefault(student.key, []).append(each)

    @property
    def counts(self) -> dict[str, int]:
        """How many students have handed in each lesson, in order; what is no lesson is left out."""
        return {id: len(self._files.get(id, ())) for id in self.keys.lessons}

    def students(self, lesson: str) -> list[Student]:
        """Return who has handed in a lesson, by name."""
        found = (self._people[key] for key in self._files.get(lesson, ()))
        return sorted(found, key=attrgetter("by_name"))

    def missing(self, lesson: str) -> list[str] | None:
        """Return the names of the roster that have not handed in a lesson; None without one."""
        if self.roster is None:
            return None
        there = {each.may_hold for each in self.students(lesson)}
        return [it.name or it.key for it in self.roster.people if it not in there]

    def rows(self, lesson: str) -> list[tuple[Answered, ...]]:
        """Return the judged answers to a lesson, one group a student."""
        mine = self._files.get(lesson, {})
        return [self._judge(key, lesson, mine[key]).rows for key in sorted(mine)]

    def problems(self, lesson: str) -> list[Problem]:
        """Return what is odd about whose a file is, and about the answers to one lesson.

        Files of lessons that this version of the course does not hold are among them.
        """
        strange = sorted(self._files.keys() - {*self.keys.lessons, lesson})
        found = [
            self._judge(key, id, files).problems
            for id in (lesson, *strange)
            for key, files in sorted(self._files.get(id, {}).items())
        ]
        return [*self._who, *(each for problems in found for each in problems)]

    def _judge(self, key: str, lesson: str, files: list[Received]) -> Judged:
        kept = self._judged.get((key, lesson))
        if kept is None or not _same(kept[0], files):
            judged = judge(sorted(files, key=attrgetter("age")), self.keys, student=key)
            self._judged[key, lesson] = kept = (files, judged)
        return kept[1]


def _same(one: list[Received], other: list[Received]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
