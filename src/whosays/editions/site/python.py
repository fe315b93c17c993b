"""The folder ``python`` of a site: all that the page's Python is and reads, compiled and packed."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from whosays.editions.site import archive
from whosays.editions.site.node import compile_folders
from whosays.editions.site.pins import pins
from whosays.editions.site.problems import error

__all__ = ["kernel_script", "write_python"]

_CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
_HOME = "home/pyodide"
_WORKER = re.compile(r":new Worker\(new URL\(\w+\.p\+\w+\.u\((\d+)\)")
_LOCK = "pyodide-lock.json"
# Of the course itself, what only a terminal uses, and what lies beside the package already.
_NOT_IN_A_PAGE = frozenset({"_notebooks", "__main__.py", "cli", "editions"})
# Of the kernel's own wheels: its installer is not needed where there is nothing to install.
_KERNEL_PARTS = ("pyodide_kernel", "ipykernel")


def write_python(core: Path, wheels: Sequence[Path], kernel: Path, work: Path, out: Path) -> int:
    """Write the folder of the page's Python.

    Parameters
    ----------
    core
        The folder with Pyodide's own files.
    wheels
        Wheels for the page's Python.
    kernel
        The wheel that holds the kernel's own wheels.
    work
        An empty folder.
    out
        The built pages.

    Returns
    -------
    int
        How many modules were compiled.

    Raises
    ------
    SiteError
        When Node.js is missing or fails, or the kernel is not built as it was.
    """
    third, course = work / "packages", work / "course"
    site_packages = f"lib/python{pins().python_minor}/site-packages"
    packages, home = third / site_packages, course / _HOME
    for wheel in [*wheels, *_inner(kernel, work / "inner")]:
        archive.unpack(wheel, packages)
    web, own = files("whosays.editions") / "web", files("whosays")
    startup = home / ".ipython" / "profile_default" / "startup"
    _copied_over(web / "python", packages, startup)
    archive.copy_package(own, course / site_packages / "whosays", without=_NOT_IN_A_PAGE)
    archive.copy_package(own / "study" / "startup", startup, without=frozenset())
    count = compile_folders(core, packages, course / site_packages, home / ".matplotlib")

    python = out / "python"
    python.mkdir()
    for name in _CORE:
        shutil.copyfile(core / name, python / name)
    lock = json.loads((core / _LOCK).read_text("utf-8"))
    (python / _LOCK).write_text(json.dumps({"info": lock["info"], "packages": {}}) + "\n", "utf-8")
    archives = [
        *archive.write(third, "packages", python),
        *archive.write(course, "whosays", python),
    ]
    scripts = {
        entry.name: entry.read_text("utf-8")
        for entry in sorted(web.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".js") and entry.name != "first.js"
    }
    sizes = {name: (python / name).stat().st_size for name in _CORE}
    sizes["shelf.js"] = len(scripts["shelf.js"].encode())
    parts = json.dumps({"archives": archives, "kernel": kernel_script(out), "sizes": sizes})
    for name, script in scripts.items():
        filled = script.replace("__PARTS__", parts)
        (python / name).write_text(filled, "utf-8", newline="\n")
    return count


def kernel_script(out: Path) -> str:
    """Return the script that the kernel's worker runs, relative to the built pages in `out`.

    Raises
    ------
    SiteError
        When it is not where it is expected.
    """
    folder = out / "extensions" / "@jupyterlite" / "pyodide-kernel-extension" / "static"
    for path in sorted(folder.glob("*.js")):
        # Of two scripts, it takes this one where page and worker share no memory.
        for number in _WORKER.findall(path.read_text("utf-8")):
            for script in folder.glob(f"{number}.*.js"):
                return script.relative_to(out).as_posix()
    raise error("lite", reason="the kernel's script was not found")


def _inner(kernel: Path, to: Path) -> Iterator[Path]:
    with zipfile.ZipFile(kernel) as packed:
        for name in sorted(packed.namelist()):
            last = name.rsplit("/", 1)[-1]
            if last.endswith(".whl") and last.split("-")[0] in _KERNEL_PARTS:
                yield Path(packed.extract(name, to))


def _copied_over(web: Traversable, packages: Path, startup: Path) -> None:
    startup.mkdir(parents=True)
    for entry in sorted(web.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            archive.copy_package(entry, packages / entry.name, without=frozenset())
        elif entry.is_file() and entry.name[:2].isdigit():
            (startup / entry.name).write_bytes(entry.read_bytes())
