"""The kinds of question as frozen values: one class a kind, each with the spec a page may see.

Build them with `whosays.questions.build`, which checks them; the classes themselves only hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

#: Kinds that are answered in one's own words: no program marks them.
OWN_WORDS = ("short-text", "brief")
ROLES = ("core", "stretch", "spaced", "opening", "closing", "prediction", "verdict", "exit")
FEEDBACK = ("now", "later")
FORMS = ("A", "B")


@dataclass(frozen=True)
class Named:
    """A label or a target: an id and the words beside it."""

    id: str
    text: str

    def spec(self) -> dict[str, str]:
        """Return what a page may see."""
        return {"id": self.id, "text": self.text}


@dataclass(frozen=True)
class Explained(Named):
    """A thing a student can choose, with the explanation that it alone has.

    Parameters
    ----------
    right
        For an option: choosing it is right.
    labels
        For a span: the ids of its right labels. For an item: the id of its target.
    sound
        For a thing to trust or to doubt: whether it deserves trust. None for anything else.
    """

    explanation: str
    right: bool = False
    labels: tuple[str, ...] = ()
    sound: bool | None = None


@dataclass(frozen=True)
class Mistake:
    """A foreseen wrong number and what it probably came from."""

    value: float
    explanation: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds share. See `build` for the meaning and the allowed values of each field.

    `way` names one of several ways through a lesson ("Way one"); whoever goes one of them needs
    no question of another. An `optional` question may be left out, and is never called open.
    """

    kind: ClassVar[str] = ""

    id: str
    prompt: str
    role: str
    objective: str = ""
    card: str = ""
    form: str = ""
    way: str = ""
    skill: str = ""
    claim: str = ""
    scored: bool = True
    optional: bool = False
    confidence: bool = False
    feedback: str = "now"
    later: str = ""
    hints: tuple[str, ...] = ()
    solution: str = ""
    why_fixed: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict, hash=False)
    sound: bool | None = None

    def spec(self) -> dict[str, Any]:
        """Return what a page may see, as JSON: no key, no explanation, no hint, no solution."""
        shared = {
            "id": self.id,
            "kind": self.kind,
            "role": self.role,
            "prompt": self.prompt,
            "card": self.card,
            "form": self.form,
            "way": self.way,
            "confidence": self.confidence,
            "feedback": self.feedback,
            "later": self.later,
            "hints_count": len(self.hints),
            "has_solution": bool(self.worked()),
        }
        if self.confidence:
            shared["confidence_scale"] = self.confidence_scale()
        return shared | self._shape()

    def confidence_scale(self) -> list[int]:
        """Return the steps of the confidence scale in percent; it starts at pure chance."""
        low = self._chance()
        return [low + round((100 - low) * step / 5) for step in range(6)]

    def worked(self) -> str:
        """Return the worked answer, or an empty text."""
        return self.solution

    def explanations(self) -> tuple[str, ...]:
        """Return every explanation that the question holds."""
        return self._explained()

    def judged(self) -> dict[str, bool]:
        """Return the things to trust or to doubt by id, with whether each deserves trust.

        A thing is the question itself, or an option, a span or an item of it.
        """
        whole = {} if self.sound is None else {self.id: self.sound}
        return whole | {each.id: each.sound for each in self._parts() if each.sound is not None}

    def _parts(self) -> tuple[Explained, ...]:
        return ()

    def _explained(self) -> tuple[str, ...]:
        raise NotImplementedError

    def _shape(self) -> dict[str, Any]:
        raise NotImplementedError

    def _chance(self) -> int:
        return 0


@dataclass(frozen=True, kw_only=True)
class _WithOptions(Question):
    options: tuple[Explained, ...]

    def _parts(self) -> tuple[Explained, ...]:
        return self.options

    def _explained(self) -> tuple[str, ...]:
        return tuple(option.explanation for option in self.options)

    def _shape(self) -> dict[str, Any]:
        return {"options": [option.spec() for option in self.options]}


@dataclass(frozen=True, kw_only=True)
class OneChoice(_WithOptions):
    """One option is right. Answer: its id."""

    kind: ClassVar[str] = "one-choice"

    def _chance(self) -> int:
        return round(100 / len(self.options))


@dataclass(frozen=True, kw_only=True)
class Several(_WithOptions):
    """One or more options are right. Answer: a list of ids."""

    kind: ClassVar[str] = "several"


