"""How long fifty possible totals take: 10,000 draws of a product of three ranges, in order.

Beside it, the same draws with numpy alone and nothing checked, in turn, so that a busy minute hits
both alike; the ratio is taken within a round and its median is given.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from whosays.reasoning.simulation import DRAWS, SEED, quantiles, totals

ROUNDS = 40
RANGES = (
    {"low": 16_000, "best": 20_000, "high": 28_000},
    {"low": 250, "best": 400, "high": 480},
    {"low": 0, "best": 0.6, "high": 1},
)


def ours() -> np.ndarray:
    """Return the fifty totals as the package gives them."""
    return quantiles(totals(*RANGES))


def plain() -> np.ndarray:
    """Return fifty totals of numpy's own triangular draws."""
    chance = np.random.default_rng(SEED)
    ends = [(each["low"], each["best"], each["high"]) for each in RANGES]
    drawn = np.prod([chance.triangular(*each, DRAWS) for each in ends], axis=0)
    return np.quantile(drawn, (np.arange(50) + 0.5) / 50)


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def measure() -> list[tuple[str, float, str]]:
    """Return rows of what was measured, the number, and what is aimed at."""
    first = milliseconds(ours)
    runs = []
    for turn in range(ROUNDS):
        # Turn about, so that neither always finds the machine's caches warm.
        ways = [("ours", ours), ("plain", plain)][:: 1 - 2 * (turn % 2)]
        runs.append({name: milliseconds(act) for name, act in ways})
    middle = {name: statistics.median(run[name] for run in runs) for name in ("ours", "plain")}
    ratio = statistics.median(run["ours"] / run["plain"] for run in runs)
    return [
        (f"{DRAWS:,} draws and fifty values, the first time", first, "ms, at most 50"),
        (f"{DRAWS:,} draws and fifty values, median", middle["ours"], "ms, at most 50"),
        ("numpy alone, median", middle["plain"], "ms"),
        ("fifty totals over numpy alone", ratio, "at most 3"),
    ]


if __name__ == "__main__":
    for name, value, note in measure():
        print(f"{name:45} {value:8.2f}  {note}")
    sys.exit(0)
