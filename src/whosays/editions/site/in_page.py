"""Runs in the page's own Python, under Node.js: compiles folders of modules."""

from __future__ import annotations

import py_compile
from importlib.util import cache_from_source
from pathlib import Path

__all__ = ["compile_all"]

# A page never asks whether the source has changed since.
_HASHED = py_compile.PycInvalidationMode.UNCHECKED_HASH


def compile_all(root: str, place: str, keep: bool) -> int:
    """Compile each module below a folder; return how many there were.

    Parameters
    ----------
    root
        The folder.
    place
        Where the modules lie in the page, for its tracebacks.
    keep
        True to keep the source: the course can then be read in a cell. False to put bytecode in
        the stead of the source, which is sooner read.
    """
    count = 0
    for path in sorted(Path(root).rglob("*.py")):
        shown = f"{place}/{path.relative_to(root)}"
        to = cache_from_source(str(path)) if keep else f"{path}c"
        try:
            py_compile.compile(str(path), to, shown, doraise=True, invalidation_mode=_HASHED)
        except py_compile.PyCompileError:
            # A template that is no Python by itself stays as it is.
            continue
        count += 1
        if not keep:
            path.unlink()
    return count
