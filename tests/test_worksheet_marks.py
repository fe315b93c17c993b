"""A lesson's Markdown becomes plain data: paragraphs, quotes, lists, tables, and what is strong."""

import pytest

from whosays.editions.worksheets import marks


def text(words):
    """Return the node of plain words."""
    return {"is": "text", "text": words}


EM = {"is": "em", "of": [text("b")]}


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("plain", [text("plain")]),
        ("a **b**", [text("a "), {"is": "strong", "of": [text("b")]}]),
        ("a *b*", [text("a "), EM]),
        ("**a *b* c**", [{"is": "strong", "of": [text("a "), EM, text(" c")]}]),
        ("***b***", [{"is": "em", "of": [{"is": "strong", "of": [text("b")]}]}]),
        ("`a`", [{"is": "code", "text": "a"}]),
        ("[lesson 05](05.ipynb)", [text("lesson 05")]),
        ("one\ntwo", [text("one"), text(" "), text("two")]),
        ("one\n\ntwo", [text("one"), {"is": "break"}, text("two")]),
    ],
)
def test_words_and_their_marks(source, nodes):
    """Emphasis and code are kept, links are their words, and lines flow."""
    assert marks.inline(source) == nodes


def test_blocks_are_told_apart_and_headings_left_out():
    """A cell is its paragraphs, quotes, lists and tables; its headings are asked for apart."""
    source = "## A step (5 minutes)\n\nOne.\n\n> Two.\n\n- three\n- four\n\n1. five\n"
    assert [each["is"] for each in marks.blocks(source)] == ["par", "quote", "list", "list"]
    assert [each.get("numbered") for each in marks.blocks(source)][2:] == [False, True]
    assert marks.headings(source) == ["A step (5 minutes)"]


def test_a_table_has_head_and_rows():
    """The first line of a table is its head, and each cell has nodes."""
    (table,) = marks.blocks("| a | b |\n| --- | --- |\n| 1 | **2** |\n")
    assert table["head"] == [[text("a")], [text("b")]]
    assert table["rows"] == [[[text("1")], [{"is": "strong", "of": [text("2")]}]]]


def test_a_block_is_found_by_its_first_words():
    """Marks on either side do not matter; words do."""
    (block,) = marks.blocks("On **23 October** it spoke.")
    assert marks.begins(block, "On 23 October")
    assert marks.begins(block, "On *23* October")
    assert not marks.begins(block, "23 October")


def test_letters_that_mean_something_elsewhere_stay_letters():
    """Signs of other mark-up languages are text."""
    assert marks.inline("#let $x$ <b>")[0]["text"].startswith("#let $x$")
