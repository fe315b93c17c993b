"""The brief writer in a real JupyterLab: by keyboard alone, and nothing is lost."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

TESTS = Path(__file__).parents[1]
SETUP = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
import whosays
from brief_lesson import brief_lesson
lesson = brief_lesson("answers-of-briefs")
"""
CELLS = [SETUP, "lesson.sign_in()", "it = whosays.brief_writer(lesson)\nit", "it.value"]
FIRST = (
    "South Korea's Joint Chiefs of Staff assessed on 27 March 2025 that some 3,000 or more "
    "soldiers had been added in January and February. "
)
SECOND = "Soldiers in Kursk numbered 11,000. "
MENDED = (
    "Ukraine's HUR said on 12 August 2025 that about 11,000 soldiers were in Kursk and Belgorod. "
)
THIRD = "My own guess is that 12 ships came."
TEXT = FIRST + SECOND + THIRD


@pytest.fixture(scope="module")
def notebook(lab):
    """The writer, somebody signed in, and the brief as Python reads it."""
    lab.write("brief.ipynb", CELLS)
    notebook = lab.open("brief.ipynb", height=1800)
    notebook.run_all()
    alias = notebook.page.get_by_role("textbox", name="Your alias")
    alias.fill("heron")
    alias.press("Enter")
    notebook.page.get_by_text("You are signed in as").wait_for()
    return notebook


def area(page):
    """Return the place to write in."""
    return page.get_by_role("textbox", name="Write about 120 words")


def found(page, number):
    """Return the row of a number."""
    rows = page.get_by_role("group").filter(has=page.locator("legend strong", has_text=number))
    return rows.and_(page.locator("fieldset"))


def tab_to(page, target, most=40):
    """Press Tab until an element has the focus."""
    for _ in range(most):
        if target.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(target).to_be_focused()


def settled(notebook):
    """Wait until the writing has rested and the kernel has told what it found."""
    notebook.page.wait_for_timeout(900)
    notebook.wait_idle()


def test_a_text_is_typed_and_its_numbers_are_listed(notebook):
    """Three numbers in reading order, the words as they were typed, one sentence read aloud."""
    page = notebook.page
    area(page).focus()
    page.keyboard.type(TEXT)
    expect(page.get_by_text("Not tied yet: 3. Remarks come when a number is tied.")).to_be_visible()
    expect(page.locator(".ws-numbers strong")).to_have_text(["3,000", "11,000", "12"])
    expect(area(page)).to_have_value(TEXT)
    expect(page.get_by_text("Words: 37 of at least 5")).to_be_visible()


