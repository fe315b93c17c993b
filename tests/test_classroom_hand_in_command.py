"""``whosays hand-in``: what a terminal says, what it makes, and every way in which it cannot."""

import errno
import json
import os
from pathlib import Path

import pytest

from whosays.classroom.form import LARGEST
from whosays.classroom.handing_in import dropping
from whosays.cli import main
from whosays.journal import open_journal

HOLDS = (
    "Each file holds the alias Mina, the answers and texts of one lesson with their times, how "
    "sure you were, and a code that is the same in all your hand-ins and says when you first "
    "answered here. It holds no score, and not the name of this computer or of any folder. "
    "Whoever gets a file can read all of it."
)
NEXT = "Nothing was sent anywhere else. Hand the files in the way your teacher asked for."


@pytest.fixture(autouse=True)
def plain_machine(monkeypatch, tmp_path):
    """Forget the folders that this machine names, and stand in an empty one."""
    for name in ("WHOSAYS_DROP", "WHOSAYS_ANSWERS", "WHOSAYS_COURSE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def course(tmp_path):
    """Return a course folder in which Mina has answered lessons 00 and 05."""
    for lesson in ("00", "05"):
        answer(tmp_path / "course", lesson)
    return tmp_path / "course"


def answer(course, lesson="05", alias="Mina", question="q1", text="b", **given):
    """Keep one answer in a course folder."""
    book = open_journal(course / "answers", alias=alias, lesson=lesson)
    book.write(f"{lesson}-{question}", text, **given)


def hand_in(capsys, *typed):
    """Run the command; return its status, its lines and its complaint."""
    status = main(["hand-in", *map(str, typed)])
    told = capsys.readouterr()
    return status, told.out.splitlines(), told.err.strip()


def test_a_file_is_made_of_every_lesson_that_has_answers(course, capsys):
    """The words come first, then a line a file, then what to do with them."""
    status, lines, _ = hand_in(capsys, "--course", course)
    made = sorted((course / "hand-ins").iterdir())
    told = [f"Lesson {path.name[8:10]}, questions: 1, tries: 1. The file: {path}" for path in made]
    assert (status, lines) == (0, [HOLDS, *told, NEXT])
    assert [json.loads(path.read_text("utf-8"))["lesson"] for path in made] == ["00", "05"]


@pytest.mark.parametrize("number", ["05", "5", " 5 "])
def test_one_lesson_can_be_asked_for(course, capsys, number):
    """With or without the zero."""
    assert hand_in(capsys, "--course", course, "--lesson", number)[0] == 0
    assert [path.name[:11] for path in (course / "hand-ins").iterdir()] == ["whosays.05."]


def test_the_class_folder_is_used_where_one_is_set(course, capsys, tmp_path, monkeypatch):
    """And where the command names another, that one."""
    places = [tmp_path / name for name in ("box", "stick")]
    monkeypatch.setenv("WHOSAYS_DROP", str(places[0]))
    for place in places:
        place.mkdir()
    said = [
        hand_in(capsys, "--course", course)[1][-1],
        hand_in(capsys, "--course", course, "--lesson", "5", "--to", places[1])[1][-1],
    ]
    assert said[0].startswith("That is your class's folder, so these answers are handed in.")
    assert said[1] == NEXT
    assert [len(list(place.iterdir())) for place in places] == [2, 1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_box_that_only_teachers_look_into_is_told(course, capsys, tmp_path, monkeypatch):
    """Where a student can put a file but see none, the words frighten nobody."""
    box = tmp_path / "box"
    box.mkdir()
    box.chmod(0o3773)
    monkeypatch.setenv("WHOSAYS_DROP", str(box))
    _, lines, _ = hand_in(capsys, "--course", course)
    assert lines[-1] == (
        "That is your class's box, so these answers are handed in. Only teachers can see what lies "
        "in it. To put files elsewhere, type --to and a folder of your own."
    )


def test_answers_are_found_where_the_lessons_put_them(course, capsys, monkeypatch):
    """``WHOSAYS_ANSWERS`` holds here too, unless a course is named."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(course / "answers"))
    assert hand_in(capsys)[0] == 0
    assert len(list((course / "hand-ins").iterdir())) == 2


@pytest.mark.parametrize("here", [".", "course"], ids=["beside it", "in it"])
def test_a_course_is_found_from_where_one_stands(course, capsys, monkeypatch, here):
    """In the course folder, and in the folder above that `make lab` used."""
    monkeypatch.chdir(course.parent / here)
    assert hand_in(capsys)[0] == 0
    assert len(list((course / "hand-ins").iterdir())) == 2


def test_an_alias_that_an_old_console_cannot_write_does_no_harm(tmp_path, capsysbinary):
    """Signs that turn the direction of writing are not printed as they are."""
    answer(tmp_path / "c", alias="민아 a\u202eb")
    assert main(["hand-in", "--course", "c"]) == 0
    assert "\u202e" not in capsysbinary.readouterr().out.decode("utf-8")


def troubles(course):
    """Return what is typed in each case, and what is said."""
    answers = course / "answers"
    asked = f"whosays hand-in --course {course}"
    return {
        "no name": (
            ["--course", " "],
            "The course folder has no name. Nothing but blanks stands after --course. "
            "Name it: whosays hand-in --course my-course",
        ),
        "no course": (
            ["--course", course / "x"],
            f"There is no folder {course / 'x'}. Lessons and answers are kept together in the "
            "course folder, and that is not it. Name your own: whosays hand-in --course my-course",
        ),
        "no answers": (
            ["--course", answers],
            f"There are no answers in {answers / 'answers'} yet. Answers are kept there once "
            "somebody has signed in and answered a question. Open the course and answer one: "
            f"whosays lab --dir {answers}",
        ),
        "wrong alias": (
            ["--course", course, "--alias", "mina"],
            "Nobody has answers here under the alias mina. An alias counts letter by letter, and "
            f"those in this folder are: Mina. Type it just like that: {asked} --alias Mina",
        ),
        "empty alias": (
            ["--course", course, "--alias", ""],
            "Nobody has answers here under the alias . An alias counts letter by letter, and "
            f"those in this folder are: Mina. Type it just like that: {asked} --alias Mina",
        ),
        "unknown lesson": (
            ["--course", course, "--lesson", "99"],
            "There is no lesson 99. The lessons of this version are 00, 01, 02, 03, 04, 05, 06, "
            "07, 08, 60. Choose one, or leave it out for all that have answers: "
            f"{asked} --lesson 00",
        ),
        "lesson without answers": (
            ["--course", course, "--lesson", "6"],
            "Mina has no answers in lesson 06 yet. There are only drafts of it, or nothing at "
            f"all. Answer a question of that lesson, or make the files of all others: {asked}",
        ),
        "no such place": (
            ["--course", course, "--to", course / "x"],
            f"The folder {course / 'x'} is not there, or cannot be reached. No folder is made for "
            "you here, as a shared one may only be out of reach just now. Put the files into one "
            f"that is there: {asked} --to .",
        ),
    }


@pytest.mark.parametrize("case", troubles(Path()))
def test_what_stands_in_the_way_is_told(course, capsys, case):
    """What, why, and the line to type; the status is 1, and nothing is made."""
    typed, said = troubles(course)[case]
    status, _, told = hand_in(capsys, *typed)
    assert (status, told) == (1, said)
    assert not [*course.rglob("*.json")]


def test_two_people_in_one_folder_are_told(course, capsys):
    """Nobody's answers are handed in by chance; the last one's alias stands in the line to type."""
    answer(course, alias="Olha K")
    status, lines, told = hand_in(capsys, "--course", course)
    assert (status, lines) == (1, [])
    assert told == (
        f"2 people have answers in {course / 'answers'}: Mina, Olha K. A hand-in holds the answers "
        f'of one person only. Say whose: whosays hand-in --course {course} --alias "Olha K"'
    )


def test_drafts_alone_are_nothing_to_hand_in(tmp_path, capsys):
    """Who only typed is told to answer."""
    answer(tmp_path / "c", kind="draft")
    assert hand_in(capsys, "--course", "c")[2] == (
        "Mina has no answers to hand in yet. There are only drafts, or nothing but the alias "
        f"itself. Open the course and answer a question: whosays lab --dir {tmp_path / 'c'}"
    )


DISKS = {
    errno.ENOSPC: (
        "There is no room left in {0}. The disk, or your share of it, is full. Your answers are as "
        "they were. Delete something you no longer need, then type again: {1}"
    ),
    errno.EROFS: (
        "Nothing can be put into {0}. The folder is read-only, or this account may not write "
        "there. Put the files into one of your own: {1} --to ."
    ),
    errno.EIO: (
        "The file could not be written to {0}. The disk reported a fault. Your answers are as they "
        "were. Try another place: {1} --to ."
    ),
}


@pytest.mark.parametrize(("number", "said"), DISKS.items(), ids=["full", "read-only", "broken"])
def test_a_disk_that_takes_nothing_is_told(course, capsys, monkeypatch, number, said):
    """Nothing half-written is left behind."""

    def refused(*_given):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(dropping, "drop", refused)
    status, _, told = hand_in(capsys, "--course", course)
    where = course / "hand-ins"
    assert (status, told) == (1, said.format(where, f"whosays hand-in --course {course}"))
    assert [*where.iterdir()] == []


def test_an_answer_that_is_too_long_is_named(course, capsys):
    """The other lessons can still be handed in one by one."""
    answer(course, text="x" * LARGEST)
    asked = f"whosays hand-in --course {course}"
    assert hand_in(capsys, "--course", course, "--lesson", "5")[2] == (
        "The hand-in of lesson 05 is too large. Most of it is the answer to 05-q1. Shorten that "
        f"answer in the lesson and keep it again, then type: {asked} --lesson 05"
    )


def test_tries_that_were_left_out_are_told(course, capsys):
    """The line of the file says how many."""
    for number in range(40):
        answer(course, text=f"{number}{'x' * 4000}", question="q2")
    _, lines, _ = hand_in(capsys, "--course", course, "--lesson", "5")
    assert "tries left out: 38." in lines[1]
