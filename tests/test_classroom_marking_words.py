"""The words of marking: each is said by the page or by its widget, and every rubric has keys."""

import re
from importlib.resources import files

import pytest

from whosays import lessons
from whosays.classroom.marking import MARKS, open_questions
from whosays.classroom.problems import words

WORDS = words()["marking"]
#: Tables whose names are marks, columns, or codes of a journal.
OF_DATA = ("marks", "columns", "journal")


def code():
    """Return all that speaks to a marker."""
    package = files("whosays")
    parts = [*(package / "classroom" / "marking").iterdir(), package / "controls/js/marking.js"]
    return "".join(it.read_text("utf-8") for it in parts if it.name.endswith((".py", ".js")))


def test_no_word_is_left_over():
    """A word that nothing says any more is removed."""
    said = set(re.findall(r"[\"']([\w-]+)[\"']", code()))
    tables = [WORDS, *(it for name, it in WORDS.items() if isinstance(it, dict))]
    used = {
        name for table in tables if table not in [WORDS[it] for it in OF_DATA] for name in table
    }
    assert used - said - {*OF_DATA} == set()


def test_every_mark_has_its_word():
    """Each mark that can be kept has a word on its button."""
    assert tuple(WORDS["marks"]) == MARKS


RUBRICS = {
    question: next(it for it in lessons.read(lesson).questions if it["id"] == question)["rubric"]
    for lesson, questions in open_questions().items()
    for question in questions
}


@pytest.mark.parametrize("rubric", RUBRICS.values(), ids=RUBRICS)
def test_every_line_has_a_key(rubric):
    """A rubric has lines, and one digit is enough for each."""
    assert 1 <= len(rubric) <= 9
