"""A question on paper has letters, numbers and room to write, and its name as it is typed."""

import re

import pytest
import sheet_pages

from whosays import lessons
from whosays.editions.worksheets import asked, content, plan

KEYS = sheet_pages.KEYS


def on_paper(id, **options):
    """Return a question as data."""
    return asked.question(KEYS.questions(id[:2])[id], KEYS.ledger, options)


def words(nodes):
    """Return the words of some nodes."""
    return content.marks.plain(nodes)


@pytest.mark.parametrize("lesson", KEYS.lessons)
def test_every_question_has_a_form_on_paper(lesson):
    """Each question of each lesson can be set: whatever its kind, it has a form."""
    for id, question in KEYS.questions(lesson).items():
        assert on_paper(id)["form"] == question.kind


def test_options_have_the_letters_that_are_typed():
    """Letters count from the top, as the answers' CSV has them."""
    options = on_paper("04-r1")["options"]
    assert [each["mark"] for each in options] == ["a", "b", "c", "d"]
    assert words(options[1]["text"]) == "a name and two hedges"


def test_rows_and_marked_parts_have_numbers():
    """Items are numbered rows; marked parts have their number in the text."""
    assert [row["n"] for row in on_paper("04-q1")["rows"]] == [1, 2, 3, 4, 5]
    marked = on_paper("01-q4")
    assert [part["n"] for line in marked["lines"] for part in line if part["n"]] == [*range(1, 8)]
    assert marked["count"] == 7


def test_nothing_of_the_key_is_on_the_sheet():
    """No explanation, solution or key of a question is in the data of its sheet."""
    for lesson in KEYS.lessons:
        for id, question in KEYS.questions(lesson).items():
            data = repr(on_paper(id))
            assert not any(each in data for each in question.explanations())
            assert "right" not in on_paper(id)


@pytest.mark.parametrize(
    ("id", "low"), [("04-r1", None), ("00-a1", 50), ("04-q6", 25), ("04-q1", 0)]
)
def test_how_sure_is_asked_where_the_screen_asks(id, low):
    """Confidence begins at pure chance, as on the screen, and is not asked elsewhere."""
    assert on_paper(id)["sure"] == low


def test_a_card_says_who_when_and_where_read():
    """A question about a row of the ledger has its card."""
    card = on_paper("04-q4")["card"]
    assert card["who"] == "South Korean military officials (unnamed)"
    assert card["told"] == "said this, 27 February 2025"
    assert (card["outlet"], card["published"]) == ("News.Az", ", 27 February 2025")


def test_a_grid_says_once_what_all_its_rows_ask():
    """What a table asks stands above it, and no row repeats it."""
    questions = [KEYS.questions("01")[f"01-p{n}"] for n in range(1, 4)]
    made = asked.grid(questions, KEYS.ledger, {"ask": "What do you expect?"})
    assert words(made["ask"]) == "What do you expect?"
    assert [row["name"] for row in made["rows"]] == ["p1", "p2", "p3"]
    assert not any("expect" in words(row["prompt"]) for row in made["rows"])


def test_rows_out_of_order_are_counted_as_on_the_screen():
    """Numbered rows count from 1 in the lesson's own order, as cards and the screen do."""
    screen = [each["id"] for each in lessons.read("00").questions if each.get("form") == "A"]
    (block,) = (each for each in plan.read("00").blocks if each.kind == "grid")
    questions = [KEYS.questions("00")[id] for id in block.value]
    rows = asked.grid(questions, KEYS.ledger, block.options)["rows"]
    assert [*block.value] == screen
    assert [row["place"] for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("ids", "ask", "said"),
    [
        (("07-b1", "07-b5"), "", "cannot share a table: their options differ"),
        (("01-p1",), "Well?", "does not end with 'Well?'"),
        (("04-q1",), "", "cannot stand in a table: it is of the kind matching"),
    ],
    ids=["options", "ask", "kind"],
)
def test_what_cannot_stand_in_a_table_is_refused(ids, ask, said):
    """A letter never means two things in one table, and a row has one choice."""
    questions = [KEYS.questions(id[:2])[id] for id in ids]
    with pytest.raises(ValueError, match="table") as told:
        asked.grid(questions, KEYS.ledger, {"ask": ask})
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"cell": "No such words"}, "0 cells of the notebook"),
        ({"cell": "Back to our brief", "paragraphs": [9]}, "asks for [9]"),
        ({"heading": "No such heading"}, "has no heading 'No such heading'"),
        ({"picture": "none-such"}, "has no picture 'none-such'"),
        ({"board": [1, 99, 104]}, "has no rows [99, 104]"),
    ],
    ids=["cell", "paragraph", "heading", "picture", "board"],
)
def test_what_the_lesson_has_not_is_not_borrowed(block, said):
    """A plan that names a text or picture that is not there is told so."""
    data, _, questions, ledger = sheet_pages.parts("04")
    left_out = dict.fromkeys(questions, "not today")
    table = {"blocks": [{"step": data.steps[0].name}, block], "left_out": left_out}
    with pytest.raises(ValueError, match=re.escape(said)):
        content.sheet(data, plan.parse(table, data), questions, ledger)


def test_a_cell_may_be_borrowed_in_part():
    """Paragraphs are counted from 1 after the heading, so that a reveal can wait."""
    data, _, questions, ledger = sheet_pages.parts("04")
    block = {"cell": "Give a *range*", "paragraphs": [1]}
    table = {
        "blocks": [{"step": data.steps[0].name}, block],
        "left_out": dict.fromkeys(questions, "not today"),
    }
    _, first = content.sheet(data, plan.parse(table, data), questions, ledger)["blocks"]
    assert words([first]).startswith("In February 2025 there was word")


def test_the_foot_has_licence_and_last_entry():
    """Every page tells the licence and the month of the ledger's last entry."""
    made = content.frame(KEYS.ledger, "Title")
    assert made["licence"].startswith("CC BY 4.0")
    assert made["licence"].endswith("April 2026")
