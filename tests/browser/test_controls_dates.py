"""A date that is typed into a slider's box is followed when it is whole."""

from playwright.sync_api import expect

CELL = """
import datetime as dt
from whosays.controls import Slider
Slider([dt.date(2024, 10, 1) + dt.timedelta(n) for n in range(31)], label="Day")
"""


def test_a_date_can_be_typed_figure_by_figure(lab):
    """The year on its way, 0002 and 0020, moves nothing and takes nothing away."""
    lab.write("dates.ipynb", [CELL])
    notebook = lab.open("dates.ipynb")
    notebook.run_all()
    slider = notebook.page.get_by_role("slider", name="Day")
    notebook.page.get_by_label("Go to").focus()
    notebook.page.keyboard.type("10242024")
    expect(slider).to_have_attribute("aria-valuetext", "24 October 2024 (24 of 31)")
    notebook.close()
