"""``whosays doctor``: what could stop the course on this machine, and how to mend it.

Every check is a function that takes the course folder and returns what it found, or a `Trouble`.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from whosays import __version__
from whosays.cli import course, jupyter
from whosays.cli.command import command
from whosays.cli.lab import DEFAULT_FOLDER, OPEN_FOLDER, default_folder
from whosays.cli.words import Trouble, say, tell, trouble, typed

__all__ = ["CHECKS", "add_parser", "examine", "requirements", "run", "well"]

_OLDEST_PYTHON = (3, 11)
_FREE_MEGABYTES = 200
_START_SECONDS = 60
_LAB_EXTENSIONS = {
    "anywidget": "anywidget",
    "@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets",
}
_SIGNS = "AZaz09–—≥≤×≈½°’“”éüñЖїґ↑△□◇○"
_TRY = "import anywidget, ipywidgets, whosays; print('whosays', whosays.__version__)"


def add_parser(subparsers: Any) -> None:
    """Register ``doctor`` with the command."""
    parser = subparsers.add_parser(
        "doctor", help=say("doctor.help"), description=say("doctor.help")
    )
    folder = default_folder()
    parser.add_argument("--dir", default=folder, help=say("doctor.dir", folder=folder))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make every check, tell each on a line or four, and return 1 when one found a fault."""
    if not arguments.dir.strip():
        tell(trouble("nameless_folder", command="doctor"), sys.stderr)
        return 1
    faults = 0
    folder = Path(arguments.dir).expanduser().absolute()
    for name, check in CHECKS.items():
        fault, text = examine(name, check, folder)
        faults += fault
        tell(text, sys.stdout)
    if faults:
        tell(say("doctor.some_faults", count=faults, total=len(CHECKS)), sys.stdout)
    else:
        tell(well(folder), sys.stdout)
    return 1 if faults else 0


def well(folder: Path) -> str:
    """Return the last line when nothing is to be mended: where the course is, what to type."""
    open_now = os.environ.get(OPEN_FOLDER)
    if open_now and Path(open_now).expanduser().absolute() == folder:
        return say("doctor.all_well_inside", folder=folder)
    line = command()
    if folder != Path(DEFAULT_FOLDER).expanduser().absolute():
        line += f" lab --dir {typed(folder)}"
    return say("doctor.all_well", folder=folder, command=line)


def examine(name: str, check: Callable[[Path], str], folder: Path) -> tuple[bool, str]:
    """Return whether `check` found a fault, and the text that tells what it found."""
    found = check(folder)
    title = say(f"doctor.{name}")
    if isinstance(found, Trouble):
        parts = {"what": found.what, "why": found.why, "mend": found.mend}
        return True, say("doctor.not_ok", name=title, **parts)
    return False, say("doctor.ok", name=title, found=found)


def requirements(lines: Sequence[str] | None = None) -> dict[str, str]:
    """Return the lowest tested version of each package that the course needs at run time."""
    lines = (requires("whosays") or []) if lines is None else lines
    pairs = [re.fullmatch(r"([A-Za-z0-9._-]+)\s*>=\s*([0-9.]+)", line) for line in lines]
    return {pair[1]: pair[2] for pair in pairs if pair}


def _python(_: Path) -> str:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _OLDEST_PYTHON:
        return trouble("old_python", found=found, needed=".".join(map(str, _OLDEST_PYTHON)))
    return found


def _packages(_: Path) -> str:
    found, wanting = [], {}
    for name, lowest in requirements().items():
        try:
            present = version(name)
        except PackageNotFoundError:
            wanting[f"{name} (missing)"] = f'"{name}>={lowest}"'
            continue
        found.append(f"{name} {present}")
        if _numbers(present) < _numbers(lowest):
            wanting[f"{name} {present}"] = f'"{name}>={lowest}"'
    if wanting:
        names, missing = ", ".join(wanting), " ".join(wanting.values())
        return trouble("packages", names=names, requirements=missing, python=typed(sys.executable))
    return ", ".join(found)


def _numbers(text: str) -> tuple[int, ...]:
    found = re.match(r"\d+(\.\d+)*", text)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _lessons(_: Path) -> str:
    try:
        notebooks = [path for path in course.find_lessons().iterdir() if path.name[:2].isdigit()]
    except FileNotFoundError as error:
        return error.args[0] if isinstance(error.args[0], Trouble) else str(error)
    return say("doctor.found_lessons", count=len(notebooks), version=__version__)


