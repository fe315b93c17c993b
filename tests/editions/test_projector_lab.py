"""A lesson shown to a class in an installed JupyterLab: steps, keys, and nothing changed."""

import pytest
from lab_lessons import lab_with
from projector import SCROLLER, Shown

CARD = ".ws-stage .ws-card"
FULL = """mode => {
  const { content } = window.jupyterapp.shell.currentWidget;
  content.notebookConfig = { ...content.notebookConfig, windowingMode: mode };
}"""
MODE = "() => window.jupyterapp.shell.currentWidget.content.notebookConfig.windowingMode"
TRACES = """() => document.querySelectorAll(
  "[class*=ws-now], .ws-stage, .ws-veiled, .ws-landed, .ws-presenter, .jp-Cell [inert]").length"""


@pytest.fixture(scope="module")
def lab(play, tmp_path_factory):
    """Return a JupyterLab with two lessons."""
    with lab_with(play, tmp_path_factory.mktemp("lab"), "00", "04") as lab:
        yield lab


@pytest.fixture(scope="module")
def opened(lab):
    """Return lesson 04 on a projector's page, signed in."""
    return Shown(lab.open("04.ipynb", width=1280, height=720).page).sign_in()


@pytest.fixture
def shown(opened):
    """Return lesson 04, shown from its first step."""
    yield opened.begin().press("Home")
    opened.page.evaluate("() => document.activeElement.blur()")
    if opened.is_on():
        opened.press("Escape")


def test_the_question_comes_before_what_is_said_of_it(shown):
    """A press shows the text, the next one the card, and the talk of the answer comes after it."""
    shown.until("Five cards carry the same number")
    assert "What is counted" not in shown.seen()
    shown.press("PageDown")
    assert "What is counted on each?" in shown.seen()
    assert "One lane is not even about soldiers" not in shown.seen()
    shown.until("One lane is not even about soldiers")
    assert "What is counted on each?" not in shown.seen()


def test_a_step_that_was_not_run_is_run(shown):
    """The chart is there although nobody ran its cell."""
    shown.until("The ledger has more cards").press("PageDown")
    shown.page.locator(f"{SCROLLER} .ws-picture").wait_for()


def test_a_list_of_cards_is_shown_one_by_one(shown):
    """A class goes from card to card without having to answer."""
    shown.until("FROM AN EARLIER LESSON 1 OF 3")
    assert shown.page.locator(CARD).locator("visible=true").count() == 1
    shown.until("FROM AN EARLIER LESSON 2 OF 3").until("FROM AN EARLIER LESSON 3 OF 3")


def test_an_answer_that_is_kept_is_covered_at_first(opened, shown):
    """The class has the question alone; one press later choice and explanation are there."""
    shown.until("FROM AN EARLIER LESSON 1 OF 3")
    card = shown.page.locator(CARD).locator("visible=true")
    card.get_by_role("radio").nth(1).check()
    card.get_by_role("button", name="Check").click()
    card.locator(".ws-heading").wait_for()
    shown.press("Escape")
    opened.begin().press("Home").until("FROM AN EARLIER LESSON 1 OF 3")
    assert not card.locator(".ws-heading").is_visible()
    assert "none" in card.get_by_role("radio").nth(1).evaluate(
        "it => getComputedStyle(it).appearance"
    )
    while not card.locator(".ws-heading").is_visible():
        shown.press("PageDown")
    assert card.get_by_role("radio").nth(1).is_checked()
    assert "1 OF 3" in shown.seen()


def test_showing_changes_no_cell(shown):
    """From the first step to the last and back, the notebook stays as it was."""
    before = shown.notebook()
    shown.press(
        "End", "PageUp", "PageUp", "Home", "PageDown", "d", "d", "x", "a", "Enter", "c", "c"
    )
    assert shown.notebook() == before
    assert shown.place() == "Step 1 of 25"


def test_keys_in_a_text_box_are_its_own(shown):
    """A letter, a space and an arrow go into the box; the step stays."""
    shown.until("In which range do you expect it?")
    place, box = shown.place(), shown.page.locator(CARD).locator("visible=true").get_by_label("Low")
    box.fill("")
    box.press_sequentially("1 c-?")
    box.press("ArrowLeft")
    assert (box.input_value(), shown.place()) == ("1 c-?", place)
    box.fill("")


