"""The words of marking: every mark has its word, and every line of a rubric a key."""

import pytest

from whosays import lessons
from whosays.classroom.marking import MARKS, open_questions
from whosays.classroom.problems import words

WORDS = words()["marking"]


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
