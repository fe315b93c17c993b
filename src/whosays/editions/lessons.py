"""The lessons as the browser edition has them: its own kernel, and words that hold true there."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

__all__ = ["browser_address", "browser_notebook"]

# What JupyterLab writes into a lesson as soon as this kernel answers. Without it a lesson would
# count as changed by the student before the student has done anything.
_METADATA: Mapping[str, Any] = {
    "kernelspec": {"display_name": "Python (Pyodide)", "language": "python", "name": "python"},
    "language_info": {
        "codemirror_mode": {"name": "python", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": "3.8",
    },
}


def browser_notebook(name: str, data: bytes) -> bytes:
    """Return a lesson as it is put into the browser edition.

    Parameters
    ----------
    name
        The notebook's file name, such as ``"00-start-here.ipynb"``.
    data
        The notebook as it is delivered for an installed JupyterLab.

    Returns
    -------
    bytes
        The notebook with the browser's kernel, and with the cells of ``texts.toml`` reading
        as they must there. All other cells are as they were.

    Raises
    ------
    ValueError
        When a text that is to read differently is no longer in its cell.
    """
    lesson = json.loads(data)
    lesson["metadata"] |= _METADATA
    cells = {cell["id"]: cell for cell in lesson["cells"]}
    for text in _texts():
        if name in text["notebooks"]:
            _replace(name, cells.get(text["cell"], {}), text)
    # A copy that the browser keeps can be told from a newer one on the server.
    sources = json.dumps([[cell["id"], "".join(cell["source"])] for cell in lesson["cells"]])
    mark = hashlib.sha256(sources.encode()).hexdigest()[:12]
    lesson["metadata"]["whosays"] = {**lesson["metadata"].get("whosays", {}), "text": mark}
    return (json.dumps(lesson, indent=1, ensure_ascii=False) + "\n").encode()


def browser_address(notebook: str) -> str:
    """Return where the browser edition opens a notebook, seen from the site's root."""
    return f"lab/index.html?path={quote(notebook)}"


def _replace(name: str, cell: dict[str, Any], text: Mapping[str, Any]) -> None:
    source = "".join(cell.get("source", ""))
    if source.count(text["was"]) != 1:
        raise ValueError(
            f"Cell {text['cell']!r} of {name} does not say once {text['was']!r}. The lesson has "
            "changed since its words for the browser were written. Read the cell, then mend: "
            "src/whosays/editions/texts.toml"
        )
    changed = source.replace(text["was"], text["reads"])
    cell["source"] = changed.splitlines(keepends=True)


@cache
def _texts() -> tuple[Mapping[str, Any], ...]:
    table = files(__package__).joinpath("texts.toml").read_text("utf-8")
    return tuple(tomllib.loads(table)["text"])
