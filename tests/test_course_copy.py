"""Lessons reach the student's folder, and no change of the student's is ever lost."""

import errno
import json
import os
from pathlib import Path

import pytest

from whosays.cli import course
from whosays.cli.course import copy_lessons, first_lesson
from whosays.lessons import notebooks


def notebook(*sources):
    """Return a small notebook as bytes, one cell of code for each source."""
    cells = [{"cell_type": "code", "source": source, "outputs": []} for source in sources]
    return json.dumps({"cells": cells, "metadata": {}}).encode()


@pytest.fixture
def lessons(tmp_path):
    """Return a folder of two lessons and a picture, with leftovers beside them."""
    folder = tmp_path / "lessons"
    for name in ("teacher/marking", "answers", ".ipynb_checkpoints"):
        (folder / name).mkdir(parents=True)
    (folder / "00-start.ipynb").write_bytes(notebook("1 + 1"))
    (folder / "teacher" / "00-card.ipynb").write_bytes(notebook("2 + 2"))
    (folder / "answers" / "kim.jsonl").write_text("private")
    (folder / "teacher" / "marking" / "marks.csv").write_text("private")
    (folder / ".ipynb_checkpoints" / "x.ipynb").write_text("{}")
    (folder / "map.png").write_bytes(b"picture")
    return folder


@pytest.fixture
def copy(tmp_path, lessons):
    """Return a call that copies the lessons, as of some version, to one folder."""
    return lambda version="0.1.0": copy_lessons(tmp_path / "mine", lessons=lessons, version=version)


def test_lessons_arrive_with_their_folders(copy):
    """A first copying brings every lesson, and no answers, marks or copies of an editor."""
    done = copy()
    assert done.copied == ("00-start.ipynb", "map.png", "teacher/00-card.ipynb")
    files = {path.name for path in done.folder.rglob("*") if path.is_file()}
    assert files == {"00-start.ipynb", "map.png", "00-card.ipynb", "delivered.json"}


def test_the_course_brings_its_teachers_notebooks(tmp_path):
    """A teacher finds them in a folder of their own beside the lessons."""
    done = copy_lessons(tmp_path / "mine")
    assert "teacher/board.ipynb" in done.copied
    assert first_lesson(done.folder).startswith("00")


def test_a_second_copying_does_nothing(copy):
    """With nothing new, nothing is written and nothing is told."""
    before = {path: path.stat().st_mtime_ns for path in copy().folder.rglob("*")}
    done = copy()
    assert (done.copied, done.renewed, done.beside) == ((), (), {})
    assert {path: path.stat().st_mtime_ns for path in done.folder.rglob("*")} == before


def test_an_untouched_lesson_is_renewed(copy, lessons):
    """A newer lesson takes the place of one that the student has not changed."""
    copy()
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    done = copy("0.2.0")
    assert (done.renewed, done.beside) == (("00-start.ipynb",), {})
    assert (done.folder / "00-start.ipynb").read_bytes() == notebook("1 + 2")


def test_a_changed_lesson_is_left_alone(copy, lessons):
    """A newer lesson arrives beside one that the student has changed, under a telling name."""
    mine = copy().folder / "00-start.ipynb"
    mine.write_bytes(notebook("my own"))
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    done = copy("0.2.0")
    assert done.beside == {"00-start.ipynb": "00-start (new in 0.2.0).ipynb"}
    assert mine.read_bytes() == notebook("my own")
    assert (done.folder / "00-start (new in 0.2.0).ipynb").read_bytes() == notebook("1 + 2")


def test_a_newer_lesson_arrives_beside_only_once(copy, lessons):
    """A newer lesson that was thrown away does not come back at every start."""
    mine = copy().folder
    (mine / "00-start.ipynb").write_bytes(notebook("my own"))
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    copy("0.2.0")
    (mine / "00-start (new in 0.2.0).ipynb").unlink()
    assert copy("0.2.0").beside == {}


def test_two_newer_lessons_of_one_version_keep_their_names_apart(copy, lessons):
    """A second newer lesson does not overwrite the first one, which may be changed by now."""
    (copy().folder / "00-start.ipynb").write_bytes(notebook("my own"))
    for source in ("1 + 2", "1 + 3"):
        (lessons / "00-start.ipynb").write_bytes(notebook(source))
        done = copy("0.2.0")
    assert done.beside == {"00-start.ipynb": "00-start (new in 0.2.0, 2).ipynb"}
    assert (done.folder / "00-start (new in 0.2.0).ipynb").read_bytes() == notebook("1 + 2")


