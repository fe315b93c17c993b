"""Twenty students do lesson 04 at once on a real hub, which is killed in the middle."""

import csv
import json
from pathlib import Path

import pytest
from rehearsal.answers import expected, expected_right
from rehearsal.classroom import LESSON, SIZE, Trouble

NUMBERS = range(SIZE)
UNLUCKY = Trouble().kernel_of


def rows(folder, table):
    """Return the rows of a table of marks."""
    with (folder / table).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tries(folder, student):
    """Return what was graded of one student, as `expected` gives it."""
    return [
        (
            row["question"], int(row["try"]), json.loads(row["answer_json"]), row["outcome"],
            float(row["score"]) if row["score"] else None,
        )
        for row in rows(folder, "answers.csv")
        if row["student"] == student
    ]  # fmt: skip


def test_every_hand_in_is_collected(hub, report):
    """Each student is told that a copy is with the teacher, and it lies in the drop folder."""
    assert all(str(hub.drop) in each.seen.handed_in for each in report.students)
    found = sorted(path.name.split(".")[2] for path in hub.drop.iterdir())
    assert found == [each.name for each in report.students]


def test_every_hand_in_is_graded(graded):
    """The teacher's one line reads all files, and finds as many students."""
    out, done = graded
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Graded {SIZE} hand-ins of {SIZE} students: lesson {LESSON}." in done.stdout
    assert rows(out, "problems.csv") == []


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_that_a_student_answered_is_lost(graded, number):
    """The marks are those of this student's very answers, try by try, and no others."""
    out, _ = graded
    found = tries(out, f"student-{number:02}")
    assert sorted(found, key=str) == sorted(expected(number, LESSON), key=str)


def test_each_student_has_the_marks_of_their_own_answers(graded):
    """The table of marks counts as right what each student answered rightly at first."""
    out, _ = graded
    found = {row["student"]: int(row["right"]) for row in rows(out, "grades.csv")}
    wanted = {f"student-{number:02}": expected_right(number, LESSON) for number in NUMBERS}
    assert found == wanted
    assert len(set(wanted.values())) > 2


def test_the_class_works_on_while_the_hub_is_dead(report):
    """Questions are answered and saved while there is no hub, and nobody's server ends."""
    assert report.while_down > 0
    assert [each.name for each in report.students if each.seen.lost] == [f"student-{UNLUCKY:02}"]


def test_the_hub_knows_everybody_again(report):
    """After the hub was killed and started anew, a log-in leads to the same server and kernel."""
    assert report.came_back


def test_a_killed_kernel_loses_no_answer(report):
    """What was saved before a kernel was killed stands on the cards again."""
    unlucky = report.students[UNLUCKY].seen
    assert unlucky.lost == 1
    assert unlucky.restored > 0
    assert unlucky.answered == len(expected(UNLUCKY, LESSON))


def test_students_cannot_look_into_the_drop_folder(hub, report, allowed):
    """A student's user reads their own hand-in, and can neither list nor touch any other."""
    own, other = map(str, sorted(hub.drop.iterdir())[:2])
    student = Path(own).stat().st_uid
    acts = (f"os.listdir({str(hub.drop)!r})", f"open({other!r})", f"os.remove({other!r})")
    assert [allowed(student, act) for act in acts] == [False] * 3
    assert allowed(student, f"open({own!r})")


def test_what_a_student_takes_is_known(report):
    """Each has one server and one kernel, whose memory can be told."""
    for student in report.students:
        mine = [each for each in report.shares if each.user == student.name]
        assert sorted(each.part for each in mine) == ["kernel", "server"]
        assert all(each.pss > 10 for each in mine)
