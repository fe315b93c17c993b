"""The folder that grading writes: whole or not at all, and nobody else's file is lost.

A new folder is filled beside the old one and then takes its place. A hidden list holds the hash
of every file that was written: what was changed or put there since then is carried over.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from whosays.classroom.problems import trouble, words

_LIST = ".whosays-graded.json"
_FORMAT = 1
_BLOCK = 1024 * 1024
_HIGHEST = 12
_FORGOTTEN = 3600


def check_out(out: Path, inputs: Sequence[Path]) -> None:
    """Refuse a folder that grading must not write to.

    Parameters
    ----------
    out
        Where grading would write.
    inputs
        What it reads: files and folders.

    Raises
    ------
    ValueError
        When it lies inside what is read, is a file, or is a folder with somebody else's files.
    OSError
        When it cannot be looked into.
    """
    place = out.resolve()
    for given in inputs:
        if place == given.resolve() or given.resolve() in place.parents:
            other = _elsewhere(inputs)
            paths = {"out": out, "path": given, "given": typed(given), "other": other}
            raise ValueError(trouble("output", "inside", **paths))
    if not place.exists():
        return
    if not place.is_dir():
        raise ValueError(trouble("output", "no_folder", out=out))
    try:
        others = any(place.iterdir()) and _listed(place) is None
    except OSError as error:
        raise _explained(error, out) from error
    if others:
        raise ValueError(trouble("output", "not_ours", out=out))


@contextmanager
def replaced(out: Path, *, carry: bool = True) -> Iterator[Path]:
    """Give an empty folder to fill; it takes the place of `out` once all went well.

    Parameters
    ----------
    out
        The folder.
    carry
        False where what somebody else put there or changed was already looked at, and copied if
        it is to stay: then nothing is carried over, and it is theirs as before.

    Raises
    ------
    OSError
        When nothing can be written there, or the old folder is in use; the text says how to mend
        it.
    """
    place = out.resolve()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _clear(place)
        new = Path(tempfile.mkdtemp(dir=place.parent, prefix=_unfinished(place)))
    except OSError as error:
        raise _explained(error, out) from error
    try:
        yield new
        _write_list(new, _marks(new) if carry else _inherited(place, new))
        if place.exists():
            _swap(place, new, carry=carry)
        else:
            new.replace(place)
    except OSError as error:
        raise _explained(error, out) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def sign(out: Path, *names: str) -> None:
    """Tell that these files, as they are now, are ours: the next grading may replace them."""
    present = {name: _hash(out / name) for name in names if (out / name).is_file()}
    kept = {name: mark for name, mark in (_listed(out) or {}).items() if name not in names}
    _write_list(out, {**kept, **present})


def is_ours(out: Path) -> bool:
    """Tell whether grading wrote this folder."""
    return _listed(out) is not None


def others(out: Path) -> frozenset[str]:
    """Return the files of a folder that somebody put there, or changed since grading wrote them."""
    listed = _listed(out)
    if listed is None:
        return frozenset()
    return frozenset(name for name in _names(out) if listed.get(name) != _hash(out / name))


def _unfinished(place: Path) -> str:
    return f".{place.name}-new-"


def _clear(place: Path) -> None:
    """Remove what a run that was killed left: it holds answers, and nobody would look there."""
    # A younger one may belong to a run that still goes on.
    oldest = time.time() - _FORGOTTEN
    with suppress(OSError):
        for each in place.parent.iterdir():
            left = each.name.startswith(_unfinished(place)) and not each.is_symlink()
            if left and each.is_dir() and each.stat().st_mtime < oldest:
                shutil.rmtree(each, ignore_errors=True)


def _write_list(out: Path, marks: Mapping[str, str]) -> None:
    text = json.dumps({"format": _FORMAT, "files": dict(sorted(marks.items()))}, indent=1)
    (out / _LIST).write_text(text, encoding="utf-8")


def _marks(out: Path) -> dict[str, str]:
    return {name: _hash(out / name) for name in _names(out)}


def _inherited(place: Path, new: Path) -> dict[str, str]:
    """Return the marks of what was ours; what was changed keeps a mark that does not fit it."""
    before, now = _listed(place) or {}, _marks(new)
    ours = {name for name in now if name in before and _is(place / name, before[name])}
    return {name: now[name] if name in ours else before[name] for name in now if name in before}


def _is(path: Path, mark: str) -> bool:
    return path.is_file() and _hash(path) == mark


def _names(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(name for path in found if (name := path.relative_to(folder).as_posix()) != _LIST)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _listed(out: Path) -> Mapping[str, str] | None:
    try:
        found = json.loads((out / _LIST).read_text(encoding="utf-8"))["files"]
        return {str(name): str(mark) for name, mark in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _swap(place: Path, new: Path, *, carry: bool) -> None:
    """Put the new folder in the place of the old one, and carry over what is not ours."""
    aside = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}-old-"))
    old = aside / "old"
    listed = _listed(place) or {}
    try:
        place.replace(old)
        try:
            new.replace(place)
        except OSError:
            old.replace(place)
            raise
        for name in _names(old) if carry else ():
            if listed.get(name) != _hash(old / name):
                _carry(old / name, place / name)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        # With something left in it that could not be carried over, it stays.
        with suppress(OSError):
            aside.rmdir()


def _carry(path: Path, to: Path) -> None:
    target, number = to, 0
    while target.exists():
        if _hash(target) == _hash(path):
            return
        number += 1
        note = words()["output"]["changed"].format(number=number)
        target = to.with_name(f"{to.stem} ({note}){to.suffix}")
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def _elsewhere(inputs: Sequence[Path]) -> str:
    """Return a folder, as it is typed, that lies in none of the inputs."""
    here = Path("my-marks")
    tops = [given.resolve() for given in inputs]
    while any(top in here.resolve().parents for top in tops) and len(here.parts) < _HIGHEST:
        here = ".." / here
    return typed(here)


def typed(path: Path) -> str:
    """Return a path as it is typed in a terminal."""
    return f'"{path}"' if " " in str(path) else str(path)


def _explained(error: OSError, out: Path) -> OSError:
    if error.errno is None:
        return error
    return type(error)(trouble("output", "cannot_write", out=out, reason=error.strerror or error))
