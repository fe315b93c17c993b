"""``whosays lab`` where a JupyterHub started it: the course, as one person's server of the hub.

The hub tells everything about address and login in the environment; the course adds what it asks of
any JupyterLab. The server takes this program's place, so that the course's own modules do not lie
in memory once for every student.
"""

import os
import sys
import tempfile
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from whosays.cli import jupyter
from whosays.cli.words import Trouble, trouble

__all__ = ["KERNEL_IDLE", "has_called", "prepare", "problem", "server_arguments", "start"]

#: Names the seconds after which a kernel that nobody looks at is stopped; 0 is never.
KERNEL_IDLE = "WHOSAYS_KERNEL_IDLE"
_USUAL_IDLE = "1200"
_LOOK_EVERY = 60
_CALL = ("JUPYTERHUB_API_TOKEN", "JUPYTERHUB_SERVICE_URL")


def has_called(environment: Mapping[str, str]) -> bool:
    """Tell whether a hub started this program, or whatever this program was started in."""
    return all(environment.get(name) for name in _CALL)


def problem(environment: Mapping[str, str], *, open_folder: str) -> Trouble | None:
    """Return what keeps a server of a hub from starting here, else None.

    Parameters
    ----------
    environment
        The environment variables.
    open_folder
        The name of the variable that names the folder of an open course.
    """
    if open_course := environment.get(open_folder):
        return trouble("hub_open", folder=open_course)
    if find_spec("jupyterhub") is None:
        return trouble("no_jupyterhub", python=sys.executable)
    idle = environment.get(KERNEL_IDLE, "").strip()
    if idle and not (idle.isascii() and idle.isdigit()):
        return trouble("kernel_idle", name=KERNEL_IDLE, idle=idle)
    return None


def server_arguments(
    folder: Path, environment: Mapping[str, str], *, lesson: str, root: bool
) -> list[str]:
    """Return what the server of one person is started with, to open `lesson` in `folder`."""
    idle = environment.get(KERNEL_IDLE, "").strip() or _USUAL_IDLE
    shell = environment.get("SHELL") or "sh"
    return [
        *jupyter.lab_arguments(folder, lesson=lesson, browser=False, port=None, root=root),
        f"--MappingKernelManager.cull_idle_timeout={idle}",
        f"--MappingKernelManager.cull_interval={_LOOK_EVERY}",
        # Kernels of a whole class that start at once would take each other's ports.
        "--KernelManager.transport=ipc",
        # Without a screen of its own a server opens login shells: Debian's profile then takes the
        # course's programs off the path, and a teacher's terminal knows no `whosays`.
        f"--ServerApp.terminado_settings={ {'shell_command': [shell]} }",
    ]


def prepare(
    folder: Path, environment: MutableMapping[str, str], *, lesson: str, schemas: Path
) -> None:
    """Write the course's kernel and defaults, and name them in `environment`.

    They lie in `folder`, or for this one run elsewhere where `folder` takes nothing.

    Raises
    ------
    OSError
        When they cannot be written anywhere.
    """
    if lesson:
        # What the hub's own configuration opens goes before.
        environment.setdefault("JUPYTERHUB_DEFAULT_URL", f"/lab/tree/{quote(lesson)}")
    try:
        jupyter.offer(folder / ".whosays" / "hub", schemas, environment)
    except OSError:
        jupyter.offer(Path(tempfile.mkdtemp(prefix="ws-")), schemas, environment)
    if not environment.get("JUPYTER_RUNTIME_DIR"):
        # A socket's path has room for about a hundred letters: a home's may be too long.
        environment["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="ws-")


def start(folder: Path, arguments: list[str]) -> None:
    """Become the server, in `folder`; the hub finds it under this program's number."""
    # A terminal opens where the server began: elsewhere JupyterLab would not show its files.
    with suppress(OSError):
        os.chdir(folder)
    words = [sys.executable, "-m", "jupyterhub.singleuser", *arguments]
    os.execv(sys.executable, words)
