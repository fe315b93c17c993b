"""Class lists as they come from schools, and what is said of their damage."""

import codecs
import os

import pytest

from whosays.classroom.people.roster import MOST_NAMED, read_roster
from whosays.classroom.sheets import MOST_BYTES

CANVAS = '''\
Student,ID,SIS User ID,SIS Login ID,Section,My notes,Week 1 (4431),Current Score
,,,,,,Manual Posting,
    Points Possible,,,,,,10,(read only)
"Doe, Jane",101,S1,jdoe,Period 1 and Period 2,x,8,80
"=""=Sum, X""",102,S2,xsum,Period 1,,,
"Student, Test",999,,5d1c,Period 1,,,
'''
CANVAS_TWO_NAMES = """\
LastName,FirstName,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section,Week 1 (4431)
    Points Possible,,,,,,,,10
Doe,Jane,101,S1,jdoe,,school.test,Period 1,
"""
MOODLE = """\
Identifier,"Full name","ID number","Email address",Status,Group,Grade,"Maximum Grade",\
"Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
"Participant 5566","Jane Doe",S1,jane@school.test,"Submitted for grading",Red,,100.00,Yes,\
"Monday, 2 March 2026, 9:00 AM",-,"<p>two
lines</p>"
"""
MOODLE_BLIND = 'Identifier,Status,Grade,"Maximum Grade"\n"Participant 12",-,,100.00\n'


def roster(folder, data):
    """Write a class list and read it."""
    path = folder / "list.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_roster(path)


def told(problems):
    """Return what is said of a list, as whole sentences."""
    return [f"{each.what} {each.why} {each.mend}" for each in problems]


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("utf-8"), id="utf-8"),
        pytest.param(lambda text: codecs.BOM_UTF8 + text.encode(), id="utf-8-marked"),
        pytest.param(lambda text: text.encode("utf-16"), id="utf-16"),
        pytest.param(lambda text: text.encode("utf-16-le"), id="utf-16-unmarked"),
        pytest.param(lambda text: text.encode("utf-16-be"), id="utf-16-other-way"),
        pytest.param(lambda text: text.encode("utf-32"), id="utf-32"),
        pytest.param(lambda text: text.encode("latin-1"), id="latin-1"),
        pytest.param(lambda text: text.encode("cp1252"), id="windows"),
        pytest.param(lambda text: text.replace(",", ";").encode(), id="semicolons"),
        pytest.param(lambda text: text.replace(",", "\t").encode(), id="tabs"),
        pytest.param(lambda text: b"sep=;\n" + text.replace(",", ";").encode(), id="sep"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="windows-lines"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="old-mac-lines"),
        pytest.param(lambda text: ("\n\n" + text + "\n,,\n").encode(), id="empty-lines"),
    ],
)
def test_any_spreadsheet_s_file_is_read(tmp_path, encode):
    """Encoding, separator and line ends are found out, not asked for."""
    found, problems = roster(tmp_path, encode("Student ID,NAME,Alias\n7,José Ñandú,Mina\n"))
    assert problems == []
    (person,) = found.people
    assert (person.student_id, person.name, person.alias) == ("7", "José Ñandú", "Mina")


def test_a_quoted_name_keeps_its_comma(tmp_path):
    """A name in quotation marks is one cell."""
    found, _ = roster(tmp_path, 'name,alias\n"Doe, Jane",Mina\n')
    assert found.people[0].name == "Doe, Jane"


def test_names_in_two_columns_are_joined(tmp_path):
    """Last and first name make one name, last name first."""
    found, _ = roster(tmp_path, "First Name;Surname;ID\nJane;Doe;7\n")
    assert (found.people[0].name, found.people[0].student_id) == ("Doe, Jane", "7")


