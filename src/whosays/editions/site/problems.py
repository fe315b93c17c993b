"""What can go wrong while a site is built: what, why, and the line to type.

The words stand in ``words.toml`` beside this file, one table a problem.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["SiteError", "error", "said"]


class SiteError(Exception):
    """The site was not built; the text says what, why, and how to mend it.

    Attributes
    ----------
    code
        The name of the problem, a key of ``[error]`` in words.toml.
    """

    def __init__(self, text: str, code: str = "") -> None:
        super().__init__(text)
        self.code = code


def error(code: str, /, **values: object) -> SiteError:
    """Return the error of that name, with its blanks filled in."""
    parts = _words()["error"][code]
    # The tools end their sentences as they like.
    values = _lines_to_type() | {
        key: str(value).rstrip(" .") if key == "reason" else value for key, value in values.items()
    }
    sentences = (str(parts[part]).format(**values) for part in ("what", "why", "mend"))
    return SiteError(" ".join(sentences), code)


def said(key: str, /, **values: object) -> str:
    """Return one line, with its blanks filled in."""
    return str(_words()["line"][key]).format(**values)


def _lines_to_type() -> dict[str, object]:
    """Return what is typed to build: with make, where make's ``site`` has set this variable."""
    return dict(_words()["type"]["make" if os.environ.get("WHOSAYS_MAKE") else "whosays"])


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("whosays.editions.site") / "words.toml").read_text("utf-8"))
