"""What judged answers amount to for a class: pooled counts, gain, and trust that falls."""

import dataclasses

import classes
import numpy as np
import pytest
import question_answers
from judging import judged, question, received, rows

from whosays import reasoning
from whosays.classroom.scoring import class_summary as module
from whosays.classroom.scoring.class_summary import class_summary
from whosays.classroom.scoring.student_summary import firsts, student_summary

KEYS = classes.keys()
#: Sound and unsound boxes of four lessons: to be ticked, and to be left alone.
BOXES = {"02": "02-q5", "03": "03-q3", "04": "04-q5", "05": "05-q1"}


@pytest.fixture(scope="module")
def everyone():
    """Return all judged rows of a class of forty, one group a student."""
    piles = {}
    for pupil, each in classes.hand_ins(40, seed=9):
        piles.setdefault((pupil.alias, each.hand_in.lesson), []).append(each)
    made = {}
    for (alias, _), files in piles.items():
        made.setdefault(alias, []).extend(judged(*files, student=alias).rows)
    return made


def test_first_tries_of_all_are_pooled(everyone):
    """Rates and bins of the class are those of all its first tries together."""
    made = class_summary(everyone.values(), KEYS)
    first = [row for found in everyone.values() for row in firsts(found).values()]
    sure = [row for row in first if row.confidence is not None]
    said, right = [row.confidence / 100 for row in sure], [row.outcome == "right" for row in sure]
    assert made.calibration_with_items == reasoning.three_bins(said, right)
    trust = np.array([row.trust for row in first if row.trust is not None])
    sound = np.array([row.sound for row in first if row.trust is not None])
    assert made.discernment_with_items.sound == pytest.approx(trust[sound].mean())
    assert made.discernment_with_items.unsound == pytest.approx(trust[~sound].mean())


HELD = ("opening", "closing", "prediction")


def test_what_is_held_back_is_in_no_number_that_is_shown(everyone):
    """Without opening and closing items and guesses, the other counts are what is left."""
    made = class_summary(everyone.values(), KEYS)
    less = [[row for row in found if row.role not in HELD] for found in everyone.values()]
    assert made.discernment == class_summary(less, KEYS).discernment_with_items
    assert made.calibration == class_summary(less, KEYS).calibration_with_items
    assert made.discernment.sound_count < made.discernment_with_items.sound_count


def test_gain_is_that_of_the_finished_sets(everyone):
    """The difference of both sets, person by person, over those who finished both."""
    made = class_summary(everyone.values(), KEYS).gain
    each = [student_summary(found, KEYS, student=name) for name, found in everyone.items()]
    steps = [it.closing - it.opening for it in each if None not in (it.opening, it.closing)]
    assert (made.count, made.left_out) == (len(steps), 40 - len(steps))
    assert made.mean == pytest.approx(np.mean(steps))


def test_nobody_has_no_numbers():
    """A class without an answer has counts of 0, and no fall."""
    made = class_summary([(), ()], KEYS)
    assert (made.students, made.gain.few, made.sound, made.fall) == (0, True, (), None)
    assert made.discernment.difference is None


def test_trust_is_counted_by_lesson():
    """Boxes that deserve trust count as trusted when ticked, and others when ticked wrongly."""
    sound, unsound = boxes("04")
    given = [sound, sound[:1], [*sound, *unsound]]
    found = [rows("04", ("04-q5", each), student=f"{n}") for n, each in enumerate(given)]
    (made,) = class_summary(found, KEYS).sound
    assert (made.lesson, made.persons, made.judged, made.unsound_judged) == ("04", 3, 6, 6)
    assert made.trust == pytest.approx((1 + 0.5 + 1) / 3)
    assert made.unsound_trust == pytest.approx(1 / 3)


def test_a_whole_question_is_trusted_or_not_however_sure():
    """A guess that holds is all trust, at whatever confidence, and a lone thing counts nothing."""
    sound = [name for name in KEYS.questions("01") if question(name).sound]
    given = [(name, question_answers.right(question(name)), 1, 50) for name in sound[:3]]
    made = class_summary([rows("01", *given), rows("01", *given[:1])], KEYS).sound
    assert [(it.persons, it.judged, it.trust) for it in made] == [(1, 3, 1.0)]
    doubted = [(name, question_answers.wrong(question(name)), 1, 50) for name in sound[:3]]
    made = class_summary([rows("01", *given[:1], *doubted[1:])], KEYS).sound
    assert made[0].trust == pytest.approx(1 / 3)


