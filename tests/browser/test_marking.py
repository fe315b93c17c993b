"""Marking in a real JupyterLab: by keyboard alone, blind, saved at once, and found again."""

import pytest
from open_texts import put, put_all
from playwright.sync_api import expect

WROTE = {
    "zqada": "One page copied the other.\nSo I count one voice.",
    "zqbo": "<script>document.title = 'run'</script> <b>bold</b> and \u202eturned",
    "zqcy": "I would ask who said it first, and I would write down the name.",
}
OPEN = (
    'desk = whosays.marking("{folder}", marker="Lee", lesson="02", question="02-own",\n'
    '                       marks="{folder}-marks")\ndesk'
)


def cells(folder):
    """Return the cells of a notebook that marks what is in a folder."""
    return ["import whosays", OPEN.format(folder=folder), "desk.agreement()", "desk.much_alike()"]


@pytest.fixture(scope="module")
def notebook(lab):
    """The marking of three texts, open, with nothing marked."""
    put_all(lab.server.root / "in", WROTE)
    lab.write("marking.ipynb", cells("in"))
    notebook = lab.open("marking.ipynb")
    notebook.run_all()
    paper(notebook.page).focus()
    return notebook


def paper(page):
    """Return the text that lies open."""
    return page.locator(".ws-marking .ws-paper")


def line(page, number):
    """Return a line of the rubric."""
    return page.locator(".ws-marking .ws-markline").nth(number - 1)


def saved(page):
    """Wait until the page says that all is saved."""
    expect(page.locator(".ws-marking .ws-saved")).to_have_text("Saved.")


def pressed(page, number, name):
    """Wait until a line has this mark, and no other; an empty name for none."""
    marks = line(page, number).locator("[aria-pressed=true]")
    expect(marks).to_have_text([name] if name else [])


def test_a_digit_goes_through_the_marks(notebook):
    """Each press of a digit gives the line its next mark, and at last none; all are saved."""
    for name in ("Met", "Not met", "Cannot say", "", "Met"):
        notebook.page.keyboard.press("1")
        pressed(notebook.page, 1, name)
    saved(notebook.page)


KEYBOARDS = {
    "French, with Shift": {"key": "3", "code": "Digit3", "shiftKey": True},
    "French": {"key": '"', "code": "Digit3"},
    "Arabic": {"key": "٣", "code": "Digit3"},
    "a pad of digits": {"key": "3", "code": "Numpad3"},
}


@pytest.mark.parametrize("pressed_key", KEYBOARDS.values(), ids=KEYBOARDS)
def test_digits_of_other_keyboards_work(notebook, pressed_key):
    """Four presses bring a line round to no mark, whatever the layout; with Ctrl it is no mark."""
    for key in (pressed_key, pressed_key, {**pressed_key, "ctrlKey": True}):
        paper(notebook.page).evaluate(
            "(it, about) => it.dispatchEvent(new KeyboardEvent('keydown', about))",
            {**key, "bubbles": True},
        )
    pressed(notebook.page, 3, "Not met")
    for _ in range(2):
        paper(notebook.page).press("3")
    pressed(notebook.page, 3, "")


def test_the_buttons_say_what_the_keys_do(notebook):
    """The same marks are buttons with names; a pressed one takes its mark back."""
    button = line(notebook.page, 2).get_by_role("button", name="Not met")
    button.press("Enter")
    pressed(notebook.page, 2, "Not met")
    button.press("Space")
    pressed(notebook.page, 2, "")


