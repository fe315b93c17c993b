"""Marks in the forms that schools' systems import; the classes and numbers are our own."""

import csv

import pytest
from graded_folder import graded
from test_classroom_grade import drop, hand_in

import whosays
from whosays.classroom.exporting.export import export
from whosays.cli import main

JANE = ("s1", "Doe, Jane", "Mina", "system", "101", "01", 0.875)
JOHN = ("s2", "Roe, John", "Ben", "alias", "102", "01", 1.0)
GRADEBOOK = """\
Student,ID,SIS User ID,SIS Login ID,Section,Notes,Sources (4431),Sources (4432),Other (9),Total
,,,,,,,,Manual Posting,
    Points Possible,,,,,,20,5,10,(read only)
"Doe, Jane",101,s1,jdoe,P1,x,3,,7,50
"Roe, John",102,s2,jroe,P1,,,,,
"Poe, Ann",103,s3,apoe,P1,,19,,,
"""
WORKSHEET = """\
Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",\
"Last modified (submission)","Last modified (grade)","Feedback comments"
"Participant 101","Jane Doe",j@s.test,Submitted,,50.00,Yes,"Monday, 2 March 2026, 9:00 AM",-,=1+1
"Participant 102","John Roe",r@s.test,Submitted,,50.00,No,-,-,
"Participant 103","Ann Poe",p@s.test,-,33.00,50.00,Yes,-,"Monday, 2 March 2026, 9:00 AM",kind
"""


def rows(path):
    """Return the rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def gradebook(tmp_path):
    """Return a Canvas gradebook export."""
    path = tmp_path / "gradebook.csv"
    path.write_text(GRADEBOOK)
    return path


@pytest.fixture
def worksheet(tmp_path):
    """Return a Moodle grading worksheet."""
    path = tmp_path / "worksheet.csv"
    path.write_text(WORKSHEET)
    return path


def test_canvas_gets_its_own_columns_and_points(tmp_path, gradebook):
    """A known assignment keeps its title with number, and marks are in its points."""
    out = graded(tmp_path / "out", JANE, JOHN, system="canvas")
    made = export(out, "canvas", roster=gradebook, assignment="other")
    assert rows(made.path) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Other (9)"],
        ["    Points Possible", "", "", "", "", "10"],
        ["Doe, Jane", "101", "s1", "jdoe", "P1", "8.75"],
        ["Roe, John", "102", "s2", "jroe", "P1", "10"],
    ]
    assert (made.students, made.unproved, made.problems) == (2, 1, ())


@pytest.mark.parametrize("lesson", ["01", "02"])
def test_who_shares_a_name_gets_no_row_in_any_lesson(tmp_path, lesson):
    """Another account of a listed name gets no row in a lesson that only that account gave."""
    (tmp_path / "class.csv").write_text("student_id,name\ns1,Jane Doe\ns2,John Roe\n")
    first = ("Jane Doe 7", "Jane Doe", "Mina", "system", "7", "01", 1.0)
    other = ("Jane Doe 8", "Jane Doe", "Eve", "system", "8", lesson, 0.0)
    john = ("s2", "John Roe", "Ben", "system", "9", "02", 0.5)
    out = graded(tmp_path / "out", first, other, john, system="moodle")
    made = export(out, "canvas", roster=tmp_path / "class.csv", lesson="02")
    assert [row[0] for row in rows(made.path)[2:]] == ["John Roe"]
    assert [each.code for each in made.problems] == ["export-two-claim"] * (lesson == "02")


def test_a_number_of_canvas_that_is_another_ones_gets_no_row(tmp_path, gradebook):
    """Who only shares a name with a row of another number is left out, and not that row."""
    twin = ("doejane 999", "doejane", "Eve", "system", "999", "01", 0.0)
    out = graded(tmp_path / "out", twin, JOHN, system="canvas")
    made = export(out, "canvas", roster=gradebook)
    names = {row[0]: row[1] for row in rows(made.path)[2:]}
    assert names == {"doejane": "999", "Roe, John": "102"}


def test_canvas_keeps_the_marks_that_it_has(tmp_path, gradebook):
    """Where a lesson has no score, the cell is as Canvas had it: an empty one takes marks away."""
    other = ("s1", "Doe, Jane", "Mina", "system", "101", "02", "")
    third = ("s3", "Poe, Ann", "Ann", "system", "103", "02", 0.5)
    out = graded(tmp_path / "out", JANE, other, third, system="canvas")
    text = gradebook.read_text().replace("Other (9)", "Who Says? 02 (9)")
    gradebook.write_text(text.replace("Sources (4431)", "Who Says? 01 (4431)"))
    made = export(out, "canvas", roster=gradebook)
    assert [row[-2:] for row in rows(made.path)] == [
        ["Who Says? 01 (4431)", "Who Says? 02 (9)"],
        ["20", "10"],
        ["17.5", "7"],
        ["19", "5"],
    ]


def test_canvas_needs_no_gradebook(tmp_path):
    """With the system's numbers alone, the form has its five columns and a new assignment."""
    made = export(graded(tmp_path / "out", JANE, system="canvas"), "canvas")
    assert rows(made.path) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Who Says? 01"],
        ["    Points Possible", "", "", "", "", "100"],
        ["Doe, Jane", "101", "", "", "", "87.5"],
    ]


