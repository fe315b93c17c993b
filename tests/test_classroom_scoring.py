"""From hand-ins to judged answers: which tries there were, what each is worth, which counts."""

import math

import classes
import pytest
import question_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import JOURNAL, judged, question, received, rows
from test_classroom_keys import ALL, JSON

from whosays import questions
from whosays.classroom.grading import tables
from whosays.classroom.scoring import judging
from whosays.classroom.scoring.judging import KEEP, judge


def short(found):
    """Return the tries as question, number, outcome and whether it counts."""
    return [(each.question, each.try_, each.outcome, each.counts) for each in found]


def told(problems):
    """Return the problems as file, code and what they count."""
    return [(each.file, each.code, each.params["count"]) for each in problems]


def test_a_row_tells_all_of_one_try():
    """A try has its question's fields, and what its answer is worth."""
    (row,) = rows("02", ("02-q1", "b", 3, 80))
    result = questions.check(question("02-q1"), "b")
    assert (row.student, row.lesson, row.journal, row.file) == ("Mina", "02", JOURNAL, "a.json")
    assert (row.kind, row.role, row.objective, row.claim) == ("one-choice", "core", "02-o1", "")
    assert (row.try_, row.confidence, row.answer, row.counts) == (3, 80, "b", True)
    assert (row.outcome, row.score, row.scored) == (result.outcome, result.score, True)
    trust = questions.trust(question("02-q1"), "b", right=result.outcome == "right", sure=0.8)
    assert (row.sound, row.trust) == (False, pytest.approx(trust))


def test_judged_answers_come_back_from_their_table(tmp_path):
    """What is written to answers.csv and read again amounts to the same."""
    found = [*rows("02", ("02-q1", "b", 1, 80)), *rows("05", ("05-q3", ["?"]), ("05-q1", None))]
    tables.write(tmp_path, "answers.csv", tables.answer_cells(found))
    assert tables.read_answers(tmp_path) == found


TRIES = [("04-q2", "1"), ("04-q2", "2"), ("04-q2", "3")]
KEPT = {"first": [True, False, False], "best": [True, False, False], "last": [False, False, True]}


@pytest.mark.parametrize("keep", KEEP)
def test_the_try_that_is_kept_counts(keep):
    """The first, the last, or of equally good ones the earliest."""
    assert [row.counts for row in rows("04", *TRIES, keep=keep)] == KEPT[keep]


@pytest.mark.parametrize(("keep", "counting"), [("first", 1), ("best", 2), ("last", 3)])
def test_the_best_try_is_the_one_of_most_points(keep, counting):
    """Part of an answer is better than none of it, and all of it better than part."""
    right = question_answers.right(question("04-q1"))
    part = question_answers.wrong(question("04-q1"))
    none = {item: part[item] for item in [*part][:1]}
    found = rows("04", ("04-q1", part), ("04-q1", right), ("04-q1", none), keep=keep)
    assert [row.try_ for row in found if row.counts] == [counting]


@pytest.mark.parametrize("keep", KEEP)
def test_of_own_words_the_last_count(keep):
    """A text is written anew, not guessed anew, so its last form is the one to read."""
    texts = [{"text": "It was said by one office. " * n, "rubric": []} for n in (1, 2, 3)]
    found = rows("04", *[("04-own", each) for each in texts], keep=keep)
    assert short(found) == [("04-own", n, "", n == 3) for n in (1, 2, 3)]


def test_an_answer_that_cannot_be_read_is_no_try_that_counts():
    """The first that can be read counts instead, and the teacher is told."""
    made = judged(received("04", ("04-q6", ["a"]), ("04-q6", "zz"), ("04-q6", "a")))
    assert [(row.outcome, row.counts) for row in made.rows[:2]] == [("cannot-check", False)] * 2
    assert made.rows[2].counts
    assert told(made.problems) == [("a.json", "answer-unread", "2")]


PARTS = ["04-q1", "01-q4", "02-q2", "60-q4", "06-q2"]


@pytest.mark.parametrize("name", PARTS)
def test_part_of_an_answer_earns_what_checking_gives(name):
    """Matching, several and marks are scored in part, as the student saw it."""
    slip = question_answers.wrong(question(name))
    (row,) = rows(name[:2], (name, slip))
    assert row.score == questions.check(question(name), slip).score
    assert 0 < row.score < 1


