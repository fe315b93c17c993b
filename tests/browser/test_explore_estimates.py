"""Estimates over time in a real JupyterLab: by keyboard, in both themes, nothing leaves."""

import pytest
from playwright.sync_api import expect

SETUP = "import whosays\nledger = whosays.load()"
OPEN = 'it = whosays.estimates_over_time(ledger, measure="troops-in-theatre")\nit'
GUESS = 'whosays.estimates_over_time(ledger, measure="troops-sent-additional", predict=True)'
SAME = "whosays.estimates_over_time(ledger, same=11000)"
LOSSES = 'whosays.estimates_over_time(ledger, measure="wounded", predict=True)'


@pytest.fixture(scope="module")
def lesson(lab):
    """The explorer, and the state of it as Python reads it."""
    lab.write("over-time.ipynb", [SETUP, OPEN, "it.state"])
    notebook = lab.open("over-time.ipynb", height=1200)
    notebook.run_all()
    notebook.page.locator(".ws-picture").wait_for()
    return notebook


@pytest.fixture(scope="module")
def others(lab):
    """A range before the reveal, one number in several meanings, and a guess that is refused."""
    lab.write("others.ipynb", [SETUP, GUESS, SAME, LOSSES])
    notebook = lab.open("others.ipynb", height=3000)
    notebook.run_all()
    notebook.page.locator(".ws-picture").first.wait_for()
    return notebook


def state(notebook):
    """Return the state that Python reads."""
    return notebook.result(2)


def focused(page):
    """Return what has the focus, in a few words."""
    return page.evaluate(
        """() => {
          const it = document.activeElement;
          return it.getAttribute("role") ?? it.type ?? it.tagName.toLowerCase();
        }"""
    )


def test_tab_goes_through_the_controls_in_order(lesson):
    """Measure, families, scope, slider: one Tab each, and each box of the families its own."""
    page = lesson.page
    page.get_by_role("radio", name="present").focus()
    seen = [focused(page)]
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    assert seen[:5] == ["radio", "checkbox", "checkbox", "checkbox", "combobox"]
    assert "range" in seen or "button" in seen[5:]


def test_an_arrow_key_opens_the_next_figure(lesson):
    """One key on the slider rings the next mark and says who stated it."""
    page = lesson.page
    page.get_by_role("slider", name="Point").press("ArrowRight")
    page.get_by_role("img", name="Ringed, 2 of").wait_for()
    sentence = page.locator(".ws-sentence")
    expect(sentence).to_contain_text("24 October 2024: about 12,000")
    expect(sentence.get_by_role("link", name="Open the page at")).to_have_count(1)


def test_a_space_switches_a_family_off(lesson):
    """The points of the others stay, the line of code names them, and Python reads the state."""
    page = lesson.page
    box = page.get_by_role("checkbox", name="Ukraine")
    box.press("Space")
    page.locator(".ws-picture[alt*='South Korea (6) and US, UK and allies']").wait_for()
    expect(box).to_be_focused()
    code = page.locator(".ws-codeline code")
    expect(code).to_contain_text('families=["south-korea", "allies"')
    expect(state(lesson)).to_contain_text("'families': ['south-korea', 'allies'")
    box.press("Space")
    page.locator(".ws-picture[alt*='Ukraine (']").wait_for()


def test_a_scope_is_found_by_typing(lesson):
    """A part of a scope and Enter: only figures for that part are drawn."""
    page = lesson.page
    box = page.get_by_role("combobox", name="Of whom, where and when")
    box.select_text()
    page.keyboard.type("kursk obl")
    page.keyboard.press("Enter")
    expect(box).to_have_value("Kursk oblast (8)")
    page.locator(".ws-picture[alt^='Chart of 7 ']").wait_for()
    expect(page.get_by_role("slider", name="Point")).to_have_attribute("max", "6")


def test_an_arrow_key_changes_what_is_counted(lesson):
    """With another measure, title, slider and sentence are others; a scope it lacks is dropped."""
    page = lesson.page
    page.get_by_role("radio", name="present").press("ArrowRight")
    expect(page.get_by_role("radio", name="planned")).to_be_focused()
    page.locator(".ws-picture[alt*='announced, expected or feared']").wait_for()
    expect(page.get_by_role("combobox", name="Of whom, where and when")).to_have_value("All of it")
    expect(page.locator(".ws-sentence")).to_contain_text("17 October 2024")
    page.get_by_role("radio", name="planned").press("ArrowLeft")
    page.locator(".ws-picture[alt*='said to be present']").wait_for()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(lesson, others, theme):
    """No explorer breaks a rule of axe-core, in the light and in the dark theme."""
    for notebook in (lesson, others):
        notebook.theme(theme)
        notebook.page.wait_for_timeout(500)
        assert notebook.axe(".ws-together") == []


def test_a_range_comes_before_the_figures(others):
    """By keys alone: nothing to see, a range is typed, Enter on the button shows all."""
    page = others.page
    group = page.get_by_role("group", name="Estimates over time").first
    expect(group.get_by_role("img")).to_have_count(0)
    group.get_by_role("textbox", name="Low").focus()
    for keys in ("1k", "1500", "two thousand"):
        page.keyboard.type(keys)
        page.keyboard.press("Tab")
    assert focused(page) == "submit"
    page.keyboard.press("Enter")
    group.get_by_role("img", name="Your range: 1,000 to 2,000").wait_for()
    group.get_by_role("slider", name="Point").wait_for()
    expect(group.locator(".ws-codeline code")).to_contain_text('predict={"low": 1000')


def test_one_number_has_its_lanes_and_an_open_table(others):
    """The chart names the lanes, the table stands open, and a key opens the next claim."""
    page = others.page
    group = page.get_by_role("group", name="One number, several meanings")
    expect(group.get_by_role("table")).to_be_visible()
    group.get_by_role("slider", name="Point").press("End")
    group.get_by_role("img", name="Ringed, 9 of 9: about 11,000, present").wait_for()


def test_nobody_guesses_losses(others):
    """There is no range to fill in; the chart stands there with a word why."""
    group = others.page.get_by_role("group", name="Estimates over time").last
    expect(group.get_by_role("textbox", name="Low")).to_have_count(0)
    expect(group.get_by_role("img")).to_have_count(1)
    expect(group.get_by_text("Nobody guesses them here")).to_be_visible()


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(others, width):
    """Zoomed to 200 and 400 per cent, controls and charts stay within their page."""
    assert others.sticking_out(width) == 0


def test_nothing_left_the_machine(lab, lesson, others):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
