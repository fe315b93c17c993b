"""Every second lesson, run whole in Chromium: see lessons_whole.py."""

from lessons_whole import RunsWhole, dealt

lesson = dealt(0)


class TestLessons(RunsWhole):
    """The contract of lessons_whole.py."""
