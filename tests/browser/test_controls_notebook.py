"""Card and figure in Notebook 7, which draws the same cells in a page of its own."""

import pytest
from cells import FIGURE, card_cells
from playwright.sync_api import expect


@pytest.fixture(scope="module")
def page(lab):
    """A card and a figure in Notebook 7, run by keyboard."""
    lab.write("seven.ipynb", [*card_cells("number"), FIGURE, "figure()"])
    page = lab.page("notebooks/seven.ipynb")
    # Notebook 7 passes over a cell that is run before its session is ready: knock until it runs.
    ran = page.get_by_text("[1]:", exact=True)
    for _ in range(120):
        page.wait_for_timeout(500)
        if ran.count():
            break
        if lab.server.has_kernel("seven.ipynb"):
            page.locator(".jp-Cell .cm-content").first.focus()
            page.keyboard.press("Shift+Enter")
    for _ in range(3):
        page.keyboard.press("Shift+Enter")
    page.locator(".ws-picture").wait_for(timeout=60_000)
    return page


def test_a_question_is_answered(page):
    """A number typed and checked by Enter gets its feedback; no key falls to the notebook."""
    cells = page.locator(".jp-Cell").count()
    page.locator(".ws-card .ws-box").focus()
    page.keyboard.type("4k")
    page.keyboard.press("Enter")
    page.locator(".ws-heading", has_text="RIGHT").wait_for()
    expect(page.locator(".jp-Cell")).to_have_count(cells)


def test_a_figure_is_moved(page):
    """An arrow key moves picture and words."""
    page.get_by_role("slider", name="Step").press("ArrowRight")
    page.get_by_role("img", name="A dot at 1.").wait_for()
