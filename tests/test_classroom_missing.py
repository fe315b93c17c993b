"""Who is missing and who is late: names, lesson by lesson, in one table."""

import pytest
from test_classroom_grade import MORNING, drop, hand_in, picked, table

from whosays.classroom.forgetting.forget import forget
from whosays.classroom.grading.grade import grade
from whosays.cli import main

LIST = "student_id,name,alias\n7,Kim Mina,Mina\n8,Berg Jonas,Jonas\n9,Roe Jo,Jo\n"


@pytest.fixture
def dropped(tmp_path):
    """Return hand-ins: Mina two lessons, Jonas one and late, and Olena, whom no list names."""
    drop(tmp_path / "drop", "a.json", hand_in("Mina"))
    drop(tmp_path / "drop", "b.json", hand_in("Mina", [("02-q1", "a")], lesson="02"))
    drop(tmp_path / "drop", "c.json", hand_in("Jonas"), MORNING.replace(hour=20))
    drop(tmp_path / "drop", "d.json", hand_in("Olena"))
    (tmp_path / "list.csv").write_text(LIST)
    return tmp_path / "drop"


def rows(out):
    """Return the table without its first line."""
    return picked(table(out, "missing.csv"), "lesson", "student", "name", "what", "received")


def test_a_class_list_gives_the_names_of_all_who_are_missing(dropped, tmp_path):
    """One who handed nothing in is missing in every lesson; a stranger to the list in none."""
    out, late = tmp_path / "out", "2026-11-27T12:00Z"
    grade(dropped, out=out, roster=tmp_path / "list.csv", late_after=late)
    assert rows(out) == [
        ("00", "8", "Berg Jonas", "late", "2026-11-27 20:00:00"),
        ("00", "9", "Roe Jo", "missing", ""),
        ("02", "8", "Berg Jonas", "missing", ""),
        ("02", "9", "Roe Jo", "missing", ""),
    ]


def test_without_a_list_the_class_is_whoever_handed_anything_in(dropped, tmp_path):
    """The key stands where no name is known."""
    grade(dropped, out=tmp_path / "out")
    assert rows(tmp_path / "out") == [
        ("02", "Jonas", "", "missing", ""),
        ("02", "Olena", "", "missing", ""),
    ]


@pytest.mark.parametrize("gone", ["Jonas", "Mina"])
def test_a_forgotten_student_is_missing_nowhere(dropped, tmp_path, gone):
    """The table is that of the class without the student, lessons and all."""
    grade(dropped, out=tmp_path / "out")
    forget(gone, tmp_path / "out")
    for path in dropped.iterdir():
        if f'"{gone}"' in path.read_text("utf-8"):
            path.unlink()
    grade(dropped, out=tmp_path / "rest")
    names = [(tmp_path / out / "missing.csv").read_bytes() for out in ("out", "rest")]
    assert names[0] == names[1]


def test_the_terminal_points_to_the_table_where_somebody_is_missing(dropped, tmp_path, capsys):
    """Where nobody is, the line is left out."""
    out = tmp_path / "out"
    line = f"Missing:   {out}/missing.csv (who is missing, and who is late, lesson by lesson)"
    main(["grade", str(dropped), "--out", str(out)])
    assert line in capsys.readouterr().out.splitlines()
    (dropped / "b.json").unlink()
    main(["grade", str(dropped), "--out", str(out)])
    assert "Missing:" not in capsys.readouterr().out
