"""The key of a sheet: each answer as it is typed, and every explanation."""

import csv
import io

import pytest
import sheet_pages

from whosays.classroom.paper.rows import read_paper
from whosays.editions.worksheets import asked, key, plan

KEYS = sheet_pages.KEYS


def answers(lesson):
    """Return the answers of a lesson's key by name."""
    made = key.key(*sheet_pages.parts(lesson))
    return {each["name"]: each for each in made["blocks"] if each["is"] == "answer"}


@pytest.mark.parametrize("lesson", KEYS.lessons)
def test_what_the_key_says_to_type_is_read_as_right(lesson, tmp_path):
    """Each right answer, typed into the CSV as the key has it, is read and found right."""
    rows = [(name, each["typed"] or "my words") for name, each in answers(lesson).items()]
    text = io.StringIO()
    csv.writer(text).writerows(
        [("student", "lesson", "question", "answer"), *(("heron", lesson, *row) for row in rows)]
    )
    path = tmp_path / "answers.csv"
    path.write_text(text.getvalue(), "utf-8")
    (read,), problems = read_paper(path, KEYS)
    assert problems == []
    given = {each.question: each.answer for each in read.hand_in.answers}
    assert [*given] == list(plan.read(lesson).questions)
    questions = KEYS.questions(lesson)
    outcomes = {id: KEYS.check(questions[id], answer).outcome for id, answer in given.items()}
    assert {id: told for id, told in outcomes.items() if told not in ("right", "")} == {}


@pytest.mark.parametrize("lesson", KEYS.lessons)
def test_the_key_has_every_explanation(lesson):
    """Of each question on the sheet, the key has every explanation that the lesson has."""
    said = answers(lesson)
    for id in plan.read(lesson).questions:
        question = KEYS.questions(lesson)[id]
        told = [row["explanation"] for row in said[asked.short(id)]["rows"]]
        assert told == [key.marks.inline(each) for each in question.explanations()], id


@pytest.mark.parametrize("lesson", KEYS.lessons)
def test_a_right_unscored_range_is_right_too(lesson):
    """The example of a range holds the key and is not too wide, though nothing is marked."""
    from whosays.classroom.paper.typed import read_typed
    from whosays.questions import RangeQuestion, check

    for question in KEYS.questions(lesson).values():
        if isinstance(question, RangeQuestion):
            assert check(question, read_typed(question, key.typed(question))).outcome == "right"


def test_what_is_told_later_is_marked():
    """Answers that the course keeps back are marked, and the key says so at its head."""
    made = key.key(*sheet_pages.parts("01"))
    later = {each["name"] for each in made["blocks"] if each.get("held")}
    assert made["held"]
    assert later == {f"p{n}" for n in range(1, 11)}
    assert not key.key(*sheet_pages.parts("04"))["held"]


def test_the_example_is_a_line_of_the_csv():
    """The head of a key shows how one of its own answers is typed."""
    assert key.key(*sheet_pages.parts("04"))["example"] == "heron,04,r1,b,"
