"""Ends a browser that hangs, so that its test fails and the run goes on."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

# The longest test starts Python three times; a busy machine takes a minute for each.
LIMIT = 480
_running: list[Any] = []


def started(browser: Any) -> Any:
    """Note a browser, so that it can be ended; return it."""
    _running.append(browser)
    return browser


@contextmanager
def at_most(seconds: float = LIMIT) -> Iterator[None]:
    """End all browsers when what is done here takes longer: whoever waits for one is told."""
    timer = threading.Timer(seconds, _end, [seconds])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(seconds: float) -> None:
    print(f"A browser hung: this took longer than {seconds} s.", file=sys.stderr, flush=True)
    for browser in _running:
        browser.kill()


def end_with(file: Path) -> None:
    """End the processes in whose command line a file stands, and those that they started."""
    for process in psutil.Process().children(recursive=True):
        try:
            named = any(str(file) in word for word in process.cmdline())
            for each in [*process.children(recursive=True), process] if named else []:
                each.kill()
        except psutil.Error:
            continue
