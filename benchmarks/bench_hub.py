"""What a hub takes for each student: a rehearsal with one, then with a class, all on this computer.

With ``--write`` the figures are kept in ``hub-figures.toml``, and docs/hub.md is written anew.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

MOVES = 12
Row = tuple[str, float, float, float, str]


def rehearsed(students: int) -> Any:
    """Let a class do the lesson on a hub of its own, without trouble; return what came of it."""
    from rehearsal.classroom import Classroom, Trouble
    from rehearsal.hub import Hub

    calm = Trouble(hub=False, kernel_of=None)
    with tempfile.TemporaryDirectory() as home, Hub(Path(home)) as hub:
        return asyncio.run(Classroom(hub, range(students), moves=MOVES, trouble=calm).rehearse())


def row(name: str, values: Iterable[float], unit: str) -> Row:
    """Return least, median and most of some values."""
    found = list(values)
    return name, min(found), statistics.median(found), max(found), unit


def memory(report: Any) -> list[Row]:
    """Return the rows of memory, when all have done the lesson."""
    parts: dict[str, list[float]] = {}
    people: dict[str, float] = {}
    for each in report.shares:
        parts.setdefault(each.part, []).append(each.pss)
        if each.user:
            people[each.user] = people.get(each.user, 0) + each.pss
    names = {
        "server": "memory of a student's server", "kernel": "memory of a student's kernel",
        "hub": "memory of the hub", "proxy": "memory of the proxy",
        "culler": "memory of the culler",
    }  # fmt: skip
    rows = [row(name, parts[part], "MiB") for part, name in names.items()]
    return [*rows, row("memory of a student, both", people.values(), "MiB")]


def speed(report: Any, who: str) -> list[Row]:
    """Return the rows of times: from the click to the open lesson, from a move to its frame."""
    steps = {"server": "server there", "lab": "JupyterLab loaded", "lesson": "lesson open"}
    rows = [
        row(f"{who}, click to {name}", (each.seen.start[step] for each in report.students), "s")
        for step, name in steps.items()
    ]
    moves = [1000 * move for each in report.students for move in each.seen.moves]
    late = statistics.quantiles(moves, n=20, method="inclusive")[-1]
    rows.append(row(f"{who}, move to frame", moves, "ms"))
    return [*rows, (f"{who}, move to frame, 95th percentile", late, late, late, "ms")]


def work(report: Any) -> list[Row]:
    """Return the rows of computing time and disk."""
    count = len(report.students)
    opened = sum(each.seconds for each in report.opened) / count
    whole = sum(each.seconds for each in report.shares) / count
    return [
        ("computing to open a lesson", opened, opened, opened, "s of one core, a student"),
        ("computing for a whole lesson", whole, whole, whole, "s of one core, a student"),
        row("disk of a student", report.homes, "MiB"),
    ]


def rows(students: int) -> list[Row]:
    """Return all rows: one student alone, then the class."""
    from rehearsal.classroom import SIZE

    alone, together = rehearsed(1), rehearsed(students or SIZE)
    crowd = f"{len(together.students)} at once"
    return [*memory(together), *speed(alone, "alone"), *speed(together, crowd), *work(together)]


def measure(students: int = 0) -> list[tuple[str, float, str]]:
    """Return rows of what was measured: the median, and its unit."""
    return [(name, middle, unit) for name, _, middle, _, unit in rows(students)]


def busy(seconds: float = 5) -> float:
    """Return which part of the computer's cores worked for a while, in percent."""

    def spent() -> tuple[int, int]:
        ticks = [int(each) for each in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return sum(ticks), ticks[3] + ticks[4]

    before = spent()
    time.sleep(seconds)
    whole, idle = (now - then for now, then in zip(spent(), before, strict=True))
    return 100 * (1 - idle / whole)


def table(found: list[Row]) -> str:
    """Return the rows as a table of plain text."""
    lines = [f"{'what':44}{'min':>10}{'median':>10}{'max':>10}"]
    lines += [f"{n:44}{a:10.2f}{b:10.2f}{c:10.2f}  {unit}" for n, a, b, c, unit in found]
    return "\n".join(lines)


def as_toml(found: list[Row], others: tuple[float, float], students: int) -> str:
    """Return the figures as they are kept; `others` is how busy the computer was around them."""
    head = [
        "# Written by make bench-hub ARGS=--write; tools/hub_sizing.py computes from it.",
        f"measured_on = {datetime.now(UTC).date()}",
        f"students = {students}",
        f"cores = {os.cpu_count()}",
        f"busy_before = {others[0]:.0f}",
        f"busy_after = {others[1]:.0f}",
    ]
    for name, low, middle, high, unit in found:
        head += ["", "[[rows]]", f'what = "{name}"', f'unit = "{unit}"']
        head += [f"min = {low:.2f}", f"median = {middle:.2f}", f"max = {high:.2f}"]
    return "\n".join(head) + "\n"


def main() -> int:
    """Measure and print the table."""
    from rehearsal.classroom import SIZE

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=SIZE, metavar="N")
    parser.add_argument("--write", action="store_true", help="keep the figures, write docs/hub.md")
    args = parser.parse_args()
    before = busy()
    found = rows(args.students)
    others = before, busy()
    print(table(found))
    print(
        f"{os.cpu_count()} cores, on which the students ran too; busy with other things to "
        f"{others[0]:.0f} % before and {others[1]:.0f} % after"
    )
    if args.write:
        import hub_sizing

        kept = as_toml(found, others, args.students)
        hub_sizing.FIGURES.write_text(kept, "utf-8")
        hub_sizing.write()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RuntimeError as error:
        sys.exit(str(error))
