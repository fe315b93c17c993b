"""Every kind of question in a real JupyterLab, answered by keyboard alone."""

import json

import pytest
from cells import KINDS, card_cells
from playwright.sync_api import expect

# Keys pressed after the first field of the card has the focus; a longer text is typed.
RIGHT = {
    "one-choice": ["Space", "ArrowDown", "Tab", "Space", "ArrowRight", "Enter"],
    "several": ["Space", "Tab", "Tab", "Space", "Enter"],
    "number": ["type 4k", "Enter"],
    "range": ["type 1000", "Tab", "type 2000", "Tab", "type 3000", "Enter"],
    "probability": ["ArrowRight", "ArrowRight", "Enter"],
    "marks": ["Space", "Tab", "Tab", "Tab", "Enter", "Tab", "Enter"],
    "matching": ["type c", "Tab", "type b", "Tab", "Enter"],
    "short-text": ["type Check dxx first", "Tab", "Space", "Tab", "Enter"],
}
WRONG = {
    "one-choice": (["Space", "Enter"], "a"),
    "several": (["Tab", "Space", "Enter"], ["b"]),
    "number": (["type 44", "Enter"], "44"),
    "range": (["type 5", "Enter"], {"low": "5", "best": "", "high": ""}),
    "probability": (["Home", "Enter"], "0"),
    "marks": (["Space", "Tab", "Tab", "Tab", "Tab", "Enter"], {"s1": ["who"]}),
    "matching": (["type b", "Tab", "Tab", "Enter"], {"a": "b"}),
    "short-text": (["type no", "Tab", "Tab", "Enter"], {"text": "no", "rubric": []}),
}


@pytest.fixture(scope="module")
def notebook(lab):
    """One card of every kind, run."""
    lab.write("cards.ipynb", card_cells(*KINDS))
    notebook = lab.open("cards.ipynb")
    notebook.run_all()
    return notebook


@pytest.fixture
def fresh(notebook, request):
    """The card of a kind as it was at the start."""
    kind = request.param
    place = list(KINDS).index(kind) + 1
    notebook.page.evaluate("sessionStorage.clear()")
    notebook.run_cell(place)
    return notebook.page.locator(".jp-Cell").nth(place).locator(".ws-card"), kind


def press(card, keys):
    """Put the focus on the first field, then press keys; ``type ...`` types a text."""
    card.locator("input, select, textarea, .ws-toggle").first.focus()
    for key in keys:
        if key.startswith("type "):
            card.page.keyboard.type(key[5:])
        else:
            card.page.keyboard.press(key)


def said(card):
    """The heading of the feedback, and the answer that the kernel got."""
    card.locator(".ws-heading").wait_for()
    answer = card.locator(".ws-explanations li").first.inner_text().removeprefix("You said")
    return card.locator(".ws-heading").inner_text(), json.loads(answer)


@pytest.mark.parametrize("fresh", KINDS, indirect=True)
def test_the_right_answer_by_keyboard(fresh):
    """Keys alone give the right answer of every kind, and JupyterLab takes none of them."""
    card, kind = fresh
    cells = card.page.locator(".jp-Cell").count()
    press(card, RIGHT[kind])
    assert said(card) == ("RIGHT", KINDS[kind][1])
    expect(card.page.locator(".jp-Cell")).to_have_count(cells)


@pytest.mark.parametrize("fresh", KINDS, indirect=True)
def test_a_wrong_answer_by_keyboard(fresh):
    """A plausible wrong answer arrives as it was given."""
    card, kind = fresh
    press(card, WRONG[kind][0])
    assert said(card) == ("NOT-YET", WRONG[kind][1])


@pytest.mark.parametrize("fresh", KINDS, indirect=True)
def test_no_answer_is_no_mistake(fresh):
    """Check without an answer says that there is none."""
    card, _ = fresh
    card.locator(".ws-main").press("Enter")
    assert said(card)[0] == "NOT-TRIED"


@pytest.mark.parametrize("fresh", ["one-choice"], indirect=True)
def test_confidence_goes_with_the_answer(fresh):
    """The second step of the scale is chosen by keyboard and reaches the check."""
    card, _ = fresh
    press(card, RIGHT["one-choice"])
    card.get_by_text("sure: 20").wait_for()
    expect(card.get_by_role("group", name="How sure are you?")).to_have_count(1)


@pytest.mark.parametrize("fresh", ["number"], indirect=True)
def test_a_draft_is_kept_when_typing_rests(fresh):
    """What is typed is kept without pressing Check, and the card says so."""
    card, _ = fresh
    press(card, ["type 12"])
    card.get_by_text("Draft kept.").wait_for()
    expect(card.locator(".ws-heading")).to_have_count(0)


@pytest.mark.parametrize("fresh", ["number"], indirect=True)
def test_a_changed_answer_marks_the_feedback_as_old(fresh):
    """Feedback on an earlier answer says that it is about that one."""
    card, _ = fresh
    press(card, ["type 4k", "Enter"])
    said(card)
    expect(card.locator(".ws-stale")).to_be_hidden()
    press(card, ["type 0"])
    expect(card.locator(".ws-stale")).to_be_visible()


@pytest.mark.parametrize("fresh", ["number"], indirect=True)
def test_hint_and_worked_answer(fresh):
    """A hint comes on request; the worked answer only after a try; the focus is never lost."""
    card, _ = fresh
    worked = card.get_by_role("button", name="Show a worked answer")
    expect(worked).to_be_hidden()
    card.get_by_role("button", name="hint").press("Enter")
    card.get_by_text("Look twice.").wait_for()
    assert card.locator(".ws-main").evaluate("it => it === document.activeElement")
    press(card, ["type 5", "Enter"])
    worked.press("Enter")
    card.get_by_text("It is Bo.").wait_for()


REACHES = """
([selector, init]) => {
  let reached = false;
  const listen = () => (reached = true);
  for (const way of [true, false]) document.addEventListener("keydown", listen, way);
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  document.querySelector(selector).dispatchEvent(event);
  for (const way of [true, false]) document.removeEventListener("keydown", listen, way);
  return reached;
}
"""
FIELDS = {
    "text": ".ws-card .ws-box",
    "radio": ".ws-card input[type=radio]",
    "range": ".ws-card input[type=range]",
    "select": ".ws-card select",
    "button": ".ws-card .ws-toggle",
}
LEFT = [{"key": "Escape"}, {"key": "Enter", "shiftKey": True}, {"key": "s", "ctrlKey": True}]
TAKEN = {
    "text": ["x", "d", "ArrowLeft", "Home", "Enter", " "],
    "radio": ["ArrowDown", " "],
    "range": ["ArrowRight", "Home", "End", "PageUp", "PageDown"],
    "select": ["ArrowDown", "c"],
    "button": [" ", "Enter"],
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_control_takes_its_own_keys_only(notebook, field):
    """Keys that the control uses stay with it; Escape, Shift+Enter, Ctrl+S reach JupyterLab."""
    reach = [notebook.page.evaluate(REACHES, [FIELDS[field], init]) for init in LEFT]
    take = [notebook.page.evaluate(REACHES, [FIELDS[field], {"key": k}]) for k in TAKEN[field]]
    assert (reach, take) == ([True] * len(LEFT), [False] * len(take))
