"""What a hub needs for so many students: computed from measured figures and named assumptions.

``python tools/hub_sizing.py`` writes the part *What it needs* of docs/hub.md anew.
"""

from __future__ import annotations

import math
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "benchmarks" / "hub-figures.toml"
PAGE = ROOT / "docs" / "hub.md"
HEADING = "## What it needs"
SIZES = (30, 300, 3_000, 30_000)


@dataclass(frozen=True)
class Figures:
    """What was measured in a rehearsal.

    Parameters
    ----------
    server, kernel
        Memory of one student's server and of one kernel, the most that any took, in MiB.
    hub
        Memory of hub, proxy and culler with one class, in MiB.
    to_a_core
        How many students at once worked on each core.
    """

    server: float
    kernel: float
    hub: float
    to_a_core: float


@dataclass(frozen=True)
class Machine:
    """A machine that can be had.

    Parameters
    ----------
    cores
        Its cores.
    memory
        Its memory, in GiB.
    """

    cores: int
    memory: int


@dataclass(frozen=True)
class Assumptions:
    """What nobody measured, and who sets up a hub may set otherwise.

    Parameters
    ----------
    share_at_once
        Of all students, the part that has the course open in the busiest period.
    smallest_class
        So many are at once in any case, where there are as many.
    kernels
        How many lessons a student has open; each has a kernel.
    headroom
        How much more memory is there than the students took, as a factor.
    reserved
        Memory of each machine that the system and the network take, in GiB.
    machines
        The machines that can be had, smallest first.
    most_on_a_hub
        The most students at once that one hub and proxy look after.
    most_on_a_machine
        The most students at once that a cluster puts on one machine.
    hours_a_week
        How long the machines are on.
    first_visit
        What the browser edition sends to each new computer, in MB.
    """

    share_at_once: float = 0.25
    smallest_class: int = 30
    kernels: float = 1.5
    headroom: float = 1.3
    reserved: float = 2.0
    machines: tuple[Machine, ...] = (Machine(4, 16), Machine(8, 32), Machine(16, 64))
    most_on_a_hub: int = 1_000
    # Of the 110 pods that Kubernetes puts on a node, the system takes some.
    most_on_a_machine: int = 100
    hours_a_week: int = 50
    first_visit: int = 31


@dataclass(frozen=True)
class Need:
    """What a number of students needs.

    Parameters
    ----------
    students, at_once
        All of them, and those who are there in the busiest period.
    memory
        Of all machines together, in GiB, with headroom.
    machine, nodes
        What kind of machine, and how many carry students.
    hubs
        How many further machines carry a hub and its proxy; none where one machine carries all.
    hours
        Node-hours a week.
    browser
        What the browser edition sends once in all, in GB.
    """

    students: int
    at_once: int
    memory: float
    machine: Machine
    nodes: int
    hubs: int
    hours: int
    browser: float


def at_once(students: int, given: Assumptions) -> int:
    """Return how many of so many students are there in the busiest period."""
    return max(min(students, given.smallest_class), math.ceil(students * given.share_at_once))


def of_a_student(figures: Figures, given: Assumptions) -> float:
    """Return the memory that one student takes, in MiB."""
    return figures.server + given.kernels * figures.kernel


def carried(machine: Machine, figures: Figures, given: Assumptions, *, hub: bool) -> int:
    """Return how many students at once a machine carries, beside a hub or alone."""
    room = (machine.memory - given.reserved) * 1024 / given.headroom - (figures.hub if hub else 0)
    by_memory, by_cores = room / of_a_student(figures, given), machine.cores * figures.to_a_core
    most = math.inf if hub else given.most_on_a_machine
    return max(0, math.floor(min(by_memory, by_cores, most)))


def one_machine(figures: Figures, given: Assumptions) -> tuple[int, int]:
    """Return how many students one machine carries at most: at once, and of how many in all."""
    most = carried(given.machines[-1], figures, given, hub=True)
    return most, math.floor(most / given.share_at_once)


def need(students: int, figures: Figures, given: Assumptions) -> Need:
    """Return what so many students need."""
    crowd = at_once(students, given)
    whole = [each for each in given.machines if carried(each, figures, given, hub=True) >= crowd]
    machine = whole[0] if whole else given.machines[-1]
    nodes = 1 if whole else math.ceil(crowd / carried(machine, figures, given, hub=False))
    hubs = 0 if whole else math.ceil(crowd / given.most_on_a_hub)
    taken = crowd * of_a_student(figures, given) + max(1, hubs) * figures.hub
    return Need(
        students=students,
        at_once=crowd,
        memory=given.headroom * taken / 1024 + given.reserved * (nodes + hubs),
        machine=machine,
        nodes=nodes,
        hubs=hubs,
        hours=(nodes + hubs) * given.hours_a_week,
        browser=students * given.first_visit / 1000,
    )


def measured(path: Path = FIGURES) -> tuple[dict[str, Any], Figures]:
    """Return what a rehearsal measured, as it was written down and as this module needs it.

    Raises
    ------
    FileNotFoundError
        When nothing was measured yet.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"There is no {path.name}. Nobody has measured a hub yet. "
            "Type: make bench-hub ARGS=--write"
        )
    kept = tomllib.loads(path.read_text("utf-8"))
    most = {each["what"]: float(each["max"]) for each in kept["rows"]}
    hub = sum(most[f"memory of the {part}"] for part in ("hub", "proxy", "culler"))
    to_a_core = kept["students"] / kept["cores"]
    server, kernel = (most[f"memory of a student's {part}"] for part in ("server", "kernel"))
    return kept, Figures(server, kernel, hub, to_a_core)


def written(page: str, part: str) -> str:
    """Return a page with this part in place of the one under the same heading, or at its end."""
    found = re.search(rf"^{re.escape(HEADING)}\n.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    if found is None:
        return f"{page.rstrip()}\n\n{part}"
    behind = page[found.end() :]
    return page[: found.start()] + part + ("\n" + behind if behind else "")


def write() -> None:
    """Write the part of docs/hub.md anew."""
    from hub_sizing_page import page_part

    part = page_part(*measured(), Assumptions())
    PAGE.write_text(written(PAGE.read_text("utf-8"), part), "utf-8")


if __name__ == "__main__":
    try:
        write()
    except FileNotFoundError as error:
        sys.exit(str(error))
