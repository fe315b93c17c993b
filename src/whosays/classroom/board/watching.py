"""A drop folder that is looked at again and again: only what is new or changed is read.

A look asks the folder for names, sizes and times. Nothing runs between two looks, nothing is
written, and a folder that is away for a while is there again when it is back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from whosays.classroom import reading
from whosays.classroom.form import Received
from whosays.classroom.handing_in.dropping import UNFINISHED
from whosays.classroom.problems import Problem
from whosays.classroom.text import shown

#: The most files that one look reads; the rest waits for the next.
MOST_AT_ONCE = 200

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the folder found.

    Parameters
    ----------
    changed
        Whether anything that was read is new, other or gone.
    left
        How many new files wait for the next look.
    trouble
        Why the folder cannot be looked at, with its words; None when it can.
    """

    changed: bool
    left: int = 0
    trouble: Problem | None = None


@dataclass(slots=True)
class _Kept:
    """What was read of one file, or of one zip."""

    label: str
    stamp: Stamp | None
    received: list[Received] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def owns(self, file: str) -> bool:
        return file == self.label or file.startswith(f"{self.label}/")


class DropFolder:
    """A folder that hand-ins come into.

    Parameters
    ----------
    path
        The folder; it need not be there yet.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path).expanduser().absolute()
        self._kept: dict[str, _Kept] = {}
        self._whole: list[Problem] = []

    @property
    def received(self) -> list[Received]:
        """All hand-ins that are in the folder, by the names of their files."""
        return [each for name in sorted(self._kept) for each in self._kept[name].received]

    @property
    def problems(self) -> list[Problem]:
        """What is the matter with the folder and with files in it, by their names."""
        files = (each for name in sorted(self._kept) for each in self._kept[name].problems)
        return [*self._whole, *files]

    def look(self, most: int = MOST_AT_ONCE) -> Look:
        """Look at the folder, and read what is new or changed.

        Parameters
        ----------
        most
            The most files to read this time.

        Returns
        -------
        Look
            Never raises for what the folder holds. While the folder is away, what was read
            stays.
        """
        try:
            os.scandir(self.path).close()
        except OSError as error:
            return Look(False, trouble=_trouble(error, self.path))
        tour = _Tour(self._kept, most)
        whole = list(tour.go(self.path))
        gone = self._kept.keys() - tour.seen
        for name in gone:
            del self._kept[name]
        changed = bool(gone or tour.read or whole != self._whole)
        self._whole = whole
        return Look(changed, left=tour.left)


class _Tour:
    """One walk through the folder: what is known is passed by, what is new is read and kept."""

    def __init__(self, kept: dict[str, _Kept], most: int) -> None:
        self._kept = kept
        self._most = most
        self._now: _Kept | None = None
        self.seen: set[str] = set()
        self.read = self.left = 0

    def go(self, folder: Path) -> Iterator[Problem]:
        """Give the problems that belong to no single file."""
        for each in reading.received(folder, skip=self._skip):
            if self._now is None or not self._now.owns(each.file):
                if isinstance(each, Problem):
                    yield each
            elif isinstance(each, Received):
                self._now.received.append(each)
            else:
                self._now.problems.append(each)

    def _skip(self, path: Path, label: str) -> bool:
        if path.name.endswith(UNFINISHED):
            return True
        name, stamp = str(path), _stamp(path)
        self.seen.add(name)
        known = self._kept.get(name)
        if known is not None and known.stamp == stamp:
            return True
        if self.read >= self._most:
            self.left += 1
            return True
        self.read += 1
        self._now = self._kept[name] = _Kept(label, stamp)
        return False


def _stamp(path: Path) -> Stamp | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_size, about.st_mtime_ns, about.st_ino


def _trouble(error: OSError, folder: Path) -> Problem:
    codes = {FileNotFoundError: "drop-away", NotADirectoryError: "drop-no-folder"}
    code = codes.get(type(error), "drop-shut")
    reason = shown(error.strerror or type(error).__name__)
    return Problem("", code, {"folder": shown(str(folder)), "reason": reason})
