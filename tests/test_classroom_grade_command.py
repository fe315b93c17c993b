"""``whosays grade``: what a terminal says, what the status means, and how wrong words are met."""

import json
from dataclasses import replace

import classes
import pytest
import question_answers
from test_classroom_grade import drop, hand_in

import whosays
from whosays.classroom.problems import Problem
from whosays.classroom.reading import walk
from whosays.classroom.scoring.class_summary import SoundFall
from whosays.cli import main
from whosays.cli.graded import told

CUT = Problem("", "cut-off", {"line": "1"}).what


@pytest.fixture(autouse=True)
def plain_machine(monkeypatch, tmp_path):
    """Stand in an empty folder, with the clock of Greenwich."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setattr("whosays.cli.graded.command", lambda: "whosays")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def dropped(tmp_path):
    """Return a folder with the hand-ins of three students."""
    for alias in ("Mina", "Jonas", "Olena"):
        drop(tmp_path / "week 1", f"{alias}.json", hand_in(alias))
    return tmp_path / "week 1"


def grade(capsys, *typed):
    """Run the command; return its status, what it printed and its complaint."""
    status = main(["grade", *map(str, typed)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_teacher_reads_what_came_of_it_and_what_to_do_next(dropped, capsys):
    """The lines name counts, places and the question that most have wrong by now."""
    assert grade(capsys, dropped, "--late-after", "2026-11-27T07:00") == (
        0,
        """\
Graded 3 hand-ins of 3 students: lesson 00.
Every file was read.
Known by an alias alone, which anybody can type: 3 students. A class list tells more: --roster FILE
Late (after 2026-11-27 07:00+00:00): 3 of 3 marks.

