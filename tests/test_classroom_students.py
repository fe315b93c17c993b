"""What judged answers amount to for one student, checked against other ways of counting."""

import math

import classes
import pandas as pd
import pytest
import question_answers
from judging import judged, question, received, rows

import whosays
from whosays import lessons
from whosays.classroom.form import Received
from whosays.classroom.handing_in import making
from whosays.classroom.scoring.keys import is_marked
from whosays.classroom.scoring.student_summary import firsts, lesson_score, student_summary, told

KEYS = classes.keys()
MARKED = ("core", "spaced", "verdict")


def scored(lesson, *tries, **kept):
    """Return the score of a lesson from tries."""
    found = rows(lesson, *tries, **kept)
    return lesson_score(found, KEYS, student="Mina", lesson=lesson)


def marked(lesson, *roles):
    """Return the ids of a lesson's marked questions of some roles."""
    asked = KEYS.questions(lesson).values()
    return [each.id for each in asked if each.role in roles and is_marked(each)]


def right(*names):
    """Return right answers."""
    return [(name, question_answers.right(question(name))) for name in names]


def wrong(*names):
    """Return wrong answers."""
    return [(name, question_answers.wrong(question(name))) for name in names]


def test_a_score_is_the_mean_over_all_that_were_asked():
    """What has no answer counts nothing, and part of an answer counts in part."""
    asked = marked("04", "core", "spaced")
    part = wrong("04-q1")
    made = scored("04", *right("04-r1", "04-q6"), *part)
    share = judged(received("04", *part)).rows[0].score
    assert (made.asked, made.answered, made.right) == (len(asked), 3, 2)
    assert made.score == pytest.approx((2 + share) / len(asked))


def test_nothing_handed_in_earns_nothing():
    """An empty hand-in has a score: 0 of all that was asked."""
    made = scored("04")
    assert (made.asked, made.answered, made.score) == (len(marked("04", "core", "spaced")), 0, 0.0)


def test_what_has_no_marks_is_not_asked():
    """Losses and own words are in no count, answered or not."""
    names = [each.id for each in KEYS.questions("05").values() if not is_marked(each)]
    made = scored("05", *right(*names))
    assert (made.answered, made.score) == (0, 0.0)
    assert made.asked == len([*marked("05", "core", "spaced")])


def test_stretch_questions_are_apart():
    """They change no score, and are counted beside it."""
    core = right(*marked("04", "core", "spaced"))
    made = scored("04", *core, *wrong("04-s1"))
    assert (made.score, made.stretch_answered, made.stretch_right) == (1.0, 1, 0)


WAYS = {"one": (["05-s1", "05-s2", "05-q2"], "Way one"), "two": (["05-q2", "05-q3"], "Way two")}


@pytest.mark.parametrize(("names", "way"), [*WAYS.values(), ([], "")], ids=[*WAYS, "neither"])
def test_the_way_taken_is_asked_about(names, way):
    """The way with most answers is the one taken, and questions of the other are not asked."""
    made = scored("05", *right(*names))
    assert made.way == way
    assert made.stretch_answered == sum(name in ("05-s1", "05-s2") for name in names)


@pytest.mark.parametrize("given", range(7))
def test_three_verdicts_are_asked_of_everybody(given):
    """The lesson says that three will do; whoever gives more is asked for as many."""
    others = len(marked("07", "core", "spaced"))
    made = scored("07", *right(*marked("07", "verdict")[:given]))
    assert (made.asked, made.answered) == (others + max(3, given), given)
    assert made.score == pytest.approx(given / (others + max(3, given)))


@pytest.mark.parametrize(("keep", "score"), [("first", 0), ("best", 1), ("last", 0)])
def test_the_try_that_is_kept_makes_the_score(keep, score):
    """The mark follows the rule that the teacher chose."""
    tries = [*wrong("04-r1"), *right("04-r1"), *wrong("04-r1")]
    made = scored("04", *tries, keep=keep)
    assert made.score == pytest.approx(score / made.asked)


@pytest.fixture(scope="module")
def everyone():
    """Return all judged rows of a class of thirty, by student."""
    piles = {}
    for pupil, each in classes.hand_ins(30, seed=5):
        piles.setdefault((pupil.alias, each.hand_in.lesson), []).append(each)
    made = {}
    for (alias, _), files in piles.items():
        made.setdefault(alias, []).extend(judged(*files, student=alias).rows)
    return made


def table(found):
    """Return rows as a table, as pandas reads answers.csv."""
    return pd.DataFrame([{name: getattr(row, name) for name in row.__slots__} for row in found])


def test_scores_of_a_class_agree_with_pandas(everyone):
    """Counted from the table alone, lesson by lesson, the sums are the same."""
    for alias, found in everyone.items():
        frame = table(found)
        frame = frame[frame.scored & frame.counts & frame.role.isin(MARKED)]
        sums = frame.groupby("lesson").score.agg(["count", "sum"])
        made = student_summary(found, KEYS, student=alias)
        for lesson, row in sums.iterrows():
            score = made.lessons[lesson]
            assert score.answered == row["count"]
            assert score.score == pytest.approx(row["sum"] / score.asked)
        whole = sum(each.asked for each in made.lessons.values())
        assert made.asked == whole
        assert made.score == pytest.approx(sums["sum"].sum() / whole)


