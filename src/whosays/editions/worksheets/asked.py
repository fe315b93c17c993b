"""A question as it is asked on paper: letters for options, numbers for rows, room to write.

The letters and numbers are those that the teacher types into the answers' CSV, where
`whosays.classroom.paper` reads them.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from whosays.ledger import Ledger
from whosays.questions import (
    BriefText,
    Marks,
    Matching,
    NumberQuestion,
    OneChoice,
    Probability,
    Question,
    RangeQuestion,
    Several,
    ShortText,
    Verdict,
)
from whosays.study.pages import card_of

from . import marks

__all__ = ["grid", "letter", "question", "short"]

Data = dict[str, Any]
#: Letters of the longest option that leaves room beside it, a column wide.
SHORT = 66
#: Lines for words of one's own where the plan does not say.
LINES = 3


def letter(place: int) -> str:
    """Return the letter of an option, a label or a target: a for the first."""
    return string.ascii_lowercase[place]


def short(id: str) -> str:
    """Return a question's name as the CSV takes it beside its lesson: ``q1`` for ``04-q1``."""
    return id.partition("-")[2]


def question(asked: Question, ledger: Ledger, options: Mapping[str, Any]) -> Data:
    """Return one question as data.

    Parameters
    ----------
    asked
        As `questions.build` returns it.
    ledger
        For the card beside it.
    options
        Those of the plan's block: ``lines, columns, rubric, card, prompt``.
    """
    return {
        "is": "question",
        "form": asked.kind,
        **_named(asked),
        "way": asked.way,
        "optional": asked.optional,
        "prompt": marks.blocks(str(options.get("prompt", asked.prompt))),
        "card": _card(asked, ledger) if options.get("card", True) else None,
        "sure": _sure(asked),
        "short": _is_short(asked, options),
        **_FORMS[type(asked)](asked, options),
    }


def _named(asked: Question) -> Data:
    return {"name": short(asked.id), "role": asked.role}


def _sure(asked: Question) -> int | None:
    """Return where the scale of confidence begins, in percent; None where none is asked."""
    return asked.confidence_scale()[0] if asked.confidence else None


def _is_short(asked: Question, options: Mapping[str, Any]) -> bool:
    """Tell whether the answer leaves room beside it for how sure one is."""
    if isinstance(asked, NumberQuestion):
        return True
    if not isinstance(asked, OneChoice | Several):
        return False
    longest = max(len(option.text) for option in asked.options)
    return longest <= SHORT and options.get("columns", 1) == 1


def _card(asked: Question, ledger: Ledger) -> Data | None:
    if not asked.card:
        return None
    card = card_of(ledger, asked.card)
    facts = ("who", "told", "text", "outlet", "published")
    return {name: getattr(card, name) for name in facts}


def _lettered(parts: Sequence[Any]) -> list[Data]:
    return [{"mark": letter(n), "text": marks.inline(each.text)} for n, each in enumerate(parts)]


def _choices(asked: OneChoice | Several | Verdict, options: Mapping[str, Any]) -> Data:
    return {
        "options": _lettered(asked.options),
        "columns": options.get("columns", 1),
        # What a verdict has room for: its repair.
        "lines": options.get("lines", 1),
    }


def _number(asked: NumberQuestion, options: Mapping[str, Any]) -> Data:
    return {"unit": asked.unit}


def _range(asked: RangeQuestion, options: Mapping[str, Any]) -> Data:
    return {"unit": asked.unit}


def _probability(asked: Probability, options: Mapping[str, Any]) -> Data:
    return {"statement": marks.inline(asked.statement), "unit": "%"}


def _matching(asked: Matching, options: Mapping[str, Any]) -> Data:
    rows = [{"n": n, "text": marks.inline(each.text)} for n, each in enumerate(asked.items, 1)]
    columns = options.get("columns", 1)
    return {"options": _lettered(asked.targets), "rows": rows, "columns": columns}


