"""What the verdict board tells a student to search for is found, and bears the verdict out."""

import re

import pytest

import whosays
from whosays import lessons, questions
from whosays.explore._verdict_rows import evidence_rows

LEDGER = whosays.load()
ROWS = {row["id"]: f"{row['text']} {row['id']}".lower() for row in evidence_rows(LEDGER)}
VERDICTS = [each for each in lessons.read("07").questions if each["kind"] == "verdict"]
FEW = 6


def told(text):
    """Return the words in italics that a text says to search for."""
    return re.findall(r"\*([^*]+)\*", " ".join(re.findall(r"[Ss]earch for [^.:?]+", text)))


def found(words):
    """Return the ids of the rows that hold every word, as the list of evidence finds them."""
    sought = words.lower().split()
    return [id for id, text in ROWS.items() if all(word in text for word in sought)]


def texts(table):
    """Return the hints and explanations of a question."""
    return [*table.get("hints", ()), *(each["explanation"] for each in table["options"])]


@pytest.mark.parametrize("table", VERDICTS, ids=lambda each: each["claim"])
def test_what_is_to_be_searched_for_is_found(table):
    """Each search finds a row that the verdict rests on, and few beside it."""
    rests_on = set(questions.build(table, LEDGER).evidence)
    searches = {words: found(words) for text in texts(table) for words in told(text)}
    assert {words for words, ids in searches.items() if not set(ids) & rests_on} == set()
    assert max(map(len, searches.values()), default=0) <= FEW


def test_most_hints_tell_what_to_search_for():
    """Only the row on losses and the opinion have nothing to search for."""
    silent = {each["claim"] for each in VERDICTS if not any(map(told, each.get("hints", ())))}
    assert silent == {"b7", "b13"}
