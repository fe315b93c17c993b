"""A zip with hundreds of bad files: each is named, and the first lines stay readable."""

import zipfile

import pytest
from test_classroom_grade import drop, hand_in, table

from whosays.classroom.grading.crowds import CROWD, in_order
from whosays.classroom.problems import Problem
from whosays.cli import main

COUNT = 900


@pytest.fixture
def flooded(tmp_path):
    """Return a folder with one good hand-in, one cut off, and a zip of bad files."""
    folder = drop(tmp_path / "drop", "mina.json", hand_in())
    (folder / "zoe.json").write_text("{")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for number in range(COUNT):
            archive.writestr(f"{'x' * 300}{number:04}.json", "{")
    return folder


def test_every_file_is_named_behind_one_line_for_all(flooded, tmp_path):
    """First the sum, then anybody else's file, then those of the zip."""
    main(["grade", str(flooded), "--out", str(tmp_path / "out")])
    rows = table(tmp_path / "out", "problems.csv")
    assert [row["code"] for row in rows[:3]] == ["crowd", "cut-off", "cut-off"]
    assert rows[0]["what"] == "In a.zip 900 files could not be graded."
    assert rows[1]["file"] == "zoe.json"
    assert len({row["file"] for row in rows[2:]}) == COUNT


def test_the_terminal_stays_short(flooded, tmp_path, capsys):
    """The other student's file is the first that is named, and no line runs on."""
    status = main(["grade", str(flooded), "--out", str(tmp_path / "out")])
    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[:4]) == (
        1,
        [
            "Graded 1 hand-in of 1 student: lesson 00.",
            "In a.zip 900 files could not be graded. If one student gave a.zip, ask them for "
            "the hand-in alone: whosays hand-in",
            "Not graded: 901 files. problems.csv says why, and what to do about each.",
            "  zoe.json: This hand-in is not whole: its end is missing (line 1).",
        ],
    )
    assert lines[6] == "  and 898 more"
    assert max(map(len, lines[:7])) < 200


PLACES = {
    "in a zip": ("class.zip/{}.json", "class.zip"),
    "in folders of a zip": ("class.zip/b/c/{}.json", "class.zip"),
    "in a zip within a zip": ("class.zip/Mina_1_a/own.ZIP/{}.json", "class.zip/Mina_1_a/own.ZIP"),
    "in a folder": ("Mina/b/{}.json", "Mina"),
    "loose": ("{}.json", None),
}


@pytest.mark.parametrize(("name", "place"), PLACES.values(), ids=PLACES)
def test_files_are_told_together_by_the_zip_or_folder_that_holds_them(name, place):
    """Loose files are those of many students, and have nothing in common."""
    problems = [Problem(name.format(n), "empty") for n in range(CROWD)]
    found = [each.params["place"] for each in in_order(problems) if each.code == "crowd"]
    assert found == ([] if place is None else [place])


def test_some_bad_files_of_one_zip_are_no_crowd():
    """A class in which many pressed the wrong button is told file by file."""
    problems = [Problem(f"class.zip/{n}.json", "empty") for n in range(CROWD - 1)]
    graded = [Problem(f"class.zip/{n}.docx", "added-field", graded=True) for n in range(CROWD)]
    assert len(in_order(problems + graded)) == 2 * CROWD - 1


def test_the_order_does_not_hang_on_the_order_of_finding():
    """The same problems stand in the same order."""
    problems = [Problem(f"a.zip/{n}", "empty") for n in range(CROWD)] + [Problem("b", "empty")]
    assert in_order(problems) == in_order(problems[::-1])
