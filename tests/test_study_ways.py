"""What may be left out: the other of two ways, and a question that is for nobody a must."""

import pytest
import question_answers

import whosays


@pytest.fixture
def lesson(tmp_path):
    """Return lesson 05 with heron signed in."""
    opened = whosays.lesson("05", answers=tmp_path)
    opened.desk.sign_in("heron")
    return opened


def go(lesson, way):
    """Answer every question of a way."""
    for question in lesson.questions.values():
        if question.way == way:
            lesson.submit(question.id, question_answers.right(question), 80)


def still_open(lesson):
    """Return what the lesson calls open."""
    return repr(lesson.saved())


def test_both_ways_are_open_at_first(lesson):
    """Nobody has chosen yet, and both are told."""
    lesson.submit("05-r1", "b")
    assert "Way one 1 of 3" in still_open(lesson)
    assert "Way two 1 of 4" in still_open(lesson)


@pytest.mark.parametrize(("gone", "other"), [("Way one", "Way two"), ("Way two", "Way one")])
def test_a_way_gone_to_its_end_closes_the_other(lesson, gone, other):
    """Whoever went one way has left nothing of the other undone."""
    go(lesson, gone)
    assert other not in still_open(lesson)
    assert "Question 1 of 2" in still_open(lesson)


def test_half_a_way_closes_nothing(lesson):
    """Before the end of a way the other may still be meant."""
    lesson.submit("05-s1", question_answers.right(lesson.questions["05-s1"]), 80)
    assert "Way two" in still_open(lesson)


def test_a_card_is_headed_by_its_way(lesson):
    """No main question of a way is called a question to stretch for."""
    spec = lesson.ask("05-s1").spec
    assert (spec["way"], spec["number"]) == ("Way one", "1 of 3")


def test_an_optional_question_is_never_called_open(tmp_path):
    """Whoever passes over the sentence on people is not told that something is missing."""
    lesson = whosays.lesson("01", answers=tmp_path)
    lesson.desk.sign_in("heron")
    for question in lesson.questions.values():
        if not question.optional:
            lesson.submit(question.id, question_answers.right(question), 80)
    assert lesson.questions["01-b7"].optional
    assert "Nothing is left open." in repr(lesson.saved())
