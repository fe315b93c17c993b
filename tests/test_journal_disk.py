"""A disk that fails while answers are kept: the student is warned, and nothing is forgotten."""

import errno
import os

import pytest

from whosays.journal import open_journal

CODES = {
    "ENOSPC": "disk-full",
    "EDQUOT": "disk-full",
    "EFBIG": "disk-full",
    "EIO": "disk-error",
    "EROFS": "read-only",
    "EACCES": "read-only",
    "ENOENT": "no-folder",
}


@pytest.fixture
def journal(tmp_path):
    """A journal with one answer saved."""
    journal = open_journal(tmp_path / "answers", alias="Mina", lesson="01")
    assert journal.write("01-q1", "a").ok
    return journal


def reread(journal):
    """Return what a new session finds."""
    again = open_journal(journal.store.folder, alias="Mina", lesson="01")
    return [entry.answer for entry in again.entries()]


def failing(name, call):
    """Return an `os` call that fails with an error after `call` did its part."""

    def fail(*arguments):
        call(*arguments)
        raise OSError(getattr(errno, name), os.strerror(getattr(errno, name)))

    return fail


@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize("call", ["write", "fsync", "open"])
def test_an_error_of_the_disk_is_told_and_mended(journal, monkeypatch, name, call):
    """Whatever call fails, the answer is held, and the next write saves both."""
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(name, lambda *_: None))
        told = journal.write("01-q2", "b")
    assert (told.ok, told.problem, told.waiting) == (False, CODES[name], 1)
    assert journal.latest("01-q2").answer == "b"
    assert [problem.code for problem in journal.problems] == [CODES[name]]
    assert journal.write("01-q3", "c").ok
    assert reread(journal) == ["a", "b", "c"]
    assert journal.problems == []


@pytest.mark.parametrize("part", [1, 20, 150])
@pytest.mark.parametrize("name", ["ENOSPC", "EIO"])
def test_a_line_torn_by_an_error_harms_no_other(journal, monkeypatch, name, part):
    """A part of the line reaches the disk before the error; the next write saves all."""
    real = os.write
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", failing(name, lambda handle, data: real(handle, data[:part])))
        assert journal.write("01-q2", "b").problem == CODES[name]
    assert journal.write("01-q3", "c").ok
    assert reread(journal) == ["a", "b", "c"]


def test_after_a_fault_of_the_disk_a_new_file_takes_all_lines(journal, monkeypatch):
    """Nobody can tell what a failed write or sync left, so the file is not appended to again."""
    path = journal.store.path
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", failing("EIO", lambda *_: None))
        assert journal.write("01-q2", "b").problem == "disk-error"
    before = path.read_bytes()
    assert journal.write("01-q3", "c").ok
    assert journal.store.path != path
    assert path.read_bytes() == before


@pytest.mark.parametrize("part", [0, 1, 150])
def test_a_short_write_is_not_shown_as_saved(journal, monkeypatch, part):
    """A write that takes only a part of the line counts as a full disk."""
    real = os.write
    with monkeypatch.context() as broken:
        broken.setattr(os, "write", lambda handle, data: real(handle, data[:part]))
        assert journal.write("01-q2", "b").problem == "disk-full"
        assert journal.write("01-q2", "b again").waiting == 2
    assert journal.flush().ok
    assert reread(journal) == ["a", "b", "b again"]


def test_each_line_is_one_write_and_is_synced_before_saved(journal, monkeypatch):
    """One call writes the line, and the sync comes after it and before `Saved.ok`."""
    calls = []
    write, sync = os.write, os.fsync
    monkeypatch.setattr(os, "write", lambda h, data: calls.append(data[-1:]) or write(h, data))
    monkeypatch.setattr(os, "fsync", lambda handle: calls.append("sync") or sync(handle))
    assert journal.write("01-q2", "b").ok
    assert calls == [b"\n", "sync"]


def test_a_file_that_vanished_is_written_anew(journal):
    """Someone deletes the folder while the notebook is open; the next answer brings all back."""
    for path in journal.store.folder.iterdir():
        path.unlink()
    journal.store.folder.rmdir()
    assert journal.write("01-q2", "b").ok
    assert reread(journal) == ["a", "b"]


@pytest.mark.parametrize("change", [b"", b'{"v":1', b"someone else's line\n" * 40])
def test_a_file_that_another_hand_changed_is_left_alone(journal, change):
    """Cut or grown from outside, it gets no line of ours: a new file takes all of them."""
    path = journal.store.path
    path.write_bytes(change)
    assert journal.write("01-q2", "b").ok
    assert path.read_bytes() == change
    assert reread(journal) == ["a", "b"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    """The folder's name is taken by a file: answers are held in memory."""
    (tmp_path / "answers").write_text("not a folder", encoding="utf-8")
    journal = open_journal(tmp_path / "answers", alias="Mina", lesson="01")
    assert journal.write("01-q1", "a").problem == "no-folder"
    assert [problem.code for problem in journal.problems] == ["no-folder", "folder-unreadable"]
    assert journal.latest("01-q1").answer == "a"


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        pytest.param("x" * 300_000, "answer-too-long", id="too long"),
        pytest.param(float("nan"), "answer-not-plain", id="not a number"),
        pytest.param({1, 2}, "answer-not-plain", id="no JSON"),
    ],
)
def test_an_answer_that_cannot_be_kept_is_told_and_blocks_no_other(journal, answer, problem):
    """It is reported, and the answers around it are saved."""
    told = journal.write("01-q2", answer)
    assert (told.ok, told.problem, told.waiting) == (False, problem, 0)
    assert journal.write("01-q3", "c").ok
    assert reread(journal) == ["a", "c"]


def test_an_answer_nested_without_end_is_told(journal):
    """A structure too deep for JSON is refused without an exception."""
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert journal.write("01-q2", deep).problem == "answer-not-plain"
