"""What the course asks of JupyterLab: its own kernel, quiet defaults, no dangerous single keys.

Everything is handed over for one run, in a folder of its own. The student's JupyterLab settings
are neither read over nor written, and what they set there still wins.
"""

import json
import os
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from whosays.editions import settings

__all__ = [
    "lab_arguments",
    "make_ready",
    "offer",
    "put_first",
    "write_defaults",
    "write_kernel",
]

_KERNEL = {"display_name": "Python 3 (Who Says?)", "language": "python", "name": "python3"}


def offer(folder: Path, schemas: Path, environment: MutableMapping[str, str]) -> None:
    """Write the course's kernel and defaults into `folder`, and name them in `environment`."""
    put_first(environment, "JUPYTER_PATH", write_kernel(folder))
    put_first(environment, "JUPYTER_CONFIG_PATH", write_defaults(folder, schemas))


def put_first(environment: MutableMapping[str, str], variable: str, path: Path) -> None:
    """Put `path` before what a variable of search paths has already."""
    others = environment.get(variable, "")
    environment[variable] = os.pathsep.join(filter(None, [str(path), others]))


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
    path = folder / "labconfig" / "default_setting_overrides.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(settings.defaults(_read(schemas)), indent=1), "utf-8")
    return folder


def _read(schemas: Path) -> Iterator[Any]:
    """Yield the settings schemas that can be read in a folder of JupyterLab's."""
    for path in sorted(schemas.glob("**/*.json")):
        with suppress(ValueError, OSError):
            yield json.loads(path.read_text("utf-8"))


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
        # Showing a lesson step by step runs its cells; see controls/js/stage.js.
        "--LabApp.expose_app_in_browser=True",
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
