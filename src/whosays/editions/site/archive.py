"""The archives of the page's Python: what goes in, what stays out, and the same bytes each time."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path, PurePosixPath

__all__ = ["PIECE", "copy_package", "keep", "packed", "pieces", "unpack", "write"]

#: The bytes of a piece before it is packed. Chromium keeps no file that is larger than an eighth of
#: its cache, and on a small disk that is few megabytes.
PIECE = 16_000_000

_FOLDERS = {"tests", "test", "sample_data", "__pycache__"}
_ENDS = (".pyi", ".pxd", ".pyx", ".c", ".h", ".cpp", ".hpp", ".map", ".typed", ".a", "/RECORD")
# Needed by numpy itself on import.
_STAY = ("numpy/testing/",)
# All of a page's files lie in its memory. No lesson, no `help` and no traceback reads these: they
# write PDF, read other kinds of pictures, set text on them, compile Fortran, or test matplotlib.
_UNUSED = (
    "fontTools/", "fonttools-", "matplotlib/mpl-data/fonts/afm/",
    "matplotlib/mpl-data/fonts/pdfcorefonts/", "matplotlib/testing/",
    "PIL/_webp.", "PIL/_imagingft.", "numpy/f2py/",
)  # fmt: skip
# Of the languages that pygments can colour, a traceback is in one.
_LEXERS, _PYTHON = "pygments/lexers/", {"__init__.py", "_mapping.py", "python.py"}


def keep(name: str) -> bool:
    """Say whether a file of a wheel is needed by a page's Python.

    Parameters
    ----------
    name
        The path in the wheel, with slashes.
    """
    path = PurePosixPath(name)
    if name.endswith("/") or path.name == "conftest.py" or name.endswith(_ENDS):
        return False
    if name.startswith(_UNUSED) or (name.startswith(_LEXERS) and path.name not in _PYTHON):
        return False
    if name.startswith(_STAY) and "tests" not in path.parts:
        return True
    return not _FOLDERS.intersection(path.parts) and not path.parts[0].endswith(".data")


def unpack(wheel: Path, to: Path) -> None:
    """Put what a page's Python needs of a wheel into the folder `to`."""
    with zipfile.ZipFile(wheel) as inside:
        for name in filter(keep, inside.namelist()):
            inside.extract(name, to)


def copy_package(package: Traversable, to: Path, *, without: frozenset[str]) -> None:
    """Copy a package to `to`, but for the names `without` at its top, and whatever is cached."""
    for entry in _sorted(package):
        if entry.name in without:
            continue
        if entry.is_dir() and entry.name != "__pycache__":
            copy_package(entry, to / entry.name, without=frozenset())
        elif entry.is_file():
            to.mkdir(parents=True, exist_ok=True)
            (to / entry.name).write_bytes(entry.read_bytes())


def _sorted(folder: Traversable) -> Iterator[Traversable]:
    return iter(sorted(folder.iterdir(), key=lambda entry: entry.name))


def packed(files: Mapping[str, Path]) -> bytes:
    """Return files, by their names in it, as a tar that depends on names and bytes alone."""
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(files):
            data = files[name].read_bytes()
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, BytesIO(data))
    return buffer.getvalue()


def pieces(sizes: Mapping[str, int], most: int = PIECE) -> list[list[str]]:
    """Return names in order, parted so that no piece has more than `most` bytes.

    A file that is larger by itself has a piece of its own.
    """
    parted: list[list[str]] = []
    room = 0
    for name in sorted(sizes):
        room -= sizes[name]
        if room < 0 or not parted:
            parted.append([])
            room = most - sizes[name]
        parted[-1].append(name)
    return parted


def write(folder: Path, stem: str, to: Path) -> list[str]:
    """Write a folder as gzipped tars into the folder `to`; return their names.

    A name changes with the content, so that a browser may keep the file for ever.
    """
    found = (path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path for path in found}
    written = []
    for names in pieces({name: path.stat().st_size for name, path in files.items()}):
        data = packed({name: files[name] for name in names})
        written.append(f"{stem}-{hashlib.sha256(data).hexdigest()[:12]}.tar.gz")
        (to / written[-1]).write_bytes(gzip.compress(data, 9, mtime=0))
    return written
