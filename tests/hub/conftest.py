"""One rehearsal for all tests of the hub: a class of twenty, the hub killed, one kernel killed."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rehearsal.classroom import SIZE, Classroom, Report, Trouble
from rehearsal.hub import TEACHER, Hub


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """Return a folder that other users can come through; pytest's own are shut to them."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o711)
        yield Path(made)


@pytest.fixture(scope="session")
def hub(place: Path) -> Iterator[Hub]:
    """Return a hub that runs."""
    (place / "hub").mkdir()
    try:
        made = Hub(place / "hub")
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    with made as hub:
        yield hub


@pytest.fixture(scope="session")
def report(hub: Hub) -> Report:
    """Return what came of the rehearsal; where it fails, what the hub wrote down is shown."""
    try:
        return asyncio.run(Classroom(hub, range(SIZE), moves=4, trouble=Trouble()).rehearse())
    except BaseException:
        print(hub.log()[-20_000:])
        raise


@pytest.fixture
def allowed(hub: Hub) -> Callable[[int, str], bool]:
    """Return what tells whether a user of this computer may do what a line of Python does."""
    if not hub.apart:
        pytest.skip("all students are one user here: only root can start programs as others")

    def tried(user: int, act: str) -> bool:
        line = [sys.executable, "-c", f"import os; {act}"]
        who: dict[str, Any] = {"user": user, "group": user, "extra_groups": []}
        done = subprocess.run(line, cwd="/", capture_output=True, check=False, **who)
        assert done.returncode == 0 or b"PermissionError" in done.stderr, done.stderr
        return done.returncode == 0

    return tried


@pytest.fixture(scope="session")
def graded(hub: Hub, report: Report, place: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Return the folder that a teacher's command wrote, and what it said."""
    desk = place / "teacher"
    desk.mkdir()
    teacher: dict[str, Any] = {}
    if hub.apart:
        os.chown(desk, TEACHER, TEACHER)
        teacher = {"user": TEACHER, "group": TEACHER, "extra_groups": []}
    line: list[Any] = [sys.executable, "-m", "whosays", "grade", hub.drop, "--out", desk / "graded"]
    done = subprocess.run(line, cwd=desk, capture_output=True, text=True, check=False, **teacher)
    return desk / "graded", done
