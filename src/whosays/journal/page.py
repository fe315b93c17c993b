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
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakSet

from .book import SAVING
from .folder import LARGEST_FILE, FolderStore, Problem, Reading, default_folder
from .names import encode, parts, stem

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


@dataclass
class _Sent:
    """One file's bytes: `size` are in memory, `sent` on their way, `kept` there without gap."""

    size: int = 0
    sent: int = 0
    kept: int = 0
    flying: int = 0
    fault: Problem | None = None
    ends: list[tuple[int, int]] = field(default_factory=list)

    @property
    def unsaved(self) -> bool:
        """True while the shelf does not have all."""
        return self.kept < self.size

    def count(self, start: int, end: int, fault: str) -> None:
        """Take up what the shelf says of some bytes."""
        self.flying -= 1
        if fault:
            self.fault = Problem("page-full" if fault == _FULL else "page-blocked")
            self.sent = min(self.sent, start)
            return
        self.ends.append((start, end))
        for begun, ended in sorted(self.ends):
            if begun <= self.kept:
                self.kept = max(self.kept, ended)
        self.ends = [each for each in self.ends if each[1] > self.kept]


class Page:
    """What a page holds: its shelf, and the folder in memory that is filled from it.

    It counts the bytes of every session that was begun in it: a lesson that is opened once more
    reads from memory what the shelf may not have yet.

    Parameters
    ----------
    shelf
        The storage of the page.
    folder
        The folder in memory; made where it is missing.
    """

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.shelf, self.folder = shelf, folder
        self._sent: dict[str, _Sent] = {}
        self._stores: WeakSet[PageStore] = WeakSet()
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

    def on_answer(self, store: PageStore) -> None:
        """Let a store be told, while it lives, each time that the shelf answers."""
        self._stores.add(store)

    def own(self, file: str) -> None:
        """Count a file as one of a session of this page."""
        self._sent.setdefault(file, _Sent())

    def send(self) -> None:
        """Send what the shelf does not have yet, of all sessions of this page."""
        for file, sent in list(self._sent.items()):
            try:
                with (self.folder / file).open("rb") as handle:
                    handle.seek(sent.sent)
                    data = handle.read()
            except FileNotFoundError:
                # Nobody can read it here any more; a session that goes on writes all lines anew.
                del self._sent[file]
                continue
            if data:
                start, sent.size = sent.sent, sent.sent + len(data)
                sent.sent = sent.size
                sent.flying += 1
                answer = partial(self._answered, sent, start, sent.size)
                self.shelf.put(file, start, data, answer)

    def _answered(self, sent: _Sent, start: int, end: int, fault: str) -> None:
        """Take up what the shelf says of some bytes, and tell it."""
        sent.count(start, end, fault)
        # It takes bytes again, so those that it refused before can be tried at once.
        if not fault:
            self.send()
        for store in list(self._stores):
            store.answered()

    def state(self, start: str) -> Problem | None:
        """Return what is wrong with the files of this page that start so; ``saving`` at first."""
        unsaved = [
            each for file, each in self._sent.items() if file.startswith(start) and each.unsaved
        ]
        if any(each.flying for each in unsaved):
            return Problem(SAVING)
        if unsaved:
            return unsaved[-1].fault
        return Problem("page-private") if self.trouble == "private" else None

    def refused(self, alias: str) -> bool:
        """Tell whether the shelf does not have all of somebody else, and once refused it."""
        return any(
            each.unsaved and each.fault is not None and (parts(file) or ("", ""))[1] != alias
            for file, each in self._sent.items()
        )


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
        self._stem, self._alias = stem(lesson, alias), encode(alias)
        self._acts: list[Callable[[Problem | None], object]] = []
        self._refused: Problem | None = None
        page.on_answer(self)

    @property
    def path(self) -> Path | None:
        """The file in memory; None before the first line."""
        return self._memory.path

    def keep(self, lines: Sequence[bytes]) -> Problem | None:
        """Send what the shelf does not have yet; ``saving`` while it has not answered."""
        self._refused = self._memory.keep(lines)
        if self.path is not None:
            self._page.own(self.path.name)
        return self.retry()

    def retry(self) -> Problem | None:
        """Send what earlier sessions of this page could not keep, and write nothing."""
        self._page.send()
        return self.state()

    def state(self) -> Problem | None:
        """Return what is wrong with this alias and lesson in all sessions of this page."""
        # What memory refused is in no file: no word of the shelf is about it.
        return self._refused or self._page.state(self._stem)

    def others(self) -> Reading:
        """Read all other sessions' files, of other tabs too."""
        found = self._memory.others()
        if not self._page.refused(self._alias):
            return found
        return replace(found, problems=(*found.problems, Problem("page-others")))

    def when_settled(self, act: Callable[[Problem | None], object]) -> None:
        """Call ``act(problem)`` each time that the shelf has answered and all of this is known."""
        self._acts.append(act)

    def answered(self) -> None:
        """Tell what came of the lines of this alias and lesson, unless some are on their way."""
        problem = self.state()
        if problem is not None and problem.code == SAVING:
            return
        for act in self._acts:
            try:
                act(problem)
            except Exception:
                logging.getLogger(__name__).exception("What was saved could not be told.")


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
