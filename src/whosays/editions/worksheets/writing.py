"""Puts sheets into a folder, all or none, and never in the place of what somebody else made."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .content import words
from .problems import WorksheetError

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
    if not str(out).strip():
        raise WorksheetError("nameless", lesson=lesson)
    folder = Path(out).expanduser()
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
    return path.is_file() and mark in path.read_bytes()


def _written(made: Mapping[str, bytes], folder: Path, lesson: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in made:
        if os.path.lexists(folder / name) and not is_ours(folder / name):
            raise WorksheetError("not_ours", file=folder / name, lesson=lesson)
    # Each is whole under another name before the first gets its own: a full disk changes nothing.
    with tempfile.TemporaryDirectory(prefix=".whosays-", dir=folder) as aside:
        for name, data in made.items():
            (Path(aside) / name).write_bytes(data)
        for name in made:
            (Path(aside) / name).replace(folder / name)
    return [folder / name for name in made]
