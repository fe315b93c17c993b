"""Every notebook runs from first to last, twice, and with its cells in any order."""

import random

import kernel
import lesson_texts
import pytest

from whosays import lessons

ORDERS = {
    "last to first": lambda cells: cells[::-1],
    **{f"seed {n}": lambda cells, n=n: random.Random(n).sample(cells, len(cells)) for n in (1, 2)},
}
KIND_WORD = "Python does not know the word "


@pytest.fixture(scope="module", params=lessons.ids())
def lesson(request, tmp_path_factory):
    """Return the code cells of a lesson, and a kernel of its own in a folder of its own."""
    folder = tmp_path_factory.mktemp(f"lesson-{request.param}")
    cells = lesson_texts.cells(lessons.read(request.param).notebook, "code")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WHOSAYS_ANSWERS", str(folder / "answers"))
        with kernel.started(folder) as running:
            yield cells, running
    assert {each.name for each in folder.iterdir()} <= {"answers"}


def run(running, cells):
    """Run cells in this order; return each cell's id and outputs, and fail on an error."""
    shown = [(cell["id"], running.run(cell["source"])) for cell in cells]
    assert [(id, kernel.errors(outputs)) for id, outputs in shown if kernel.errors(outputs)] == []
    return shown


def kind_words(shown):
    """Return the ids of the cells that showed a kind word."""
    return [id for id, outputs in shown if any(KIND_WORD in t for t in kernel.texts(outputs))]


def silent(shown):
    """Return the ids of the cells that showed nothing."""
    return [id for id, outputs in shown if not outputs]


def test_a_notebook_runs_to_its_end_twice(lesson):
    """No cell fails, each but the set-up shows something, only answers are written."""
    cells, running = lesson
    for _ in ("once", "again"):
        shown = run(running, cells)
        assert silent(shown) == ["setup"]
        assert kind_words(shown) == []


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_a_notebook_runs_in_any_order(lesson, order):
    """Cells before the set-up cell show a kind word, those after it what they should."""
    cells, running = lesson
    running.run("%reset -f")
    shown = run(running, order(cells))
    at = [id for id, _ in shown].index("setup")
    assert kind_words(shown) == [id for id, _ in shown[:at]]
    assert silent(shown) == ["setup"]
