"""The picture of one's own answers: how sure, how often right, and never about losses."""

import pandas as pd
import pytest
from chart_tries import sure, tries

import whosays
from whosays import lessons

WORDS = lessons.words()["explore"]["calibration"]


@pytest.fixture
def lesson(tmp_path):
    """Lesson 01, signed in."""
    lesson = whosays.lesson("01", answers=tmp_path)
    lesson.desk.sign_in("kim-7")
    return lesson


def shown(lesson, monkeypatch, answers):
    """Return the picture of these answers."""
    monkeypatch.setattr(lesson, "tries", lambda: answers)
    return whosays.calibration(lesson)


def sentence(widget):
    """Return the sentence below the picture."""
    return widget.figure.first_about["sentence"]


def test_the_sentence_is_in_plain_words(lesson, monkeypatch):
    """How often right out of how many, for how sure; no score."""
    widget = shown(lesson, monkeypatch, sure((0.9, 7, 9), (0.7, 4, 6)))
    assert sentence(widget) == (
        "When you said about 70 %, you were right 4 of 6 times. That is about as often as you "
        "said. When you said about 90 %, you were right 7 of 9 times. That is about as often as "
        "you said."
    )


def test_few_answers_are_told_as_few(lesson, monkeypatch):
    """Three answers say nothing yet, and the first sentence says so."""
    text = sentence(shown(lesson, monkeypatch, sure((1.0, 3, 3))))
    assert text.startswith("3 answers so far; ten or more say something. When you said")


def test_before_the_first_answer_the_picture_says_so(lesson):
    """Signed in and nothing answered: an honest empty picture."""
    assert sentence(whosays.calibration(lesson)) == (
        "There is no answer yet for which you said how sure you were."
    )


def test_without_sign_in_it_says_where_to_sign_in(tmp_path):
    """Nobody's answers are shown before somebody has signed in."""
    lesson = whosays.lesson("01", answers=tmp_path)
    assert sentence(whosays.calibration(lesson)) == WORDS["nobody"]


GRAVE = ["b7", "c-2025-03-27-jcs-casualties", "c-2025-02-26-hur-400"]


@pytest.mark.parametrize("claim", GRAVE)
def test_answers_about_losses_are_never_in_it(lesson, monkeypatch, claim):
    """Even if such a row came along, it is not drawn."""
    rows = [{"said": 0.9, "right": True, "claim": each} for each in ("b1", claim)]
    assert list(shown(lesson, monkeypatch, tries(*rows)).value["claim"]) == ["b1"]


def test_kept_answers_are_found(tmp_path):
    """What was answered in the lesson, with a word on how sure, is in the picture."""
    lesson = whosays.lesson("02", answers=tmp_path)
    lesson.desk.sign_in("kim-7")
    asked = next(each for each in lesson.questions.values() if each.confidence and each.scored)
    lesson.submit(asked.id, asked.spec()["options"][0]["id"], confidence=70)
    widget = whosays.calibration(lesson)
    assert list(widget.value["question"]) == [asked.id]
    assert sentence(widget).startswith("1 answer so far; ten or more say something. Once you said")


def test_the_line_of_code_draws_the_picture(lesson):
    """What stands below the picture can be typed."""
    code = whosays.calibration(lesson).code.split("`")[1]
    drawn = eval(code, {"whosays": whosays, "lesson": lesson})
    assert whosays.charts.alt(drawn).startswith("Empty chart.")


def test_what_is_no_lesson_is_refused():
    """The likeliest slip, the ledger, is answered with the call to type."""
    with pytest.raises(TypeError) as caught:
        whosays.calibration(whosays.load())
    assert str(caught.value) == (
        "The picture of calibration cannot be drawn from a Ledger. It needs a lesson, which "
        "keeps the answers. Type whosays.calibration(lesson)."
    )


def test_the_table_holds_the_three_groups(lesson, monkeypatch):
    """Whoever cannot see the picture reads its counts."""
    widget = shown(lesson, monkeypatch, pd.concat([sure((0.5, 1, 2)), sure((0.9, 2, 2))]))
    assert [row[:3] for row in widget.figure.table["rows"]] == [
        ["under 60 %", "2", "1"],
        ["60 to 85 %", "0", "0"],
        ["over 85 %", "2", "2"],
    ]