def test_running_a_lesson_is_no_change(copy, lessons):
    """Outputs, metadata and the empty cell that the last run adds do not count as a change."""
    mine = copy().folder / "00-start.ipynb"
    run = json.loads(notebook("1 + 1", ""))
    run["cells"][0] |= {"outputs": [{"text": "2"}], "execution_count": 3}
    mine.write_text(json.dumps({**run, "metadata": {"kernelspec": {}}}))
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    assert copy("0.2.0").renewed == ("00-start.ipynb",)


def test_sources_in_lines_are_the_same_sources(copy):
    """An editor that stores a source as a list of lines has changed nothing."""
    mine = copy().folder / "00-start.ipynb"
    mine.write_bytes(notebook(["1 +", " 1"]))
    assert copy("0.2.0").beside == {}


def test_a_lesson_that_cannot_be_read_is_the_students(copy, lessons):
    """A torn notebook is left as it is, and a good one comes beside it."""
    mine = copy().folder / "00-start.ipynb"
    mine.write_bytes(b'{"cells": [')
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    assert copy("0.2.0").beside == {"00-start.ipynb": "00-start (new in 0.2.0).ipynb"}
    assert mine.read_bytes() == b'{"cells": ['


@pytest.mark.parametrize("torn", [b"", b"[]", b'{"cells": [', b"\xff"], ids=repr)
def test_a_lesson_that_cannot_be_read_is_named(copy, torn):
    """A torn notebook is told of at every start, even when no newer lesson came."""
    mine = copy().folder / "00-start.ipynb"
    mine.write_bytes(torn)
    done = copy()
    assert (done.unreadable, done.beside, mine.read_bytes()) == (("00-start.ipynb",), {}, torn)


def test_lessons_can_be_made_ready_on_the_way(tmp_path, lessons):
    """What is done to notebooks on the way is no change of the student's, and pictures stay."""

    def ready(data):
        return json.dumps({**json.loads(data), "metadata": {"kernelspec": {}}}).encode()

    def copy(version):
        return copy_lessons(tmp_path / "mine", lessons=lessons, version=version, ready=ready)

    mine = copy("0.1.0").folder
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    assert copy("0.2.0").renewed == ("00-start.ipynb",)
    assert (mine / "00-start.ipynb").read_bytes() == ready(notebook("1 + 2"))
    assert (mine / "map.png").read_bytes() == b"picture"


def test_a_deleted_lesson_comes_back(copy):
    """To begin again, a student deletes the lesson and opens the course."""
    (copy().folder / "00-start.ipynb").unlink()
    assert copy().copied == ("00-start.ipynb",)


@pytest.mark.parametrize("record", ["", "[]", '{"files": 3}', "\x00", '{"files": {"a": 3}}'])
def test_a_lost_record_harms_nothing(copy, record):
    """Without a readable record, a lesson that differs counts as the student's own."""
    folder = copy().folder
    (folder / "00-start.ipynb").write_bytes(notebook("my own"))
    (folder / ".whosays" / "delivered.json").write_text(record)
    assert copy("0.2.0").beside == {"00-start.ipynb": "00-start (new in 0.2.0).ipynb"}
    assert (folder / "00-start.ipynb").read_bytes() == notebook("my own")


