"""Each lesson in a real JupyterLab: every question by keyboard, and nothing of it is lost."""

import shutil

import lesson_texts
import pytest
from playwright.sync_api import expect

import whosays
from whosays import lessons, questions

LEDGER = whosays.load()
TALL = 24_000
STATE = """
card => [
  ...[...card.querySelectorAll("input:checked")].map((it) => it.value),
  ...[...card.querySelectorAll("textarea")].map((it) => it.value),
  ...[...card.querySelectorAll(".ws-row")].map((row) =>
    [...row.querySelectorAll("[aria-pressed=true]")].map((it) => it.innerText).join()),
]
"""


def squeezed(text):
    """Return a prompt without its marks and spaces."""
    return "".join(text.replace("*", "").split())


def open_lesson(lab, id):
    """Copy a lesson's notebook into the course folder, open it and run it."""
    data = lessons.read(id)
    shutil.copy(lesson_texts.NOTEBOOKS / data.notebook, lab.server.root / data.notebook)
    notebook = lab.open(data.notebook, height=TALL)
    notebook.run_all()
    notebook.wait_idle()
    return notebook


def choose(card, keys, question):
    """Go down the options to the right one, then say how sure."""
    right = next(n for n, option in enumerate(question.options) if option.right)
    card.locator("input").first.focus()
    for key in ["Space", *["ArrowDown"] * right]:
        keys.press(key)
    if question.confidence:
        for key in ("Tab", "Space", "ArrowRight", "ArrowRight"):
            keys.press(key)
    keys.press("Enter")


def tick(card, keys, question):
    """Go through the boxes and tick those that fit."""
    card.locator("input").first.focus()
    for option in question.options:
        if option.right:
            keys.press("Space")
        keys.press("Tab")
    keys.press("Enter")


def mark(card, keys, question):
    """Go through the parts and switch on the label of each."""
    card.locator("button").first.focus()
    for span in question.spans:
        for label in question.labels:
            if label.id in span.labels:
                keys.press("Space")
            keys.press("Tab")
    keys.press("Enter")


def write(card, keys, question):
    """Write a text, tick every line of the list, and check."""
    card.locator("textarea").focus()
    keys.type(question.sample)
    keys.press("Tab")
    for _ in question.rubric:
        keys.press("Space")
        keys.press("Tab")
    keys.press("Enter")


HANDS = {"one-choice": choose, "several": tick, "marks": mark, "short-text": write}


def answer_all(notebook, id):
    """Answer every card of the lesson rightly, by keys alone; return the cards' states."""
    tables = lessons.read(id).questions
    known = {squeezed(each["prompt"]): questions.build(each, LEDGER) for each in tables}
    cards = notebook.page.locator(".ws-card").all()
    for card in cards:
        # Cards of one group open one by one, each when the one before has been kept.
        card.wait_for()
        question = known[squeezed(card.locator(".ws-prompt").inner_text())]
        HANDS[question.kind](card, notebook.page.keyboard, question)
        card.locator(".ws-heading").wait_for()
    return states(notebook)


def states(notebook):
    """Return what stands in every card."""
    return [card.evaluate(STATE) for card in notebook.page.locator(".ws-card").all()]


@pytest.fixture(scope="module", params=lessons.ids())
def answered(lab, request):
    """A lesson, signed in and answered, and what then stands in its cards."""
    notebook = open_lesson(lab, request.param)
    box = notebook.page.get_by_label("Your alias")
    box.focus()
    notebook.page.keyboard.type("heron")
    notebook.page.keyboard.press("Enter")
    notebook.page.locator(".ws strong", has_text="heron").wait_for()
    yield notebook, request.param, answer_all(notebook, request.param)
    notebook.close()


def test_every_right_answer_is_called_right_and_saved(answered):
    """Each card says that it is right, or kept for later, and that it is saved."""
    notebook, id, _ = answered
    cards = notebook.page.locator(".ws-card").all()
    forms = {"A", "B"}
    asked = [each for each in lessons.read(id).questions if each.get("form", "A") in forms]
    assert len(cards) == len(asked) - sum(each.get("form") == "B" for each in asked)
    for card in cards:
        heading = card.locator(".ws-heading").inner_text()
        assert heading == "Right" or heading.startswith("Kept")
        assert "Saved" in card.locator(".ws-saved").inner_text()


def test_axe_finds_no_violation_in_a_lesson(answered):
    """With every answer and explanation shown, nothing that we draw breaks a rule."""
    notebook, _, _ = answered
    assert notebook.axe(".ws") == []


def test_answers_come_back(answered):
    """After a reload, and after a new kernel with all cells run, each card stands as it was."""
    notebook, _, before = answered
    notebook.save()
    notebook.reload()
    expect(notebook.page.locator(".ws-card")).to_have_count(len(before), timeout=30_000)
    assert states(notebook) == before
    notebook.restart_kernel()
    notebook.run_all()
    notebook.wait_idle()
    expect(notebook.page.locator(".ws-card")).to_have_count(len(before), timeout=30_000)
    assert states(notebook) == before


def test_the_lesson_tells_that_all_is_kept(answered):
    """The last cell counts every question that was asked as answered."""
    notebook, _, before = answered
    notebook.append_and_run("lesson.saved()")
    told = notebook.page.locator(".ws-page").last
    expect(told).to_contain_text(f"answers to {len(before)} of {len(before)} questions")