@pytest.mark.parametrize("asked", [each for each in ALL if not each.scored], ids=lambda it: it.id)
def test_nothing_about_losses_is_judged(asked):
    """A question without marks gets no outcome, score, trust or confidence, right or wrong."""
    lesson = classes.keys().lesson_of[asked.id]
    for answer in (question_answers.right(asked), question_answers.wrong(asked)):
        (row,) = rows(lesson, (asked.id, answer, 1, 90))
        assert (row.outcome, row.score, row.confidence) == ("", None, None)
        assert (row.scored, row.sound, row.trust, row.counts) == (False, None, None, True)


def test_a_later_file_adds_tries():
    """Handed in again, the tries that were there are not doubled, and new ones follow."""
    early = received("04", ("04-q6", "a"), ("04-q2", "1"), file="1.json")
    late = received("04", ("04-q6", "a"), ("04-q2", "1"), ("04-q6", "b"), file="2.json")
    made = judged(early, late)
    assert short(made.rows) == [
        ("04-q2", 1, "not-yet", True),
        ("04-q6", 1, made.rows[1].outcome, True),
        ("04-q6", 2, made.rows[2].outcome, False),
    ]
    assert [row.file for row in made.rows] == ["1.json", "1.json", "2.json"]
    assert made.problems == ()


CHANGED = {"answer": ("04-q6", "b"), "confidence": ("04-q6", "a", 1, 100)}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED)
def test_a_later_file_cannot_change_a_try(change):
    """What was handed in first stands, and the file that says otherwise is named."""
    early = received("04", ("04-q6", "a", 1, 50), file="1.json")
    made = judged(early, received("04", change, file="2.json"))
    assert [(row.answer, row.confidence) for row in made.rows] == [("a", 50)]
    assert told(made.problems) == [("2.json", "tries-differ", "1")]
    assert made.problems[0].what == (
        "Tries that came before, in 1.json, read differently in this file: 1 (04-q6)."
    )


def test_a_file_cannot_slip_a_first_try_in():
    """A first try that turns up only in a later file comes after what was handed in before."""
    early = received("04", ("04-q6", "a", 2), file="1.json")
    made = judged(early, received("04", ("04-q6", "b", 1), file="2.json"))
    assert [(row.answer, row.try_, row.counts) for row in made.rows] == [
        ("a", 2, True),
        ("b", 3, False),
    ]


def test_tries_come_in_the_order_of_their_numbers():
    """The order in which a file lists them changes nothing."""
    made = rows("04", ("04-q6", "c", 3), ("04-q6", "a", 1), ("04-q6", "b", 2))
    assert [(row.answer, row.try_) for row in made] == [("a", 1), ("b", 2), ("c", 3)]


def test_two_journals_under_one_key_follow_each_other():
    """Tries of another folder of answers are tries of their own, after the older file's."""
    one = received("04", ("04-q6", "a"), file="1.json")
    other = received("04", ("04-q6", "b"), file="2.json", journal="20261103t080000-ff")
    made = judged(one, other)
    assert [(row.answer, row.try_, row.counts) for row in made.rows] == [
        ("a", 1, True),
        ("b", 2, False),
    ]
    assert made.problems == ()


ODD = {
    "question-unknown": (
        [("zz-1", "a"), ("", "a"), ("04-q99", "a")],
        "Answers to questions that lesson 04 does not have: 3 (zz-1, , 04-q99).",
    ),
    "question-elsewhere": (
        [("05-q1", ["a"])],
        "Answers to questions of another lesson stand in this file of lesson 04: 1 (05-q1).",
    ),
    "answer-unread": (
        [("04-q6", {"a": [None]}), ("04-q2", "\u202e"), ("04-q1", None)],
        "Answers that cannot be read as answers to their questions: 3 (04-q1, 04-q2, 04-q6).",
    ),
    "confidence-unasked": (
        [("04-r1", "a", 1, 50), ("04-q4", {"low": "1", "high": "2"}, 1, 50), ("04-q6", "a", 1, -1)],
        "A confidence is given where none was asked for, or it is not a number from 0 to 100: "
        "3 (04-r1, 04-q4, 04-q6).",
    ),
}


@pytest.mark.parametrize(("code", "case"), ODD.items(), ids=ODD)
def test_what_is_odd_is_graded_around_and_named(code, case):
    """The file is graded all the same, the oddness told once, and a sound answer counts."""
    tries, what = case
    made = judged(received("04", *tries, ("04-q3", ["a", "d"])))
    (problem,) = made.problems
    assert (problem.code, problem.what, problem.graded) == (code, what, True)
    assert [row.question for row in made.rows if row.outcome == "right"] == ["04-q3"]
    assert problem.why
    assert problem.mend


