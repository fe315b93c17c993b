"""What stands on a projector's screen: large enough for the back row, whole, and told to all."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab_lessons import lab_with
from projector import SCROLLER, Shown

# The last is the second with its pages at twice their size.
SCREENS = [(1920, 1080), (1280, 720), (640, 360)]
NAMES = ["1080", "720", "720 at 200 %"]
FIGURE = ".ws-stage .ws-fig:has(.ws-slide)"
# Type of 9.5 points in a picture of 100 dots an inch.
LETTERS = """() => {
  const figure = document.fullscreenElement;
  const wide = parseFloat(figure.querySelector(".ws-frame").style.getPropertyValue("--ws-wide"));
  const drawn = figure.querySelector(".ws-picture").getBoundingClientRect();
  return [
    (9.5 / 72) * 100 * (drawn.width / wide) / innerHeight,
    parseFloat(getComputedStyle(figure.querySelector(".ws-sentence")).fontSize) / innerHeight,
    figure.querySelector(".ws-sentence").getBoundingClientRect().bottom <= innerHeight,
  ];
}"""
STICKING_OUT = f"""() => [...document.querySelectorAll(".ws-presenter *, {SCROLLER} *")].filter(
  (it) => it.getBoundingClientRect().right > innerWidth + 1
    && !it.closest("table, .ws-table-room")).map((it) => it.className)"""


@pytest.fixture(scope="module")
def lab(play, tmp_path_factory):
    """Return a JupyterLab with lesson 04."""
    with lab_with(play, tmp_path_factory.mktemp("lab"), "04") as lab:
        yield lab


@pytest.fixture(scope="module")
def opened(lab):
    """Return lesson 04, signed in."""
    return Shown(lab.open("04.ipynb", width=1280, height=720).page).sign_in()


@pytest.fixture(params=SCREENS, ids=NAMES)
def shown(opened, request):
    """Return lesson 04 on one of several screens, shown from its first step."""
    width, height = request.param
    opened.page.set_viewport_size({"width": width, "height": height})
    opened.page.keyboard.press("F8")
    yield opened.settle().press("Home")
    opened.press("Escape")


def violations(shown):
    """Return axe-core's violations in the step and in the bar."""
    include = [[f"{SCROLLER} .jp-Cell:not([hidden]) .ws"], [".ws-presenter"]]
    found = Axe().run(shown.page, context={"include": include}).response["violations"]
    return [f"{it['id']}: {node['target']}" for it in found for node in it["nodes"]]


def test_text_is_large_and_nothing_sticks_out(shown):
    """Every step from the title to the first chart fits the width; type is a fortieth or more."""
    size = "() => parseFloat(getComputedStyle(document.querySelector('.ws-now p')).fontSize)"
    assert shown.page.evaluate(size) >= shown.page.viewport_size["height"] / 40
    for _ in range(6):
        assert shown.page.evaluate(STICKING_OUT) == []
        shown.press("PageDown")


def test_a_full_screen_chart_is_read_from_the_back(shown):
    """Picture and sentence in type of about a fortieth; the slider moves both by keys."""
    shown.until("The ledger has more cards").press("PageDown")
    figure = shown.page.locator(FIGURE).first
    figure.get_by_role("button", name="Full screen").press("Enter")
    shown.page.wait_for_function("() => document.fullscreenElement?.matches('.ws-fig')")
    shown.page.wait_for_timeout(500)
    drawn, said, in_sight = shown.page.evaluate(LETTERS)
    # With the page at twice its size, what stands around the picture takes more of the screen.
    least = 1 / 42 if shown.page.viewport_size["height"] > 360 else 1 / 48
    assert (drawn >= least, said >= 1 / 40, in_sight) == (True, True, True)
    before = figure.locator(".ws-sentence").inner_text()
    figure.locator(".ws-slide").press("ArrowRight")
    shown.page.wait_for_function(
        "told => document.querySelector('.ws-stage .ws-sentence').innerText !== told", arg=before
    )
    figure.get_by_role("button", name="Leave full screen").press("Enter")
    shown.page.wait_for_function("() => !document.fullscreenElement?.matches('.ws-fig')")
    assert shown.is_on()


@pytest.mark.parametrize(
    ("shown", "theme"),
    [(SCREENS[1], "JupyterLab Light"), (SCREENS[2], "JupyterLab Dark")],
    indirect=["shown"],
    ids=["light", "dark at 200 %"],
)
def test_a_step_and_the_bar_are_told_to_all(shown, theme):
    """axe-core finds nothing in cards, charts, the bar and the list of keys."""
    change = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
    shown.page.evaluate(change, theme)
    shown.press("?")
    for text in ("FROM AN EARLIER LESSON 1 OF 3", "What is counted on each?"):
        shown.until(text)
        assert violations(shown) == []
    shown.press("?").until("The ledger has more cards").press("PageDown")
    assert violations(shown) == []
