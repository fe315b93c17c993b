"""How the questions themselves did: how hard, how telling, which wrong idea is the commonest.

A note says in plain words where a question looks broken. It is said only of enough students, and
only of what chance alone would seldom do.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.classroom.problems import words
from whosays.questions import Question

from .judging import Answered
from .keys import UNREAD, Keys, is_marked
from .picks import Pick, picked
from .student_summary import firsts

#: Students from which on a correlation and a note are told. Among 20 the standard error of a
#: correlation is still 0.22.
ENOUGH_PERSONS = 20
#: Other marked questions that a student has to have answered to be called strong or weak.
ENOUGH_OTHERS = 5
#: Standard errors that a finding has to lie beyond chance: chance alone does that about once in
#: forty sound questions, so that a course of a hundred gives two or three false notes.
STEPS = 2.0
#: Roles that ask before anything was taught: there a favourite wrong answer is to be expected.
BEFORE = ("opening", "prediction")
#: Codes of [items.note] in words.toml, in the order in which they are told.
NOTES = ("backwards", "drawn", "nobody", "everybody")


@dataclass(frozen=True, slots=True)
class ItemStats:
    """One question: one row of items.csv.

    Parameters
    ----------
    lesson, question, role, objective, prompt
        What was asked.
    scored
        False where there are no marks: then nothing below `answered` is known.
    answered
        Students who gave an answer that can be read.
    right_first, right_last
        Shares of them that were right at the first try, and at the last; None without any.
    discrimination
        The corrected point-biserial correlation of being right at first with the mean score in
        the first tries at all other questions; None below `ENOUGH_PERSONS` students, or where
        all did alike.
    mean_confidence
        Of the first tries, in percent; None where nobody asked.
    commonest_wrong
        The id of the wrong pick that most first tries made, as in `picks`; empty for none.
    commonest_wrong_text, commonest_wrong_explanation
        In words, and what the lesson says of it.
    commonest_wrong_share
        The share of students who gave it; None where there is none.
    notes
        Those of `NOTES` that hold.
    """

    lesson: str
    question: str
    role: str
    objective: str
    prompt: str
    scored: bool
    answered: int
    right_first: float | None = None
    right_last: float | None = None
    discrimination: float | None = None
    mean_confidence: float | None = None
    commonest_wrong: str = ""
    commonest_wrong_text: str = ""
    commonest_wrong_share: float | None = None
    commonest_wrong_explanation: str = ""
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """The plain words of the notes; empty for a question that looks sound."""
        said: Mapping[str, str] = words()["items"]["note"]
        return " ".join(said[each] for each in self.notes)


def item_stats(students: Iterable[Sequence[Answered]], keys: Keys) -> list[ItemStats]:
    """Return how each question did, of every lesson that anybody answered.

    Parameters
    ----------
    students
        All rows of one student after another; they are read once, and none is kept.
    keys
        The questions and their keys.

    Returns
    -------
    list of ItemStats
        In the order of the course.
    """
    tallies: dict[tuple[str, str], _Tally] = {}
    for rows in students:
        first, last = firsts(rows), _lasts(rows)
        marked = [row.score for row in first.values() if row.score is not None]
        for name, row in first.items():
            tally = tallies.setdefault((row.lesson, name), _Tally())
            tally.add(row, last[name], _rest(row.score, marked))
    came = {lesson for lesson, _ in tallies}
    return [
        _stats(lesson, question, tallies.get((lesson, question.id), _Tally()))
        for lesson in keys.lessons
        if lesson in came
        for question in keys.questions(lesson).values()
    ]


def _lasts(rows: Iterable[Answered]) -> dict[str, Answered]:
    """Return the last try that can be read of each question, from the rows of one student."""
    found: dict[str, Answered] = {}
    for row in rows:
        known = found.get(row.question)
        if row.outcome != UNREAD and (known is None or row.try_ > known.try_):
            found[row.question] = row
    return found


def _rest(score: float | None, scores: Sequence[float]) -> float | None:
    """Return the mean score in all other questions; None with too few of them."""
    others = len(scores) - 1
    if score is None or others < ENOUGH_OTHERS:
        return None
    return (math.fsum(scores) - score) / others


@dataclass(slots=True)
class _Tally:
    """The counts of one question."""

    answered: int = 0
    right_first: int = 0
    right_last: int = 0
    asked_sure: int = 0
    sure: float = 0.0
    answers: Counter[str] = field(default_factory=Counter)
    pairs: _Moments = field(default_factory=lambda: _Moments())

    def add(self, first: Answered, last: Answered, rest: float | None) -> None:
        self.answered += 1
        if not first.scored:
            return
        right = first.outcome == "right"
        self.right_first += right
        self.right_last += last.outcome == "right"
        if first.confidence is not None:
            self.asked_sure += 1
            self.sure += first.confidence
        if rest is not None:
            self.pairs.add(float(right), rest)
        self.answers[_essence(first)] += 1


def _essence(row: Answered) -> str:
    """Return what an answer picks, as JSON: of a verdict only the verdict."""
    verdict = row.answer.get("verdict") if isinstance(row.answer, dict) else None
    return json.dumps(row.answer if verdict is None else {"verdict": verdict}, sort_keys=True)


@dataclass(slots=True)
class _Moments:
    """Means and squares of pairs, kept up to date pair by pair (Welford's way)."""

    count: int = 0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def add(self, x: float, y: float) -> None:
        self.count += 1
        dx, dy = x - self.x, y - self.y
        self.x += dx / self.count
        self.y += dy / self.count
        self.xx += dx * (x - self.x)
        self.yy += dy * (y - self.y)
        self.xy += dx * (y - self.y)

    @property
    def correlation(self) -> float | None:
        """Pearson's r; None with too few pairs, or where one side never varies."""
        if self.count < ENOUGH_PERSONS or min(self.xx, self.yy) < 1e-9:
            return None
        return max(-1.0, min(1.0, self.xy / math.sqrt(self.xx * self.yy)))


def _stats(lesson: str, question: Question, tally: _Tally) -> ItemStats:
    asked = (lesson, question.id, question.role, question.objective, question.prompt)
    count = tally.answered
    if not is_marked(question) or not count:
        return ItemStats(*asked, is_marked(question), count)
    votes = _votes(question, tally.answers)
    wrong = max((each for each in votes if not each.right), key=votes.__getitem__, default=None)
    return ItemStats(
        *asked,
        scored=True,
        answered=count,
        right_first=tally.right_first / count,
        right_last=tally.right_last / count,
        discrimination=tally.pairs.correlation,
        mean_confidence=tally.sure / tally.asked_sure if tally.asked_sure else None,
        commonest_wrong=wrong.id if wrong else "",
        commonest_wrong_text=wrong.text if wrong else "",
        commonest_wrong_share=votes[wrong] / count if wrong else None,
        commonest_wrong_explanation=wrong.explanation if wrong else "",
        notes=_notes(question, tally, votes, wrong),
    )


def _votes(question: Question, answers: Mapping[str, int]) -> Counter[Pick]:
    """Return how many first tries made each pick; equally many stand in the order of their ids."""
    votes: Counter[Pick] = Counter()
    for answer, count in answers.items():
        for pick in picked(question, json.loads(answer)):
            votes[pick] += count
    return Counter({pick: votes[pick] for pick in sorted(votes, key=lambda each: each.id)})


def _notes(
    question: Question, tally: _Tally, votes: Mapping[Pick, int], wrong: Pick | None
) -> tuple[str, ...]:
    """Return what makes a question look broken, as codes."""
    if tally.answered < ENOUGH_PERSONS:
        return ()
    found = set()
    telling = tally.pairs.correlation
    if telling is not None and telling * math.sqrt(tally.pairs.count - 1) < -STEPS:
        found.add("backwards")
    if question.role not in BEFORE:
        right = max((count for pick, count in votes.items() if pick.right), default=0)
        drawn = votes[wrong] if wrong else 0
        if question.kind in ("one-choice", "verdict") and _more(drawn, right):
            found.add("drawn")
        if not tally.right_first:
            found.add("nobody")
    if tally.right_first == tally.answered:
        found.add("everybody")
    return tuple(each for each in NOTES if each in found)


def _more(one: int, other: int) -> bool:
    """Tell whether one choice was made more often than another, beyond chance."""
    return one - other > STEPS * math.sqrt(one + other)
