"""What the processes of a hub take: memory and computing time, by the kernel's own books."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_USER = b"JUPYTERHUB_USER="
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Share:
    """What one process takes.

    Parameters
    ----------
    user
        Whose server it belongs to; empty for hub and proxy.
    part
        kernel, server, hub, proxy, culler or other.
    pss
        Memory in MiB; what several processes share is divided among them.
    seconds
        Computing time so far.
    """

    user: str
    part: str
    pss: float
    seconds: float


def shares(processes: Iterable[int]) -> list[Share]:
    """Return what each of these processes takes; one that has just ended is left out."""
    return [found for each in processes if (found := _share(Path("/proc", str(each)))) is not None]


def pss_of(rollup: str) -> float:
    """Return the proportional share in MiB that a file ``smaps_rollup`` tells."""
    (line,) = (line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def part_of(line: list[str]) -> str:
    """Return which part of a hub a process is, by its command line."""
    words = " ".join(line)
    known = {
        "kernel": "ipykernel", "proxy": "configurable-http-proxy", "hub": "jupyterhub --config",
        "culler": "jupyterhub_idle_culler", "server": "whosays lab",
    }  # fmt: skip
    for part, sign in known.items():
        if sign in words:
            return part
    return "server" if "singleuser" in words or "labhub" in words else "other"


def _share(place: Path) -> Share | None:
    try:
        line = (place / "cmdline").read_bytes().decode(errors="replace").split("\0")
        variables = (place / "environ").read_bytes().split(b"\0")
        pss = pss_of((place / "smaps_rollup").read_text())
        seconds = _seconds((place / "stat").read_text())
    except (OSError, ValueError):
        return None
    users = [each.removeprefix(_USER).decode() for each in variables if each.startswith(_USER)]
    return Share(users[0] if users else "", part_of(line), pss, seconds)


def _seconds(stat: str) -> float:
    # The name of the program stands in brackets and may hold anything.
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
