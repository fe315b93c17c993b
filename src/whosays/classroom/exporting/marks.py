"""What exports share: a student's marks, their row of the roster, and what is told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whosays.classroom.people.finding import NUMBERS, Finder
from whosays.classroom.people.roster import Person, Roster, same
from whosays.classroom.problems import Problem, words
from whosays.classroom.text import shown
from whosays.journal.names import alike

#: What a lesson is worth where the school's system names no other number.
POINTS = 100.0


@dataclass(slots=True)
class Marks:
    """One student's marks by lesson, 0 to 1, and what is known of them."""

    key: str
    name: str
    alias: str
    proof: str
    system: str = ""
    number: str = ""
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Made:
    """The rows of an export, header first, who has marks in it, and who was left out."""

    form: str
    columns: Sequence[str]
    rows: list[Sequence[str]]
    given: list[Marks]
    problems: list[Problem]


def points(score: float, most: float = POINTS) -> str:
    """Return a mark between 0 and 1 in points, with two decimal places at most."""
    return f"{score * most:.2f}".rstrip("0").rstrip(".")


def matched(
    marks: Sequence[Marks], roster: Roster
) -> tuple[list[tuple[Marks, Person | None]], list[Problem]]:
    """Return the row of the roster of each student with a score.

    A row that two students claim is given to none, also where only one of them has a score.
    """
    finder = Finder(roster)
    keys = {person.key: person for person in roster.people}
    if roster.form == "kept":
        # Grading has told everybody apart already.
        return [(each, keys.get(each.key)) for each in marks if each.scores], []
    claimed = [(each, _keyed(each, keys) or _found(each, finder)) for each in marks]
    count: dict[str, int] = {}
    for _, row in claimed:
        if row:
            count[row.key] = count.get(row.key, 0) + 1
    whose: list[tuple[Marks, Person | None]] = []
    problems = []
    for each, row in claimed:
        if not each.scores:
            continue
        if row and count[row.key] > 1:
            problems.append(left("export-two-claim", each, row=shown(row.name or row.key, 80)))
        else:
            whose.append((each, row))
    return whose, problems


def shared(roster: Roster, field: str) -> frozenset[str]:
    """Return what several people of a roster have in one column, as `same` compares it."""
    count = Counter(same(field, text) for it in roster.people if (text := getattr(it, field)))
    return frozenset(text for text, people in count.items() if people > 1)


def _keyed(each: Marks, keys: Mapping[str, Person]) -> Person | None:
    """Return the row that a student held in grading; a key that only looks like one is none."""
    row = keys.get(each.key)
    if row is None:
        return None
    told = each.name == row.name if row.name else each.proof in ("system", "paper")
    return row if told or (row.alias and alike(row.alias) == alike(each.alias)) else None


def _found(each: Marks, finder: Finder) -> Person | None:
    """Return the only row that a student may be: by the system's number, the name or the alias."""
    field = NUMBERS.get(each.system, "")
    ways = [finder.by(field, each.number) if field else [], finder.by("name", each.name)]
    if each.system == "canvas" and each.name:
        ways.append(finder.by_squeezed(each.name))
    if each.system == "canvas" and each.number:
        # Canvas numbers its users, so a row with another number is somebody else's.
        ways = [[it for it in way if it.canvas_id in ("", each.number)] for way in ways]
    if not each.system:
        ways.append(finder.by("alias", each.alias))
    return next((people[0] for people in ways if len(people) == 1), None)


def left(code: str, each: Marks, **params: str) -> Problem:
    """Return the problem that tells who was left out."""
    called = shown(each.name or each.key, 80)
    return Problem("", code, {"student": called, **params}, graded=True)


def word(name: str, **params: object) -> str:
    """Return one of the export's words."""
    text: str = words()["export"][name]
    return text.format(**params)
