"""The folder that grading writes: whole or not at all, and nobody else's file is lost."""

import os

import pytest

from whosays.classroom.grading.output import check_out, is_ours, replaced, sign


@pytest.fixture
def out(tmp_path):
    """Return a folder that grading has written, with two files."""
    write(tmp_path / "marks", {"grades.csv": "old", "feedback/a.html": "old"})
    return tmp_path / "marks"


def write(out, files):
    """Write these files as grading does."""
    with replaced(out) as new:
        for name, text in files.items():
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_text(text)


def held(out):
    """Return the visible files of a folder with what they hold."""
    found = (path for path in out.rglob("*") if path.is_file() and path.name[0] != ".")
    return {path.relative_to(out).as_posix(): path.read_text() for path in sorted(found)}


def test_a_new_folder_is_written(out):
    """It holds what was put into it and is known as ours; nothing else is left beside it."""
    assert held(out) == {"feedback/a.html": "old", "grades.csv": "old"}
    assert is_ours(out)
    assert [path.name for path in out.parent.iterdir()] == ["marks"]


def test_writing_again_replaces_what_grading_wrote(out):
    """A page of a student who is gone does not stay."""
    write(out, {"grades.csv": "new"})
    assert held(out) == {"grades.csv": "new"}
    assert [path.name for path in out.parent.iterdir()] == ["marks"]


def test_what_a_teacher_put_there_stays(out):
    """A file of somebody else's is carried over, also in a folder of its own."""
    (out / "notes.txt").write_text("mine")
    (out / "more").mkdir()
    (out / "more" / "plan.txt").write_text("mine too")
    write(out, {"grades.csv": "new"})
    assert held(out) == {"grades.csv": "new", "more/plan.txt": "mine too", "notes.txt": "mine"}


def test_a_table_that_a_teacher_changed_stays_beside_the_new_one(out):
    """Each change is kept under a name of its own; the same one is kept once."""
    for text in ("mine", "mine", "mine again"):
        (out / "grades.csv").write_text(text)
        write(out, {"grades.csv": "new"})
    assert held(out) == {
        "grades (changed by you, 1).csv": "mine",
        "grades (changed by you, 2).csv": "mine again",
        "grades.csv": "new",
    }


def test_what_was_signed_is_ours(out):
    """A file that the course itself wrote later is replaced; nothing else becomes ours by it."""
    (out / "notes.txt").write_text("mine")
    (out / "for-canvas.csv").write_text("of the old marks")
    sign(out, "for-canvas.csv")
    write(out, {"grades.csv": "new"})
    assert held(out) == {"grades.csv": "new", "notes.txt": "mine"}


def test_a_folder_can_be_made_again_without_what_is_to_go(out):
    """What its maker leaves out is gone; what was the teacher's stays so the next time."""
    (out / "notes.txt").write_text("mine")
    (out / "gone.txt").write_text("with a name to forget")
    (out / "feedback" / "a.html").write_text("changed by me")
    with replaced(out, carry=False) as new:
        (new / "feedback").mkdir()
        for name in ("notes.txt", "feedback/a.html"):
            (new / name).write_text((out / name).read_text())
        (new / "grades.csv").write_text("without Mina")
    write(out, {"grades.csv": "new", "feedback/a.html": "new"})
    assert held(out) == {
        "feedback/a (changed by you, 1).html": "changed by me",
        "feedback/a.html": "new",
        "grades.csv": "new",
        "notes.txt": "mine",
    }


def test_a_run_that_breaks_leaves_the_last_marks(out):
    """Nothing is changed, and nothing half done is left."""
    with pytest.raises(FileNotFoundError):
        write(out, {"grades.csv": "half", "no/such/folder.html": ""})
    assert held(out) == {"feedback/a.html": "old", "grades.csv": "old"}
    assert [path.name for path in out.parent.iterdir()] == ["marks"]


def test_what_a_killed_run_left_is_removed(out):
    """It goes after an hour; a younger one may still be written to, and other names are others'."""
    names = (".marks-new-abc", ".marks-new-young", ".marks-old-abc", ".other-new-abc")
    for name in names:
        (out.parent / name).mkdir()
        os.utime(out.parent / name, (0, 0))
    os.utime(out.parent / ".marks-new-young")
    write(out, {"grades.csv": "new"})
    assert {path.name for path in out.parent.iterdir()} == {"marks", *names[1:]}


def test_a_place_that_cannot_be_written_to_is_told(tmp_path):
    """The computer's own reason is in the text, and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="Nothing could") as told, replaced(tmp_path / "file" / "x"):
        pass
    reason = os.strerror(told.value.__cause__.errno)
    assert str(told.value) == (
        f"Nothing could be written to {tmp_path}/file/x. The computer answered: {reason}. Perhaps "
        "a file in it is open in another program. Close it and type the same line again, or name "
        "another folder: --out my-marks"
    )


def refused(out, *inputs):
    """Return why a folder is refused."""
    with pytest.raises(ValueError, match="--out my-marks") as told:
        check_out(out, inputs)
    return str(told.value)


def test_a_folder_inside_the_hand_ins_is_refused(tmp_path):
    """Also by a way round, and where it is the folder itself."""
    text = (
        "{out} lies inside {path}, which is to be read. What grading writes would be taken for "
        "hand-ins the next time, and students might read it there. "
        "Name a folder elsewhere: whosays grade {path} --out my-marks"
    )
    for out in (tmp_path / "marks", tmp_path, tmp_path / "a" / ".." / "marks"):
        assert refused(out, tmp_path) == text.format(out=out, path=tmp_path)


def test_a_link_into_the_hand_ins_is_refused(tmp_path):
    """A link does not hide where the folder lies."""
    (tmp_path / "drop").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "drop")
    assert "lies inside" in refused(tmp_path / "link" / "marks", tmp_path / "drop")


def test_a_file_is_refused(tmp_path):
    """A file is no folder."""
    (tmp_path / "marks").write_text("")
    assert refused(tmp_path / "marks") == (
        f"{tmp_path}/marks is a file. Grading writes a folder of tables and pages. "
        "Name another place: --out my-marks"
    )


@pytest.mark.parametrize("listed", [None, "", "[]", '{"files": 1}'])
def test_a_folder_of_somebody_else_is_refused(tmp_path, listed):
    """A folder with files and without our list, or with a broken one, is not ours."""
    (tmp_path / "thesis.txt").write_text("mine")
    if listed is not None:
        (tmp_path / ".whosays-graded.json").write_text(listed)
    assert refused(tmp_path) == (
        f"{tmp_path} holds files that grading did not write. Grading replaces the whole folder, "
        "and those files might be somebody's work. Name a new folder: --out my-marks"
    )


def test_an_empty_folder_and_our_own_are_accepted(out, tmp_path):
    """Both can be written to, as can one that is not there yet."""
    (tmp_path / "empty").mkdir()
    for place in (out, tmp_path / "empty", tmp_path / "new"):
        check_out(place, [tmp_path / "drop"])
