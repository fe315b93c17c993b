"""What can go wrong while sheets are made: what, why, and the line to type."""

from __future__ import annotations

import tomllib
from importlib.resources import files

__all__ = ["WorksheetError", "error"]


class WorksheetError(Exception):
    """No sheet was made; the text says what, why, and how to mend it."""


def error(code: str, /, **values: object) -> WorksheetError:
    """Return the error of that name, a table ``[error.NAME]`` of words.toml."""
    words = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    parts = words["error"][code]
    return WorksheetError(
        " ".join(parts[name].format(**values) for name in ("what", "why", "mend"))
    )
