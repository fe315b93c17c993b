"""What holds for each lesson in a real JupyterLab: every question by keyboard, nothing lost.

The lessons are dealt out to four files of tests, so that two cores share them.
"""

import shutil

import lesson_texts
import pytest
import question_answers
from playwright.sync_api import expect

import whosays
from whosays import lessons, questions

LEDGER = whosays.load()
TALL = 24_000
MOST_TABS = 100
STATE = """
card => [
  ...[...card.querySelectorAll("input:checked")].map((it) => it.value),
  ...[...card.querySelectorAll("textarea, select, [type=text]")].map((it) => it.value),
  ...[...card.querySelectorAll(".ws-row")].map((row) =>
    [...row.querySelectorAll("[aria-pressed=true]")].map((it) => it.innerText).join()),
]
"""


def squeezed(text):
    """Return a prompt without its marks and spaces."""
    return "".join(text.replace("*", "").split())


def asked(id):
    """Return how many questions a lesson asks on cards of their own; of two forms, it asks one."""
    tables = lessons.read(id).questions
    return sum(each["kind"] != "verdict" and each.get("form") != "B" for each in tables)


def boards(id):
    """Return how many verdict boards a lesson shows; each has one card open."""
    cells = lesson_texts.cells(lessons.read(id).notebook, "code")
    return sum("whosays.verdict_board(" in cell["source"] for cell in cells)


def open_lesson(lab, id):
    """Copy a lesson's notebook into the course folder, open it and run it."""
    data = lessons.read(id)
    shutil.copy(lesson_texts.NOTEBOOKS / data.notebook, lab.server.root / data.notebook)
    notebook = lab.open(data.notebook, height=TALL)
    notebook.run_all()
    notebook.wait_idle()
    expect(notebook.page.locator(".ws-card")).to_have_count(asked(id) + boards(id), timeout=30_000)
    return notebook


def choose(card, keys, question, answer):
    """Go down the options to the one that is meant."""
    keys.press("Space")
    for _ in range([option.id for option in question.options].index(answer)):
        keys.press("ArrowDown")


def judge(card, keys, question, answer):
    """Choose the verdict; evidence and repair are left for the board's own tests."""
    choose(card, keys, question, answer["verdict"])


def tick(card, keys, question, answer):
    """Go through the boxes and switch those that are not as they should be."""
    for option in question.options:
        switch(keys, on(card, f"[value='{option.id}']"), option.id in answer)


def mark(card, keys, question, answer):
    """Go through the parts and switch on the labels of each."""
    rows = card.locator(".ws-row").all()
    for row, span in zip(rows, question.spans, strict=True):
        for place, label in enumerate(question.labels):
            pressed = row.locator("button").nth(place).get_attribute("aria-pressed") == "true"
            switch(keys, pressed, label.id in answer[span.id])


def write(card, keys, question, answer):
    """Write a text in place of the one before, and tick lines of the list."""
    replace(keys, answer["text"])
    for line in question.rubric:
        switch(keys, on(card, f"[value='{line.id}']"), line.id in answer["rubric"])


def compose(card, keys, question, answer):
    """Write a brief, and pass what is found in it on the way to the lines of the list."""
    replace(keys, answer["text"])
    for line in question.rubric:
        box = f"[value={line.id}]"
        go_to(card, keys, box)
        switch(keys, on(card, box), line.id in answer["rubric"])


def put(card, keys, question, answer):
    """Type one number."""
    replace(keys, answer)


def span(card, keys, question, answer):
    """Type the low, the best and the high figure."""
    for name in ("low", "best", "high"):
        replace(keys, answer[name])


def lean(card, keys, question, answer):
    """Pass the slider and type the percentage."""
    keys.press("Tab")
    replace(keys, answer)


def match(card, keys, question, answer):
    """Go down each list to the partner that is meant; above the first there is *Choose*."""
    names = [target.id for target in question.targets]
    for item in question.items:
        keys.press("Home")
        for _ in range(names.index(answer[item.id]) + 1):
            keys.press("ArrowDown")
        keys.press("Tab")


def on(card, selector):
    """Tell whether a box is ticked."""
    return card.locator(selector).is_checked()


def switch(keys, is_on, wanted):
    """Press the space bar if need be, and go on to the next."""
    if is_on != wanted:
        keys.press("Space")
    keys.press("Tab")


def replace(keys, text):
    """Type a text in place of what stands in a box, and go on to the next."""
    keys.press("Control+A")
    keys.press("Delete")
    keys.type(text)
    keys.press("Tab")