Board:     week 1-graded/board.html (to show to the class; no names)
Feedback:  week 1-graded/feedback (one page a student)
Missing:   week 1-graded/missing.csv (who is missing, and who is late, lesson by lesson)
Marks:     week 1-graded/grades.csv (for your school's system: whosays export \
"week 1-graded" --for canvas)
Columns:   week 1-graded/columns.md (what each one means)

Next: Take up lesson 00 again, and first of all question 00-q1: 0 of 3 students have it right by \
now, at their last try. It asks whether they can do this: See what changed between a claim and a \
page that repeats it.
""",
        "",
    )


def test_a_class_that_did_well_is_told_to_go_on(tmp_path, capsys):
    """Above 70 in 100 at every question no lesson is taken up again."""
    asked = classes.keys().questions("00")
    answers = [(id, question_answers.right(each)) for id, each in asked.items()]
    for alias in ("Mina", "Jonas", "Olena"):
        drop(tmp_path / "drop", f"{alias}.json", hand_in(alias, answers))
    _, out, _ = grade(capsys, "drop")
    assert out.splitlines()[-1] == (
        "Next: Go on. More than 70 in 100 of those who answered have every question right by now, "
        "at their last try."
    )


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_graded(dropped, capsys):
    """The status is 1, and the line says where to look."""
    for number in range(5):
        (dropped / f"broken {number}.json").write_text("{")
    status, out, _ = grade(capsys, dropped)
    assert (status, out.splitlines()[:6]) == (
        1,
        [
            "Graded 3 hand-ins of 3 students: lesson 00.",
            "Not graded: 5 files. problems.csv says why, and what to do about each.",
            *(f"  broken {number}.json: {CUT}" for number in range(3)),
            "  and 2 more",
        ],
    )


def test_lines_that_were_left_out_are_told_by_number(dropped, tmp_path, capsys):
    """A file of answers or a class list of which most was read is not called ungraded."""
    good, bad = "Mina,00,00-q2,a", "Mina,99,00-q2,a"
    lines = ["student,lesson,question,answer", good, bad, good, bad]
    (tmp_path / "paper.csv").write_text("\n".join(lines))
    (tmp_path / "list.csv").write_text("alias,section\nMina,1\nJonas,1\nOlena,1\n,2\n")
    status, out, _ = grade(capsys, dropped, "--paper", "paper.csv", "--roster", "list.csv")
    assert (status, out.splitlines()[1:3]) == (
        1,
        [
            "Lines of list.csv: 3 read, 1 left out (5). problems.csv says why.",
            "Lines of paper.csv: 2 read, 2 left out (3, 5). problems.csv says why.",
        ],
    )
    assert "Not graded" not in out


def test_a_file_of_which_no_line_was_read_is_not_graded(dropped, tmp_path, capsys):
    """Where the headings are wrong, no line is told by number."""
    (tmp_path / "paper.csv").write_text("who,what\nMina,a\n")
    _, out, _ = grade(capsys, dropped, "--paper", "paper.csv")
    assert out.splitlines()[1:3] == [
        "Not graded: 1 file. problems.csv says why, and what to do about each.",
        "  paper.csv: The answers from paper in paper.csv were not read: there is no column "
        "student, lesson, question, answer.",
    ]


def test_more_files_than_are_read_are_told(dropped, monkeypatch, capsys):
    """What is wrong with the folder as a whole comes before its files."""
    monkeypatch.setattr(walk, "MOST_FILES", 2)
    status, out, _ = grade(capsys, dropped)
    problem = Problem("", "too-many-files", {"most": "2"})
    assert (status, out.splitlines()[:2]) == (
        2,
        ["Nothing was graded: no hand-in could be read.", f"{problem.what} {problem.mend}"],
    )


def test_what_is_odd_is_told_apart_from_what_is_not_graded(dropped, capsys):
    """A score that somebody added is ignored; there is a line to look at, and all was read."""
    text = (dropped / "Mina.json").read_text("utf-8")
    (dropped / "Mina.json").write_text(text.replace("{", '{"score": 100, ', 1), "utf-8")
    status, out, _ = grade(capsys, dropped)
    assert (status, out.splitlines()[1:3]) == (
        0,
        [
            "Every file was read.",
            "Worth a look: 1 thing about files that were graded all the same, in problems.csv.",
        ],
    )


def test_a_class_list_tells_who_is_missing(dropped, tmp_path, capsys):
    """Those who handed nothing in are counted."""
    (tmp_path / "list.csv").write_text("student_id,name,alias\n7,Kim Mina,Mina\n9,Roe Jo,Jo\n")
    _, out, _ = grade(capsys, dropped, "--roster", tmp_path / "list.csv")
    assert (
        "On your class list, and handed nothing in: 1 student. "
        "They are at the end of students.csv." in out.splitlines()
    )


def test_when_a_hand_in_came_may_not_be_known(tmp_path, capsys):
    """Moodle writes no time, so nobody is called late or in time."""
    drop(tmp_path / "drop", "Mina Kim_4001_assignsubmission_file_a.json", hand_in())
    _, out, _ = grade(capsys, "drop", "--late-after", "2026-11-27")
    assert out.splitlines()[2:4] == [
        "Late (after 2026-11-28 00:00+00:00): 0 of 1 marks.",
        "Nobody says when the hand-ins of 1 of them came: neither the school's system nor the "
        "folder.",
    ]


def test_nothing_to_grade_ends_with_status_two(tmp_path, capsys):
    """The folder is written all the same, so that problems.csv can be read."""
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "essay.pdf").write_bytes(b"%PDF-1.7")
    status, out, _ = grade(capsys, "drop")
    assert (status, out.splitlines()) == (
        2,
        [
            "Nothing was graded: no hand-in could be read.",
            "Not graded: 1 file. problems.csv says why, and what to do about each.",
            f"  essay.pdf: {Problem('essay.pdf', 'mistaken-pdf').what}",
            "Problems:  drop-graded/problems.csv",
        ],
    )


def test_an_empty_folder_is_told(tmp_path, capsys):
    """It is not said that something in it could not be read."""
    (tmp_path / "drop").mkdir()
    assert grade(capsys, "drop") == (
        2,
        "Nothing was graded: there are no files in drop. Put the hand-ins there, or name the "
        "folder or zip that holds them: whosays grade hand-ins\n",
        "",
    )


def test_a_table_that_was_changed_is_told_once(dropped, tmp_path, capsys):
    """The teacher reads under which name the own marks are kept; the next time nothing is new."""
    grade(capsys, dropped)
    with (tmp_path / "week 1-graded" / "grades.csv").open("a") as file:
        file.write("mine\n")
    (tmp_path / "week 1-graded" / "notes.txt").write_text("mine")
    told = [
        line for _ in range(2) for line in grade(capsys, dropped)[1].splitlines() if "You " in line
    ]
    assert told == [
        "You had changed a table, so yours is kept beside the new one: "
        "grades (changed by you, 1).csv"
    ]


def test_no_class_list_is_asked_for_where_one_was_given(dropped, tmp_path, capsys):
    """What would tell more is then the school's own system."""
    (tmp_path / "list.csv").write_text("student_id,alias\n7,Mina\n")
    _, out, _ = grade(capsys, dropped, "--roster", tmp_path / "list.csv")
    assert "--roster" not in out
    assert "An upload to your school's system would tell more." in out


def test_the_next_line_can_be_typed_where_the_path_lacks_the_command(dropped, monkeypatch, capsys):
    """As after an installation that told of a folder outside the path."""
    monkeypatch.setattr("whosays.cli.graded.command", lambda: "/venv/python -m whosays")
    _, out, _ = grade(capsys, dropped)
    assert '/venv/python -m whosays export "week 1-graded" --for canvas' in out


def test_trust_in_sound_items_that_fell_is_told(dropped, tmp_path):
    """The teacher reads it on the terminal, before the next step."""
    grading = whosays.grade(dropped)
    fall = SoundFall("07", 20, 15, 0.8, 0.5, None, None)
    changed = replace(grading, summary=replace(grading.summary, fall=fall))
    assert told(changed, tmp_path)[-4:-1] == ["", fall.line, ""]


def test_json_holds_the_same_and_no_name(dropped, capsys):
    """It is one object on the standard output, with nothing else."""
    status, out, err = grade(capsys, dropped, "--json", "--out", "marks")
    told = json.loads(out)
    assert (status, err, "Mina" in out) == (0, "", False)
    assert {name: told[name] for name in ("out", "hand_ins", "students", "lessons", "status")} == {
        "out": "marks",
        "hand_ins": 3,
        "students": 3,
        "lessons": ["00"],
        "status": 0,
    }
    assert (told["worst_objective"]["lesson"], told["worst_objective"]["tries"]) == ("00", "first")
    assert told["next_step"]["lesson"] == "00"
    assert (told["next_step"]["questions"], told["next_step"]["tries"]) == (["00-q1"], "last")


def test_grading_again_takes_the_place_of_the_first(dropped, tmp_path, capsys):
    """The same line can be typed each week."""
    grade(capsys, dropped)
    classes.make_class(dropped, 2, ["00"])
    status, out, _ = grade(capsys, dropped)
    assert (status, out.splitlines()[0]) == (0, "Graded 5 hand-ins of 5 students: lesson 00.")


WRONG = {
    "no such folder": (
        ["nowhere"],
        "There is nothing at nowhere. The name may be mistyped, or the folder may lie elsewhere. "
        "Name the folder or zip of the hand-ins: whosays grade hand-ins\n",
    ),
    "no name": (
        [""],
        "There is nothing at ''. The name may be mistyped, or the folder may lie elsewhere. "
        "Name the folder or zip of the hand-ins: whosays grade hand-ins\n",
    ),
    "into the hand-ins": (
        ["week 1", "--out", "week 1/marks"],
        "week 1/marks lies inside week 1, which is to be read. What grading writes would be taken "
        "for hand-ins the next time, and students might read it there. "
        'Name a folder elsewhere: whosays grade "week 1" --out my-marks\n',
    ),
    "into a folder of somebody else": (
        ["week 1", "--out", "."],
        ". holds files that grading did not write. Grading replaces the whole folder, and those "
        "files might be somebody's work. Name a new folder: --out my-marks\n",
    ),
    "no time": (
        ["week 1", "--late-after", "Friday"],
        "Friday is no time that --late-after understands. It takes a day, or a day and a time of "
        "day with a T or a blank between, with or without a zone. "
        "Write it so: --late-after 2026-11-27T16:00\n",
    ),
    "no such way": (
        ["week 1", "--keep", "worst"],
        "worst is no way to choose the try that counts. The ways are first, best and last. "
        "Write it so: --keep first\n",
    ),
    "no class list": (
        ["week 1", "--roster", "list.csv"],
        "There is no file list.csv. It was named after --roster, and is needed. "
        "Name the file as it is, or leave --roster out.\n",
    ),
    "no address": (
        ["week 1", "--lessons", "our school"],
        "'our school' is no address of the lessons. Links on a page lead to an address that begins "
        "with http:// or https://. Type --lessons http://localhost:8888/lab/tree, or leave it "
        "out.\n",
    ),
}


@pytest.mark.parametrize(("typed", "text"), WRONG.values(), ids=WRONG)
def test_a_wrong_word_is_told(dropped, tmp_path, capsys, typed, text):
    """What, why and what to type; status 2, and nothing is written."""
    assert grade(capsys, *typed) == (2, "", text)
    assert [path.name for path in tmp_path.iterdir()] == ["week 1"]


def test_graded_from_within_the_folder_another_place_is_asked_for(dropped, monkeypatch, capsys):
    """Nothing is ever written among the hand-ins, not even by default."""
    monkeypatch.chdir(dropped)
    status, _, err = grade(capsys, ".")
    assert (status, err) == (
        2,
        "week 1-graded lies inside ., which is to be read. What grading writes would be taken for "
        "hand-ins the next time, and students might read it there. "
        "Name a folder elsewhere: whosays grade . --out ../my-marks\n",
    )


def test_a_class_on_paper_alone_is_graded(tmp_path, capsys):
    """Where nobody had a computer, the answers from paper are all there is to name."""
    lines = ["student,lesson,question,answer", "Mina,00,q1,c", "Jonas,00,q1,a"]
    (tmp_path / "answers.csv").write_text("\n".join(lines))
    status, out, _ = grade(capsys, "--paper", "answers.csv")
    assert (status, out.splitlines()[0]) == (0, "Graded 2 hand-ins of 2 students: lesson 00.")
    assert (tmp_path / "answers-graded" / "board.html").is_file()
    assert len(whosays.grade(paper="answers.csv").students) == 2


def test_nothing_named_is_told(capsys):
    """The message has both lines that can be typed."""
    assert grade(capsys) == (
        2,
        "",
        "There is nothing to grade. Neither hand-ins nor answers on paper were named. Name the "
        "folder or zip of the hand-ins, or the answers from paper: whosays grade hand-ins, or "
        "whosays grade --paper answers.csv\n",
    )
