"""Every fourth lesson, from the third on: see `lesson_contract`."""

from lesson_contract import LessonContract, answering

answered = answering(2)


class TestLessons(LessonContract):
    """What holds for each of these lessons."""
