"""No single key destroys a cell of a lesson in the browser."""

import pytest
from playwright.sync_api import expect

CELLS = ".jp-Notebook .jp-Cell"
KINDS_AND_TEXTS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
  (cell) => [cell.model.type, cell.model.sharedModel.getSource()])"""


@pytest.fixture(scope="module")
def tab(launch_once, school):
    """Return lesson 00, not run."""
    tab = launch_once.tab(1366, 900)
    tab.goto(f"{school.address}lab/index.html?path=00-start-here.ipynb")
    tab.lesson_ready("00-")
    return tab


def select(tab, place):
    """Select a cell as a click on its left does, outside of its text."""
    tab.evaluate(
        """place => {
          const { content } = window.jupyterapp.shell.currentWidget;
          content.mode = "command";
          content.activeCellIndex = place;
          content.node.focus();
        }""",
        place,
    )


@pytest.mark.parametrize("place", [0, 3], ids=["prose", "code"])
@pytest.mark.parametrize("keys", ["dd", "x", "m", "y", "r", "1", "6", "M", "00"])
def test_a_single_key_does_nothing_to_a_cell(tab, keys, place):
    """Keys that delete, cut, merge or turn a cell, or restart Python, are off."""
    select(tab, place)
    before = tab.evaluate(KINDS_AND_TEXTS)
    tab.press(*keys)
    # A key that is on comes after those before it: its new cell stands there, and goes again.
    tab.press("b")
    expect(tab.page.locator(CELLS)).to_have_count(len(before) + 1)
    tab.press("z")
    expect(tab.page.locator(CELLS)).to_have_count(len(before))
    assert tab.evaluate(KINDS_AND_TEXTS) == before
    assert tab.page.locator(".jp-Dialog").count() == 0
