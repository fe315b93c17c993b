"""The licences of all that a site hands on: their texts, and one page that lists them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from email.parser import HeaderParser
from html import escape
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from string import Template

from whosays import __version__
from whosays.editions.site.pins import Pins
from whosays.editions.site.problems import said
from whosays.lessons import notebooks

__all__ = ["texts_of", "write_licences"]

_NAME = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Pyodide's files come without their licences; these wheels carry the same ones, word for word.
_SAME = {"Pyodide": "matplotlib_pyodide", "Python": "typing_extensions"}
_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$title</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 45rem;
padding: 0 1rem } li { margin: .4rem 0 }</style>
</head>
<body>
<main>
<h1>$title</h1>
<p>$about</p>
<ul>
$parts
</ul>
<p>$more</p>
<p><a href="../index.html">$back</a></p>
</main>
</body>
</html>
""")


def write_licences(wheels: Sequence[Path], pins: Pins, out: Path) -> None:
    """Write the folder ``licences`` of a site.

    Parameters
    ----------
    wheels
        Everything that was unpacked into the site.
    pins
        The pinned versions.
    out
        The built pages.
    """
    parts: dict[tuple[str, str], Mapping[str, bytes]] = {
        ("Who Says?", __version__): _own(),
        ("JupyterLite", pins.lite): _installed("jupyterlite-core"),
    }
    found = {}
    for wheel in wheels:
        name, number = wheel.name.split("-")[:2]
        found[name] = parts[name, number] = texts_of(wheel)
    for name, other in _SAME.items():
        number = pins.pyodide if name == "Pyodide" else pins.python
        parts[name, number] = found.get(other, {})
    rows = []
    for name, number in sorted(parts, key=lambda part: part[0].casefold()):
        rows.append(_written(name, number, parts[name, number], out / "licences"))
    words = {key: escape(said(f"licences_{key}")) for key in ("title", "about", "more", "back")}
    page = _PAGE.substitute(words, parts="\n".join(rows))
    (out / "licences" / "index.html").write_text(page, "utf-8", newline="\n")


def _written(name: str, number: str, texts: Mapping[str, bytes], to: Path) -> str:
    folder = re.sub(r"[^\w.-]+", "-", name.casefold()).strip("-")
    links = []
    for text, data in sorted(texts.items()):
        # Without an ending a browser would save the file in place of showing it.
        shown = Path(text).stem + "".join({Path(text).suffix} - {".txt", ".rst", ".md"}) + ".txt"
        (to / folder).mkdir(parents=True, exist_ok=True)
        (to / folder / shown).write_bytes(data)
        links.append(f'<a href="{escape(f"{folder}/{shown}")}">{escape(shown)}</a>')
    return f"<li>{escape(name)} {escape(number)}: {', '.join(links)}</li>"


def texts_of(wheel: Path) -> Mapping[str, bytes]:
    """Return the licences of a wheel, by file name; the word of its metadata where it has none."""
    with zipfile.ZipFile(wheel) as inside:
        names = inside.namelist()
        texts = {_last(name): inside.read(name) for name in names if _is_text(name)}
        if texts:
            return texts
        stated = "".join(
            _stated(inside.read(n)) for n in names if n.endswith(".dist-info/METADATA")
        )
    return {"LICENSE": (stated or said("licences_none")).encode()}


def _is_text(name: str) -> bool:
    folder = ".dist-info/" in name or "/fonts/" in name
    return folder and bool(_NAME.match(_last(name))) and not name.endswith((".py", "/"))


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _stated(metadata: bytes) -> str:
    read = HeaderParser().parsestr(metadata.decode("utf-8", "replace"))
    return read.get("License-Expression") or read.get("License") or ""


def _installed(name: str) -> Mapping[str, bytes]:
    """Return the licences that lie with an installed package."""
    try:
        listed = files(name) or []
    except PackageNotFoundError:
        return {}
    chosen = [each for each in listed if ".dist-info" in str(each) and _NAME.match(each.name)]
    return {each.name: Path(str(each.locate())).read_bytes() for each in chosen}


def _own() -> Mapping[str, bytes]:
    root = notebooks.checkout()
    here = {name: root / name for name in ("LICENSE", "LICENSE-CONTENT")}
    if all(path.is_file() for path in here.values()):
        return {name: path.read_bytes() for name, path in here.items()}
    return _installed("whosays")
