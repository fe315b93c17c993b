"""What opens beside a chart stands in a table on paper; what answers comes a page later."""

import pytest
import sheet_pages

from whosays.editions.worksheets import plan
from whosays.editions.worksheets.pictures import lesson03
from whosays.editions.worksheets.said import sentences, stated
from whosays.editions.worksheets.stamps import stamps

LEDGER = sheet_pages.KEYS.ledger
HEADS = {"said_mark": "Mark", "said_head": "What was said"}


def told(*ids):
    """Return the rows of the table as plain text."""
    rows = sentences(LEDGER, ids, HEADS)["rows"]
    return [[cell[0]["text"] for cell in row] for row in rows]


def test_a_claim_is_told_without_an_address():
    """A claim keeps its speaker, day, hedge and page, and loses only the link."""
    [[letter, text]] = told("c-2024-05-20-us-wood-containers")
    assert letter == "A"
    assert text.startswith("The US mission to the UN said on 20 May 2024: more than 11,000")
    assert text.endswith("; read at RBC-Ukraine.")


def test_an_event_is_told_with_the_day_on_which_it_was_told():
    """An event that was reported later begins with the day of the report."""
    [[_, text]] = told("e-2024-10-24-hur-first-units")
    assert text.startswith("On 24 October 2024: Ukrainian military intelligence said")


def test_letters_follow_the_order_of_the_plan():
    """The first row is A, the second B."""
    letters = [letter for letter, _ in told("e-2024-10-23-austin", "e-2024-10-24-putin-kazan")]
    assert letters == ["A", "B"]


def test_the_picture_and_the_table_of_lesson_03_have_the_same_letters():
    """The rows beside the picture are those that it letters, in the order of their days."""
    [rows] = [block.value for block in plan.read("03").blocks if block.kind == "said"]
    assert rows == [*lesson03.SAID]
    assert [stated(LEDGER, id) for id in rows] == sorted(stated(LEDGER, id) for id in rows)


def test_a_claim_without_an_address_keeps_its_words(monkeypatch):
    """Where the ledger cites no link, the whole sentence is told."""
    cited = "Somebody said in May 2024: 3,000, read in a book"
    monkeypatch.setattr(type(LEDGER), "cite", lambda *_: cited)
    [[_, text]] = told("c-2024-05-20-us-wood-containers")
    assert text == f"{cited}."


def test_more_rows_than_letters_are_refused():
    """No row is left out without a word."""
    with pytest.raises(ValueError, match="27 rows cannot have a letter each"):
        sentences(LEDGER, ["e-2024-10-23-austin"] * 27, HEADS)


def place(blocks, kind, value):
    """Return where a block stands."""
    return next(n for n, each in enumerate(blocks) if (each.kind, each.value) == (kind, value))


@pytest.mark.parametrize(
    ("lesson", "question", "picture"),
    [
        ("02", "02-q4", "six-thousand"),
        ("60", "60-q2", "more-troops"),
        ("60", "60-q3", "same-number"),
    ],
)
def test_a_picture_that_answers_stands_on_a_later_page(lesson, question, picture):
    """Between a question and the picture that answers it a page is turned."""
    blocks = plan.read(lesson).blocks
    asked, shown = place(blocks, "question", question), place(blocks, "picture", picture)
    assert "break" in [each.kind for each in blocks[asked:shown]]


def test_the_key_tells_stamps_that_the_lesson_knows():
    """A row of the board has its stamp and repair in the key, once the lesson may tell them."""
    [block] = stamps(LEDGER, [2, 4, 9], ["b2", "b14"])
    assert [(row["mark"], row["stamp"]) for row in block["rows"]] == [
        ("2", "needs a repair"),
        ("4", "holds"),
    ]
    assert stamps(LEDGER, True, []) == []
