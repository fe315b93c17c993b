"""What to teach next: the terminal and the board say the same, from the same tries."""

import html
import re
from dataclasses import replace

import classes
import pytest
from test_classroom_grade import GIVEN, drop, hand_in, right, wrong

from whosays.classroom.board.start import start
from whosays.classroom.form import Given
from whosays.classroom.grading.grade import grade
from whosays.classroom.problems import words
from whosays.cli import main


def of_class(folder, picks, students=3):
    """Put the same tries at one question of each student into a folder."""
    tries = tuple(Given("00-q1", each, n, time=GIVEN) for n, each in enumerate(picks, 1))
    for number in range(students):
        drop(folder, f"{number}.json", replace(hand_in(f"Mina {number}"), answers=tries))
    return folder


def test_what_is_right_by_now_is_not_taken_up_again(tmp_path):
    """All were wrong at first and right at last: the class can go on."""
    grading = grade(of_class(tmp_path / "drop", [wrong("00-q1"), right("00-q1")]))
    found = start(grading.items, grading.keys)
    assert (found.hard, found.line) == ((), words()["board_page"]["first"]["none"])


def test_what_is_wrong_by_now_is_named_with_its_lesson_and_aim(tmp_path):
    """The line tells of which tries it speaks."""
    grading = grade(of_class(tmp_path / "drop", [right("00-q1"), wrong("00-q1")]))
    assert start(grading.items, grading.keys).line == (
        "Take up lesson 00 again, and first of all question 00-q1: 0 of 3 students have it right "
        "by now, at their last try. It asks whether they can do this: See what changed between "
        "a claim and a page that repeats it."
    )


def test_a_question_that_comes_back_names_the_lesson_that_taught_it(tmp_path):
    """The spaced question stands in lesson 02, and what it asks was taught in lesson 01."""
    asked = classes.keys().questions("02")["02-r2"]
    wrong_one = next(option.id for option in asked.options if not option.right)
    tries = (Given("02-r2", [wrong_one], 1, time=GIVEN),)
    for number in range(3):
        given = replace(hand_in(f"Mina {number}"), lesson="02", answers=tries)
        drop(tmp_path / "drop", f"{number}.json", given)
    grading = grade(tmp_path / "drop")
    found = start(grading.items, grading.keys)
    assert (found.lesson, [each.question for each in found.hard]) == ("01", ["02-r2"])
    assert found.line.startswith("Take up lesson 01 again, and first of all question 02-r2: 0 of 3")


def test_of_too_few_nothing_is_said(tmp_path):
    """Two students are no news of a class."""
    grading = grade(of_class(tmp_path / "drop", [wrong("00-q1")], students=2))
    assert start(grading.items, grading.keys) is None


@pytest.mark.parametrize("more", [[], ["--show-opening"]], ids=["held back", "shown"])
def test_terminal_and_board_say_the_same(tmp_path, capsys, more):
    """The last line of the terminal stands on the board, above the questions that it leads to."""
    classes.make_class(tmp_path / "drop", 12, ["00", "02"])
    main(["grade", str(tmp_path / "drop"), "--out", str(tmp_path / "out"), *more])
    line = capsys.readouterr().out.splitlines()[-1].removeprefix("Next: ")
    page = (tmp_path / "out" / "board.html").read_text("utf-8")
    first = re.search(r'class="first">.*?<strong>(.*?)</strong>.*?href="#q-([^"]+)"', page, re.S)
    assert html.unescape(first[1]) == line
    assert f"question {first[2]}: " in line
