"""A real JupyterLab and a real browser for the tests of what students see.

A test takes ``lab`` and calls ``lab.write(name, cells)`` and ``lab.open(name)``; it gets a
``Notebook``, which wraps a Playwright page. Whatever leaves the machine fails the test.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from harness import FLAGS, Lab, Server, chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests; none found is a loud skip, and a failure under ``CI=true``."""
    executable = chromium()
    if executable is None:
        reason = (
            "BROWSER TESTS DID NOT RUN: no chromium, chromium-browser or google-chrome on PATH. "
            "Nothing that a student sees was checked. Install one, e.g. apt-get install chromium."
        )
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One JupyterLab for all tests."""
    server = Server(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def lab(server: Server, browser: Any) -> Iterator[Lab]:
    """JupyterLab and browser for one file of tests; notebooks that it opens stay open."""
    lab = Lab(server, browser)
    yield lab
    lab.close()


@pytest.fixture(autouse=True)
def _offline(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail any test during which something asked for an address off this machine."""
    yield
    if "lab" not in request.fixturenames:
        return
    lab, server = request.getfixturevalue("lab"), request.getfixturevalue("server")
    log = server.network_log
    reached = [*lab.strangers, *(log.read_text().splitlines() if log.exists() else [])]
    lab.strangers.clear()
    log.unlink(missing_ok=True)
    assert reached == [], "something asked for an address off this machine"
