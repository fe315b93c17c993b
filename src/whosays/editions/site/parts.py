"""The files of Pyodide, from a folder or an address, each proved by its sha256."""

from __future__ import annotations

import hashlib
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from whosays.editions.site.pins import Pins
from whosays.editions.site.problems import SiteError, error, said

__all__ = ["fetch", "opener", "packages_of"]

#: Seconds without a byte after which one try at an address ends.
TIMEOUT = 30
#: How often an address is asked for one file.
TRIES = 3
#: Seconds of rest before the second try; twice as many before each next.
REST = 1.0
_LOCK = "pyodide-lock.json"

Progress = Callable[[str], None]


def fetch(source: str, pins: Pins, to: Path, progress: Progress) -> tuple[Path, ...]:
    """Put Pyodide and the packages of the pinned set into the folder `to`.

    Parameters
    ----------
    source
        A folder, or an address that begins with ``http://`` or ``https://``.
    pins
        What is wanted, and the hashes that prove it.
    to
        An empty folder.
    progress
        Is told what is going on, a line at a time.

    Returns
    -------
    tuple of Path
        The wheels of the packages, in the order of `pins`.

    Raises
    ------
    SiteError
        When a file is missing, cannot be reached, or is not the file that is meant.
    """
    take, core = opener(source, pins.pyodide), dict(pins.core)
    folder = None if _is_address(source) else Path(source).expanduser()
    # Without the lock nobody knows what the packages' files are called.
    if folder is not None and not (folder / _LOCK).exists():
        _look_for(core, folder, pins)
    lock = _proved(take(_LOCK), core.pop(_LOCK), _LOCK, source, pins)
    (to / _LOCK).write_bytes(lock)
    wanted = packages_of(json.loads(lock), pins.packages)
    if folder is not None:
        _look_for([*core, *(name for name, _ in wanted)], folder, pins)
    for name, sha256 in core.items():
        (to / name).write_bytes(_proved(take(name), sha256, name, source, pins))
    wheels = []
    for number, (name, sha256) in enumerate(wanted, 1):
        progress(said("package", number=number, count=len(wanted), name=name))
        wheels.append(to / name)
        wheels[-1].write_bytes(_proved(take(name), sha256, name, source, pins))
    return tuple(wheels)


def packages_of(lock: dict[str, Any], names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return file name and sha256 of each package that is named, as Pyodide's lock has them.

    Raises
    ------
    SiteError
        When the lock has no such package.
    """
    found = []
    for name in names:
        entry = lock["packages"].get(name)
        if entry is None:
            raise error("not_in_lock", name=name)
        found.append((str(entry["file_name"]), str(entry["sha256"])))
    return found


def opener(source: str, version: str = "") -> Callable[[str], bytes]:
    """Return what reads a file of that name from `source`, a folder or an address.

    `version` is the version of Pyodide that an error names.

    Raises
    ------
    SiteError
        When `source` is neither; what is returned raises it when a file cannot be had.
    """
    if _is_address(source):
        address = source if source.endswith("/") else f"{source}/"
        return lambda name: _downloaded(urllib.parse.urljoin(address, name), source)
    folder = Path(source).expanduser()
    if source.strip() and folder.is_file():
        raise error("source_packed", source=source)
    if not source.strip() or not folder.is_dir():
        raise error("no_such_source", source=source)
    return lambda name: _read(folder / name, source, version)


def _is_address(source: str) -> bool:
    return urllib.parse.urlsplit(source).scheme in {"http", "https"}


def _look_for(names: Iterable[str], folder: Path, pins: Pins) -> None:
    """Raise one error that names all files that are not in the folder."""
    missing = [name for name in names if not (folder / name).exists()]
    if missing:
        told = ", ".join(missing)
        raise error("parts_missing", names=told, source=folder, version=pins.pyodide)


def _read(path: Path, source: str, version: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as reason:
        told = reason.strerror or str(reason)
        raise error(
            "part_missing", name=path.name, source=source, version=version, reason=told
        ) from reason


def _downloaded(address: str, source: str) -> bytes:
    for number in range(1, TRIES + 1):
        try:
            return _asked(address)
        except urllib.error.HTTPError as answer:
            # The server has understood and said no: asking again changes nothing.
            if answer.code < 500 or number == TRIES:
                raise _unreached(address, source, f"{answer.code} {answer.reason}") from answer
        except (OSError, http.client.HTTPException, ValueError) as reason:
            if number == TRIES:
                told = getattr(reason, "reason", None) or reason
                raise _unreached(address, source, str(told)) from reason
        time.sleep(REST * 2 ** (number - 1))
    raise AssertionError  # the last try returns or raises


def _asked(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"User-Agent": "whosays"})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        return bytes(answer.read())


def _unreached(address: str, source: str, reason: str) -> SiteError:
    name = address.rsplit("/", 1)[-1]
    return error("part_unreached", name=name, source=source, reason=reason)


def _proved(data: bytes, sha256: str, name: str, source: str, pins: Pins) -> bytes:
    found = hashlib.sha256(data).hexdigest()
    if found == sha256:
        return data
    code = "wrong_bytes" if source == pins.address else "wrong_bytes_of_mirror"
    short = {"wanted": sha256[:12], "found": found[:12]}
    raise error(code, name=name, source=source, version=pins.pyodide, **short)
