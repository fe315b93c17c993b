"""The shell estimator in a real JupyterLab: by keyboard, in both themes, nothing leaves."""

import pytest
from playwright.sync_api import expect

SETUP = "import whosays\nledger = whosays.load()"
OPEN = "it = whosays.shell_estimator(ledger)\nit"
FIRST = "In 10 of the 50 dots the total is under 1.5 million"
PREDICT = "whosays.shell_estimator(ledger, predict=True)"


@pytest.fixture(scope="module")
def lesson(lab):
    """The explorer, the state of it as Python reads it, and one that asks for rounds first."""
    lab.write("shells.ipynb", [SETUP, OPEN, "it.state", PREDICT])
    notebook = lab.open("shells.ipynb", height=2000)
    notebook.run_all()
    notebook.page.locator(".ws-picture").first.wait_for()
    return notebook


def boxes(lesson, name, *, place=0):
    """Return the group of three boxes of one range."""
    explorer = lesson.page.get_by_role("group", name="Shell estimator").nth(place)
    return explorer.get_by_role("group", name=name)


def test_tab_goes_through_all_boxes_in_order(lesson):
    """Nine boxes, then the choice of published totals, without a mouse."""
    page = lesson.page
    boxes(lesson, "Containers").first.get_by_role("textbox", name="Low").focus()
    seen = []
    for _ in range(10):
        seen.append(page.evaluate("document.activeElement.type"))
        page.keyboard.press("Tab")
    assert seen == ["text"] * 9 + ["radio"]


def test_typing_moves_the_dots(lesson):
    """A share typed over the old one gives another sentence, picture text and line of code."""
    page = lesson.page
    expect(page.locator(".ws-sentence").first).to_contain_text(FIRST)
    box = boxes(lesson, "in percent").get_by_role("textbox", name="Low")
    box.select_text()
    page.keyboard.type("100")
    page.get_by_role("img", name="In 10 of the 50 dots the total is under 6.2").wait_for()
    expect(box).to_be_focused()
    code = page.locator(".ws-codeline code").first
    expect(code).to_contain_text('held={"low": 100, "high": 100}')
    lesson.wait_idle()
    lesson.run_cell(2)
    page.get_by_text("'held': {'low': 100, 'high': 100}").wait_for()


def test_a_range_out_of_order_is_told_beside_it(lesson):
    """The dots stay, and the sentence that says what to mend goes when it is mended."""
    page = lesson.page
    explorer = page.get_by_role("group", name="Shell estimator").first
    box = boxes(lesson, "Rounds").get_by_role("textbox", name="High").first
    box.select_text()
    page.keyboard.type("9")
    told = explorer.get_by_text("Put them in order and check again")
    told.wait_for()
    box.select_text()
    page.keyboard.type("480")
    expect(told).to_have_count(0)


def test_an_arrow_key_shows_earlier_totals(lesson):
    """One key on the choice adds the rows of earlier totals, each with its verb."""
    page = lesson.page
    page.get_by_role("radio", name="for the time of these containers").press("ArrowRight")
    page.get_by_role("img", name="sent, as of").wait_for()
    page.get_by_role("radio", name="earlier ones too").press("ArrowLeft")
    expect(page.get_by_role("img", name="sent, as of")).to_have_count(0)


def test_rounds_are_asked_for_before_anything_is_shown(lesson):
    """By keys alone: no picture at first; a range and Enter bring dots and our division."""
    page = lesson.page
    explorer = page.get_by_role("group", name="Shell estimator").last
    expect(explorer.get_by_role("img")).to_have_count(0)
    explorer.get_by_role("textbox", name="Low").focus()
    for keys in ("200", "", "300"):
        page.keyboard.type(keys)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    explorer.get_by_role("img", name="Fifty dots").wait_for()
    expect(explorer.get_by_text("By our division of a claimant’s own shells")).not_to_have_count(0)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(lesson, theme):
    """The explorer breaks no rule of axe-core, in the light and in the dark theme."""
    lesson.theme(theme)
    lesson.page.wait_for_timeout(500)
    assert lesson.axe(".ws-together") == []


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(lesson, width):
    """Zoomed to 200 and 400 per cent, boxes and dots stay within their page."""
    assert lesson.sticking_out(width) == 0


def test_nothing_left_the_machine(lab, lesson):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
