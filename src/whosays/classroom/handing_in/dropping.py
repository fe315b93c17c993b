"""The class's drop folder: which it is, and how a hand-in gets into it whole or not at all.

Nobody's file is ever overwritten, and each hand-in is a new one. A folder that students can list is
neither private nor safe from changes; the school's own upload is better.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from whosays.classroom.form import HandIn
from whosays.journal import Saved, open_journal
from whosays.journal.folder import NO_SYNC, sync_folder
from whosays.journal.names import encode

#: Names the drop folder where the school sets one for a whole machine.
VARIABLE = "WHOSAYS_DROP"
#: The end of a name that is still being written; whoever reads the folder leaves it alone.
UNFINISHED = ".part"

_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_KEPT = "drop-folder"
_KEPT_IN = "00"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def folder_of(answers: str | os.PathLike[str], alias: str) -> Path | None:
    """Return the drop folder of one person, or None where there is none.

    Parameters
    ----------
    answers
        Where that person's answers are kept.
    alias
        Who it is. What this person chose goes before ``WHOSAYS_DROP``: who wants no
        copy anywhere gets none.
    """
    kept = open_journal(answers, alias=alias, lesson=_KEPT_IN).latest(_KEPT)
    named = kept.answer if kept else os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser().absolute() if named else None


def choose(answers: str | os.PathLike[str], alias: str, folder: Path | None) -> Saved:
    """Keep which drop folder a person chose; None for none at all.

    It is kept as a draft in the journal of lesson 00, so that it is never handed in.
    """
    journal = open_journal(answers, alias=alias, lesson=_KEPT_IN)
    return journal.write(_KEPT, str(folder) if folder else "", kind="draft")


def unquoted(typed: str) -> str:
    """Return the address that somebody typed or pasted, without the quotes around it."""
    return typed.strip().strip("\"'").strip()


def is_foreign(name: str) -> bool:
    """Tell whether an address is one of Windows on a computer that runs something else.

    There it would be taken for a folder of that name beside the notebook.
    """
    return os.name != "nt" and bool(_OF_WINDOWS.match(name))


def is_box(folder: str | os.PathLike[str]) -> bool:
    """Tell whether a folder is a box of a group's: nobody else lists it, and files get its group.

    Raises
    ------
    OSError
        When the folder is not there, or cannot be reached.
    """
    mode = Path(folder).stat().st_mode
    return bool(mode & stat.S_ISGID) and not mode & stat.S_IROTH


def name_parts(hand_in: HandIn) -> tuple[str, str, str]:
    """Return what the name of a dropped file says: lesson, alias, time in UTC."""
    return hand_in.lesson, hand_in.alias, _stamp(hand_in)


def download_name(hand_in: HandIn) -> str:
    """Return the name of the file that a student gets: letters that every system takes."""
    alias = "".join(char if char.isascii() and char.isalnum() else " " for char in hand_in.alias)
    parts = ("whosays", hand_in.lesson, *alias[:40].split(), _stamp(hand_in))
    return f"{'-'.join(parts)}.json"


def _stamp(hand_in: HandIn) -> str:
    return hand_in.made.replace("-", "").replace(":", "").lower()


def drop(data: bytes, name_parts: Sequence[str], folder: str | os.PathLike[str]) -> Path:
    """Put a hand-in into a folder: whole, synced, under a name that nobody has.

    The folder need only take new files: it is not listed, and may refuse to be. Where it gives
    its files a group and lets nobody else look, only that group reads them.

    Parameters
    ----------
    data
        The bytes of the file.
    name_parts
        What its name says, as `name_parts` gives it; a random part comes behind.
    folder
        A folder that is there.

    Returns
    -------
    pathlib.Path
        The new file.

    Raises
    ------
    OSError
        When it could not be written; nothing of it is left behind where the system lets us.
    """
    middle = ".".join(encode(part) for part in name_parts)
    path = Path(folder) / f"whosays.{middle}.{os.urandom(6).hex()}.json"
    unfinished = path.with_name(f".{path.stem}{UNFINISHED}")
    mode = 0o640 if is_box(path.parent) else 0o644
    _write(unfinished, data, mode)
    try:
        _publish(unfinished, path)
    except PermissionError:
        # Some boxes take new files but let nobody rename or remove one.
        _write(path, data, mode)
    finally:
        _remove(unfinished)
    sync_folder(path.parent)
    return path


def _publish(unfinished: Path, path: Path) -> None:
    """Give a finished file its name, where nothing has that name."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        # No second name on this kind of disk. The random part keeps a rename from hitting a file.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        unfinished.rename(path)


def _write(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, _FLAGS, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _sync(file.fileno())
            # The teacher must be able to read it, whatever mask the student's account has. By its
            # name another's link could be met, and open a private file to all.
            with contextlib.suppress(OSError, AttributeError):
                os.fchmod(file.fileno(), mode)
    except OSError:
        _remove(path)
        raise


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_SYNC:
            raise


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
