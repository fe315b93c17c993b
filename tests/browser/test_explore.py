"""The explorers in a real JupyterLab: by keyboard, in both themes, nothing for axe to find."""

import pytest
from playwright.sync_api import expect

SETUP = """
import whosays
ledger = whosays.load()
us = ledger.claims.query("measure == 'containers' and asserted_by.str.startswith('us-')")
lesson = whosays.lesson("01")
"""
BOARD = 'whosays.case_board(lesson, stamped=["b1", "b2", "b7"])'


@pytest.fixture(scope="module")
def notebook(lab):
    """The points of one claimant family, and the case board with three stamps."""
    lab.write("explore.ipynb", [SETUP, "whosays.read_points(us)", BOARD])
    notebook = lab.open("explore.ipynb")
    notebook.run_all()
    notebook.page.locator(".ws-picture").wait_for()
    return notebook


def test_a_point_opens_as_a_sentence_by_keyboard(notebook):
    """One arrow key rings the next point and says who said it, with a link to the page."""
    page = notebook.page
    page.get_by_role("slider", name="Point").press("ArrowRight")
    page.get_by_role("img", name="Ringed, 2 of 7: more than 1,000").wait_for()
    sentence = page.locator(".ws-sentence")
    expect(sentence).to_contain_text("The White House said on 13 October 2023: more than 1,000")
    expect(sentence.get_by_role("link", name="Open the page at en.yna.co.kr")).to_have_count(1)
    code = 'whosays.read_points(claims, at="c-2023-10-13-us-containers")'
    expect(sentence.locator("code")).to_have_text(code)


def test_the_code_is_not_read_aloud(notebook):
    """When the slider rests, the sentence is announced and the line of code is not."""
    page = notebook.page
    page.get_by_role("slider", name="Point").press("End")
    spoken = page.locator(".ws-spoken", has_text="The US mission to the UN said on 7 May 2025")
    spoken.wait_for(state="attached")
    expect(spoken).not_to_contain_text("read_points")


def test_the_board_is_a_table_with_heads(notebook):
    """Fifteen claims with row heads below four column heads; only stamps give verdicts away."""
    board = notebook.page.get_by_role("table", name="Case board")
    expect(board.get_by_role("columnheader")).to_have_count(4)
    expect(board.locator("th[scope='row']")).to_have_count(15)
    expect(board.get_by_text("nobody named")).to_have_count(1)
    expect(board.locator(".ws-stamp-open")).to_have_count(12)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """Neither explorer breaks a rule of axe-core, in the light and in the dark theme."""
    notebook.theme(theme)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(".ws-fig") == []
    assert notebook.axe(".ws-board") == []


def test_the_ring_survives_a_change_of_theme(notebook):
    """Light, dark and light again: the picture follows and no step fails to draw."""
    page = notebook.page
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        notebook.theme(theme)
        page.get_by_role("slider", name="Point").press("Home")
        page.get_by_role("slider", name="Point").press("ArrowRight")
        page.get_by_role("img", name="Ringed, 2 of 7").wait_for()
    expect(page.locator(".ws-problem")).to_have_text("")


def test_nothing_left_the_machine(lab, notebook):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
