"""The lessons on their way to the student: find them, and copy them without harm to any change.

A file is the student's once the *sources* of its cells differ from all that was ever delivered
under its name; outputs and metadata do not count, nor do empty cells. What was delivered is kept
as hashes in ``.whosays/delivered.json`` in the course folder.
"""

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from whosays import __version__
from whosays.cli.words import Trouble, trouble
from whosays.lessons import notebooks

__all__ = [
    "Delivery",
    "copy_lessons",
    "find_lessons",
    "first_lesson",
    "nearest",
    "why_not_writable",
]

_LEFT_OUT = {"answers", "hand-ins", "marking", "marks", "__pycache__"}
_FORMAT = 1


@dataclass(frozen=True)
class Delivery:
    """What one copying did: names relative to the folder, in reading order."""

    folder: Path
    copied: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    beside: dict[str, str] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()


def find_lessons() -> Traversable:
    """Return the folder of the lessons; see `lessons.notebooks.folder`.

    Raises
    ------
    FileNotFoundError
        When neither is there.
    """
    found = notebooks.folder()
    if found is None:
        raise FileNotFoundError(trouble("lessons_not_found", root=notebooks.checkout()))
    return found


def copy_lessons(
    folder: str | os.PathLike[str],
    *,
    lessons: Traversable | None = None,
    version: str = __version__,
    ready: Callable[[bytes], bytes] = bytes,
) -> Delivery:
    """Copy every lesson to `folder`, leaving alone what the student has changed.

    Parameters
    ----------
    folder : path
        Where to; made when missing, ``~`` is understood.
    lessons : folder, optional
        Where from; `find_lessons()` when left out.
    version : str, optional
        The version that a newer lesson's name states.
    ready : function, optional
        What to do to the bytes of a notebook on the way, leaving its cells as they are.

    Returns
    -------
    Delivery
        What was copied, brought up to date, put beside a changed lesson, or cannot be read.

    Raises
    ------
    NotADirectoryError, PermissionError, OSError
        When the folder cannot be used; the text says what, why and how to mend it.
    """
    target = Path(folder).expanduser().absolute()
    lessons = find_lessons() if lessons is None else lessons
    try:
        target.mkdir(parents=True, exist_ok=True)
        _prove_writable(target)
        return _deliver(target, dict(_walk(lessons)), version, ready)
    except OSError as error:
        raise _explained(error, target) from error


def why_not_writable(folder: Path) -> Trouble | None:
    """Return why nothing can be written to `folder`, or to where it would be made, else None."""
    present = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        _prove_writable(present)
    except OSError as error:
        return _problem(error, folder)
    return None


def _prove_writable(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"whosays")
        file.flush()


def nearest(folder: str | os.PathLike[str]) -> Path:
    """Return `folder` where it is one, else the first folder above it that is."""
    target = Path(folder).expanduser().absolute()
    return next(path for path in (target, *target.parents) if path.is_dir())


def first_lesson(folder: Path) -> str:
    """Return the name of the lesson to open: 00, or the first there is."""
    names = sorted(path.name for path in folder.glob("[0-9][0-9]-*.ipynb"))
    return names[0] if names else ""


def _walk(folder: Traversable, within: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name in _LEFT_OUT:
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{within}{entry.name}/")
        else:
            yield within + entry.name, entry.read_bytes()


def _deliver(
    folder: Path, lessons: dict[str, bytes], version: str, ready: Callable[[bytes], bytes]
) -> Delivery:
    record = folder / ".whosays" / "delivered.json"
    delivered = _read_record(record)
    before = json.dumps(delivered)
    copied, renewed, beside, unreadable = [], [], {}, []
    for name, plain in lessons.items():
        target, new = folder / name, _fingerprint(name, plain)
        data = ready(plain) if name.endswith(".ipynb") else plain
        known = delivered.setdefault(name, [])
        if not target.exists():
            _write(target, data)
            copied.append(name)
        elif (found := _fingerprint(name, target.read_bytes())) == new:
            pass
        elif found in known:
            _write(target, data)
            renewed.append(name)
        elif new not in known:
            beside[name] = _put_beside(folder, name, data, version)
        if new not in known:
            known.append(new)
        if name.endswith(".ipynb") and _cells(target.read_bytes()) is None:
            unreadable.append(name)
    if json.dumps(delivered) != before:
        text = json.dumps({"format": _FORMAT, "files": delivered}, indent=1)
        _write(record, text.encode())
    return Delivery(folder, tuple(copied), tuple(renewed), beside, tuple(unreadable))


def _put_beside(folder: Path, name: str, data: bytes, version: str) -> str:
    path = PurePosixPath(name)
    note, number = f"new in {version}", 1
    while True:
        newer = str(path.with_name(f"{path.stem} ({note}){path.suffix}"))
        if not (folder / newer).exists():
            _write(folder / newer, data)
            return newer
        if _fingerprint(newer, (folder / newer).read_bytes()) == _fingerprint(name, data):
            return newer
        number += 1
        note = f"new in {version}, {number}"


def _fingerprint(name: str, data: bytes) -> str:
    cells = _cells(data) if name.endswith(".ipynb") else None
    if cells is not None:
        # Running the last cell adds an empty one below it: that is no change.
        data = json.dumps([cell for cell in cells if cell[1].strip()]).encode()
    return hashlib.sha256(data).hexdigest()


def _cells(notebook: bytes) -> list[list[str]] | None:
    """Return type and source of each cell, or None when the notebook cannot be read."""
    try:
        cells = json.loads(notebook)["cells"]
        return [[cell["cell_type"], "".join(cell["source"])] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return None


def _read_record(path: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(path.read_text("utf-8"))["files"]
        return {str(name): [str(mark) for mark in marks] for name, marks in found.items()}
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".whosays-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _explained(error: OSError, folder: Path) -> OSError:
    return type(error)(_problem(error, folder))


def _problem(error: OSError, folder: Path) -> Trouble:
    reason = error.strerror or str(error)
    return trouble(_TROUBLES.get(error.errno or 0, "cannot_write"), folder=folder, reason=reason)


_TROUBLES = {
    errno.ENOTDIR: "not_a_folder",
    errno.EEXIST: "not_a_folder",
    errno.EACCES: "not_writable",
    errno.EPERM: "not_writable",
    errno.EROFS: "not_writable",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}
