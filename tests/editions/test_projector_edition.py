"""A lesson shown to a class in the browser edition: no other server, and Python in the page."""

import pytest
from projector import BUTTON, SCROLLER, SEEN, SIGN_IN, Shown


@pytest.fixture(scope="module")
def shown(launch_once, school):
    """Return lesson 04 in the browser edition, signed in."""
    tab = launch_once.tab(1280, 720)
    tab.goto(f"{school.address}lab/index.html?path=04-how-many-soldiers.ipynb")
    tab.lesson_ready("04-")
    return Shown(tab.page).sign_in()


def test_a_step_that_was_not_run_is_run(shown):
    """Python in the page draws the chart when the class comes to it."""
    before = shown.notebook()
    shown.begin().until("The ledger has more cards").press("PageDown")
    shown.page.locator(f"{SCROLLER} .ws-picture").wait_for()
    assert shown.notebook() == before


def test_after_a_reload_the_lesson_is_shown_again(launch_once, shown):
    """Python went with the page: the first cells are run, and F8 goes through the lesson."""
    shown.page.reload()
    shown.page.wait_for_selector(".jp-NotebookPanel .jp-Cell")
    shown.page.get_by_role("button", name="Run these cells again").wait_for()
    shown.sign_in().page.keyboard.press("F8")
    shown.settle().until("FROM AN EARLIER LESSON 1 OF 3")
    assert shown.page.evaluate("() => document.querySelectorAll('.whosays-bar').length") == 1
    assert not shown.page.locator(".whosays-bar").is_visible()
    shown.press("End", "Escape")
    assert not shown.is_on()


def test_firefox_shows_it_too(launch, school):
    """The next press of a clicker brings the next step, and Escape gives the notebook back."""
    tab = launch("firefox").tab(1280, 720)
    tab.goto(f"{school.address}lab/index.html?path=04-how-many-soldiers.ipynb")
    tab.lesson_ready("04-")
    tab.evaluate(SIGN_IN)
    tab.click("button", BUTTON)
    tab.wait(f"() => ({SEEN})().startsWith('How many soldiers?')")
    tab.press("End")
    tab.wait(f"() => ({SEEN})().startsWith('Go on')")
    tab.press("Home", "PageDown")
    tab.wait(f"() => ({SEEN})().includes('Run this cell first')")
    tab.press("Escape")
    tab.wait("() => !document.querySelector('.ws-stage')")
