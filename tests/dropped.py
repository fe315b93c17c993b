"""Small hand-ins in a drop folder, as students' own machines put them there."""

from pathlib import Path

from whosays.classroom.form import Given, HandIn
from whosays.classroom.handing_in.dropping import drop, name_parts
from whosays.classroom.handing_in.making import encode

MADE = "2026-11-22T09:01:02Z"


def made(alias: str, lesson: str, *tries: tuple) -> HandIn:
    """Return a hand-in; each try is a question and an answer, and perhaps how sure."""
    counts: dict[str, int] = {}
    answers = []
    for question, answer, *sure in tries:
        counts[question] = counts.get(question, 0) + 1
        time = f"2026-11-22T08:{len(answers):02}:00.000000Z"
        answers.append(Given(question, answer, counts[question], *(sure or [None]), time))
    journal = f"20261122t080000-{alias.encode().hex()[:10]:0<10}"
    return HandIn(alias, lesson, journal, "0.1.0", "test", MADE, tuple(answers))


def dropped(folder: Path, alias: str, lesson: str, *tries: tuple) -> Path:
    """Put a hand-in into a folder; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    hand_in = made(alias, lesson, *tries)
    return drop(encode(hand_in), name_parts(hand_in), folder)
