"""A journal in the storage of a page: *saved* is said only once the browser has committed it."""

import os

import page_shelf
import pytest

from whosays.classroom.handing_in import making
from whosays.journal import aliases, last_alias, near_aliases, open_journal, page_trouble


@pytest.fixture
def browser():
    """A browser with no page open."""
    return page_shelf.Browser()


@pytest.fixture
def tab(browser, tmp_path, monkeypatch):
    """Return a function that opens a new page and returns its shelf."""

    def opened(trouble=""):
        found = browser.tab(tmp_path / f"memory {len(browser.shelves)}", trouble)
        page_shelf.use(monkeypatch, found)
        return found.shelf

    return opened


def book(alias="Mina", lesson="01"):
    """Open a journal in the page that is open."""
    return open_journal(None, alias=alias, lesson=lesson)


def kept(lesson="01"):
    """Return the answers that a new journal reads."""
    return [entry.answer for entry in book(lesson=lesson).entries()]


def test_an_answer_is_saved_when_the_browser_has_committed_it(tab):
    """Before the commit the journal is saving, and after it the answer outlives the page."""
    shelf, journal, told = tab(), book(), []
    journal.on_settled(told.append)
    first = journal.write("01-q1", "a")
    assert (first.ok, first.saving, first.waiting, told) == (False, True, 1, [])
    shelf.answer()
    assert (told[0].ok, journal.state().ok, journal.problems) == (True, True, [])
    tab()
    assert kept() == ["a"]


def test_what_is_on_its_way_is_no_problem(tab):
    """While the browser has not answered, nothing is told as wrong."""
    tab()
    journal = book()
    journal.write("01-q1", "a")
    assert journal.problems == []


def test_answers_that_follow_fast_are_sent_once_each(tab):
    """A second answer sends only its own bytes, and one word comes when all are kept."""
    shelf, journal, told = tab(), book(), []
    journal.on_settled(told.append)
    journal.write("01-q1", "a")
    journal.write("01-q2", "b")
    (_, start, first, _), (_, next_start, _, _) = shelf.asked
    assert (start, next_start) == (0, len(first))
    shelf.answer_all()
    assert [each.ok for each in told] == [True]


def test_answers_may_settle_in_any_order(tab):
    """Saved is said when both are kept, even if the second was kept first."""
    shelf, journal = tab(), book()
    journal.write("01-q1", "a")
    journal.write("01-q2", "b")
    shelf.answer(which=1)
    assert journal.state().saving
    shelf.answer()
    assert journal.state().ok


@pytest.mark.parametrize(
    ("fault", "code"), [("QuotaExceededError", "page-full"), ("UnknownError", "page-blocked")]
)
def test_a_refusal_is_told_and_the_next_answer_saves_both(tab, fault, code):
    """What the browser refused is held, and sent again with the next answer."""
    shelf, journal = tab(), book()
    journal.write("01-q1", "a")
    shelf.answer(fault)
    assert (journal.state().problem, [each.code for each in journal.problems]) == (code, [code])
    journal.write("01-q2", "b")
    shelf.answer_all()
    assert journal.state().ok
    tab()
    assert kept() == ["a", "b"]


def test_a_refused_answer_is_tried_again_once_another_is_kept(tab):
    """When a later record is taken, the earlier one is sent again by itself."""
    shelf, journal = tab(), book()
    journal.write("01-q1", "a")
    journal.write("01-q2", "b")
    shelf.answer("AbortError")
    shelf.answer()
    assert (journal.state().saving, len(shelf.asked)) == (True, 1)
    shelf.answer()
    assert journal.state().ok
    tab()
    assert kept() == ["a", "b"]


def test_flush_tries_again_without_a_new_answer(tab):
    """Pressing the button once more sends what was refused."""
    shelf, journal = tab(), book()
    journal.write("01-q1", "a")
    shelf.answer("QuotaExceededError")
    assert journal.flush().saving
    shelf.answer()
    assert journal.state().ok
    assert (journal.flush().ok, shelf.asked) == (True, [])


def test_a_new_journal_of_the_same_page_knows_what_is_not_kept(tab):
    """Another session of the same alias is not saved before the earlier one's bytes are."""
    shelf, journal = tab(), book()
    journal.write("01-q1", "a")
    shelf.answer("QuotaExceededError")
    again = book()
    assert (again.state().problem, shelf.asked) == ("page-full", [])
    assert again.retry().saving
    shelf.answer_all()
    assert (again.state().ok, journal.state().ok, again.retry().ok) == (True, True, True)
    assert (shelf.asked, len(list(again.store.folder.iterdir()))) == ([], 1)


