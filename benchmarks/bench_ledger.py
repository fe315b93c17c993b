"""How long `import whosays; whosays.load()` takes beside pandas reading the same files.

Every round starts a fresh interpreter for each way, in turn, so that a busy minute hits all of
them alike; the ratio is taken within a round and its median is given.
"""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
from pathlib import Path

import whosays

GOAL = 1.2
TABLES = Path(whosays.load().path)
TIMED = "import time; start = time.perf_counter()\n{}\nprint(time.perf_counter() - start)"
WAYS = {
    "pandas and pd.read_csv": (
        f"import glob, pandas\nfor file in sorted(glob.glob({str(TABLES / '*.csv')!r})): "
        "pandas.read_csv(file)"
    ),
    "import whosays; whosays.load()": "import whosays\nwhosays.load()",
    "palmerpenguins": "import palmerpenguins\npalmerpenguins.load_penguins()",
}


def seconds(code: str) -> float:
    """Return how long code takes in a fresh interpreter, start-up of Python left out."""
    done = subprocess.run(
        [sys.executable, "-c", TIMED.format(code)], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def measure(rounds: int = 20) -> list[tuple[str, float, str]]:
    """Return rows of name, milliseconds or ratio, and what is aimed at."""
    ways = dict(WAYS)
    if importlib.util.find_spec("palmerpenguins") is None:
        del ways["palmerpenguins"]
        print("palmerpenguins is not installed; to see it beside: pip install palmerpenguins")
    for code in ways.values():
        seconds(code)
    # Turn about, so that whatever a first run does to the machine's caches helps both alike.
    turns = [list(ways.items())[:: 1 - 2 * (n % 2)] for n in range(rounds)]
    runs = [{name: seconds(code) for name, code in turn} for turn in turns]
    ours, theirs = "import whosays; whosays.load()", "pandas and pd.read_csv"
    ratio = statistics.median(run[ours] / run[theirs] for run in runs)
    rows = [(name, 1000 * statistics.median(run[name] for run in runs), "ms") for name in ways]
    return [*rows, ("load() over pandas", ratio, f"at most {GOAL}")]


def main() -> int:
    """Print the table; exit status 1 where the goal is missed."""
    rows = measure()
    for name, value, note in rows:
        print(f"{name:32} {value:8.2f}  {note}")
    return 0 if rows[-1][1] <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
