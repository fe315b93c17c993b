"""Journals as files in a folder: each session writes its own file and reads all the others.

Nobody appends to another's file: appending behind a torn line would destroy the next good one,
and appends are not atomic on network folders.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .lines import Entry, decode
from .names import decode as decode_name
from .names import parts, stem

LARGEST_FILE = 16 * 1024 * 1024

_FLAGS = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_LOST = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG, errno.ESTALE}
#: Faults with which a system says that it cannot sync at all.
NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
_NO_FOLDER_SYNC = {*NO_SYNC, *_REFUSED, errno.EBADF}


@dataclass(frozen=True)
class Problem:
    """What went wrong, as a code of [journal] in lessons/words.toml and what fills its words."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Reading:
    """What the other sessions' files hold, and what could not be read of them."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    alias: str = ""


class Store(Protocol):
    """Where a journal keeps its lines: a folder of files, or the storage of a page."""

    def keep(self, lines: Sequence[bytes]) -> Problem | None:
        """Make all the lines of this session durable; return what prevented it, or None.

        Where that takes longer than a call may, the problem is ``saving``; see `when_settled`.
        """

    def state(self) -> Problem | None:
        """Return what is known to be wrong before this session keeps a line; tries nothing."""

    def retry(self) -> Problem | None:
        """Try again what an earlier session left unsaved, as for `keep`; writes no line."""

    def when_settled(self, act: Callable[[Problem | None], object]) -> None:
        """Call ``act(problem)`` each time it is known what came of lines told as ``saving``."""

    def others(self) -> Reading:
        """Return what the other sessions of the same alias and lesson have kept."""


def default_folder() -> Path:
    """Return where answers are kept: ``WHOSAYS_ANSWERS``, or ``answers`` beside the notebook."""
    return Path(os.environ.get("WHOSAYS_ANSWERS") or "answers").expanduser().absolute()


def problem_of(error: OSError, folder: Path) -> Problem:
    """Return the problem that an error of the file system means for a student."""
    where = {"folder": str(folder)}
    for codes, name in ((_FULL, "disk-full"), (_REFUSED, "read-only"), (_LOST, "no-folder")):
        if error.errno in codes:
            return Problem(name, where)
    return Problem("disk-error", where)


class FolderStore:
    """One session's file in a folder, and the files beside it.

    Parameters
    ----------
    folder
        Where the files are; made when the first line is kept.
    lesson, alias
        Whose files they are.
    journal_id
        The name of this session; no two sessions share one.
    """

    def __init__(self, folder: Path, *, lesson: str, alias: str, journal_id: str) -> None:
        self.folder = folder
        self.path: Path | None = None
        self._stem = stem(lesson, alias)
        self._own = f"{self._stem}{journal_id}"
        self._number = 0
        self._forget()
        self._cache: dict[str, tuple[tuple[int, int], Reading]] = {}

    def keep(self, lines: Sequence[bytes]) -> Problem | None:
        """Append what is not yet in this session's file, and sync it."""
        try:
            if not self._append(lines):
                self._start()
                if not self._append(lines):
                    raise OSError(errno.ESTALE, "the file changed while it was made")
        except OSError as error:
            # A full disk has no room for a second copy; after any other fault a new file is safer.
            if error.errno not in _FULL:
                self._forget()
            return problem_of(error, self.folder)
        return None

    def state(self) -> Problem | None:
        """Return None: what can be read here is on the disk."""
        return None

    def retry(self) -> Problem | None:
        """Do nothing: what an earlier session left unsaved is in no file."""
        return None

    def when_settled(self, act: Callable[[Problem | None], object]) -> None:
        """Call nothing: here `keep` knows what came of the lines."""

    def _forget(self) -> None:
        """Leave the file as it is; the next lines go into a new one, the earlier ones with them.

        After a failed sync nobody can tell which of the written bytes are on the disk.
        """
        self.path = None
        self._size = self._written = 0
        self._torn = False

    def _start(self) -> None:
        """Make a new file of this session, and sync the folder that names it."""
        self._forget()
        _make(self.folder)
        while self.path is None:
            self._number += 1
            number = "" if self._number == 1 else f".{self._number}"
            path = self.folder / f"{self._own}{number}.jsonl"
            try:
                os.close(os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666))
            except FileExistsError:
                continue
            self.path = path
        sync_folder(self.folder)

    def _append(self, lines: Sequence[bytes]) -> bool:
        """Write and sync; False when the file is no longer as this session left it."""
        if self.path is None:
            return False
        try:
            handle = os.open(self.path, _FLAGS)
        except FileNotFoundError:
            return False
        try:
            # Another hand (a sync program, an editor) may have left a torn line at the end.
            if os.fstat(handle).st_size != self._size:
                return False
            self._write(handle, lines)
            self._sync(handle)
        finally:
            os.close(handle)
        return True

    def _write(self, handle: int, lines: Sequence[bytes]) -> None:
        """Write each line by one call; behind a torn line a new one begins."""
        while self._written < len(lines):
            line = lines[self._written]
            data = b"\n" + line if self._torn else line
            done = os.write(handle, data)
            self._size += done
            if done != len(data):
                self._torn = self._torn or done > 0
                raise OSError(errno.ENOSPC, "short write")
            self._torn = False
            self._written += 1

    def _sync(self, handle: int) -> None:
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in NO_SYNC:
                self._forget()
                raise

    def others(self) -> Reading:
        """Read all other files of the alias and lesson; unchanged ones come from memory."""
        readings, problems = [], []
        try:
            found = list(_files(self.folder, self._stem))
        except OSError:
            return Reading(problems=(Problem("folder-unreadable", {"folder": str(self.folder)}),))
        for entry in found:
            if entry.name.startswith(f"{self._own}."):
                continue
            try:
                stamp = (entry.stat().st_size, entry.stat().st_mtime_ns)
                if self._cache.get(entry.name, (None,))[0] != stamp:
                    self._cache[entry.name] = (stamp, read_file(Path(entry.path)))
                readings.append(self._cache[entry.name][1])
            except OSError:
                problems.append(Problem("unreadable", {"file": entry.name}))
        # A copied file, or lines written anew after a fault, hold an entry twice.
        entries = {one.order: one for each in readings for one in each.entries}
        problems += [problem for each in readings for problem in each.problems]
        return Reading(tuple(entries.values()), tuple(problems))


