"""What a student reads when a part of Python does not come, or comes wrong."""

import pytest
from school import plain

LESSON = "lab/index.html?path=00-start-here.ipynb"
BLOCKED = b"<!doctype html><title>Blocked</title><p>This page is blocked by your school."
ARCHIVE = "packages-*.tar.gz"
WASM = "pyodide.asm.wasm"
NO_FILE = "Python could not start: the server has no file python/{}. "
LOST = "Python could not start: a part of the course did not come from the server."
DAMAGED = "Python could not start: the file python/{} came damaged. "


def missing(path):
    """Take a file away."""
    path.unlink()


def cut(path):
    """Leave a file's first half, as a full disk does."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def blocked(path):
    """Put a filter's page in a file's place."""
    path.write_bytes(BLOCKED)


def a_site_where(site, home, pattern, harm):
    """Return a copy of a site with one file of Python harmed, and that file's name."""
    copy = home / "site"
    copy.mkdir()
    for each in site.iterdir():
        if each.name != "python":
            (copy / each.name).symlink_to(each)
    (copy / "python").mkdir()
    for each in (site / "python").iterdir():
        (copy / "python" / each.name).symlink_to(each)
    harmed = min((copy / "python").glob(pattern))
    data = harmed.read_bytes()
    harmed.unlink()
    harmed.write_bytes(data)
    harm(harmed)
    return copy, harmed.name


CASES = {
    "archive missing": (ARCHIVE, missing, NO_FILE),
    "archive cut": (ARCHIVE, cut, DAMAGED),
    "archive blocked": (ARCHIVE, blocked, DAMAGED),
    "wasm missing": (WASM, missing, NO_FILE),
    "wasm cut": (WASM, cut, "Python could not start"),
    "wasm blocked": (WASM, blocked, DAMAGED),
    "library missing": ("python_stdlib.zip", missing, NO_FILE),
    "all missing": ("boot.js", missing, LOST),
}


@pytest.mark.parametrize(("pattern", "harm", "sentence"), CASES.values(), ids=CASES)
def test_a_part_that_does_not_come_is_told(launch_once, site, tmp_path, pattern, harm, sentence):
    """An alert names what is wrong and what to do; nobody waits without a word."""
    copy, name = a_site_where(site, tmp_path, pattern, harm)
    school = plain(copy, tmp_path / "school")
    tab = launch_once.tab(1366, 768)
    try:
        tab.goto(f"{school.address}{LESSON}")
        tab.wait_for_text(sentence.format(name), "[role=alert] span")
        tab.wait_for_text("Reload the page", "[role=alert] button")
    finally:
        tab.close()
        school.close()


def test_a_wasm_file_of_another_type_starts_all_the_same(launch_once, site, tmp_path):
    """Old servers do not know the type; Python runs a cell, and nothing is told."""
    school = plain(site, tmp_path / "school", wasm="text/plain")
    tab = launch_once.tab(1366, 768)
    try:
        tab.goto(f"{school.address}{LESSON}")
        tab.lesson_ready("00-")
        tab.run_cell("whosays.load()")
        assert tab.failed_cells() == []
        assert tab.page.locator("[role=alert] span").count() == 0
        assert "[1]:" in tab.evaluate("() => document.querySelector('.jp-Notebook').innerText")
    finally:
        tab.close()
        school.close()
