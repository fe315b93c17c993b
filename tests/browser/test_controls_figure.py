"""The figure in a real JupyterLab: steps, words, downloads, full screen, bounds."""

import csv

import pytest
from cells import FIGURE
from playwright.sync_api import expect

from whosays.controls import assets

LINKED = """
both = Slider(range(100), label="Both")
one, twin = (figure(slider=both, alt=(name + " at {}.").format) for name in ("One", "Twin"))
display(both, one, twin)
"""
BROKEN = """
def broken(step):
    if step: raise KeyError("no such measure")
    return Bar().base()
Figure(broken, steps=[0, 1], label="Broken", alt="Chart {}.".format, caption="One dot.")
"""


@pytest.fixture(scope="module")
def notebook(lab):
    """A figure with a hundred steps, two figures on one slider, and one that breaks."""
    lab.write("figure.ipynb", [FIGURE, "it = figure()\nit", LINKED, BROKEN, "it.value"])
    notebook = lab.open("figure.ipynb")
    notebook.run_all()
    return notebook


@pytest.fixture
def page(notebook):
    """The page, with the first figure at its first step."""
    notebook.page.get_by_role("slider", name="Step").press("Home")
    notebook.page.get_by_role("img", name="A dot at 0.").wait_for()
    return notebook.page


def test_an_arrow_key_moves_picture_words_and_box(page):
    """One key: picture, alt text, sentence, value in words and number box follow."""
    slider = page.get_by_role("slider", name="Step")
    slider.press("ArrowRight")
    page.get_by_role("img", name="A dot at 1.").wait_for()
    page.locator(".ws-sentence", has_text="It stands at 1.").wait_for()
    expect(slider).to_have_attribute("aria-valuetext", "1 (2 of 100)")
    expect(page.get_by_label("Go to").first).to_have_value("1")


def test_the_box_goes_to_a_step(page):
    """A number typed into the box moves the slider to the nearest step."""
    box = page.get_by_label("Go to").first
    box.fill("41.7")
    box.press("Enter")
    page.get_by_role("img", name="A dot at 42.").wait_for()
    expect(box).to_have_value("42")


def test_arrow_buttons_move_without_dragging(page):
    """There is another way than dragging."""
    page.get_by_role("button", name="One step on").first.click()
    page.get_by_role("img", name="A dot at 1.").wait_for()


def test_the_last_of_many_moves_is_shown(page):
    """Thirty quick keys end on the thirtieth step, whatever was drawn on the way."""
    page.get_by_role("slider", name="Step").focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight", delay=5)
    page.get_by_role("img", name="A dot at 30.").wait_for()
    expect(page.locator(".ws-sentence").first).to_have_text("It stands at 30.")


def test_the_echo_of_an_older_step_undoes_no_newer_one(notebook, page):
    """Keys at the pace at which the kernel is told still end where they should."""
    page.get_by_role("slider", name="Step").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(155)
    notebook.wait_idle()
    expect(page.locator(".ws-sentence").first).to_have_text("It stands at 8.")


def test_the_sentence_is_spoken_when_the_slider_rests(page):
    """The live region holds the last sentence, and none of those on the way."""
    page.evaluate(
        """() => {
          window.spoken = [];
          const live = document.querySelector(".ws-spoken");
          new MutationObserver(() => window.spoken.push(live.textContent))
            .observe(live, { childList: true });
        }"""
    )
    page.get_by_role("slider", name="Step").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => window.spoken.length > 0")
    assert page.evaluate("window.spoken") == ["It stands at 5."]


def test_neighbours_are_fetched_ahead_at_rest(page):
    """After a rest the page holds the steps around, without being asked."""
    page.get_by_role("slider", name="Step").press("PageUp")
    page.wait_for_function("() => document.querySelector('.ws-fig').frames().count >= 8")


def test_the_kernel_knows_the_step(notebook, page):
    """Python reads the step that the page shows."""
    page.get_by_role("slider", name="Step").press("End")
    page.get_by_role("img", name="A dot at 99.").wait_for()
    notebook.wait_idle()
    notebook.run_cell(4)
    expect(page.locator(".jp-Cell").nth(4).locator(".jp-OutputArea-output")).to_have_text("99")


def test_one_slider_moves_two_figures(page):
    """Figures linked to a slider of their own follow it together."""
    page.get_by_role("slider", name="Both").press("End")
    page.get_by_role("img", name="One at 99.").wait_for()
    page.get_by_role("img", name="Twin at 99.").wait_for()


def test_a_fault_in_the_drawing_is_shown_in_words(page):
    """The page says what went wrong, and the picture before stays."""
    page.get_by_role("slider", name="Broken").press("ArrowRight")
    page.get_by_text("This step could not be drawn: KeyError: 'no such measure'").wait_for()
    expect(page.get_by_role("img", name="Chart 0.")).to_be_visible()


def test_the_picture_is_saved_at_twice_its_size(page):
    """The PNG has the figure's name and enough pixels to print."""
    with page.expect_download() as got:
        page.get_by_role("button", name="Save the picture").first.click()
    picture = got.value.path().read_bytes()
    assert got.value.suggested_filename == "dot.png"
    assert int.from_bytes(picture[16:20], "big") == 1600


def test_the_numbers_are_saved_as_csv(page):
    """Quotes and commas survive in the CSV."""
    with page.expect_download() as got:
        page.get_by_role("button", name="Save the numbers").first.click()
    text = got.value.path().read_text("utf-8-sig")
    assert list(csv.reader(text.splitlines())) == [["step", "what"], ["1", 'a "dot", blue']]


def test_full_screen_draws_the_picture_larger(page):
    """On the projector the figure is drawn anew, with larger type, and Escape leaves."""
    page.get_by_role("button", name="Full screen").first.click()
    page.wait_for_function("() => document.querySelector('.ws-picture').naturalWidth > 800")
    page.get_by_role("button", name="Leave full screen").click()
    page.wait_for_function("() => document.querySelector('.ws-picture').naturalWidth === 800")


def test_a_place_is_kept_before_the_picture_comes(page):
    """The frame has the picture's size without the picture, so that the page does not jump."""
    size = page.evaluate(
        """() => {
          const room = document.querySelector(".ws-frame").cloneNode();
          document.querySelector(".ws-fig figure").append(room);
          const size = [room.offsetWidth, room.offsetHeight];
          room.remove();
          return size;
        }"""
    )
    assert size == [800, 450]


STORE = """
async (code) => {
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const { FrameStore } = await import(url);
  const freed = [];
  const frame = (name, bytes) => ({ bytes, free: () => freed.push(name) });
  const store = new FrameStore({ frames: 3, bytes: 100 });
  "abcd".split("").forEach((name) => (store.put(name, frame(name, 10)), store.get("a")));
  const count = [...store.frames.keys()].sort();
  store.put("e", frame("e", 85));
  return { count, bytes: store.bytes, held: [...store.frames.keys()], freed };
}
"""


def test_the_store_is_bounded_by_count_and_by_bytes(page):
    """The frame unused for longest goes first, and its memory is given back."""
    code = assets.esm("figure") + "export { FrameStore };"
    assert page.evaluate(STORE, code) == {
        "count": ["a", "c", "d"], "bytes": 95, "held": ["a", "e"], "freed": ["b", "c", "d"],
    }  # fmt: skip
