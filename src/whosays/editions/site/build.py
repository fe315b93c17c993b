"""The whole site: its parts fetched and proved, built beside the place it goes to, then moved."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from whosays.editions import lessons, settings
from whosays.editions.first_page import first_page
from whosays.editions.site import lite, parts, place, wheels
from whosays.editions.site.compress import compress
from whosays.editions.site.inspect import faults
from whosays.editions.site.licences import write_licences
from whosays.editions.site.node import node
from whosays.editions.site.pins import pins
from whosays.editions.site.problems import SiteError, error, said
from whosays.editions.site.python import write_python
from whosays.lessons import notebooks

__all__ = ["Site", "build_site"]

_TOOLS = {"lite", "node", "pip"}
_NO_ROOM = 1_000_000
#: What Apache and IIS read in the folder itself.
_SERVERS = (".htaccess", "web.config")
_EARLY = ("early.js", "drive.js", "back.js")


@dataclass(frozen=True)
class Site:
    """A site that was built.

    Parameters
    ----------
    path
        Its folder.
    bytes
        Its size.
    files
        How many files it has.
    """

    path: Path
    bytes: int
    files: int


def build_site(
    out: str | os.PathLike[str],
    *,
    pyodide: str | os.PathLike[str] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Site:
    """Build the browser edition: one folder of plain files for any web server.

    Parameters
    ----------
    out : path
        The folder to write. It is written whole or not at all; an older site there is replaced,
        anything else is left alone.
    pyodide : path or address, optional
        Where Pyodide and its packages come from: a folder, or an address. Pyodide's own
        distribution of the pinned version when left out.
    progress : function, optional
        Is told what is going on, a line at a time.

    Returns
    -------
    Site
        Where it is, and how large.

    Raises
    ------
    SiteError
        When it was not built; the text says what, why and how to mend it.
    """
    target = place.checked(out)
    pinned, tell = pins(), progress or (lambda line: None)
    lite.check_installed(pinned.lite)
    node()
    source = pinned.address if pyodide is None else os.fspath(pyodide)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".whosays-site-") as folder:
            try:
                built = _built(Path(folder), source, tell)
            except SiteError as problem:
                # Asked here: there is room again once the folder is gone.
                if problem.code in _TOOLS and (where := _full(Path(folder), str(problem))):
                    told = os.strerror(errno.ENOSPC)
                    raise error("disk_full", folder=where, reason=told) from problem
                raise
            place.publish(built, target)
    except OSError as reason:
        full = reason.errno in {errno.ENOSPC, errno.EDQUOT}
        told = reason.strerror or str(reason)
        code = "disk_full" if full else "out_unwritable"
        raise error(code, folder=target.parent if full else target, reason=told) from reason
    sizes = [path.stat().st_size for path in target.rglob("*") if path.is_file()]
    return Site(target, sum(sizes), len(sizes))


def _full(work: Path, told: str) -> Path | None:
    """Return the folder whose disk is full, for all that a tool which failed has told."""
    scratch = Path(tempfile.gettempdir())
    for folder in (work, scratch):
        if shutil.disk_usage(folder).free < _NO_ROOM:
            return work.parent if folder == work else scratch
    # Of a share of the disk that is used up, only the tool knows.
    words = (os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT))
    return work.parent if any(each in told for each in words) else None


def _built(work: Path, source: str, tell: Callable[[str], None]) -> Path:
    pinned, out, core = pins(), work / "site", work / "core"
    core.mkdir()
    tell(said("parts", source=source))
    packages = parts.fetch(source, pinned, core, tell)
    tell(said("wheels"))
    found = wheels.download(pinned.wheels, work / "wheels")
    chosen = {
        use: [found[wheel.name] for wheel in pinned.wheels if use in wheel.goes_to]
        for use in ("lab", "python", "kernel")
    }
    tell(said("pages"))
    lite.build_pages(_lessons(work / "lessons"), chosen["lab"], work / "lite", out)
    lite.configure(out, settings.page_config((out / "build/schemas/all.json").read_bytes()))
    tell(said("compile"))
    (work / "python").mkdir()
    everything = [*packages, *chosen["python"]]
    write_python(core, everything, chosen["kernel"][0], work / "python", out)
    _write_pages(out)
    shipped = [*everything, *chosen["kernel"], *chosen["lab"]]
    write_licences(list(dict.fromkeys(shipped)), pinned, out)
    place.sign(out)
    compress(out)
    tell(said("check"))
    names = frozenset(path.name for path in (work / "lessons").iterdir())
    if found_wrong := faults(out, names):
        raise error("faulty", faults=" ".join(found_wrong[:5]))
    return out


def _write_pages(out: Path) -> None:
    """Write the first page and the servers' files; let the lessons' page start Python first."""
    for name in _SERVERS:
        # Without its dot in the sources, where tools would pass it over.
        data = (files("whosays.editions.site") / "servers" / name.lstrip(".")).read_bytes()
        (out / name).write_bytes(data)
    for name, data in first_page(prefetch=_ahead(out)).items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    lab = out / "lab" / "index.html"
    scripts = [name for name in _EARLY if (out / "python" / name).is_file()]
    lab.write_text(lite.page(lab.read_text("utf-8"), scripts), "utf-8", newline="\n")


def _ahead(out: Path) -> list[str]:
    """Return what a lesson will ask for: the heaviest parts first, by the addresses it uses."""
    parts = [path.relative_to(out).as_posix() for path in sorted((out / "python").iterdir())]
    parts += [path.relative_to(out).as_posix() for path in sorted(out.glob("build/jlab_core.*.js"))]
    parts.sort(key=lambda name: (out / name).stat().st_size, reverse=True)
    opening = (out / "lab" / "index.html").read_text("utf-8")
    return [*re.findall(r'href="\.\./(build/lab/bundle\.js[^"]*)"', opening), *parts]


def _lessons(to: Path) -> Path:
    folder = notebooks.folder()
    if folder is None:
        raise error("no_lessons")
    to.mkdir()
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ipynb"):
            (to / entry.name).write_bytes(lessons.browser_notebook(entry.name, entry.read_bytes()))
    return to
