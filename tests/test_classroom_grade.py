"""Grading a folder: marks of each student, who is missing, who was late, and the same bytes."""

import csv
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import classes
import pytest

import whosays
from whosays.classroom.form import Given, HandIn
from whosays.classroom.grading import tables
from whosays.classroom.handing_in.making import encode

GIVEN = "2026-11-22T08:30:00.000000Z"
MORNING = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


def hand_in(alias="Mina", answers=(("00-q1", "b"),), **changes):
    """Return what one student hands in for lesson 00, with changes."""
    plain = HandIn(
        alias=alias,
        lesson="00",
        journal=f"20261122t081500-{alias.encode().hex():.10}",
        course=whosays.__version__,
        ledger=classes.keys().ledger.version,
        made="2026-11-22T09:01:02Z",
        answers=tuple(Given(id, answer, time=GIVEN) for id, answer in answers),
    )
    return replace(plain, **changes)


def drop(folder, name, given, at=MORNING):
    """Put a hand-in into a folder as of a time."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(encode(given))
    os.utime(folder / name, (at.timestamp(),) * 2)
    return folder


def table(out, name):
    """Return the rows of a table as a spreadsheet reads them."""
    with (out / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def picked(rows, *columns):
    """Return only some columns of rows."""
    return [tuple(row[column] for column in columns) for row in rows]


def right(id):
    """Return the right choice of a question of lesson 00."""
    options = classes.keys().questions(id[:2])[id].options
    return next(option.id for option in options if option.right)


def wrong(id):
    """Return a wrong choice of a question of lesson 00."""
    options = classes.keys().questions(id[:2])[id].options
    return next(option.id for option in options if not option.right)


def test_a_folder_gives_marks(tmp_path):
    """Each student has a row a lesson, with what was asked, answered and right."""
    both = (("00-q1", right("00-q1")), ("00-q2", wrong("00-q2")))
    drop(tmp_path / "drop", "a.json", hand_in("Mina", both))
    drop(tmp_path / "drop", "b.json", hand_in("Jonas", ()))
    whosays.grade(tmp_path / "drop", out=tmp_path / "out")
    rows = table(tmp_path / "out", "grades.csv")
    columns = ("student", "proof", "lesson", "hand_ins", "received", "late", "asked", "answered")
    assert picked(rows, *columns, "right", "score") == [
        ("Jonas", "alias", "00", "1", "2026-11-27 08:00:00", "", "5", "0", "0", "0"),
        ("Mina", "alias", "00", "1", "2026-11-27 08:00:00", "", "5", "2", "1", "0.2"),
    ]


KEPT = {"first": "0", "best": "0.2", "last": "0"}


@pytest.mark.parametrize(("keep", "score"), KEPT.items(), ids=KEPT)
def test_the_try_that_counts_can_be_chosen(tmp_path, keep, score):
    """The first try is the mark unless the teacher asks for the best or the last."""
    picks = (wrong("00-q1"), right("00-q1"), wrong("00-q1"))
    tries = tuple(Given("00-q1", each, n, time=GIVEN) for n, each in enumerate(picks, 1))
    drop(tmp_path / "drop", "a.json", replace(hand_in(), answers=tries))
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", keep=keep)
    assert picked(table(tmp_path / "out", "grades.csv"), "score") == [(score,)]


LATE = {
    "no time named": (None, ""),
    "before": ("2026-11-27T07:59:59Z", "yes"),
    "the same second": ("2026-11-27T08:00:00Z", "no"),
    "another zone": ("2026-11-27T09:30+02:00", "yes"),
    "after": ("2026-11-27T08:30:00Z", "no"),
    "that day": ("2026-11-27", "no"),
    "the day before": ("2026-11-26", "yes"),
}


@pytest.mark.parametrize(("late_after", "late"), LATE.values(), ids=LATE)
def test_lateness_is_told_from_outside_the_file(tmp_path, monkeypatch, late_after, late):
    """The folder's time decides, whatever the file says; without a zone it is this computer's."""
    monkeypatch.setenv("TZ", "UTC")
    drop(tmp_path / "drop", "a.json", hand_in(made="2001-01-01T00:00:00Z"))
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", late_after=late_after)
    assert picked(table(tmp_path / "out", "grades.csv"), "late") == [(late,)]


@pytest.mark.parametrize("text", ["", "Friday", "27.11.2026", "9999-12-31", "2026-11-27 16 h"])
def test_a_time_that_cannot_be_is_told(tmp_path, text):
    """The text of the error shows what was typed and ends with what to type."""
    drop(tmp_path / "drop", "a.json", hand_in())
    with pytest.raises(ValueError, match="understands") as told:
        whosays.grade(tmp_path / "drop", late_after=text)
    assert str(told.value).startswith(f"{text} is no time that --late-after understands. ")
    assert str(told.value).endswith(" Write it so: --late-after 2026-11-27T16:00")


def test_a_later_copy_makes_nobody_late(tmp_path):
    """What counts came in time, though the same answers came again after it."""
    drop(tmp_path / "drop", "a.json", hand_in())
    drop(tmp_path / "drop", "b.json", hand_in(), MORNING.replace(hour=20))
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", late_after=MORNING.replace(hour=12))
    row = picked(table(tmp_path / "out", "grades.csv"), "hand_ins", "received", "late")
    assert row == [("2", "2026-11-27 08:00:00", "no")]


def test_canvas_tells_which_of_two_uploads_was_first(tmp_path):
    """A later upload that says it was made before the first does not change the first try."""
    first = hand_in(made="2026-11-27T08:00:00Z")
    again = hand_in(
        answers=[("00-q1", wrong("00-q1"))], journal="another", made="2001-01-01T00:00:00Z"
    )
    drop(tmp_path / "drop", "kimmina_4001_9001_a.json", first)
    drop(tmp_path / "drop", "kimmina_4001_10002_b.json", again)
    (student,) = whosays.grade(tmp_path / "drop").students
    assert [row.file for row in student.rows if row.counts] == ["kimmina_4001_9001_a.json"]


SYSTEM_FILES = {
    "canvas": ("kimmina_17_99_whosays.json", "Mina"),
    "moodle": ("Mina Kim_17_assignsubmission_file_/whosays.json", "Mina Kim"),
}


@pytest.mark.parametrize(("file", "called"), SYSTEM_FILES.values(), ids=SYSTEM_FILES)
def test_a_page_calls_nobody_by_a_name_that_canvas_squeezed(tmp_path, file, called):
    """Without a class list a page has the alias for kimmina; a name with blanks stays a name."""
    (tmp_path / "in" / file).parent.mkdir(parents=True)
    drop(tmp_path / "in", file, hand_in())
    whosays.grade(tmp_path / "in", out=tmp_path / "out")
    (page,) = (tmp_path / "out" / "feedback").iterdir()
    assert f"<h1>{called}: what your answers say</h1>" in page.read_text("utf-8")


def test_the_word_of_the_school_system_goes_before_the_clock(tmp_path):
    """Canvas marks what is late; a time that the teacher names does not change it."""
    name = "kimmina_LATE_4001_9001_a.json"
    drop(tmp_path / "drop", name, hand_in())
    grading = whosays.grade(tmp_path / "drop", late_after="2030-01-01")
    assert [each.came["00"].late for each in grading.students] == [True]


def test_those_of_the_class_list_who_gave_nothing_are_listed(tmp_path):
    """They stand at the end of students.csv with nothing handed in, and in no other table."""
    drop(tmp_path / "drop", "a.json", hand_in("Mina"))
    (tmp_path / "list.csv").write_text("student_id,name,alias\n7,Kim Mina,Mina\n9,Roe Jo,Jo\n")
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", roster=tmp_path / "list.csv")
    rows = picked(table(tmp_path / "out", "students.csv"), "student", "name", "proof", "hand_ins")
    assert rows == [("7", "Kim Mina", "alias", "1"), ("9", "Roe Jo", "", "0")]
    assert {row["student"] for row in table(tmp_path / "out", "grades.csv")} == {"7"}


@pytest.mark.parametrize(("trust", "keys"), [(False, ["Mina", "Mina (2)"]), (True, ["7"])])
def test_a_student_of_two_computers_is_never_called_missing(tmp_path, trust, keys):
    """Their files are graded apart, or together where the teacher trusts aliases."""
    drop(tmp_path / "drop", "a.json", hand_in("Mina"))
    drop(tmp_path / "drop", "b.json", hand_in("Mina", lesson="00", journal="20261123t1"))
    (tmp_path / "list.csv").write_text("student_id,name,alias\n7,Kim Mina,Mina\n")
    grading = whosays.grade(tmp_path / "drop", roster=tmp_path / "list.csv", trust_aliases=trust)
    assert [each.student.key for each in grading.students] == keys
    assert grading.absent == ()


@pytest.mark.parametrize(
    ("listed", "missing"),
    [
        (True, [("00", "9"), ("01", "9"), ("04", "7"), ("04", "9")]),
        (False, [("04", "Mina"), ("04", "Mina (2)")]),
    ],
    ids=["list", "no-list"],
)
def test_a_student_of_two_computers_misses_what_came_from_neither(tmp_path, listed, missing):
    """A lesson from one computer is not missing because another lesson came from the other."""
    drop(tmp_path / "drop", "a.json", hand_in("Mina"))
    drop(tmp_path / "drop", "b.json", hand_in("Mina", (), lesson="01", journal="20261123t1"))
    drop(tmp_path / "drop", "c.json", hand_in("Zoe", (), lesson="04"))
    drop(tmp_path / "drop", "d.json", hand_in("Zoe", (), lesson="00"))
    drop(tmp_path / "drop", "e.json", hand_in("Zoe", (), lesson="01"))
    (tmp_path / "list.csv").write_text("student_id,alias\n7,Mina\n8,Zoe\n9,Jo\n")
    roster = tmp_path / "list.csv" if listed else None
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", roster=roster)
    rows = table(tmp_path / "out", "missing.csv")
    assert picked(rows, "lesson", "student") == missing


def test_answers_on_paper_are_graded_like_any_other(tmp_path):
    """A line of the paper file makes a row of grades.csv, told as paper."""
    drop(tmp_path / "drop", "a.json", hand_in("Mina"))
    lines = f"student,lesson,question,answer\nJonas,00,00-q1,{right('00-q1')}\n"
    (tmp_path / "paper.csv").write_text(lines)
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", paper=tmp_path / "paper.csv")
    rows = picked(table(tmp_path / "out", "grades.csv"), "student", "proof", "score", "late")
    assert rows[0] == ("Jonas", "paper", "0.2", "")


@pytest.mark.parametrize(
    ("keep", "medium", "file"), [("first", "screen", "a.json"), ("last", "paper", "paper.csv")]
)
def test_paper_comes_after_the_screen_and_is_told(tmp_path, keep, medium, file):
    """Nobody knows when paper was written, so it takes no first try's place."""
    drop(tmp_path / "drop", "a.json", hand_in("Mina"))
    lines = f"student,lesson,question,answer\nMina,00,00-q1,{right('00-q1')}\n"
    (tmp_path / "paper.csv").write_text(lines)
    grading = whosays.grade(tmp_path / "drop", paper=tmp_path / "paper.csv", keep=keep)
    (student,), (problem,) = grading.students, grading.problems
    assert [(row.try_, row.file) for row in student.rows] == [(1, "a.json"), (2, "paper.csv")]
    assert [row.file for row in student.rows if row.counts] == [file]
    assert (problem.file, problem.graded) == ("paper.csv", True)
    assert problem.what == (
        f"Paper and screen both have 00-q1 for Mina; the answer on {medium} counts."
    )


