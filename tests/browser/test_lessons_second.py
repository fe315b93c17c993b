"""Every fourth lesson, from the second on: see `lesson_contract`."""

from lesson_contract import LessonContract, answering

answered = answering(1)


class TestLessons(LessonContract):
    """What holds for each of these lessons."""
