"""Files come into a folder all or none, and what was there before is never half replaced."""

import os
from pathlib import Path

import pytest

from whosays.editions import worksheets
from whosays.editions.worksheets import writing

OLD, NEW = writing.signed(b"old"), writing.signed(b"new")
TWO = {"one.pdf": b"new", "two.pdf": b"new"}


def refuse_to_place(monkeypatch, name, problem):
    """Let no file be put in the place of one of this name, as if a reader had it open."""
    place = Path.replace

    def replace(path, target):
        if Path(target).name == name and path.read_bytes() == NEW:
            raise problem
        return place(path, target)

    monkeypatch.setattr("pathlib.Path.replace", replace)


def held(folder):
    """Return what each file of a folder holds, by its name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    ("out", "code"), [(" ", "nameless"), ("file", "not_a_folder"), ("file/sheets", "not_a_folder")]
)
def test_a_folder_that_is_none_is_refused(tmp_path, monkeypatch, out, code):
    """A blank name and a file in the way are told apart."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(worksheets.WorksheetError) as told:
        writing.write({"brief.pdf": b"new"}, out, asked="brief")
    assert told.value.code == code
    assert str(told.value).endswith(
        "worksheet brief --out " + ("worksheets" if code == "nameless" else "another-folder")
    )


def test_a_home_that_nobody_has_is_told(tmp_path):
    """A tilde with an unknown name is a folder that cannot be found, and no traceback."""
    with pytest.raises(worksheets.WorksheetError, match="~nobody-of-this-name") as told:
        writing.write({"brief.pdf": b"new"}, "~nobody-of-this-name/sheets", asked="brief")
    assert told.value.code == "not_writable"


def test_a_read_only_folder_is_told(tmp_path, monkeypatch):
    """Where nothing can be written, the message gives the reason."""

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    with pytest.raises(worksheets.WorksheetError, match="Permission denied") as told:
        writing.write({"brief.pdf": b"new"}, tmp_path, asked="brief")
    assert told.value.code == "not_writable"


def test_a_full_disk_leaves_all_as_it_was(tmp_path, monkeypatch):
    """When the second file cannot be written, the first is not there either."""

    def write_bytes(path, data):
        if path.name == "two.pdf":
            raise OSError(28, "No space left on device")
        path.open("wb").write(data)

    monkeypatch.setattr("pathlib.Path.write_bytes", write_bytes)
    with pytest.raises(worksheets.WorksheetError, match="No space left on device"):
        writing.write(TWO, tmp_path, asked="all")
    assert held(tmp_path) == {}


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (PermissionError(13, "The file is open"), worksheets.WorksheetError),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
    ids=["open", "ctrl-c"],
)
@pytest.mark.parametrize("before", [{}, {"one.pdf": OLD, "two.pdf": OLD}], ids=["new", "old"])
def test_a_file_that_cannot_be_replaced_leaves_all_as_it_was(
    tmp_path, monkeypatch, before, problem, told
):
    """A reader that holds the second file open, or Ctrl-C then, brings the first one back."""
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    refuse_to_place(monkeypatch, "two.pdf", problem)
    with pytest.raises(told):
        writing.write(TWO, tmp_path, asked="all")
    assert held(tmp_path) == before


def test_what_a_link_leads_to_is_left_alone(tmp_path):
    """A link to a worksheet elsewhere gives way to the new file, and the one elsewhere stays."""
    kept, out = tmp_path / "kept.pdf", tmp_path / "out"
    kept.write_bytes(OLD)
    out.mkdir()
    (out / "one.pdf").symlink_to(kept)
    writing.write({"one.pdf": b"new"}, out, asked="04")
    assert (held(out), kept.read_bytes()) == ({"one.pdf": NEW}, OLD)


@pytest.mark.parametrize("there", ["folder", "nowhere", "unreadable", "pipe"])
def test_what_is_no_worksheet_is_never_replaced(tmp_path, monkeypatch, there):
    """A folder, a link to nothing, and a file that cannot be looked into are somebody else's."""
    path = tmp_path / "one.pdf"
    if there == "folder":
        path.mkdir()
    elif there == "nowhere":
        path.symlink_to(tmp_path / "gone.pdf")
    elif there == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(OLD)
        monkeypatch.setattr("pathlib.Path.read_bytes", _refused)
    with pytest.raises(worksheets.WorksheetError) as told:
        writing.write(TWO, tmp_path, asked="all")
    assert told.value.code == "not_ours"
    assert [each.name for each in tmp_path.iterdir()] == ["one.pdf"]


def _refused(_):
    raise PermissionError(13, "Permission denied")