@dataclass(frozen=True, kw_only=True)
class NumberQuestion(Question):
    """A number in a unit. Answer: the text as typed."""

    kind: ClassVar[str] = "number"

    key: float
    unit: str
    right: str
    too_low: str
    too_high: str
    tolerance: float = 0
    whole: bool = True
    mistakes: tuple[Mistake, ...] = ()

    def _explained(self) -> tuple[str, ...]:
        foreseen = tuple(mistake.explanation for mistake in self.mistakes)
        return (self.right, self.too_low, self.too_high, *foreseen)

    def _shape(self) -> dict[str, Any]:
        return {"unit": self.unit}


@dataclass(frozen=True, kw_only=True)
class RangeQuestion(Question):
    """A low, a best and a high figure. Answer: `{low, best, high}` as typed.

    `widest` is the width, in the unit, from which a range says too little.
    """

    kind: ClassVar[str] = "range"

    low: float
    high: float
    widest: float
    unit: str
    right: str
    too_narrow: str
    too_wide: str
    missed_low: str
    missed_high: str
    whole: bool = True

    def _explained(self) -> tuple[str, ...]:
        return (self.right, self.too_narrow, self.too_wide, self.missed_low, self.missed_high)

    def _shape(self) -> dict[str, Any]:
        return {"unit": self.unit}


@dataclass(frozen=True, kw_only=True)
class Probability(Question):
    """How likely a statement is to be true, 0 to 100. Answer: the text as typed."""

    kind: ClassVar[str] = "probability"

    truth: bool
    leaning_true: str
    leaning_false: str
    statement: str = ""

    def _explained(self) -> tuple[str, ...]:
        return (self.leaning_true, self.leaning_false)

    def _shape(self) -> dict[str, Any]:
        return {"statement": self.statement, "unit": "%"}


@dataclass(frozen=True, kw_only=True)
class Marks(Question):
    """Labels put on parts of a sentence. Answer: `{span id: [label ids]}`.

    Parts without an id (`Named` with an empty id) only join the others.
    """

    kind: ClassVar[str] = "marks"

    labels: tuple[Named, ...]
    parts: tuple[Named, ...]

    @property
    def spans(self) -> tuple[Explained, ...]:
        """The parts that can be marked."""
        return tuple(part for part in self.parts if isinstance(part, Explained))

    def _parts(self) -> tuple[Explained, ...]:
        return self.spans

    def _explained(self) -> tuple[str, ...]:
        return tuple(span.explanation for span in self.spans)

    def _shape(self) -> dict[str, Any]:
        spans = [part.spec() if part.id else {"text": part.text} for part in self.parts]
        return {"labels": [label.spec() for label in self.labels], "spans": spans}


@dataclass(frozen=True, kw_only=True)
class Matching(Question):
    """Each item belongs to one target. Answer: `{item id: target id}`."""

    kind: ClassVar[str] = "matching"

    targets: tuple[Named, ...]
    items: tuple[Explained, ...]

    def _parts(self) -> tuple[Explained, ...]:
        return self.items

    def _explained(self) -> tuple[str, ...]:
        return tuple(item.explanation for item in self.items)

    def _shape(self) -> dict[str, Any]:
        return {
            "targets": [target.spec() for target in self.targets],
            "items": [item.spec() for item in self.items],
        }


@dataclass(frozen=True, kw_only=True)
class ShortText(Question):
    """Own words with a self-check rubric. Answer: `{text, rubric: [ids]}`."""

    kind: ClassVar[str] = "short-text"

    rubric: tuple[Explained, ...]
    sample: str
    min_words: int = 0

    def worked(self) -> str:
        """Return the worked answer, or the sample where there is none."""
        return self.solution or self.sample

    def _explained(self) -> tuple[str, ...]:
        return tuple(line.explanation for line in self.rubric)

    def _shape(self) -> dict[str, Any]:
        return {"rubric": [line.spec() for line in self.rubric], "min_words": self.min_words}


@dataclass(frozen=True, kw_only=True)
class BriefText(ShortText):
    """A brief of the student's own. Answer: `{text, rubric: [ids], ties: [tie]}`.

    A tie joins a figure of the text, from `start` to `end`, to the `claim` that it rests on, or
    says that it is the student's own judgement (`own`). What the text lacks is for another part
    of the course to say: here it is only kept.
    """

    kind: ClassVar[str] = "brief"


@dataclass(frozen=True, kw_only=True)
class Verdict(_WithOptions):
    """What a check of one of the brief's claims found.

    Answer: `{verdict, evidence: [ledger ids], repair}`.

    Parameters
    ----------
    evidence
        The ids of the ledger that bear the verdict out: rows and the pages they were read on.
        Others may do so too.
    repair
        The smallest change of words that mends the claim; empty where none is needed.
    """

    kind: ClassVar[str] = "verdict"

    evidence: tuple[str, ...]
    repair: str = ""

    def worked(self) -> str:
        """Return the worked answer, or the smallest repair where there is none."""
        return self.solution or self.repair
