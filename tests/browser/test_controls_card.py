"""The question card in a real JupyterLab, by keyboard alone."""

import pytest

CELL = """
from whosays.controls import QuestionCard
card = QuestionCard({"id": "t1", "kind": "one-choice", "prompt": "Who **says** it?",
  "options": [{"id": "a", "text": "South Korea"}, {"id": "b", "text": "Ukraine"}]})
card.on_submit(lambda answer, confidence: {"outcome": "right", "heading": f"Right: {answer}",
  "explanations": [{"text": "Because."}]})
card
"""


@pytest.fixture(scope="module")
def notebook(lab):
    """One card, run."""
    lab.write("card.ipynb", [CELL])
    notebook = lab.open("card.ipynb")
    notebook.run_all()
    return notebook


def test_a_choice_is_made_and_checked_by_keyboard(notebook):
    """Arrow, Tab, Enter: the reply of the kernel stands in the card."""
    page = notebook.page
    page.get_by_role("radio", name="South Korea").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_text("Right: b").wait_for()
