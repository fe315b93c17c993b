"""Reading hand-ins: every hostile or broken file ends in good words, and the next one is read."""

import json
import os
import re
import tracemalloc
from pathlib import Path
from time import tzset

import pytest
from hostile_files import KINDS, SAVED, hostile_zips, written
from plain_user import plain_user

from whosays.classroom.form import Received
from whosays.classroom.problems import Problem, words
from whosays.classroom.reading import received, walk

SOURCE = Path(walk.__file__).parent
info, packed = hostile_zips.info, hostile_zips.packed
SHUT = [name for name in KINDS if name.startswith("unreadable")]
OPEN = [name for name in KINDS if name not in SHUT]


def made(folder, kind):
    """Make one kind of file between two good ones, all last changed at one time."""
    folder.mkdir()
    try:
        kind.make(folder)
    except (OSError, AttributeError) as error:
        pytest.skip(str(error))
    for name in ("!first.json", "~last.json"):
        (folder / name).write_bytes(written(alias=name))
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and os.access(path, os.W_OK):
            os.utime(path, (SAVED, SAVED))
    return folder


def listing(folder):
    """Return everything below a folder, with sizes, so that a change would show."""
    return sorted((str(path), path.lstat().st_size) for path in folder.rglob("*"))


@pytest.mark.parametrize("name", OPEN)
def test_no_kind_of_file_keeps_the_others_from_being_read(tmp_path, name):
    """It is told by its code or read, its neighbours are read, and nothing on the disk changes."""
    read_among_good_ones(tmp_path, KINDS[name])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
@pytest.mark.parametrize("name", SHUT)
def test_what_may_not_be_read_keeps_no_other_from_being_read(name):
    """A file or folder that its owner has shut is told, and its neighbours are read."""
    with plain_user() as folder:
        read_among_good_ones(folder, KINDS[name])


def read_among_good_ones(place, kind):
    """Read one kind of file between two good ones, and look at all that came of it."""
    folder = made(place / "given", kind)
    before = listing(place)
    found = list(received(folder))
    came = [each.hand_in.alias for each in found if isinstance(each, Received)]
    codes = {each.code for each in found if isinstance(each, Problem)}
    assert codes == ({kind.code} if kind.code else set())
    assert {"!first.json", "~last.json"} <= set(came)
    assert len(came) == 2 + kind.given
    assert listing(place) == before


def test_more_than_sixty_kinds_are_tried():
    """The registry holds what it promises, and every code of reading has a kind that meets it."""
    assert len(KINDS) > 200


@pytest.mark.parametrize("name", OPEN)
def test_every_problem_has_words_that_are_safe_to_show(tmp_path, name):
    """What, why and mend are filled in, on one line each, without a sign that would do harm."""
    for each in received(made(tmp_path / "given", KINDS[name])):
        if isinstance(each, Problem):
            said = [each.what, each.why, each.mend]
            assert all(text.isprintable() and "{" not in text for text in said)
        assert each.file.isprintable()
        assert len(each.file) <= 400


@pytest.mark.parametrize("name", [name for name in KINDS if "bomb" in name or "200-mega" in name])
def test_what_unfolds_takes_no_memory(tmp_path, name):
    """Reading a file that would unfold to a hundred megabytes takes fewer than eight."""
    folder = made(tmp_path / "given", KINDS[name])
    tracemalloc.start()
    try:
        list(received(folder))
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


def test_words_stand_for_every_code():
    """Each code that stands in the source of reading has its words."""
    source = "".join(path.read_text("utf-8") for path in SOURCE.glob("*.py"))
    told = set(re.findall(r'(?:RefusedError|tell)\(\s*"([a-z0-9-]+)"', source))
    told |= set(re.findall(r'"(mistaken-\w+|part-of-download|typed-in-system)"', source))
    assert len(told) > 40
    assert told <= set(words()["problem"])


def test_one_file_given_by_itself_is_read(tmp_path):
    """A teacher may name one file, a zip, or a link to either."""
    (tmp_path / "a.json").write_bytes(written())
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    for name in ("a.json", "b.json"):
        (one,) = received(tmp_path / name)
        assert (one.file, one.hand_in.alias) == (name, "Mina")


@pytest.mark.parametrize(("name", "code"), [("gone", "not-found"), ("pipe", "not-a-file")])
def test_a_path_that_holds_nothing_is_told(tmp_path, name, code):
    """A typing mistake and a pipe end in one problem that names them."""
    os.mkfifo(tmp_path / "pipe")
    assert [(each.file, each.code) for each in received(tmp_path / name)] == [(name, code)]


