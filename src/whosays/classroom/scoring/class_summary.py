"""What judged answers amount to for a class, and whether it trusts what is sound less than before.

Nothing here knows a name: counts and means over students only.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.classroom.problems import words
from whosays.reasoning import Bin, Discernment, Gain, discern, gain, three_bins

from .judging import Answered
from .keys import HELD_BACK, Keys
from .student_summary import firsts, set_score
from .trusted import trusted

#: Sound things of a lesson that a student has to judge before the lesson counts for them: one
#: alone is all or nothing.
ENOUGH_JUDGED = 2
#: Students from which on a lesson can be compared with those before it; fewer would be known by
#: their numbers, as in `reasoning.ENOUGH_PERSONS`.
ENOUGH_PERSONS = 10
#: How far trust has to fall, as a share, before the teacher is told. Sound things of one lesson
#: are harder than those of another, and a smaller fall may be only that.
FALL = 0.15
#: The most that trust in unsound things may have risen, as a part of that fall. Where it rose
#: more, the lesson was harder, and the class does not doubt more than before.
RISE = 0.5


@dataclass(frozen=True, slots=True)
class SoundTrust:
    """How far a class trusted the things of one lesson that deserve trust, and those that do not.

    Every answer counts as all trust or all doubt, however sure the student was.

    Parameters
    ----------
    lesson
        The lesson's id.
    persons, judged
        Students who judged enough of its sound things, and how many judgements that makes.
    trust
        The mean share of sound things that a student trusted, 0 to 1.
    unsound_judged, unsound_trust
        Judgements of unsound things, and the mean share of them that a student trusted; None
        without any.
    """

    lesson: str
    persons: int
    judged: int
    trust: float
    unsound_judged: int
    unsound_trust: float | None


@dataclass(frozen=True, slots=True)
class SoundFall:
    """Trust in sound things that fell: the newest lesson against all before, in the same students.

    Parameters
    ----------
    lesson
        The newest lesson that enough students handed in.
    persons, fell
        Students with this lesson and one before it, and how many of them trusted less in it.
    before, after
        The means of their trust in the lessons before, and in this one, 0 to 1.
    unsound_before, unsound_after
        The same for unsound things, over those of them who judged any in both.
    """

    lesson: str
    persons: int
    fell: int
    before: float
    after: float
    unsound_before: float | None
    unsound_after: float | None

    @property
    def line(self) -> str:
        """What a teacher reads."""
        text: str = words()["class"]["sound_fall"]
        return text.format(
            lesson=self.lesson,
            persons=self.persons,
            fell=self.fell,
            before=f"{100 * self.before:.0f}",
            after=f"{100 * self.after:.0f}",
        )


@dataclass(frozen=True, slots=True)
class ClassSummary:
    """How a class did.

    Parameters
    ----------
    students
        How many have any judged answer.
    discernment, calibration
        Over all first tries of all students, without what a board holds back: opening and
        closing items and guesses at the brief's claims.
    discernment_with_items, calibration_with_items
        The same with what is held back, for a teacher who asks.
    gain
        From the opening to the closing items; it says nothing of fewer than ten students.
    sound
        Trust in what is sound, one a lesson that asks about it and that anybody handed in.
    fall
        The fall to tell the teacher of; None where there is none or too few students.
    """

    students: int
    discernment: Discernment
    calibration: tuple[Bin, Bin, Bin]
    discernment_with_items: Discernment
    calibration_with_items: tuple[Bin, Bin, Bin]
    gain: Gain
    sound: tuple[SoundTrust, ...]
    fall: SoundFall | None


def class_summary(students: Iterable[Sequence[Answered]], keys: Keys) -> ClassSummary:
    """Return how a class did.

    Parameters
    ----------
    students
        All rows of one student after another; they are read once, and none is kept.
    keys
        The questions and their keys.
    """
    tally = _Tally(keys)
    for rows in students:
        tally.add(rows)
    return tally.summary()


@dataclass(slots=True)
class _Pairs:
    """Two rows of numbers that belong together."""

    first: array[float] = field(default_factory=lambda: array("d"))
    second: array[float] = field(default_factory=lambda: array("d"))

    def add(self, first: float, second: float) -> None:
        self.first.append(first)
        self.second.append(second)


class _Tally:
    """The counts of a class, gathered student by student; no row is kept.

    Parameters
    ----------
    keys
        The questions and their keys.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._students = 0
        # Each pair of tallies: what a board may show at once, and what it holds back.
        self._trust, self._sure = (_Pairs(), _Pairs()), (_Pairs(), _Pairs())
        self._items: list[tuple[int | None, int | None]] = []
        self._sound: list[Mapping[str, _Share]] = []
        self._unsound: list[Mapping[str, _Share]] = []

    def add(self, rows: Sequence[Answered]) -> None:
        """Count one student, from all rows of all lessons."""
        if not rows:
            return
        self._students += 1
        known = firsts(rows)
        sound: dict[str, _Share] = {}
        unsound: dict[str, _Share] = {}
        for row in known.values():
            held = row.role in HELD_BACK
            if row.trust is not None and row.sound is not None:
                self._trust[held].add(row.trust, row.sound)
            if row.confidence is not None:
                self._sure[held].add(row.confidence / 100, row.outcome == "right")
            question = self._keys.find(row.lesson, row.question)
            if question is not None and row.scored:
                right = row.outcome == "right"
                for deserves, got in trusted(question, row.answer, right=right):
                    shares = sound if deserves else unsound
                    shares.setdefault(row.lesson, _Share()).add(got)
        opening, closing = (set_score(rows, self._keys, role) for role in ("opening", "closing"))
        self._items.append((opening, closing))
        self._sound.append({id: each for id, each in sound.items() if each.of >= ENOUGH_JUDGED})
        self._unsound.append(unsound)

    def summary(self) -> ClassSummary:
        """Return what the class amounts to so far."""
        lessons = sorted({id for each in self._sound for id in each})
        sound = tuple(self._of(lesson) for lesson in lessons)
        return ClassSummary(
            students=self._students,
            discernment=_discerned(self._trust[:1]),
            calibration=_binned(self._sure[:1]),
            discernment_with_items=_discerned(self._trust),
            calibration_with_items=_binned(self._sure),
            gain=gain([pair[0] for pair in self._items], [pair[1] for pair in self._items]),
            sound=sound,
            fall=self._fall(sound),
        )

    def _of(self, lesson: str) -> SoundTrust:
        sound = [each[lesson] for each in self._sound if lesson in each]
        unsound = [each[lesson] for each in self._unsound if lesson in each]
        return SoundTrust(
            lesson=lesson,
            persons=len(sound),
            judged=sum(each.of for each in sound),
            trust=_mean([each.share for each in sound]),
            unsound_judged=sum(each.of for each in unsound),
            unsound_trust=_mean([each.share for each in unsound]) if unsound else None,
        )

    def _fall(self, sound: Sequence[SoundTrust]) -> SoundFall | None:
        """Compare the newest lesson of enough students with their own lessons before it."""
        # A lesson that stands for the whole course is no later than the others.
        row = [each for each in sound if not self._keys.data(each.lesson).standalone]
        newest = [each.lesson for each in row if each.persons >= ENOUGH_PERSONS]
        if not newest:
            return None
        pairs = self._pairs(self._sound, newest[-1])
        moved = gain([before for before, _ in pairs], [after for _, after in pairs])
        if moved.mean is None or moved.high is None:
            return None
        if moved.mean > 1e-9 - FALL or moved.high >= 0:
            return None
        doubted = self._pairs(self._unsound, newest[-1])
        rise = _mean([after - before for before, after in doubted]) if doubted else 0.0
        if rise > -RISE * moved.mean:
            return None
        return SoundFall(
            lesson=newest[-1],
            persons=len(pairs),
            fell=sum(after < before for before, after in pairs),
            before=_mean([before for before, _ in pairs]),
            after=_mean([after for _, after in pairs]),
            unsound_before=_mean([before for before, _ in doubted]) if doubted else None,
            unsound_after=_mean([after for _, after in doubted]) if doubted else None,
        )

    def _pairs(
        self, students: Sequence[Mapping[str, _Share]], last: str
    ) -> list[tuple[float, float]]:
        """Return the trust of each student in the lessons before one, and in that one."""
        found = []
        for shares in students:
            before = [
                each.share
                for lesson, each in shares.items()
                if lesson < last and not self._keys.data(lesson).standalone
            ]
            if before and last in shares:
                found.append((_mean(before), shares[last].share))
        return found


def _mean(numbers: Sequence[float]) -> float:
    return math.fsum(numbers) / len(numbers)


@dataclass(slots=True)
class _Share:
    """How many of some things were trusted."""

    got: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        return self.got / self.of

    def add(self, got: bool) -> None:
        self.got += got
        self.of += 1


def _discerned(tallies: Sequence[_Pairs]) -> Discernment:
    trust = [each for tally in tallies for each in tally.first]
    return discern(trust, [each for tally in tallies for each in tally.second])


def _binned(tallies: Sequence[_Pairs]) -> tuple[Bin, Bin, Bin]:
    said = [each for tally in tallies for each in tally.first]
    return three_bins(said, [each for tally in tallies for each in tally.second])
