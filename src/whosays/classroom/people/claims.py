"""Whose one hand-in claims to be, judged by itself: by system, owner or alias."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whosays.classroom.form import SystemName
from whosays.classroom.problems import Problem
from whosays.classroom.text import shown
from whosays.journal import clean_alias
from whosays.journal.names import alike

from .clues import Clue, Proof
from .finding import NUMBERS, Finder, counted
from .roster import Person

#: Owners that network drives put in the place of an owner whom they do not know.
NOBODY = frozenset({"root", "nobody", "administrator", "administrators"})
#: What stands in the place of an alias of which nothing can be seen.
NO_ALIAS = "(no alias)"
#: The most characters of a name or an alias in a table.
MOST_IN_NAME = 80


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose one file claims to be.

    Parameters
    ----------
    mark
        The same for files that are one person's, different for all others.
    proof
        What bears the claim out.
    alias
        What the file says, as aliases are kept.
    journal
        The journal that the file says it comes from.
    person
        The row of the roster that it claims, or None.
    name
        The system's name, or empty.
    base
        What the tables call them where they hold no row.
    problems
        What is ambiguous.
    by_name
        Whether the system's name is all that the mark rests on.
    """

    mark: tuple[str, ...]
    proof: Proof
    alias: str
    journal: str
    person: Person | None
    name: str
    base: str
    problems: tuple[Problem, ...] = ()
    by_name: bool = False


def said(alias: str) -> str:
    """Return the alias that a file or a sheet of paper says, as aliases are kept."""
    return clean_alias(alias[:4000])


def speaking(clues: Iterable[Clue], finder: Finder, grader: str) -> dict[str, Person | None]:
    """Return the owners that say something, with their row of the roster.

    An owner in the roster's column of logins says who it is. Any other one says something only
    if it is neither the person who grades, nor nobody, nor the owner of everything, and if all
    its files go by one alias: a shared account holds many.

    Parameters
    ----------
    clues
        All hand-ins that no school's system has named and nobody has copied from paper.
    finder
        The roster.
    grader
        The login of the person who grades.
    """
    aliases: dict[str, set[str]] = {}
    for each in clues:
        if each.owner:
            aliases.setdefault(each.owner, set()).add(said(each.alias))
    known = {owner: finder.by("login", owner) for owner in aliases}
    rows: dict[str, Person | None] = {
        owner: people[0] for owner, people in known.items() if len(people) == 1
    }
    # What was downloaded, or unpacked from a zip, belongs to whoever did so.
    others = {owner for owner in aliases if owner != grader and owner.casefold() not in NOBODY}
    if len(others) > 1:
        alone = (owner for owner in others - set(rows) if len(aliases[owner]) == 1)
        rows |= {owner: None for owner in alone if not known[owner]}
    return rows


def trusting(claim: Claim) -> Claim:
    """Return an unproved claim as it is where each alias is one student's, on any computer."""
    if claim.proof != "alias":
        return claim
    # Of 03 and 3 nothing tells which of them a spreadsheet has left in the class list.
    if claim.person is None or counted(claim.alias):
        return replace(claim, mark=("alias", alike(claim.alias)))
    return replace(claim, mark=("row", claim.person.key))


def claim(clue: Clue, finder: Finder, owners: dict[str, Person | None]) -> Claim:
    """Return whose a hand-in claims to be, by the strongest proof that it has."""
    alias = said(clue.alias)
    base = shown(alias, MOST_IN_NAME) or NO_ALIAS
    known = finder.by("alias", alias) or _by_other_columns(finder, alias)
    blank = Claim(("alias", alias, clue.journal), "alias", alias, clue.journal, None, "", base)
    if clue.system and (clue.system.number or clue.system.name):
        found = _of_system(blank, clue, clue.system, finder)
    elif clue.owner in owners:
        found = _of_owner(blank, clue.owner, owners[clue.owner], known)
    else:
        found = replace(blank, person=known[0] if len(known) == 1 else None)
        if len(known) > 1:
            found = _doubted(found, clue, "alias-two-people", alias, known)
    sure = found.person and found.proof in ("system", "owner")
    if sure and len(known) == 1 and known[0] is not found.person:
        params = {"alias": base, "name": _called(known[0]), "sender": _called(found.person)}
        problem = Problem(shown(clue.file), "alias-of-another", params, True)
        found = replace(found, problems=(*found.problems, problem))
    return found


def _by_other_columns(finder: Finder, alias: str) -> list[Person]:
    """Return who may mean themselves by an alias: their id, login, address or whole name."""
    found = {
        person.key: person
        for field in ("student_id", "login", "email", "name")
        for person in finder.by(field, alias)
        # Somebody with an alias of their own in the list goes by that one.
        if not person.alias
    }
    return list(found.values())


def _of_system(blank: Claim, clue: Clue, system: SystemName, finder: Finder) -> Claim:
    field = NUMBERS.get(system.system, "")
    people = finder.by(field, system.number) if field else []
    by_name = not people and bool(system.name)
    if by_name and system.system == "canvas":
        people = finder.by_squeezed(system.name)
        if system.number:
            # A number of their own that is another one says that it is somebody else.
            people = [each for each in people if not each.canvas_id]
    elif by_name:
        # Moodle's number is another one in each assignment.
        people = finder.by("name", system.name)
    name, number = shown(system.name, MOST_IN_NAME), shown(system.number, 40)
    found = replace(
        blank,
        mark=("system", system.system, system.number or system.name),
        proof="system",
        name=name,
        base=f"{name} {number}".strip(),
    )
    if len(people) == 1:
        return replace(found, mark=("row", people[0].key), person=people[0], by_name=by_name)
    if people:
        return _doubted(found, clue, "name-two-people", name, people)
    if by_name and system.system == "moodle":
        return replace(found, mark=("named", system.system, system.name), by_name=True)
    return found


def _of_owner(blank: Claim, owner: str, row: Person | None, known: Sequence[Person]) -> Claim:
    if row:
        return replace(blank, mark=("row", row.key), proof="owner", person=row)
    person = known[0] if len(known) == 1 else None
    return replace(blank, mark=("owner", owner), proof="owner", person=person)


def _doubted(found: Claim, clue: Clue, code: str, text: str, people: Sequence[Person]) -> Claim:
    names = ", ".join(f"{_called(each)} (line {each.line})" for each in people[:5])
    params = {"text": shown(text, MOST_IN_NAME), "names": names}
    return replace(found, problems=(Problem(shown(clue.file), code, params, True),))


def _called(person: Person | None) -> str:
    return shown(person.name or person.key, MOST_IN_NAME) if person else ""
