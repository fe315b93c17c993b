"""What a teacher is told in words: a problem of a file, and an error of what was typed.

The words stand in `words.toml`, beside this file, one table a code under ``[problem]``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Something that a teacher should know of one file.

    Parameters
    ----------
    file
        The file, relative to what was given; empty where the trouble is with no single file.
    code
        A key of ``[problem]`` in words.toml.
    params
        What fills the words in: short texts, safe to show.
    graded
        True when the file was graded all the same: the problem is only told.
    """

    file: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    graded: bool = False

    @property
    def what(self) -> str:
        """What is the matter, in one sentence."""
        return self._said("what")

    @property
    def why(self) -> str:
        """Why that is so, or why it matters."""
        return self._said("why")

    @property
    def mend(self) -> str:
        """What to do about it."""
        return self._said("mend")

    def __str__(self) -> str:
        """Say all three on one line."""
        return f"{self.what} {self.why} {self.mend}"

    def _said(self, name: str) -> str:
        text: str = words()["problem"][self.code][name]
        return text.format(**{"file": self.file, **self.params})


def filled_in(code: str, name: str, text: str) -> str:
    """Return what fills in the words of a problem that was written before: all but its own words.

    Parameters
    ----------
    code
        A key of ``[problem]`` in words.toml.
    name
        what, why or mend.
    text
        As a table holds it; all of it is returned where it is none of ours.
    """
    form: str = words()["problem"].get(code, {}).get(name, "")
    own = re.split(r"\{\w+\}", form)
    found = re.fullmatch("(.*)".join(map(re.escape, own)), text, re.DOTALL)
    return "\n".join(found.groups()) if found else text


def trouble(place: str, name: str, /, **params: object) -> str:
    """Return what, why and mend of an error, from ``[place.name]`` in words.toml.

    Parameters
    ----------
    place, name
        The names of the two tables.
    params
        What fills the words in: safe to show.
    """
    said: Mapping[str, str] = words()[place][name]
    return " ".join(said[part].format(**params) for part in ("what", "why", "mend"))


@cache
def words() -> Mapping[str, Any]:
    """Return the words that a teacher reads, one table a place."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
