"""The picker in a real JupyterLab: found by typing, chosen by keyboard, nothing taken away."""

import pytest
from playwright.sync_api import expect

PICKERS = """
from whosays.controls import Picker
many = {f"c-{n}": f"Claim {n}: about {n * 11:,} crates" for n in range(1, 2001)}
claim = Picker({**many, "c-elysee": "The Élysée in Paris"}, label="Claim", value="c-7")
two = Picker(["Kyiv", "Seoul"], label="City")
long = {"a": "Kyiv, 5 March: " + "word " * 40 + "dead", "b": "Seoul, 6 March: short"}
display(claim, two, Picker(long, label="Long", value="b"))
"""
FOCUS = "document.activeElement.getAttribute('role')"


@pytest.fixture(scope="module")
def notebook(lab):
    """A picker of two thousand, one of two, and a cell that tells their values."""
    lab.write("picker.ipynb", [PICKERS, "claim.value, two.value"])
    notebook = lab.open("picker.ipynb")
    notebook.run_all()
    return notebook


@pytest.fixture
def page(notebook):
    """The page, with the large picker focused and closed, at claim 7."""
    box = notebook.page.get_by_role("combobox", name="Claim")
    box.fill("c-7")
    box.press("Enter")
    expect(box).to_have_value("Claim 7: about 77 crates")
    return notebook.page


def typed(page, text, name="Claim"):
    """Type into a picker in place of what stands there; return its box."""
    box = page.get_by_role("combobox", name=name)
    box.select_text()
    page.keyboard.type(text)
    return box


def offered(page):
    """Return the options of the open list."""
    return page.get_by_role("listbox").get_by_role("option")


def values(notebook):
    """Return what Python reads."""
    notebook.wait_idle()
    notebook.run_cell(1)
    return notebook.page.locator(
        ".jp-OutputArea-executeResult .jp-OutputArea-output"
    ).last.inner_text()


def test_a_part_of_the_text_finds_it(notebook, page):
    """Two words in another order, a number without commas: Enter takes the first that fits."""
    box = typed(page, "crates 11000")
    expect(offered(page)).to_have_count(1)
    box.press("Enter")
    expect(box).to_have_value("Claim 1000: about 11,000 crates")
    assert values(notebook) == "('c-1000', None)"


def test_accents_and_capitals_do_not_matter(page):
    """A word is found however it is written."""
    typed(page, "elysee")
    expect(offered(page)).to_have_text(["The Élysée in Paris"])


def test_arrow_keys_go_through_the_list(page):
    """The list opens at what is chosen, and the box says which option is lit."""
    box = page.get_by_role("combobox", name="Claim")
    for key in ("ArrowDown", "ArrowDown", "PageDown", "ArrowUp"):
        box.press(key)
    lit = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(lit).to_have_text("Claim 17: about 187 crates")
    expect(lit).to_have_attribute("aria-selected", "true")
    expect(lit).to_be_in_viewport()
    box.press("Enter")
    expect(box).to_have_value("Claim 17: about 187 crates")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_nothing_that_fits_is_said(page):
    """No match is told in words, in a live region, and the list closes."""
    box = typed(page, "zebra")
    told = page.get_by_role("status").filter(has_text="None of the 2001 fits “zebra”")
    told.wait_for()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Escape")
    expect(box).to_have_value("Claim 7: about 77 crates")


def test_how_many_fit_is_said(page):
    """While one types, the number of those that fit is told at rest."""
    typed(page, "claim 99")
    page.get_by_role("status").filter(has_text="of 2001 fit.").wait_for()


def test_what_the_box_cuts_off_stands_below(page):
    """A long text is read in full without opening the list; a short one stands there once."""
    box = page.get_by_role("combobox", name="Long")
    below = page.locator(".ws-picker").filter(has=box).locator(".ws-pick-full")
    expect(below).to_be_hidden()
    for word, end in (("kyiv", "word dead"), ("seoul", None)):
        typed(page, word, "Long").press("Enter")
        if end:
            expect(below).to_contain_text(end)
        expect(below).to_be_visible(visible=end is not None)


def test_escape_closes_and_chooses_nothing(notebook, page):
    """Escape closes the list, brings the old text back and leaves the focus in the box."""
    box = typed(page, "1999")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box).to_have_value("Claim 7: about 77 crates")
    assert page.evaluate(FOCUS) == "combobox"


def test_tab_takes_what_was_typed_for(page):
    """Whoever types and goes on has chosen the lit option; the next field has the focus."""
    box = typed(page, "claim 1999")
    box.press("Tab")
    expect(box).to_have_value("Claim 1999: about 21,989 crates")
    expect(page.get_by_role("combobox", name="City")).to_be_focused()


def test_a_click_opens_and_chooses(notebook, page):
    """A mouse does it too, and the focus stays in the box."""
    box = page.get_by_role("combobox", name="City")
    box.click()
    offered(page).filter(has_text="Seoul").click()
    expect(box).to_have_value("Seoul")
    expect(box).to_be_focused()
    assert values(notebook) == "('c-7', 'Seoul')"


KEYS = """
() => {
  window.passed = [];
  const notebook = document.querySelector(".jp-Notebook");
  notebook.addEventListener("keydown", (event) => window.passed.push(event.key));
}
"""


def test_jupyterlab_keeps_its_keys_and_no_other(page):
    """Letters and arrows stay in the box; Escape, Shift+Enter and Ctrl+S go through."""
    page.evaluate(KEYS)
    count = page.locator(".jp-Cell").count()
    box = page.get_by_role("combobox", name="Claim")
    box.focus()
    for key in ("d", "d", "ArrowDown", "Enter", "x", "Escape", "Control+s"):
        page.keyboard.press(key)
    assert page.evaluate("window.passed") == ["Escape", "Control", "s"]
    expect(page.locator(".jp-Cell")).to_have_count(count)


def test_the_list_stands_over_the_page(page):
    """Opening moves nothing: the list lies above the notebook, inside the window."""
    city = page.get_by_role("combobox", name="City")
    before = city.bounding_box()
    page.get_by_role("combobox", name="Claim").press("ArrowDown")
    assert city.bounding_box() == before
    expect(page.get_by_role("listbox")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_the_open_list(notebook, page, theme):
    """Names, roles and contrast hold while the list is open, and targets are large enough."""
    notebook.theme(theme)
    page.get_by_role("combobox", name="Claim").press("ArrowDown")
    assert notebook.axe(".ws") == []
    heights = offered(page).evaluate_all("all => all.map(it => it.offsetHeight)")
    assert min(heights) >= 24
