"""What a teacher should know of who handed in what, once everybody has been told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.classroom.problems import Problem
from whosays.classroom.text import shown
from whosays.journal.names import alike

from .claims import NO_ALIAS, said
from .clues import Clue, Student
from .finding import counted
from .roster import Roster

#: How many names a sentence lists before it says how many more there are.
MOST_LISTED = 5
#: How many students without a row are named one by one.
MOST_STRANGERS = 100

# Cyrillic and Greek letters that look like a Latin one, small or capital, by their names there.
_LOOKS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u043a\u043c\u0442\u0432\u043d"
    "\u03b1\u03b5\u03bf\u03c1\u03bd\u03b9\u03ba\u03c4\u03c5\u03c7\u03b2\u03b7\u03b6",
    "aeopcyxijskmtbhaeopviktuxbhz",
)

_Files = list[tuple[Clue, Student]]


def doubts(
    clues: Sequence[Clue], students: Sequence[Student], roster: Roster | None
) -> list[Problem]:
    """Return what is not certain, in the same order whatever the order of the files.

    Parameters
    ----------
    clues, students
        Each hand-in, and who it was given to.
    roster
        The class list, or None.
    """
    files = sorted(zip(clues, students, strict=True), key=lambda pair: pair[0].file)
    # A teacher's own sheets have no journal, and their aliases are what the teacher wrote.
    typed = [pair for pair in files if not pair[0].paper]
    found = [*_journals(typed), *_aliases(typed), *_owners(typed), *_alike(typed)]
    found += _papers(files)
    found += [*_two_folders(typed), *_claimed(files), *_zeros(typed)]
    return [*found, *(_strangers(files) if roster else ())]


def trusted(files: Iterable[tuple[Clue, Student]]) -> Iterator[Problem]:
    """Name each student whose files only the alias holds together."""
    every = sorted(files, key=lambda pair: pair[0].file)
    for _, group in _by(every, {n: student.key for n, (_, student) in enumerate(every)}):
        if len({(said(clue.alias), clue.journal) for clue, _ in group}) > 1:
            yield _named("alias-trusted", group)


def listed(texts: Iterable[str]) -> str:
    """Return the first few of some texts in order, and how many more there are."""
    every = sorted(set(texts))
    more = len(every) - MOST_LISTED
    return ", ".join(every[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _by(files: _Files, what: Mapping[int, str]) -> Iterator[tuple[str, _Files]]:
    groups: dict[str, _Files] = {}
    for place, pair in enumerate(files):
        if what[place]:
            groups.setdefault(what[place], []).append(pair)
    yield from sorted(groups.items())


def _named(code: str, group: _Files, **params: str) -> Problem:
    shared = {
        "students": listed(student.key for _, student in group),
        "aliases": listed(_alias(clue) for clue, _ in group),
        "files": listed(shown(clue.file, 120) for clue, _ in group),
    }
    return Problem(shown(group[0][0].file), code, shared | params, True)


def _alias(clue: Clue) -> str:
    return shown(said(clue.alias), 80) or NO_ALIAS


def _journals(files: _Files) -> Iterator[Problem]:
    """Name each journal that came from several students, or under several aliases."""
    for _, group in _by(files, {n: clue.journal for n, (clue, _) in enumerate(files)}):
        aliases = {said(clue.alias) for clue, _ in group}
        if len(aliases) > 1:
            yield _named("journal-two-aliases", group)
        elif len({student.key for _, student in group}) > 1:
            yield _named("journal-two-students", group)


def _aliases(files: _Files) -> Iterator[Problem]:
    """Name each alias of several students, unless a school's system tells them all apart."""
    names = {n: said(clue.alias) for n, (clue, _) in enumerate(files)}
    for _, group in _by(files, names):
        several = len({student.key for _, student in group}) > 1
        told = any(student.claims for _, student in group)
        if several and not told and any(student.proof != "system" for _, student in group):
            yield _named("alias-two-journals", group)


