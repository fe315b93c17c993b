"""Hints in steps, the solution after a try, words for every note, and nothing that raises."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_question_build import TABLES, made

from whosays import lessons
from whosays.journal import Problem, problem_text
from whosays.questions import (
    NOTES,
    OUTCOMES,
    Note,
    can_see_solution,
    check,
    hint,
    hints_left,
    note_text,
    read_number,
    solution,
)

steady = settings(deadline=None, derandomize=True)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["a", "b", "s1", "i1", "r1", "hedge", "text", "rubric", "low", "high", "43"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["s1", "i1", "text", "rubric", "low", "high"]), inner),
    max_leaves=8,
)  # fmt: skip

ASKED = [
    "", "4.000", "3-4", "3 or 4", "many", "4m", "4³", "1e99", "9" * 300, "not", "3/", "x{0}{typed}",
]  # fmt: skip


@steady
@given(st.sampled_from(sorted(TABLES)), JSON)
def test_no_answer_raises(kind, answer):
    """Whatever JSON arrives, there is one of the four outcomes, and words for each note."""
    result = check(made(kind), answer)
    assert result.outcome in OUTCOMES
    assert result.score is None or 0 <= result.score <= 1
    assert all(note_text(note, lessons.words()) for note in result.notes)


@pytest.mark.parametrize("kind", TABLES)
def test_an_answer_nested_without_end_does_not_raise(kind):
    """Depth is no way to break checking."""
    deep = []
    for _ in range(100_000):
        deep = [deep]
    for answer in (deep, {"text": deep}, {"s1": deep}, {"low": deep}, [deep]):
        assert check(made(kind), answer).outcome in ("cannot-check", "not-tried")


def test_hints_come_in_steps():
    """Each request gives the next one, and then no more."""
    question = made("one-choice", hints=["First.", "Second."])
    assert [hint(question, used) for used in range(-1, 3)] == [None, "First.", "Second.", None]
    assert [hints_left(question, used) for used in range(4)] == [2, 1, 0, 0]


@pytest.mark.parametrize(
    ("changes", "tries", "seen"),
    [
        ({"solution": "It is a."}, 0, False),
        ({"solution": "It is a."}, 1, True),
        ({}, 3, False),
        ({"solution": "It is a.", "feedback": "later"}, 3, False),
    ],
    ids=["before a try", "after a try", "there is none", "answers wait"],
)
def test_the_solution_is_shown_on_request_after_a_try(changes, tries, seen):
    """It needs a try, a solution, and a question whose answers do not wait."""
    question = made("one-choice", **changes)
    assert can_see_solution(question, tries) is seen
    assert solution(question, tries) == ("It is a." if seen else None)


def test_the_sample_is_the_solution_of_a_short_text():
    """Own words are compared with a sample after a try."""
    assert solution(made("short-text"), 1) == "A sample."


@pytest.mark.parametrize("text", ASKED, ids=lambda text: text[:20])
def test_a_number_that_is_asked_back_has_words(text):
    """The words hold what was typed, and braces in it do no harm."""
    for note in check(made("number"), text).notes:
        assert re.search(r"[A-Z].*[.?]$", note_text(note, lessons.words()))
    assert read_number(text, whole=True) is not None


def test_asking_back_names_the_readings():
    """The whole sentence, as a student reads it."""
    (note,) = check(made("number", unit="%"), "4.000").notes
    assert note_text(note, lessons.words()) == (
        "“4.000” can be read in two ways. Did you mean 4000 / 4.0? Type the one you mean."
    )


def test_every_note_and_outcome_has_words():
    """No code is left without a sentence, and no sentence without a code."""
    words = lessons.words()
    assert sorted(words["outcome"]["note"]) == sorted(NOTES)
    assert {*OUTCOMES, "kept", "note"} == set(words["outcome"])
    assert note_text(Note("hedge-kept", {"hedge": "at-least"}), words) == (
        "Your hedge (at least) is kept."
    )


JOURNAL_CODES = {
    "read-only": {"folder": "/x"}, "disk-full": {}, "disk-error": {}, "no-folder": {"folder": "/x"},
    "answer-too-long": {}, "answer-not-plain": {}, "broken-lines": {"file": "f", "count": "1"},
    "newer-version": {"file": "f"}, "too-large": {"file": "f", "size": "99"},
    "unreadable": {"file": "f"}, "folder-unreadable": {"folder": "/x"}, "alias-empty": {},
    "alias-too-long": {"most": "400"}, "nobody": {}, "page-full": {}, "page-blocked": {},
    "page-private": {}, "page-others": {},
}  # fmt: skip


def test_every_problem_of_the_journal_has_words():
    """A sentence ends with what to do, for each code that a student may meet."""
    words = lessons.words()
    assert set(words["journal"]) == set(JOURNAL_CODES)
    for code, params in JOURNAL_CODES.items():
        assert problem_text(Problem(code, params), words).endswith(".")
