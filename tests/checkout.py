"""The files of this checkout, without what git ignores; works in an unpacked archive as well."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_IGNORED = {"answers", "build", "course", "dist", "__pycache__"}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield every file that belongs to the project, below `folder`."""
    for path in sorted(folder.iterdir()):
        if not path.is_dir():
            yield path
        elif not _is_ignored(path.name):
            yield from files(path)


def _is_ignored(name: str) -> bool:
    hidden = name.startswith(".") and name != ".ci"
    return hidden or name in _IGNORED or name.endswith(".egg-info")
