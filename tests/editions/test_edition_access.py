"""What axe-core finds on the first page and in a lesson that was run: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

FIRST = "body"
# JupyterLab's own parts are its makers'; these are ours.
OURS = [".jp-Notebook .ws", ".whosays-bar", "#jp-MainLogo"]


def violations(tab, *selectors):
    """Return axe-core's violations within what the selectors name, one line each."""
    include = [[it] for it in selectors if tab.page.locator(it).count()]
    found = Axe().run(tab.page, context={"include": include}).response["violations"]
    return [f"{it['id']}: {node['target']}" for it in found for node in it["nodes"]]


@pytest.fixture(scope="module")
def tab(launch_once):
    """Return a tab."""
    return launch_once.tab(1366, 900)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 320])
def test_the_first_page(tab, school, theme, width):
    """In both themes, wide and as narrow as a page must stay usable; nothing sticks out."""
    tab.page.emulate_media(color_scheme=theme)
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.goto(school.address)
    tab.wait("() => !document.querySelector('figure img').hidden")
    assert violations(tab, FIRST) == []
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def lesson(tab, school):
    """Return lesson 00, run whole and reloaded, so that the bar above it is there."""
    tab.page.emulate_media(color_scheme="light")
    tab.page.set_viewport_size({"width": 1366, "height": 6000})
    address = f"{school.address}lab/index.html?path=00-start-here.ipynb"
    tab.goto(address)
    tab.lesson_ready("00-")
    tab.run_all()
    tab.reload()
    tab.lesson_ready("00-")
    tab.wait_for_text("Run these cells again", ".whosays-bar button")
    return tab


def test_the_bar_above_a_lesson(lesson):
    """It is told to all readers, with its buttons and the way home."""
    assert violations(lesson, *OURS) == []


def test_a_lesson_that_was_run_whole(lesson):
    """Every card and chart, where an answer, a chart and a table stand."""
    lesson.run_all()
    lesson.wait("() => document.querySelectorAll('.jp-Notebook .ws').length >= 16")
    assert violations(lesson, *OURS) == []
