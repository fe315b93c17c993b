"""The pictures of one's own answers in a real JupyterLab: read, in both themes, nothing leaves."""

import pytest
from playwright.sync_api import expect

GUESS = """import whosays
first = whosays.lesson("01", answers="kept-pictures")
first.desk.sign_in("kim-7")
for asked in first.questions.values():
    if asked.role == "prediction":
        first.submit(asked.id, "holds", 70)
lesson = whosays.lesson("04", answers="kept-pictures")"""
CELLS = [GUESS, "whosays.calibration(lesson)", "whosays.discernment(lesson)"]
SURE = "How sure you were"
TRUSTED = "What you trusted"


@pytest.fixture(scope="module")
def notebook(lab):
    """Both pictures, of somebody who trusted all the claims and was 70 % sure each time."""
    lab.write("pictures.ipynb", CELLS)
    notebook = lab.open("pictures.ipynb", height=2200)
    notebook.run_all()
    notebook.page.get_by_role("group", name=TRUSTED).get_by_role("img").wait_for()
    return notebook


def group(notebook, name):
    """Return one of the two groups."""
    return notebook.page.get_by_role("group", name=name, exact=True)


def test_the_sentence_tells_how_often_right(notebook):
    """Few answers are told as few, and the rest in counts out of counts."""
    own = group(notebook, SURE)
    expect(own.locator(".ws-sentence")).to_have_text(
        "8 answers so far; ten or more say something. "
        "When you said about 70 %, you were right 4 of 8 times."
    )
    expect(own.get_by_role("img", name="Chart of 8 answers in three groups")).to_be_visible()


def test_trusting_everything_tells_nothing_apart(notebook):
    """Both rates are full, and the sentence says what that is worth."""
    own = group(notebook, TRUSTED)
    sentence = own.locator(".ws-sentence")
    expect(sentence).to_contain_text("you trusted 4 of 4 claims that hold, and 4 of 4")
    expect(sentence).to_contain_text("doubting everything does no better")
    expect(own.get_by_role("img", name="0 points apart, leans to trust")).to_be_visible()


@pytest.mark.parametrize("name", [SURE, TRUSTED])
def test_the_table_opens_by_keyboard(notebook, name):
    """Enter on the line below the picture opens the numbers behind it."""
    summary = group(notebook, name).locator("summary").first
    summary.press("Enter")
    expect(group(notebook, name).get_by_role("table")).to_be_visible()
    expect(summary).to_be_focused()


def test_the_line_of_code_stands_below(notebook):
    """Whoever likes code sees what to type."""
    code = group(notebook, SURE).locator(".ws-codeline code")
    expect(code).to_have_text("whosays.charts.calibration(lesson.tries())")


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(notebook, width):
    """Zoomed to 200 and 400 per cent, both pictures stay within their page."""
    assert notebook.sticking_out(width) == 0


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """Neither picture breaks a rule of axe-core, in the light and in the dark theme."""
    notebook.theme(theme)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(".ws-together") == []


def test_nothing_left_the_machine(lab, notebook):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