def test_another_state_of_the_facts_is_told_once(tmp_path):
    """However many hand-ins bear it, problems.csv has one line for each other version."""
    for name in "ab":
        drop(tmp_path / "drop", f"{name}.json", hand_in(name, ledger="0.9.0"))
    whosays.grade(tmp_path / "drop", out=tmp_path / "out")
    (row,) = table(tmp_path / "out", "problems.csv")
    assert (row["file"], row["graded"], row["code"]) == ("", "yes", "another-ledger")
    assert row["what"] == "Made with another state of the facts (0.9.0): 2 of the hand-ins."


def test_the_objective_that_went_worst_is_named(tmp_path):
    """It is the one with the lowest mean, with the lesson that teaches it."""
    made = classes.make_class(tmp_path / "drop", 5, ["00", "01"])
    worst = whosays.grade(tmp_path / "drop").worst
    scores = {}
    for each in whosays.grade(tmp_path / "drop").students:
        for one in each.summary.objectives:
            scores.setdefault(one.objective, []).append(one.score)
    means = {id: sum(each) / len(each) for id, each in scores.items()}
    assert worst.objective == min(means, key=means.get)
    assert (worst.lesson, len(made.pupils)) == (worst.objective[:2], 5)


def test_too_few_students_have_no_worst_objective(tmp_path):
    """One student's gap is no news of a class."""
    drop(tmp_path / "drop", "a.json", hand_in())
    assert whosays.grade(tmp_path / "drop").worst is None