def _owners(files: _Files) -> Iterator[Problem]:
    """Name each account that files of several students belong to, as far as it was believed."""
    unnamed = [pair for pair in files if not pair[0].system]
    for owner, group in _by(unnamed, {n: clue.owner for n, (clue, _) in enumerate(unnamed)}):
        proved = {student.key for _, student in group if student.proof == "owner"}
        aliases = {said(clue.alias) for clue, _ in group}
        if proved and len(aliases) > 1:
            yield _named("owner-two-aliases", group, owner=shown(owner, 60))


def _alike(files: _Files) -> Iterator[Problem]:
    """Name aliases that one person may have typed in two ways."""
    unproved = [pair for pair in files if pair[1].proof == "alias"]
    looks = {n: alike(clue.alias[:4000]).translate(_LOOKS) for n, (clue, _) in enumerate(unproved)}
    for _, group in _by(unproved, looks):
        told = any(student.claims for _, student in group)
        several = len({student.key for _, student in group}) > 1
        if several and not told and len({_alias(clue) for clue, _ in group}) > 1:
            yield _named("aliases-alike", group)


def _two_folders(files: _Files) -> Iterator[Problem]:
    """Name each student who handed in one lesson from two folders of answers."""
    of = {n: f"{student.key}\0{clue.lesson}" for n, (clue, student) in enumerate(files)}
    for _, group in _by(files, of):
        if len({clue.journal for clue, _ in group}) > 1:
            yield _named("student-two-journals", group, lesson=shown(group[0][0].lesson, 20))


def _papers(files: _Files) -> Iterator[Problem]:
    """Name each student of a sheet of paper whose alias other students have too."""
    known: dict[str, set[str]] = {}
    for clue, student in files:
        if not clue.paper:
            known.setdefault(alike(said(clue.alias)), set()).add(student.key)
    papers = [pair for pair in files if pair[0].paper]
    for _, group in _by(papers, {n: student.key for n, (_, student) in enumerate(papers)}):
        others = known.get(alike(said(group[0][0].alias)), set()) - {group[0][1].key}
        if len(others) > 1 and group[0][1].row is None:
            yield _named("paper-two-people", group, others=listed(others))


def _claimed(files: _Files) -> Iterator[Problem]:
    """Name each row of the class list that an alias claims for files that did not get it."""
    held = {student.row for _, student in files}
    rows = {n: student.claims.key if student.claims else "" for n, (_, student) in enumerate(files)}
    for _, group in _by(files, rows):
        row = group[0][1].claims
        name = shown(row.name or row.key, 80) if row else ""
        code = "row-held" if row in held else "row-two-folders"
        if len({alike(said(clue.alias)) for clue, _ in group if counted(said(clue.alias))}) > 1:
            code = "row-two-numbers"
        yield _named(code, group, row=name)


def _zeros(files: _Files) -> Iterator[Problem]:
    """Name each student whose number differs from the class list's by zeros before it."""
    rows = {n: student.row for n, (_, student) in enumerate(files)}
    bare = {
        n: row.key
        for n, row in rows.items()
        if row and counted(row.alias) and _by_zeros(said(files[n][0].alias), row.alias)
    }
    for _, group in _by(files, {n: bare.get(n, "") for n in rows}):
        row = group[0][1].row
        if row:
            yield _named("alias-zeros", group, listed=shown(row.alias, 80), line=f"{row.line}")


def _by_zeros(one: str, other: str) -> bool:
    return alike(one) != alike(other) and counted(one) == counted(other)


def _strangers(files: _Files) -> Iterator[Problem]:
    """Name each student who is given no row of the class list; of very many, how many there are."""
    by = _by(files, {n: student.key for n, (_, student) in enumerate(files)})
    groups = [group for _, group in by if not group[0][1].row and not group[0][1].claims]
    yield from (_named("not-on-roster", group) for group in groups[:MOST_STRANGERS])
    if len(groups) > MOST_STRANGERS:
        count = f"{len(groups) - MOST_STRANGERS:,}"
        yield Problem("", "more-not-on-roster", {"count": count}, True)
