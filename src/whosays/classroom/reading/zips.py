"""The files in a zip, read where they lie: nothing is ever unpacked to the disk.

Each entry is read through a stream that stops behind the size of a hand-in, so an entry that
unfolds to gigabytes costs no more than another, and an entry in bad order spoils no other.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any

from .files import opened
from .limits import MOST_BYTES, MOST_DIRECTORY, MOST_ENTRIES
from .refused import RefusedError

#: What a broken zip can make the standard library raise.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    OverflowError,
    MemoryError,
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NAMED_IN_UTF8 = 0x800
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DRIVE = re.compile(r"[A-Za-z]:")
_EXTENDED_TIME = 0x5455
# The least bytes that stand before the content of an entry.
_LOCAL_HEADER = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a zip: its path with ``/`` between, as the zip tells it."""

    parts: tuple[str, ...]
    info: zipfile.ZipInfo
    twin: int = 1
    overlaps: bool = False

    @property
    def label(self) -> str:
        """The path as it is told; a second entry of the same path gets a number."""
        return "/".join(self.parts) + (f" ({self.twin})" if self.twin > 1 else "")


class _Guarded:
    """A file that gives no more at once than a list of contents may have.

    The standard library reads that list whole, in the size that the zip itself claims.
    """

    def __init__(self, file: BufferedReader) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if size > MOST_DIRECTORY:
            raise RefusedError("zip-too-large")
        data = self._file.read(size if size >= 0 else MOST_DIRECTORY + 1)
        if len(data) > MOST_DIRECTORY:
            raise RefusedError("zip-too-large")
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def contents(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip for as long as its entries are read.

    Raises
    ------
    RefusedError
        When it is no plain file, no whole zip, or its list of contents is beyond the limits.
    """
    with os.fdopen(opened(path), "rb") as file:
        try:
            archive = zipfile.ZipFile(_Guarded(file))
        except RefusedError:
            raise
        except _BROKEN:
            raise RefusedError("zip-broken") from None
        with archive:
            if len(archive.filelist) > MOST_ENTRIES:
                raise RefusedError("zip-too-large")
            yield archive


def entries(archive: zipfile.ZipFile) -> list[Entry]:
    """Return the files of a zip, folders left out, by path."""
    found = [
        (tuple(name_in_zip(info).replace("\\", "/").split("/")), info) for info in archive.filelist
    ]
    files = [each for each in found if each[0][-1]]
    overlaps = _overlapping(archive)
    seen: dict[tuple[str, ...], int] = {}
    result = []
    for parts, info in sorted(files, key=lambda each: (each[0], each[1].header_offset)):
        seen[parts] = seen.get(parts, 0) + 1
        result.append(Entry(parts, info, seen[parts], id(info) in overlaps))
    return result


def name_in_zip(info: zipfile.ZipInfo) -> str:
    """Return the path of an entry, also where its zip does not say that it is UTF-8.

    macOS and Info-ZIP write UTF-8 without the flag for it; the standard library then reads each
    byte as a letter of code page 437.
    """
    name = info.filename
    if info.flag_bits & _NAMED_IN_UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _overlapping(archive: zipfile.ZipFile) -> set[int]:
    """Return which entries share bytes with another, or with the list of contents.

    Thousands of entries made of the same bytes are how a small zip unfolds to a huge one.
    """
    found: set[int] = set()
    end, widest = 0, None
    for info in sorted(archive.filelist, key=lambda each: each.header_offset):
        if widest is not None and info.header_offset < end:
            found |= {id(info), id(widest)}
        after = info.header_offset + _LOCAL_HEADER + info.compress_size
        if after > archive.start_dir:
            found.add(id(info))
        if after > end:
            end, widest = after, info
    return found


def read_entry(archive: zipfile.ZipFile, entry: Entry) -> bytes:
    """Return what one file of a zip holds, or as much as tells that it is too large.

    Raises
    ------
    RefusedError
        When it is locked or no plain file, lies about itself, or would lie outside the zip.
    """
    info = entry.info
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode) or (stat.S_IFMT(mode) and not stat.S_ISREG(mode)):
        raise RefusedError("zip-link")
    if _leads_out(entry):
        raise RefusedError("zip-path")
    if info.flag_bits & _ENCRYPTED:
        raise RefusedError("zip-locked")
    if info.compress_type not in _METHODS:
        raise RefusedError("zip-method")
    if entry.overlaps:
        raise RefusedError("zip-entry-broken")
    try:
        with archive.open(info) as stream:
            data = stream.read(MOST_BYTES + 1)
    except _BROKEN:
        raise RefusedError("zip-entry-broken") from None
    if len(data) <= MOST_BYTES and len(data) != info.file_size:
        raise RefusedError("zip-entry-broken")
    return data


def _leads_out(entry: Entry) -> bool:
    """Tell whether a program that unpacks the zip could write outside its folder."""
    return any(part in {"", ".", ".."} or _DRIVE.match(part) for part in entry.parts)


def changed_at(info: zipfile.ZipInfo) -> datetime | None:
    """Return when an entry was last changed, in UTC; None where the zip does not tell.

    The old field of a zip holds local time without a zone; it is taken as this machine's.
    """
    try:
        exact = _extended_time(info.extra)
        if exact is not None:
            return datetime.fromtimestamp(exact, UTC)
        if info.date_time[0] <= 1980:
            return None
        return datetime(*info.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _extended_time(extra: bytes) -> int | None:
    """Return the seconds in the field of Unix times, or None."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _EXTENDED_TIME and len(field) >= 5 and field[0] & 1:
            return int(struct.unpack_from("<i", field, 1)[0])
    return None
