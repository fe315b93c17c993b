"""Two lessons open at once, as tabs of one page, each with a Python of its own."""

import pytest
import student
from tabs import OPEN

GUESS = "01-read-the-brief.ipynb"
CHECK = "07-check-the-brief.ipynb"
TRUSTED = "whosays.discernment(lesson)"


def bring(tab, notebook):
    """Open a lesson as a click in the list of files does, or bring it to the front."""
    tab.evaluate(
        "path => window.jupyterapp.commands.execute('docmanager:open', { path }).then(() => 1)",
        notebook,
    )
    tab.lesson_ready(notebook)


def is_told(tab, words):
    """Run the cell anew that counts what was trusted, and wait until it says so."""
    tab.run_cell(TRUSTED)
    tab.wait_for_text(words, f"{OPEN} .ws")


@pytest.fixture(scope="module")
def tab(launch_once, school):
    """Return a page with lesson 07 signed in, and lesson 01 beside it, both run."""
    tab = launch_once.tab(1366, 12_000)
    tab.goto(f"{school.address}lab/index.html?path={CHECK}")
    tab.lesson_ready(CHECK)
    tab.run_all()
    tab.sign_in("heron")
    bring(tab, GUESS)
    tab.run_all()
    return tab


def test_a_guess_made_in_one_is_seen_in_the_other(tab):
    """Lesson 07 knows of no guess; one is made in 01; 07, open all the while, counts it."""
    bring(tab, CHECK)
    is_told(tab, "There is no guess at a stamped claim yet")
    bring(tab, GUESS)
    place = student.place_of(tab, "prediction 1 of 10")
    said = student.choose(tab, place, 0, told="", sure=True)
    assert said.startswith("Saved for heron")
    bring(tab, CHECK)
    is_told(tab, "you trusted 0 of 0 claims that hold, and 1 of 1 that need a repair")
