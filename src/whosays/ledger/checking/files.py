"""From a folder to the bytes and the text of its tables, whatever lies there.

Nothing is opened that is not a plain file of bounded size inside the folder: a pipe or a device
could hang the reader, and a link could lead it to somebody else's file.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from .report import Problem

MEGABYTE = 1024 * 1024
MOST_NAMES = 10_000

EMPTY_FILE = Problem(
    "empty-file",
    "The file is empty: not even the first line with the names of the columns is there.",
    "Copy the file from an empty set: whosays ledger new another-folder",
)

_SIGNATURES = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_KINDS_OF_FILE = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True)
class Limits:
    """How much is read: bytes of one file, bytes of all tables, lines, characters of a cell."""

    file_bytes: int = 64 * MEGABYTE
    folder_bytes: int = 128 * MEGABYTE
    lines: int = 1_000_000
    # No spreadsheet cell holds more.
    cell_characters: int = 32_767


def names_in(folder: Path) -> list[str]:
    """Give the names in a folder, sorted, as they are spelt there; at most 10,000."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry, _ in zip(entries, range(MOST_NAMES), strict=False))


def read_bytes(folder: Path, name: str, *, at_most: int, left: int) -> bytes | Problem:
    """Read one plain file of a folder, or say why it cannot be read.

    Parameters
    ----------
    folder : pathlib.Path
        The ledger folder.
    name : str
        Name of the file in it.
    at_most, left : int
        Bytes that one file may have, and that are left for all files together.
    """
    try:
        target = (folder / name).resolve(strict=True)
        if not target.is_relative_to(folder.resolve()):
            return Problem(
                "link-out",
                "It is a link that leads out of the folder; only files in the folder are read.",
                "Replace the link by a copy of the file.",
            )
        if problem := _odd(target.stat(), at_most, left):
            return problem
        # Between the look and the opening the file may have been exchanged: hence both flags,
        # the second look at what was really opened, and the bounded read.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(target, flags), "rb") as file:
            if problem := _odd(os.fstat(file.fileno()), at_most, left):
                return problem
            data = file.read(min(at_most, left) + 1)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "the link leads in a circle"
        return Problem(
            "not-readable",
            f"The computer refuses to read it: {reason}.",
            "Allow yourself to read the file, or copy it into the folder again.",
        )
    return _too_large(len(data), at_most, left) or data


def decode(data: bytes) -> tuple[str, bool] | Problem:
    r"""Turn the bytes of a table into text whose line ends are ``\n``, or say why not.

    Bytes that are not UTF-8 become lone surrogates, which the check of each cell reports.

    Returns
    -------
    tuple of str and bool, or Problem
        The text, and whether a byte order mark stood before it.
    """
    if not data.strip():
        return EMPTY_FILE
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Problem(
            "not-text",
            "It is a spreadsheet or an archive that only bears the name of a CSV file.",
            "Open it in the spreadsheet program and save it as CSV UTF-8.",
        )
    if encoding := _other_encoding(data):
        return Problem(
            "encoding",
            f"The text is saved as {encoding}; a ledger table is UTF-8.",
            "Save the table again as CSV UTF-8 (not as Unicode text).",
        )
    marked = data.startswith(b"\xef\xbb\xbf")
    text = data[3 if marked else 0 :].decode("utf-8", "surrogateescape")
    return (text.replace("\r\n", "\n") if "\r\n" in text else text), marked


def _other_encoding(data: bytes) -> str | None:
    for start, name in _SIGNATURES:
        if data.startswith(start):
            return name
    # Latin letters in UTF-16 are every second byte a zero.
    sample = data[:2000]
    return "UTF-16" if 0.3 < sample.count(0) / len(sample) < 0.7 else None


def _odd(status: os.stat_result, at_most: int, left: int) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        known = (words for is_kind, words in _KINDS_OF_FILE if is_kind(status.st_mode))
        return Problem(
            "not-a-file",
            f"It is {next(known, 'something else')}, where a plain file is needed.",
            "Put the table there as a plain CSV file.",
        )
    return _too_large(status.st_size, at_most, left)


def _too_large(size: int, at_most: int, left: int) -> Problem | None:
    if size > at_most:
        return Problem(
            "too-large",
            f"It has {_megabytes(size)}, and a table may have {_megabytes(at_most)}: "
            "it was not read.",
            "Check that it is the right file, and cut it to the rows that the story needs.",
        )
    if size > left:
        return Problem(
            "too-large",
            "With it all tables together are larger than the check allows: it was not read.",
            "Cut the tables to the rows that the story needs.",
        )
    return None


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{size} bytes"
