"""Who handed in what: the school's system first, then the file's owner, then the alias.

Nothing is guessed. Where two answers are possible, the files are kept apart, and the teacher is
told.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whosays.classroom.form import Received
from whosays.classroom.problems import Problem
from whosays.classroom.text import shown
from whosays.journal.names import alike

from .accounts import apart
from .claims import MOST_IN_NAME, NO_ALIAS, Claim, claim, said, speaking, trusting
from .clues import PROOFS, Clue, Proof, Student, clue
from .doubts import doubts, listed, trusted
from .finding import Finder
from .roster import Person, Roster

__all__ = ["PROOFS", "Clue", "Proof", "Student", "clue", "who"]

_Mark = tuple[str, ...]


def who(
    received: Iterable[Received | Clue],
    roster: Roster | None = None,
    *,
    grader: str | None = None,
    trust_aliases: bool = False,
) -> tuple[list[Student], list[Problem]]:
    """Tell who handed in each file. The answer is the same in whatever order they come.

    Files that a school's system names are one person's, whatever aliases they hold. Files that
    nothing proves are one person's when both alias and journal are the same; with a proved
    file's, they are that person's.

    Parameters
    ----------
    received
        All hand-ins of one grading, or only their clues.
    roster
        The class list, or None.
    grader
        The login of the person who grades, whose own files prove nothing; asked of the machine
        when left out.
    trust_aliases
        Whether all unproved files of one alias are one student's, whatever computer they come
        from. What was joined so is told.

    Returns
    -------
    tuple of list of Student and list of Problem
        One student a hand-in, in the order given: files of one person get one and the same
        `Student`. The problems name what is ambiguous; each of those files is graded.
    """
    # Only clues are held from here on, so that a caller may let the answers go.
    clues = [each if isinstance(each, Clue) else clue(each) for each in received]
    finder = Finder(roster)
    unnamed = [each for each in clues if not each.system and not each.paper]
    owners = speaking(unnamed, finder, _login() if grader is None else grader)
    typed = {place: each for place, each in enumerate(clues) if not each.paper}
    if trust_aliases:
        # Accounts of a computer room are the computers', unless the class list has them.
        owners = {owner: row for owner, row in owners.items() if row}
    claims = apart({n: claim(each, finder, owners) for n, each in typed.items()}, typed)
    if trust_aliases:
        claims = {place: trusting(each) for place, each in claims.items()}
    marks = _joined(claims, trust_aliases)
    students = _students(marks, claims, finder)
    on_paper = {
        place: _paper_mark(each, finder, students, claims, marks)
        for place, each in enumerate(clues)
        if each.paper
    }
    students = _with_paper(students, on_paper, clues, finder)
    marks |= on_paper
    given = [students[marks[place]] for place in range(len(clues))]
    own = {
        problem: None
        for place in sorted(claims, key=lambda n: clues[n].file)
        for problem in claims[place].problems
    }
    joined = (place for place, each in claims.items() if each.mark != marks[place])
    unproved = {marks[place] for place, each in claims.items() if each.proof == "alias"}
    theirs = ((clues[n], given[n]) for n in claims if marks[n] in unproved)
    return given, [
        *own,
        *(trusted(theirs) if trust_aliases else _joins((clues[n], given[n]) for n in joined)),
        *doubts(clues, given, roster),
    ]


def _joins(joined: Iterable[tuple[Clue, Student]]) -> list[Problem]:
    """Name the files that alias and journal alone put to a proved student's, by student."""
    files: dict[str, list[str]] = {}
    for each, student in joined:
        files.setdefault(student.key, []).append(shown(each.file, 120))
    return [
        Problem(min(names), "joined-unproved", {"student": key, "files": listed(names)}, True)
        for key, names in sorted(files.items())
    ]


def _login() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _joined(claims: Mapping[int, Claim], trust_aliases: bool) -> dict[int, _Mark]:
    """Return the mark of each file; an unproved one with a proved one's alias and journal joins."""

    def bears(each: Claim) -> tuple[str, str]:
        # A journal's id is known to nobody but its owner until a file of it is seen.
        return (alike(each.alias), "") if trust_aliases else (each.alias, each.journal)

    proved: dict[tuple[str, str], set[_Mark]] = {}
    for each in claims.values():
        if each.proof != "alias":
            proved.setdefault(bears(each), set()).add(each.mark)
    marks = {}
    for place, each in claims.items():
        same = proved.get(bears(each), set()) if each.proof == "alias" else set()
        marks[place] = next(iter(same)) if len(same) == 1 else each.mark
    return marks


