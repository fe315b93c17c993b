"""Guesses at the brief's claims beside the verdicts on them: what was trusted, and what held."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.explore._asked import check_lesson
from whosays.explore._own import OwnAnswers
from whosays.reasoning import discern

_NAME = "whosays.discernment"
_HOLDS = "holds"
_COLUMNS = ("moment", "claim", "sound", "trust")


def discernment(lesson: Any) -> "Discernment":
    """Show what a student trusted when guessing, and what after checking.

    It is no count of right answers: trusting a claim that holds counts as much as doubting one
    that does not. The claim on dead and wounded people is never in it, nor a guess at a claim
    that has no stamp yet. Run it again to see what has been answered since.

    Parameters
    ----------
    lesson
        The lesson that is open: the first guesses at the brief's claims and the first verdicts
        on them, under its alias and from all lessons, are shown.

    Returns
    -------
    Discernment
        Its `value` is the table of guesses and verdicts that the picture is drawn from.

    Raises
    ------
    TypeError
        When `lesson` is no lesson.
    """
    check_lesson(lesson, _NAME)
    return Discernment(lesson)


class Discernment(OwnAnswers):
    """The picture as a widget; see `discernment`."""

    def __init__(self, lesson: Any) -> None:
        trusted = _trusted(lesson)
        super().__init__(
            lesson,
            trusted,
            words=lessons.words()["explore"]["discernment"],
            draw=partial(charts.discernment, by="moment"),
            sentence=_sentence(trusted),
            table=charts.discernment_table(trusted, by="moment"),
            name="what-was-trusted",
        )


def _trusted(lesson: Any) -> pd.DataFrame:
    """Return one row for each claim at each moment: does it hold, and was it said to hold?"""
    brief = lesson.ledger.brief
    scored = brief[brief["scored"].astype(bool)]
    sound = dict(zip(scored["brief_id"], scored["verdict"] == _HOLDS, strict=True))
    words = lessons.words()["explore"]["discernment"]["moments"]
    moments = {"guesses": _guesses(lesson), "verdicts": _verdicts(lesson)}
    rows = [
        (words[name], claim, sound[claim], answer == _HOLDS)
        for name, answers in moments.items()
        for claim, answer in answers.items()
        if claim in sound
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _guesses(lesson: Any) -> dict[str, Any]:
    """Return the first guess at each claim whose stamp may be seen by now."""
    kept = lesson.guesses() if lesson.alias else {}
    return {
        claim: entries[0].answer
        for claim, entries in kept.items()
        if entries and claim in lesson.data.stamps
    }


def _verdicts(lesson: Any) -> dict[str, Any]:
    """Return the verdict of the first try on each claim, whichever lesson asked for it."""
    known = lessons.words()["explore"]["verdicts"]
    found: dict[str, Any] = {}
    for id in lessons.ids() if lesson.alias else ():
        asked = [each for each in lessons.read(id).questions if each.get("kind") == "verdict"]
        for each in asked:
            first = lesson.desk.book_of(id).first(each["id"])
            answer = None if first is None else first.answer
            verdict = answer.get("verdict") if isinstance(answer, Mapping) else None
            # An answer of an older course may have another form: it is no doubt, and left out.
            if isinstance(verdict, str) and verdict in known and each["claim"] not in found:
                found[each["claim"]] = verdict
    return found


def _sentence(trusted: pd.DataFrame) -> str:
    """Say in counts what was trusted, and what trusting or doubting everything would give."""
    words = lessons.words()["explore"]["discernment"]
    if not len(trusted):
        return str(words["nothing"])
    sentences = []
    for moment, part in trusted.groupby("moment", sort=False):
        made, held = discern(part["trust"], part["sound"]), part["trust"].astype(bool)
        counts = {
            "held": int((held & part["sound"]).sum()), "sound": made.sound_count,
            "fell": int((held & ~part["sound"]).sum()), "unsound": made.unsound_count,
        }  # fmt: skip
        sentences.append(words["told"].format(moment=moment, **counts))
        sentences += [words["few"]] if made.few else []
    return " ".join([*sentences, words["blind"]])
