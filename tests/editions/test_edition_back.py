"""What a student finds who comes back to a lesson, or is quicker than Python."""

import pytest

LESSON = "lab/index.html?path=00-start-here.ipynb"
BAR = ".whosays-bar"
AGAIN = "Run these cells again"
CODE = ".jp-CodeCell .cm-content"
# What is drawn while JupyterLab starts may lie over a cell that can be seen already.
FREE = """selector => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return !!box && !!document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    ?.closest(selector);
}"""
# The place of each code cell and its number; a cell that is run twice leaves a gap.
RAN = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .map((cell, place) => [place, cell.model.executionCount])
  .filter(([, count]) => count)"""
CARDS = "count => document.querySelectorAll('.jp-Notebook .ws-card').length === count"
GONE = "bar => !document.querySelector(bar)"
FIRST = [[3, 1], [5, 2], [8, 3], [12, 4], [14, 5]]
UP_TO_Q2 = 12
ON_A_CELL = """() => {
  const at = document.activeElement;
  return !!at.closest(".jp-Cell") && !at.isContentEditable;
}"""
DELETE = """place => window.jupyterapp.shell.currentWidget.content.model.sharedModel
  .deleteCell(place)"""


def early(tab, school):
    """Open lesson 00 and run its first five cells as soon as they can be clicked."""
    tab.goto(school.address + LESSON)
    tab.wait(FREE, CODE)
    tab.click(CODE)
    tab.press(*["Shift+Enter"] * UP_TO_Q2)


def come_back(tab):
    """Reload the lesson and wait for the bar."""
    tab.reload()
    tab.lesson_ready("00-")
    tab.wait_for_text(AGAIN, BAR)


@pytest.fixture(scope="module")
def tab(launch_once, school):
    """Return lesson 00 in which five cells were run before Python was there."""
    tab = launch_once.tab(1280, 800)
    early(tab, school)
    tab.wait(CARDS, 2)
    return tab


def test_cells_run_too_early_run_once_and_in_order(tab):
    """What is pressed before Python is there is done once it is."""
    assert tab.evaluate(RAN) == FIRST
    assert tab.failed_cells() == []


def test_the_bar_is_told_and_can_be_closed(tab):
    """A screen reader speaks it; closing it puts the keyboard back into the lesson."""
    come_back(tab)
    assert tab.evaluate("bar => document.querySelector(bar).getAttribute('role')", BAR) == "status"
    tab.press("Shift+Tab", "Enter")
    tab.wait(GONE, BAR)
    assert tab.evaluate(ON_A_CELL)
    assert tab.evaluate(RAN) == []


def test_cells_that_are_gone_are_left_out(tab):
    """What the student deleted is not run; the rest is, in order."""
    come_back(tab)
    tab.evaluate(DELETE, 5)
    tab.click(f"{BAR} button", AGAIN)
    tab.wait(CARDS, 2)
    tab.wait(GONE, BAR)
    assert tab.evaluate(RAN) == [[3, 1], [7, 2], [11, 3], [13, 4]]