def test_who_cannot_be_told_apart_is_left_out_and_named(tmp_path, gradebook):
    """No mark goes to a row that two students may be, nor to nobody."""
    twin = ("Mina", "", "jdoe", "alias", "", "01", 0.1)
    out = graded(tmp_path / "out", ("Zed", "", "Zed", "alias", "", "01", 0.4), twin, JANE)
    gradebook.write_text(gradebook.read_text().replace("s1,jdoe", "s9,jdoe"))
    made = export(out, "canvas", roster=gradebook, assignment="Other")
    assert [row[0] for row in rows(made.path)[2:]] == ["Doe, Jane"]
    assert [f"{each.what} {each.why} {each.mend}" for each in made.problems] == [
        f"{name} was left out. The school's system cannot tell who it is: the class list gives no "
        "canvas_id, student_id or login. Add it to the class list, give the list with --roster, "
        "and export again."
        for name in ("Mina", "Zed")
    ]


def test_an_alias_that_looks_like_an_id_gets_nobody_s_mark(tmp_path, gradebook):
    """Who signed in as another student's id is not exported as that student."""
    out = graded(tmp_path / "out", ("s1", "", "s1", "alias", "", "01", 1.0), JOHN)
    made = export(out, "canvas", roster=gradebook, assignment="Other")
    assert [row[0] for row in rows(made.path)[2:]] == ["Roe, John"]
    assert [each.params["student"] for each in made.problems] == ["s1"]


def test_two_assignments_of_one_title_are_not_guessed_at(tmp_path, gradebook):
    """The error lists both, and ends with what to type."""
    out = graded(tmp_path / "out", JANE, system="canvas")
    with pytest.raises(ValueError, match="Several assignments") as caught:
        export(out, "canvas", roster=gradebook, assignment="Sources")
    assert str(caught.value) == (
        "Several assignments are called Sources. The gradebook has: Sources (4431), Sources "
        '(4432). Give the whole title with its number, such as --assignment "Week 1 (4431)"'
    )


def test_a_moodle_worksheet_comes_back_filled_in(tmp_path, worksheet):
    """Marks are in its maximum; other rows, locked ones and all feedback stay as they are."""
    out = graded(tmp_path / "out", JANE, JOHN, system="moodle")
    made = export(out, "moodle", roster=worksheet)
    assert rows(made.path) == [
        ["Identifier", "Full name", "Grade", "Maximum Grade", "Last modified (grade)"],
        ["Participant 101", "Jane Doe", "43.75", "50.00", "-"],
        ["Participant 102", "John Roe", "", "50.00", "-"],
        ["Participant 103", "Ann Poe", "33.00", "50.00", "Monday, 2 March 2026, 9:00 AM"],
    ]
    assert [each.code for each in made.problems] == ["export-locked"]