HANDS = {
    "one-choice": choose, "several": tick, "number": put, "range": span, "probability": lean,
    "marks": mark, "matching": match, "short-text": write, "verdict": judge,
    "brief": compose,
}  # fmt: skip


def go_to(card, keys, selector):
    """Press Tab until the focus is there."""
    here = f"card => card.contains(document.activeElement?.closest('{selector}'))"
    for _ in range(MOST_TABS):
        if card.evaluate(here):
            return
        keys.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab")


def submit(card, keys, question, answer):
    """Give an answer, or none, by keys alone; return heading and note of saving that follow."""
    card.evaluate("card => card.querySelector('.ws-verdict')?.classList.add('seen')")
    card.locator("input, select, textarea, .ws-toggle").first.focus()
    if answer is not None:
        HANDS[question.kind](card, keys, question, answer)
        if question.confidence:
            go_to(card, keys, ".ws-confidence")
            for key in ("Space", "ArrowRight", "ArrowRight"):
                keys.press(key)
    go_to(card, keys, ".ws-main")
    keys.press("Enter")
    card.locator(".ws-verdict:not(.seen)").wait_for()
    # Until the button rests again, a second press would count as an impatient one.
    card.locator(".ws-main:not([aria-disabled])").wait_for()
    return card.locator(".ws-heading").inner_text(), card.locator(".ws-saved").inner_text()


def answer_all(notebook, id):
    """Give no answer, a wrong one and a right one to every card; return what came of each."""
    tables = lessons.read(id).questions
    known = {squeezed(each["prompt"]): questions.build(each, LEDGER) for each in tables}
    told = []
    for card in notebook.page.locator(".ws-card").all():
        # Cards of one group open one by one, each when the one before has been checked.
        card.wait_for()
        question = known[squeezed(card.locator(".ws-prompt").first.inner_text())]
        answers = (None, question_answers.wrong(question), question_answers.right(question))
        keys = notebook.page.keyboard
        told.append((question, *(submit(card, keys, question, each) for each in answers)))
    return told


def states(notebook):
    """Return what stands in every card."""
    return [card.evaluate(STATE) for card in notebook.page.locator(".ws-card").all()]


def answering(deal):
    """Return the fixture of one file: every fourth lesson, answered, and its cards."""

    @pytest.fixture(scope="module", params=lessons.ids()[deal::4])
    def answered(lab, request):
        notebook = open_lesson(lab, request.param)
        box = notebook.page.get_by_label("Your alias")
        box.focus()
        notebook.page.keyboard.press("Control+A")
        notebook.page.keyboard.type("heron")
        notebook.page.keyboard.press("Enter")
        notebook.page.locator(".ws strong", has_text="heron").wait_for()
        told = answer_all(notebook, request.param)
        yield notebook, told, states(notebook)
        notebook.close()

    return answered


class LessonContract:
    """The tests of one lesson."""

    def test_no_answer_gets_a_kind_word(self, answered):
        """Check with nothing chosen is no mistake: the card says so, and nothing is kept."""
        _, told, _ = answered
        said = {question.id: none for question, none, _, _ in told}
        assert said == dict.fromkeys(said, ("No answer yet", ""))

    def test_a_wrong_answer_is_met_with_reasons(self, answered):
        """A slip is not right yet, or kept for later; it is saved all the same."""
        _, told, _ = answered
        for question, _, (heading, saved), _ in told:
            assert heading == "Not yet" or heading.startswith("Kept"), question.id
            assert "Saved" in saved, question.id

    def test_every_right_answer_is_called_right_and_saved(self, answered):
        """Each card says that it is right, or kept for later, and that it is saved."""
        _, told, _ = answered
        for question, _, _, (heading, saved) in told:
            assert heading == "Right" or heading.startswith("Kept"), question.id
            assert "Saved" in saved, question.id

    def test_axe_finds_no_violation_in_a_lesson(self, answered):
        """With every answer and explanation shown, nothing that we draw breaks a rule."""
        notebook, _, _ = answered
        assert notebook.axe(".ws") == []

    def test_answers_come_back(self, answered):
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

    def test_the_lesson_tells_that_all_is_kept(self, answered):
        """The last cell counts every question that was asked as answered."""
        notebook, told, _ = answered
        count = sum(question.kind != "verdict" for question, *_ in told)
        notebook.append_and_run("lesson.saved()")
        page = notebook.page.locator(".ws-page").last
        expect(page).to_contain_text(f"answers to {count} of {count} questions")
