"""A way for other users to folders behind shut ones, which only this rehearsal sees.

The Python that runs it may lie in the home of root, where no student's own user comes through. No
mode is changed: this process takes a table of mounts of its own, and there an open folder lies on
the shut one, with nothing in it but what is wanted.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_OWN_TABLE = 0x0002_0000
_NOSUID, _NODEV, _BIND, _WITH_ALL_BELOW, _PRIVATE = 1 << 1, 1 << 2, 1 << 12, 1 << 14, 1 << 18


def shut_above(path: Path) -> Path | None:
    """Return the uppermost folder on the way to a path that others cannot pass, else None."""
    above = reversed(path.parents)
    return next((each for each in above if not each.stat().st_mode & stat.S_IXOTH), None)


def open_passage(wanted: Iterable[Path]) -> None:
    """Let other users reach these folders, in this process and in all that it starts.

    Whatever else lies in a folder that was shut cannot be seen any more, neither by them nor by us.

    Raises
    ------
    OSError
        When the system does not allow it; it is root's to do, and not in every container.
    """
    behind = {path: door for path in map(Path.resolve, wanted) if (door := shut_above(path))}
    if not behind:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    _done(libc.unshare(_OWN_TABLE))
    _mount(libc, None, "/", None, _WITH_ALL_BELOW | _PRIVATE)
    held = {path: os.open(path, os.O_PATH) for path in behind}
    mask = os.umask(0o022)
    try:
        for door in set(behind.values()):
            _mount(libc, "tmpfs", str(door), "tmpfs", _NOSUID | _NODEV, "mode=0711")
        for path, handle in held.items():
            path.mkdir(parents=True, exist_ok=True)
            _mount(libc, f"/proc/self/fd/{handle}", str(path), None, _BIND | _WITH_ALL_BELOW)
    finally:
        os.umask(mask)
        for handle in held.values():
            os.close(handle)


def _mount(
    libc: ctypes.CDLL, what: str | None, where: str, kind: str | None, flags: int, more: str = ""
) -> None:
    texts = [None if text is None else text.encode() for text in (what, where, kind)]
    _done(libc.mount(*texts, ctypes.c_ulong(flags), more.encode()))


def _done(answer: int) -> None:
    if answer != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
