"""How a lesson is cut into what a class sees at each press, told without a browser."""

import json
import subprocess
from importlib.resources import files

import pytest
from checkout import ROOT

from whosays.editions.site.node import node

LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SCRIPT = (files("whosays.controls") / "js" / "steps.js").read_text("utf-8")


def stops(cells):
    """Cut cells into stops as the page does."""
    after = f"console.log(JSON.stringify(stopsOf({json.dumps(cells)})));"
    done = subprocess.run(
        [node(), "-e", SCRIPT + after], capture_output=True, text=True, timeout=30, check=True
    )
    return json.loads(done.stdout)


def text(id, source):
    """A cell of text."""
    return {"id": id, "text": True, "source": source, "parts": 1}


def code(id, parts=1):
    """A cell that shows so many things."""
    return {"id": id, "text": False, "source": "show()", "parts": parts}


def told(cells):
    """For each stop: what is new, what stands above it, and its step."""
    return [(it["id"], it["above"], it["step"]) for it in stops(cells)]


def test_a_question_comes_after_its_text_and_before_the_talk_of_it():
    """Text, then question below it, and a text after the question is a step of its own."""
    cells = [text("hook", "## Guess"), code("card"), text("answer", "It was *said*.")]
    assert told(cells) == [("hook", [], 1), ("card", ["hook"], 1), ("answer", [], 2)]


def test_texts_of_one_heading_come_one_below_the_other():
    """A second text without a heading is added to the first."""
    cells = [text("a", "# Title"), text("b", "Run this."), code("c")]
    assert told(cells) == [("a", [], 1), ("b", ["a"], 1), ("c", ["a", "b"], 1)]


def test_a_cell_that_shows_nothing_is_no_stop():
    """What sets a lesson up is passed over, and the text after it belongs to the same step."""
    cells = [text("a", "# Title"), code("setup", 0), text("b", "Sign in."), code("box")]
    assert told(cells) == [("a", [], 1), ("b", ["a"], 1), ("box", ["a", "b"], 1)]


def test_cards_of_a_list_come_one_by_one():
    """The first has its text above it; each of the others stands alone."""
    made = stops([text("a", "## Warm up"), code("cards", 3)])
    assert [(it["part"], it["above"]) for it in made[1:]] == [(0, ["a"]), (1, []), (2, [])]


def test_two_charts_in_a_row_stand_alone():
    """A second thing to look at does not stand below the first."""
    made = told([text("a", "## Look"), code("one"), code("two")])
    assert made[1:] == [("one", ["a"], 1), ("two", [], 1)]


def test_a_heading_names_all_that_follows():
    """The name of a step is its heading, without marks, until the next one."""
    made = stops([text("a", "\n### Look *twice*"), code("b"), text("c", "Well?")])
    assert {it["title"] for it in made} == {"Look twice"}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_is_shown_whole_and_in_order(path):
    """Every cell has its stop, and nothing that comes later stands above."""
    read = json.loads(path.read_text("utf-8"))["cells"]
    kinds = {"markdown": text, "code": lambda id, _: code(id)}
    order = [cell["id"] for cell in read]
    made = stops([kinds[it["cell_type"]](it["id"], "".join(it["source"])) for it in read])
    assert [it["id"] for it in made] == order
    assert all(order.index(up) < order.index(it["id"]) for it in made for up in it["above"])
