"""By when the hand-ins are due: one time for all lessons, or one for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from whosays.classroom.problems import trouble
from whosays.classroom.text import shown
from whosays.lessons import ids

LateAfter = str | datetime | Iterable[str | datetime] | None

# An hour of one digit is how many people write, and ISO knows it not.
_SHORT_HOUR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T ])([0-9]:)")
_DAY = len("2026-11-27")


@dataclass(frozen=True, slots=True)
class Due:
    """The times after which a hand-in is late, in UTC.

    Parameters
    ----------
    all
        That of every lesson without one of its own; None for none.
    lessons
        Those of single lessons, by id.
    """

    all: datetime | None = None
    lessons: Mapping[str, datetime] = field(default_factory=dict)

    def of(self, lesson: str) -> datetime | None:
        """Return the time of a lesson; None where none was named."""
        return self.lessons.get(lesson, self.all)


def due(given: LateAfter) -> Due:
    """Return the times that were named, such as ``02=2026-11-27T16:00``.

    Parameters
    ----------
    given
        One or several: a time for all lessons, or a lesson, ``=`` and its time. A day alone
        means its end, and a time without a zone is this computer's.

    Raises
    ------
    ValueError
        When one is no time, names no lesson, or is not the only one of its lesson.
    """
    several = () if given is None else (given,) if isinstance(given, str | datetime) else given
    found: dict[str, datetime] = {}
    for each in several:
        lesson, at = _named(each)
        if lesson in found:
            name = "lesson_twice" if lesson else "time_twice"
            raise ValueError(trouble("grade", name, lesson=lesson))
        found[lesson] = at
    return Due(found.pop("", None), found)


def _named(given: str | datetime) -> tuple[str, datetime]:
    if isinstance(given, datetime):
        return "", _time(given, given)
    lesson, equals, text = given.partition("=")
    if not equals:
        return "", _time(given, given)
    id = lesson.strip().zfill(2)
    if id not in ids():
        known = ", ".join(ids())
        raise ValueError(trouble("grade", "late_lesson", text=shown(lesson.strip()), known=known))
    return id, _time(text, given)


def _time(text: str | datetime, given: str | datetime) -> datetime:
    try:
        if isinstance(text, datetime):
            return text.astimezone(UTC)
        text = _SHORT_HOUR.sub(r"\g<1>0\2", text.strip())
        at = datetime.fromisoformat(text)
        if len(text) <= _DAY:
            at = datetime.combine(at.date() + timedelta(days=1), time(), at.tzinfo)
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(trouble("grade", "bad_time", text=shown(given))) from None
