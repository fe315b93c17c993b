"""Three students hand in, each in a JupyterLab page of their own, while the board is open."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "teacher" / "board.ipynb"
CELLS = """
import os
os.environ["WHOSAYS_DROP"] = {drop!r}
import whosays
lesson = whosays.lesson("02", answers="answers-of-class")
---
lesson.sign_in()
---
lesson.ask("02-q3")
---
whosays.hand_in(lesson)
"""
HOSTILE = "<b>Cy</b>"
FIRST_VOTES = {"Ada": "a", "Bo": "a", HOSTILE: "d"}


@pytest.fixture(scope="module")
def drop(tmp_path_factory):
    """The drop folder of the class."""
    return tmp_path_factory.mktemp("drop")


@pytest.fixture(scope="module")
def board(lab, drop):
    """The teacher's page, as it is delivered; the folder is typed into its box."""
    shutil.copy(NOTEBOOK, lab.server.root / NOTEBOOK.name)
    notebook = lab.open(NOTEBOOK.name)
    notebook.run_all()
    page = notebook.page
    expect(page.get_by_text("No folder is chosen yet.")).to_be_visible()
    box = page.get_by_role("textbox", name="Drop folder of the class")
    box.fill(str(drop))
    box.press("Enter")
    expect(page.get_by_text(f"The board looks here: {drop}")).to_be_visible()
    choose(page, "Lesson", "02 Who said")
    expect(prompt(page)).to_contain_text("Who is the claimant of the 14,000")
    choose(page, "Question", "Question 3")
    expect(prompt(page)).to_contain_text("You have only the Korean line.")
    return notebook


@pytest.fixture(scope="module")
def students(lab, drop):
    """Three pages, each with a kernel and an alias of its own."""
    pages = {}
    for number, alias in enumerate(FIRST_VOTES):
        cells = [each.strip() for each in CELLS.format(drop=str(drop)).split("---")]
        lab.write(f"student-{number}.ipynb", cells)
        notebook = lab.open(f"student-{number}.ipynb", height=2000)
        notebook.run_all()
        box = notebook.page.get_by_role("textbox", name="Your alias")
        box.fill(alias)
        box.press("Enter")
        expect(notebook.page.get_by_text("There is nothing to hand in yet.")).to_be_visible()
        pages[alias] = notebook.page
    return pages


def choose(page, name, typed):
    """Pick from a list by keyboard."""
    box = page.get_by_role("combobox", name=name, exact=True)
    box.focus()
    box.select_text()
    page.keyboard.type(typed)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("Enter")
    expect(box).to_have_attribute("aria-expanded", "false")


def prompt(page):
    """Return the question on the board."""
    return page.locator(".ws-live .ws-big")


def number(page, words):
    """Return the large number that stands before some words."""
    return page.locator(".ws-counts p").filter(has_text=words).locator("strong")


def votes(page):
    """Return the counts at the end of the bars, from top to bottom."""
    return page.get_by_role("region", name="Votes").locator(".ws-bar-count")


def press(page, name):
    """Press a button of the board by keyboard."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    return button


def answer(page, letter):
    """Answer the card in a student's page."""
    page.locator(f".ws-card [type=radio][value={letter}]").check()
    page.get_by_role("radio", name="70 %").check()
    page.get_by_role("button", name="Check", exact=True).click()
    told = page.locator(".ws-feedback .ws-heading")
    expect(told).to_have_text("Right" if letter == "d" else "Not yet")
    expect(page.get_by_text("Saved for ")).to_be_visible()


def hand_in(page):
    """Make the hand-in in a student's page; it goes into the class's folder too."""
    page.get_by_role("region", name="Your hand-in").hover()
    with page.expect_download():
        page.get_by_role("button", name="Make my hand-in file").click()
    expect(page.get_by_text("A copy is in")).to_be_visible()


def test_each_hand_in_is_on_the_board(board, students):
    """Nobody presses anything on the teacher's page."""
    for count, (alias, letter) in enumerate(FIRST_VOTES.items(), start=1):
        answer(students[alias], letter)
        hand_in(students[alias])
        expect(number(board.page, "handed in")).to_have_text(str(count))
    expect(number(board.page, "answered this question")).to_have_text("3")
    expect(votes(board.page)).to_have_text(["2", "0", "0", "1"])


