"""Every fourth lesson, from the first on: see `lesson_contract`."""

from lesson_contract import LessonContract, answering

answered = answering(0)


class TestLessons(LessonContract):
    """What holds for each of these lessons."""
