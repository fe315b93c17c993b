"""What we draw passes axe-core in both themes, reflows, and can be hit and seen."""

import pytest
from cells import FIGURE, KINDS, card_cells
from playwright.sync_api import expect

INPUTS = """
from whosays import controls as c
import datetime as dt
days = [dt.date(2025, 2, 26), dt.date(2025, 3, 27)]
display(c.Slider(days, label="Day"), c.Slider(["HUR", "NIS"], label="Claimant"),
        c.Choice(["killed", "wounded"], label="Measure"), c.Several(["a", "b"], label="Hedges"),
        c.Number(label="How many?", unit="visits"), c.Range(label="Between?"),
        c.Confidence(label="Sure?"), c.Text(label="Alias", button="Start"),
        c.Text(label="Essay", lines=3), c.Matching({"i": "x"}, {"t": "y"}, label="Pairs"),
        c.Marks([("s", "about"), " 3,000"], labels=["hedge"], label="Mark"),
        c.Picker(["Kyiv", "Seoul"], label="City"))
"""


@pytest.fixture(scope="module")
def notebook(lab):
    """Every control on one page, with feedback, a hint, a table and marks open."""
    lab.write("access.ipynb", [*card_cells(*KINDS), FIGURE, "figure()", INPUTS])
    notebook = lab.open("access.ipynb", height=3000)
    notebook.run_all()
    page = notebook.page
    page.get_by_role("radio", name="Bo").first.check()
    for card in page.locator(".ws-card").all():
        card.locator(".ws-main").click()
        card.locator(".ws-heading").wait_for()
        card.get_by_role("button", name="hint").click()
    page.get_by_role("button", name="Hedge").first.click()
    page.get_by_text("The numbers behind this chart").click()
    return notebook


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_no_violation(notebook, theme):
    """Names, roles, contrast, structure: nothing to mend in what we draw."""
    notebook.theme(theme)
    assert notebook.axe(".ws") == []


TARGETS = """
() => [...document.querySelectorAll(".ws button, .ws select, .ws textarea, .ws summary, .ws input")]
  .map((it) => (["radio", "checkbox"].includes(it.type) ? it.closest("label") : it))
  .filter((it) => it.offsetParent)
  .filter((it) => it.offsetHeight < 24 || it.offsetWidth < 24)
  .map((it) => it.outerHTML.slice(0, 120))
"""


def test_every_target_is_large_enough(notebook):
    """No target is smaller than 24 by 24 pixels."""
    assert notebook.page.evaluate(TARGETS) == []


NARROW = """
(width) => [...document.querySelectorAll(".ws")].filter((it) => {
  it.style.width = `${width}px`;
  const wide = it.scrollWidth > width + 1;
  it.style.width = "";
  return wide;
}).map((it) => it.className + " " + it.innerText.slice(0, 60))
"""


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_is_cut_off_when_narrow(notebook, width):
    """At 1280 pixels zoomed to 200 and 400 per cent, nothing sticks out sideways."""
    assert notebook.page.evaluate(NARROW, width) == []


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_the_focus_can_be_seen(notebook, theme):
    """Whatever has the focus by keyboard has a ring of two pixels, in a colour of 3:1."""
    notebook.theme(theme)
    page = notebook.page
    page.locator(".ws-box").first.focus()
    page.keyboard.press("Tab")
    ring = {"JupyterLab Light": "rgb(11, 110, 153)", "JupyterLab Dark": "rgb(86, 180, 233)"}
    page.wait_for_function(
        "ring => { const s = getComputedStyle(document.activeElement);"
        " return `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}` === ring; }",
        arg=f"solid 2px {ring[theme]}",
    )


def test_source_html_cannot_run(notebook):
    """A source card keeps its words and loses scripts, handlers and odd links."""
    cell = (
        'card({"id": "html", "kind": "number"}, "1").__class__({"id": "h", "kind": "number", '
        '"prompt": "[no](javascript:x) <b>p</b>"}, card_html=\'<p onclick="x()">Said '
        '<a href="javascript:x()">here</a><script>window.ran = 1</script>'
        '<img src=x onerror="window.ran = 1"></p>\')'
    )
    notebook.append_and_run(cell)
    prompt = notebook.page.locator(".ws-prompt", has_text="no <b>p</b>")
    expect(prompt).to_have_text("no <b>p</b>")
    card = notebook.page.locator(".ws-card", has=prompt)
    assert card.locator(".ws-source").inner_html() == "<p>Said here</p>"
    assert notebook.page.evaluate("window.ran") is None
