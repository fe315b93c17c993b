"""A student's whole way through lesson 00, in both browsers, from the first page to the grade."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
import student
from browsers import BOTH
from wire import ERRANDS

# The fonts are listed when the site is built; Python would say so if it had to look for them.
FONTS = "font cache"
# What JupyterLab's own script trips over, and what browsers ask each server for.
NOT_OURS = ("build/jlab_core", "/favicon.ico")


@dataclass
class Story:
    """What was seen on the way."""

    said: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    cards: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    file: tuple[str, bytes] = ("", b"")
    complaints: list[str] = field(default_factory=list)
    text: str = ""
    asked: list[str] = field(default_factory=list)


def open_lesson(browser, school):
    """Open lesson 00 from the first page and run it."""
    tab = browser.tab(1366, 900)
    tab.goto(school.address)
    tab.click("a", "Begin")
    run(tab)
    return tab


def run(tab):
    """Wait for lesson 00 and run it."""
    tab.lesson_ready("00-")
    tab.run_all()
    tab.wait(f"() => document.querySelectorAll('{student.CARD}').length === 16")


@pytest.fixture(scope="module", params=BOTH)
def story(launch, school, request, tmp_path_factory):
    """Answer, reload, close the browser, come back, and hand in."""
    profile = tmp_path_factory.mktemp("profile")
    browser, story = launch(request.param, profile), Story()
    tab = open_lesson(browser, school)
    tab.sign_in("heron")
    story.said.append(student.choose(tab, 0, 0, told="Not yet"))
    story.said.append(student.choose(tab, 0, 2, told="Right"))
    story.said.append(student.choose(tab, 1, 1, told="Right"))
    tab.focus(student.SLIDER)
    for key in ("ArrowRight", "End", "Home"):
        tab.press(key)
        story.steps.append(student.step(tab))
    story.cards["answered"] = tab.cards()
    tab.reload()
    run(tab)
    story.cards["reloaded"] = tab.cards()
    browser.close()
    story.asked = browser.requests()
    browser = launch(request.param, profile)
    tab = open_lesson(browser, school)
    story.cards["opened again"] = tab.cards()
    story.file = student.hand_in(tab)
    story.complaints = tab.complaints()
    story.text = tab.evaluate("() => document.querySelector('.jp-Notebook').innerText")
    yield story
    browser.close()


def test_each_answer_is_told_to_be_kept(story):
    """The card says so once it is."""
    assert all(it.startswith("Saved") for it in story.said), story.said


def test_the_chart_moves_by_keys(story):
    """Arrow, End and Home name three steps."""
    assert len(set(story.steps)) == 3
    assert story.steps[1].endswith("(4 of 4)")


@pytest.mark.parametrize("when", ["reloaded", "opened again"])
def test_the_answers_are_back(story, when):
    """After a reload, and in a browser that was closed, each card stands as it stood."""
    assert story.cards["answered"][:2] == [["c"], ["b"]]
    assert story.cards[when] == story.cards["answered"]


def test_the_file_that_was_handed_in_is_graded(story, tmp_path):
    """It is read without a problem, with each try and what it is worth."""
    name, _ = story.file
    assert name.startswith("whosays-00-heron-")
    grading = student.graded(tmp_path, story.file)
    assert list(grading.problems) == []
    assert student.tries(grading, "00-q1") == [("a", "not-yet"), ("c", "right")]
    assert student.tries(grading, "00-q2") == [("b", "right")]


def test_the_page_shows_nothing_of_the_machinery(story):
    """No line on fonts, and no error in the browser's console."""
    assert FONTS not in story.text
    assert [it for it in story.complaints if not any(one in it for one in NOT_OURS)] == []


def test_every_request_goes_to_the_one_server(story, school):
    """The browser's own list of requests, workers included, names one server and no other."""
    hosts = {parts.netloc for parts in map(urlsplit, story.asked) if parts.hostname not in ERRANDS}
    assert hosts - {""} == {school.host}


def test_the_list_of_requests_has_what_only_a_worker_asks_for(story):
    """Python's files are fetched by workers, and they are on the list."""
    assert any(it.endswith("python/python_stdlib.zip") for it in story.asked)
