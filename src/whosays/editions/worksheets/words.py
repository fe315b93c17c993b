"""The words on sheets and keys, and of what can go wrong, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["words"]


@cache
def words() -> Mapping[str, Any]:
    """Return the words by their sections; they are read once."""
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
