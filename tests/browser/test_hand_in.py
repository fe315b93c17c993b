"""Handing in from a real JupyterLab: by keyboard, as a download, and into the class's folder."""

import json
from importlib.resources import files

import jsonschema
import pytest
from playwright.sync_api import expect

CELLS = [
    "import whosays\nlesson = whosays.lesson('00', answers='answers-of-hand-in')",
    "lesson.sign_in()",
    "lesson.saved()",
    "whosays.hand_in(lesson)",
    "lesson.ask('00-q1')",
]
SCHEMA = json.loads(files("whosays.classroom").joinpath("hand-in.schema.json").read_text("utf-8"))
BUTTON = "Make my hand-in file"


@pytest.fixture(scope="module")
def notebook(lab):
    """The hand-in of lesson 00, above one question; nobody is signed in yet."""
    lab.write("hand-in.ipynb", CELLS)
    notebook = lab.open("hand-in.ipynb", height=2000)
    notebook.run_all()
    return notebook


def offer(page):
    """Return what is told of the hand-in."""
    return page.get_by_role("region", name="Your hand-in")


def kept(page):
    """Return what is told of the answers that are kept."""
    return page.locator(".jp-OutputArea .ws-page")


def download(page, act):
    """Do something that makes the page save a file; return its name and its fields."""
    with page.expect_download() as saved:
        act()
    text = saved.value.path().read_text(encoding="utf-8")
    return saved.value.suggested_filename, json.loads(text)


def test_nothing_can_be_made_before_something_is_answered(notebook):
    """There is no button, and the words say what to do first."""
    page = notebook.page
    expect(kept(page)).to_contain_text("Nobody is signed in")
    expect(offer(page)).to_contain_text("Nobody is signed in")
    expect(offer(page).get_by_role("button")).to_have_count(0)
    alias = page.get_by_role("textbox", name="Your alias")
    alias.fill("Mina <b>")
    alias.press("Enter")
    expect(offer(page)).to_contain_text("There is nothing to hand in yet.")
    expect(kept(page)).to_contain_text("You are signed in as Mina <b>.")


def test_what_was_answered_since_stands_there_at_once(notebook):
    """The cell need not be run again: whoever comes to look is told anew."""
    page = notebook.page
    card = page.get_by_role("group", name="43 what?")
    card.get_by_role("radio").first.check()
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_text("Saved for Mina").wait_for()
    expect(kept(page)).to_contain_text("Kept under the alias Mina <b>: answers to 1 of")
    offer(page).hover()
    expect(offer(page)).to_contain_text("your alias, Mina <b>, and the number of the lesson, 00")
    expect(offer(page)).to_contain_text("Questions: 1. Tries, all counted: 1")


def test_the_file_is_saved_by_the_page(notebook):
    """By keyboard alone; it is in the form that the package names, and the page says where."""
    page = notebook.page
    button = offer(page).get_by_role("button", name=BUTTON)
    button.focus()
    name, fields = download(page, lambda: page.keyboard.press("Enter"))
    jsonschema.validate(fields, SCHEMA)
    assert (fields["alias"], len(fields["answers"])) == ("Mina <b>", 1)
    assert name.startswith("whosays-00-Mina-b-2")
    expect(offer(page)).to_contain_text(f"{name} was made on this computer.")
    expect(button).to_be_focused()
    expect(button).to_have_text(BUTTON)


def test_the_file_can_be_read_before_it_is_made(notebook):
    """By keyboard, too; the very text stands on the page, as text."""
    page = notebook.page
    inside = offer(page).get_by_role("group", name="See the file itself")
    expect(inside).to_be_hidden()
    offer(page).get_by_text("See the file itself").focus()
    page.keyboard.press("Space")
    expect(inside).to_contain_text('"alias":"Mina <b>","lesson":"00"')


def test_a_copy_goes_into_the_class_folder(notebook, tmp_path):
    """Chosen by keyboard; both files are the same, and each press adds one."""
    page = notebook.page
    box = page.get_by_role("textbox", name="If your class has a folder")
    box.fill(str(tmp_path))
    box.press("Enter")
    expect(page.get_by_text(f"a copy goes into {tmp_path}.")).to_be_visible()
    expect(offer(page)).to_contain_text("neither private nor safe from changes")
    for count in (1, 2):
        _, fields = download(page, offer(page).get_by_role("button", name=BUTTON).click)
        expect(offer(page)).to_contain_text(f"A copy is in {tmp_path}")
        assert len(list(tmp_path.glob("whosays.00.*.json"))) == count
    assert fields in [json.loads(path.read_text("utf-8")) for path in tmp_path.iterdir()]


def test_the_next_student_is_not_told_of_the_others_file(notebook):
    """Who signs in on a shared computer finds neither the name of a file nor an answer."""
    page = notebook.page
    expect(offer(page)).to_contain_text("was made on this computer")
    alias = page.get_by_role("textbox", name="Your alias")
    for name, answers in (("Olha", "no answer to a question"), ("Mina <b>", "answers to 1 of")):
        alias.fill(name)
        alias.press("Enter")
        expect(kept(page)).to_contain_text(answers)
        expect(offer(page)).not_to_contain_text("was made on this computer")


def test_a_class_folder_is_folded_away_in_later_lessons(lab):
    """It opens by keyboard, and takes the folder."""
    cells = [each.replace("'00'", "'05'").replace("00-q1", "05-q1") for each in CELLS[:-1]]
    lab.write("hand-in-later.ipynb", cells)
    notebook = lab.open("hand-in-later.ipynb", height=2000)
    notebook.run_all()
    page = notebook.page
    box = page.get_by_role("textbox", name="If your class has a folder")
    fold = page.get_by_text("Your teacher named a class folder?")
    expect(fold).to_be_visible()
    expect(box).to_be_hidden()
    fold.focus()
    page.keyboard.press("Space")
    expect(box).to_be_visible()
    assert notebook.axe(".ws-together") == []
    assert notebook.sticking_out(320) == 0


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_it_is_open_to_all(notebook, theme):
    """No violation that axe knows, in both themes, with the file itself in view."""
    notebook.theme(theme)
    assert notebook.axe(".ws-together") == []
    assert notebook.sticking_out(320) == 0


def test_a_restarted_kernel_is_told(notebook):
    """The button says so at once, and what to do."""
    notebook.restart_kernel()
    notebook.wait_idle()
    offer(notebook.page).get_by_role("button", name=BUTTON).click()
    expect(offer(notebook.page)).to_contain_text("The kernel was restarted")
