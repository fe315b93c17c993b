"""Puts sheets into a folder, all or none, and never in the place of what somebody else made."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from .problems import WorksheetError
from .words import words

__all__ = ["is_ours", "write"]


def write(made: Mapping[str, bytes], out: str | Path, *, lesson: str) -> list[Path]:
    """Write files into a folder, which is made if it is not there; all of them, or none.

    Parameters
    ----------
    made
        What goes into each file, by its name.
    out
        The folder.
    lesson
        What was asked for, for the line to type in an error.

    Raises
    ------
    WorksheetError
        When the folder has no name, is none or cannot be written to, or when a file of one of
        the names is there and no worksheet.
    """
    folder = _named(out, lesson)
    try:
        return _written(made, folder, lesson)
    except (FileExistsError, NotADirectoryError) as problem:
        raise WorksheetError("not_a_folder", folder=folder, lesson=lesson) from problem
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise WorksheetError(
            "not_writable", folder=folder, reason=reason, lesson=lesson
        ) from problem


def is_ours(path: Path) -> bool:
    """Tell whether a file is a worksheet that this course made, by the keyword that each has."""
    mark = words()["sheet"]["mark"].encode()
    try:
        return path.is_file() and mark in path.read_bytes()
    except OSError:
        # What cannot be looked into may be anybody's.
        return False


def _named(out: str | Path, lesson: str) -> Path:
    if not str(out).strip():
        raise WorksheetError("nameless", lesson=lesson)
    try:
        return Path(out).expanduser()
    except RuntimeError as problem:
        raise WorksheetError(
            "not_writable", folder=out, reason="no such home folder", lesson=lesson
        ) from problem


def _written(made: Mapping[str, bytes], folder: Path, lesson: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in made:
        if os.path.lexists(folder / name) and not is_ours(folder / name):
            raise WorksheetError("not_ours", file=folder / name, lesson=lesson)
    # Each is whole under another name before the first gets its own: a full disk changes nothing.
    with tempfile.TemporaryDirectory(prefix=".whosays-", dir=folder) as aside:
        new, old = Path(aside) / "new", Path(aside) / "old"
        new.mkdir()
        old.mkdir()
        for name, data in made.items():
            (new / name).write_bytes(data)
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
