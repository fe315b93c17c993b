"""The notebooks carry their lessons: steps, glossary, sources, and every question asked."""

import re
from itertools import pairwise
from types import SimpleNamespace

import lesson_texts
import nbformat
import pytest

import whosays
from whosays import lessons, questions

LESSONS = {id: lessons.read(id) for id in lessons.ids()}
each_lesson = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)


def prose(lesson):
    """Return the notebook's prose as one text."""
    return "\n".join(cell["source"] for cell in lesson_texts.cells(lesson.notebook, "markdown"))


def code(lesson):
    """Return the notebook's code as one text."""
    return "\n".join(cell["source"] for cell in lesson_texts.cells(lesson.notebook, "code"))


def headings(lesson):
    """Return the notebook's headings as (level, text)."""
    return [(len(m[1]), m[2]) for m in re.finditer(r"^(#+) (.+)$", prose(lesson), re.MULTILINE)]


@each_lesson
def test_the_first_heading_is_the_lessons_title(lesson):
    """The notebook is called what the lesson is called."""
    assert headings(lesson)[0] == (1, lesson.title)


@each_lesson
def test_steps_and_minutes_are_those_of_the_lesson(lesson):
    """Each step is a heading with its minutes, here and in the notebook's metadata."""
    told = [f"{step.name} ({step.minutes} minutes)" for step in lesson.steps]
    assert [text for level, text in headings(lesson) if level == 2] == told
    kept = nbformat.read(lesson_texts.NOTEBOOKS / lesson.notebook, as_version=4).metadata.whosays
    assert (kept.lesson, kept.minutes) == (lesson.id, lesson.minutes)
    assert [(each.name, each.minutes) for each in kept.steps] == [
        (step.name, step.minutes) for step in lesson.steps
    ]
    assert f"about {lesson.minutes} minutes" in prose(lesson)


@each_lesson
def test_lesson_cells_cannot_be_deleted(lesson):
    """Only cells to play with may be deleted by a slip of the finger."""
    cells = lesson_texts.cells(lesson.notebook)
    loose = [cell["id"] for cell in cells if cell["metadata"].get("deletable", True)]
    assert all(id.startswith(("look-inside", "own-notes")) for id in loose)


@each_lesson
def test_every_question_is_asked_once(lesson):
    """Each question of the lesson is asked by its id or with its role, and no other is."""
    asked = re.findall(r'lesson\.ask\("([^"]+)"\)', code(lesson))
    for role in re.findall(r'lesson\.ask_all\("([^"]+)"\)', code(lesson)):
        asked += [each["id"] for each in lesson.with_role(role)]
    for kind, call in {"verdict": "verdict_board", "brief": "brief_writer"}.items():
        found = f"whosays.{call}(lesson" in code(lesson)
        asked += [each["id"] for each in lesson.questions if each["kind"] == kind and found]
    assert sorted(asked) == sorted(each["id"] for each in lesson.questions)


@each_lesson
def test_glossary_in_the_notebook_is_that_of_the_lesson(lesson):
    """Every term stands there with its plain words and its four languages."""
    for each in lesson.glossary:
        row = f"| **{each.term}** | {each.plain} | {each.ko} | {each.uk} | {each.ru} | {each.es} |"
        assert row in prose(lesson)


@each_lesson
def test_each_lesson_ends_with_something_to_trust(lesson):
    """What we can now say stands in the lesson once."""
    assert prose(lesson).count("**What we can now say:**") == 1


def test_things_to_say_once_are_said_once():
    """The invasion, the share of two capitals and the brief's own standing are each told once."""
    text = "\n".join(prose(lesson) for lesson in LESSONS.values() if not lesson.standalone)
    for once in ("full-scale invasion", "in South Korea or Ukraine", "is itself a retelling"):
        assert text.count(once) == 1


def test_the_end_of_the_ledger_is_told():
    """The last service heard and the last page are those of the ledger."""
    ledger = whosays.load()
    last = ledger.claims[ledger.claims["asserted_by"] == "rok-nis"]["stated_on"].dropna().max()
    assert last == "2026-02-12"
    assert ledger.reports["published"].dropna().max() == "2026-04"


def test_the_first_chart_has_four_american_counts():
    """The query in lesson 00 still picks the four claims that its prose and questions speak of."""
    [cell] = [c for c in lesson_texts.cells(LESSONS["00"].notebook) if c["id"] == "read-points"]
    drawn = []
    exec(
        cell["source"],
        {"ledger": whosays.load(), "whosays": SimpleNamespace(read_points=drawn.append)},
    )
    assert list(drawn[0].sort_values("stated_on")["claim_id"]) == [
        "c-2023-10-13-us-containers",
        "c-2024-02-23-us-containers",
        "c-2024-05-20-us-wood-containers",
        "c-2025-05-07-us-containers",
    ]


def test_quotations_are_the_brief():
    """What is quoted or marked in lesson 01 stands in the brief of ten sentences, word for word."""
    brief = whosays.load().brief.sort_values("position")
    assert list(brief["sentence"].unique()) == [*range(1, 11)]
    whole = " ".join(brief["text"])
    quoted = re.findall(r"^> (.+)$", prose(LESSONS["01"]), re.MULTILINE)
    [marks] = [each for each in LESSONS["01"].questions if each["kind"] == "marks"]
    lines = "".join(span["text"] for span in marks["spans"]).split("\n")
    assert [text for text in quoted + lines if text not in whole] == []


def test_sources_link_to_pages_of_the_ledger():
    """Every link to the open internet is the address of a page in the ledger."""
    known = set(whosays.load().reports["url"])
    text = "\n".join(prose(lesson) for lesson in LESSONS.values())
    assert [url for url in re.findall(r"\]\((https?://[^)]+)\)", text) if url not in known] == []


@each_lesson
def test_what_stands_below_a_question_does_not_answer_it(lesson):
    """The prose that a reader meets below an open question holds no right option of it."""
    ledger = whosays.load()
    cells = lesson_texts.cells(lesson.notebook)
    for cell, below in pairwise(cells):
        for id in re.findall(r'^lesson\.ask\("([^"]+)"\)', cell["source"]):
            [table] = [each for each in lesson.questions if each["id"] == id]
            options = getattr(questions.build(table, ledger), "options", ())
            told = [each.text for each in options if each.right and each.text in below["source"]]
            assert told == []


@each_lesson
def test_only_lessons_that_are_there_are_named(lesson):
    """Neither prose nor questions promise a numbered lesson that the course does not hold yet."""
    asked = "\n".join(lesson_texts.question_text(each) for each in lesson.questions)
    named = re.findall(r"lessons? (\d\d)(?: to (\d\d))?", f"{prose(lesson)}\n{asked}", re.I)
    assert {id for pair in named for id in pair if id} <= set(LESSONS)


@each_lesson
def test_own_words_are_not_promised_to_stay_unmarked(lesson):
    """A teacher may read and mark them, and the page says so where it asks for them."""
    assert not re.search(r"own words\. Nobody marks", prose(lesson))
    assert prose(lesson).count("No program marks it; your teacher may read it.") == 1
