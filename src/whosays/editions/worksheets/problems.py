"""What can go wrong while sheets are made: what, why, and the line to type."""

from __future__ import annotations

import sys

from .words import words

__all__ = ["WorksheetError"]


class WorksheetError(Exception):
    """No sheet was made; the text says what, why, and how to mend it.

    Parameters
    ----------
    code
        The name of the problem, a table ``[error.NAME]`` of words.toml.
    values
        What fills the blanks of its sentences.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(self.told())

    def told(self, command: str = "whosays") -> str:
        """Return the sentences; `command` is how the command is typed on this machine."""
        parts = words()["error"][self.code]
        values = {"command": command, "python": sys.executable, **self.values}
        return " ".join(str(parts[part]).format(**values) for part in ("what", "why", "mend"))
