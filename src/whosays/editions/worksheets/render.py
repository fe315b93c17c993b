"""From data to a tagged PDF: typst sets a template and refuses what PDF/UA-1 does not allow.

Texts travel as data and never as typst's own mark-up, so nothing in them has to be escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from .problems import WorksheetError

__all__ = ["NEEDED", "PAPERS", "needed", "render"]

#: What a paper is called here, and what typst calls it and its poster.
PAPERS: Mapping[str, tuple[str, str]] = {"a4": ("a4", "a3"), "letter": ("us-letter", "us-tabloid")}
#: The extra ``paper``: what sheets need besides the course, and the lowest version that will do.
NEEDED: Mapping[str, str] = {"mistune": "3.0", "typst": "0.14.3"}


def needed() -> None:
    """See that the packages of the extra ``paper`` are there.

    Raises
    ------
    WorksheetError
        When one is missing or too old. The text ends with the line to type.
    """
    missing = [
        name for name, lowest in NEEDED.items() if _numbers(_present(name)) < _numbers(lowest)
    ]
    if missing:
        wanted = " ".join(f'"{name}>={NEEDED[name]}"' for name in missing)
        raise WorksheetError("no_package", names=" and ".join(missing), requirements=wanted)


def _present(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def render(template: str, data: Mapping[str, Any], *, paper: str) -> bytes:
    """Return a PDF/UA-1 file; the same data give the same bytes.

    Parameters
    ----------
    template
        The name of a template beside this file, such as ``"sheet"``.
    data
        What it sets; plain values that JSON has.
    paper
        A paper as typst calls it, such as ``"a4"``.
    """
    import matplotlib
    import typst

    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    sent = json.dumps({**data, "paper": paper}, ensure_ascii=False)
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
