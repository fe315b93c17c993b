"""Problems in the order in which a teacher reads them: what one zip floods with comes last.

A zip may hold thousands of files that are no hand-ins. Each is named in problems.csv, but first
stands one line for all of them, and what is wrong with anybody else's file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from whosays.classroom.problems import Problem
from whosays.classroom.text import shown

#: Files of one zip or folder from which on one line tells of all of them.
CROWD = 100
# A longer name would fill the line that sums up.
_MOST_NAME = 60


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return all problems in a fixed order, and one more for each place that has a crowd of them.

    Parameters
    ----------
    problems
        In any order.
    """
    found = list(problems)
    lost = {each.file for each in found if each.file and not each.graded}
    counts = Counter(_place(file) for file in lost)
    crowds = {place: count for place, count in counts.items() if place and count >= CROWD}
    summed = [
        Problem("", "crowd", {"place": shown(place, _MOST_NAME), "count": f"{count:,}"})
        for place, count in crowds.items()
    ]

    def key(problem: Problem) -> tuple[object, ...]:
        crowded = bool(problem.file) and _place(problem.file) in crowds
        given = sorted(problem.params.items())
        return problem.graded, crowded, problem.file, problem.code, given

    return tuple(sorted(summed + found, key=key))


def _place(file: str) -> str:
    """Return the zip that a file lies in, or else its folder; empty for one that lies loose."""
    above = file.split("/")[:-1]
    zips = [at for at, name in enumerate(above, 1) if name.casefold().endswith(".zip")]
    return "/".join(above[: zips[-1]] if zips else above[:1])
