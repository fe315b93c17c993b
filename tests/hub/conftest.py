"""One rehearsal for all tests of the hub: a class of twenty, the hub killed, one kernel killed."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rehearsal.classroom import SIZE, Classroom, Report, Trouble
from rehearsal.hub import Hub


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Return a hub that runs; what it wrote down is shown where a test fails."""
    home = tmp_path_factory.mktemp("hub")
    # A student is another user, and has to come through to what is theirs.
    for folder in (home.parent, home.parent.parent):
        folder.chmod(folder.stat().st_mode | 0o011)
    with Hub(home) as hub:
        yield hub


@pytest.fixture(scope="session")
def report(hub: Hub) -> Report:
    """Return what came of the rehearsal."""
    try:
        return asyncio.run(Classroom(hub, range(SIZE), moves=4, trouble=Trouble()).rehearse())
    except BaseException:
        print(hub.log()[-8000:])
        raise


@pytest.fixture(scope="session")
def graded(
    hub: Hub, report: Report, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return the folder that the teacher's command wrote, and what it said."""
    out = tmp_path_factory.mktemp("teacher") / "graded"
    line: list[Any] = [sys.executable, "-m", "whosays", "grade", hub.drop, "--out", out]
    return out, subprocess.run(line, capture_output=True, text=True, check=False)
