"""A drop folder under watch: what is new is read once, and nothing else is read again."""

import os

import pytest
from dropped import dropped
from plain_user import plain_user

from whosays.classroom import reading
from whosays.classroom.board.watching import DropFolder


@pytest.fixture
def folder(tmp_path):
    """A drop folder with the hand-ins of two students."""
    for alias in ("Ada", "Bo"):
        dropped(tmp_path / "drop", alias, "02", ("02-q3", "a"))
    return tmp_path / "drop"


@pytest.fixture
def opened(monkeypatch):
    """Count the files that are opened."""
    names = []
    read = reading.received.__globals__["read"]
    monkeypatch.setitem(
        reading.received.__globals__, "read", lambda path: names.append(path.name) or read(path)
    )
    return names


def aliases(drop):
    """Return whose hand-ins are there."""
    return [each.hand_in.alias for each in drop.received]


def test_the_first_look_reads_all(folder):
    """What is there is read."""
    drop = DropFolder(folder)
    assert drop.look().changed
    assert aliases(drop) == ["Ada", "Bo"]


def test_a_later_look_opens_nothing(folder, opened):
    """Names, sizes and times are enough to see that nothing is new."""
    drop = DropFolder(folder)
    drop.look()
    del opened[:]
    assert not drop.look().changed
    assert opened == []


def test_only_what_is_new_is_opened(folder, opened):
    """A third hand-in is read, and the two before it are not."""
    drop = DropFolder(folder)
    drop.look()
    del opened[:]
    new = dropped(folder, "Cy", "02", ("02-q3", "b"))
    assert drop.look().changed
    assert (opened, aliases(drop)) == ([new.name], ["Ada", "Bo", "Cy"])


def test_a_changed_file_is_read_again(folder):
    """What another program changed is not shown as it was."""
    drop = DropFolder(folder)
    drop.look()
    file = sorted(folder.iterdir())[0]
    file.write_bytes(b"{}")
    assert drop.look().changed
    assert aliases(drop) == ["Bo"]
    assert [each.file for each in drop.problems] == [file.name]


def test_a_file_that_goes_is_forgotten(folder):
    """Taken out of the folder is taken off the board."""
    drop = DropFolder(folder)
    drop.look()
    sorted(folder.iterdir())[0].unlink()
    assert drop.look().changed
    assert aliases(drop) == ["Bo"]


def test_a_look_reads_so_many_and_says_what_is_left(folder):
    """A large folder is read bit by bit, so that the page is never kept waiting long."""
    drop = DropFolder(folder)
    assert drop.look(most=1).left == 1
    assert aliases(drop) == ["Ada"]
    assert drop.look(most=1).left == 0
    assert aliases(drop) == ["Ada", "Bo"]


def test_folders_in_the_folder_count(folder):
    """A folder for each student is fine."""
    dropped(folder / "cy", "Cy", "02", ("02-q3", "b"))
    drop = DropFolder(folder)
    drop.look()
    assert sorted(aliases(drop)) == ["Ada", "Bo", "Cy"]


def test_links_and_what_is_being_written_are_not_read(folder, opened):
    """A link is told as what it is, and a file that is not finished yet waits."""
    (folder / "linked.json").symlink_to(sorted(folder.iterdir())[0])
    (folder / ".whosays.02.Cy.part").write_bytes(b"{")
    drop = DropFolder(folder)
    drop.look()
    assert (len(opened), aliases(drop)) == (3, ["Ada", "Bo"])
    assert [(each.file, each.code) for each in drop.problems] == [("linked.json", "link")]


def said(look):
    """Return the words of a trouble."""
    return f"{look.trouble.what} {look.trouble.why} {look.trouble.mend}"


def test_a_folder_that_is_away_is_told_and_mends_itself(tmp_path):
    """Nothing has to be pressed once the folder is there."""
    drop = DropFolder(tmp_path / "drop")
    assert said(drop.look()) == (
        f"The folder {tmp_path / 'drop'} is not there. It may not be made yet, or its drive is "
        "not connected. Make the folder or connect the drive, and the board goes on by itself; "
        "or type another folder below."
    )
    dropped(tmp_path / "drop", "Ada", "02", ("02-q3", "a"))
    assert drop.look().trouble is None
    assert aliases(drop) == ["Ada"]


def test_what_was_read_stays_while_the_folder_is_away(folder):
    """A drive that comes and goes takes nothing off the board."""
    drop = DropFolder(folder)
    drop.look()
    folder.rename(folder.with_name("away"))
    assert drop.look().trouble.code == "drop-away"
    assert aliases(drop) == ["Ada", "Bo"]


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    """A teacher may have typed the name of a file."""
    (tmp_path / "drop").write_text("no folder")
    assert said(DropFolder(tmp_path / "drop").look()) == (
        f"{tmp_path / 'drop'} is a file, not a folder. Students hand in to a folder. "
        "Type the name of the folder below."
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_shut_folder_is_told():
    """A folder that students may only write to cannot be listed by them."""
    with plain_user() as folder:
        folder.chmod(0o300)
        assert DropFolder(folder).look().trouble.code == "drop-shut"


def test_a_folder_that_refuses_is_told(folder, monkeypatch):
    """Whatever the system's reason, the board says it and goes on."""

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert said(DropFolder(folder).look()) == (
        f"The folder {folder} cannot be opened (Permission denied). Your account may not be "
        "allowed to list it. Ask whoever looks after the drive for the right to list this "
        "folder; the board then goes on by itself."
    )
