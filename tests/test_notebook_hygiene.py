"""Every notebook keeps the course's rules, and the rules find what breaks them."""

import copy
import json
from pathlib import Path

import pytest
from notebook_rules import TEACHER_RULES, faults, lessons, rules_of

NOTEBOOKS = lessons(Path(__file__).parents[1] / "notebooks")


RULED = [(path, rule) for path in NOTEBOOKS for rule in rules_of(path)]


@pytest.mark.parametrize(
    ("path", "rule"), RULED, ids=[f"{path.stem}-{rule.__name__}" for path, rule in RULED]
)
def test_a_notebook_keeps_the_rule(path, rule):
    """Every notebook of the course keeps every rule."""
    assert list(rule(json.loads(path.read_text("utf-8")))) == []


def test_there_are_notebooks_to_look_at():
    """The lessons are found, so that the rules do not hold for want of anything to judge."""
    assert {path.stem[:2] for path in NOTEBOOKS} >= {"00", "01"}
    assert {path.stem for path in NOTEBOOKS if rules_of(path) is TEACHER_RULES} >= {"board"}


def test_the_rules_accept_a_good_notebook():
    """A small notebook that keeps all rules has no fault."""
    assert faults(good_notebook()) == []


def markdown(name, text):
    """Return a cell of prose."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}


def code(name, text, **metadata):
    """Return a cell of code that was never run."""
    fresh = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": name, "metadata": metadata, "source": text, **fresh}


def good_notebook():
    """Return a notebook that keeps every rule."""
    start = "# Read it\n\nWhat you will do, will learn and need, in 36 minutes. " + "word " * 99
    cells = [markdown("start", start), code("setup", "import whosays", deletable=False)]
    for number in range(11):
        cells += [
            markdown(f"lead-{number}", "Look at the [Yonhap report](https://a.example/x)."),
            code(f"look-{number}", "1 + 1"),
        ]
    end = "## Look back\n\nIn your own words. What we can now say. Words. Sources."
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernel(), "language_info": {"name": "python"}},
        "cells": [*cells, markdown("end", end)],
    }


def kernel():
    """Return the kernel that every notebook names."""
    return {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


# Each case: the fault, what to change in the good notebook (a cell's number and its new parts).
LONG = "\n".join(["1 + 1"] * 16)
BROKEN = {
    "outputs kept": (3, {"execution_count": 1}, "outputs or a count of runs are kept"),
    "id of a machine": (3, {"id": "3f2a"}, "cell 3f2a: the id is not in words"),
    "id used twice": (3, {"id": "setup"}, "cell setup: two cells have this id"),
    "left by an editor": (3, {"metadata": {"trusted": True}}, "metadata trusted is not kept"),
    "empty cell": (3, {"source": " "}, "it is raw or empty"),
    "second top heading": (2, {"source": "# Two\n\nYes."}, "there is not just one top heading"),
    "jumped heading": (2, {"source": "### Three\n\nYes."}, "a heading of level 3 follows one of"),
    "no heading first": (0, {"source": "Hello."}, "the first cell does not start with the top"),
    "vague link": (2, {"source": "Look [here](a.md)."}, "the link text is 'here'"),
    "address as text": (2, {"source": "[https://a.b](https://a.b)."}, "link text is 'https://a.b'"),
    "bare address": (2, {"source": "See https://a.example now."}, "a bare address"),
    "picture without text": (2, {"source": "Look: ![](a.png)."}, "the picture text is ''"),
    "long code": (3, {"source": LONG}, "16 lines of code, more than 15"),
    "deeper import": (1, {"source": "from whosays import charts"}, "only the root is imported"),
    "second set-up": (3, {"source": "import whosays"}, "2 cells import, not one: setup, look-0"),
    "name of another cell": (3, {"source": "rows.head()"}, "cell look-0: rows is made in another"),
    "name in a query": (3, {"source": "'by == @who'"}, "cell look-0: who is made in another cell"),
    "not Python": (3, {"source": "1 +"}, "cell look-0: not Python"),
    "magic": (3, {"source": "%matplotlib inline"}, "uses a magic or shell command"),
    "install": (3, {"source": "!pip install x"}, "uses pip"),
    "download": (3, {"source": "read('https://a.example/x')"}, "uses a download"),
    "clock": (3, {"source": "day.today()"}, "uses the clock"),
    "chance": (3, {"source": "np.random.normal()"}, "uses unseeded chance"),
    "can be deleted": (3, {"source": "lesson.ask('00-q1')"}, "cell look-0: it can be deleted"),
    "no minutes": (0, {"source": "# Read it\n\n" + "word " * 99}, "does not say: minutes"),
    "no sources": (24, {"source": "## Look back"}, "the end does not hold: sources"),
    "functions": (3, {"source": "def a(): 0\ndef b(): 0\ndef c(): 0"}, "3 functions or classes"),
}


@pytest.mark.filterwarnings("ignore:Non-unique cell id")
@pytest.mark.parametrize(("number", "parts", "fault"), BROKEN.values(), ids=BROKEN)
def test_the_rules_find_a_fault_in_a_cell(number, parts, fault):
    """One cell changed for the worse is told, by its fault."""
    notebook = copy.deepcopy(good_notebook())
    notebook["cells"][number] |= parts
    assert any(fault in told for told in faults(notebook)), faults(notebook)


def test_the_rules_find_too_few_cells():
    """A notebook of fewer than 25 cells is no lesson."""
    notebook = good_notebook()
    del notebook["cells"][4:]
    assert "4 cells, not 25 to 60" in faults(notebook)


def test_the_rules_find_code_without_a_lead():
    """Code cells in a row, with no sentence before them, are told by name."""
    notebook = good_notebook()
    notebook["cells"][2]["source"] = notebook["cells"][4]["source"] = "### No sentence"
    notebook["cells"][6]["source"] = "### No sentence"
    told = [fault for fault in faults(notebook) if "led by a sentence" in fault]
    assert told == ["only 9 of 12 code cells are led by a sentence: not look-0, look-1, look-2"]


def test_the_rules_find_too_little_prose():
    """Twelve words for each line of code are the least."""
    notebook = good_notebook()
    for cell in notebook["cells"]:
        if cell["id"].startswith("look"):
            cell["source"] = "1\n2"
    told = [fault for fault in faults(notebook) if "words of prose" in fault]
    assert told == ["182 words of prose for 23 lines of code"]


def test_the_rules_find_many_long_cells():
    """More than one code cell in ten over five lines is too many, even if none is over fifteen."""
    notebook = good_notebook()
    notebook["cells"][3]["source"] = notebook["cells"][5]["source"] = "\n".join("123456")
    assert "only 10 of 12 code cells have 5 lines or fewer" in faults(notebook)


def test_the_rules_find_another_kernel():
    """A notebook that names somebody's own kernel would not open elsewhere."""
    notebook = good_notebook()
    notebook["metadata"]["kernelspec"]["name"] = "my-env"
    assert "the kernel is not python3" in faults(notebook)


def test_a_teachers_notebook_is_judged_as_a_tool():
    """A few cells are enough, but it says whom it is for, what it needs and what it does not do."""
    notebook = good_notebook()
    del notebook["cells"][4:]
    told = faults(notebook, Path("notebooks/teacher/board.ipynb"))
    assert told == [
        "the opening does not say: for teachers",
        "the opening does not say: you need",
        "the opening does not say: does not",
    ]
