"""The drop folder: every hand-in arrives whole, beside all others, and nowhere else."""

import errno
import os
import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.classroom.form import HandIn
from whosays.classroom.handing_in.dropping import choose, download_name, drop, folder_of, name_parts
from whosays.journal import open_journal

MADE = HandIn(
    alias="Mina",
    lesson="05",
    journal="20261122t081500-ab12cd34ef",
    course="0.1.0",
    ledger="1.0.0",
    made="2026-11-22T09:01:02Z",
    answers=(),
)


def refuse(number):
    """Return a function of the operating system that always fails so."""

    def refused(*_given, **_named):
        raise OSError(number, os.strerror(number))

    return refused


def test_the_name_says_lesson_alias_and_time(tmp_path):
    """The alias is written as in the journals, and a random part makes the name its own."""
    path = drop(b"{}", name_parts(MADE), tmp_path)
    assert path.parent == tmp_path
    assert re.fullmatch(r"whosays\.05\._4dina\.20261122t090102z\.[0-9a-f]{12}\.json", path.name)


@pytest.mark.skipif(not hasattr(os, "fchmod"), reason="this system has no such rights")
def test_a_link_put_in_its_place_opens_no_private_file(tmp_path, monkeypatch):
    """Who can write into the folder cannot make the student's own files readable to all."""
    private, box = tmp_path / "diary", tmp_path / "box"
    private.write_text("dear diary")
    private.chmod(0o600)
    box.mkdir()

    def swapped(_handle):
        (unfinished,) = box.iterdir()
        unfinished.unlink()
        unfinished.symlink_to(private)

    monkeypatch.setattr("whosays.classroom.handing_in.dropping._sync", swapped)
    drop(b"{}", name_parts(MADE), box)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_each_hand_in_is_a_file_of_its_own(tmp_path):
    """Handing in again keeps what was handed in before, and leaves nothing unfinished."""
    for text in (b"one", b"two", b"two"):
        drop(text, name_parts(MADE), tmp_path)
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"one", b"two", b"two"]


@pytest.mark.parametrize("link", [True, False], ids=["with links", "without links"])
def test_a_file_of_that_name_is_never_overwritten(tmp_path, monkeypatch, link):
    """Even where chance, or somebody who knows it, has made the very name before."""
    monkeypatch.setattr(os, "urandom", bytes)
    first = drop(b"one", name_parts(MADE), tmp_path)
    if not link:
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    with pytest.raises(FileExistsError):
        drop(b"two", name_parts(MADE), tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one"]
    assert first.exists()


def test_nobody_sees_half_a_file(tmp_path, monkeypatch):
    """Until all bytes are on the disk, nothing in the folder has the name of a hand-in."""
    seen = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append([*tmp_path.glob("*.json")]))
    drop(b"{}", name_parts(MADE), tmp_path)
    assert seen[0] == []


def test_a_disk_without_links_takes_it_too(tmp_path, monkeypatch):
    """FAT and some network folders know no second name for a file."""
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    drop(b"{}", name_parts(MADE), tmp_path)
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]


def test_a_box_that_lets_nobody_rename_takes_it_too(tmp_path, monkeypatch):
    """Then it is written under its own name, and what cannot be removed is told as unfinished."""
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    for name in ("rename", "unlink"):
        monkeypatch.setattr(Path, name, refuse(errno.EACCES))
    drop(b"{}", name_parts(MADE), tmp_path)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".part"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_folder_that_cannot_be_listed_takes_it(tmp_path, monkeypatch):
    """Writing needs no look into the folder."""
    monkeypatch.setattr(os, "scandir", refuse(errno.EACCES))
    monkeypatch.setattr(os, "listdir", refuse(errno.EACCES))
    box = tmp_path / "box"
    box.mkdir()
    box.chmod(0o333)
    path = drop(b"{}", name_parts(MADE), box)
    box.chmod(0o755)
    assert path.read_bytes() == b"{}"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_the_teacher_can_read_it_whatever_the_students_mask(tmp_path):
    """A private umask must not make a hand-in that only its maker can open."""
    before = os.umask(0o077)
    try:
        path = drop(b"{}", name_parts(MADE), tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
@pytest.mark.parametrize(("box", "file"), [(0o3773, 0o640), (0o3775, 0o644), (0o1773, 0o644)])
def test_in_a_box_of_the_teachers_only_they_read_it(tmp_path, box, file):
    """Where students cannot list and files get the folder's group, nobody outside it reads them."""
    tmp_path.chmod(box)
    assert stat.S_IMODE(drop(b"{}", name_parts(MADE), tmp_path).stat().st_mode) == file


def test_a_disk_that_gets_full_leaves_nothing(tmp_path, monkeypatch):
    """Not half a file, and the error is the system's own."""
    monkeypatch.setattr(os, "fsync", refuse(errno.ENOSPC))
    with pytest.raises(OSError, match="space"):
        drop(b"{}", name_parts(MADE), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    """A share that is not mounted must be told, and not hidden behind a folder of that name."""
    with pytest.raises(FileNotFoundError):
        drop(b"{}", name_parts(MADE), tmp_path / "share")
    assert not (tmp_path / "share").exists()


NAMES = {
    "Mina": "whosays-05-Mina-20261122t090102z.json",
    "Mina Kim": "whosays-05-Mina-Kim-20261122t090102z.json",
    "../../etc/passwd": "whosays-05-etc-passwd-20261122t090102z.json",
    "민아": "whosays-05-20261122t090102z.json",
    "x" * 400: f"whosays-05-{'x' * 40}-20261122t090102z.json",
}


@pytest.mark.parametrize(("alias", "name"), NAMES.items(), ids=map(ascii, NAMES))
def test_the_downloads_name_can_be_read_and_sent(alias, name):
    """Plain letters only: a school's system may refuse any other."""
    assert download_name(replace(MADE, alias=alias)) == name


def test_the_chosen_folder_goes_before_the_machines(tmp_path, monkeypatch):
    """What a person chose counts, and who chose no folder gets no copy."""
    monkeypatch.setenv("WHOSAYS_DROP", str(tmp_path / "machine"))
    choose(tmp_path / "answers", "Mina", tmp_path / "own")
    assert folder_of(tmp_path / "answers", "Mina") == tmp_path / "own"
    choose(tmp_path / "answers", "Mina", None)
    assert folder_of(tmp_path / "answers", "Mina") is None
    assert folder_of(tmp_path / "answers", "Olha") == tmp_path / "machine"


def test_without_a_choice_there_is_no_drop_folder(tmp_path, monkeypatch):
    """Nothing is dropped anywhere unless somebody said where."""
    monkeypatch.setenv("WHOSAYS_DROP", "  ")
    choose(tmp_path / "answers", "Olha", tmp_path)
    assert folder_of(tmp_path / "answers", "Mina") is None


def test_the_choice_is_never_a_try(tmp_path):
    """The path stays in the journal, as something that nobody hands in."""
    choose(tmp_path, "Mina", tmp_path)
    (entry,) = open_journal(tmp_path, alias="Mina", lesson="00").entries()
    assert (entry.question, entry.is_try) == ("drop-folder", False)
