"""What a student reads when a part of Python does not come, or comes wrong."""

import gzip
from contextlib import contextmanager

import pytest
from school import plain

LESSON = "lab/index.html?path=00-start-here.ipynb"
BLOCKED = b"<!doctype html><title>Blocked</title><p>This page is blocked by your school."
ALERT = "[role=alert] span"
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


def changed(path):
    """Change one byte, as a bad cable does."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def unpacked(path):
    """Leave what is in a packed file under the same name, as a proxy may that unpacks."""
    path.write_bytes(gzip.decompress(path.read_bytes()))


def unpacked_and_cut(path):
    """Do both."""
    unpacked(path)
    cut(path)


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
    "archive with a wrong byte": (ARCHIVE, changed, DAMAGED),
    "archive unpacked and cut": (ARCHIVE, unpacked_and_cut, DAMAGED),
    "archive blocked": (ARCHIVE, blocked, DAMAGED),
    "wasm missing": (WASM, missing, NO_FILE),
    "wasm cut": (WASM, cut, DAMAGED),
    "wasm blocked": (WASM, blocked, DAMAGED),
    "library missing": ("python_stdlib.zip", missing, NO_FILE),
    "library cut": ("python_stdlib.zip", cut, DAMAGED),
    "all missing": ("boot.js", missing, LOST),
}


@contextmanager
def opened(browser, site, home, **options):
    """Open lesson 00 of a site of its own; close all at the end."""
    school, tab = plain(site, home / "school", **options), browser.tab(1366, 768)
    try:
        tab.goto(f"{school.address}{LESSON}")
        yield tab
    finally:
        tab.close()
        school.close()


@pytest.mark.parametrize(("pattern", "harm", "sentence"), CASES.values(), ids=CASES)
def test_a_part_that_does_not_come_is_told(launch_once, site, tmp_path, pattern, harm, sentence):
    """An alert names what is wrong and what to do; nobody waits without a word."""
    copy, name = a_site_where(site, tmp_path, pattern, harm)
    with opened(launch_once, copy, tmp_path) as tab:
        tab.wait_for_text(sentence.format(name), ALERT)
        tab.wait_for_text("Reload the page", "[role=alert] button")


def test_a_cell_answers_with_the_same_sentence(launch_once, site, tmp_path):
    """A cell that is run where Python could not start does not wait for ever."""
    copy, name = a_site_where(site, tmp_path, ARCHIVE, missing)
    with opened(launch_once, copy, tmp_path) as tab:
        tab.lesson_ready("00-")
        tab.run_cell("whosays.load()")
        tab.wait_for_text(NO_FILE.format(name).strip(), ".jp-OutputArea-output")


def test_a_server_that_goes_away_is_told(launch_once, site, tmp_path):
    """The network is named, and the file that did not come."""
    name = min((site / "python").glob(ARCHIVE)).name
    launch_once.context.route(f"**/{name}", lambda route: route.abort())
    with opened(launch_once, site, tmp_path) as tab:
        tab.wait_for_text(f"no answer from the server for python/{name}", ALERT)
    launch_once.context.unroute_all()


def runs_a_cell(tab):
    """Run the first cell, and see that nothing is told but its number."""
    tab.lesson_ready("00-")
    tab.run_cell("whosays.load()")
    tab.wait_for_text("[1]:", ".jp-InputPrompt")
    assert tab.failed_cells() == []
    assert tab.page.locator(ALERT).count() == 0


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream"])
def test_a_wasm_file_of_another_type_starts_all_the_same(launch_once, site, tmp_path, kind):
    """Old servers do not know the type; Python runs a cell, and nothing is told."""
    with opened(launch_once, site, tmp_path, wasm=kind) as tab:
        runs_a_cell(tab)


def test_an_archive_that_was_unpacked_on_the_way_starts_all_the_same(launch_once, site, tmp_path):
    """Python runs a cell, and nothing is told."""
    copy, _ = a_site_where(site, tmp_path, ARCHIVE, unpacked)
    with opened(launch_once, copy, tmp_path) as tab:
        runs_a_cell(tab)