def _marks(asked: Marks, options: Mapping[str, Any]) -> Data:
    """Return the labels with letters, and the text in lines of parts, the marked ones numbered."""
    lines: list[list[Data]] = [[]]
    numbers = {span.id: n for n, span in enumerate(asked.spans, 1)}
    for part in asked.parts:
        first, *others = part.text.split("\n")
        for n, text in enumerate((first, *others)):
            if n:
                lines.append([])
            if text:
                lines[-1].append({"n": numbers.get(part.id, 0), "text": text})
    return {
        "options": _lettered(asked.labels),
        "lines": [line for line in lines if line],
        "count": len(numbers),
        "columns": options.get("columns", 1),
    }


def _words(asked: ShortText, options: Mapping[str, Any]) -> Data:
    rubric = [marks.inline(line.text) for line in asked.rubric]
    return {
        "lines": options.get("lines", LINES),
        "rubric": rubric if options.get("rubric", True) else [],
    }


_FORMS: Mapping[type, Callable[[Any, Mapping[str, Any]], Data]] = {
    OneChoice: _choices,
    Several: _choices,
    Verdict: _choices,
    NumberQuestion: _number,
    RangeQuestion: _range,
    Probability: _probability,
    Matching: _matching,
    Marks: _marks,
    ShortText: _words,
    BriefText: _words,
}


def grid(asked: Sequence[Question], ledger: Ledger, options: Mapping[str, Any]) -> Data:
    """Return questions with the same options as one table, a row each.

    Parameters
    ----------
    asked
        Choices of one, with the same options in the same order.
    ledger
        For the cards beside them.
    options
        Those of the plan's block: ``ask``, the words at the end of each prompt that are said
        once for all; ``claims``, true for the claims of the brief that verdicts are on;
        ``evidence`` and ``repair``, true for columns to write in; ``numbered``, true to count
        the rows from 1, as the screen does, where their names stand in no order.

    Raises
    ------
    ValueError
        When the options differ, or a prompt does not end with ``ask``.
    """
    first, ask = asked[0], str(options.get("ask", ""))
    with_claims = bool(options.get("claims", False))
    told = [[option.text for option in _choice(each).options] for each in asked]
    if any(each != told[0] for each in told):
        raise ValueError(
            f"{[each.id for each in asked]} cannot share a table: their options differ. "
            "A letter would mean two things. Put those that differ into a block of their own."
        )
    return {
        "is": "grid",
        "role": first.role,
        "ask": marks.inline(ask),
        "options": _lettered(_choice(first).options),
        "sure": _sure(first),
        "evidence": options.get("evidence", False),
        "repair": options.get("repair", False),
        "rows": [
            {
                **_named(each),
                "place": place if options.get("numbered", False) else 0,
                "card": _card(each, ledger),
                "prompt": _without(each, ask, _claim(each, ledger) if with_claims else ""),
            }
            for place, each in enumerate(asked, 1)
        ],
    }


def _choice(asked: Question) -> OneChoice | Verdict:
    if not isinstance(asked, OneChoice | Verdict):
        raise ValueError(
            f"{asked.id} cannot stand in a table: it is of the kind {asked.kind}. A row has room "
            "for one choice. Put it into a block of its own."
        )
    return asked


def _claim(asked: Question, ledger: Ledger) -> str:
    """Return the words of the brief that a verdict is on, as Markdown."""
    return f" *{ledger.brief.set_index('brief_id')['text'][short(asked.id)]}*"


def _without(asked: Question, ask: str, after: str) -> list[Data]:
    prompt, bare = asked.prompt.strip(), asked.prompt.replace("*", "").strip()
    if not prompt.endswith(ask) and bare.endswith(ask):
        # One prompt stresses a word of what all ask, and another does not.
        prompt = bare
    if not prompt.endswith(ask):
        raise ValueError(
            f"The prompt of {asked.id} does not end with {ask!r}. What a table asks is said once, "
            "for all its rows. Look at the prompt."
        )
    return marks.blocks(prompt.removesuffix(ask).strip() + after)
