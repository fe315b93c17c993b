"""From data to a tagged PDF: typst sets a template and refuses what PDF/UA-1 does not allow.

Texts travel as data and never as typst's own mark-up, so nothing in them has to be escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .problems import error

__all__ = ["PAPERS", "needed", "render"]

#: What a paper is called here, and what typst calls it and its poster.
PAPERS: Mapping[str, tuple[str, str]] = {"a4": ("a4", "a3"), "letter": ("us-letter", "us-tabloid")}
_PACKAGES = ("typst", "mistune")


def needed() -> None:
    """See that the packages of the extra ``paper`` are there.

    Raises
    ------
    WorksheetError
        When one is not. The text ends with the line to type.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise error("no_package", names=" and ".join(missing))


def render(template: str, data: Mapping[str, Any], *, paper: str, scale: float = 1) -> bytes:
    """Return a PDF/UA-1 file; the same data give the same bytes.

    Parameters
    ----------
    template
        The name of a template beside this file, such as ``"sheet"``.
    data
        What it sets; plain values that JSON has.
    paper
        A paper as typst calls it, such as ``"a4"``.
    scale
        How large the type is, 1 for 10.5 points.
    """
    import matplotlib
    import typst

    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    sent = json.dumps({**data, "paper": paper, "scale": scale}, ensure_ascii=False)
    with as_file(files(__package__)) as folder:
        return bytes(
            typst.compile(
                str(folder / f"{template}.typ"),
                root=str(folder),
                sys_inputs={"data": sent},
                format="pdf",
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
                font_paths=[str(fonts)],
            )
        )