def _files(folder: Path, start: str) -> Iterator[os.DirEntry[str]]:
    """Give the plain files of ours in a folder that start so, by name; links are left out."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        ours = entry.name.startswith(start) and parts(entry.name)
        # A pipe would block the reader, and a link may lead out of the folder.
        if ours and entry.is_file(follow_symlinks=False):
            yield entry


def read_file(path: Path) -> Reading:
    """Read one journal file, good lines only. It raises OSError and nothing else.

    A file of a newer version gives nothing; one above 16 MiB is not read at all.
    """
    with path.open("rb") as handle:
        data = handle.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        size = path.stat().st_size // 1_000_000
        return Reading(problems=(Problem("too-large", {"file": path.name, "size": str(size)}),))
    rows = [row.strip(b"\r\0") for row in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    lines = [decode(row) for row in rows if row]
    if any(line.sort == "newer" for line in lines):
        return Reading(problems=(Problem("newer-version", {"file": path.name}),))
    broken = sum(line.sort == "broken" for line in lines)
    params = {"file": path.name, "count": str(broken)}
    problems = (Problem("broken-lines", params),) if broken else ()
    entries = tuple(line.entry for line in lines if line.entry)
    alias = next((line.alias for line in lines if line.alias), "")
    return Reading(entries, problems, alias)


def aliases(folder: str | os.PathLike[str]) -> list[str]:
    """Return the aliases that have answers in a folder, sorted; empty when it cannot be read.

    Parameters
    ----------
    folder
        Where the journals are.
    """
    try:
        files = list(_files(Path(folder), "answers."))
    except OSError:
        return []
    return sorted({_alias_of(entry) for entry in files} - {""})


def last_alias(folder: str | os.PathLike[str]) -> str:
    """Return the alias that was last answered under in a folder; empty when there is none.

    Parameters
    ----------
    folder
        Where the journals are.
    """
    try:
        files = sorted(_files(Path(folder), "answers."), key=_changed, reverse=True)
    except OSError:
        return ""
    return next(filter(None, map(_alias_of, files)), "")


def _changed(entry: os.DirEntry[str]) -> tuple[int, str]:
    try:
        return entry.stat().st_mtime_ns, entry.name
    except OSError:
        return 0, entry.name


def _alias_of(entry: os.DirEntry[str]) -> str:
    """Return the alias of a file: by its name, and by its first line where that is too long."""
    _, name = parts(entry.name) or ("", "")
    try:
        return decode_name(name) or read_file(Path(entry.path)).alias
    except OSError:
        return ""


def _make(folder: Path) -> None:
    """Make a folder and those above it, and sync each place where a new name stands."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder where the system can do that; Windows cannot."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
