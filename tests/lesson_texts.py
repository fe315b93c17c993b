"""Where a lesson's prose stands: the texts of a question, and the cells of a notebook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
_SPOKEN = ("prompt", "hints", "solution", "later", "unit", "sample", "statement")
_PARTS = ("options", "spans", "labels", "targets", "items", "rubric", "mistakes")


def question_text(question: Mapping[str, Any]) -> str:
    """Return everything of a question that a student may read."""
    return "\n".join(_texts(question))


def _texts(question: Mapping[str, Any]) -> Iterator[str]:
    for key in _SPOKEN:
        yield from _flat(question.get(key, ""))
    for part in _PARTS:
        for each in question.get(part, ()):
            yield each.get("text", "")
            yield each.get("explanation", "")
    yield from question.get("explanations", {}).values()


def _flat(value: str | list[str]) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value


def cells(notebook: str, kind: str | None = None) -> list[dict[str, Any]]:
    """Return the cells of a notebook, of one kind or of all; each source is one text."""
    book = json.loads((NOTEBOOKS / notebook).read_text(encoding="utf-8"))
    for cell in book["cells"]:
        cell["source"] = "".join(cell["source"])
    return [cell for cell in book["cells"] if kind in (None, cell["cell_type"])]