def _lab_extensions(_: Path) -> str:
    from jupyter_core.paths import jupyter_config_path, jupyter_path

    folders = [Path(folder) for folder in jupyter_path("labextensions")]
    lost = [
        name
        for name in _LAB_EXTENSIONS
        if not any((folder / name / "package.json").is_file() for folder in folders)
    ]
    if lost:
        packages = " ".join(_LAB_EXTENSIONS[name] for name in lost)
        names = ", ".join(lost)
        return trouble(
            "lab_extension_missing", names=names, packages=packages, python=typed(sys.executable)
        )
    off = _switched_off([Path(folder) for folder in jupyter_config_path()])
    if off:
        return trouble("lab_extension_off", names=" ".join(off), python=typed(sys.executable))
    return say("doctor.found_extensions", names=", ".join(_LAB_EXTENSIONS))


def _switched_off(folders: list[Path]) -> list[str]:
    settings: dict[str, bool] = {}
    for folder in reversed(folders):
        try:
            text = (folder / "labconfig" / "page_config.json").read_text("utf-8")
            disabled = json.loads(text).get("disabledExtensions", {})
        except (OSError, ValueError, AttributeError):
            continue
        settings |= dict.fromkeys(disabled, True) if isinstance(disabled, list) else disabled
    return [name for name in _LAB_EXTENSIONS if settings.get(name)]


def _kernel(_: Path) -> str:
    try:
        answer = _ask_kernel(_TRY)
    except Exception as error:
        # Whatever goes wrong while a kernel starts is what the doctor is there to tell.
        reason = str(error) or type(error).__name__
        return trouble("kernel_silent", reason=reason, python=typed(sys.executable))
    if not answer.startswith("whosays "):
        return trouble("kernel_import", reason=answer, python=typed(sys.executable))
    return say("doctor.found_kernel", version=answer.split()[1])


def _ask_kernel(code: str) -> str:
    """Start the kernel that the lessons use, run `code`, return what it printed or its error."""
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import KernelManager

    answer: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        content = message["content"]
        if message["msg_type"] == "stream" and content["name"] == "stdout":
            answer.append(content["text"])
        elif message["msg_type"] == "error":
            answer.append(f"{content['ename']}: {content['evalue']}")

    with tempfile.TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True) as own:
        kernels = [str(jupyter.write_kernel(Path(own)) / "kernels")]
        specs = KernelSpecManager(kernel_dirs=kernels, ensure_native_kernel=False)
        manager = KernelManager(kernel_name="python3", kernel_spec_manager=specs)
        complaints = Path(own) / "stderr"
        with complaints.open("wb") as file:
            manager.start_kernel(stderr=file)
        client = manager.blocking_client()
        try:
            client.start_channels()
            client.wait_for_ready(timeout=_START_SECONDS)
            client.execute_interactive(code, timeout=_START_SECONDS, output_hook=hear)
        except RuntimeError as error:
            last = complaints.read_text("utf-8", "replace").strip().splitlines()[-1:]
            raise RuntimeError(" ".join([str(error).rstrip(".") + ".", *last])) from error
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    return "".join(answer).strip()


def _fonts(_: Path) -> str:
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import font_manager, ft2font

    settings = matplotlib.matplotlib_fname()
    try:
        path = font_manager.findfont(font_manager.FontProperties())
        font = ft2font.FT2Font(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        return trouble("fonts_unreadable", reason=error, python=typed(sys.executable))
    covered = font.get_charmap()
    lost = " ".join(sign for sign in _SIGNS if ord(sign) not in covered)
    if lost:
        return trouble("fonts", name=font.family_name, signs=lost, settings=settings)
    return say("doctor.found_fonts", name=font.family_name)


def _disk(folder: Path) -> str:
    present = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(present).free // 1_000_000
    if free < _FREE_MEGABYTES:
        return trouble("disk_low", free=free, folder=folder, needed=_FREE_MEGABYTES)
    return say("doctor.found_disk", free=free)


def _folder(folder: Path) -> str:
    problem = course.why_not_writable(folder)
    return problem or say("doctor.found_folder", folder=folder)


CHECKS: dict[str, Callable[[Path], str]] = {
    "python": _python,
    "packages": _packages,
    "lessons": _lessons,
    "lab_extensions": _lab_extensions,
    "kernel": _kernel,
    "fonts": _fonts,
    "disk": _disk,
    "folder": _folder,
}
