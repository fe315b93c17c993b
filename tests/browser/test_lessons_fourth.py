"""Every fourth lesson, from the fourth on: see `lesson_contract`."""

from lesson_contract import LessonContract, answering

answered = answering(3)


class TestLessons(LessonContract):
    """What holds for each of these lessons."""
