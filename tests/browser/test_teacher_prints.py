"""Each of the teacher's pages for the printer fills one sheet, of A4 and of US Letter."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import teacher_cards
from playwright.sync_api import Page

PAGES = sorted((teacher_cards.FOLDER / "print").glob("*.html"))
SMALLEST = 10 / 72 * 96  # pixels of 10 pt


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    """Return an empty page of its own."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_card_prints_on_one_sheet(page: Page, path: Path, paper: str) -> None:
    """With the margins that it brings, at full size, it needs one sheet and no more."""
    page.goto(path.as_uri())
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))
    assert len(sheets) == 1


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_card_is_printed_large_enough(page: Page, path: Path) -> None:
    """No text is smaller than 10 points, so that it can be read at arm's length."""
    page.goto(path.as_uri())
    sizes = page.eval_on_selector_all(
        "body, body *", "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) == pytest.approx(SMALLEST, abs=0.1) or min(sizes) > SMALLEST
