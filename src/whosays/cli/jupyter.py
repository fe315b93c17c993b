"""What the course asks of JupyterLab: its own kernel, quiet defaults, no dangerous single keys.

Everything is handed over for one run, in a folder of its own. The student's JupyterLab settings
are neither read over nor written, and what they set there still wins.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

__all__ = ["dangerous_shortcuts", "lab_arguments", "make_ready", "write_defaults", "write_kernel"]

_KERNEL = {"display_name": "Python 3 (Who Says?)", "language": "python", "name": "python3"}

# Keys of one letter that delete, cut, merge or turn a cell into something else, or restart Python.
_DANGEROUS = {
    "notebook:delete-cell",
    "notebook:cut-cell",
    "notebook:merge-cells",
    "notebook:change-cell-to-code",
    "notebook:change-cell-to-markdown",
    "notebook:change-cell-to-raw",
    *(f"notebook:change-cell-to-heading-{level}" for level in range(1, 7)),
    "kernelmenu:restart",
}


def write_kernel(folder: Path) -> Path:
    """Write a kernel named ``python3`` that is this very Python; return `folder`, its data path.

    A machine may carry a ``python3`` kernel of the user's that points somewhere else.
    """
    # Else a debugger's advice about frozen modules would be the first thing that a student reads.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    from ipykernel.kernelspec import get_kernel_dict

    # Warnings about Python's inner ways would only frighten whoever looks at the terminal.
    spec = get_kernel_dict(extra_arguments=["--log-level=40"])
    spec["display_name"] = _KERNEL["display_name"]
    kernel = folder / "kernels" / "python3"
    kernel.mkdir(parents=True, exist_ok=True)
    (kernel / "kernel.json").write_text(json.dumps(spec, indent=1), "utf-8")
    return folder


def make_ready(data: bytes) -> bytes:
    """Return a lesson with the metadata that JupyterLab would write into it on opening it.

    Without them the lesson counts as unsaved before the student has done anything.
    """
    try:
        from ipykernel.ipkernel import IPythonKernel
    except ImportError:
        return data
    lesson = json.loads(data)
    language = dict(IPythonKernel.language_info)
    lesson["metadata"] |= {"kernelspec": _KERNEL, "language_info": language}
    return (json.dumps(lesson, indent=1, ensure_ascii=False) + "\n").encode()


def write_defaults(folder: Path, schemas: Path) -> Path:
    """Write the course's defaults for JupyterLab; return `folder`, its configuration path."""
    defaults = {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        # Every cell is in the page, so that a screen reader and the browser's search find it; and a
        # text that was opened by a double click closes again.
        "@jupyterlab/notebook-extension:tracker": {
            "windowingMode": "defer",
            "autoRenderMarkdownCells": True,
        },
        "@jupyterlab/shortcuts-extension:shortcuts": {
            "shortcuts": list(dangerous_shortcuts(schemas))
        },
    }
    path = folder / "labconfig" / "default_setting_overrides.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(defaults, indent=1), "utf-8")
    return folder


def dangerous_shortcuts(schemas: Path) -> Iterator[dict[str, Any]]:
    """Yield the installed JupyterLab's dangerous single-key shortcuts, each marked disabled.

    They are read off the installation, as a shortcut is switched off only by its exact selector,
    and selectors change from one JupyterLab to the next.
    """
    for path in sorted(schemas.glob("**/*.json")):
        for shortcut in _shortcuts(path):
            if shortcut.get("command") in _DANGEROUS and _single_key(shortcut.get("keys", [])):
                yield {**shortcut, "disabled": True}


def _shortcuts(path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(path.read_text("utf-8")).get("jupyter.lab.shortcuts", [])
    except (ValueError, AttributeError, OSError):
        return []
    return found if isinstance(found, list) else []


def _single_key(keys: list[str]) -> bool:
    return bool(keys) and all(len(key.removeprefix("Shift ")) == 1 for key in keys)


def lab_arguments(
    folder: Path, *, lesson: str, browser: bool, port: int | None, root: bool
) -> list[str]:
    """Return what JupyterLab is started with, to open `lesson` in `folder`."""
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{quote(lesson)}"
        if lesson
        else "--LabApp.default_url=/lab",
        f"--LabApp.workspaces_dir={folder / '.whosays' / 'workspaces'}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--MappingKernelManager.default_kernel_name=python3",
        "--Application.log_level=ERROR",
        "--ServerApp.answer_yes=True",
    ]
    if not browser:
        arguments.append("--no-browser")
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    if root:
        arguments.append("--allow-root")
    return arguments
