"""Each question is found under a heading of its notebook, so that a page can lead to it."""

import json

import pytest

from whosays.lessons import ids, notebooks, read

#: Asked by the writer, not as a card.
NOT_ASKED = {"08-q4"}


@pytest.mark.parametrize("lesson", ids())
def test_every_question_stands_under_a_heading(lesson):
    """The heading is one of the notebook's own, word for word."""
    found = notebooks.headings(lesson)
    asked = {each["id"] for each in read(lesson).questions}
    assert asked - NOT_ASKED == set(found)
    text = (notebooks.folder() / read(lesson).notebook).read_text("utf-8")
    lines = {
        line for cell in json.loads(text)["cells"] for line in "".join(cell["source"]).splitlines()
    }
    assert {f"## {each}" for each in found.values()} <= {
        line.lstrip("#") and f"## {line.lstrip('# ')}" for line in lines
    }


def test_a_question_stands_under_the_nearest_heading():
    """What is asked in a smaller section is found there."""
    assert notebooks.headings("05")["05-s2"] == "One half, and three wholes"


def test_without_notebooks_there_are_no_headings(monkeypatch):
    """A package that was taken apart gives pages without places, and no error."""
    notebooks.headings.cache_clear()
    monkeypatch.setattr(notebooks, "folder", lambda: None)
    assert notebooks.headings("05") == {}
    notebooks.headings.cache_clear()
