"""``whosays lab`` in a real browser: lesson 00 is open, and no single key destroys a cell."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

CELLS = ".jp-Notebook .jp-Cell"
# A user's own kernel of the same name must not be the one that the lessons run on.
STRANGE_KERNEL = '{"argv": ["/nowhere"], "display_name": "Mine", "language": "python"}'
KINDS_AND_TEXTS = """cells => cells.map(
  cell => cell.className.match(/jp-(Markdown|Code|Raw)Cell/)[1] + cell.innerText
)"""


def _environment(home: Path) -> dict[str, str]:
    kernel = home / "data" / "kernels" / "python3" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    kernel.write_text(STRANGE_KERNEL)
    names = {"DATA_DIR": "data", "CONFIG_DIR": "config", "RUNTIME_DIR": "runtime"}
    own = {f"JUPYTER_{name}": str(home / folder) for name, folder in names.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return {**kept, **own, "HOME": str(home), "PYTHONUNBUFFERED": "1"}


def _address(process: Any, log: Path) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"http://127\.0\.0\.1:\S+", log.read_text("utf-8"))
        if found:
            return found[0]
        time.sleep(0.1)
    raise RuntimeError(f"the course did not open:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="module")
def opened(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Path]]:
    """Return a page on the course as ``whosays lab`` opened it, and the course folder."""
    home = tmp_path_factory.mktemp("höme of kim")
    log = home / "log"
    words = ["lab", "--no-browser", "--dir", str(home / "my course")]
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "whosays", *words],
            cwd=home, env=_environment(home), stdout=file, stderr=subprocess.STDOUT,
        )  # fmt: skip
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    try:
        page.goto(_address(process, log))
        (lesson,) = (home / "my course").glob("00-*.ipynb")
        count = len(json.loads(lesson.read_text("utf-8"))["cells"])
        expect(page.locator(CELLS)).to_have_count(count, timeout=60_000)
        yield page, home / "my course"
    finally:
        page.close()
        process.terminate()
        process.wait(20)


def _select(page: Page, number: int) -> None:
    cell = page.locator(CELLS).nth(number)
    cell.scroll_into_view_if_needed()
    cell.locator(".jp-InputPrompt").first.click(force=True)
    page.keyboard.press("Escape")
    expect(cell).to_have_class(re.compile("jp-mod-active"))


def test_lesson_00_is_the_open_tab(opened):
    """The course opens at lesson 00, and no news or update prompt stands before it."""
    page, _ = opened
    expect(page.locator(".lm-DockPanel .lm-TabBar-tab.lm-mod-current")).to_have_text(
        re.compile("^00-")
    )
    assert page.locator(".Toastify__toast").count() == 0
    assert page.locator(".jp-Dialog").count() == 0


def test_an_opened_lesson_counts_as_saved(opened):
    """Once Python is ready, the tab shows no sign of a change that the student did not make."""
    page, _ = opened
    status = page.locator(".jp-Notebook-ExecutionIndicator").first
    expect(status).to_have_attribute("data-status", "idle", timeout=60_000)
    page.wait_for_timeout(1000)
    assert page.locator(".lm-DockPanel .lm-TabBar-tab.jp-mod-dirty").count() == 0


@pytest.mark.parametrize("number", [0, 3], ids=["prose", "code"])
@pytest.mark.parametrize(
    "keys", ["dd", "x", "m", "y", "r", "1", "2", "3", "4", "5", "6", "M", "00"]
)
def test_a_single_key_does_nothing_to_a_cell(opened, keys, number):
    """Keys that delete, cut, merge or turn a cell, or restart Python, are off."""
    page, _ = opened
    _select(page, number)
    before = page.locator(CELLS).evaluate_all(KINDS_AND_TEXTS)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.locator(CELLS).evaluate_all(KINDS_AND_TEXTS) == before
    assert page.locator(".jp-Dialog").count() == 0


def test_other_keys_still_work(opened):
    """A cell can be added below by its key, and taken away again by undoing."""
    page, _ = opened
    _select(page, 3)
    count = page.locator(CELLS).count()
    page.keyboard.press("b")
    expect(page.locator(CELLS)).to_have_count(count + 1)
    page.keyboard.press("z")
    expect(page.locator(CELLS)).to_have_count(count)


def test_a_cell_runs_on_the_python_of_the_course(opened):
    """The kernel is the Python that opened the course, whatever other kernels the user has."""
    page, _ = opened
    _select(page, 3)
    page.keyboard.press("Shift+Enter")
    expect(page.locator(CELLS).nth(3).locator(".jp-InputPrompt").first).to_have_text(
        "[1]:", timeout=60_000
    )
    kernel = page.locator(".jp-NotebookPanel-toolbar").get_by_text("Python 3 (Who Says?)")
    expect(kernel).to_be_visible()


def test_the_users_own_settings_are_untouched(opened):
    """No setting of the user's JupyterLab was written; the layout is kept in the course folder."""
    _, folder = opened
    home = folder.parent
    assert list((home / "config").rglob("*.jupyterlab-settings")) == []
    assert not (home / ".jupyter").exists()
