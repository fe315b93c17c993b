"""The explorer of losses in a real JupyterLab: by keyboard, in both themes, nothing leaves."""

import re

import pytest
from playwright.sync_api import expect

SETUP = "import whosays\nledger = whosays.load()"
OPEN = "it = whosays.loss_explorer(ledger)\nit"


@pytest.fixture(scope="module")
def notebook(lab):
    """The explorer, and the state of it as Python reads it."""
    lab.write("losses.ipynb", [SETUP, OPEN, "it.state"])
    notebook = lab.open("losses.ipynb", height=1200)
    notebook.run_all()
    notebook.page.locator(".ws-picture").wait_for()
    return notebook


def view(notebook, name):
    """Go to another view by its button."""
    notebook.page.get_by_role("radio", name=name, exact=True).check()


def state(notebook):
    """Return the state that Python reads."""
    return notebook.result(2)


def test_an_arrow_key_changes_what_is_counted(notebook):
    """Killed, wounded and casualties have a picture each; the focus stays where it was."""
    page = notebook.page
    page.get_by_role("radio", name="killed").press("ArrowRight")
    expect(page.get_by_role("radio", name="wounded")).to_be_focused()
    page.locator(".ws-picture[alt*='said to have been wounded']").wait_for()
    page.get_by_role("radio", name="wounded").press("ArrowRight")
    page.locator(".ws-picture[alt*='killed or wounded']").wait_for()
    expect(page.locator("figcaption")).to_contain_text("Silence is not zero")


def test_an_arrow_key_opens_the_next_figure(notebook):
    """One key on the slider rings the next mark and says who stated it, with its page."""
    page = notebook.page
    page.get_by_role("slider", name="Point").press("ArrowRight")
    page.get_by_role("img", name="Ringed, 2 of").wait_for()
    sentence = page.locator(".ws-sentence")
    expect(sentence).to_contain_text("casualties")
    expect(sentence.get_by_role("link", name="Open the page at")).to_have_count(1)


def test_the_shares_are_one_picture_in_words(notebook):
    """The picture's words name each claimant with its share; Python reads the view."""
    view(notebook, "shares")
    page = notebook.page
    page.locator(".ws-picture[alt*='“two thirds”, stated as an opinion']").wait_for()
    expect(state(notebook)).to_contain_text("{'view': 'shares', 'measure': 'killed'}")


def test_a_part_is_set_in_its_own_whole(notebook):
    """A part found by typing brings the whole of the same claimant and day."""
    view(notebook, "sentences")
    page = notebook.page
    box = page.get_by_role("combobox", name="A part")
    box.select_text()
    page.keyboard.type("400 killed among")
    page.keyboard.press("Enter")
    whole = page.get_by_role("combobox", name="Set in this whole")
    expect(whole).to_have_value(re.compile("HUR, 5 March 2025"))
    expect(page.get_by_text("Our division of their two figures")).to_be_visible()


def test_another_whole_carries_its_label(notebook):
    """Set in the total of somebody else, the share is nobody's claim, and this is read aloud."""
    page = notebook.page
    box = page.get_by_role("combobox", name="Set in this whole")
    box.select_text()
    page.keyboard.type("11,000 or so")
    page.keyboard.press("Enter")
    told = page.get_by_role("status").filter(has_text="Our arithmetic, nobody's claim")
    expect(told).to_contain_text("different claimants")
    expect(page.locator(".ws-codeline code")).to_contain_text('whole="c-2025-03-27-jcs')


def test_a_wrong_sentence_stands_beside_the_right_one(notebook):
    """The brief's own sentence is found by typing, with what the ledger allows below it."""
    page = notebook.page
    box = page.get_by_role("combobox", name="A sentence as it was told")
    box.select_text()
    page.keyboard.type("the brief")
    page.keyboard.press("Enter")
    told = page.get_by_role("status").filter(has_text="What the ledger allows")
    expect(told).to_contain_text("about 300 of the wounded back at the front")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("name", ["figures", "shares", "sentences"])
def test_axe_finds_nothing(notebook, theme, name):
    """No view breaks a rule of axe-core, in the light and in the dark theme."""
    notebook.theme(theme)
    view(notebook, name)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(".ws-together") == []


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(notebook, width):
    """Zoomed to 200 and 400 per cent, pickers and sentences stay within their page."""
    assert notebook.sticking_out(width) == 0


def test_nothing_left_the_machine(lab, notebook):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
