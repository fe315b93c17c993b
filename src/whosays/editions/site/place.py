"""The folder that a site goes to: which ones are refused, and the move in one step."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

from whosays import __version__
from whosays.editions.site.problems import error
from whosays.lessons import notebooks

__all__ = ["MARK", "checked", "publish", "sign"]

#: The file by which a site of ours is known again.
MARK = "whosays-site.json"


def checked(out: str | os.PathLike[str]) -> Path:
    """Return the folder that is meant, when a site may be written there.

    Raises
    ------
    SiteError
        When it has no name, lies in the course's own folders, or holds something else.
    """
    if not os.fspath(out).strip():
        raise error("out_nameless")
    folder = Path(out).expanduser().resolve()
    for inside in _sources():
        if folder == inside or inside in folder.parents:
            raise error("out_in_sources", folder=folder, inside=inside)
        if folder in inside.parents:
            raise error("out_holds_sources", folder=folder, inside=inside)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise error("out_not_ours", folder=folder)
    if folder.exists() and not folder.is_dir():
        raise error("out_not_ours", folder=folder)
    return folder


def _sources() -> list[Path]:
    found = [Path(__file__).resolve().parents[2]]
    root = notebooks.checkout()
    if (root / "pyproject.toml").is_file():
        found += [path for path in sorted(root.iterdir()) if path.is_dir() and _ours(path)]
    return found


def _ours(path: Path) -> bool:
    names = {".git", "benchmarks", "docs", "ledger", "notebooks", "src", "tests", "tools"}
    return path.name in names


def sign(site: Path) -> None:
    """Mark a folder as a site of ours."""
    text = json.dumps({"made_by": "whosays", "version": __version__}, sort_keys=True)
    (site / MARK).write_text(text + "\n", "utf-8")


def publish(built: Path, target: Path) -> None:
    """Move a built site to its place, in the stead of an older one.

    Parameters
    ----------
    built
        On the same disk as `target`.
    target
        Free, empty, or a site of ours.

    Raises
    ------
    OSError
        When it cannot be moved; an older site is then where it was.
    """
    if not target.exists():
        built.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".whosays-old-"))
    try:
        target.rename(aside / "site")
        try:
            built.rename(target)
        except OSError:
            (aside / "site").rename(target)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
