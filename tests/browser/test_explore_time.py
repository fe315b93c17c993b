"""The time machine in a real JupyterLab: by keyboard, in both themes, nothing for axe to find."""

import pytest
from playwright.sync_api import expect

SETUP = "import whosays\nledger = whosays.load()"
GROUP = ".ws-together"


@pytest.fixture(scope="module")
def notebook(lab):
    """The time machine on 24 October 2024."""
    lab.write("time.ipynb", [SETUP, "machine = whosays.time_machine(ledger)\nmachine"])
    notebook = lab.open("time.ipynb", height=1100)
    notebook.run_all()
    notebook.page.locator(".ws-picture").wait_for()
    return notebook


def slider(page):
    """Return the slider of days."""
    return page.get_by_role("slider", name="Day")


def to_day(page, day):
    """Type a day into the date box, as a keyboard does."""
    box = page.get_by_label("Go to")
    box.focus()
    box.fill(day)
    box.press("Tab")


def test_it_is_one_named_group(notebook):
    """Switch, slider, picture and sentence stand in one group with a name."""
    group = notebook.page.get_by_role("group", name="Time machine: what had been said by a day")
    expect(group.get_by_role("radio")).to_have_count(3)
    expect(group.get_by_role("slider")).to_have_count(1)
    expect(group.get_by_role("heading")).to_have_count(0)


def test_one_arrow_key_goes_one_day_on(notebook):
    """The next day is drawn, told in the alt text and in the sentence, and read aloud."""
    page = notebook.page
    to_day(page, "2024-10-17")
    page.get_by_role("img", name="Known on 17 October 2024").wait_for()
    slider(page).press("ArrowRight")
    page.get_by_role("img", name="Known on 18 October 2024").wait_for()
    said = "By 18 October 2024 figures had come from South Korea and from Ukraine."
    spoken = page.locator(".ws-spoken", has_text=said)
    spoken.wait_for(state="attached")
    expect(spoken).not_to_contain_text("whosays.")
    links = page.locator(".ws-sentence").get_by_role("link")
    expect(links).to_have_count(2)


def test_the_switch_moves_the_marks_by_keyboard(notebook):
    """With the arrow keys the marks go to the day that they describe, and the picture says so."""
    page = notebook.page
    to_day(page, "2024-10-24")
    page.get_by_role("img", name="Known on 24 October 2024").wait_for()
    page.locator("code", has_text="2024-10-24").wait_for()
    page.get_by_role("radio", name="the day it was said (stated)").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("img", name="North Korea and Russia: no mark").wait_for()
    page.locator("code", has_text='day="2024-10-24", by="as-of"').wait_for()
    expect(page.locator(".ws-sentence")).to_contain_text("9 do not say which day they describe")
    page.keyboard.press("ArrowUp")
    page.get_by_role("img", name="North Korea and Russia: 2 marks").wait_for()


def test_the_table_never_runs_ahead_of_the_picture(notebook):
    """Back on an early day, the table under the picture holds the rows of that day alone."""
    page = notebook.page
    to_day(page, "2025-04-28")
    page.get_by_role("img", name="Known on 28 April 2025").wait_for()
    page.get_by_text("The numbers behind this chart").press("Enter")
    page.get_by_role("cell", name="Kim Jong Un had ordered troops").wait_for()
    to_day(page, "2024-10-17")
    page.get_by_text("What had been said by 17 October 2024").wait_for()
    expect(page.locator(".ws-table tbody tr")).to_have_count(3)
    expect(page.locator(".ws-table tbody")).not_to_contain_text("2025")
    page.get_by_text("The numbers behind this chart").press("Enter")


def test_the_state_reads_back_in_a_cell(notebook):
    """What the keyboard did is what the next cell sees."""
    page = notebook.page
    to_day(page, "2024-10-30")
    page.locator("code", has_text='day="2024-10-30"').wait_for()
    notebook.append_and_run("print(machine.value)")
    page.get_by_text("{'day': '2024-10-30', 'by': 'stated'}").wait_for()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """The whole group breaks no rule of axe-core, in the light and in the dark theme."""
    notebook.theme(theme)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(GROUP) == []


def test_the_night_is_drawn_too(notebook):
    """Dark and light again: the picture follows, and no step fails to draw."""
    page = notebook.page
    for theme, day in (("JupyterLab Dark", "31"), ("JupyterLab Light", "30")):
        notebook.theme(theme)
        to_day(page, f"2024-10-{day}")
        page.get_by_role("img", name=f"Known on {day} October 2024").wait_for()
    expect(page.locator(".ws-fig .ws-problem")).to_have_text("")


def test_nothing_left_the_machine(lab, notebook):
    """Neither the page nor the kernel asked anything of another machine."""
    assert lab.strangers == []
    assert not lab.server.network_log.exists()