def test_keys_go_on_and_back(notebook):
    """Enter and the arrows turn the texts, the focus stays, and the ends are told."""
    page = notebook.page
    paper(page).focus()
    for key, place in (("Enter", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        expect(paper(page)).to_contain_text(f"Text {place} of 3")
        expect(paper(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("This is the first text.")).to_be_visible()


def test_jupyterlab_gets_none_of_the_keys(notebook):
    """Digits, Enter, arrows and letters leave the notebook as it was: no cell turned or moved."""
    page = notebook.page
    for key in ("1", "2", "Enter", "ArrowLeft", "a", "d", "d", "x"):
        paper(page).press(key)
    cells = page.locator(".jp-Notebook .jp-Cell")
    expect(cells).to_have_count(4)
    expect(page.locator(".jp-Notebook .jp-MarkdownCell")).to_have_count(0)
    expect(page.locator(".jp-Notebook.jp-mod-editMode")).to_have_count(0)


def test_no_name_is_on_the_page(notebook):
    """Whichever text is open, no alias stands anywhere in the cells' outputs."""
    page = notebook.page
    for place in (1, 2, 3):
        expect(paper(page)).to_contain_text(f"Text {place} of 3")
        expect(page.locator(".ws-marking")).not_to_contain_text("zq")
        assert "zq" not in page.locator(".ws-marking").inner_html()
        if place < 3:
            paper(page).press("Enter")


def test_a_hostile_text_is_text(notebook):
    """Tags are shown, nothing runs, and turned writing is visible."""
    page = notebook.page
    for _ in range(3):
        paper(page).press("ArrowLeft")
    for place in (1, 2, 3):
        expect(paper(page)).to_contain_text(f"Text {place} of 3")
        if "<script>" in paper(page).inner_text():
            break
        paper(page).press("Enter")
    expect(paper(page)).to_contain_text("<b>bold</b> and \ufffdturned")
    expect(paper(page).locator("script, b")).to_have_count(0)
    expect(page).not_to_have_title("run")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing(notebook, theme):
    """With marks set and all that was asked open, no rule is broken."""
    notebook.theme(theme)
    notebook.page.locator(".ws-marking details").evaluate("it => { it.open = true }")
    notebook.page.wait_for_timeout(500)
    assert notebook.axe(".ws-marking") == []
    assert notebook.axe(".ws-mark-page") == []
    notebook.page.locator(".ws-marking details").evaluate("it => { it.open = false }")


@pytest.mark.parametrize("width", [640, 320], ids=["200 percent", "400 percent"])
def test_nothing_sticks_out_when_narrow(notebook, width):
    """Zoomed to 200 and 400 per cent, all stays within the page."""
    expect(notebook.page.locator(".ws-marking")).to_have_count(1)
    assert notebook.sticking_out(width, ".ws-marking") == 0


def test_marking_goes_on_in_a_new_kernel(lab, notebook):
    """After the kernel ended, the same text lies open with its marks; a late text is at the end."""
    page = notebook.page
    here = paper(page).locator(".ws-script").inner_text()
    paper(page).press("3")
    pressed(page, 3, "Met")
    saved(page)
    notebook.restart_kernel()
    expect(page.locator(".ws-marking .ws-problem")).to_contain_text("The kernel was restarted.")
    put(lab.server.root / "in", "zqdee", "I came late.")
    notebook.run_all()
    expect(paper(page).locator(".ws-script")).to_have_text(here)
    pressed(page, 3, "Met")
    expect(paper(page)).to_contain_text("of 4")
    for _ in range(4):
        paper(page).press("Enter")
        page.wait_for_timeout(300)
    expect(paper(page)).to_contain_text("I came late.")


def test_all_by_keyboard_in_a_row(lab):
    """Three texts are marked by eleven keys, nothing else, and all of them are on the disk."""
    put_all(lab.server.root / "row", WROTE)
    lab.write("row.ipynb", cells("row"))
    notebook = lab.open("row.ipynb")
    notebook.run_all()
    page = notebook.page
    paper(page).focus()
    for place in (1, 2, 3):
        expect(paper(page)).to_contain_text(f"Text {place} of 3")
        for digit in "123":
            page.keyboard.press(digit)
        if place < 3:
            page.keyboard.press("Enter")
    expect(page.locator(".ws-marking .ws-progress")).to_have_text(
        "All 3 texts are marked on every line."
    )
    saved(page)
    lines = [it.read_text() for it in (lab.server.root / "row-marks").glob("answers.mark-*.jsonl")]
    assert sum(text.count('"answer":"met"') for text in lines) == 9
    page.get_by_role("button", name="Write marks.csv").press("Enter")
    expect(page.locator(".ws-marking .ws-note")).to_contain_text("9 marks stand in")
    assert (lab.server.root / "row-marks" / "marks.csv").is_file()


def test_keys_that_come_fast_are_all_heard(lab):
    """Two turns at once turn two texts, and a digit before the text is there marks none."""
    put_all(lab.server.root / "fast", WROTE)
    lab.write("fast.ipynb", cells("fast"))
    notebook = lab.open("fast.ipynb")
    notebook.run_all()
    paper(notebook.page).focus()
    notebook.page.evaluate(
        """() => {
          const paper = document.querySelector(".ws-marking .ws-paper");
          for (const key of ["Enter", "Enter", "1"])
            paper.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        }"""
    )
    expect(paper(notebook.page)).to_contain_text("Text 3 of 3")
    notebook.wait_idle()
    expect(notebook.page.locator(".ws-marking .ws-progress")).to_have_text(
        "0 of 3 texts are marked on every line."
    )