def test_nothing_is_written_without_a_folder(tmp_path):
    """In a notebook the grading can be looked at first."""
    drop(tmp_path / "drop", "a.json", hand_in())
    grading = whosays.grade(tmp_path / "drop")
    assert (grading.hand_ins, grading.lessons, grading.status) == (1, ("00",), 0)
    assert repr(grading) == "Grading(hand_ins=1, students=1, lessons=('00',), problems=0)"
    assert [path.name for path in tmp_path.iterdir()] == ["drop"]


def test_what_was_written_can_be_read_back(tmp_path):
    """answers.csv gives back every judged answer of a class, up to six decimal places."""
    classes.make_class(tmp_path / "drop", 4)
    grading = whosays.grade(tmp_path / "drop", out=tmp_path / "out")
    rows = [row for each in grading.students for row in each.rows]
    again = tables.read_answers(tmp_path / "out")
    assert [rounded(row) for row in rows] == [rounded(row) for row in again]


def rounded(row):
    """Return a row with as many places as a table has."""
    return replace(
        row,
        score=row.score if row.score is None else round(row.score, 6),
        trust=row.trust if row.trust is None else round(row.trust, 6),
    )


def held(folder):
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_input_gives_the_same_bytes(tmp_path):
    """Neither the order of the files on the disk nor the machine's own chance changes anything."""
    first, second = tmp_path / "one" / "drop", tmp_path / "two" / "drop"
    classes.make_class(first, 12)
    second.mkdir(parents=True)
    files = [path for path in first.rglob("*") if path.is_file()]
    for path in random.Random(1).sample(files, len(files)):
        shutil.copy2(path, second / path.name)
    for seed, folder in (("1", first), ("2", second)):
        words = [sys.executable, "-m", "whosays", "grade", "drop", "--out", "out"]
        seeded = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(words, cwd=folder.parent, env=seeded, check=True, capture_output=True)
    assert held(tmp_path / "one" / "out") == held(tmp_path / "two" / "out")


