"""How long a class takes: 300 students in nine lessons, up to 20,000 hand-ins, and nbgrader.

The command is timed as a teacher runs it, Python's start and all pages included. Beside it, where
nbgrader is installed (``pip install 'whosays[bench]'``), its ``autograde`` of one lesson: the
same questions, a cell each, answers put in by a student and compared with the key by a hidden
test.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import classes

STUDENTS, LESSONS = 300, 9
MANY = 20_000
SUBMISSIONS = 10
ROUNDS = 3
LESSON = "05"
# Prints seconds and megabytes of reading and scoring alone, in a Python of its own.
ALONE = """
import json, resource, sys, time, whosays
ledger = whosays.load()
start = time.perf_counter()
grading = whosays.grade(sys.argv[1], ledger=ledger)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
most /= 2**20 if sys.platform == "darwin" else 2**10
print(json.dumps([grading.hand_ins, time.perf_counter() - start, most]))
"""


def graded(folder: Path, out: Path) -> float:
    """Return how many seconds the command takes, from its start to its last line, at best."""
    words = [sys.executable, "-m", "whosays", "grade", folder, "--out", out]
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - start)
    return min(took)


def alone(folder: Path) -> tuple[int, float, float]:
    """Return the hand-ins read, and the seconds and megabytes that reading and scoring took."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, folder], stdout=subprocess.PIPE, check=True, text=True
    )
    count, seconds, most = json.loads(done.stdout)
    return count, seconds, most


def copied(folder: Path, to: Path, count: int) -> Path:
    """Write the hand-ins of a class again and again, each time as those of other students."""
    to.mkdir()
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    turns = ((turn, *file) for turn in itertools.count() for file in files)
    for turn, name, data in itertools.islice(turns, count):
        for field in (b'"alias":"', b'"journal":"'):
            data = data.replace(field, field + b"%d-" % turn, 1)
        (to / f"{turn}-{name}").write_bytes(data)
    return to


def ours(folder: Path) -> list[tuple[str, float, str]]:
    """Return how long a class takes, and whether many take as long each and fit into memory."""
    made = classes.make_class(folder / "class", STUDENTS)
    seconds = graded(folder / "class", folder / "out")
    few = alone(copied(folder / "class", folder / "few", MANY // 10))
    many = alone(copied(folder / "class", folder / "many", MANY))
    return [
        (
            f"{STUDENTS} students, {LESSONS} lessons ({len(made.files):,} files), all pages",
            seconds,
            "s, at most 10",
        ),
        (f"{few[0]:,} hand-ins, read and scored", few[1], "s"),
        (f"{many[0]:,} hand-ins, read and scored", many[1], "s"),
        ("ten times as many, over ten times as long", many[1] / few[1] / 10, "at most 1.3"),
        (f"{many[0]:,} hand-ins, memory", many[2], "MB, at most 500"),
    ]


def theirs(folder: Path) -> list[tuple[str, float, str]]:
    """Return how long one submission takes nbgrader, and one hand-in of that lesson us."""
    if importlib.util.find_spec("nbgrader") is None:
        print("nbgrader is not installed here, so it was not timed. To time it, type:")
        print(f"{sys.executable} -m pip install 'whosays[bench]'")
        return []
    import nbgrader_course

    one = classes.make_class(folder / "one", STUDENTS, [LESSON])
    each = graded(folder / "one", folder / "one-out") / len(one.files)
    other = nbgrader_course.autograded(folder / "nbgrader", LESSON, SUBMISSIONS) / SUBMISSIONS
    return [
        (f"lesson {LESSON}: one hand-in of {len(one.files)}, all pages", 1000 * each, "ms"),
        (f"lesson {LESSON}: one of {SUBMISSIONS} submissions, nbgrader", 1000 * other, "ms"),
        ("1,000 of our hand-ins, in submissions of nbgrader's", 1000 * each / other, "at most 3.3"),
    ]


def measure() -> list[tuple[str, float, str]]:
    """Return rows of what was measured, the number, and what is aimed at."""
    with tempfile.TemporaryDirectory() as folder:
        return [*ours(Path(folder)), *theirs(Path(folder))]


if __name__ == "__main__":
    for name, value, note in measure():
        print(f"{name:60} {value:10.2f}  {note}")