def test_an_earlier_word_does_not_hide_that_memory_is_full(tab, monkeypatch):
    """A first answer is kept after memory refused a second: the second stays not saved."""
    shelf, journal, told = tab(), book(), []
    journal.on_settled(told.append)
    journal.write("01-q1", "a")
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda _handle, _data: 0)
        assert journal.write("01-q2", "b").problem == "disk-full"
        shelf.answer_all()
    assert ([each.ok for each in told], journal.state().problem) == ([False], "disk-full")
    journal.write("01-q3", "c")
    shelf.answer_all()
    assert journal.state().ok
    tab()
    assert kept() == ["a", "b", "c"]


def test_in_a_private_window_nothing_is_called_saved(tab):
    """What a private window keeps is gone with it, and each answer says so."""
    shelf, journal = tab("private"), book()
    journal.write("01-q1", "a")
    shelf.answer()
    assert (journal.state().ok, journal.state().problem) == (False, "page-private")
    assert page_trouble() == "private"


def test_a_listener_that_fails_loses_nothing(tab):
    """When one listener raises, the others are told and later answers are saved."""
    shelf, journal, told = tab(), book(), []
    journal.on_settled(lambda saved: saved.nothing_of_the_kind)
    journal.on_settled(told.append)
    for _ in range(2):
        journal.write("01-q1", "a")
        shelf.answer()
    assert [each.ok for each in told] == [True, True]


def test_a_torn_record_hides_no_other(tab, browser):
    """Of a record that came cut, or twice, or with one missing before it, all others are read."""
    shelf, journal = tab(), book()
    for answer in "abcd":
        journal.write("01-q1", answer)
        shelf.answer()
    head, torn, whole, last = browser.records
    cut = (torn[0], torn[1], torn[2][:40], torn[3])
    browser.records[:] = [head, cut, whole, whole, last]
    tab()
    assert kept() == ["a", "c", "d"]
    browser.records[:] = [head, whole, last]
    tab()
    assert kept() == ["a", "c", "d"]


def test_files_that_are_not_ours_are_left_out(tab, browser, tmp_path):
    """A record cannot name a file outside the folder, nor one of another sort."""
    name = "answers.01.mina.x.jsonl"
    for file in (f"../{name}", f"answers.01.mina./../../{name}", "notes.txt", ""):
        browser.records.append((file, 0, b"x\n", 1.0))
    tab()
    assert (aliases("."), list(tmp_path.rglob("*.*"))) == ([], [])


def test_another_tab_is_heard_at_once(tab):
    """What a second notebook keeps is read by the first without a reload."""
    tab()
    first = book()
    shelf = tab()
    book().write("01-q1", "from the other tab")
    assert first.entries() == []
    shelf.answer()
    assert [entry.answer for entry in first.entries()] == ["from the other tab"]


def test_two_kernels_never_write_into_one_file(tab):
    """Two notebooks answer at once, and a third finds all of both."""
    shelves, journals = [], []
    for _ in range(2):
        shelves.append(tab())
        journals.append(book())
    for number in range(3):
        for name, journal in enumerate(journals):
            journal.write("01-q1", f"{name} {number}")
    for shelf in shelves:
        shelf.answer_all()
    tab()
    assert sorted(kept()) == [f"{name} {number}" for name in range(2) for number in range(3)]


def test_the_last_alias_is_the_one_who_answered_last(tab):
    """After a reload the person who answered last is known, by time and not by name."""
    shelf = tab()
    for alias in ("tern", "Heron", "heron", "auk"):
        book(alias).write("01-q1", "a")
        shelf.answer_all()
    tab()
    assert last_alias("anywhere") == "auk"
    assert (aliases("anywhere"), near_aliases("x", "heron")) == (
        ["Heron", "auk", "heron", "tern"],
        ["Heron"],
    )


def test_the_id_of_hand_ins_is_kept_too(tab):
    """Whatever opens a journal keeps it on the shelf: every hand-in bears the same id."""
    shelf = tab()
    book().write("01-q1", "a", outcome="right")
    known = {"alias": "Mina", "lesson": "01", "ledger": "x", "course": "1", "now": page_time()}
    first = making.hand_in("anywhere", **known)
    making.keep_id("anywhere", first)
    shelf.answer_all()
    tab()
    assert kept("00") == [first.journal]
    assert making.hand_in("anywhere", **known).journal == first.journal


def page_time():
    """Return a time with its zone."""
    from whosays.journal.book import now

    return now()