@pytest.mark.parametrize("text", [CANVAS, CANVAS_TWO_NAMES], ids=["one-name", "two-names"])
def test_a_canvas_gradebook_is_read_as_it_is(tmp_path, text):
    """The rows about assignments and the test student are nobody."""
    found, problems = roster(tmp_path, text)
    assert (found.form, problems) == ("canvas", [])
    jane = found.people[0]
    assert (jane.name, jane.canvas_id, jane.student_id, jane.login) == (
        ("Doe, Jane", "101", "S1", "jdoe")
    )
    assert [row[0].strip() for row in found.before][-1] == "Points Possible"
    assert [each.name for each in found.people[1:]] in (["=Sum, X"], [])


def test_a_student_called_points_possible_is_a_student(tmp_path):
    """A name that a student chose in Canvas does not change what the lessons are worth."""
    line = "Points Possible,66,,eve,P1,,1,\n"
    found, _ = roster(tmp_path, CANVAS + line)
    assert found.people[-1].canvas_id == "66"
    assert all("66" not in row for row in found.before)


@pytest.mark.parametrize(
    ("text", "name"), [(MOODLE, "Jane Doe"), (MOODLE_BLIND, "")], ids=["named", "hidden-names"]
)
def test_a_moodle_worksheet_is_read_as_it_is(tmp_path, text, name):
    """The participant's number is what the names of files have; cells may have lines."""
    found, problems = roster(tmp_path, text)
    assert (found.form, problems) == ("moodle", [])
    assert found.people[0].name == name
    assert found.people[0].moodle_id == ("5566" if name else "12")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param(
            "1,Doe, Jane,x",
            "Line 3 of list.csv was left out. It has 4 cells and the first row has 3: a name with "
            'a comma needs quotation marks around it. Write such a name as "Doe, Jane", with the '
            "marks, and grade again.",
            id="unquoted-comma",
        ),
        pytest.param(
            '2,"Doe,x',
            "Line 3 of list.csv was left out. Its quotation marks do not match, or a cell is far "
            "too long. Open the file in a spreadsheet, mend that line, and save it as CSV.",
            id="open-quotation",
        ),
        pytest.param(
            f"2,{'x' * 30_000},x",
            "Line 3 of list.csv was left out. Its quotation marks do not match, or a cell is far "
            "too long. Open the file in a spreadsheet, mend that line, and save it as CSV.",
            id="endless-cell",
        ),
        pytest.param(
            "9,Ida,ida",
            "Line 3 of list.csv was left out. It names the same student as line 2. You need not "
            "do anything; to be rid of this line, delete the second row.",
            id="twice",
        ),
        pytest.param(
            "9,Ben,ben",
            "Lines 2, 3 of list.csv share the student_id 9. It cannot tell those students apart, "
            "so no hand-in is given to any of them by it. Give each student their own student_id, "
            "and grade again.",
            id="same-id",
        ),
        pytest.param(
            "8,Ben,IDA",
            "Lines 2, 3 of list.csv share the alias ida. A hand-in with that alias may come from "
            "any of those students, so it is given to none. Ask them to sign in with different "
            "aliases, and write those into the list.",
            id="same-alias",
        ),
        pytest.param(
            "1.2E+07,Ben,ben",
            "The id 1.2E+07 in line 3 of list.csv was not used. A spreadsheet has rounded it, so "
            "its last digits are lost. In your spreadsheet, make the column of ids a text column, "
            "and copy the ids in again.",
            id="rounded-id",
        ),
    ],
)
def test_a_damaged_row_is_told_with_its_line(tmp_path, rows, text):
    """Each trouble costs its own row at most, and is told once."""
    found, problems = roster(tmp_path, f"student_id,name,alias\n9,Ida,ida\n{rows}\n5,Cy,cy\n")
    assert told(problems) == [text]
    assert {"Ida", "Cy"} <= {each.name for each in found.people}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "list.csv is empty.", id="empty"),
        pytest.param(b"\0\0\0", "list.csv is empty.", id="zeros"),
        pytest.param(b"PK\3\4...", "list.csv is a spreadsheet, not a CSV file.", id="excel"),
        pytest.param(b"name,alias\n", "The class list list.csv names nobody.", id="only-a-header"),
        pytest.param(
            b"1,2\n3,4\n",
            "The class list list.csv has no headings.",
            id="no-header",
        ),
        pytest.param(
            b"Spitzname,Mail2go\nheron,x\n",
            "The class list list.csv has no column that names a student.",
            id="strange-header",
        ),
    ],
)
def test_a_file_that_is_no_list_says_so(tmp_path, data, text):
    """Nobody is on the list, and one sentence says why."""
    found, (problem,) = roster(tmp_path, data)
    assert (found.people, problem.what) == ((), text)


