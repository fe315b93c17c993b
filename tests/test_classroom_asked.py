"""Which questions a lesson asks of one student: their way, their form, and what may be left out."""

from dataclasses import replace

import pytest
from judging import question

from whosays.classroom.scoring.asked import asked

ONE, TWO = "Way one", "Way two"


def lesson(*changed):
    """Return questions q0, q1, ... made of one marked question, each with its changes."""
    made = [replace(question("04-q6"), id=f"q{n}", **each) for n, each in enumerate(changed)]
    return {each.id: each for each in made}


def names(found):
    """Return ids."""
    return [each.id for each in found]


FORKED = [{}, {"way": ONE}, {"way": TWO}, {"way": TWO}, {"way": ONE, "role": "stretch"}]
WAYS = {
    "none begun": ([], "", ["q0"]),
    "one": (["q1"], ONE, ["q0", "q1"]),
    "two": (["q2"], TWO, ["q0", "q2", "q3"]),
    "most of two": (["q1", "q2", "q3"], TWO, ["q0", "q2", "q3"]),
    "alike": (["q1", "q2"], ONE, ["q0", "q1"]),
}


@pytest.mark.parametrize(("answered", "way", "marked"), WAYS.values(), ids=WAYS)
def test_only_the_way_taken_is_asked_about(answered, way, marked):
    """It is the way with most answers; of equal ones, that which the lesson shows first."""
    made = asked(lesson(*FORKED), answered)
    assert (made.way, names(made.marked)) == (way, marked)
    assert names(made.stretch) == (["q4"] if way == ONE else [])


@pytest.mark.parametrize("answered", [[], ["q1"]], ids=["left out", "answered"])
def test_an_optional_question_is_asked_of_who_answers_it(answered):
    """Left out, it counts against nobody."""
    made = asked(lesson({}, {"optional": True}), answered)
    assert names(made.marked) == ["q0", *answered]


@pytest.mark.parametrize(("given", "more"), [(0, 3), (1, 2), (3, 0), (5, 0)])
def test_verdicts_not_given_are_asked_up_to_three(given, more):
    """Those given are asked, and as many more as make three."""
    board = lesson(*[{"role": "verdict"}] * 5)
    made = asked(board, [*board][:given])
    assert (len(made.marked), made.verdicts) == (given, more)


def test_no_more_verdicts_are_asked_than_there_are():
    """A board of two rows asks for two."""
    assert asked(lesson({"role": "verdict"}, {"role": "verdict"}), []).verdicts == 2


ROLES = ["core", "spaced", "opening", "closing", "prediction", "exit"]


def test_the_mark_is_made_of_core_and_spaced_questions():
    """Items, guesses and exit questions are in no mark."""
    made = asked(lesson(*({"role": role} for role in ROLES)), [])
    assert [each.role for each in made.marked] == ["core", "spaced"]


def test_what_has_no_marks_is_not_in_the_mark():
    """A question without marks is never asked for a mark, answered or not."""
    made = asked(lesson({"scored": False}, {"scored": False, "role": "stretch"}), ["q0", "q1"])
    assert (made.marked, made.stretch) == ((), ())


def test_the_form_begun_is_the_one():
    """It is the form with most answers."""
    forms = lesson(*({"form": form, "role": "opening"} for form in "AABB"))
    assert [asked(forms, some).form for some in ([], ["q0"], ["q2"], ["q0", "q2", "q3"])] == [
        *("", "A", "B", "B")
    ]
