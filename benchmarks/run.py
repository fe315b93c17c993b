"""Run every benchmark of this folder and print one table: ``make bench``.

A benchmark is a file ``bench_*.py`` with a function ``measure()`` that returns rows of what was
measured, the number, and a note: its unit, or ``at most 1.2`` where that is a goal, or both, as in
``ms, at most 16.7``. Whatever else it prints is shown below the table. Words given to this command
choose the benchmarks whose names hold one of them; without words all run but those of the browser
edition and of the hub, which have commands of their own. Exit status 1: a goal was missed.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
# They need what only `make bench-site` and `make bench-hub` install.
APART = {"bench_hub", "bench_site"}
CALL = "import json, {name}; print({mark!r} + json.dumps({name}.measure()))"
MARK = "rows measured: "
HEAD = ("benchmark", "what", "measured", "note", "")


class Row(NamedTuple):
    """One thing that was measured."""

    benchmark: str
    what: str
    value: float
    note: str

    def verdict(self) -> str:
        """Return ok or MISSED where the note holds a goal, else nothing."""
        goal = re.search(r"at most ([0-9.]+)", self.note)
        if goal is None:
            return ""
        return "ok" if self.value <= float(goal[1]) else "MISSED"


def measure(path: Path) -> tuple[list[Row], str]:
    """Return what one benchmark measured, in a Python of its own, and what else it printed."""
    done = subprocess.run(
        [sys.executable, "-c", CALL.format(name=path.stem, mark=MARK)],
        cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    printed = done.stdout.splitlines()
    name = path.stem.removeprefix("bench_")
    if done.returncode or not printed or not printed[-1].startswith(MARK):
        return [Row(name, "did not finish", 1, "failures, at most 0")], done.stdout.strip()
    rows = json.loads(printed[-1].removeprefix(MARK))
    return [Row(name, *row) for row in rows], "\n".join(printed[:-1]).strip()


def table(rows: list[Row]) -> str:
    """Return the rows as a table of plain text."""
    lines = [HEAD, *((r.benchmark, r.what, f"{r.value:.2f}", r.note, r.verdict()) for r in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"{line[0]:{widths[0]}}  {line[1]:{widths[1]}}  {line[2]:>{widths[2]}}  "
        f"{line[3]:{widths[3]}}  {line[4]}".rstrip()
        for line in lines
    )


def main(words: list[str]) -> int:
    """Run the benchmarks that hold one of the words; return 1 when a goal was missed."""
    rows: list[Row] = []
    notes: list[str] = []
    for path in sorted(HERE.glob("bench_*.py")):
        if not any(word in path.stem for word in words) and (words or path.stem in APART):
            continue
        print(f"measuring {path.stem.removeprefix('bench_')} ...", file=sys.stderr, flush=True)
        found, rest = measure(path)
        rows += found
        notes += [f"\n{path.stem}\n{rest}"] if rest else []
    print(table(rows), *notes, sep="\n")
    return 1 if any(row.verdict() == "MISSED" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
