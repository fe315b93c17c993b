"""Reload, restart, two views: a card and a figure lose nothing."""

import pytest
from cells import FIGURE, card_cells
from playwright.sync_api import expect


@pytest.fixture
def notebook(lab):
    """A number card, shown twice, and a figure."""
    setup, shown = card_cells("number")
    show = "it = figure()\nit"
    lab.write("restart.ipynb", [setup, f"shown = {shown}\nshown", "shown", FIGURE, show])
    notebook = lab.open("restart.ipynb")
    notebook.page.evaluate("sessionStorage.clear()")
    notebook.run_all()
    yield notebook
    notebook.close()


def answer(notebook, text):
    """Type into the first card and check; wait for the feedback."""
    notebook.page.locator(".ws-box").first.fill(text)
    notebook.page.keyboard.press("Enter")
    notebook.page.locator(".ws-card .ws-heading").first.wait_for()


def test_a_reload_brings_answer_and_feedback_back(notebook):
    """With the kernel alive, a reloaded page shows what the page showed."""
    answer(notebook, "4k")
    notebook.save()
    notebook.reload()
    card = notebook.page.locator(".ws-card").first
    card.locator(".ws-heading", has_text="RIGHT").wait_for()
    expect(card.locator(".ws-box")).to_have_value("4k")
    notebook.page.get_by_role("img", name="A dot at 0.").wait_for()


def test_two_views_show_the_same(notebook):
    """What is typed and checked in one view stands in the other."""
    answer(notebook, "44")
    second = notebook.page.locator(".ws-card").nth(1)
    second.locator(".ws-heading", has_text="NOT-YET").wait_for()
    expect(second.locator(".ws-box")).to_have_value("44")


def test_after_a_restart_the_card_says_so_and_keeps_what_is_typed(notebook):
    """The words come back when the cell is run again, although no kernel heard them."""
    notebook.restart_kernel()
    card = notebook.page.locator(".ws-card").first
    card.get_by_text("so this card cannot check or save").wait_for()
    card.locator(".ws-box").fill("12 thousand")
    notebook.page.keyboard.press("Enter")
    expect(card.locator(".ws-box")).to_have_value("12 thousand")
    notebook.run_all()
    again = notebook.page.locator(".ws-card").first
    expect(again.locator(".ws-box")).to_have_value("12 thousand")
    again.get_by_text("Draft kept.").wait_for()


def test_a_figure_keeps_its_frames_after_a_restart(notebook):
    """Steps seen before still show; a step never seen says why it cannot."""
    page = notebook.page
    slider = page.get_by_role("slider", name="Step")
    slider.press("ArrowRight")
    page.get_by_role("img", name="A dot at 1.").wait_for()
    notebook.restart_kernel()
    slider.press("ArrowLeft")
    page.get_by_role("img", name="A dot at 0.").wait_for()
    slider.press("End")
    page.get_by_text("The kernel was restarted. Steps already seen still show").wait_for()
