"""The key of a sheet: each answer as it is typed, and every explanation."""

import csv
import io

import pytest
import sheet_pages

from whosays.classroom.paper.rows import read_paper
from whosays.classroom.paper.shown import as_typed
from whosays.editions.worksheets import asked, key, plan, stamps

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
    # Shown in answers.csv as it was typed, it can be held against the sheet.
    assert [as_typed(questions[id], answer) for id, answer in given.items()] == [
        typed for _, typed in rows
    ]


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


def test_all_answers_stand_in_one_strip():
    """The head of a key has each answer in short, and no line for words of one's own."""
    strip = key.key(*sheet_pages.parts("04"))["strip"]
    told = {each["name"]: each["answer"] for each in strip}
    assert (told["r1"], told["r2"]) == ("b", answers("04")["r2"]["answer"])
    assert "own" not in told


def test_every_stamp_of_the_course_is_told_by_the_key_of_its_lesson():
    """Each row of the case board is in the key of the lesson that stamps it first."""
    known = set()
    for lesson in [each for each in KEYS.lessons if each != "60"]:
        new = set(KEYS.data(lesson).stamps) - known
        made = key.key(*sheet_pages.parts(lesson))["blocks"]
        told = {row["mark"] for each in made if each["is"] == "stamps" for row in each["rows"]}
        rows = KEYS.ledger.brief.set_index("brief_id")["position"]
        assert {str(rows[id]) for id in new} <= told, lesson
        known |= new
    assert len(known) == len(KEYS.ledger.brief)


def test_a_stamp_tells_who_says_it():
    """Beside a stamp stand the claimants, or who tells of it; nobody where nobody is named."""
    (told,) = stamps.stamps(KEYS.ledger, [1, 9, 10], KEYS.data("07").stamps)
    assert [row["who"] for row in told["rows"]] == [
        "Claimants: South Korea's Joint Chiefs of Staff.",
        "",
        "Told of by: Associated Press.",
    ]


def test_a_verdict_has_the_row_and_the_cards_that_show_it():
    """The class speaks of rows of the board, and chooses among cards on its sheet."""
    told = answers("07")
    assert (told["b6"]["row"], told["b6"]["cards"]) == ("row 8", "Cards that show it: E7.")
    assert "row" not in told["q1"]


def test_the_cards_of_a_sheet_are_rows_of_the_ledger():
    """Each card that the plan names stands on the sheet, and its row is in the ledger."""
    made = plan.read("07")
    texts = [block.value for block in made.blocks if block.kind == "text"]
    for card, row in made.cards.items():
        assert KEYS.ledger.row(row) is not None
        assert any(f"| {card} |" in text for text in texts), card


def test_the_typing_notes_are_those_that_matter():
    """A key speaks of ranges, verdicts or the screen only where its lesson has them."""
    notes = {
        lesson: " ".join(key.key(*sheet_pages.parts(lesson))["notes"]) for lesson in ("04", "07")
    }
    assert ("low-best-high" in notes["04"], "Of a verdict" in notes["04"]) == (True, False)
    assert ("Of a verdict" in notes["07"], "search for" in notes["07"]) == (True, True)


def test_a_way_of_its_own_has_no_extra_questions():
    """Where a lesson has two ways, the questions of one are no stretch questions in its key."""
    assert {answers("05")[name]["role"] for name in ("s1", "s2")} == {"core"}
