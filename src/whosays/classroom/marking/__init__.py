"""Marking open texts against their rubric: blind, in an order of one's own, and compared.

Everything here is pure but `marks.MarkBook`, which keeps marks in a journal. A text is known by an
id that names nobody; whose it is comes back only in marks.csv.
"""

from .agreement import Difference, LineAgreement, agreement, differences
from .alike import Alike, Pair, Shared, alike, known_texts
from .marks import MARKS, MarkBook, Marks, Progress, book, lesson_name, markers, progress
from .order import in_order
from .texts import OpenText, Pile, open_questions

__all__ = [
    "MARKS",
    "Alike",
    "Difference",
    "LineAgreement",
    "MarkBook",
    "Marks",
    "OpenText",
    "Pair",
    "Pile",
    "Progress",
    "Shared",
    "agreement",
    "alike",
    "book",
    "differences",
    "in_order",
    "known_texts",
    "lesson_name",
    "markers",
    "open_questions",
    "progress",
]
