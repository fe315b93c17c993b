"""Who is who: the class list, and whose each hand-in is, without ever guessing between two."""

from .assigning import Clue, Student, clue, who
from .roster import Person, Roster, read_roster

__all__ = ["Clue", "Person", "Roster", "Student", "clue", "read_roster", "who"]
