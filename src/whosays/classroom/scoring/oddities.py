"""What judging finds odd in a file, gathered so that each oddness of a file is told of once."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.classroom.problems import Problem
from whosays.classroom.text import shown

from .keys import Keys

#: The most ids that one problem names.
MOST_NAMED = 5
_LONGEST_ID = 40
_LONGEST_FILE = 120


class Oddities:
    """The oddnesses of the files of one student and lesson.

    Parameters
    ----------
    keys
        To tell the questions of other lessons from those of none.
    lesson
        The lesson that is judged.
    """

    def __init__(self, keys: Keys, lesson: str) -> None:
        self._keys = keys
        self._lesson = lesson
        self._found: dict[tuple[str, str], dict[str, int]] = {}
        self._firsts: dict[tuple[str, str], str] = {}

    def note(self, file: str, code: str, question: str, *, first: str = "") -> None:
        """Note one oddness of one try at a question; `first` is the file that held it before."""
        self._firsts.setdefault((file, code), first)
        counts = self._found.setdefault((file, code), {})
        # Of thousands of invented ids only the first are kept by name.
        name = question if question in counts or len(counts) <= MOST_NAMED else ""
        counts[name] = counts.get(name, 0) + 1

    def stranger(self, file: str, question: str) -> None:
        """Note an answer to something that this lesson does not ask."""
        known = question in self._keys.lesson_of
        self.note(file, "question-elsewhere" if known else "question-unknown", question)

    def problems(self) -> tuple[Problem, ...]:
        """Return one problem a file and oddness, in the order in which they were met."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for (file, code), counts in self._found.items():
            named = [shown(each, _LONGEST_ID) for each in list(counts)[:MOST_NAMED]]
            if len(counts) > MOST_NAMED:
                named.append("…")
            params = {
                "count": f"{sum(counts.values()):,}",
                "questions": ", ".join(named),
                "lesson": self._lesson,
                "first": shown(self._firsts[file, code], _LONGEST_FILE),
            }
            yield Problem(file, code, params, graded=True)
