"""``whosays lab``: copy the lessons, then open JupyterLab at the first of them."""

import argparse
import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

from whosays.cli import course, hub, jupyter
from whosays.cli.words import say, tell, trouble

__all__ = ["DEFAULT_FOLDER", "OPEN_FOLDER", "add_parser", "default_folder", "run"]

DEFAULT_FOLDER = "~/whosays-course"
# Names the folder of the course that is open, to whatever runs inside its JupyterLab.
OPEN_FOLDER = "WHOSAYS_COURSE"


def default_folder() -> str:
    """Return the folder that is meant when none is named: the open course's, else our own."""
    return os.environ.get(OPEN_FOLDER) or DEFAULT_FOLDER


def add_parser(subparsers: Any) -> None:
    """Register ``lab`` with the command."""
    parser = subparsers.add_parser("lab", help=say("lab.help"), description=say("lab.help"))
    folder = default_folder()
    parser.add_argument("--dir", default=folder, help=say("lab.dir", folder=folder))
    parser.add_argument("--no-browser", action="store_true", help=say("lab.no_browser"))
    parser.add_argument("--port", type=int, help=say("lab.port"))
    parser.add_argument("--copy-only", action="store_true", help=say("lab.copy_only"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Copy the lessons and open them; return 1 after telling what stood in the way."""
    called = hub.has_called(os.environ) and not arguments.copy_only
    problem = _port_problem(arguments.port)
    if not arguments.dir.strip():
        problem = trouble("nameless_folder", command="lab")
    elif called:
        problem = hub.problem(os.environ, open_folder=OPEN_FOLDER)
    if problem:
        tell(problem, sys.stderr)
        return 1
    try:
        delivery = course.copy_lessons(arguments.dir, ready=jupyter.make_ready)
    except OSError as error:
        tell(str(error), sys.stderr)
        # On a hub nobody else can make room in a student's full folder.
        return _open_for_hub(course.nearest(arguments.dir)) if called else 1
    tell(told(delivery), sys.stdout)
    if arguments.copy_only:
        return 0
    if called:
        return _open_for_hub(delivery.folder)
    return _open(delivery.folder, browser=not arguments.no_browser, port=arguments.port)


def told(delivery: course.Delivery) -> str:
    """Return what a delivery did, a line for each kind of thing."""
    lines = [say("lab.where", folder=delivery.folder)]
    if delivery.copied:
        lines.append(say("lab.copied", names=", ".join(delivery.copied)))
    if delivery.renewed:
        lines.append(say("lab.renewed", names=", ".join(delivery.renewed)))
    for name, newer in delivery.beside.items():
        lines.append(say("lab.beside", name=name, newer=newer))
    lines += [say("lab.unreadable", name=name) for name in delivery.unreadable]
    return "\n".join(lines)


def _port_problem(port: int | None) -> str | None:
    if port is None:
        return None
    if not 1 <= port <= 65535:
        return trouble("port_impossible", port=port)
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except OSError as error:
        other = port + 1 if 1024 <= port < 65535 else 8889
        return trouble("port_taken", port=port, other=other, reason=error.strerror or error)
    return None


def _open(folder: Path, *, browser: bool, port: int | None) -> int:
    try:
        import ipykernel  # noqa: F401
        from jupyterlab.commands import get_app_dir
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        tell(trouble("no_jupyterlab", python=sys.executable, reason=error), sys.stderr)
        return 1
    lesson = course.first_lesson(folder)
    root = _is_root()
    if root:
        tell(say("lab.as_root"), sys.stdout)
    tell(say("lab.opening", lesson=lesson or folder), sys.stdout)
    tell(say("lab.how_to_stop"), sys.stdout)
    with tempfile.TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True) as own:
        schemas = Path(get_app_dir()) / "schemas"
        jupyter.offer(Path(own), schemas, os.environ)
        arguments = jupyter.lab_arguments(
            folder, lesson=lesson, browser=browser, port=port, root=root
        )
        _name_open(folder)
        LabApp.launch_instance(arguments)
    tell(say("lab.closed"), sys.stdout)
    return 0


def _open_for_hub(folder: Path) -> int:
    try:
        from jupyterlab.commands import get_app_dir
    except ImportError as error:
        tell(trouble("no_hub_server", folder=folder, reason=error), sys.stderr)
        return 1
    lesson, schemas = course.first_lesson(folder), Path(get_app_dir()) / "schemas"
    try:
        hub.prepare(folder, os.environ, lesson=lesson, schemas=schemas)
    except OSError as error:
        tell(trouble("no_hub_server", folder=folder, reason=error), sys.stderr)
    arguments = hub.server_arguments(folder, os.environ, lesson=lesson, root=_is_root())
    _name_open(folder)
    hub.start(folder, arguments)
    return 0


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


def _name_open(folder: Path) -> None:
    """Let a terminal inside JupyterLab find the command, and the doctor this very folder."""
    jupyter.put_first(os.environ, "PATH", Path(sys.executable).parent)
    os.environ[OPEN_FOLDER] = str(folder)