def test_a_file_that_was_there_before_is_kept(copy, tmp_path):
    """A file of the student's that happens to have a lesson's name is not overwritten."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "00-start.ipynb").write_bytes(notebook("from elsewhere"))
    assert copy().beside == {"00-start.ipynb": "00-start (new in 0.1.0).ipynb"}


def test_a_broken_off_copying_leaves_no_torn_lesson(copy, lessons, monkeypatch):
    """When the machine stops in the middle of a write, the old lesson is still whole."""
    mine = copy().folder / "00-start.ipynb"
    (lessons / "00-start.ipynb").write_bytes(notebook("1 + 2"))
    monkeypatch.setattr(os, "fsync", _fails(errno.ENOSPC))
    with pytest.raises(OSError, match="no room left"):
        copy("0.2.0")
    assert mine.read_bytes() == notebook("1 + 1")
    assert list(mine.parent.glob(".whosays-*")) == []


def _fails(number):
    def fail(*_args, **_named):
        raise OSError(number, os.strerror(number))

    return fail


TROUBLES = {
    "read-only": (
        errno.EROFS,
        "Nothing can be written to {folder}. The folder is read-only, or belongs to somebody else "
        "(Read-only file system). Choose a folder of your own: whosays lab --dir another-folder",
    ),
    "not allowed": (
        errno.EACCES,
        "Nothing can be written to {folder}. The folder is read-only, or belongs to somebody else "
        "(Permission denied). Choose a folder of your own: whosays lab --dir another-folder",
    ),
    "full": (
        errno.ENOSPC,
        "There is no room left to write to {folder}. The disk, or your share of it, is full "
        "(No space left on device). Delete something you no longer need, then type the same "
        "command again.",
    ),
    "name too long": (
        errno.ENAMETOOLONG,
        "The name of {folder} is too long. This computer does not allow names of that length "
        "(File name too long). Choose a shorter one: whosays lab --dir another-folder",
    ),
    "anything else": (
        errno.EIO,
        "The lessons could not be written to {folder}. The computer answered: Input/output error. "
        "Choose another folder: whosays lab --dir another-folder",
    ),
}


@pytest.mark.parametrize(("number", "text"), TROUBLES.values(), ids=TROUBLES)
def test_a_folder_that_cannot_be_used_is_told(copy, tmp_path, monkeypatch, number, text):
    """The whole text says what is wrong, why, and what to type."""
    monkeypatch.setattr(course.tempfile, "TemporaryFile", _fails(number))
    with pytest.raises(OSError) as caught:  # noqa: PT011
        copy()
    assert str(caught.value) == text.format(folder=tmp_path / "mine")


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_file_in_the_way_is_told(tmp_path, lessons, name):
    """A file where the folder should be is told, and stays as it is."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OSError) as caught:  # noqa: PT011
        copy_lessons(tmp_path / name, lessons=lessons, version="0.1.0")
    assert str(caught.value) == (
        f"{tmp_path / name} is not a folder. A file of that name, or of the name of a folder on "
        "the way to it, is already there. Choose another folder: whosays lab --dir another-folder"
    )
    assert (tmp_path / "file").read_text() == "mine"


def test_a_checkouts_own_lessons_are_found():
    """Without a copy in the package, the lessons are those of the checkout."""
    found = Path(str(course.find_lessons()))
    assert found.name == "notebooks"
    assert (found.parent / "pyproject.toml").is_file()


def test_the_packages_copy_comes_first(tmp_path, monkeypatch):
    """With a copy in the package, the checkout is not looked at."""
    (tmp_path / "_notebooks").mkdir()
    monkeypatch.setattr(notebooks, "files", lambda _: tmp_path)
    assert course.find_lessons() == tmp_path / "_notebooks"


def test_lessons_that_are_nowhere_are_told(tmp_path, monkeypatch):
    """A package without lessons says how to mend it."""
    monkeypatch.setattr(notebooks, "files", lambda _: tmp_path)
    monkeypatch.setattr(notebooks, "checkout", lambda: tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        course.find_lessons()
    assert str(caught.value) == (
        f"The lessons were not found. Neither the installed package nor a checkout around "
        f"{tmp_path} holds notebooks. Install the course again: "
        "python -m pip install --force-reinstall whosays"
    )


@pytest.mark.parametrize(
    ("names", "first"),
    [(["01-b.ipynb", "00-a.ipynb"], "00-a.ipynb"), (["map.png"], "")],
    ids=["two lessons", "none"],
)
def test_the_first_lesson_is_the_lowest_number(tmp_path, names, first):
    """The course opens at lesson 00."""
    for name in names:
        (tmp_path / name).touch()
    assert course.first_lesson(tmp_path) == first


def test_a_home_folder_is_understood(lessons, tmp_path, monkeypatch):
    """The sign ~ stands for the student's home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert copy_lessons("~/ours", lessons=lessons).folder == tmp_path / "ours"
