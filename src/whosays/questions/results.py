"""What checking an answer gives: outcome, score, explanations and notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from .kinds import Explained

Outcome = Literal["not-tried", "not-yet", "right", "cannot-check"]
OUTCOMES: tuple[Outcome, ...] = ("not-tried", "not-yet", "right", "cannot-check")

#: Codes of `Note`, each worded in lessons/words.toml under [outcome.note].
NOTES = (
    "wrong-type",
    "unknown-choice",
    "answer-too-long",
    "some-missing",
    "not-all-matched",
    "range-order",
    "range-incomplete",
    "percent-not-asked",
    "percent-range",
    "evens",
    "too-few-words",
    "rubric-next",
    "evidence-none",
    "evidence-fits",
    "evidence-elsewhere",
    "read-as",
    "hedge-kept",
)


@dataclass(frozen=True)
class Note:
    """Something to tell beside the outcome: a code, and what its words are filled in with.

    Codes are those of `NOTES`, and ``number-`` with a code of `AskBack`.
    """

    code: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Explanation:
    """One explanation to show: what it is about, its words, and a mark (right, wrong or note)."""

    id: str
    label: str
    text: str
    mark: str


@dataclass(frozen=True)
class Result:
    """What checking an answer found."""

    outcome: Outcome
    score: float | None = None
    explanations: tuple[Explanation, ...] = ()
    notes: tuple[Note, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the result as JSON."""
        return asdict(self)


NOT_TRIED = Result("not-tried")


def cannot(code: str, **params: object) -> Result:
    """Return the result of an answer that cannot be read."""
    return Result("cannot-check", notes=(Note(code, {k: str(v) for k, v in params.items()}),))


def done(score: float, *parts: Explanation, notes: Collection[Note] = ()) -> Result:
    """Return the result of an answer that was read: right when the score is full."""
    outcome: Outcome = "right" if score == 1 else "not-yet"
    return Result(outcome, score, tuple(parts), tuple(notes))


def said(thing: Explained, mark: str) -> Explanation:
    """Return a thing's own explanation, marked right, wrong or note."""
    return Explanation(thing.id, thing.text, thing.explanation, mark)
