"""What holds for each lesson when all its cells are run in the browser edition.

The lessons are dealt out to two files of tests, so that two cores share them.
"""

from contextlib import contextmanager

import pytest

from whosays import lessons

# All cells are in view, so that all are drawn.
TALL = 24_000
NOT_DRAWN = """() => [...document.querySelectorAll(
  ".jp-Notebook .jp-OutputArea-output[data-mime-type*=widget-view]")]
  .filter((it) => !it.querySelector(".ws")).length"""


def dealt(deal):
    """Return the fixture of one file: every second lesson, opened and run whole."""

    @pytest.fixture(scope="module", params=lessons.ids()[deal::2])
    def lesson(launch_once, school, request):
        with run_whole(launch_once, school, request.param) as tab:
            yield tab

    return lesson


@contextmanager
def run_whole(browser, school, id):
    """Open a lesson in a browser and run it; close it at the end."""
    tab = browser.tab(1366, TALL)
    notebook = lessons.read(id).notebook
    tab.goto(f"{school.address}lab/index.html?path={notebook}")
    tab.lesson_ready(notebook)
    tab.run_all()
    yield tab
    tab.close()


class RunsWhole:
    """The tests of one lesson."""

    def test_no_cell_complains(self, lesson):
        """Every cell ran; none failed, and none wrote on the error channel."""
        assert lesson.failed_cells() == []

    def test_all_that_is_shown_is_drawn(self, lesson):
        """Each card and chart is there."""
        lesson.wait(f"() => ({NOT_DRAWN})() === 0")
        assert lesson.evaluate("() => document.querySelectorAll('.jp-Notebook .ws').length") > 0
