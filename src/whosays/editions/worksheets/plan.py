"""A sheet's plan: what stands on paper, in order, read from ``plans/NN.toml`` and checked.

A plan is a list of blocks. Each has one thing that it puts on paper, and options::

    [[blocks]]
    step = "Sort five cards"      # a heading: a step of the lesson, with its minutes
    heading = "Take this with you"  # a heading of the notebook that is no step
    cell = "In February 2025"     # the notebook's cell with a paragraph that begins so;
                                  # paragraphs = [1, 2]
    text = "Only on paper."       # numbers = {...}, as in lessons; lines to write on
    question = "04-q1"            # lines, columns, rubric, card, prompt with numbers
    grid = ["00-a1", "00-a3"]     # questions with the same options, as a table; ask,
                                  # claims (of the brief), evidence, repair, numbered
    picture = "same-number"       # height, in inches
    said = ["c-2025-03-27-jcs-11000"]  # rows of the ledger as sentences, A for the first
    brief = true
    board = [1, 2, 3]             # rows of the case board; true for all
    terms = ["range"]             # words of the glossary; true for all
    break = "page"

What a plan leaves out, it says why: ``[left_out]``, a question's id and the reason. A plan with
much on it may set smaller type: ``size = 10.0``, in points. Where a sheet has cards of evidence,
``[cards]`` names the row of the ledger on each, for the key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from whosays import lessons

__all__ = ["Block", "Plan", "parse", "read"]

#: What each kind of block takes besides its own value, and of which type.
_OPTIONS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "step": {},
    "heading": {},
    "cell": {"paragraphs": list},
    "text": {"numbers": dict, "lines": int},
    "question": {
        **{"lines": int, "columns": int, "rubric": bool, "card": bool},
        **{"prompt": str, "numbers": dict},
    },
    "grid": {
        **{"ask": str, "claims": bool, "evidence": bool, "repair": bool},
        **{"numbered": bool, "numbers": dict},
    },
    "picture": {"height": (int, float)},
    "said": {},
    "brief": {},
    "board": {},
    "terms": {},
    "break": {},
}
_VALUES: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(_OPTIONS, str),
    "grid": list,
    "said": list,
    "brief": bool,
    "board": (bool, list),
    "terms": (bool, list),
}

#: The lowest number of each option that has one; a height is in inches.
_LOWEST: Mapping[str, int] = {"lines": 0, "columns": 1, "height": 1}

#: Points: the type of a sheet, and the least that a plan may set.
SIZE = 10.5
LEAST = 9.5


@dataclass(frozen=True)
class Block:
    """One thing on a sheet: its kind, its value and its options, as in the module's docstring."""

    kind: str
    value: Any
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions that the block asks."""
        if self.kind == "question":
            return (str(self.value),)
        return tuple(self.value) if self.kind == "grid" else ()


@dataclass(frozen=True)
class Plan:
    """What stands on one lesson's sheet, why some of its questions do not, and its type."""

    lesson: str
    blocks: tuple[Block, ...]
    left_out: Mapping[str, str]
    size: float = SIZE
    cards: Mapping[str, str] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions on the sheet, in their order there."""
        return tuple(id for block in self.blocks for id in block.questions)


def read(lesson: str) -> Plan:
    """Return the plan of one lesson's sheet.

    Raises
    ------
    ValueError
        When there is no such lesson, or its plan is missing or at fault.
    """
    data = lessons.read(lesson)
    place = files(__package__) / "plans" / f"{lesson}.toml"
    if not place.is_file():
        raise ValueError(
            f"Lesson {lesson} has no plan for its sheet. A sheet is made from one. "
            f"Write plans/{lesson}.toml."
        )
    return parse(tomllib.loads(place.read_text("utf-8")), data)


def parse(table: Mapping[str, Any], data: lessons.LessonData) -> Plan:
    """Return the plan that a table holds.

    Parameters
    ----------
    table
        ``blocks`` and ``left_out``, as read from TOML.
    data
        The lesson that the sheet is of.

    Raises
    ------
    ValueError
        When a block is unknown, doubled or not of this lesson. It says which, why and what to
        write.
    """
    blocks = tuple(_block(n, each, data) for n, each in enumerate(table.get("blocks", ()), 1))
    size = table.get("size", SIZE)
    if not _is(size, (int, float)) or not LEAST <= size <= SIZE:
        raise _fault(data.id, f"it has size = {size!r}.", f"Write {LEAST} to {SIZE} points.")
    left_out, cards = dict(table.get("left_out", {})), dict(table.get("cards", {}))
    plan = Plan(data.id, blocks, left_out, size, cards)
    if not blocks or blocks[0].kind != "step":
        raise _fault(data.id, "it begins with no step.", "Begin with step = ...")
    _every_question(plan, data)
    return plan


def _block(n: int, table: Mapping[str, Any], data: lessons.LessonData) -> Block:
    kinds = [name for name in table if name in _OPTIONS]
    if len(kinds) != 1:
        raise _fault(data.id, f"block {n} is {kinds or 'nothing'}.", f"Name one of {[*_OPTIONS]}.")
    (kind,) = kinds
    options = {name: value for name, value in table.items() if name != kind}
    for name, value in options.items():
        wanted = _OPTIONS[kind].get(name)
        if wanted is None or not _is(value, wanted) or _too_small(name, value):
            raise _fault(
                data.id,
                f"block {n} has {name} = {value!r}.",
                f"A {kind} takes {[*_OPTIONS[kind]] or 'no options'}.",
            )
    if not _is(table[kind], _VALUES[kind]) or not table[kind]:
        raise _fault(data.id, f"block {n} has {kind} = {table[kind]!r}.", "See plan.py.")
    block = Block(kind, table[kind], options)
    _known(n, block, data)
    return block


def _too_small(name: str, value: Any) -> bool:
    return name in _LOWEST and value < _LOWEST[name]


def _is(value: object, wanted: type | tuple[type, ...]) -> bool:
    # To Python, true is a whole number too.
    return isinstance(value, wanted) and (type(value) is not bool or _names_bool(wanted))


def _names_bool(wanted: type | tuple[type, ...]) -> bool:
    return bool in (wanted if isinstance(wanted, tuple) else (wanted,))


def _known(n: int, block: Block, data: lessons.LessonData) -> None:
    if block.kind == "step":
        _among(n, data, [block.value], [step.name for step in data.steps])
    elif block.kind in ("question", "grid"):
        _among(n, data, block.questions, [each["id"] for each in data.questions])
    elif block.kind == "terms" and block.value is not True:
        _among(n, data, block.value, [each.term for each in data.glossary])
    elif block.kind == "break":
        _among(n, data, [block.value], ["page"])


def _among(
    n: int, data: lessons.LessonData, named: Sequence[object], known: Sequence[object]
) -> None:
    for each in named:
        if each not in known:
            raise _fault(data.id, f"block {n} names {each!r}.", f"The lesson has {[*known]}.")


def _every_question(plan: Plan, data: lessons.LessonData) -> None:
    """See that each question of the lesson is asked once, or left out with a reason."""
    told = [*plan.questions, *plan.left_out]
    for each in told:
        if told.count(each) > 1:
            raise _fault(data.id, f"it has {each} twice.", "Keep one of them.")
    ids = [question["id"] for question in data.questions]
    for each in plan.left_out:
        if each not in ids or not plan.left_out[each]:
            raise _fault(data.id, f"left_out names {each!r}.", f"Name one of {ids}, and say why.")
    missing = [id for id in ids if id not in told]
    if missing:
        raise _fault(data.id, f"it lacks {missing}.", "Ask them, or say why not under [left_out].")


def _fault(lesson: str, what: str, mend: str) -> ValueError:
    return ValueError(f"The plan of sheet {lesson} cannot be used: {what} {mend}")
