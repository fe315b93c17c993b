"""The command as it can be typed on this machine, where no folder on the path may hold it."""

import shutil
import sys
from pathlib import Path

from whosays.cli.words import typed

__all__ = ["command"]


def command() -> str:
    """Return ``whosays`` where a terminal finds this one, else this Python and ``-m whosays``."""
    found = shutil.which("whosays")
    if found is not None and Path(found).parent == Path(sys.executable).parent:
        return "whosays"
    return f"{typed(sys.executable)} -m whosays"
