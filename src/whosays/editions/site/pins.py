"""The pinned set that a site is made of, read from ``pins.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Pins", "Wheel", "pins"]


@dataclass(frozen=True)
class Wheel:
    """One pinned wheel for every machine.

    Parameters
    ----------
    name, version, sha256
        What it is called, and the hash of the one file that is meant.
    goes_to
        Some of ``lab`` (an extension of the page), ``python`` (the page's Python) and
        ``kernel`` (it holds wheels for the page's Python).
    """

    name: str
    version: str
    sha256: str
    goes_to: frozenset[str]


@dataclass(frozen=True)
class Pins:
    """Everything that is pinned.

    Parameters
    ----------
    lite
        The version of jupyterlite-core.
    pyodide
        The version of Pyodide.
    python
        The version of its Python.
    address
        Where Pyodide's own distribution of that version lies; it ends with a slash.
    core
        The sha256 of each file of Pyodide itself, the lock of its packages among them.
    packages
        The packages to take from Pyodide's distribution, by their names in its lock.
    wheels
        The wheels to take from the package index that pip is set to.
    """

    lite: str
    pyodide: str
    python: str
    address: str
    core: Mapping[str, str]
    packages: tuple[str, ...]
    wheels: tuple[Wheel, ...]

    @property
    def python_minor(self) -> str:
        """The version of Python that bytecode and wheels go by, such as ``3.12``."""
        return self.python.rpartition(".")[0]


@cache
def pins() -> Pins:
    """Return the pinned set."""
    read = tomllib.loads((files("whosays.editions.site") / "pins.toml").read_text("utf-8"))
    pyodide = read["pyodide"]
    wheels = (
        Wheel(name, each["version"], each["sha256"], frozenset(each["goes_to"]))
        for name, each in read["wheels"].items()
    )
    return Pins(
        lite=read["lite"]["jupyterlite-core"],
        pyodide=pyodide["version"],
        python=pyodide["python"],
        address=pyodide["address"].format(version=pyodide["version"]),
        core=pyodide["core"],
        packages=tuple(pyodide["packages"]),
        wheels=tuple(wheels),
    )
