"""A class as its hand-ins come in: whose they are, what they are worth, and what is new."""

from dataclasses import replace
from pathlib import Path

import pytest
from dropped import dropped, made

import whosays
from whosays.classroom.board import whole_class
from whosays.classroom.board.watching import DropFolder
from whosays.classroom.board.whole_class import WholeClass
from whosays.classroom.handing_in.dropping import drop, name_parts
from whosays.classroom.handing_in.making import encode
from whosays.classroom.people.roster import read_roster
from whosays.classroom.scoring.keys import Keys

KEYS = Keys(whosays.load())


def taken(folder: Path, roster=None) -> WholeClass:
    """Return the class of a folder."""
    drop = DropFolder(folder)
    drop.look()
    made = WholeClass(KEYS, roster)
    made.take(drop.received)
    return made


@pytest.fixture
def folder(tmp_path):
    """Two students with lesson 02, one of them with 03 too."""
    dropped(tmp_path / "drop", "bo", "02", ("02-q3", "a"))
    dropped(tmp_path / "drop", "Ada", "02", ("02-q3", "d"))
    dropped(tmp_path / "drop", "Ada", "03", ("03-q4", "a"))
    return tmp_path / "drop"


def test_students_are_counted_by_lesson(folder):
    """Every lesson of the course has a number."""
    counts = taken(folder).counts
    assert counts == dict.fromkeys(KEYS.lessons, 0) | {"02": 2, "03": 1}


def test_students_stand_in_the_order_of_their_names(folder):
    """Capitals do not come first."""
    assert [each.key for each in taken(folder).students("02")] == ["Ada", "bo"]


def test_rows_are_judged(folder):
    """One group of rows a student."""
    rows = taken(folder).rows("02")
    assert [[(it.question, it.outcome) for it in each] for each in rows] == [
        [("02-q3", "right")],
        [("02-q3", "not-yet")],
    ]


def test_handing_in_again_is_one_student(folder):
    """A second file with a further try adds that try."""
    dropped(folder, "bo", "02", ("02-q3", "a"), ("02-q3", "d"))
    made = taken(folder)
    assert made.counts["02"] == 2
    assert [it.answer for it in made.rows("02")[1]] == ["a", "d"]


def test_only_what_is_new_is_judged_again(folder, monkeypatch):
    """A new hand-in costs one judgement, not one for the whole class."""
    judged, judge = [], whole_class.judge

    def noted(files, keys, *, student):
        judged.append(student)
        return judge(files, keys, student=student)

    monkeypatch.setattr(whole_class, "judge", noted)
    drop, made = DropFolder(folder), WholeClass(KEYS)
    drop.look()
    made.take(drop.received)
    made.rows("02")
    dropped(folder, "Cy", "02", ("02-q3", "b"))
    drop.look()
    made.take(drop.received)
    made.rows("02")
    assert judged == ["Ada", "bo", "Cy"]


def test_a_roster_tells_who_is_missing(folder, tmp_path):
    """Names of the class list that have not handed in."""
    (tmp_path / "class.csv").write_text("name,alias\nAda Byron,Ada\nCy Young,cy\n")
    roster, problems = read_roster(tmp_path / "class.csv")
    assert problems == []
    assert taken(folder, roster).missing("02") == ["Cy Young"]
    assert taken(folder).missing("02") is None


def test_a_student_of_two_computers_is_not_missing(folder, tmp_path):
    """Two journals under one alias hold no row of the list, and neither is its person away."""
    other = replace(made("Ada", "02", ("02-q3", "b")), journal="20261123t080000-0123456789")
    drop(encode(other), name_parts(other), folder)
    (tmp_path / "class.csv").write_text("name,alias\nAda Byron,Ada\nCy Young,cy\n")
    roster, _ = read_roster(tmp_path / "class.csv")
    assert len(taken(folder, roster).students("02")) == 3
    assert taken(folder, roster).missing("02") == ["Cy Young"]


def test_an_unknown_lesson_is_told_and_not_counted(folder):
    """A file of a lesson that this version does not have is a problem, and no more."""
    dropped(folder, "Cy", "77", ("77-q1", "a"))
    made = taken(folder)
    assert "77" not in made.counts
    assert [each.code for each in made.problems("02")] == ["unknown-lesson"]
