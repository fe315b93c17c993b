"""A user without the rights of the administrator, to whom files can be unreadable."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
_IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def plain_user():
    """Give a folder of a plain user, and be that user in it: root becomes nobody for a while."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made).resolve()
        if _IS_ROOT:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if _IS_ROOT:
                os.seteuid(0)
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o700)
