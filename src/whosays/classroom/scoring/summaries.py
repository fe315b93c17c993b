"""What judged answers amount to, for one student and for a class: all of it in one place."""

from .class_summary import ClassSummary, ClassTally, SoundFall, SoundTrust, class_summary
from .student_summary import (
    LessonScore,
    ObjectiveScore,
    StudentSummary,
    calibration,
    discernment,
    firsts,
    lesson_score,
    student_summary,
    told,
)

__all__ = [
    "ClassSummary",
    "ClassTally",
    "LessonScore",
    "ObjectiveScore",
    "SoundFall",
    "SoundTrust",
    "StudentSummary",
    "calibration",
    "class_summary",
    "discernment",
    "firsts",
    "lesson_score",
    "student_summary",
    "told",
]
