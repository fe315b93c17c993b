"""Every hand-in in a folder or a zip, one after the other, each in its own right."""

from __future__ import annotations

import os
import stat
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from whosays.classroom.form import HandIn, Received, SystemName
from whosays.classroom.problems import Problem
from whosays.classroom.text import shown

from .content import hand_in
from .files import read
from .limits import MOST_DEPTH, MOST_FILES, MOST_OF_ONE
from .mistaken import is_rubbish, mistaken
from .names import believable, system_name
from .refused import RefusedError
from .zips import Entry, changed_at, contents, entries, read_entry

Progress = Callable[[int, int], None]
Parts = tuple[str, ...]
Skip = Callable[[Path, str], bool]

_AHEAD = timedelta(days=1)
_MOST_LABEL = 400


def received(
    path: str | os.PathLike[str], *, progress: Progress | None = None, skip: Skip | None = None
) -> Iterator[Received | Problem]:
    """Read every hand-in in a folder, its folders and zips, or in one zip or file.

    Parameters
    ----------
    path
        What the teacher has: a folder, a zip, or one file. Links inside it are not followed.
    progress
        Called after each file with how many were read and how many have been found so far.
    skip
        Asked before a file or a zip of a folder is opened, with its path and with how its
        problems name it; True leaves it out. Whoever looks again and again reads only what is
        new with it.

    Yields
    ------
    Received or Problem
        In the order of names, one file at a time. A file gives a hand-in, a problem that says
        why not, or a hand-in behind problems that only tell. Nothing that a file holds keeps the
        next one from being read.
    """
    start = Path(path)
    walk = _Walk(progress or (lambda done, found: None), skip or (lambda path, label: False))
    try:
        kind = _kind(start)
        if kind == "folder":
            yield from walk.folder(start, "", 0, None)
        elif kind == "file":
            # The teacher named it, so a link is as good as the file.
            real = start.resolve()
            walk.found += 1
            system = system_name(start.name)
            yield from walk.file(real, _label("", start.name), system, trusted=True)
        else:
            yield RefusedError(kind).problem(_label("", start.name or str(start)))
    except _TooManyError:
        yield RefusedError("too-many-files", most=f"{MOST_FILES:,}").problem("")


def _kind(path: Path) -> str:
    """Return folder or file, links followed, or the code of what is the matter."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        shut = isinstance(error, PermissionError)
        return "unreadable" if shut else "not-found"
    except ValueError:
        return "not-found"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "not-a-file"


class _TooManyError(Exception):
    """More files than are looked at."""


@dataclass(slots=True)
class _Walk:
    """Goes through folders and zips, and counts."""

    progress: Progress
    skip: Skip
    found: int = 0
    done: int = 0
    of_one: Counter[str] = field(default_factory=Counter)

    def folder(
        self,
        folder: Path,
        label: str,
        depth: int,
        system: SystemName | None,
        shared: bool = False,
        whose: str = "",
    ) -> Iterator[Received | Problem]:
        """Give what one folder holds, the folders in it included.

        `shared` tells that students may have put it there: hand-ins lie loose in one above it.
        `whose` is the same for all that one student may have made, and empty for the teacher's.
        """
        if depth > MOST_DEPTH:
            yield RefusedError("folder-too-deep", most=MOST_DEPTH).problem(label)
            return
        try:
            listed = self._listed(folder, whose)
        except RefusedError as error:
            yield error.problem(label)
            return
        except OSError:
            yield RefusedError("folder-unreadable").problem(label)
            return
        made = {name: system_name(name, folder=is_folder) for name, is_folder in listed}
        bare = [name for name, is_folder in listed if not is_folder and _looks_ours(name)]
        loose = [name for name in bare if not made[name]]
        believed = believable(sum(each is not None for each in made.values()), loose)
        trusted = believed and not shared
        doubted = any(made[name] for name, is_folder in listed if is_folder or _may_hold(name))
        if doubted and not trusted and system is None:
            yield RefusedError("system-name-doubted").problem_told(label)
        shared = shared or bool(loose and not believed)
        for name, is_folder in listed:
            inner = system or (made[name] if trusted else None)
            place, here = folder / name, _label(label, name)
            own = whose or (_owner(inner) if inner else here if shared else "")
            if is_folder:
                yield from self.folder(place, here, depth + 1, inner, shared, own)
            else:
                yield from self.file(place, here, inner, trusted=not shared, whose=own)

    def _listed(self, folder: Path, whose: str) -> list[tuple[str, bool]]:
        """Return the names in a folder, and whether each is a folder, by name."""
        listed: list[tuple[str, bool]] = []
        room = self._room(whose)
        with os.scandir(folder) as listing:
            for entry in listing:
                if is_rubbish(entry.name):
                    continue
                if len(listed) > room:
                    break
                listed.append((entry.name, entry.is_dir(follow_symlinks=False)))
        self._count(len(listed), whose)
        return sorted(listed)

    def _room(self, whose: str) -> int:
        """Return how many files more may be looked at, of one student where it is one's."""
        room = MOST_FILES - self.found
        if whose and self.of_one[whose] >= MOST_OF_ONE:
            raise RefusedError("too-many-of-one", most=f"{MOST_OF_ONE:,}")
        return min(room, MOST_OF_ONE - self.of_one[whose]) if whose else room

    def _count(self, files: int, whose: str) -> None:
        """Count files, or refuse them all: one student's never take the room of the others'."""
        if whose:
            self.of_one[whose] += files
            if self.of_one[whose] > MOST_OF_ONE:
                raise RefusedError("too-many-of-one", most=f"{MOST_OF_ONE:,}")
        if self.found + files > MOST_FILES:
            raise _TooManyError
        self.found += files

    def file(
        self,
        path: Path,
        label: str,
        system: SystemName | None,
        *,
        trusted: bool,
        whose: str = "",
    ) -> Iterator[Received | Problem]:
        """Give what one file of a folder holds; a zip gives what its entries hold."""
        if self.skip(path, label):
            return
        try:
            if path.suffix.casefold() == ".zip":
                yield from self._zip(path, label, system, trusted=trusted, whose=whose)
            else:
                content = read(path)
                owner = shown(content.owner)
                time = None if system else content.time
                yield from _judged(path.name, label, content.data, time, owner, system)
        except RefusedError as error:
            yield error.problem(label)
        self._step()

    def _step(self) -> None:
        self.done += 1
        self.progress(self.done, self.found)

    def _zip(
        self, path: Path, label: str, system: SystemName | None, *, trusted: bool, whose: str
    ) -> Iterator[Received | Problem]:
        # Whoever has no room left is refused before a long list is read.
        self._room(whose)
        with contents(path) as archive:
            listed = [each for each in entries(archive) if not _is_rubbish(each)]
            self._count(len(listed), whose)
            named, doubted = _named_by_system(listed) if system is None else ({}, False)
            if doubted or (named and not trusted):
                named = named if trusted else {}
                yield RefusedError("system-name-doubted").problem_told(label)
            if not listed:
                raise RefusedError("zip-empty")
            for entry in listed:
                inner = system or named.get(entry.parts)
                yield from self._entry(archive, entry, label, inner)
                self._step()

    def _entry(
        self, archive: zipfile.ZipFile, entry: Entry, label: str, system: SystemName | None
    ) -> Iterator[Received | Problem]:
        where, name = _label(label, entry.label), entry.parts[-1]
        try:
            if _too_deep(entry):
                raise RefusedError("folder-too-deep", most=MOST_DEPTH)
            if name.casefold().endswith(".zip"):
                raise RefusedError("zip-in-zip")
            data = read_entry(archive, entry)
        except RefusedError as error:
            yield error.problem(where)
            return
        if entry.twin > 1:
            yield RefusedError("zip-same-path").problem_told(where)
        # Canvas and Moodle stamp the hour of the download, which says nothing of the student.
        time = None if system else changed_at(entry.info)
        yield from _judged(name, where, data, time, "", system)


