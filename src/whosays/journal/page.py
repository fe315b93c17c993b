"""Journals in the storage of a page, for a browser that has neither a server nor a disk to offer.

The files lie in a folder in memory, which dies with the page, and byte by byte in the page's
storage, the shelf (``shelf.js``). A shelf takes records and says only after the call whether it
kept them. Other tabs tell what they kept.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from .book import SAVING
from .folder import LARGEST_FILE, FolderStore, Problem, Reading, default_folder
from .names import parts

_FULL = "QuotaExceededError"


class Shelf(Protocol):
    """The storage of a page, as Python sees it."""

    @property
    def trouble(self) -> str:
        """What is known to be wrong with it: "blocked", "private", or ""."""

    def files(self) -> Iterable[tuple[str, bytes, float]]:
        """Return what it holds: name, bytes and time (s since 1970) of each file."""

    def put(self, file: str, offset: int, data: bytes, settled: Callable[[str], object]) -> None:
        """Keep bytes of a file; call ``settled("")`` once they are kept, or with the fault."""

    def listen(self, news: Callable[[str, int, bytes], object]) -> None:
        """Call ``news(file, offset, bytes)`` for what another tab kept."""


class Page:
    """What a page holds: its shelf, and the folder in memory that is filled from it.

    Parameters
    ----------
    shelf
        The storage of the page.
    folder
        The folder in memory; made where it is missing.
    """

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.shelf, self.folder = shelf, folder
        folder.mkdir(parents=True, exist_ok=True)
        for file, data, time in shelf.files():
            if self._place(file, 0, data):
                os.utime(folder / file, (time, time))
        shelf.listen(self._place)

    @property
    def trouble(self) -> str:
        """What is known to be wrong with the storage: "blocked", "private", or ""."""
        return self.shelf.trouble

    def _place(self, file: str, offset: int, data: bytes) -> bool:
        """Put bytes into a file in memory; tell whether it is one of ours."""
        if Path(file).name != file or not parts(file) or offset + len(data) > LARGEST_FILE:
            return False
        path = self.folder / file
        path.touch()
        with path.open("r+b") as handle:
            # A gap, of bytes that did not come, is empty lines: what is behind it can be read.
            handle.seek(0, os.SEEK_END)
            handle.write(b"\n" * (offset - handle.tell()))
            handle.seek(offset)
            handle.write(data)
        return True


class PageStore:
    """One session's file in a page: written in memory, and from there sent to the shelf.

    Parameters
    ----------
    page
        Where it is kept.
    lesson, alias
        Whose files they are.
    journal_id
        The name of this session; no two sessions share one.
    """

    def __init__(self, page: Page, *, lesson: str, alias: str, journal_id: str) -> None:
        self.folder = page.folder
        self._page = page
        self._memory = FolderStore(page.folder, lesson=lesson, alias=alias, journal_id=journal_id)
        self._acts: list[Callable[[Problem | None], object]] = []
        self._fault: Problem | None = None
        self._flying = 0
        self._begin("")

    @property
    def path(self) -> Path | None:
        """The file in memory; None before the first line."""
        return self._memory.path

    def _begin(self, file: str) -> None:
        """Count bytes anew: `size` are in memory, `sent` on their way, `kept` there without gap."""
        self._file = file
        self._size = self._sent = self._kept = 0
        self._ends: list[tuple[int, int]] = []

    def keep(self, lines: Sequence[bytes]) -> Problem | None:
        """Send what the shelf does not have yet; ``saving`` while it has not answered."""
        problem = self._memory.keep(lines)
        if problem is None:
            self._send()
            problem = self._state()
        return problem

    def others(self) -> Reading:
        """Read all other sessions' files, of other tabs too."""
        return self._memory.others()

    def when_settled(self, act: Callable[[Problem | None], object]) -> None:
        """Call ``act(problem)`` each time that nothing is on its way any more."""
        self._acts.append(act)

    def _send(self) -> None:
        path = self._memory.path
        if path is None:
            return
        if path.name != self._file:
            self._begin(path.name)
        with path.open("rb") as handle:
            handle.seek(self._sent)
            data = handle.read()
        start, self._size = self._sent, self._sent + len(data)
        if data:
            self._sent = self._size
            self._flying += 1
            answer = partial(self._answered, path.name, start, self._size)
            self._page.shelf.put(path.name, start, data, answer)

    def _answered(self, file: str, start: int, end: int, fault: str) -> None:
        """Take up what the shelf says of some bytes, and tell when it has said all."""
        self._flying -= 1
        if file == self._file:
            self._count(start, end, fault)
            # It takes bytes again, so those that it refused before can be tried at once.
            if not fault and self._sent < self._size:
                self._send()
        if self._flying:
            return
        for act in self._acts:
            try:
                act(self._state())
            except Exception:
                logging.getLogger(__name__).exception("What was saved could not be told.")

    def _count(self, start: int, end: int, fault: str) -> None:
        if fault:
            self._fault = Problem("page-full" if fault == _FULL else "page-blocked")
            self._sent = min(self._sent, start)
            return
        self._ends.append((start, end))
        for begun, ended in sorted(self._ends):
            if begun <= self._kept:
                self._kept = max(self._kept, ended)
        self._ends = [each for each in self._ends if each[1] > self._kept]

    def _state(self) -> Problem | None:
        if self._kept >= self._size:
            return Problem("page-private") if self._page.trouble == "private" else None
        return Problem(SAVING) if self._flying else self._fault


class _BrowserShelf:
    """The shelf that ``boot.js`` opened before Python began."""

    def __init__(self, shelf: Any) -> None:
        self._shelf = shelf
        self._ffi = import_module("pyodide.ffi")

    @property
    def trouble(self) -> str:
        return str(self._shelf.trouble)

    def files(self) -> Iterable[tuple[str, bytes, float]]:
        for file, kept in self._shelf.files.items():
            yield str(file), kept.bytes.to_bytes(), kept.time / 1000

    def put(self, file: str, offset: int, data: bytes, settled: Callable[[str], object]) -> None:
        # Both functions are let go by Pyodide once the promise has settled.
        self._shelf.put(file, offset, self._ffi.to_js(data)).then(
            lambda _kept: settled(""), lambda error: settled(str(getattr(error, "name", "Error")))
        )

    def listen(self, news: Callable[[str, int, bytes], object]) -> None:
        def hear(file: str, offset: int, data: Any) -> None:
            news(file, offset, data.to_bytes())

        # One for the life of the kernel, so that nothing is left to destroy.
        self._shelf.listen(self._ffi.create_proxy(hear))


@cache
def here() -> Page | None:
    """Return the page that this Python runs in, or None where answers go to a folder."""
    if sys.platform != "emscripten":
        return None
    shelf = getattr(import_module("js"), "whosaysShelf", None)
    return None if shelf is None else Page(_BrowserShelf(shelf), default_folder())
