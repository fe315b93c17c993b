"""What the live board costs: the first look at 300 hand-ins, a look without news, one with one."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import whosays

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from classes import make_class

COUNT, LESSON = 300, "04"


def took(act: Callable[[], object]) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def opened(folder: Path) -> Any:
    """Return the board of a folder, after looking until everything is read."""
    board = whosays.class_board(folder, lesson=LESSON)
    while board.look():
        pass
    return board


def measure() -> list[tuple[str, float, str]]:
    """Return rows of what was measured, the number, and its unit or goal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "drop"
        make_class(folder, COUNT, (LESSON,))
        first = took(lambda: opened(folder))
        board = opened(folder)
        idle = min(took(board.look) for _ in range(5))
        file = min(folder.rglob("*.json"))
        (folder / "again.json").write_bytes(file.read_bytes())
        new = took(board.look)
    return [
        (f"board of {COUNT} hand-ins", first, "ms, at most 2000"),
        ("look without news", idle, "ms, at most 100"),
        ("look with one new file", new, "ms, at most 500"),
    ]


if __name__ == "__main__":
    for row in measure():
        print(*row)
