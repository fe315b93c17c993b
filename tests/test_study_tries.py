"""First tries: how sure a person was, what came of it, and what may not be told yet."""

import pytest
from test_study_closing import answer_all, course

import whosays

__all__ = ["course"]


def chosen(question, *, right):
    """Return the id of a right, or of a wrong, option."""
    return next(option.id for option in question.options if option.right is right)


def with_confidence(lesson, role="core"):
    """Return the first one-choice question of a role that asks how sure one is."""
    return next(
        each
        for each in lesson.questions.values()
        if each.role == role and each.confidence and each.kind == "one-choice"
    )


def test_nobody_has_no_tries(tmp_path):
    """Without an alias the table is empty, with its columns."""
    tries = whosays.lesson("00", answers=tmp_path).tries()
    assert list(tries) == ["lesson", "question", "claim", "said", "right", "sound", "trust"]
    assert tries.empty


def test_the_first_try_counts(course):
    """A second answer, and how sure one is of it, changes nothing."""
    lesson = course("03")
    question = with_confidence(lesson)
    lesson.submit(question.id, chosen(question, right=False), 80)
    lesson.submit(question.id, chosen(question, right=True), 100)
    [row] = course("04").tries().to_dict("records")
    assert (row["lesson"], row["question"], row["said"], row["right"]) == (
        "03",
        question.id,
        0.8,
        False,
    )


def test_opening_items_wait_for_the_closing_ones(course):
    """Whoever could see how often they were right would know the answers."""
    answer_all(course("00"), "opening")
    lesson = course("08")
    assert lesson.tries().empty
    answer_all(lesson, "closing", right=6, sure=70)
    tries = lesson.tries()
    assert tries.groupby("lesson")["right"].sum().to_dict() == {"00": 8, "08": 6}
    assert tries.groupby("lesson")["said"].first().to_dict() == {"00": 0.9, "08": 0.7}


@pytest.mark.parametrize(("id", "told"), [("01", set()), ("02", {"b1", "b2"})])
def test_a_guess_waits_for_its_stamp(course, id, told):
    """A guess is judged once the lesson that is open shows the verdict."""
    first = course("01")
    for question in first.questions.values():
        if question.role == "prediction":
            first.submit(question.id, chosen(question, right=True), 90)
    assert set(course(id).tries()["claim"]) - {""} == told


GUESSES = {
    "b2": ("holds", 80, True, 0.8),
    "b1": ("holds", 80, False, 0.8),
    "b8": ("needs-repair", 60, False, 0.4),
    "b6": ("needs-repair", None, True, 0.0),
}


@pytest.mark.parametrize(("claim", "guess"), GUESSES.items(), ids=GUESSES)
def test_trust_is_what_was_given_to_the_claim(course, claim, guess):
    """Expecting a claim to hold is trust, expecting a repair is doubt, as sure as was said."""
    answer, sure, right, trust = guess
    lesson = course("01")
    question = next(q for q in lesson.questions.values() if q.claim == claim and q.scored)
    lesson.submit(question.id, answer, sure)
    [row] = course("08").tries().to_dict("records")
    assert (row["claim"], row["right"]) == (claim, right)
    assert row["trust"] == pytest.approx(trust)


VERDICTS = {
    "sound, trusted": ("b8", "holds", True, 1.0),
    "sound, doubted": ("b8", "needs-repair", False, 0.0),
    "unsound, doubted": ("b1", "needs-repair", True, 0.0),
    "unsound, doubted in another way": ("b1", "opinion", False, 0.0),
    "unsound, trusted": ("b1", "holds", False, 1.0),
}


@pytest.mark.parametrize(("claim", "verdict", "right", "trust"), VERDICTS.values(), ids=VERDICTS)
def test_only_a_verdict_that_holds_is_trust(course, claim, verdict, right, trust):
    """A doubting verdict is a doubt, also where it is the wrong one."""
    lesson = course("07")
    answer = {"verdict": verdict, "evidence": [], "repair": ""}
    lesson.submit(f"07-{claim}", answer)
    [row] = lesson.tries().to_dict("records")
    assert (row["claim"], row["right"], row["trust"]) == (claim, right, trust)
