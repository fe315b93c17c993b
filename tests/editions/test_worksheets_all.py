"""Every worksheet and every key, on both papers, is tagged, grey, whole, and four pages at most."""

import pytest
import sheet_pages
import sheet_rules


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_a_lessons_sheet_holds_to_every_rule(lesson, paper):
    """Tags, alt texts, heads, greys, legible type; no cut picture, no split question."""
    assert sheet_rules.faults(sheet_pages.sheet(lesson, paper), least=9.5, pages=4) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_a_lessons_key_holds_to_every_rule(lesson, paper):
    """The same of the key, in smaller type."""
    assert sheet_rules.faults(sheet_pages.key_of(lesson, paper), least=8.5, pages=4) == []


@pytest.mark.parametrize("lesson", sheet_pages.KEYS.lessons)
def test_every_question_of_the_plan_can_be_found(lesson):
    """Each question has a heading, or a row of a table that bears its name."""
    _, plan, _, _ = sheet_pages.parts(lesson)
    pdf = sheet_pages.sheet(lesson)
    text = "\n".join(page.extract_text() for page in sheet_pages.reader(pdf).pages)
    heads = {name for name, _ in sheet_pages.questions(pdf)}
    names = [id.partition("-")[2] for id in plan.questions]
    assert [name for name in names if name not in heads and name not in text.split()] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    ("lesson", "asked", "teller"),
    [
        ("00", "exit", "A point is not a container"),
        ("02", "q4", "It is worked out from another claim"),
        ("60", "q2", "5 pages, 1 voice"),
        ("60", "q3", "11,000: one number"),
        ("60", "q4", "Source, months and meeting hold"),
        ("60", "q5", "neither fake nor"),
    ],
)
def test_no_page_tells_the_answer_of_its_question(lesson, asked, teller, paper):
    """What tells an answer, in words or in a picture, stands on another page than its question."""
    pdf = sheet_pages.sheet(lesson, paper)
    (pages,) = (each.pages for name, each in sheet_pages.questions(pdf) if name == asked)
    assert not pages & told_on(pdf, teller)


def told_on(pdf, words):
    """Return the pages that have these words, in their text or in what stands for a picture."""
    texts = [" ".join(page.extract_text().split()) for page in sheet_pages.reader(pdf).pages]
    pictures = [each for each in sheet_pages.tags(pdf).all("Figure") if words in each.alt]
    return {n for n, text in enumerate(texts, 1) if words in text}.union(
        *(each.pages for each in pictures)
    )