def test_there_is_advice_and_no_answer(board):
    """One of three is right: a hint, and then another vote. What is right is not on the page."""
    page = board.page
    expect(page.locator(".ws-told")).to_have_text(
        "Give the hint, or explain the idea once more. Then vote again."
        "Fewer than 35 in 100 are right."
    )
    expect(page.locator(".ws-live .ws-is-right")).to_have_count(0)
    expect(page.get_by_text("commonest wrong idea:")).to_have_count(0)


def test_a_second_vote_stands_beside_the_first(board, students):
    """Two students answer once more and hand in again; they are still three."""
    for alias in ("Ada", "Bo"):
        answer(students[alias], "d")
        hand_in(students[alias])
    page = board.page
    expect(number(page, "voted again")).to_have_text("2")
    expect(number(page, "handed in")).to_have_text("3")
    expect(votes(page)).to_have_text(["2", "0", "0", "0", "0", "0", "1", "3"])
    expect(page.locator(".ws-told")).to_contain_text("Let one student say why. Then go on.")


def test_the_answer_comes_when_it_is_asked_for(board):
    """By keyboard; the button keeps its focus and can be pressed again."""
    page = board.page
    button = press(page, "Show the answer")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect(page.locator(".ws-bars .ws-is-right")).to_contain_text("Right")
    expect(page.get_by_text("Right: 1 of 3 at first, 3 of 3 now.")).to_be_visible()
    expect(page.get_by_text("The commonest wrong idea:")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".ws-bars .ws-is-right")).to_have_count(0)


def test_names_come_when_they_are_asked_for_and_are_text(board):
    """A name that is written as HTML is read as it was written."""
    page = board.page
    names = page.get_by_role("list", name="Have handed in, by the alias that they typed")
    expect(names).to_have_count(0)
    press(page, "Names")
    expect(names.get_by_role("listitem")).to_have_text([HOSTILE, "Ada", "Bo"])
    press(page, "Names")
    expect(names).to_have_count(0)


def test_a_file_that_cannot_be_read_is_a_number_first(board, drop):
    """Its name stands behind a line that opens, and the others are counted all the same."""
    (drop / "<img src=x onerror=alert(1)>.json").write_text("{")
    page = board.page
    line = page.get_by_text("1 file needs a look")
    expect(line).to_be_visible()
    expect(page.get_by_text("<img src=x")).to_be_hidden()
    line.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("<img src=x onerror=alert(1)>.json")).to_be_visible()
    expect(page.locator(".ws-live img")).to_have_count(0)
    expect(number(page, "handed in")).to_have_text("3")


def test_a_listener_is_told_once_it_is_quiet(board):
    """The numbers are said in one sentence, when nothing has come for a while."""
    spoken = board.page.locator(".ws-live [role=status].ws-spoken").first
    expect(spoken).to_have_text("3 handed in, 3 answered this question, 2 voted again.")


def test_it_fills_the_screen_and_stays_usable(board):
    """The whole board is large, the list of questions opens over it, and all fits in width."""
    page = board.page
    press(page, "Full screen")
    whole = page.locator(".ws-together:fullscreen")
    expect(whole).to_be_visible()
    box = page.get_by_role("combobox", name="Question", exact=True)
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    size = page.locator(".ws-bar-head").first.evaluate(
        "it => parseFloat(getComputedStyle(it).fontSize)"
    )
    assert size >= 24
    assert whole.evaluate("it => it.scrollWidth <= it.clientWidth")
    press(page, "Full screen")
    expect(whole).to_have_count(0)


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_it_is_open_to_all(board, theme):
    """No violation that axe knows, in both themes, with everything open."""
    page = board.page
    for name in ("Show the answer", "Trust and sureness", "Names"):
        press(page, name)
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    board.theme(theme)
    assert board.axe(".ws-together") == []
    assert board.sticking_out(320) == 0
    for name in ("Show the answer", "Trust and sureness", "Names"):
        press(page, name)
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "false")


def test_the_folder_may_go_and_come(board, drop):
    """What was counted stays, and nothing has to be pressed when the drive is back."""
    away = drop.rename(drop.with_name("away"))
    page = board.page
    expect(page.get_by_text(f"The folder {drop} is not there.")).to_be_visible()
    expect(number(page, "handed in")).to_have_text("3")
    away.rename(drop)
    expect(page.get_by_text(f"The folder {drop} is not there.")).to_have_count(0)


def test_a_restarted_kernel_is_told(board):
    """The board says that it no longer looks, and what to do."""
    board.restart_kernel()
    expect(board.page.get_by_text("The kernel was restarted").first).to_be_visible()
