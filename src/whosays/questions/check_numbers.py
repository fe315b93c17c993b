"""Checking the kinds that are typed as numbers: number, range and probability."""

from __future__ import annotations

import math
from collections.abc import Mapping

from .kinds import NumberQuestion, Probability, RangeQuestion
from .numbers import AskBack, Number, read_number
from .results import NOT_TRIED, Explanation, Note, Outcome, Result, cannot, done


def number(question: NumberQuestion, answer: object) -> Result:
    """Check one number; a foreseen mistake gets its own explanation."""
    read = _read(answer, whole=question.whole)
    if isinstance(read, Result):
        return read
    value = _in_unit(read, question.unit, question.key)
    if isinstance(value, Result):
        return value
    notes = _how_read(read, value)
    if _near(value, question.key, question.tolerance):
        return done(1, Explanation("right", read.text, question.right, "right"), notes=notes)
    # The second reading is right: nobody is told wrong for a comma.
    if read.other is not None and _near(read.other, question.key, question.tolerance):
        return _asked(AskBack("two-readings", _pair(read), read.text))
    text = question.too_low if value < question.key else question.too_high
    for mistake in question.mistakes:
        if _near(value, mistake.value, question.tolerance):
            text = mistake.explanation
    return done(0, Explanation("wrong", read.text, text, "wrong"), notes=notes)


def _read(answer: object, *, whole: bool) -> Number | Result:
    """Read a typed number; a `Result` is the answer to give when it cannot be read."""
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        # isfinite itself raises on an int too large for a float.
        finite = not isinstance(answer, float) or math.isfinite(answer)
        if not finite or abs(answer) > 1e15:
            return cannot("wrong-type")
        return Number(answer, f"{answer}")
    if not isinstance(answer, str):
        return cannot("wrong-type")
    read = read_number(answer, whole=whole)
    if isinstance(read, AskBack):
        return NOT_TRIED if read.code == "empty" else _asked(read)
    return read


def _asked(asked: AskBack) -> Result:
    choices = " / ".join(asked.choices)
    code = asked.code if choices or asked.code != "unclear" else "not-a-number"
    return cannot(f"number-{code}", typed=asked.text[:40], choices=choices)


def _pair(read: Number) -> tuple[str, str]:
    return f"{read.value}", f"{float(read.other or 0)}"


def _in_unit(read: Number, unit: str, key: float) -> float | Result:
    """Return the number in the unit of the question: 40 %, 0.4 and two fifths may be one."""
    if unit in {"%", "percent"}:
        if read.form == "fraction" and abs(read.value) <= 1:
            return read.value * 100
        if read.form == "plain" and 0 < abs(read.value) < 1 <= abs(key):
            return _asked(AskBack("two-readings", _shares(read.value), read.text))
        return read.value
    if read.form != "percent":
        return read.value
    return (
        read.value / 100 if unit in {"share", "ratio"} else cannot("percent-not-asked", unit=unit)
    )


def _shares(value: float) -> tuple[str, str]:
    return f"{value * 100:g} %", f"{value:g} %"


def _near(value: float, key: float, tolerance: float) -> bool:
    return abs(value - key) <= tolerance + 1e-9 * max(1.0, abs(key))


def _how_read(read: Number, value: float) -> list[Note]:
    """Tell how the text was read where its form was not the plain one, and keep the hedge."""
    shown = f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
    plain = read.text.strip() in {shown, shown.replace(",", "")}
    notes = [] if plain else [Note("read-as", {"number": shown})]
    if read.hedge:
        notes.append(Note("hedge-kept", {"hedge": read.hedge}))
    return notes


def range_(question: RangeQuestion, answer: object) -> Result:
    """Check a low, a best and a high figure; the best may be left out."""
    if not isinstance(answer, Mapping):
        return cannot("wrong-type")
    values: dict[str, float] = {}
    for box in ("low", "best", "high"):
        read = _read(answer.get(box, ""), whole=question.whole)
        value = read if isinstance(read, Result) else _in_unit(read, question.unit, question.high)
        if not isinstance(value, Result):
            values[box] = value
        elif value.outcome != "not-tried":
            return value
    if not values:
        return NOT_TRIED
    if not {"low", "high"} <= set(values):
        return cannot("range-incomplete")
    low, high = values["low"], values["high"]
    if not low <= values.get("best", low) <= high:
        return cannot("range-order")
    return _judged(question, low, high)


def _judged(question: RangeQuestion, low: float, high: float) -> Result:
    """Judge a range: missed_low lies wholly below the key, missed_high wholly above it."""

    def told(text: str, score: float) -> Result:
        mark = "right" if score == 1 else "wrong"
        return done(score, Explanation(mark, f"{low:,g} – {high:,g}", text, mark))

    if high < question.low:
        return told(question.missed_low, 0)
    if low > question.high:
        return told(question.missed_high, 0)
    if low <= question.low and high >= question.high:
        if high - low > question.widest:
            return told(question.too_wide, 0.5)
        return told(question.right, 1)
    shared = min(high, question.high) - max(low, question.low)
    return told(question.too_narrow, shared / (question.high - question.low))


def probability(question: Probability, answer: object) -> Result:
    """Check a probability: right on the right side of 50, scored by the square of its distance."""
    read = _read(answer, whole=False)
    if isinstance(read, Result):
        return read
    value = _in_unit(read, "%", 100)
    if isinstance(value, Result):
        return value
    if not 0 <= value <= 100:
        return cannot("percent-range", number=f"{value:g}")
    score = 1 - (value / 100 - question.truth) ** 2
    yes = ("leaning-true", read.text, question.leaning_true)
    no = ("leaning-false", read.text, question.leaning_false)
    # An even chance takes no side, so neither explanation is the one to show.
    if value == 50:
        both = (Explanation(*yes, "note"), Explanation(*no, "note"))
        return Result("not-yet", score, both, (Note("evens"),))
    leaning = value > 50
    outcome: Outcome = "right" if leaning == question.truth else "not-yet"
    mark = "right" if outcome == "right" else "wrong"
    return Result(outcome, score, (Explanation(*(yes if leaning else no), mark),))
