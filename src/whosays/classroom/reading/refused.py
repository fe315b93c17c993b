"""Why a file is not read: a code of the teacher's words, raised where it is found."""

from __future__ import annotations

from whosays.classroom.problems import Problem
from whosays.classroom.text import shown


class RefusedError(ValueError):
    """A file, or a part of one, that is told and passed over.

    Parameters
    ----------
    code
        A key of ``[problem]`` in words.toml.
    params
        What fills its words in; each is made safe to show.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = {name: shown(value, 80) for name, value in params.items()}

    def problem(self, file: str) -> Problem:
        """Return it as the problem of a file."""
        return Problem(file, self.code, self.params)

    def problem_told(self, file: str) -> Problem:
        """Return it as a problem that is only told: what was found counts all the same."""
        return Problem(file, self.code, self.params, graded=True)