def test_the_slider_keeps_its_arrows_and_a_clicker_goes_on(shown):
    """Arrows move along the chart; Page Down, which clickers send, leaves it."""
    shown.until("The ledger has more cards").press("PageDown")
    slider = shown.page.locator(f"{SCROLLER} .ws-slide").locator("visible=true")
    slider.focus()
    before, place = slider.input_value(), shown.place()
    shown.press("ArrowRight")
    assert (slider.input_value(), shown.place()) == (str(int(before) + 1), place)
    shown.until("One lane is not even about soldiers")


def test_escape_gives_the_notebook_back(shown):
    """Every cell stands there again, at the step that was shown, and no trace is left."""
    shown.until("See it done well (5 minutes)").press("Escape")
    page = shown.page
    assert not shown.is_on()
    assert page.evaluate(TRACES) == 0
    active = "() => window.jupyterapp.shell.currentWidget.content.activeCell.model.id"
    assert page.evaluate(active) == "see-it-done-well"
    assert page.evaluate("() => document.fullscreenElement") is None


def test_the_key_goes_on_where_it_was(shown):
    """F8 shows the step again that was shown last."""
    place = shown.until("Predict a range (6 minutes)").place()
    shown.press("Escape")
    shown.page.keyboard.press("F8")
    assert shown.settle().place() == place


def test_a_browser_that_refuses_full_screen_fills_its_window(shown):
    """The step is as large as the window, above everything of JupyterLab's."""
    shown.press("Escape")
    shown.page.evaluate(
        "() => (document.documentElement.requestFullscreen = () => Promise.reject())"
    )
    shown.begin()
    shown.page.evaluate("() => delete document.documentElement.requestFullscreen")
    box = shown.page.locator(".ws-stage").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 720)
    over = "() => !!document.elementFromPoint(2, 2).closest('.ws-stage')"
    assert shown.page.evaluate(over)


@pytest.mark.parametrize("mode", ["full", "defer", "none", "contentVisibility"])
def test_every_way_of_keeping_cells_out_of_the_page(shown, mode):
    """Whatever JupyterLab leaves out of the page to save time is there, and is left out again."""
    shown.press("Escape")
    shown.page.evaluate(FULL, mode)
    shown.page.keyboard.press("F8")
    shown.settle().press("End")
    assert "Keep the four words" in shown.seen()
    shown.press("Home", "Escape")
    assert shown.page.evaluate(MODE) == mode
    # JupyterLab itself puts no cell back on the way from full to defer.
    shown.page.evaluate(FULL, "none")


def test_type_grows_and_shrinks(shown):
    """At first a line of text is a thirty-first of the screen; + and - change it."""
    size = "() => parseFloat(getComputedStyle(document.querySelector('.ws-now p')).fontSize)"
    first = shown.page.evaluate(size)
    assert first >= 720 / 40
    shown.press("+")
    assert shown.page.evaluate(size) > first
    shown.press("-", "-")
    assert shown.page.evaluate(size) < first


def test_tab_stays_on_the_screen(shown):
    """Nothing behind the step gets the focus, however often Tab is pressed."""
    shown.until("What is counted on each?")
    where = "() => !!document.activeElement.closest('.ws-stage, body:focus')"
    for _ in range(40):
        shown.page.keyboard.press("Tab")
        assert shown.page.evaluate(where)


def test_the_keys_are_listed(shown):
    """The question mark shows every key, and takes the list away."""
    shown.press("?")
    keys = shown.page.get_by_role("group", name="Keys")
    assert "Home, End" in keys.inner_text()
    shown.press("?")
    assert not keys.is_visible()


def test_without_a_way_into_jupyterlab_words_say_what_to_do(lab):
    """Where the page does not lay JupyterLab open, a cell that was not run is named in words."""
    shown = Shown(lab.open("00.ipynb", width=1280, height=720).page).sign_in()
    shown.page.evaluate("() => (window.jupyterapp = undefined)")
    shown.begin().until("Read one word (3 minutes)").press("PageDown")
    assert "has not been run yet" in shown.told()
    shown.until("Go on", "PageDown")
    shown.press("Escape")
    assert shown.page.evaluate(TRACES) == 0
