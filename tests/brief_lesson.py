"""A lesson that asks for a brief, for tests of the brief writer."""

from dataclasses import replace
from pathlib import Path

from whosays import lessons
from whosays.ledger import Ledger, load
from whosays.study import Desk, Lesson

CLAIM = "c-2025-03-27-jcs-3000-more"
HUR = "c-2025-08-12-hur-11000"
TEXT = (
    "South Korea's Joint Chiefs of Staff assessed on 27 March 2025 that some 3,000 or more "
    "soldiers had been added in January and February. "
    "Soldiers in Kursk numbered 11,000. "
    "My own guess is that 12 ships came."
)


def brief_lesson(folder: Path, ledger: Ledger | None = None, *, min_words: int = 5) -> Lesson:
    """Return a lesson with one question for a brief, whose answers are kept in a folder."""
    question = {
        "id": "00-brief",
        "kind": "brief",
        "role": "exit",
        "prompt": "Write about 120 words with three figures.",
        "min_words": min_words,
        "scored": False,
        "sample": "Seoul said so.",
        "rubric": [{"id": "r1", "text": "It names who says it.", "explanation": "Look again."}],
    }
    data = replace(lessons.read("00"), questions=(question,))
    return Lesson(data, ledger or load(), Desk("00", folder))
