"""Whether reading a brief stays linear: ten times the text must take about ten times as long.

A reading that went through the whole text for each figure would take ten times longer still."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import whosays
from whosays import briefs

GOAL = 2.0
LINE = (
    "South Korea's Joint Chiefs of Staff said on 27 March 2025 that about 11,000 soldiers had been "
    "sent to Russia, and that about 4,000 of them had become casualties. "
)
SHAPES = {"sentences": LINE, "one long list": "about 4,000 killed and ", "numbers": "4,000 "}


def seconds(act: Callable[[], object], rounds: int = 3) -> float:
    """Return the median time of an act."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure() -> list[tuple[str, float, str]]:
    """Return rows of what was measured, the number, and its unit or goal."""
    ledger = whosays.load()
    rows = []
    for name, piece in SHAPES.items():
        short, long = piece * (2_000 // len(piece)), piece * (20_000 // len(piece))
        took = []
        for text in (short, long):
            ties = [
                {"start": each.start, "end": each.end, "claim": "c-2025-03-27-jcs-casualties"}
                for each in briefs.figures(text)
            ]
            took.append(seconds(lambda text=text, ties=ties: briefs.remarks(text, ties, ledger)))
        ratio = took[1] / took[0] / (len(long) / len(short))
        rows.append((f"ten times the text, {name}", ratio, f"times as long, at most {GOAL}"))
    text = LINE * 3
    ties = [
        {"start": each.start, "end": each.end, "claim": "c-2025-03-27-jcs-casualties"}
        for each in briefs.figures(text)
    ]
    brief = seconds(lambda: briefs.remarks(text, ties, ledger), rounds=20)
    return [*rows, ("remarks on a brief of 90 words", 1000 * brief, "ms")]


if __name__ == "__main__":
    for name, value, note in measure():
        print(f"{name:40} {value:8.2f}  {note}")
