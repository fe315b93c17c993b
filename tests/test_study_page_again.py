"""A page that is not left: running a cell again, or another alias, makes nothing *saved*."""

import page_shelf
import pytest
from test_study_page import HELD, refused, signed, submit

import whosays

OTHERS = "under another alias"


@pytest.fixture
def browser():
    """A browser with no page open."""
    return page_shelf.Browser()


@pytest.fixture
def shelf(browser, tmp_path, monkeypatch):
    """Open a page and return its shelf."""
    found = browser.tab(tmp_path / "memory")
    page_shelf.use(monkeypatch, found)
    return found.shelf


def reloaded(browser, tmp_path, monkeypatch):
    """Open a new page, and return what is kept there of the first question."""
    page_shelf.use(monkeypatch, browser.tab(tmp_path / "later"))
    return whosays.lesson("00").answer("00-q1")


def test_the_set_up_cell_run_again_saves_nothing_by_itself(shelf):
    """What was refused is told as not saved in the new lesson too, before it is sent again."""
    refused(shelf)
    again = whosays.lesson("00")
    assert HELD in again.saved().text
    assert "They are in this browser" not in again.saved().text


def test_the_set_up_cell_run_again_sends_what_was_refused(shelf, browser, tmp_path, monkeypatch):
    """The restored card sends it once more and waits; old and new card are told, and it lasts."""
    _, old = refused(shelf)
    again = whosays.lesson("00")
    card = again.ask("00-q1")
    assert (card.saved["saving"], len(shelf.asked)) == ("answer", 1)
    shelf.answer_all()
    assert (card.saved, old.saved) == ({"ok": True, "text": "Saved for heron."},) * 2
    assert "They are in this browser" in again.saved().text
    assert reloaded(browser, tmp_path, monkeypatch) == "a"


def test_check_once_more_tries_again_after_the_set_up_cell(shelf):
    """The same answer given again in the new lesson is sent, refused and told as that."""
    refused(shelf)
    card = whosays.lesson("00").ask("00-q1")
    shelf.answer_all("QuotaExceededError")
    assert card.saved["text"].startswith(HELD)
    submit(card, "a")
    shelf.answer_all("QuotaExceededError")
    assert card.saved["text"].startswith(HELD)
    submit(card, "a")
    shelf.answer_all()
    assert card.saved["ok"]


def test_somebody_else_in_between_saves_nothing(shelf, browser, tmp_path, monkeypatch):
    """Heron's answer is refused, auk signs in, heron comes back: not saved until it is kept."""
    lesson, card = refused(shelf)
    signed(lesson, "auk")
    shelf.answer_all("QuotaExceededError")
    signed(lesson)
    assert card.saved["ok"] is None
    shelf.answer_all("QuotaExceededError")
    assert card.saved["text"].startswith(HELD)
    submit(card, "a")
    shelf.answer_all()
    assert card.saved["ok"]
    assert reloaded(browser, tmp_path, monkeypatch) == "a"


def test_a_refusal_that_comes_late_is_told_without_a_name(shelf):
    """Heron's answer is refused when auk has signed in: page and box say so, and name nobody."""
    lesson = whosays.lesson("00")
    signed(lesson)
    submit(lesson.ask("00-q1"), "a")
    box = signed(lesson, "auk")
    for fault in ("QuotaExceededError", "QuotaExceededError", "", "QuotaExceededError"):
        shelf.answer(fault)
    told = lesson.saved().text
    assert (OTHERS in box.note, OTHERS in told, shelf.asked) == (True, True, [])
    assert "heron" not in box.note + told


def test_it_is_told_no_more_once_it_is_kept(shelf):
    """When the browser takes auk's answer, it is asked to take heron's too, and all is well."""
    lesson, _ = refused(shelf)
    box = signed(lesson, "auk")
    shelf.answer_all("QuotaExceededError")
    assert OTHERS in box.note
    submit(lesson.ask("00-q1"), "b")
    shelf.answer_all()
    assert OTHERS not in box.note + lesson.saved().text
    assert box.note.startswith("You are signed in as **auk**.")


def test_what_others_could_not_save_is_no_fault_of_this_answer(shelf):
    """Auk's answer is saved and its card says just that, while heron's is not."""
    lesson, _ = refused(shelf)
    signed(lesson, "auk")
    heron = [each for each in shelf.asked if ".heron." in each[0]]
    shelf.answer("QuotaExceededError", shelf.asked.index(heron[0]))
    card = lesson.ask("00-q1")
    submit(card, "b")
    auk = [each for each in shelf.asked if ".auk." in each[0]]
    for each in auk:
        shelf.answer("", shelf.asked.index(each))
    assert card.saved == {"ok": True, "text": "Saved for auk."}


def test_a_private_window_stays_one_when_the_cell_is_run_again(browser, tmp_path, monkeypatch):
    """In a window that is surely private no card says *saved*, not even in a new lesson."""
    found = browser.tab(tmp_path / "memory", "private")
    page_shelf.use(monkeypatch, found)
    lesson = whosays.lesson("00")
    signed(lesson)
    submit(lesson.ask("00-q1"), "a")
    found.shelf.answer_all()
    card = whosays.lesson("00").ask("00-q1")
    assert card.saved["text"].startswith("Saved only until this window is closed")
