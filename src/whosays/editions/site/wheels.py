"""The wheels for every machine, by pip from whatever package index this computer is set to."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from whosays.editions.site.pins import Wheel, pins
from whosays.editions.site.problems import error
from whosays.editions.site.tools import run

__all__ = ["download", "requirements"]

_PROVED = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--no-input"]
# None of these fits a machine: what is left are the wheels for every machine.
_ANY_MACHINE = ["--platform=any", "--abi=none", "--implementation=py"]


def requirements(wheels: Sequence[Wheel]) -> str:
    """Return the lines by which pip fetches just these files and no other."""
    return "".join(f"{w.name}=={w.version} --hash=sha256:{w.sha256}\n" for w in wheels)


def download(wheels: Sequence[Wheel], to: Path) -> Mapping[str, Path]:
    """Put the wheels into the folder `to`, and return each one's path by its name.

    Raises
    ------
    SiteError
        When there is no pip, when pip fails, or when a wheel is not the one that is meant.
    """
    to.mkdir(parents=True, exist_ok=True)
    listed = to / "requirements.txt"
    listed.write_text(requirements(wheels), "utf-8")
    where = [f"--dest={to}", f"--requirement={listed}"]
    python = f"--python-version={pins().python_minor}"
    words = ["download", *_PROVED, *_ANY_MACHINE, python, *where]
    done = run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words], "pip")
    if done.returncode:
        told = (done.stderr.strip() or done.stdout.strip()).splitlines()
        missing = any("No module named pip" in line for line in told)
        reason = told[-1] if told else str(done.returncode)
        raise error("no_pip", python=sys.executable) if missing else error("pip", reason=reason)
    found = {wheel.name: _the_one(wheel, to) for wheel in wheels}
    listed.unlink()
    return found


def _the_one(wheel: Wheel, folder: Path) -> Path:
    for path in folder.glob(f"{wheel.name}-{wheel.version}-*.whl"):
        if hashlib.sha256(path.read_bytes()).hexdigest() == wheel.sha256:
            return path
    raise error("pip", reason=f"{wheel.name} {wheel.version}")
