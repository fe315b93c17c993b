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