def _owner(system: SystemName) -> str:
    # No label of a file holds a line break.
    return f"{system.system}\n{system.number or system.name}"


def _judged(
    name: str,
    label: str,
    data: bytes,
    time: datetime | None,
    owner: str,
    system: SystemName | None,
) -> Iterator[Received | Problem]:
    """Give the hand-in that a file holds, what is told of it first; or what it is instead."""
    found, problems = hand_in(data, file=label)
    if found is None:
        instead = mistaken(name, data[:8192])
        told = problems[-1]
        # What was said of JSON stands; of anything else its kind says more.
        if instead and (told.code in _NOT_JSON or instead == "mistaken-notebook"):
            told = RefusedError(instead).problem(label)
        yield told
        return
    yield from problems
    if time is not None and _latest(found) > time + _AHEAD:
        yield RefusedError("clock-ahead").problem_told(label)
    yield Received(label, found, time, owner, system)


_NOT_JSON = frozenset({"too-large", "not-utf8", "not-json", "cut-off", "not-a-hand-in", "empty"})


def _latest(found: HandIn) -> datetime:
    """Return the latest time that stands in a hand-in."""
    texts = [found.made, *(each.time for each in found.answers)]
    times = [datetime.fromisoformat(text) for text in texts if text]
    return max(times, default=datetime.min.replace(tzinfo=UTC))


def _is_rubbish(entry: Entry) -> bool:
    # Thousands of folders in one path would take long, and are told by their number.
    return any(map(is_rubbish, entry.parts[: MOST_DEPTH + 1]))


def _too_deep(entry: Entry) -> bool:
    return len(entry.parts) > MOST_DEPTH + 1


def _looks_ours(name: str) -> bool:
    return name.casefold().endswith(".json")


def _may_hold(name: str) -> bool:
    return name.casefold().endswith((".json", ".zip"))


def _named_by_system(listed: list[Entry]) -> tuple[dict[Parts, SystemName], bool]:
    """Return what a system wrote into the paths of a zip, and whether some of it is doubted.

    The outermost name counts: a student chooses the names below the folder, or behind the mark,
    that the system made.
    """
    made: dict[Parts, tuple[Parts, SystemName]] = {}
    named: dict[Parts, set[str]] = defaultdict(set)
    loose: dict[Parts, set[str]] = defaultdict(set)
    for entry in listed:
        if _too_deep(entry):
            continue
        place, name = _system_in(entry.parts)
        if name is not None:
            made[entry.parts] = place[:-1], name
            named[place[:-1]].add(place[-1])
        elif _looks_ours(entry.parts[-1]):
            loose[entry.parts[:-1]].add(entry.parts[-1])
    # Where hand-ins lie loose, students may have made the folders below too.
    shared = {place for place, each in loose.items() if not believable(len(named[place]), each)}
    good = {
        place
        for place in named
        if named[place] and not any(place[:at] in shared for at in range(len(place) + 1))
    }
    kept = {parts: name for parts, (place, name) in made.items() if place in good}
    return kept, len(kept) < len(made)


def _system_in(parts: Parts) -> tuple[Parts, SystemName | None]:
    """Return the outermost part of a path that a system named, with those above it."""
    for at, part in enumerate(parts, start=1):
        name = system_name(part, folder=at < len(parts))
        if name is not None:
            return parts[:at], name
    return parts, None


def _label(above: str, name: str) -> str:
    """Return where a file is, safe to show: bytes that are no letters appear as ``\\xff``."""
    visible = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return shown(f"{above}/{visible}" if above else visible, _MOST_LABEL)
