"""Who does all that a sheet asks, and does it right, has every mark of the lesson."""

import csv
from itertools import combinations, product

import pytest
import sheet_pages

from whosays.classroom.paper.rows import read_paper
from whosays.classroom.scoring.judging import judge
from whosays.classroom.scoring.student_summary import lesson_score
from whosays.editions.worksheets import asked, key, plan

KEYS = sheet_pages.KEYS
#: Two rows of a pack of lesson 07, as the sheet shares them out.
PACKS = (("b3", "b4"), ("b9", "b12"), ("b14", "b3"), ("b6", "b12"))


def on_sheet(lesson):
    """Return the questions on a lesson's sheet, in its order."""
    return [KEYS.questions(lesson)[id] for id in plan.read(lesson).questions]


def ways(lesson):
    """Return the ways through a lesson; one without a name where there is one."""
    named = dict.fromkeys(each.way for each in KEYS.questions(lesson).values() if each.way)
    return [*named] or [""]


def marks(questions, lesson, folder):
    """Type the key's answer to each of these, grade the file, and return the lesson's score."""
    path = folder / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        write(("student", "lesson", "question", "answer"))
        for each in questions:
            write(("heron", lesson, asked.short(each.id), key.typed(each) or "my words"))
    received, problems = read_paper(path, KEYS)
    assert problems == []
    rows = judge(received, KEYS, student="heron").rows
    return lesson_score(rows, KEYS, student="heron", lesson=lesson)


@pytest.mark.parametrize(
    ("lesson", "way"), [(lesson, way) for lesson in KEYS.lessons for way in ways(lesson)]
)
def test_all_that_is_asked_stands_on_the_sheet(lesson, way, tmp_path):
    """A class without machines can have full marks, whichever way it takes."""
    questions = [each for each in on_sheet(lesson) if each.way in ("", way)]
    told = marks(questions, lesson, tmp_path)
    assert (told.score, told.answered, told.right) == (1.0, told.asked, told.asked)


@pytest.mark.parametrize(
    ("pack", "left"),
    [*product(PACKS, combinations(("b15", "b10", "b11", "b13"), 2))],
    ids=lambda each: "-".join(each),
)
def test_the_rows_that_the_sheet_of_lesson_07_asks_for_are_enough(pack, left, tmp_path):
    """Row 10, two rows of a pack and any two of the last four give full marks."""
    rows = {f"07-{each}" for each in ("b8", *pack, *left)}
    wanted = [each for each in on_sheet("07") if each.role != "verdict" or each.id in rows]
    assert rows <= {each.id for each in wanted}
    told = marks(wanted, "07", tmp_path)
    assert (told.score, told.answered) == (1.0, told.asked)
