"""The lessons as the browser edition has them."""

import json
import re

import pytest

from whosays.editions.lessons import browser_notebook
from whosays.lessons import notebooks

LESSONS = sorted(
    (each for each in notebooks.folder().iterdir() if each.name.endswith(".ipynb")),
    key=lambda each: each.name,
)
# What there is not in a browser: a shell, its command, and folders.
ABSENT = re.compile(r"\b(terminal|doctor|install\w*|localhost|folders?|drive)\b|`whosays ", re.I)


def cells(data):
    """Return the source of each cell of a notebook by its id."""
    return {cell["id"]: "".join(cell["source"]) for cell in json.loads(data)["cells"]}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda each: each.name)
def test_no_lesson_speaks_of_what_a_browser_has_not(lesson):
    """No cell sends a student to a terminal or a folder."""
    found = cells(browser_notebook(lesson.name, lesson.read_bytes()))
    assert {id: text for id, text in found.items() if ABSENT.search(text)} == {}


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda each: each.name)
def test_a_lesson_is_the_same_but_for_words_of_prose(lesson):
    """The cells keep their ids and their order, and code stays as it is."""
    before, after = lesson.read_bytes(), browser_notebook(lesson.name, lesson.read_bytes())
    assert list(cells(before)) == list(cells(after))
    code = [each["id"] for each in json.loads(before)["cells"] if each["cell_type"] == "code"]
    assert [cells(before)[id] for id in code] == [cells(after)[id] for id in code]


def test_a_lesson_names_the_kernel_of_the_page():
    """The lesson asks for the browser's Python, and keeps its own plan."""
    lesson = json.loads(browser_notebook(LESSONS[0].name, LESSONS[0].read_bytes()))
    assert lesson["metadata"]["kernelspec"]["name"] == "python"
    assert lesson["metadata"]["whosays"]["lesson"] == "00"


def test_a_changed_lesson_is_looked_at_first():
    """A text that is no longer in its cell stops the making, and the message names the place."""
    changed = LESSONS[0].read_bytes().replace(b"in a folder called", b"in a box called")
    with pytest.raises(ValueError, match="does not say once") as caught:
        browser_notebook(LESSONS[0].name, changed)
    assert str(caught.value).startswith("Cell 'sign-in-lead' of 00-start-here.ipynb does not say")
    assert str(caught.value).endswith("mend: src/whosays/editions/texts.toml")


def test_a_lesson_bears_a_mark_of_its_text():
    """A changed text has another mark, so that a browser's older copy can be told from it."""
    lesson = LESSONS[1]
    changed = lesson.read_bytes().replace(b"in your own words", b"in words of your own")
    marks = {
        json.loads(browser_notebook(lesson.name, data))["metadata"]["whosays"]["text"]
        for data in (lesson.read_bytes(), changed, lesson.read_bytes())
    }
    assert len(marks) == 2
