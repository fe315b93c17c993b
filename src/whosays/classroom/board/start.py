"""Where a class should start: the questions that most students have wrong by now.

The terminal and the board tell it from here, so that both say the same, from the same tries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.classroom.problems import words
from whosays.classroom.scoring.items import ItemStats
from whosays.classroom.scoring.keys import HELD_BACK, Keys

from .blocks import FEWEST
from .votes import advice


@dataclass(frozen=True, slots=True)
class Start:
    """What to teach next, by the last try of each student.

    Parameters
    ----------
    hard
        The questions to go back to; where most students are helped comes first.
    lesson
        The lesson that teaches what the first of them asks; empty where the class can go on.
    line
        The first of them in words, or that the class can go on.
    """

    hard: tuple[ItemStats, ...]
    lesson: str
    line: str


def start(items: Sequence[ItemStats], keys: Keys, *, show_opening: bool = False) -> Start | None:
    """Return what to teach next; None where too few answered to say.

    Parameters
    ----------
    items
        How each question did.
    keys
        The questions and their keys.
    show_opening
        True to count opening and closing items and guesses in.
    """
    told = [
        each
        for each in items
        if each.right_last is not None
        and each.answered >= FEWEST
        and (show_opening or each.role not in HELD_BACK)
    ]
    if not told:
        return None
    hard = [each for each in told if advice(each.right_last) != "go-on"]
    # Not where a few answered and had it wrong.
    hard.sort(key=lambda each: _right(each) - each.answered)
    if not hard:
        return Start((), "", words()["board_page"]["first"]["none"])
    lesson = _taught(hard[0], keys)
    return Start(tuple(hard), lesson, _line(hard[0], lesson, keys))


def _right(item: ItemStats) -> int:
    return round((item.right_last or 0.0) * item.answered)


def _taught(item: ItemStats, keys: Keys) -> str:
    """Return the lesson to take up: a question may come back to an earlier one."""
    taught = item.objective.partition("-")[0]
    return taught if keys.knows(taught) else item.lesson


def _line(first: ItemStats, lesson: str, keys: Keys) -> str:
    said = words()["board_page"]["first"]
    text: str = said["take_up"].format(
        lesson=lesson, question=first.question, right=_right(first), people=first.answered
    )
    aim = keys.objectives.get(first.objective, "").rstrip(".")
    return f"{text} {said['aim'].format(text=aim)}" if aim else text
