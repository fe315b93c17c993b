"""From a folder or zip of hand-ins to marks, misconceptions and the next step, in one call.

Here the parts are joined: reading, who is who, judging, summing up. No clock and no chance is
used, and the order of the files on the disk does not matter: the same input gives the same bytes.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from whosays.classroom import reading
from whosays.classroom.form import Received
from whosays.classroom.paper.rows import read_paper
from whosays.classroom.people.assigning import Student, clue, who
from whosays.classroom.people.roster import Roster, read_roster
from whosays.classroom.problems import Problem, trouble
from whosays.classroom.scoring.class_summary import class_summary
from whosays.classroom.scoring.items import item_stats
from whosays.classroom.scoring.judging import Answered, Keep, judge
from whosays.classroom.scoring.keys import Keys
from whosays.classroom.scoring.student_summary import student_summary
from whosays.classroom.sheets import in_part
from whosays.classroom.text import shown

from .crowds import in_order
from .graded import Came, Graded, Grading, Progress, came
from .lateness import Due, LateAfter, due
from .output import check_out
from .writing import write

if TYPE_CHECKING:
    from whosays.ledger import Ledger


def grade(
    path: str | os.PathLike[str] | None = None,
    *,
    out: str | os.PathLike[str] | None = None,
    roster: str | os.PathLike[str] | None = None,
    late_after: LateAfter = None,
    keep: Keep = "first",
    paper: str | os.PathLike[str] | None = None,
    trust_aliases: bool = False,
    ledger: Ledger | None = None,
    progress: Progress | None = None,
) -> Grading:
    """Grade all hand-ins in a folder or zip. Nothing that a student wrote is ever run.

    Parameters
    ----------
    path
        A folder, also with folders and zips in it, a zip of the school's system, or one file;
        left out where all answers are on `paper`.
    out
        A folder to write tables, feedback and board to; nothing is written when left out.
    roster
        A class list: see the guide for its columns.
    late_after
        A time, or several such as ``02=2026-11-27T16:00``, each for its lesson; without a zone it
        is this computer's. What came later is marked as late.
    keep
        Which try of a question counts: first, best or last.
    paper
        A CSV file of answers that were written on paper.
    trust_aliases
        Whether all unproved files of one alias are one student's, whatever computer they come
        from: for a class in which nobody types another's alias. What it joined is told.
    ledger
        The tables that the keys come from; those of the package when left out.
    progress
        Called with the number of files read and found, as they are read.

    Returns
    -------
    Grading
        Students, questions, class and problems.

    Raises
    ------
    FileNotFoundError
        When there is no such folder, class list or file of answers on paper.
    ValueError
        When there is nothing to grade, a word is not understood, a class list is none, or `out`
        must not be written to.

    Examples
    --------
    >>> grading = whosays.grade("hand-ins", out="marks")  # doctest: +SKIP
    """
    from whosays.ledger import load

    if path is None and paper is None:
        raise ValueError(trouble("grade", "nothing_named"))
    given = _present(path)
    others = {"--roster": _present(roster, "--roster"), "--paper": _present(paper, "--paper")}
    if keep not in get_args(Keep):
        raise ValueError(trouble("grade", "bad_keep", text=shown(keep)))
    late = due(late_after)
    if out is not None:
        check_out(Path(out).expanduser(), [each for each in (given, *others.values()) if each])
    people, problems = _class_list(others["--roster"])
    keys = Keys(load() if ledger is None else ledger)
    pile = _Pile(keys, keep, late, trust_aliases, problems)
    found = iter(()) if given is None else reading.received(given, progress=progress)
    pile.read(found, others["--paper"])
    grading = pile.graded(people)
    if out is not None:
        write(grading, out)
    return grading


@dataclass
class _Pile:
    """All hand-ins of one grading, until each is judged."""

    keys: Keys
    keep: Keep
    due: Due
    trust_aliases: bool
    problems: list[Problem] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)

    def read(self, found: Iterator[Received | Problem], paper: Path | None) -> None:
        for each in found:
            self._keep(each)
        if paper is not None:
            sheets, problems = read_paper(paper, self.keys)
            read = sum(len(each.hand_in.answers) for each in sheets)
            self.problems += [*problems, *in_part(paper, read, problems)]
            self.received += sheets

    def _keep(self, each: Received | Problem) -> None:
        if isinstance(each, Problem):
            self.problems.append(each)
        else:
            self.received.append(each)

    def graded(self, roster: Roster | None) -> Grading:
        students = tuple(self._students(roster))
        rows = [each.rows for each in students if each.rows]
        return Grading(
            keys=self.keys,
            students=students,
            absent=_absent(roster, students),
            items=tuple(item_stats(rows, self.keys)),
            summary=class_summary(rows, self.keys),
            problems=in_order(self.problems),
            keep=self.keep,
            due=self.due,
            listed=roster is not None,
        )

    def _students(self, roster: Roster | None) -> Iterator[Graded]:
        self.problems += _other_ledgers(self.received, self.keys.ledger.version)
        clues = (clue(each) for each in self.received)
        persons, problems = who(clues, roster, trust_aliases=self.trust_aliases)
        self.problems += problems
        piles: dict[Student, list[Received]] = defaultdict(list)
        for person, each in zip(persons, self.received, strict=True):
            piles[person].append(each)
        self.received.clear()
        for person in sorted(piles, key=attrgetter("by_name")):
            # A judged pile is let go, so that a large class fits into memory.
            graded = self._graded(person, piles.pop(person))
            if graded.came:
                yield graded

    def _graded(self, person: Student, pile: list[Received]) -> Graded:
        lessons: dict[str, list[Received]] = defaultdict(list)
        for each in pile:
            lessons[each.hand_in.lesson].append(each)
        rows: list[Answered] = []
        how: dict[str, Came] = {}
        for lesson in sorted(lessons):
            oldest_first = sorted(lessons[lesson], key=attrgetter("age"))
            judged = judge(oldest_first, self.keys, self.keep, student=person.key)
            self.problems += judged.problems
            rows += judged.rows
            if self.keys.knows(lesson):
                how[lesson] = came(oldest_first, judged.rows, self.due.of(lesson))
        system = next((each.system for each in pile if each.system), None)
        summary = student_summary(rows, self.keys, student=person.key, lessons=how)
        return Graded(person, summary, system, how, tuple(rows))


def _absent(roster: Roster | None, students: Sequence[Graded]) -> tuple[Student, ...]:
    # Whoever's alias came from two computers holds no row, and has handed in all the same.
    here = {each.student.may_hold for each in students}
    keys = {each.student.key for each in students}
    gone = [each for each in (roster.people if roster else ()) if each not in here]
    return tuple(
        Student(shown(each.key), shown(each.name), "alias", shown(each.alias), each)
        for each in gone
        if shown(each.key) not in keys
    )


def _other_ledgers(received: Sequence[Received], ours: str) -> Iterator[Problem]:
    """Tell of each other version of the ledger once, however many hand-ins bear it."""
    seen = [(each.hand_in.ledger, each.file) for each in received if not each.paper]
    counts = Counter(version for version, _ in seen)
    for theirs in sorted(counts.keys() - {ours}):
        first = min(file for version, file in seen if version == theirs)
        said = {"theirs": theirs or "?", "ours": ours, "first": first}
        params = {name: shown(text) for name, text in said.items()}
        yield Problem("", "another-ledger", {**params, "count": str(counts[theirs])}, graded=True)


def _class_list(path: Path | None) -> tuple[Roster | None, list[Problem]]:
    if path is None:
        return None, []
    roster, problems = read_roster(path)
    if not roster.people:
        last = problems[-1] if problems else None
        said = {"reason": last.why if last else "", "mend": last.mend if last else ""}
        raise ValueError(trouble("grade", "bad_roster", path=path, **said))
    return roster, [*problems, *in_part(path, len(roster.people), problems)]


def _present(path: str | os.PathLike[str] | None, option: str = "") -> Any:
    if path is None:
        return None
    found = Path(path).expanduser()
    # A blank would be the folder that one stands in.
    if not str(path).strip() or not found.exists():
        name = shown(str(path)) or "''"
        told = "no_file" if option else "no_path"
        raise FileNotFoundError(trouble("grade", told, path=name, option=option))
    return found