def test_moodle_s_gradebook_takes_ids_and_a_column_a_lesson(tmp_path):
    """The column that names most students is mapped; who lacks it is left out and told."""
    out = graded(tmp_path / "out", JANE, JOHN, ("s1", "Doe, Jane", "Mina", "x", "", "02", 0.333333))
    people = tmp_path / "list.csv"
    people.write_text('student_id,name,email\ns1,"Doe, Jane",j@s.test\ns2,"Roe, John",\n')
    made = export(out, "moodle", roster=people)
    assert rows(made.path) == [
        ["ID number", "Email address", "Full name", "Who Says? 01", "Who Says? 02"],
        ["s1", "j@s.test", "Doe, Jane", "87.5", "33.33"],
        ["s2", "", "Roe, John", "100", ""],
    ]


CLASS = """student_id,name,alias,email,canvas_id
s1,"Kim, Mina",Mina,mina@s.test,101
s2,"Berg, Jonas",Jonas,jonas@s.test,102
s3,"Roe, Jo",Jo,jonas@s.test,102
"""


@pytest.fixture
def listed(tmp_path):
    """Return a folder that grading wrote with a class list; two in it share address and number."""
    for alias in ("Mina", "Jonas"):
        drop(tmp_path / "drop", f"{alias}.json", hand_in(alias))
    (tmp_path / "class.csv").write_text(CLASS)
    whosays.grade(tmp_path / "drop", out=tmp_path / "out", roster=tmp_path / "class.csv")
    return tmp_path / "out"


@pytest.mark.parametrize("again", [False, True], ids=["kept", "given-again"])
@pytest.mark.parametrize("kind", ["moodle", "canvas"])
def test_an_export_knows_the_class_list_that_the_class_was_graded_with(listed, kind, again):
    """No list has to be given twice, and of two who share what the system goes by none is in."""
    text = CLASS.replace("s2", "").replace("s3", "")
    (listed.parent / "class.csv").write_text(text)
    made = export(listed, kind, roster=listed.parent / "class.csv" if again else None)
    names = {"moodle": 2, "canvas": 0}
    body = rows(made.path)[1 if kind == "moodle" else 2 :]
    found = [row[names[kind]] for row in body]
    assert found == (["Kim, Mina"] if again or kind == "canvas" else ["Berg, Jonas", "Kim, Mina"])


def test_a_shared_address_is_told(listed):
    """The mark of one of two could go to the other, so the teacher enters it by hand."""
    (listed.parent / "class.csv").write_text(CLASS.replace("s2", "").replace("s3", ""))
    (problem,) = export(listed, "moodle", roster=listed.parent / "class.csv").problems
    assert str(problem) == (
        "Berg, Jonas was left out. Several students in the class list have the email "
        "jonas@s.test, so the mark could go to the wrong one. Give each student their own email "
        "in the class list, give the list with --roster, and export again."
    )


def test_marks_of_nobody_are_not_written(tmp_path, capsys):
    """Where no student can be named to the system, it is said once, and there is no file."""
    out = graded(tmp_path / "out", *(("Zed", "", "Zed", "alias", "", n, 0.4) for n in ("01", "02")))
    assert main(["export", str(out), "--for", "Moodle"]) == 2
    assert capsys.readouterr().err == (
        f"Nothing was written: the marks in {out} name nobody whom the school's system knows. It "
        "needs student_id or email, and the class was graded without a class list that has one of "
        "them. Export needs the class list too. Add: --roster class.csv\n"
    )
    assert not (out / "for-moodle.csv").exists()


def test_a_list_that_names_nobody_is_told_once(tmp_path, worksheet):
    """The reason of the first stands for all."""
    out = graded(tmp_path / "out", ("Zed", "", "Zed", "alias", "", "01", 0.4))
    with pytest.raises(ValueError, match="nobody would be in the file") as told:
        export(out, "moodle", roster=worksheet)
    assert str(told.value) == (
        "Nothing was written: nobody would be in the file. The worksheet has no single row for "
        "them. Enter this mark by hand, or download the worksheet again with all students."
    )


