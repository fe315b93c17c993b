"""Classes as they are: students of unlike ability, files handed in twice, late ones, gaps.

``make_class(folder)`` writes the files that a teacher would get; ``hand_ins`` gives the same in
memory, with what is known of each from outside. Equal seeds give equal bytes.
"""

from __future__ import annotations

import math
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import class_answers

import whosays
from whosays.classroom.form import Given, HandIn, Received, SystemName
from whosays.classroom.handing_in.making import encode
from whosays.classroom.scoring.asked import items
from whosays.classroom.scoring.keys import Keys
from whosays.questions import OWN_WORDS, Question

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
VERDICTS = 4
COURSE = tuple(f"{n:02}" for n in range(9))
FIRST = (
    *("Mina", "Jonas", "Olena", "Ahmed", "Zoë", "Łukasz", "Ngọc", "Aoife", "José", "민준"),
    *("Ирина", "Sofia", "Liam", "Fatma", "Yuki", "Chidi", "Elif", "Noor", "Emil", "Ana"),
)
LAST = (
    *("Kim", "Müller", "Shevchenko", "Haddad", "O'Brien", "Nowak", "Nguyễn", "Garcia Lopez"),
    *("van der Berg", "Petrova", "Sato", "Okafor", "Yılmaz", "Rossi", "Smith-Jones", "Lund"),
)


@dataclass(frozen=True)
class Pupil:
    """One student of a made class."""

    number: int
    name: str
    alias: str
    ability: float
    journal: str
    form: str
    way: str
    surer: float


@dataclass(frozen=True)
class MadeClass:
    """What was made: who is in it, and each file with what it holds, by its path in the folder."""

    pupils: tuple[Pupil, ...]
    files: dict[str, Received] = field(default_factory=dict)


@cache
def keys() -> Keys:
    """Return the keys of the package's own ledger."""
    return Keys(whosays.load())


def pupils(count: int, seed: int = 0) -> tuple[Pupil, ...]:
    """Return students of normally spread ability; no two have one name or one alias."""
    return tuple(_pupil(number, random.Random(f"{seed} {number}")) for number in range(count))