@pytest.mark.parametrize(
    ("line", "headings"),
    [
        ("Mina Kim,Mina 000,mina@s.test", "name,alias,email"),
        ('heron,"Kim, Mina"', "alias,name"),
        ("4711;Mina Kim;heron;;P 1", "student_id;name;alias;other;other"),
    ],
    ids=["plain", "quoted", "semicolons"],
)
def test_a_list_without_headings_is_told_which_to_put_on_top(tmp_path, line, headings):
    """The first student is never taken for headings, nor left out."""
    found, (problem,) = roster(tmp_path, f"{line}\n{line}\n")
    assert found.people == ()
    assert problem.mend == f"Put this line on top, and change it where it is wrong: {headings}"
    again, _ = roster(tmp_path, f"{headings}\n{line}\n")
    assert len(again.people) == 1


def test_keys_are_different_even_where_ids_are_not(tmp_path):
    """A shared id is nobody's key; the first column that is a person's own is."""
    found, _ = roster(tmp_path, "student_id,name,alias\n9,A,x\n9,B,y\n,,z\n8,A,z\n9,B,q\n")
    keys = [each.key for each in found.people]
    assert keys == ["x", "y", "line 4", "8", "q"]


def test_formulas_and_controls_are_shown_as_what_they_are(tmp_path):
    """Excel's quoted texts lose their frame, and nothing invisible is left in a name."""
    found, _ = roster(tmp_path, 'id,name\n"=""007""",Ja\u202ene\n')
    assert (found.people[0].student_id, found.people[0].name) == ("007", "Ja\ufffdne")


def test_a_pipe_a_folder_and_a_missing_file_do_not_hang(tmp_path):
    """Only an ordinary file is opened."""
    os.mkfifo(tmp_path / "pipe.csv")
    for name in ("pipe.csv", "nothing.csv", "."):
        _, (problem,) = read_roster(tmp_path / name)
        assert problem.code == "sheet-no-file"


def test_a_huge_file_is_not_read(tmp_path):
    """A file that no class fills is refused before it is opened."""
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert [each.code for each in read_roster(path)[1]] == ["sheet-too-large"]


def test_five_thousand_rows_are_read(tmp_path):
    """A whole school is one list."""
    rows = "".join(f'{n},"Doe{n}, Jane",alias{n}\n' for n in range(5000))
    found, problems = roster(tmp_path, f"id,name,alias\n{rows}")
    assert (len(found.people), problems) == (5000, [])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"name,alias\n" + b'"a\n' * 3000, id="quotation-marks"),
        pytest.param(b"name,alias\n" + b'"' * 300_000, id="one-long-quotation"),
        pytest.param(b"name\n" + b"," * 100_000 + b"\n", id="many-cells"),
        pytest.param(b"name,alias\n" + b"same,same\n" * 30_000, id="many-rows"),
        pytest.param(b"name,alias\n" + b"x,,,,y\n" * 5000, id="many-damaged-rows"),
        pytest.param(b"id,alias\n" + b"".join(b"%d,x\n" % n for n in range(5000)), id="one-alias"),
        pytest.param(b"name,name,name,alias,alias\na,b,c,d,e\n", id="columns-twice"),
        pytest.param(bytes(range(256)) * 400, id="noise"),
        pytest.param("name\n\ud800\n".encode("utf-8", "surrogatepass"), id="surrogate"),
    ],
)
def test_hostile_lists_end_in_few_words(tmp_path, data):
    """Whatever a list holds, reading it ends, raises nothing and says no more than it must."""
    found, problems = roster(tmp_path, data)
    assert all(told(problems))
    assert len(problems) <= MOST_NAMED + 60
    assert len({each.key for each in found.people}) == len(found.people)
