"""JupyterLab's own pages, built by JupyterLite in an empty folder that nothing else touches."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from whosays.editions.site.problems import error
from whosays.editions.site.tools import run

__all__ = ["KERNEL", "build_pages", "check_installed", "configure", "page"]

#: The plugin that runs Python in the page.
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_PYTHON = {"pyodideUrl": "./python/boot.js", "disablePyPIFallback": True}
# The page's Python brings along what this kernel would fetch at its start.
_PRESENT = (
    *("ssl", "sqlite3", "ipykernel", "comm", "pyodide_kernel", "jedi", "ipython"),
    *("micropip", "piplite"),
)
# What stands once in the lessons' page, and what stands there in a site. The manifest
# would offer to install the page as JupyterLite.
_CHARSET = '<meta charset="utf-8" />'
_HEAD = {
    "<html>": '<html lang="en">',
    "<title>JupyterLite</title>": "<title>Who Says?</title>",
    "WASM powered Jupyter running in the browser.": "A lesson of the course Who Says?",
    '<link rel="manifest" href="../manifest.webmanifest" />': (
        '<link rel="icon" href="../first/icon.svg" type="image/svg+xml" />'
    ),
    "Loading JupyterLite...": "Opening the lesson ...",
    "JupyterLite requires JavaScript to be enabled in your browser.": (
        "A lesson cannot open while JavaScript is off. Switch it on in your browser's settings, "
        "then reload this page."
    ),
}
# One fixed time for all listings: the release of the pinned JupyterLite is after it.
_EPOCH = 1735689600


def check_installed(wanted: str) -> None:
    """Make sure that the pinned JupyterLite is there.

    Raises
    ------
    SiteError
        When it is missing or of another version.
    """
    name = "jupyterlite-core"
    try:
        found = version(name)
    except PackageNotFoundError:
        raise error("no_extra", name=name, version=wanted) from None
    if found != wanted:
        raise error("other_extra", name=name, version=wanted, found=found)


def build_pages(lessons: Path, extensions: Sequence[Path], work: Path, out: Path) -> None:
    """Build JupyterLab's pages with the lessons in them.

    Parameters
    ----------
    lessons
        The folder whose files the page lists.
    extensions
        The wheels of JupyterLab's extensions.
    work
        An empty folder: JupyterLite keeps a ``.jupyterlite.doit.db`` where it runs, and what an
        older one remembers would bring addresses of the open net back.
    out
        Where the pages go; made by JupyterLite.

    Raises
    ------
    SiteError
        When JupyterLite fails.
    """
    work.mkdir(parents=True)
    (work / "jupyter_lite_config.json").write_text(
        json.dumps(
            {
                "LiteBuildConfig": {
                    "apps": ["lab"],
                    "contents": [str(lessons)],
                    "federated_extensions": [str(path) for path in extensions],
                    "ignore_sys_prefix": True,
                    "no_sourcemaps": True,
                    "no_unused_shared_packages": True,
                    "output_dir": str(out),
                    "source_date_epoch": _EPOCH,
                }
            }
        ),
        "utf-8",
    )
    settings = {KERNEL: _PYTHON}
    (work / "jupyter-lite.json").write_text(
        json.dumps(
            {
                "jupyter-lite-schema-version": 0,
                "jupyter-config-data": {"litePluginSettings": settings},
            }
        ),
        "utf-8",
    )
    line = [sys.executable, "-m", "jupyterlite_core", "build"]
    # Whatever Jupyter is told on this computer must not find its way into the site.
    surroundings = os.environ | {
        "JUPYTER_CONFIG_DIR": str(work / "config"),
        "JUPYTER_CONFIG_PATH": "",
        "JUPYTER_DATA_DIR": str(work / "data"),
        "JUPYTER_PATH": "",
        "SOURCE_DATE_EPOCH": str(_EPOCH),
    }
    done = run(line, "lite", cwd=work, env=surroundings)
    if done.returncode:
        told = [row.strip() for row in (done.stdout + done.stderr).splitlines() if row.strip()]
        raise error("lite", reason=told[-1] if told else done.returncode)


def configure(out: Path, added: Mapping[str, Any]) -> None:
    """Write into the built pages how they run: Python from the site itself, and the settings.

    Parameters
    ----------
    out
        The built pages.
    added
        What ``jupyter-config-data`` gets besides.
    """
    path = out / "jupyter-lite.json"
    read = json.loads(path.read_text("utf-8"))
    data = merged(read["jupyter-config-data"], added)
    kernel = _PYTHON | {
        "loadPyodideOptions": {
            "packages": list(_PRESENT),
            "lockFileURL": "./python/pyodide-lock.json",
        },
    }
    data.setdefault("litePluginSettings", {})[KERNEL] = kernel
    read["jupyter-config-data"] = data
    path.write_text(json.dumps(read, indent=1, sort_keys=True) + "\n", "utf-8")


def page(text: str, scripts: Sequence[str]) -> str:
    """Return the lessons' page with the course's name, and its scripts before all others.

    Parameters
    ----------
    text
        The page as JupyterLite built it.
    scripts
        Names of files in the folder ``python``.

    Raises
    ------
    SiteError
        When the page is not built as it was.
    """
    tags = "".join(f'\n    <script src="../python/{name}"></script>' for name in scripts)
    for was, reads in {_CHARSET: _CHARSET + tags, **_HEAD}.items():
        if text.count(was) != 1:
            raise error("lite", reason=f"its page does not hold {was} once")
        text = text.replace(was, reads)
    return text


def merged(old: Any, new: Any) -> Any:
    """Return `old` with `new` put in: mappings key by key, lists one after the other."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        both = {**old, **new}
        return {k: merged(old[k], new[k]) if k in old and k in new else both[k] for k in both}
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(each for each in new if each not in old)]
    return new
