"""A clicker knows two keys: they lead through the lesson wherever the focus was left."""

import pytest
from lab_lessons import lab_with
from projector import SCROLLER, Shown

CARD = ".ws-stage .ws-card"
FULL = "() => document.fullscreenElement?.matches('.ws-fig') ?? false"
SENTENCE = "() => document.querySelector('.ws-stage .ws-fig .ws-sentence').innerText"


@pytest.fixture(scope="module")
def opened(play, tmp_path_factory):
    """Return lesson 04 on a projector's page, signed in."""
    with lab_with(play, tmp_path_factory.mktemp("lab"), "04") as lab:
        yield Shown(lab.open("04.ipynb", width=1280, height=720).page).sign_in()


@pytest.fixture
def shown(opened):
    """Return lesson 04, shown from its first step."""
    yield opened.begin().press("Home")
    opened.page.evaluate("() => document.activeElement.blur()")
    opened.press("Escape")


def chart(shown):
    """Go to the lesson's first chart, give it the screen by its key, and return its slider."""
    shown.until("The ledger has more cards").press("PageDown")
    slider = shown.page.locator(f"{SCROLLER} .ws-slide").locator("visible=true")
    slider.wait_for()
    shown.press("f")
    shown.page.wait_for_function(FULL)
    return slider


def test_a_box_of_one_line_lets_it_pass(shown):
    """Who has typed a range and not left the box goes on; what was typed stays."""
    shown.until("In which range do you expect it?")
    box = shown.page.locator(CARD).get_by_label("Low").locator("visible=true").element_handle()
    box.fill("1000")
    shown.until("Now see it drawn").until("In which range do you expect it?", "PageUp")
    assert box.input_value() == "1000"


def test_a_list_keeps_what_was_chosen(shown):
    """The press after a choice turns the page, and chooses nothing else."""
    shown.until("What is counted on each?")
    choice = shown.page.locator(f"{CARD} select").locator("visible=true").first.element_handle()
    choice.select_option(index=1)
    choice.focus()
    before = choice.input_value()
    shown.until("The ledger has more cards")
    assert choice.input_value() == before


def test_a_box_of_many_lines_keeps_it(shown):
    """There the two keys move the cursor, as on any page."""
    shown.until("Mend it.")
    place = shown.place()
    shown.page.locator(f"{CARD} textarea").locator("visible=true").focus()
    shown.press("PageDown", "PageDown", "PageDown")
    assert shown.place() == place


def test_it_moves_along_a_full_screen_chart_and_leaves_at_its_end(shown):
    """Each press is one point; after the last one the step is there again."""
    slider = chart(shown)
    points = int(slider.get_attribute("max"))
    before = shown.page.evaluate(SENTENCE)
    shown.press("PageDown", "ArrowRight", "PageUp", "PageDown")
    assert int(slider.input_value()) == 2
    shown.page.wait_for_function(f"told => ({SENTENCE})() !== told", arg=before)
    shown.press(*["PageDown"] * (points - 2))
    assert (int(slider.input_value()), shown.page.evaluate(FULL)) == (points, True)
    shown.press("PageDown")
    shown.page.wait_for_function(f"() => !({FULL})()")
    assert shown.is_on()


def test_a_chart_takes_the_screen_and_gives_it_back_by_a_key(shown):
    """F does what the button below the chart does; nothing behind hears a key meanwhile."""
    before = shown.notebook()
    chart(shown)
    shown.press("d", "d", "f")
    shown.page.wait_for_function(f"() => !({FULL})()")
    assert (shown.is_on(), shown.notebook()) == (True, before)
    assert shown.page.evaluate("() => document.activeElement !== document.body")


def test_a_mouse_that_lies_still_points_at_nothing(shown):
    """Below a mouse that was left somewhere no option looks chosen, until it is moved."""
    shown.until("FROM AN EARLIER LESSON 1 OF 3")
    option = shown.page.locator(f"{CARD} .ws-option").locator("visible=true").first
    ground = "it => getComputedStyle(it).backgroundColor"
    plain = option.evaluate(ground)
    option.hover()
    assert option.evaluate(ground) != plain
    shown.press("ArrowDown")
    assert option.evaluate(ground) == plain
    assert option.evaluate("it => getComputedStyle(it).cursor") == "none"
