"""Puts sheets into a folder, all or none, and never in the place of what somebody else made."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from .problems import WorksheetError
from .words import words

__all__ = ["is_ours", "signed", "write"]

#: What the last part of every PDF begins with.
_LAST = b"startxref"


def write(made: Mapping[str, bytes], out: str | Path, *, asked: str) -> list[Path]:
    """Write files into a folder, which is made if it is not there; all of them, or none.

    Parameters
    ----------
    made
        What goes into each file, by its name.
    out
        The folder.
    asked
        What was asked for, as it is typed, for the line to type in an error.

    Raises
    ------
    WorksheetError
        When the folder has no name, is none or cannot be written to, or when a file of one of
        the names is there and no worksheet, or one that was changed since it was made.
    """
    folder = _named(out, asked)
    try:
        return _written(made, folder, asked)
    except (FileExistsError, NotADirectoryError) as problem:
        raise WorksheetError("not_a_folder", folder=folder, asked=asked) from problem
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise WorksheetError("not_writable", folder=folder, reason=reason, asked=asked) from problem


def signed(pdf: bytes) -> bytes:
    """Return a PDF with a comment by which `is_ours` sees that nobody changed it since.

    The comment stands before the file's last part, which tells where the others begin: what comes
    before it stays where it is.
    """
    at = pdf.rfind(_LAST)
    at = len(pdf) if at < 0 else at
    note = f"% {words()['sheet']['mark']} {_digest(pdf)}\n".encode()
    return pdf[:at] + note + pdf[at:]


def is_ours(path: Path) -> bool:
    """Tell whether a file is a worksheet as this course made it: with notes added it is not."""
    try:
        pdf = path.read_bytes() if path.is_file() else b""
    except OSError:
        # What cannot be looked into may be anybody's.
        return False
    mark = re.escape(words()["sheet"]["mark"].encode())
    notes = [*re.finditer(rb"% " + mark + rb" ([0-9a-f]{64})\n", pdf)]
    if not notes:
        return False
    note = notes[-1]
    return _digest(pdf[: note.start()] + pdf[note.end() :]) == note[1].decode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _named(out: str | Path, asked: str) -> Path:
    if not str(out).strip():
        raise WorksheetError("nameless", asked=asked)
    try:
        return Path(out).expanduser()
    except RuntimeError as problem:
        raise WorksheetError(
            "not_writable", folder=out, reason="no such home folder", asked=asked
        ) from problem


def _written(made: Mapping[str, bytes], folder: Path, asked: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in made:
        if os.path.lexists(folder / name) and not is_ours(folder / name):
            raise WorksheetError("not_ours", file=folder / name, asked=asked)
    # Each is whole under another name before the first gets its own: a full disk changes nothing.
    with tempfile.TemporaryDirectory(prefix=".whosays-", dir=folder) as aside:
        new, old = Path(aside) / "new", Path(aside) / "old"
        new.mkdir()
        old.mkdir()
        for name, data in made.items():
            (new / name).write_bytes(signed(data))
            if os.path.lexists(folder / name):
                shutil.copy2(folder / name, old / name, follow_symlinks=False)
        _place(made, folder, new, old)
    return [folder / name for name in made]


def _place(names: Iterable[str], folder: Path, new: Path, old: Path) -> None:
    """Move each new file to its place, or bring back what was there in the places of all."""
    try:
        for name in names:
            (new / name).replace(folder / name)
    except BaseException:
        # One may be open in a reader that holds on to it, or somebody pressed Ctrl-C.
        for name in names:
            if not (new / name).exists():
                _bring_back(folder / name, old / name)
        raise


def _bring_back(path: Path, before: Path) -> None:
    # The first problem is the one to tell.
    with suppress(OSError):
        if os.path.lexists(before):
            before.replace(path)
        else:
            path.unlink()
