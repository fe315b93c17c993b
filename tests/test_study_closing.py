"""The closing items: the other form, answers that wait, and a gain for a class alone."""

import pytest

import whosays
from whosays import lessons


@pytest.fixture
def course(tmp_path):
    """Return a function that opens a lesson of one folder for an alias."""

    def opened(id, alias="heron"):
        lesson = whosays.lesson(id, answers=tmp_path)
        lesson.desk.sign_in(alias)
        return lesson

    return opened


def items(lesson, role):
    """Return a person's items of a role."""
    return [q for q in lesson.questions.values() if q.role == role and q.form == lesson.form]


def answer_all(lesson, role, *, right=8, sure=90):
    """Answer a person's items of a role, the first so many of them right."""
    for n, question in enumerate(items(lesson, role)):
        chosen = next(each.id for each in question.options if each.right is (n < right))
        lesson.submit(question.id, chosen, sure)


def test_closing_items_are_the_opening_items_under_other_ids():
    """Both forms come back, with the same keys, and none gives its answer at once."""
    opening = lessons.read("00").with_role("opening")
    closing = lessons.read("08").with_role("closing")
    same = ("card", "key", "form", "skill", "sound", "prompt")
    assert [[each[n] for n in same] for each in opening] == [
        [each[n] for n in same] for each in closing
    ]
    assert {each["feedback"] for each in closing} == {"later"}
    assert {each["id"][:3] for each in closing} == {"08-"}


@pytest.mark.parametrize("alias", ["heron", "crane", "stork", "egret", "ibis"])
def test_closing_items_come_in_the_other_form(course, alias):
    """Whoever had form A first gets form B last, and the other way round."""
    forms = {course("00", alias).form, course("08", alias).form}
    assert forms == {"A", "B"}


def test_the_form_begun_stays(course):
    """An alias that answered another form, at a shared computer say, goes on from there."""
    first = course("00")
    other = next(q for q in first.questions.values() if q.form not in ("", first.form))
    first.submit(other.id, "a", 90)
    assert course("08").form != first.form == other.form


def test_answers_wait_for_the_last_item(course):
    """Before all eight are kept nothing is told but how many are open."""
    lesson = course("08")
    question = items(lesson, "closing")[0]
    lesson.submit(question.id, "a", 90)
    assert repr(lesson.both_sets()) == (
        "Still open: 7 of the 8 items above. When all are kept, run this cell again: then the "
        "answers to both sets stand here."
    )


def test_both_sets_are_told_with_every_answer(course):
    """Each of the sixteen items stands there with what was said and what is right."""
    answer_all(course("00"), "opening", right=5)
    lesson = course("08")
    answer_all(lesson, "closing", right=7)
    told = repr(lesson.both_sets())
    assert "Today's items: 7 of 8 right at the first try." in told
    assert "The items of lesson 00: 5 of 8 right at the first try." in told
    assert told.count("That is right.") == 12
    assert told.count("The answer is:") == 4


def test_who_skipped_the_first_set_sees_the_second(course):
    """Nobody is kept from answers by a set that was left out."""
    lesson = course("08")
    answer_all(lesson, "closing")
    told = repr(lesson.both_sets())
    assert "8 of 8" in told
    assert "You have no answers to the first set" in told


def test_nobody_signed_in_is_told_to_sign_in(tmp_path):
    """Without an alias there is nothing to show."""
    assert repr(whosays.lesson("08", answers=tmp_path).both_sets()).startswith("Nobody is signed")


def test_a_lesson_without_closing_items_says_where_they_are(course):
    """Asked in another lesson, it does not fail."""
    assert "last lesson" in repr(course("01").both_sets())


@pytest.mark.parametrize(("persons", "told"), [(1, False), (9, False), (10, True)])
def test_a_gain_is_told_of_a_class_alone(course, persons, told):
    """Below ten people with both sets no gain is shown, as it would be known whose it is."""
    for n in range(persons):
        answer_all(course("00", f"heron {n}"), "opening", right=4)
        lesson = course("08", f"heron {n}")
        answer_all(lesson, "closing", right=6)
    text = repr(lesson.both_sets())
    assert (f"{persons} people have done both sets" in text) is told
    assert ("a difference of +2.0" in text) is told


@pytest.mark.parametrize("given", [["a"], {"a": 1}, 5], ids=["list", "mapping", "number"])
def test_an_answer_of_another_form_is_shown_as_none(course, given):
    """A journal of an older course, or one edited by hand, keeps nobody from the answers."""
    lesson = course("08")
    answer_all(lesson, "closing")
    first = course("00")
    first.desk.book.write(items(first, "opening")[0].id, given, confidence=50)
    told = repr(course("08").both_sets())
    assert "The items of lesson 00: 0 of 1 right at the first try." in told
    assert "You said: “”" in told


def test_drafts_are_no_answers(course):
    """Who only chose, and handed nothing in, is told no outcome of the first set."""
    answer_all(course("00"), "opening")
    lesson = course("08")
    for question in items(lesson, "closing"):
        lesson.draft(question.id, "a")
    assert lesson.tries().empty
    assert repr(lesson.both_sets()).startswith("Still open: 8")


def test_a_set_of_drafts_is_no_set_of_a_class(course):
    """It has no score, rather than one of 0, and its person is not counted."""
    for n in range(10):
        opening = course("00", f"heron {n}")
        for question in items(opening, "opening"):
            opening.draft(question.id, "a")
        lesson = course("08", f"heron {n}")
        answer_all(lesson, "closing")
    assert "people have done both sets" not in repr(lesson.both_sets())
