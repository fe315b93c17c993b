"""The verdict board in a real JupyterLab: by keyboard alone, in both themes, nothing is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

TESTS = Path(__file__).parents[1]
SETUP = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
import whosays
from verdict_lesson import verdict_lesson
lesson = verdict_lesson("answers-of-verdicts")
"""
CELLS = [SETUP, "lesson.sign_in()", "board = whosays.verdict_board(lesson)\nboard", "board.value"]


@pytest.fixture(scope="module")
def notebook(lab):
    """The board, somebody signed in, and the answers as Python reads them."""
    lab.write("verdicts.ipynb", CELLS)
    notebook = lab.open("verdicts.ipynb", height=1400)
    notebook.run_all()
    alias = notebook.page.get_by_role("textbox", name="Your alias")
    alias.fill("heron")
    alias.press("Enter")
    notebook.page.get_by_text("You are signed in as").wait_for()
    notebook.page.locator(".ws-judging").wait_for()
    return notebook


def value(notebook):
    """Return what Python reads of the board."""
    notebook.wait_idle()
    notebook.run_cell(3)
    notebook.wait_idle()
    return notebook.page.locator(".jp-OutputArea-executeResult .jp-OutputArea-output").last


def card(page):
    """Return the card of the claim that is open."""
    return page.locator(".ws-card:visible")


def find(page, text):
    """Search evidence by keys and take the first row that fits."""
    box = page.get_by_role("combobox", name="Find evidence")
    box.focus()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(box).to_have_value("")


def claim(page, name):
    """Open a claim by the arrow keys, from whichever is open."""
    options = page.get_by_role("group", name="Which claim").get_by_role("radio")
    options.and_(page.locator(":checked")).focus()
    for _ in range(options.count()):
        if page.get_by_role("radio", name=name).is_checked():
            break
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(300)
    expect(page.get_by_role("radio", name=name)).to_be_focused()


def test_a_claim_is_judged_by_keys(notebook):
    """Verdict by an arrow, evidence by typing, a repair, Enter on Check: reply and count."""
    page = notebook.page
    page.get_by_role("radio", name="It holds").focus()
    page.keyboard.press("ArrowDown")
    find(page, "3,000 joint chiefs 27 march")
    expect(card(page).get_by_role("listitem")).to_have_count(1)
    page.get_by_role("textbox", name="The smallest repair").focus()
    page.keyboard.type("or more")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card(page).locator(".ws-heading")).to_have_text("Right")
    expect(card(page)).to_contain_text("1 of 4 judged.")
    expect(page.get_by_role("radio", name="1. North Korea has sent")).to_be_checked()
    expect(page.get_by_text("further … (judged)")).to_be_visible()


def test_evidence_is_added_and_removed(notebook):
    """Each piece has a sentence, a link and a button; a removed one hands the focus on."""
    page = notebook.page
    claim(page, "10. Shortly before")
    find(page, "shoigu 21 march pyongyang event")
    find(page, "containers")
    expect(card(page)).to_contain_text("Added. 2 pieces of evidence chosen.")
    first = card(page).get_by_role("list", name="Your evidence").get_by_role("listitem").first
    expect(first.get_by_role("link", name="Open the page at")).to_have_count(1)
    card(page).get_by_role("button", name="Remove").last.press("Enter")
    expect(card(page)).to_contain_text("Removed. 1 piece of evidence chosen.")
    expect(card(page).get_by_role("button", name="Remove")).to_be_focused()


def test_one_piece_of_evidence_counts_once(notebook):
    """Picking the same row again says so, and adds nothing."""
    page = notebook.page
    find(page, "shoigu 21 march pyongyang event")
    expect(card(page)).to_contain_text("You have that one already.")
    expect(card(page).get_by_role("button", name="Remove")).to_have_count(1)


def test_a_draft_is_there_after_another_claim(notebook):
    """What is not checked yet stays when other claims are looked at."""
    page = notebook.page
    claim(page, "15. The alliance")
    claim(page, "10. Shortly before")
    expect(card(page).get_by_role("button", name="Remove")).to_have_count(1)
    page.get_by_role("radio", name="It holds").press("Space")
    card(page).get_by_role("button", name="Check").press("Enter")
    expect(card(page)).to_contain_text("2 of 4 judged.")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """No part of the board breaks a rule of axe-core, in the light and in the dark theme."""
    notebook.theme(theme)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(".ws-together") == []


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(notebook, width):
    """Zoomed to 200 and 400 per cent, the board stays within its page."""
    board = notebook.page.locator(".ws-together")
    board.evaluate("(it, width) => (it.style.width = `${width}px`)", width)
    assert board.evaluate("it => it.scrollWidth") <= width + 1
    board.evaluate("it => (it.style.width = '')")


def test_all_is_back_after_a_new_start(notebook):
    """Page loaded anew and all cells run: verdicts, evidence and repair stand there again."""
    claim(notebook.page, "15. The alliance")
    notebook.page.get_by_role("textbox", name="The smallest repair").fill("leave it out")
    notebook.page.get_by_role("combobox", name="Find evidence").focus()
    notebook.wait_idle()
    notebook.page.wait_for_timeout(1000)
    notebook.save()
    notebook.reload()
    notebook.run_all()
    page = notebook.page
    page.locator(".ws-judging").wait_for()
    expect(page.get_by_text("2 of 4 judged.").first).to_be_visible()
    claim(page, "1. North Korea has sent")
    expect(page.get_by_role("textbox", name="The smallest repair")).to_have_value("or more")
    expect(card(page).locator(".ws-heading")).to_have_text("Right")
    claim(page, "15. The alliance")
    expect(page.get_by_role("textbox", name="The smallest repair")).to_have_value("leave it out")
    expect(value(notebook)).to_contain_text("c-2025-03-27-jcs-3000-more")


def test_another_person_starts_with_an_empty_board(notebook):
    """A second alias sees nothing of the first, and the first has all of it back."""
    page = notebook.page
    alias = page.get_by_role("textbox", name="Your alias")
    repair = page.get_by_role("textbox", name="The smallest repair")
    for name, count, text in [("mina", 0, ""), ("heron", 2, "leave it out")]:
        alias.fill(name)
        alias.press("Enter")
        expect(page.get_by_role("group", name=f"{count} of 4 judged.")).to_be_visible()
        expect(repair).to_have_value(text)


def test_nothing_left_the_machine(lab, notebook):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
