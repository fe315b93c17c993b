"""A browser that keeps nothing: the student is told, and hands in all the same."""

import pytest
import student
from browsers import BOTH

LESSON = "lab/index.html?path=00-start-here.ipynb"


def begin(tab, school):
    """Open lesson 00, run it and sign in."""
    tab.goto(f"{school.address}{LESSON}")
    tab.lesson_ready("00-")
    tab.run_all()
    tab.sign_in("heron")


@pytest.mark.parametrize("name", BOTH)
def test_where_nothing_is_kept_the_answer_is_held(launch, school, name, tmp_path):
    """The card warns and names the way out, and the hand-in holds the answer."""
    tab = launch(name, blocked=True).tab(1366, 900)
    begin(tab, school)
    said = student.choose(tab, 0, 2, told="Right")
    assert said.startswith("Not saved: this browser does not let the course keep anything.")
    grading = student.graded(tmp_path, student.hand_in(tab))
    assert student.tries(grading, "00-q1") == [("c", "right")]
