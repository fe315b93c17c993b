"""Accounts of a school's system that bear one name: one person's, or several people's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from whosays.classroom.problems import Problem
from whosays.classroom.text import shown

from .claims import Claim
from .clues import Clue

#: What Moodle writes behind a participant's number.
_MOODLE = "_assignsubmission_"


def apart(claims: Mapping[int, Claim], clues: Mapping[int, Clue]) -> dict[int, Claim]:
    """Return the claims, without those to a name that several accounts bear.

    Two numbers are two people, whatever their names are. Only Moodle numbers everybody anew in
    each assignment, so there it takes two numbers in one download.

    Parameters
    ----------
    claims
        Whose each hand-in claims to be, by its place.
    clues
        What is known of each of them.
    """
    sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, each in claims.items():
        if each.proof == "system":
            sharing[each.mark].append(place)
    found = dict(claims)
    for places in sharing.values():
        if _several(clues[place] for place in places):
            for place in places:
                found[place] = _by_number(claims[place], clues[place])
    return found


def _several(clues: Iterable[Clue]) -> bool:
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in clues:
        if each.system and each.system.number:
            numbers[each.system.system, _download(each)].add(each.system.number)
    return any(len(found) > 1 for found in numbers.values())


def _download(clue: Clue) -> str:
    """Return the folder or zip of one assignment; Canvas's numbers are the same in all."""
    if clue.system is None or clue.system.system != "moodle":
        return ""
    mark, parts = f"_{clue.system.number}{_MOODLE}", clue.file.split("/")
    at = next((place for place, part in enumerate(parts) if mark in part), 0)
    return "/".join(parts[:at])


def _by_number(claim: Claim, clue: Clue) -> Claim:
    """Return a claim without what rests on the name alone."""
    if not claim.by_name or clue.system is None:
        return claim
    found = replace(claim, mark=("system", clue.system.system, clue.system.number), person=None)
    if claim.person is None:
        return found
    params = {"text": claim.name, "line": f"{claim.person.line}", "number": clue.system.number}
    told = Problem(shown(clue.file), "name-two-accounts", params, True)
    return replace(found, problems=(*claim.problems, told))
