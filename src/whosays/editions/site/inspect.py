"""What a finished site must be: looked over before it is put in its place."""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whosays.editions.site.lite import KERNEL
from whosays.editions.site.problems import said

__all__ = ["MOST_BYTES", "faults"]

#: The most that a site may weigh, in bytes.
MOST_BYTES = 75_000_000
_ELSEWHERE = re.compile(r"https?://|(?<![:\w])//[a-z0-9-]+\.[a-z]", re.IGNORECASE)
# What a reader may follow, <a href>, is no fault.
_LOADED = re.compile(
    r"""<(?!a\s)\w+\s[^>]*?(?:src|srcset|href)\s*=\s*["']\s*((?:https?:)?//[^"']*)""", re.IGNORECASE
)
_STYLE = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//[^"')]*""", re.IGNORECASE)
_NEEDED = ("index.html", "lab/index.html", "python/boot.js", "python/pyodide-lock.json")
_PACKED = ("comm", "ipywidgets", "anywidget", "pandas", "matplotlib", "pyodide_kernel", "whosays")


def faults(site: Path, lessons: frozenset[str]) -> list[str]:
    """Return what is wrong with a built site, one sentence each; none when all is well.

    Parameters
    ----------
    site
        The folder that was built.
    lessons
        The file names of the lessons that belong into it.
    """
    missing = [name for name in _NEEDED if not (site / name).is_file()]
    if missing:
        return [said("fault_missing", name=name) for name in missing]
    return [
        *_of_configuration(site),
        *_of_python(site),
        *_of_lessons(site, lessons),
        *_of_addresses(site),
        *_of_size(site),
    ]


def _of_configuration(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("jupyter-lite.json")):
        data = json.loads(path.read_text("utf-8")).get("jupyter-config-data", {})
        kernel = data.get("litePluginSettings", {}).get(KERNEL, {})
        whole = path.parent == site
        # The pages below may repeat a setting, and then theirs would count.
        if (whole or "pyodideUrl" in kernel) and kernel.get("pyodideUrl") != "./python/boot.js":
            yield said("fault_python_url", found=kernel.get("pyodideUrl"))
        if (whole or kernel) and kernel.get("disablePyPIFallback") is not True:
            yield said("fault_fallback")
        for text in _texts(data):
            if _ELSEWHERE.match(text):
                yield said("fault_address", name=path.relative_to(site), address=text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _of_python(site: Path) -> Iterator[str]:
    boot = (site / "python" / "boot.js").read_text("utf-8")
    if "__PARTS__" in boot.replace("`__PARTS__`", ""):
        yield said("fault_parts")
    if json.loads((site / "python" / "pyodide-lock.json").read_text("utf-8"))["packages"]:
        yield said("fault_lock")
    there: set[str] = set()
    for path in sorted((site / "python").glob("*.tar.gz")):
        if path.name not in boot:
            yield said("fault_unread", name=path.name)
        with tarfile.open(path) as archive:
            there.update(part for name in archive.getnames() for part in name.split("/")[3:5])
    for name in _PACKED:
        if name not in there:
            yield said("fault_package", name=name)


def _of_lessons(site: Path, lessons: frozenset[str]) -> Iterator[str]:
    listing = site / "api" / "contents" / "all.json"
    content = json.loads(listing.read_text("utf-8"))["content"] if listing.is_file() else []
    listed = {entry["name"] for entry in content}
    for name in sorted(lessons):
        if name not in listed or not (site / "files" / name).is_file():
            yield said("fault_lesson", name=name)


def _of_addresses(site: Path) -> Iterator[str]:
    for ending, wanted in (("html", _LOADED), ("css", _STYLE)):
        for path in sorted(site.rglob(f"*.{ending}")):
            for found in wanted.findall(path.read_text("utf-8", "replace")):
                yield said("fault_address", name=path.relative_to(site), address=found)


def _of_size(site: Path) -> Iterator[str]:
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    if size > MOST_BYTES:
        yield said("fault_size", size=f"{size / 1e6:.1f}", most=f"{MOST_BYTES / 1e6:.0f}")
