"""A program that the builder starts, and waits for no longer than is good."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from whosays.editions.site.problems import error

__all__ = ["run"]

_SECONDS = 900


def run(
    line: Sequence[str],
    code: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, and return its status and what it printed.

    Parameters
    ----------
    line
        The program and its words.
    code
        The name of the problem, for `error`, when it cannot start or does not end.
    cwd, env
        Where it runs, and with which surroundings; as here when left out.

    Raises
    ------
    SiteError
        When it cannot start, or gives no answer in a quarter of an hour.
    """
    try:
        return subprocess.run(
            line,
            cwd=cwd,
            env=env,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=_SECONDS,
        )
    except OSError as reason:
        raise error(code, reason=reason.strerror or str(reason)) from reason
    except subprocess.TimeoutExpired as late:
        raise error(code, reason=f"no answer in {_SECONDS // 60} minutes") from late
