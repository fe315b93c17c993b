"""Every notebook runs from its first cell to its last."""

import lesson_texts
import nbformat
import pytest
from nbclient import NotebookClient

from whosays import lessons


@pytest.mark.parametrize("id", lessons.ids())
def test_notebook_runs_to_its_end(id, tmp_path, monkeypatch):
    """No cell fails, each call shows something, only answers are written."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    path = lesson_texts.NOTEBOOKS / lessons.read(id).notebook
    book = nbformat.read(path, as_version=4)
    client = NotebookClient(book, timeout=120, kernel_name="python3")
    client.execute(cwd=str(tmp_path))
    silent = [
        cell.id
        for cell in book.cells
        if cell.cell_type == "code" and "lesson." in cell.source and not cell.outputs
    ]
    assert [id for id in silent if id != "setup"] == []
    assert {each.name for each in tmp_path.iterdir()} <= {"answers"}
