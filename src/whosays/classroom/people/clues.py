"""What is known of whose a hand-in is (`Clue`), and the person it is given to (`Student`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.classroom.form import Received, SystemName

from .roster import Person

Proof = Literal["system", "owner", "alias", "paper"]
#: From the weakest to the strongest: a student is proved as far as their weakest file is.
PROOFS: tuple[Proof, ...] = ("alias", "owner", "paper", "system")


@dataclass(frozen=True, slots=True)
class Clue:
    """What tells whose a hand-in is: all of a `Received` but its answers and its time.

    Keeping the clues, a grader may let the answers of 20,000 files go.
    """

    file: str
    alias: str
    lesson: str
    journal: str
    owner: str = ""
    system: SystemName | None = None
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Student:
    """One person of OUT.

    Parameters
    ----------
    key
        What the tables call them: one key, one person. From the roster's row where there is one
        (see `roster.Person`), else the system's name and number, else the alias; with `` (2)``
        behind it where two share it. Safe to show.
    name
        The roster's name, else the system's, else empty. Safe to show.
    proof
        How it is known. ``alias`` proves nothing: anyone may type any alias.
    alias
        What the files say, the first in order of the alphabet where they differ. Safe to show.
    row
        Their row of the roster, or None.
    claims
        The row that their alias names and that they do not hold, because others claim it too.
    """

    key: str
    name: str
    proof: Proof
    alias: str
    row: Person | None = None
    claims: Person | None = None

    @property
    def may_hold(self) -> Person | None:
        """The row that is theirs, or may be: nobody calls its person missing."""
        return self.row or self.claims

    @property
    def by_name(self) -> tuple[str, str]:
        """What students are sorted by: the name, or the key where there is none."""
        return (self.name or self.key).casefold(), self.key


def clue(received: Received) -> Clue:
    """Return what tells whose a hand-in is."""
    inside = received.hand_in
    return Clue(
        file=received.file,
        alias=inside.alias,
        lesson=inside.lesson,
        journal=inside.journal,
        owner=received.owner,
        system=received.system,
        paper=received.paper,
    )
