"""The browser edition as a school has it: built, served below a folder, opened in two browsers.

A test takes ``school`` (a server) and ``launch`` (a browser on a profile). Whatever a browser asks
of any other host fails the test.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsers import start
from building import build
from playwright.sync_api import sync_playwright
from running import at_most, started
from school import School, plain
from wire import Wire

_NO_PYODIDE = """The browser edition was not built: nobody has said where Pyodide is.
Its files come from a folder or an address; .ci/mirror fills such a folder.
Type: WHOSAYS_PYODIDE=/that/folder make test-editions"""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Let no test wait for a browser without end."""
    with at_most():
        return (yield)


@pytest.fixture(scope="session")
def pyodide() -> str:
    """Return where Pyodide is."""
    named = os.environ.get("WHOSAYS_PYODIDE")
    if not named:
        pytest.fail(_NO_PYODIDE, pytrace=False)
    return str(Path(named).resolve()) if Path(named).exists() else named


@pytest.fixture(scope="session")
def site(pyodide: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site: one for all workers, or the one in WHOSAYS_SITE."""
    if ready := os.environ.get("WHOSAYS_SITE"):
        return Path(ready).resolve()
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "site").exists():
            done = build(shared / "site", pyodide)
            assert done.returncode == 0, done.stderr[-3000:]
    return shared / "site"


@pytest.fixture(scope="session")
def school(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """Return a school's server with the site on it."""
    school = plain(site, tmp_path_factory.mktemp("school"))
    yield school
    school.close()


@pytest.fixture(scope="session")
def wire() -> Iterator[Wire]:
    """Return the way to all other hosts; it is shut."""
    wire = Wire()
    yield wire
    wire.close()


@pytest.fixture(autouse=True)
def _nobody_else(wire: Wire) -> Iterator[None]:
    yield
    asked = sorted(set(wire.asked))
    wire.asked.clear()
    assert asked == [], "something asked for another host than the school's"


@pytest.fixture(scope="session")
def play() -> Iterator[Any]:
    """Return Playwright; a process can run one alone."""
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="module")
def launch(
    play: Any, school: School, wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Any]]:
    """Return what starts a browser: ``launch("firefox", profile)``; all are closed at the end.

    It reaches the school, and no other ``host`` than the one that is named.
    """
    browsers: list[Any] = []

    def launch(name: str, profile: Path | None = None, host: str = "", **options: Any) -> Any:
        profile = profile or tmp_path_factory.mktemp(f"{name} profile")
        browser = start(name, profile, wire.port, host or school.host, play, **options)
        browsers.append(started(browser))
        return browser

    yield launch
    for browser in browsers:
        browser.close()


@pytest.fixture(scope="module")
def launch_once(launch: Callable[..., Any]) -> Any:
    """Return one Chromium for a file of tests."""
    return launch("chromium")