def _students(
    marks: Mapping[int, _Mark], claims: Mapping[int, Claim], finder: Finder
) -> dict[_Mark, Student]:
    files: dict[_Mark, list[Claim]] = {}
    for place, mark in marks.items():
        files.setdefault(mark, []).append(claims[place])
    holders = _holders(files)
    reserved = {person.key for person in finder.people}
    keys = _Keys(reserved)
    students = {}
    # Sorted, so that no order of files changes who is called (2); journals' ids rise with time.
    for mark, group in sorted(files.items(), key=lambda item: (*_strength(item[1]), item[0])):
        row = holders.get(mark)
        # Nobody gets the key of a row that they do not hold by typing it as an alias.
        key = row.key if row else keys.free(_base(group))
        student = _student(group, row, key, mark)
        if row and mark != ("row", row.key):
            # The row rests on an alias, and anybody may type any.
            student = replace(student, proof="alias")
        students[mark] = student
    return students


def _strength(group: Sequence[Claim]) -> tuple[int, str]:
    """Return what puts the proved before the others, so that their keys stay as they are."""
    return -min(PROOFS.index(each.proof) for each in group), _base(group)


def _holders(files: Mapping[_Mark, Sequence[Claim]]) -> dict[_Mark, Person]:
    """Return who holds a row of the roster: who is proved to, or who alone claims it."""
    # A file that only joined others brings no claim of its own.
    claimed: dict[str, dict[_Mark, Person]] = {}
    for mark, group in files.items():
        for each in group:
            if each.person and (each.mark == mark):
                claimed.setdefault(each.person.key, {})[mark] = each.person
    held = {}
    for key, by in claimed.items():
        proved = ("row", key)
        if proved in by or len(by) == 1:
            mark = proved if proved in by else next(iter(by))
            held[mark] = by[mark]
    return held


def _base(group: Sequence[Claim]) -> str:
    named = [each for each in group if each.proof == "system"]
    # Of several numbers of one person the first to be given is the smallest.
    return min(
        (each.base for each in named or group), key=lambda base: (bool(named) and len(base), base)
    )


class _Keys:
    """Hands out keys, each once: Anna, Anna (2), Anna (3)."""

    def __init__(self, used: Iterable[str] = ()) -> None:
        self._used = set(used)
        self._last: dict[str, int] = {}

    def free(self, base: str) -> str:
        """Return the base, or with the first number behind it that nobody has."""
        key, number = base, self._last.get(base, 1)
        while key in self._used:
            number += 1
            key = f"{base} ({number})"
        self._used.add(key)
        self._last[base] = number
        return key


def _student(group: Sequence[Claim], row: Person | None, key: str, mark: _Mark) -> Student:
    name = row.name if row else max(each.name for each in group)
    proof = min((each.proof for each in group), key=PROOFS.index)
    alias = min(each.alias for each in group)
    named = {each.person.key: each.person for each in group if each.person and each.mark == mark}
    claims = next(iter(named.values())) if row is None and len(named) == 1 else None
    return Student(key, name, proof, shown(alias, MOST_IN_NAME), row, claims)


def _paper_mark(
    clue: Clue,
    finder: Finder,
    students: Mapping[_Mark, Student],
    claims: Mapping[int, Claim],
    marks: Mapping[int, _Mark],
) -> _Mark:
    """Return whose a sheet of paper is: a key, a row of the roster, or the only such alias."""
    text = said(clue.alias)
    people = {
        person.key: person
        for field in ("student_id", "alias", "name", "login", "email", "canvas_id", "moodle_id")
        for person in finder.by(field, text)
    }
    if len(people) == 1:
        row = next(iter(people.values()))
        holding = [mark for mark, student in students.items() if student.row is row]
        return holding[0] if holding else ("row", row.key)
    same = {marks[place] for place, each in claims.items() if alike(each.alias) == alike(text)}
    if len(same) == 1:
        return next(iter(same))
    # Of several with one alias, the first is meant only where the teacher says so.
    key = text.removesuffix(" (1)") if not same else ""
    return next((m for m, student in students.items() if student.key == key), ("paper", text))


def _with_paper(
    students: dict[_Mark, Student],
    on_paper: Mapping[int, _Mark],
    clues: Sequence[Clue],
    finder: Finder,
) -> dict[_Mark, Student]:
    students = dict(students)
    taken = (student.key for student in students.values())
    keys = _Keys({*taken, *(person.key for person in finder.people)})
    rows = {("row", person.key): person for person in finder.people}
    for mark, text in sorted((mark, said(clues[place].alias)) for place, mark in on_paper.items()):
        known = students.get(mark)
        if known:
            proof = min(known.proof, "paper", key=PROOFS.index)
            students[mark] = replace(known, proof=proof)
            continue
        alias = shown(text, MOST_IN_NAME) or NO_ALIAS
        row = rows.get((mark[0], mark[1]))
        key = row.key if row else keys.free(alias)
        students[mark] = Student(key, row.name if row else "", "paper", alias, row)
    return students
