"""Other steps for a figure that is shown: slider, list and picture follow."""

import pytest
from cells import FIGURE
from playwright.sync_api import expect

NAMES = """
it.update(steps=["HUR", "NIS", "JCS"], value="NIS", label="Claimant",
          alt="A dot for {}.".format, draw=lambda step: Bar().base(), sentence="It is {}.".format)
"""
NUMBERS = """
it.update(steps=range(50, 60), label="Step", alt="A dot at {}.".format, draw=Bar(),
          sentence="It stands at {}.".format)
"""
NONE = 'it.update(steps=[], alt="A bar.", draw=Bar().base(), sentence="", table=[])'
SLOW = "import time; time.sleep(1.2); " + NUMBERS.strip()

RUN_BEHIND = """
code => {
  const kernel = window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  kernel.requestExecute({ code });
}
"""


@pytest.fixture
def notebook(lab):
    """A figure with a hundred steps, and its value below."""
    lab.write("steps.ipynb", [FIGURE, "it = figure()\nit", "it.value"])
    notebook = lab.open("steps.ipynb")
    notebook.run_all()
    notebook.page.get_by_role("slider", name="Step").press("End")
    notebook.page.get_by_role("img", name="A dot at 99.").wait_for()
    notebook.wait_idle()
    yield notebook
    notebook.close()


def value(notebook):
    """Return the step that Python knows."""
    notebook.wait_idle()
    notebook.run_cell(2)
    cell = notebook.page.locator(".jp-Cell").nth(2)
    return cell.locator(".jp-OutputArea-executeResult .jp-OutputArea-output").inner_text()


def test_slider_list_words_and_picture_follow(notebook):
    """Names instead of numbers: a list stands beside the slider, at the step that was asked for."""
    page = notebook.page
    notebook.append_and_run(NAMES)
    page.get_by_role("img", name="A dot for NIS.").wait_for()
    slider = page.get_by_role("slider", name="Claimant")
    expect(slider).to_have_attribute("aria-valuetext", "NIS (2 of 3)")
    expect(page.get_by_label("Go to").locator("option")).to_have_text(["HUR", "NIS", "JCS"])
    slider.press("End")
    page.get_by_role("img", name="A dot for JCS.").wait_for()
    assert value(notebook) == "'JCS'"


def test_old_frames_are_forgotten(notebook):
    """A step of the same number among other steps shows its own picture."""
    page = notebook.page
    notebook.append_and_run(NAMES)
    notebook.append_and_run(NUMBERS)
    page.get_by_role("img", name="A dot at 50.").wait_for()
    page.get_by_role("slider", name="Step").press("ArrowRight")
    page.get_by_role("img", name="A dot at 51.").wait_for()
    expect(page.locator(".ws-sentence")).to_have_text("It stands at 51.")


def test_a_step_that_is_still_there_stays(notebook):
    """Without a value, the step that is shown is kept where it can be."""
    page = notebook.page
    notebook.append_and_run("it.value = 55")
    page.get_by_role("img", name="A dot at 55.").wait_for()
    notebook.append_and_run(NUMBERS)
    slider = page.get_by_role("slider", name="Step")
    expect(slider).to_have_attribute("aria-valuetext", "55 (6 of 10)")
    page.get_by_role("img", name="A dot at 55.").wait_for()


def test_a_move_on_steps_that_have_gone_is_dropped(notebook):
    """A key pressed while Python is busy with other steps means none of them."""
    page = notebook.page
    page.evaluate(RUN_BEHIND, SLOW)
    page.get_by_role("slider", name="Step").press("PageDown")
    page.get_by_role("img", name="A dot at 50.").wait_for()
    assert value(notebook) == "50"
    page.get_by_role("slider", name="Step").press("ArrowRight")
    page.get_by_role("img", name="A dot at 51.").wait_for()
    assert value(notebook) == "51"


def test_the_newest_move_still_wins(notebook):
    """Keys pressed right after the exchange end where they should."""
    page = notebook.page
    notebook.append_and_run(NUMBERS)
    page.get_by_role("img", name="A dot at 50.").wait_for()
    page.get_by_role("slider", name="Step").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight", delay=5)
    page.get_by_role("img", name="A dot at 58.").wait_for()
    assert value(notebook) == "58"


def test_the_focus_stays_in_the_slider(notebook):
    """An exchange while the slider has the focus leaves it there."""
    page = notebook.page
    page.get_by_role("slider", name="Step").focus()
    page.evaluate(RUN_BEHIND, NUMBERS)
    page.get_by_role("img", name="A dot at 50.").wait_for()
    expect(page.get_by_role("slider", name="Step")).to_be_focused()


def test_no_steps_take_slider_and_table_away(notebook):
    """A figure without steps is a picture alone; with steps again it has its slider back."""
    page = notebook.page
    notebook.append_and_run(NONE)
    page.get_by_role("img", name="A bar.").wait_for()
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.get_by_text("The numbers behind this chart")).to_be_hidden()
    notebook.append_and_run(NUMBERS)
    page.get_by_role("slider", name="Step").press("End")
    page.get_by_role("img", name="A dot at 59.").wait_for()