def test_files_come_in_the_order_of_their_names(tmp_path):
    """Folders, zips and files are gone through by name, and counted as they are read."""
    for name in ("c/b.json", "a.json", "c/a.json", "d.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(written())
    counted = []
    found = [each.file for each in received(tmp_path, progress=lambda *n: counted.append(n))]
    assert found == ["a.json", "c/a.json", "c/b.json", "d.json"]
    assert counted == [(1, 3), (2, 5), (3, 5), (4, 5)]


def test_time_and_owner_come_from_the_folder(tmp_path):
    """They are what the file system says, whatever the file says."""
    (tmp_path / "a.json").write_bytes(written(made="1999-01-01T00:00:00Z"))
    os.utime(tmp_path / "a.json", (SAVED, SAVED))
    (one,) = received(tmp_path)
    assert one.time.isoformat() == "2026-01-05T09:01:03+00:00"
    assert one.owner == (tmp_path / "a.json").owner()


@pytest.mark.parametrize(
    ("extra", "time"),
    [
        (b"", "2026-01-05T00:00:00+00:00"),
        (b"UT\x05\x00\x01" + SAVED.to_bytes(4, "little"), "2026-01-05T09:01:03+00:00"),
        (b"xx\x00\x00UT\x01\x00\x01", "2026-01-05T00:00:00+00:00"),
    ],
    ids=["local", "exact", "exact-but-empty"],
)
def test_the_time_in_a_zip_is_its_makers(tmp_path, monkeypatch, extra, time):
    """The exact time where the zip has one; else its local time, taken as this machine's."""
    monkeypatch.setenv("TZ", "Asia/Seoul")
    tzset()
    entry = info("a.json", date_time=(2026, 1, 5, 9, 0, 0), extra=extra)
    (tmp_path / "a.zip").write_bytes(packed((entry, written())))
    (one,) = received(tmp_path / "a.zip")
    monkeypatch.undo()
    tzset()
    assert one.time.isoformat() == time


@pytest.mark.parametrize(
    ("written_as", "name"),
    [
        ("müllerjonas_7_8_a.json".encode(), "müllerjonas"),
        ("김미나_7_8_a.json".encode(), "김미나"),
        ("müllerjonas_7_8_a.json".encode("cp437"), "müllerjonas"),
    ],
    ids=["macos", "korean", "old-windows"],
)
def test_a_zip_that_hides_its_letters_is_read_all_the_same(tmp_path, written_as, name):
    """UTF-8 without the flag for it is read as UTF-8, and anything else as code page 437."""
    (tmp_path / "a.zip").write_bytes(hostile_zips.raw([(written_as, written(), {})]))
    (one,) = received(tmp_path / "a.zip")
    assert (one.system.name, one.file) == (name, f"a.zip/{name}_7_8_a.json")


def test_a_zip_without_a_date_has_no_time(tmp_path):
    """The first day that a zip can hold means that its maker did not know."""
    entry = info("a.json", date_time=(1980, 1, 1, 0, 0, 0))
    (tmp_path / "a.zip").write_bytes(packed((entry, written())))
    (one,) = received(tmp_path / "a.zip")
    assert one.time is None


def test_a_file_that_vanishes_is_told(tmp_path):
    """What was listed and is gone when its turn comes is one problem."""
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_bytes(written())
    reading = received(tmp_path)
    assert next(reading).file == "a.json"
    (tmp_path / "b.json").unlink()
    assert [getattr(each, "code", each.file) for each in reading] == ["vanished", "c.json"]


def test_a_file_that_turns_into_a_link_is_told(tmp_path):
    """A link put in the place of a file that was listed is not followed."""
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(written())
    reading = received(tmp_path)
    next(reading)
    (tmp_path / "b.json").unlink()
    (tmp_path / "b.json").symlink_to("/etc/passwd")
    assert [each.code for each in reading] == ["link"]


def test_a_link_put_there_between_two_looks_is_not_followed(tmp_path, monkeypatch):
    """Even where the first look saw a plain file, opening refuses a link."""
    (tmp_path / "a.json").write_bytes(written())
    plain = os.lstat(tmp_path / "a.json")
    (tmp_path / "a.json").unlink()
    (tmp_path / "a.json").symlink_to("/etc/passwd")
    monkeypatch.setattr("whosays.classroom.reading.files.os.lstat", lambda path: plain)
    assert [each.code for each in received(tmp_path)] == ["link"]


def test_a_file_that_never_rests_is_told(tmp_path, monkeypatch):
    """A file that grows while it is read is read again, thrice, and then told."""
    path = tmp_path / "a.json"
    path.write_bytes(written())
    read = os.read

    def growing(handle, size):
        with path.open("ab") as file:
            file.write(b" ")
        return read(handle, size)

    monkeypatch.setattr("whosays.classroom.reading.files.os.read", growing)
    assert [each.code for each in received(tmp_path)] == ["changed"]


@pytest.mark.parametrize(
    ("number", "code"), [(13, "unreadable"), (1, "unreadable"), (5, "disk-error"), (2, "vanished")]
)
def test_a_fault_of_the_disk_is_told(tmp_path, monkeypatch, number, code):
    """Each fault of opening a file is a problem of that file alone."""
    (tmp_path / "a.json").write_bytes(written())

    def refuse(*args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("whosays.classroom.reading.files.os.open", refuse)
    assert [each.code for each in received(tmp_path)] == [code]


def test_too_many_files_are_told_once(tmp_path, monkeypatch):
    """Behind the limit nothing is read, and one problem says so."""
    monkeypatch.setattr("whosays.classroom.reading.walk.MOST_FILES", 3)
    for at in range(5):
        (tmp_path / f"{at}.json").write_bytes(written())
    (problem,) = received(tmp_path)
    assert problem.code == "too-many-files"


@pytest.mark.parametrize(
    "name",
    [
        "doejane_7_8_a.zip",
        "doejane_7_8_a.zip+doejane_7_9_b.zip",
        "Jane Doe_7_assignsubmission_file/in/a.json",
        "Jane Doe_7_assignsubmission_file/a.zip",
    ],
)
def test_too_many_files_of_one_student_leave_the_others_room(tmp_path, monkeypatch, name):
    """What one student can have put into a folder is refused beyond a limit, and no other's."""
    monkeypatch.setattr("whosays.classroom.reading.walk.MOST_OF_ONE", 4)
    monkeypatch.setattr("whosays.classroom.reading.walk.MOST_FILES", 12)
    for part in name.split("+"):
        crowd(tmp_path / part, 5)
    for at in range(2):
        (tmp_path / f"zeta_{at}_{at}_a.json").write_bytes(written())
    found = list(received(tmp_path))
    assert {each.code for each in found if isinstance(each, Problem)} == {"too-many-of-one"}
    assert [each.file[:4] for each in found if isinstance(each, Received)] == ["zeta", "zeta"]


def test_too_many_files_in_a_zip_of_a_drop_folder_leave_the_others_room(tmp_path, monkeypatch):
    """Where hand-ins lie loose, a zip or folder beside them is one student's."""
    monkeypatch.setattr("whosays.classroom.reading.walk.MOST_OF_ONE", 4)
    crowd(tmp_path / "a.zip", 5)
    crowd(tmp_path / "b" / "a.json", 5)
    (tmp_path / "whosays.05.mina.20261102t080000z.0123456789ab.json").write_bytes(written())
    *told, mine = received(tmp_path)
    assert [(each.file, each.code) for each in told] == [
        ("a.zip", "too-many-of-one"),
        ("b", "too-many-of-one"),
    ]
    assert isinstance(mine, Received)


def test_a_class_in_one_zip_is_no_student(tmp_path, monkeypatch):
    """The limit for one student is none for the zip that a teacher downloaded."""
    monkeypatch.setattr("whosays.classroom.reading.walk.MOST_OF_ONE", 4)
    crowd(tmp_path / "week1.zip", 9)
    assert all(isinstance(each, Received) for each in received(tmp_path))


def crowd(path, count):
    """Put many hand-ins into a zip, or into the folder of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".zip":
        path.write_bytes(packed(*((f"{at}.json", written()) for at in range(count))))
        return
    for at in range(count):
        path.with_name(f"{at}{path.name}").write_bytes(written())


def test_a_problem_reads_as_three_sentences(tmp_path):
    """The words of a mistaken notebook, whole."""
    (tmp_path / "05.ipynb").write_text(json.dumps({"cells": [], "nbformat": 4}))
    (problem,) = received(tmp_path)
    assert problem.what == "This is a notebook (.ipynb), not a hand-in."
    assert problem.why == (
        "A notebook holds the lesson and code; answers are kept apart, and no student's code is "
        "ever run."
    )
    assert problem.mend == (
        "Ask the student for the small file that the lesson's last page makes: whosays hand-in"
    )
