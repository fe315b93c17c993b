"""How long all lessons take from first cell to last, one after the other, without a browser.

Each lesson has a kernel of its own, as it has in class; starting it is in the time.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import kernel
import lesson_texts

from whosays import lessons

GOAL = 90


def seconds(notebook: str, folder: Path) -> float:
    """Return how long a notebook takes in a fresh kernel, and stop at the first error."""
    start = time.perf_counter()
    with kernel.started(folder) as running:
        for cell in lesson_texts.cells(notebook, "code"):
            errors = kernel.errors(running.run(cell["source"]))
            if errors:
                raise RuntimeError(f"{notebook}, cell {cell['id']}: {errors[0]}")
    return time.perf_counter() - start


def measure() -> list[tuple[str, float, str]]:
    """Return rows of name, seconds, and what is aimed at."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHOSAYS_ANSWERS"] = str(Path(folder) / "answers")
        for id in lessons.ids():
            rows.append((f"lesson {id}", seconds(lessons.read(id).notebook, Path(folder)), "s"))
    total = sum(value for _, value, _ in rows)
    return [*rows, ("all lessons", total, f"s, at most {GOAL}")]


def main() -> int:
    """Print the table; exit status 1 where the goal is missed."""
    rows = measure()
    for name, value, note in rows:
        print(f"{name:32} {value:8.2f}  {note}")
    return 0 if rows[-1][1] <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