WRONG = {
    "no folder": (
        {"path": "nowhere"},
        "There is nothing at {tmp}/nowhere. The name may be mistyped, or the folder may lie "
        "elsewhere. Name the folder or zip of the hand-ins: whosays grade hand-ins",
    ),
    "no class list": (
        {"roster": "list.csv"},
        "There is no file {tmp}/list.csv. It was named after --roster, and is needed. "
        "Name the file as it is, or leave --roster out.",
    ),
    "no paper": (
        {"paper": "paper.csv"},
        "There is no file {tmp}/paper.csv. It was named after --paper, and is needed. "
        "Name the file as it is, or leave --paper out.",
    ),
    "no time": (
        {"late_after": "Friday"},
        "Friday is no time that --late-after understands. It takes a day, or a day and a time of "
        "day with a T or a blank between, with or without a zone. "
        "Write it so: --late-after 2026-11-27T16:00",
    ),
    "no such way": (
        {"keep": "worst"},
        "worst is no way to choose the try that counts. The ways are first, best and last. "
        "Write it so: --keep first",
    ),
}


@pytest.mark.parametrize(("words", "text"), WRONG.values(), ids=WRONG)
def test_a_wrong_word_is_told(tmp_path, words, text):
    """What, why and what to type; nothing is written."""
    drop(tmp_path / "drop", "a.json", hand_in())
    paths = {name: tmp_path / words[name] for name in words if name in ("path", "roster", "paper")}
    with pytest.raises((ValueError, FileNotFoundError)) as told:
        whosays.grade(**{"path": tmp_path / "drop", "out": tmp_path / "out", **words, **paths})
    assert str(told.value) == text.format(tmp=tmp_path)
    assert not (tmp_path / "out").exists()
