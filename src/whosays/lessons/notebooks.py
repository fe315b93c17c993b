"""The notebooks of the course: where they lie, and under which heading each question is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from whosays.lessons import read

_HEADING = re.compile(r"^#{1,4} +(.+?)\s*$", re.MULTILINE)
_ASKED = re.compile(r"\"(\d\d-[a-z0-9]+)\"")
_ALL = re.compile(r"ask_all\(\"([a-z]+)\"")
_BOARD = "verdict_board("


def folder() -> Traversable | None:
    """Return the folder of the notebooks: the package's own copy, else the checkout's, or None."""
    packed = files("whosays") / "_notebooks"
    if packed.is_dir():
        return packed
    root = checkout()
    ours = (root / "notebooks").is_dir() and (root / "pyproject.toml").is_file()
    return root / "notebooks" if ours else None


def checkout() -> Path:
    """Return the top folder of the checkout, where the package lies in one."""
    return Path(__file__).resolve().parents[3]


@cache
def headings(lesson: str) -> Mapping[str, str]:
    """Return the heading above each question of a lesson, by the question's id.

    Parameters
    ----------
    lesson
        The lesson's id.

    Returns
    -------
    Mapping of str to str
        The words of the heading; no entry where the notebook does not ask the question, and
        none at all where there are no notebooks.

    Raises
    ------
    ValueError
        When there is no such lesson.
    """
    data, place = read(lesson), folder()
    notebook = place / data.notebook if place else None
    if notebook is None or not notebook.is_file():
        return MappingProxyType({})
    by_role: dict[str, list[str]] = {}
    for each in data.questions:
        by_role.setdefault(each["role"], []).append(each["id"])
    found: dict[str, str] = {}
    heading = ""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            heading = (_HEADING.findall(text) or [heading])[-1]
            continue
        roles = [*_ALL.findall(text), *(["verdict"] if _BOARD in text else [])]
        asked = [*_ASKED.findall(text), *(id for role in roles for id in by_role.get(role, []))]
        for id in asked:
            found.setdefault(id, heading)
    return MappingProxyType(found)
