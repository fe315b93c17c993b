"""A table of verdicts on paper: the brief's words, letters for evidence, room for a repair."""

import pytest

from whosays.classroom.scoring.keys import Keys
from whosays.editions.worksheets import asked
from whosays.editions.worksheets.marks import plain
from whosays.ledger import load

KEYS = Keys(load())
ASK = "What is your verdict?"


def rows(*ids, **options):
    """Return a table of these verdicts of lesson 07."""
    questions = KEYS.questions("07")
    found = [questions[f"07-{id}"] for id in ids]
    return asked.grid(found, KEYS.ledger, {"ask": ASK, **options})


def test_a_verdict_stands_beside_the_words_that_it_is_on():
    """Paper has no board to click on."""
    (row,) = rows("b9", claims=True)["rows"]
    assert plain(row["prompt"]).endswith("day? Shoigu is Russia's Defence Minister,")


def test_without_being_asked_for_the_words_are_left_out():
    """A plan may show the brief beside the table instead."""
    (row,) = rows("b9")["rows"]
    assert "Defence Minister" not in plain(row["prompt"])


@pytest.mark.parametrize("id", ["b15", "b10"])
def test_what_all_rows_ask_is_said_once(id):
    """One prompt stresses *verdict* and another does not."""
    (row,) = rows(id)["rows"]
    assert ASK not in plain(row["prompt"])


def test_columns_to_write_in_come_when_asked_for():
    """Evidence has a letter, and a repair has room for words."""
    given = rows("b9", evidence=True, repair=True)
    assert (given["evidence"], given["repair"]) == (True, True)
    assert rows("b9")["evidence"] is False


def test_verdicts_with_other_options_need_a_block_of_their_own():
    """A letter would mean two things."""
    with pytest.raises(ValueError, match="cannot share a table"):
        rows("b9", "b11")