def test_a_plain_table_is_safe_in_a_spreadsheet(tmp_path):
    """Names that look like formulas come out as texts."""
    out = graded(tmp_path / "out", ("=1+1", "@x", "-y", "alias", "", "01", 0.5))
    made = export(out, "csv")
    assert rows(made.path)[1] == ["'=1+1", "'@x", "'-y", "alias", "50"]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        pytest.param(
            {"kind": "excel"},
            "There is no form excel. Marks are written for canvas, for moodle, or as csv for a "
            "spreadsheet. Choose one of those: --for canvas",
            id="kind",
        ),
        pytest.param(
            {"kind": "csv", "lesson": "7"},
            "There are no marks for lesson 7. These lessons were graded: 01, 02. Choose one of "
            "those, or leave --lesson out.",
            id="lesson",
        ),
        pytest.param(
            {"kind": "csv", "assignment": "Essay"},
            "Several lessons were graded: 01, 02. A worksheet, or a title of your own, is for one "
            "of them. Choose one: --lesson 05",
            id="title",
        ),
    ],
)
def test_what_cannot_be_done_says_what_to_type(tmp_path, options, text):
    """What, why and mend, in three sentences."""
    out = graded(tmp_path / "out", JANE, ("s1", "Doe, Jane", "Mina", "system", "", "02", 1.0))
    kind = options.pop("kind")
    with pytest.raises(ValueError, match=r"^(There|Several)") as caught:
        export(out, kind, **options)
    assert str(caught.value) == text


@pytest.mark.parametrize(
    "text", ['{"whosays":"hand-in"}\n', "", "student,name,alias,proof\n", "\0"]
)
def test_no_other_file_is_written_over(tmp_path, text):
    """A slip in the name of the file costs no hand-in, and no other table."""
    out = graded(tmp_path / "out", JANE)
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(ValueError, match="was not written") as told:
        export(out, "csv", to=path)
    assert path.read_text() == text
    assert str(told.value) == (
        f"{path} was not written. There is another file of that name, and it might be somebody's "
        "work. Choose another name: --to for-my-school.csv"
    )


def test_an_export_is_written_over_by_the_same_export(tmp_path):
    """Marks that were made anew take the place of the old ones."""
    path = tmp_path / "marks.csv"
    for score in (0.5, 1.0):
        export(graded(tmp_path / "out", (*JANE[:-1], score)), "csv", to=path)
    assert [row[-1] for row in rows(path)] == ["Who Says? 01", "100"]


def test_the_sources_of_an_export_are_not_written_over(tmp_path, gradebook):
    """Neither the class list nor a table of marks is lost to a slip of the hand."""
    out = graded(tmp_path / "out", JANE, system="canvas")
    for path in (gradebook, out / "grades.csv"):
        before = path.read_bytes()
        with pytest.raises(ValueError, match="was not written") as caught:
            export(out, "canvas", roster=gradebook, assignment="Other", to=path)
        assert str(caught.value) == (
            f"{path} was not written. The marks or the class list are read from that very file. "
            "Choose another name: --to for-my-school.csv"
        )
        assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(tmp_path):
    """Nothing is written, and the last sentence says what to type."""
    out = graded(tmp_path / "out", JANE, system="canvas")
    path = tmp_path / "nowhere" / "x.csv"
    with pytest.raises(OSError, match="Nothing could be written") as caught:
        export(out, "csv", to=path)
    assert str(caught.value) == (
        f"Nothing could be written to {path}. The computer answered: No such file or directory. "
        "Choose a file in a folder that is there and yours: --to for-my-school.csv"
    )


def test_the_command_says_where_it_is_and_what_to_do_with_it(tmp_path, capsys):
    """The last line is the next step in the school's system."""
    out = graded(tmp_path / "out", JANE, system="canvas")
    assert main(["export", str(out), "--for", "canvas", "--lesson", "1"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"Marks of 1 student (Who Says? 01) are in {out / 'for-canvas.csv'}"
    assert told[-1].startswith("In Canvas open Grades, choose Import")


def test_the_command_ends_with_2_where_there_is_nothing(tmp_path, capsys):
    """A folder without marks is told, and nothing is written."""
    assert main(["export", str(tmp_path), "--for", "csv"]) == 2
    assert capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
