"""What marking 300 texts costs: a press of a key, at the start and at the end, and likenesses."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import whosays
from whosays import lessons
from whosays.classroom.form import Given, HandIn
from whosays.classroom.handing_in.making import encode

COUNT = 300
LESSON, QUESTION = "02", "02-own"


def hand_ins(folder: Path) -> None:
    """Write hand-ins whose texts are drawn from the lesson's own words."""
    chance = random.Random(7)
    asked = lessons.read(LESSON).questions
    words = " ".join(str(each["prompt"]) for each in asked).split()
    folder.mkdir()
    for number in range(COUNT):
        text = " ".join(chance.choices(words, k=120))
        given = Given(QUESTION, {"text": text, "rubric": []}, time="2026-11-22T09:00:00.000000Z")
        one = HandIn(
            f"s{number}", LESSON, f"j-{number}", "0.1.0", "x", "2026-11-22T09:00:00Z", (given,)
        )
        (folder / f"s{number}.json").write_bytes(encode(one))


def took(act: Callable[[], object]) -> float:
    """Return how many seconds an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def mark(desk: Any) -> None:
    """Mark every line of the text that lies open, and go on."""
    for line in desk.spec["rubric"]:
        press(desk, type="mark", line=line["id"], mark="met")
    press(desk, type="move", to="next")


def press(desk: Any, **message: str) -> None:
    """Do what a press in the page does."""
    desk._handle_custom_msg({"text": desk.text_id, **message}, [])


def measure() -> list[tuple[str, float, str]]:
    """Return rows of what was measured, the number, and its unit or goal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hand_ins(folder / "in")
        where = {"lesson": LESSON, "question": QUESTION, "marks": folder / "marks"}
        first = took(lambda: whosays.marking(folder / "in", marker="Lee", **where))
        desk = whosays.marking(folder / "in", marker="Lee", **where)
        presses = len(desk.spec["rubric"]) + 1
        times = [1000 * took(lambda: mark(desk)) / presses for _ in range(COUNT)]
        alike = took(desk.much_alike)
    return [
        (f"open {COUNT} texts", first, "s, at most 5"),
        ("save a mark and show it, first ten texts", sum(times[:10]) / 10, "ms, at most 50"),
        ("save a mark and show it, last ten texts", sum(times[-10:]) / 10, "ms, at most 50"),
        (f"likenesses among {COUNT} texts of 120 words", alike, "s, at most 5"),
    ]


if __name__ == "__main__":
    for name, value, note in measure():
        print(f"{name:46} {value:8.2f}  {note}")
