"""One lesson besides the first, run whole in Firefox: see lessons_whole.py."""

import pytest
from lessons_whole import RunsWhole, run_whole

# It has sliders, sorting, numbers and charts that are drawn anew.
LESSON = "06"


@pytest.fixture(scope="module")
def lesson(launch, school):
    """Return the lesson, run whole."""
    with run_whole(launch("firefox"), school, LESSON) as tab:
        yield tab


class TestLesson(RunsWhole):
    """The contract of lessons_whole.py."""