def _pupil(number: int, rng: random.Random) -> Pupil:
    first = FIRST[number % len(FIRST)]
    last = LAST[(number + number // len(FIRST)) % len(LAST)]
    again = number // (len(FIRST) * len(LAST))
    name = f"{first} {last}" + (f" {again + 1}" if again else "")
    stamp = (START - timedelta(days=1, minutes=rng.randint(0, 500))).strftime("%Y%m%dt%H%M%S")
    return Pupil(
        number=number,
        name=name,
        alias=f"{first} {number:03}",
        ability=rng.gauss(0, 1),
        journal=f"{stamp}-{rng.getrandbits(40):010x}",
        form=rng.choice("AB"),
        way=rng.choice(["Way one", "Way two", "Way two"]),
        surer=rng.gauss(0.05, 0.1),
    )


def hardness(question: Question) -> float:
    """Return how hard a question is, so that about four in five are right; always the same."""
    return random.Random(f"hard {question.id}").gauss(-1.5, 0.6)


def chance(pupil: Pupil, question: Question) -> float:
    """Return the chance of a right first try."""
    return 1 / (1 + math.exp(hardness(question) - 1.2 * pupil.ability))


def hand_ins(
    students: int = 30,
    lessons: Sequence[str] = COURSE,
    seed: int = 0,
    system: str | None = None,
) -> Iterator[tuple[Pupil, Received]]:
    """Yield what a class hands in: one in ten twice, one in twenty late, one in fifty not at all.

    Parameters
    ----------
    students, lessons
        How many, of which lessons.
    seed
        Equal seeds give equal classes.
    system
        canvas or moodle for files out of a school's system; None for a drop folder.
    """
    for pupil in pupils(students, seed):
        for lesson in lessons:
            rng = random.Random(f"{seed} {pupil.number} {lesson}")
            if rng.random() > 0.02:
                yield from ((pupil, each) for each in _received(pupil, lesson, rng, system))


def make_class(
    folder: Path,
    students: int = 30,
    lessons: Sequence[str] = COURSE,
    seed: int = 0,
    system: str | None = None,
) -> MadeClass:
    """Write the hand-ins of a class into a folder; see `hand_ins`."""
    files: dict[str, Received] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for _, each in hand_ins(students, lessons, seed, system):
        path = folder / each.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode(each.hand_in))
        if each.time:
            os.utime(path, (each.time.timestamp(),) * 2)
        files[each.file] = each
    return MadeClass(pupils(students, seed), files)


def _received(
    pupil: Pupil, lesson: str, rng: random.Random, system: str | None
) -> Iterator[Received]:
    given = answers(pupil, lesson, rng)
    late, twice = rng.random() < 0.05, rng.random() < 0.1
    day = timedelta(days=7 * COURSE.index(lesson) if lesson in COURSE else 70)
    done = START + day + timedelta(minutes=45, days=3 * late, seconds=rng.randint(0, 900))
    if twice:
        early = given[: max(1, len(given) // 2)]
        yield _file(pupil, lesson, early, done - timedelta(minutes=15), system, False, 1)
    yield _file(pupil, lesson, given, done, system, late, 2)


def _file(
    pupil: Pupil,
    lesson: str,
    given: Sequence[Given],
    made: datetime,
    system: str | None,
    late: bool,
    version: int,
) -> Received:
    ledger = keys().ledger.version
    hand_in = HandIn(
        alias=pupil.alias,
        lesson=lesson,
        journal=pupil.journal,
        course="0.1.0",
        ledger=ledger,
        made=made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        answers=tuple(given),
    )
    number = 4000 + pupil.number
    own = f"whosays.{lesson}.{pupil.number:04}.{made:%Y%m%dt%H%M%Sz}.json"
    if system == "canvas":
        # As Canvas writes it: the sortable name without blanks or signs, then the numbers.
        first, _, last = pupil.name.partition(" ")
        name = "".join(char for char in f"{last}{first}".lower() if char.isalnum())
        flag = "_LATE" * late
        own = f"{lesson}/{name}{flag}_{number}_{90000 + 10 * number + version}_{own}"
        return Received(own, hand_in, made, "", SystemName("canvas", name, f"{number}", late))
    if system == "moodle":
        own = f"{lesson}/{pupil.name}_{number}_assignsubmission_file/{own}"
        return Received(own, hand_in, made, "", SystemName("moodle", pupil.name, f"{number}"))
    return Received(own, hand_in, made)


def answers(pupil: Pupil, lesson: str, rng: random.Random) -> list[Given]:
    """Return all tries of one student in one lesson, oldest first."""
    day = timedelta(days=7 * COURSE.index(lesson) if lesson in COURSE else 70)
    clock, given = START + day, []
    for question in _met(pupil, lesson, rng):
        for number, (answer, sure) in enumerate(_tries(pupil, question, rng), 1):
            clock += timedelta(seconds=rng.randint(10, 90), microseconds=rng.randint(0, 999_999))
            time = clock.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            given.append(Given(question.id, answer, number, sure, time))
    return given


def _met(pupil: Pupil, lesson: str, rng: random.Random) -> list[Question]:
    """Return the questions that a student gets to: their form and way, and not all of those."""
    asked = keys().questions(lesson)
    form = pupil.form if lesson == "00" else "AB"[pupil.form == "A"]
    own = {each.id for role in ("opening", "closing") for each in items(asked, role, form)}
    verdicts = [each.id for each in asked.values() if each.role == "verdict"]
    taken = set(rng.sample(verdicts, min(VERDICTS, len(verdicts))))
    met = []
    for question in asked.values():
        often = 0.4 if question.role == "stretch" else 0.98
        wanted = question.id in taken if question.role == "verdict" else True
        wanted = wanted and (not question.form or question.id in own)
        if wanted and question.way in ("", pupil.way) and rng.random() < often:
            met.append(question)
    return met


def _tries(
    pupil: Pupil, question: Question, rng: random.Random
) -> Iterator[tuple[Any, float | None]]:
    likely = chance(pupil, question)
    while True:
        hit = rng.random() < likely
        make = class_answers.right if hit else class_answers.slip
        yield make(question, rng), _sure(pupil, question, likely, rng)
        later = question.role in ("opening", "closing", "prediction")
        if hit or later or question.kind in OWN_WORDS or rng.random() > 0.6:
            return
        likely = min(0.95, likely + 0.25)


def _sure(pupil: Pupil, question: Question, likely: float, rng: random.Random) -> float | None:
    if not question.confidence:
        return None
    felt = 100 * min(1.0, max(0.0, likely + pupil.surer + rng.gauss(0, 0.15)))
    return min(question.confidence_scale(), key=lambda step: abs(step - felt))
