"""The site that the browser edition is measured against: what ``jupyter lite build`` gives.

The same JupyterLite, the same kernel, the same Pyodide and the same wheels, fetched when they are
needed as the kernel does it by itself; one notebook with one chart of three numbers.
"""

from __future__ import annotations

import json
from pathlib import Path

from whosays.editions.site import lite, parts, wheels
from whosays.editions.site.pins import Wheel, pins

NOTEBOOK = "chart.ipynb"
CELL = """%matplotlib inline
import pandas as pd
import matplotlib.pyplot as plt
pd.Series([6700, 13000, 20000]).plot()
plt.show()"""
ROOTS = ("micropip", "ssl", "sqlite3", "jedi", "ipython", "pandas", "matplotlib")
# What the kernel asks for and Pyodide's own lock lacks.
ADDED = {"comm": ("comm", "traitlets")}


def notebook() -> str:
    """Return the one notebook of the untouched site."""
    cell = {
        "cell_type": "code", "id": "chart", "metadata": {}, "execution_count": None, "outputs": [],
        "source": CELL,
    }  # fmt: skip
    spec = {"name": "python", "display_name": "Python (Pyodide)"}
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": spec}, "cells": [cell]}
    )


def build(out: Path, source: str, work: Path) -> None:
    """Build the untouched site.

    Parameters
    ----------
    out
        Where it goes.
    source
        The folder or address that Pyodide comes from.
    work
        An empty folder.
    """
    pinned = pins()
    (work / "contents").mkdir(parents=True)
    (work / "contents" / NOTEBOOK).write_text(notebook(), "utf-8")
    found = wheels.download(pinned.wheels, work / "wheels")
    extensions = [found[wheel.name] for wheel in pinned.wheels if "lab" in wheel.goes_to]
    lite.build_pages(work / "contents", extensions, work / "lite", out)
    _configure(out / "jupyter-lite.json")
    _pyodide(
        out / "static" / "pyodide", source, {w.name: (w, found[w.name]) for w in pinned.wheels}
    )


def _configure(path: Path) -> None:
    read = json.loads(path.read_text("utf-8"))
    kernel = read["jupyter-config-data"]["litePluginSettings"][lite.KERNEL]
    kernel["pyodideUrl"] = "./static/pyodide/pyodide.js"
    path.write_text(json.dumps(read), "utf-8")


def _pyodide(to: Path, source: str, wheels: dict[str, tuple[Wheel, Path]]) -> None:
    to.mkdir(parents=True)
    take = parts.opener(source)
    for name in pins().core:
        (to / name).write_bytes(take(name))
    lock = json.loads((to / "pyodide-lock.json").read_text("utf-8"))
    for name, (module, *depends) in ADDED.items():
        wheel, path = wheels[name]
        (to / path.name).write_bytes(path.read_bytes())
        lock["packages"][name] = {
            "name": name, "version": wheel.version, "file_name": path.name, "sha256": wheel.sha256,
            "install_dir": "site", "package_type": "package", "imports": [module],
            "depends": depends, "unvendored_tests": False, "shared_library": False,
        }  # fmt: skip
    for name in sorted(_closure(lock["packages"])):
        file = lock["packages"][name]["file_name"]
        if not (to / file).exists():
            (to / file).write_bytes(take(file))
    (to / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")


def _closure(packages: dict[str, dict[str, list[str]]]) -> set[str]:
    """Return the roots and all that they need, but for what is no package of the lock."""
    found: set[str] = set()
    waiting = [*ROOTS, *ADDED]
    while waiting:
        # A lock's own words for what is needed are not always its names.
        name = waiting.pop().replace("_", "-").lower()
        if name in packages and name not in found:
            found.add(name)
            waiting += packages[name]["depends"]
    return found
