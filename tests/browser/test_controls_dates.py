"""Typing at a slider: a date is followed when it is whole, and letters go nowhere else."""

import pytest
from playwright.sync_api import expect

CELL = """
import datetime as dt
from whosays.controls import Slider
Slider([dt.date(2024, 10, 1) + dt.timedelta(n) for n in range(31)], label="Day")
"""


@pytest.fixture(scope="module")
def opened(lab):
    """A slider over the days of a month."""
    lab.write("dates.ipynb", [CELL])
    notebook = lab.open("dates.ipynb")
    notebook.run_all()
    yield notebook
    notebook.close()


def test_a_date_can_be_typed_figure_by_figure(opened):
    """The year on its way, 0002 and 0020, moves nothing and takes nothing away."""
    slider = opened.page.get_by_role("slider", name="Day")
    opened.page.get_by_label("Go to").focus()
    opened.page.keyboard.type("10242024")
    expect(slider).to_have_attribute("aria-valuetext", "24 October 2024 (24 of 31)")


def test_a_day_after_the_last_becomes_the_last(opened):
    """Enter on a date that the slider does not reach goes to the nearest, and the box says so."""
    box = opened.page.get_by_label("Go to")
    box.focus()
    opened.page.keyboard.type("01012030")
    opened.page.keyboard.press("Enter")
    slider = opened.page.get_by_role("slider", name="Day")
    expect(slider).to_have_attribute("aria-valuetext", "31 October 2024 (31 of 31)")
    expect(box).to_have_value("2024-10-31")


@pytest.mark.parametrize("key", ["a", "b", "c", "v", "1"])
def test_a_letter_on_a_control_leaves_the_notebook_alone(opened, key):
    """With the focus on a button or a slider, a letter adds, copies and changes no cell."""
    cells = opened.page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    for focused in ("button", "slider"):
        opened.page.locator(".ws").get_by_role(focused).first.focus()
        opened.page.keyboard.press(key)
    opened.wait_idle()
    expect(cells).to_have_count(before)
