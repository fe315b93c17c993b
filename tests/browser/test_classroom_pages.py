"""Feedback and board in a real browser: on paper, by keyboard, for screen readers, and narrow."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from class_rows import class_rows, keys, slips
from playwright.sync_api import Page, expect

from whosays.classroom.board.page import board_page
from whosays.classroom.feedback.page import feedback_page
from whosays.classroom.scoring.class_summary import class_summary
from whosays.classroom.scoring.items import item_stats
from whosays.classroom.scoring.student_summary import student_summary


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a class of thirty and of one of three, and of somebody with everything wrong."""
    folder, made = tmp_path_factory.mktemp("pages"), keys()
    # Every fourth of the class has short and long pages enough; nobody has a longer one than who
    # has everything wrong.
    some = dict([*class_rows(30).items()][::4])
    rows = {**some, "everything wrong": slips(), "again": slips(seed=1)}
    for n, (name, mine) in enumerate(rows.items()):
        summary = student_summary(mine, made, student=name)
        (folder / f"feedback-{n:02}.html").write_text(
            feedback_page(name, mine, summary, made), "utf-8"
        )
    for count in (3, 30):
        students = list(class_rows(count).values())
        summed = class_summary(students, made), item_stats(students, made)
        html = board_page(students, *summed, made)
        (folder / f"board-{count}.html").write_text(html, "utf-8")
    return folder


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    """Return a page of its own, without any script of the page's own."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on a page, each with the first place."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_feedback_prints_on_one_sheet(page: Page, folder: Path, paper: str) -> None:
    """Whatever was right or wrong, and on either paper, one sheet of at least nine points."""
    for path in sorted(folder.glob("feedback-*.html")):
        page.goto(path.as_uri())
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))
        assert len(sheets) == 1, path.name
    page.emulate_media(media="print")
    sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    assert min(page.eval_on_selector_all("main *", sizes)) >= 9 / 72 * 96 - 0.1


@pytest.mark.parametrize("name", ["feedback-00", "feedback-08", "board-3", "board-30"])
def test_axe_finds_nothing(page: Page, folder: Path, name: str) -> None:
    """Names, roles, contrast and structure hold, with everything folded and with all open."""
    page.goto((folder / f"{name}.html").as_uri())
    assert violations(page) == []
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
    assert violations(page) == []


@pytest.mark.parametrize("name", ["feedback-08", "board-30"])
@pytest.mark.parametrize("width", [1366, 800, 320])
def test_nothing_sticks_out(page: Page, folder: Path, name: str, width: int) -> None:
    """On a projector, a tablet and a telephone, no line is wider than the page."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((folder / f"{name}.html").as_uri())
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_board_is_read_from_the_back_of_the_room(page: Page, folder: Path) -> None:
    """On a projector's page the question is in type of 28 pixels or more, options in 20."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto((folder / "board-30.html").as_uri())
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    assert page.eval_on_selector("#q-05-r1 .prompt", size) >= 28
    assert page.eval_on_selector("#q-05-r1 .votes th", size) >= 20


def test_the_board_opens_by_keyboard(page: Page, folder: Path) -> None:
    """Enter opens lesson, question and answer, and the answer is not seen before."""
    page.goto((folder / "board-30.html").as_uri())
    lesson = page.locator("details.lesson", has=page.locator("#q-05-r1"))
    question = lesson.locator("details.question", has=page.locator("#q-05-r1"))
    answer = question.get_by_text("Thirty to forty thousand became")
    for summary in (lesson.locator("> summary"), question.locator("> summary")):
        summary.focus()
        page.keyboard.press("Enter")
    expect(question.get_by_role("table")).to_be_visible()
    expect(answer).to_be_hidden()
    question.locator("details.answer > summary").focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()


def test_a_link_at_the_top_opens_its_question(page: Page, folder: Path) -> None:
    """Without any script the browser unfolds what the link leads to."""
    page.goto((folder / "board-30.html").as_uri())
    link = page.locator("section.first a").first
    target = page.locator(link.get_attribute("href") or "")
    link.click()
    expect(target.get_by_role("table").first).to_be_in_viewport()


def test_the_pages_ask_for_nothing(page: Page, folder: Path) -> None:
    """They load no file, and the browser has no complaint about them."""
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for name in ("feedback-00", "board-30"):
        page.goto((folder / f"{name}.html").as_uri())
    assert [Path(url).stem for url in asked] == ["feedback-00", "board-30"]
    assert said == []