def test_what_was_typed_can_be_taken_back(notebook):
    """The keys that undo work in the text, as everywhere else."""
    page = notebook.page
    area(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("!")
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(TEXT)


def test_numbers_are_tied_by_keys(notebook):
    """The first claim of the list, one found by typing, and a mark for one's own judgement."""
    page = notebook.page
    tab_to(page, found(page, "3,000").get_by_role("combobox"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(
        found(page, "3,000").get_by_text("South Korea's Joint Chiefs of Staff, on")
    ).to_be_visible()
    tab_to(page, found(page, "11,000").get_by_role("combobox"))
    page.keyboard.type("hur 11000 august")
    page.keyboard.press("Enter")
    tab_to(page, found(page, "12").get_by_role("checkbox"))
    page.keyboard.press("Space")
    expect(page.get_by_text("Not tied yet: 0.")).to_be_visible()
    expect(found(page, "12").get_by_text("likely (55–80 %)").first).to_be_visible()


def test_a_remark_is_mended_in_the_text(notebook):
    """It stands beside its number; a key shows the place; when the words are there, it goes."""
    page = notebook.page
    row = found(page, "11,000")
    expect(row.locator(".ws-remarks li").first).to_be_visible()
    tab_to(page, row.get_by_role("button", name="Show “11,000” in my text"), most=80)
    page.keyboard.press("Enter")
    expect(area(page)).to_be_focused()
    assert page.evaluate("() => getSelection().toString()") == "11,000"
    start = len(FIRST)
    area(page).evaluate(f"it => it.setSelectionRange({start}, {start + len(SECOND)})")
    page.keyboard.type(MENDED)
    expect(row.locator(".ws-remarks li")).to_have_count(0)
    expect(row.get_by_text("Ukraine's military intelligence HUR, on")).to_be_visible()
    expect(area(page)).to_have_value(FIRST + MENDED + THIRD)


def test_a_second_remark_of_a_kind_opens_by_key(notebook):
    """Short at first; Enter opens what it leaves out, and it stays open while one types on."""
    page = notebook.page
    more = "HUR said on 12 August 2025 that 11,000 went. HUR said then that 11,000 came. "
    area(page).fill(more + TEXT)
    row = found(page, "11,000")
    for place in (0, 1):
        tab_to(page, row.nth(place).get_by_role("combobox"), most=80)
        page.keyboard.type("hur 11000 august")
        page.keyboard.press("Enter")
    short = row.nth(1).locator("summary").filter(has_text="The hedge.")
    expect(row.nth(0).get_by_text("A small word such as")).to_be_visible()
    expect(row.nth(1).get_by_text("A small word such as")).to_be_hidden()
    short.press("Enter")
    area(page).press("Control+End")
    page.keyboard.type(" So.")
    settled(notebook)
    expect(row.nth(1).get_by_text("A small word such as")).to_be_visible()
    area(page).fill(FIRST + MENDED + THIRD)


def test_the_trace_is_a_table_with_links(notebook):
    """One row a number: claimant, day, figure and page."""
    page = notebook.page
    page.get_by_text("The one-minute trace", exact=True).press("Enter")
    table = page.get_by_role("table", name="Each number of my brief")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(table.get_by_role("link")).to_have_count(2)
    expect(table.get_by_role("row").nth(3)).to_contain_text("my own judgement")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """With ties, remarks, phrases and trace on the page, no rule is broken."""
    notebook.theme(theme)
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(".ws-together") == []


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(notebook, width):
    """Zoomed to 200 and 400 per cent, all stays within the page."""
    expect(notebook.page.locator(".ws-together")).to_have_count(1)
    assert notebook.sticking_out(width) == 0


def test_an_empty_brief_is_not_saved(lab):
    """Nothing is downloaded; the page says what to do first."""
    setup = SETUP.replace("answers-of-briefs", "answers-of-nobody")
    lab.write("empty.ipynb", [setup, "whosays.brief_writer(lesson)"])
    notebook = lab.open("empty.ipynb")
    notebook.run_all()
    files = []
    notebook.page.on("download", lambda file: files.append(file))
    notebook.page.get_by_role("button", name="Save as a web page").press("Enter")
    expect(notebook.page.get_by_text("Write something first.")).to_be_visible()
    assert files == []


def test_the_brief_is_kept(notebook):
    """Enter on the button: the page says that it is saved, and for whom."""
    page = notebook.page
    page.get_by_role("button", name="Keep my brief").press("Enter")
    expect(page.locator(".ws-writer .ws-heading")).to_be_visible()
    expect(page.get_by_text("Saved for heron.")).to_be_visible()


def save(page, name):
    """Press one of the buttons that save a file, and return its name and its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).press("Enter")
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


def test_the_web_page_is_accessible(notebook, browser):
    """One file, made without a network, in which axe finds nothing."""
    from axe_playwright_python.sync_playwright import Axe

    name, text = save(notebook.page, "Save as a web page")
    assert name == "my-brief.html"
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    page.set_content(text)
    found = Axe().run(page).response["violations"]
    page.close()
    assert [(it["id"], it["nodes"][0]["target"]) for it in found] == []


def test_the_claim_review_is_json(notebook):
    """The other file can be read by a program."""
    name, text = save(notebook.page, "Save as ClaimReview (JSON-LD)")
    assert name == "my-brief.jsonld"
    assert json.loads(text)["@context"].startswith("https://schema.org")


def test_all_is_back_after_a_reload(notebook):
    """Text, ties and trace stand there again, with the same kernel."""
    notebook.save()
    notebook.reload()
    page = notebook.page
    expect(area(page)).to_have_value(FIRST + MENDED + THIRD)
    expect(page.get_by_text("Numbers found: 3. Not tied yet: 0. Remarks: 0.")).to_be_visible()


def test_all_is_back_in_a_new_kernel(notebook):
    """What was typed while no kernel listened is not lost either."""
    page = notebook.page
    notebook.restart_kernel()
    page.locator(".ws-writer").get_by_text("The kernel was restarted").wait_for()
    area(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" That is all.")
    notebook.run_all()
    expect(area(page)).to_have_value(FIRST + MENDED + THIRD + " That is all.")
    expect(page.get_by_text("Numbers found: 3. Not tied yet: 0. Remarks: 0.")).to_be_visible()
    expect(page.locator(".ws-writer .ws-heading")).to_be_visible()
    settled(notebook)
    notebook.run_cell(3)
    shown = page.locator(".jp-OutputArea-executeResult .jp-OutputArea-output").last
    expect(shown).to_contain_text("That is all.")


def test_another_alias_finds_an_empty_page(notebook):
    """Whoever signs in next sees their own words only, and the first comes back to theirs."""
    page = notebook.page
    alias = page.get_by_role("textbox", name="Your alias")
    for name, text in (("stork", ""), ("heron", FIRST + MENDED + THIRD + " That is all.")):
        alias.fill(name)
        alias.press("Enter")
        expect(area(page)).to_have_value(text)


def test_nothing_left_the_machine(lab, notebook):
    """No request of the page went anywhere but to this machine."""
    assert lab.strangers == []
