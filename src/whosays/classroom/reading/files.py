"""One file of a folder, opened so that nothing in its place can hang or lead astray."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from .limits import MOST_BYTES, MOST_READINGS
from .refused import RefusedError

# A link in the place of the file is refused; a pipe in its place would wait for a writer.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_GONE = {errno.ENOENT, errno.ENOTDIR, getattr(errno, "ESTALE", errno.ENOENT)}
_CLOSED = {errno.EACCES, errno.EPERM}
_LINKS = {errno.ELOOP, getattr(errno, "EMLINK", errno.ELOOP)}


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds, as far as it is read, and what the folder knows of it.

    Parameters
    ----------
    data
        At most one byte more than a hand-in may have.
    time
        When the file was last changed, in UTC.
    owner
        The name of the file's owner; empty where the system keeps none.
    """

    data: bytes
    time: datetime | None
    owner: str


def refusal(error: OSError) -> RefusedError:
    """Return what an error of the file system means for one file."""
    for codes, name in ((_GONE, "vanished"), (_CLOSED, "unreadable"), (_LINKS, "link")):
        if error.errno in codes:
            return RefusedError(name)
    return RefusedError("disk-error", reason=error.strerror or type(error).__name__)


def opened(path: Path) -> int:
    """Open a plain file for reading, and nothing else.

    Raises
    ------
    RefusedError
        For a link, a pipe, a device, a socket, and a file that cannot be opened.
    """
    try:
        _plain(os.lstat(path))
        handle = os.open(path, _FLAGS)
    except OSError as error:
        raise refusal(error) from None
    try:
        # Something else may have taken the place of the file since.
        _plain(os.fstat(handle))
    except BaseException:
        os.close(handle)
        raise
    return handle


def read(path: Path) -> Read:
    """Read one file, or as much of it as tells that it is too large.

    Raises
    ------
    RefusedError
        When it is no plain file, cannot be read, or changes again and again.
    """
    for _ in range(MOST_READINGS):
        handle = opened(path)
        try:
            before = os.fstat(handle)
            data = _start(handle)
            after = os.fstat(handle)
        except OSError as error:
            raise refusal(error) from None
        finally:
            os.close(handle)
        if _stamp(before) == _stamp(after):
            return Read(data, _when(after.st_mtime), _owner(after.st_uid))
    raise RefusedError("changed")


def _plain(found: os.stat_result) -> None:
    mode = found.st_mode
    if stat.S_ISLNK(mode):
        raise RefusedError("link")
    if not stat.S_ISREG(mode):
        raise RefusedError("not-a-file")


def _start(handle: int) -> bytes:
    data = bytearray()
    while len(data) <= MOST_BYTES:
        part = os.read(handle, MOST_BYTES + 1 - len(data))
        if not part:
            break
        data += part
    return bytes(data)


def _stamp(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


def _when(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


@lru_cache(maxsize=4096)
def _owner(number: int) -> str:
    try:
        import pwd
    except ImportError:
        return ""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return ""
