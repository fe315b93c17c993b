"""One marker's marks on one question, kept in a journal: saved at once, and found again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from whosays import journal
from whosays.journal import Entry, Journal, Saved

from .order import in_order
from .texts import OpenText

#: What a line of a rubric can be given.
MARKS = ("met", "not-met", "cannot-say")
Marks = Mapping[str, Mapping[str, str]]
"""For each text the mark of each line that has one."""

_ORDER, _PLACE = "order", "place"


def lesson_name(lesson: str, question: str) -> str:
    """Return the name under which a journal keeps the marks on one question."""
    return f"mark-{lesson}-{question}"


def book(folder: Path, *, marker: str, lesson: str, question: str) -> MarkBook:
    """Open one marker's marks on one question. Nothing is written before the first key.

    Raises
    ------
    ValueError
        When the marker's name cannot be kept; see `whosays.journal.alias_problem`.
    """
    name = lesson_name(lesson, question)
    return MarkBook(journal.open_journal(folder, alias=marker, lesson=name))


def markers(folder: Path, *, lesson: str, question: str) -> list[str]:
    """Return who has marked a question, sorted; a name that nobody can have is left out."""
    names = [name for name in journal.aliases(folder) if journal.alias_problem(name) is None]
    where = {"lesson": lesson, "question": question}
    return [name for name in names if book(folder, marker=name, **where).marks()]


class MarkBook:
    """The marks of one marker on one question, over all sessions.

    Parameters
    ----------
    kept
        The journal they are kept in; its alias is the marker.
    """

    def __init__(self, kept: Journal) -> None:
        self.journal = kept

    @property
    def marker(self) -> str:
        """The marker's name, as it is kept."""
        return self.journal.alias

    def order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the texts in this marker's order; those of the last time keep their places."""
        return in_order(ids, self.marker, self._earlier())

    def place(self) -> str:
        """Return the id of the text where the marker was last; empty before the first."""
        last = self.journal.latest(_PLACE)
        return last.answer if last and isinstance(last.answer, str) else ""

    def marks(self) -> dict[str, dict[str, str]]:
        """Return the newest mark of each line, by text; a mark that was taken back is none."""
        found: dict[str, dict[str, str]] = {}
        for entry, text, line in self._marked():
            if entry.answer in MARKS:
                found.setdefault(text, {})[line] = entry.answer
            else:
                found.get(text, {}).pop(line, None)
        return found

    def times(self) -> dict[tuple[str, str], str]:
        """Return when each text's line was last marked, in UTC."""
        return {(text, line): entry.time for entry, text, line in self._marked()}

    def mark(self, text: str, line: str, mark: str, *, order: Iterable[str]) -> Saved:
        """Keep one mark, and save it before this returns; an empty one takes the mark back.

        Parameters
        ----------
        text, line
            The id of the text, and of the line of its rubric.
        mark
            One of `MARKS`, or empty.
        order
            The order in which the marker sees the texts, kept so that new ones join the end.

        Raises
        ------
        ValueError
            When there is no such mark.
        """
        if mark and mark not in MARKS:
            raise ValueError(
                f"There is no mark {mark!r}. Marks are {', '.join(MARKS)}, and nothing. "
                'Write mark(text, line, "met", order=order).'
            )
        self._keep_order(tuple(order))
        return self.journal.write(f"{text}/{line}", mark)

    def move(self, text: str) -> Saved:
        """Keep the text at which the marker is now."""
        return self.journal.write(_PLACE, text)

    def _keep_order(self, order: tuple[str, ...]) -> None:
        if order != self._earlier():
            self.journal.write(_ORDER, list(order))

    def _earlier(self) -> tuple[str, ...]:
        last = self.journal.latest(_ORDER)
        held = last.answer if last else None
        return tuple(it for it in held if isinstance(it, str)) if isinstance(held, list) else ()

    def _marked(self) -> list[tuple[Entry, str, str]]:
        entries = [each for each in self.journal.entries() if "/" in each.question]
        return [(each, *_parts(each.question)) for each in entries]


def _parts(question: str) -> tuple[str, str]:
    text, _, line = question.partition("/")
    return text, line


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a marker is.

    Parameters
    ----------
    done
        Texts whose every line has a mark.
    begun
        Texts that have some marks, and not all.
    all
        Texts that there are.
    """

    done: int
    begun: int
    all: int


def progress(order: Iterable[str], marks: Marks, lines: Iterable[str]) -> Progress:
    """Return how many texts are done, begun and there."""
    wanted, ids = set(lines), tuple(order)
    counts = [len(wanted & marks.get(each, {}).keys()) for each in ids]
    done = sum(count == len(wanted) for count in counts)
    begun = sum(0 < count < len(wanted) for count in counts)
    return Progress(done, begun, len(ids))


def rows(
    book: MarkBook, texts: Iterable[OpenText], lines: Iterable[tuple[str, str]], **same: str
) -> list[dict[str, str]]:
    """Return a marker's marks as rows for `table`: one a text and line that has a mark.

    Parameters
    ----------
    book
        The marker's marks.
    texts
        The `OpenText`s that were handed in.
    lines
        The ids and words of the rubric's lines.
    **same
        What stands in every row.
    """
    marks, times, told = book.marks(), book.times(), tuple(lines)
    return [
        same
        | {
            "text": each.id,
            "student": each.student,
            "name": each.name,
            "alias": each.alias,
            "marker": book.marker,
            "line": line,
            "rubric": words,
            "mark": marks[each.id][line],
            "self_check": "yes" if line in each.ticked else "no",
            "time": times[each.id, line],
            "of": str(len(told)),
        }
        for each in texts
        for line, words in told
        if line in marks.get(each.id, {})
    ]