SURE = {0: 0, 62.5: 62.5, 100: 100, -1: None, 100.5: None, "80": None, math.nan: None}


@pytest.mark.parametrize(("said", "kept"), [*SURE.items(), (True, None)], ids=repr)
def test_a_confidence_is_a_number_of_percent(said, kept):
    """Anything else is left out, and named."""
    made = judged(received("04", ("04-q6", "a", 1, said)))
    assert made.rows[0].confidence == kept
    assert [each.code for each in made.problems] == ["confidence-unasked"] * (kept is None)


def test_strange_ids_are_shown_safely_and_not_all():
    """Ids out of a file are cut and cleaned before anybody reads them."""
    names = [f"{n}\u202e\x00<script>" + "x" * 1000 for n in range(1000)]
    (problem,) = judged(received("04", *[(name, "a") for name in names])).problems
    assert problem.params["count"] == "1,000"
    assert problem.params["questions"].endswith(", …")
    assert len(problem.params["questions"]) < 250
    assert problem.params["questions"].isprintable()


def test_thousands_of_tries_are_cut_to_some():
    """The first ones and the last are judged, and the rest are counted for the teacher."""
    made = judged(received("04", *[("04-q6", "b")] * 5000, ("04-q6", "a")), keep="last")
    assert len(made.rows) == judging.MOST_TRIES
    assert (made.rows[-1].answer, made.rows[-1].try_, made.rows[-1].counts) == ("a", 5001, True)
    assert told(made.problems) == [("a.json", "tries-too-many", "4,951")]


def test_a_lesson_that_nobody_knows_is_named():
    """Nothing is judged, and the teacher learns which lessons there are."""
    made = judged(received("77", ("77-q1", "a")))
    assert made.rows == ()
    (problem,) = made.problems
    assert not problem.graded
    assert problem.what == (
        "This hand-in is of lesson 77, which this version of the course does not have."
    )


WRONG = {"nothing": ([], "first"), "two lessons": ([received("04"), received("05")], "first")}


@pytest.mark.parametrize(
    ("files", "keep"), [*WRONG.values(), ([received("04")], "worst")], ids=[*WRONG, "keep"]
)
def test_a_wrong_call_is_told(files, keep):
    """No file, files of two lessons, and an unknown way to keep are faults of the caller."""
    with pytest.raises(ValueError, match=r"Type judge\(\[received\], keys, \"first\""):
        judge(files, classes.keys(), keep, student="Mina")


NAMES = st.sampled_from([each.id for each in ALL]) | st.text(max_size=10)
TRY = st.tuples(
    NAMES, JSON, st.integers(1, 10**6), st.none() | st.floats() | st.integers() | st.booleans()
)


@settings(deadline=None, derandomize=True)
@given(
    lesson=st.sampled_from(classes.keys().lessons),
    files=st.lists(st.lists(TRY, max_size=8), min_size=1, max_size=3),
    keep=st.sampled_from(KEEP),
)
def test_whatever_files_hold_is_judged(lesson, files, keep):
    """Nothing raises; at most one try of a question counts; nothing unmarked is judged."""
    given = [received(lesson, *each, file=f"{n}.json") for n, each in enumerate(files)]
    made = judged(*given, keep=keep)
    counting = [row.question for row in made.rows if row.counts]
    assert len(counting) == len(set(counting))
    assert {row.question for row in made.rows} <= classes.keys().questions(lesson).keys()
    for row in made.rows:
        assert row.scored or (row.score, row.trust, row.confidence) == (None, None, None)
        assert row.confidence is None or 0 <= row.confidence <= 100
        assert row.trust is None or 0 <= row.trust <= 1
    assert all(each.what and each.why and each.mend for each in made.problems)


@settings(deadline=None, derandomize=True)
@given(answers=st.lists(st.sampled_from("abcd"), min_size=1, max_size=8), cut=st.integers(1, 8))
def test_handing_in_twice_changes_nothing(answers, cut):
    """Whatever part was handed in before, the tries and the one that counts are the same."""
    tries = [("04-q6", each) for each in answers]
    whole = received("04", *tries, file="2.json")
    part = received("04", *tries[:cut], file="1.json")
    assert short(judged(part, whole).rows) == short(judged(whole).rows)