def test_objectives_of_a_class_agree_with_pandas(everyone):
    """Over all lessons, each marked question counts for the objective that it names."""
    for alias, found in everyone.items():
        frame = table(found)
        frame = frame[frame.scored & frame.counts & frame.role.isin(MARKED)]
        sums = frame.groupby("objective").score.agg(["count", "sum"])
        made = student_summary(found, KEYS, student=alias).objectives
        assert {it.objective: it.answered for it in made if it.answered} == dict(sums["count"])
        for each in made:
            assert each.asked >= each.answered >= each.right
            earned = sums["sum"].get(each.objective, 0.0)
            assert each.score == pytest.approx(earned / each.asked)


def test_discernment_and_calibration_agree_with_pandas(everyone):
    """From the first tries that may be told: mean trust by soundness, right answers by bin."""
    for alias, found in everyone.items():
        frame = table(told(found, KEYS))
        frame = frame[frame.outcome != "cannot-check"].sort_values("try_")
        frame = frame.groupby("question").first()
        made = student_summary(found, KEYS, student=alias)
        trust = frame.dropna(subset=["trust"]).groupby("sound").trust.mean()
        assert made.discernment.sound == pytest.approx(trust[True])
        assert made.discernment.unsound == pytest.approx(trust[False])
        sure = frame.dropna(subset=["confidence"])
        bins = sure.groupby(pd.cut(sure.confidence, [-1, 59.99, 85, 100]), observed=False)
        assert [each.count for each in made.calibration] == bins.size().tolist()
        rights = bins.outcome.apply(lambda it: (it == "right").sum())
        assert [each.right for each in made.calibration] == rights.tolist()


def test_the_first_try_that_can_be_read_is_the_first():
    """An answer that could not be read is no try, whichever try counts."""
    found = rows("04", ("04-q6", "?"), ("04-q6", "a"), ("04-q6", "b"), keep="last")
    assert firsts(reversed(found))["04-q6"].answer == "a"


def guesses():
    """Return a guess at each claim of lesson 01."""
    return rows("01", *right(*marked("01", "prediction")))


STAMPED = {
    "01": set(),
    "02": {"b1", "b2"},
    "06": {"b1", "b2", "b3", "b8", "b9", "b12", "b14", "b6", "b4"},
}


@pytest.mark.parametrize(("lesson", "claims"), STAMPED.items(), ids=STAMPED)
def test_a_guess_waits_for_the_stamp_on_its_claim(lesson, claims):
    """Its outcome is told once a lesson that shows the verdict was handed in."""
    known = told(guesses(), KEYS, lessons=["01", lesson])
    assert {row.claim for row in known} == claims


def sets(closing):
    """Return all opening items of form A, and so many closing items of form B."""
    opening = [
        each.id
        for each in KEYS.questions("00").values()
        if (each.role, each.form) == ("opening", "A")
    ]
    last = [
        each.id
        for each in KEYS.questions("08").values()
        if (each.role, each.form) == ("closing", "B")
    ]
    return (*rows("00", *right(*opening)), *rows("08", *right(*last[:closing])))


@pytest.mark.parametrize(("closing", "known"), [(0, 0), (7, 0), (8, 16)])
def test_items_wait_for_the_last_closing_one(closing, known):
    """No outcome of an opening or closing item is told before all closing items are answered."""
    assert len(told(sets(closing), KEYS)) == known


def test_a_set_that_is_not_finished_has_no_score():
    """Seven of eight items say nothing that could be held against eight."""
    made = student_summary(sets(7), KEYS, student="Mina")
    assert (made.opening, made.closing) == (8, None)
    assert (made.discernment.sound_count, made.calibration[0].count) == (0, 0)


def test_lessons_without_an_answer_are_counted():
    """A lesson that came empty is asked in full."""
    made = student_summary((), KEYS, student="Mina", lessons=["04"])
    assert made.lessons["04"].asked == made.asked > 0
    assert (made.answered, made.score, made.opening) == (0, 0.0, None)


def answer_all(folder, alias):
    """Answer all that a person is asked in all lessons, twice, as at a card."""
    for id in lessons.ids():
        lesson = whosays.lesson(id, answers=folder)
        lesson.desk.sign_in(alias)
        form = lesson.form
        for n, each in enumerate(lesson.questions.values()):
            if each.form in ("", form):
                make, sure = (question_answers.right, 75) if n % 3 else (question_answers.wrong, 90)
                lesson.submit(each.id, make(each), sure if each.confidence else None)
                again = question_answers.right(each)
                lesson.submit(each.id, again, 100 if each.confidence else None)


def test_the_numbers_are_those_that_the_student_saw(tmp_path):
    """From a journal by way of its hand-ins come the very tries that the lesson itself counts."""
    answer_all(tmp_path, "heron")
    seen = whosays.lesson("08", answers=tmp_path).tries()
    mine = firsts(told(handed_in(tmp_path, "heron"), KEYS)).values()
    mine = [row for row in mine if row.scored and (row.confidence is not None or asks(row))]
    assert [row.question for row in mine] == seen.question.tolist()
    assert [row.outcome == "right" for row in mine] == seen.right.tolist()
    said = [math.nan if row.confidence is None else row.confidence / 100 for row in mine]
    assert said == pytest.approx(seen.said.tolist(), nan_ok=True)
    trust = [math.nan if row.trust is None else row.trust for row in mine]
    assert trust == pytest.approx(seen.trust.tolist(), nan_ok=True)


def asks(row):
    """Tell whether a question asks about anything to trust or to doubt."""
    return bool(KEYS.find(row.lesson, row.question).judged())


def handed_in(folder, alias):
    """Return the judged rows of all lessons in a folder of answers."""
    found = []
    for id in lessons.ids():
        made = making.hand_in(
            folder, alias=alias, lesson=id, ledger="1.0.0", course="0.1.0", now=classes.START
        )
        found += judged(Received("a.json", made)).rows
    return found