def boxes(lesson):
    """Return the ids of the sound boxes of a lesson's question, and of the unsound ones."""
    judged = question(BOXES[lesson]).judged()
    return [id for id in judged if judged[id]], [id for id in judged if not judged[id]]


def someone(n, **ticked):
    """Return the rows of a student who ticked so many sound and unsound boxes in each lesson."""
    found = []
    for name, (sound, unsound) in ticked.items():
        good, bad = boxes(name[1:])
        tries = received(name[1:], (BOXES[name[1:]], [*good[:sound], *bad[:unsound]]))
        found += judged(tries, student=f"{n}").rows
    return found


def fall(count, **ticked):
    """Return the fall told of a class whose students all ticked the same."""
    made = class_summary((someone(n, **ticked) for n in range(count)), KEYS)
    return made.fall


STEADY = {"_02": (2, 0), "_03": (2, 0)}
FALLS = {
    "trust fell": (10, {**STEADY, "_04": (1, 0)}, True),
    "too few": (9, {**STEADY, "_04": (1, 0)}, False),
    "steady": (30, {**STEADY, "_04": (2, 0)}, False),
    "rose": (30, {"_02": (1, 0), "_03": (1, 0), "_04": (2, 0)}, False),
    "harder, not more doubted": (30, {**STEADY, "_04": (1, 1)}, False),
    "fell before and came back": (30, {"_02": (2, 0), "_03": (1, 0), "_04": (2, 0)}, False),
    "one lesson alone": (30, {"_04": (1, 0)}, False),
}


@pytest.mark.parametrize(("count", "ticked", "is_told"), FALLS.values(), ids=FALLS)
def test_a_fall_of_trust_is_told(count, ticked, is_told):
    """It is told of ten students on, against their own lessons before, and not of hard lessons."""
    assert (fall(count, **ticked) is not None) == is_told


def test_a_fall_is_told_with_its_counts():
    """The line names the lesson, both shares, and how many students there were."""
    made = fall(12, **STEADY, _05=(1, 0))
    assert dataclasses.astuple(made) == ("05", 12, 12, 1.0, 0.5, 0.0, 0.0)
    assert made.line == (
        "Trust in what is sound has fallen: in lesson 05 your students trusted 50 % of the sound "
        "things, and 100 % in the lessons before (12 students, 12 of them trusted less). Doubt "
        "can grow too far. Praise trust well placed, and look at one sound claim together."
    )


def test_a_small_fall_is_not_told():
    """One student in four who trusts half as much moves the mean by less than the threshold."""
    found = [someone(n, **STEADY, _04=(1 if n % 4 == 0 else 2, 0)) for n in range(40)]
    assert class_summary(found, KEYS).fall is None
    assert module.FALL > 0.5 / 4


def test_a_fall_that_chance_may_have_made_is_not_told():
    """Where seven of ten trusted far less and three far more, the mean fell, and says nothing."""
    before, after = {"_02": (1, 1), "_03": (1, 1)}, (0, 1)
    found = [someone(n, **before, _04=(2, 1) if n < 3 else after) for n in range(10)]
    assert class_summary(found, KEYS).fall is None
    steps = [0.5] * 3 + [-0.5] * 7
    assert np.mean(steps) < -module.FALL
    assert reasoning.gain([0.0] * 10, steps).high > 0


def test_the_newest_lesson_of_enough_students_is_compared():
    """A lesson that few have handed in so far is not the one to speak of."""
    found = [someone(n, **STEADY, _04=(1, 0)) for n in range(12)]
    found[0] = someone(0, **STEADY, _04=(1, 0), _05=(2, 0))
    assert class_summary(found, KEYS).fall.lesson == "04"


def test_classes_of_one_steady_ability_are_seldom_called_falling():
    """Of twenty made classes, whose trust does not move, none or one is told of."""
    told = 0
    for seed in range(20):
        piles = {}
        for pupil, each in classes.hand_ins(15, ("02", "03", "04", "05"), seed):
            made = judged(each, student=pupil.alias).rows
            piles.setdefault(pupil.alias, []).extend(made)
        told += class_summary(piles.values(), KEYS).fall is not None
    assert told <= 1


def test_an_answer_to_a_question_that_is_gone_is_passed_over():
    """Rows of an older course, read back from a table, count nothing and break nothing."""
    (row,) = rows("04", ("04-q5", ["a"]))
    gone = dataclasses.replace(row, question="04-q99")
    away = dataclasses.replace(row, lesson="99")
    assert class_summary([[gone, away]], KEYS).sound == ()
