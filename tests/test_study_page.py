"""A lesson in a page: cards, writer and boxes say *saved* when the browser has said so."""

import page_shelf
import pytest

import whosays
from whosays.journal import open_journal

HELD = "Not saved: this browser has no room left for the course."


@pytest.fixture
def page(tmp_path, monkeypatch):
    """Return a function that opens a new page of one browser and returns its shelf."""
    browser = page_shelf.Browser()

    def opened(trouble=""):
        found = browser.tab(tmp_path / f"memory {len(browser.shelves)}", trouble)
        page_shelf.use(monkeypatch, found)
        return found.shelf

    return opened


def submit(card, answer, kind="submit"):
    """Press Check, or type, as the page does."""
    card._receive(None, {"type": kind, "answer": answer, "confidence": 80, "turn": "t"}, None)


def signed(lesson, alias="heron"):
    """Sign in as the page does, and return the box."""
    box = lesson.sign_in()
    box._receive(None, {"type": "submit", "value": alias}, None)
    return box


def refused(shelf):
    """Open lesson 00, sign in as heron, and answer a question that the browser refuses."""
    lesson = whosays.lesson("00")
    signed(lesson)
    shelf.answer_all()
    card = lesson.ask("00-q1")
    submit(card, "a")
    shelf.answer("QuotaExceededError")
    return lesson, card


def test_a_card_waits_for_the_word(page):
    """A card says nothing new while its answer is on the way, and *saved* behind the commit."""
    shelf, lesson = page(), whosays.lesson("00")
    signed(lesson)
    shelf.answer_all()
    card = lesson.ask("00-q1")
    submit(card, "a")
    assert card.saved == {"ok": None, "text": "Not saved yet …", "saving": "answer"}
    assert card.feedback["outcome"]
    shelf.answer()
    assert card.saved == {"ok": True, "text": "Saved for heron."}


def test_a_draft_is_told_as_a_draft(page):
    """Words that were only typed are not told as an answer."""
    shelf, lesson = page(), whosays.lesson("00")
    signed(lesson)
    card = lesson.ask("00-q1")
    submit(card, "a", "draft")
    shelf.answer_all()
    assert card.saved["text"].startswith("Saved as a draft.")


def test_a_full_browser_is_told_on_card_and_box_until_it_is_mended(page):
    """Each card that could not be saved says so, and each says *saved* once it is."""
    shelf, lesson = page(), whosays.lesson("00")
    box = signed(lesson)
    shelf.answer_all()
    first, second = lesson.ask("00-q1"), lesson.ask("00-own")
    submit(first, "a")
    shelf.answer("QuotaExceededError")
    assert (first.saved["held"], first.saved["text"].startswith(HELD)) == ("answer", True)
    assert box.note.startswith(HELD)
    submit(second, "in words of my own")
    shelf.answer_all()
    assert (first.saved["ok"], second.saved["ok"]) == (True, True)
    assert box.note.startswith("You are signed in as **heron**.")


def test_answers_from_before_the_sign_in_are_told_too(page):
    """What was answered under no name waits for the browser like all else."""
    shelf, lesson = page(), whosays.lesson("00")
    card = lesson.ask("00-q1")
    submit(card, "a")
    assert card.saved["text"].startswith("Not saved yet: nobody is signed in.")
    signed(lesson)
    assert card.saved["saving"] == "answer"
    shelf.answer_all()
    assert card.saved == {"ok": True, "text": "Saved for heron."}


def test_answers_are_back_in_a_new_page_for_the_same_person(page):
    """After a reload the lesson knows who answered last and what."""
    shelf, lesson = page(), whosays.lesson("00")
    signed(lesson)
    submit(lesson.ask("00-q1"), "a")
    shelf.answer_all()
    page()
    again = whosays.lesson("00")
    assert (again.alias, again.ask("00-q1").answer) == ("heron", "a")
    assert again.ask("00-q1").saved == {"ok": True, "text": "Saved for heron."}


def test_a_guess_of_another_tab_is_known_here(page):
    """Lesson 07 sees the guess that was kept in lesson 01, in a tab that was opened later."""
    page_07 = page()
    open_journal(None, alias="Mina", lesson="07").write("sign-in", None)
    page_07.answer_all()
    later = whosays.lesson("07")
    asked = next(each for each in whosays.lesson("01").data.with_role("prediction"))
    shelf = page()
    guess = asked["options"][0]["id"]
    open_journal(None, alias="Mina", lesson="01").write(asked["id"], guess)
    shelf.answer_all()
    assert [each.answer for each in later.guesses()[asked["claim"]]] == [guess]


def test_it_says_in_advance_what_a_private_window_does(page):
    """Nobody can tell a private window for sure, so box and page say it before it matters."""
    shelf, lesson = page(), whosays.lesson("00")
    box = signed(lesson)
    submit(lesson.ask("00-q1"), "a")
    shelf.answer_all()
    assert box.note.endswith("A private window forgets them, so hand in before you close it.")
    told = lesson.saved().text
    assert "They are in this browser, on this computer." in told
    assert "In a private window nothing lasts" in told
    assert "folder" not in told


def test_a_private_window_that_is_known_is_told_once(page):
    """In a window that is surely private, the page says so and does not promise anything."""
    shelf, lesson = page("private"), whosays.lesson("00")
    box, card = signed(lesson), lesson.ask("00-q1")
    submit(card, "a")
    shelf.answer_all()
    assert card.saved["text"].startswith("Saved only until this window is closed")
    assert (card.saved["ok"], "stay in this browser" in box.note) == (False, False)
    assert lesson.saved().text.count("it is a private window") == 1


def test_the_brief_waits_for_the_word(page):
    """The writer says that a text is saved when it is, and not when it was sent."""
    shelf, lesson = page(), whosays.lesson("08")
    signed(lesson)
    shelf.answer_all()
    writer = whosays.brief_writer(lesson).writer
    writer._receive(None, {"type": "write", "text": "About 4,000 went.", "turn": "t"}, None)
    assert writer.saved["saving"] == "draft"
    again = whosays.brief_writer(lesson).writer
    assert again.saved["saving"] == "draft"
    shelf.answer_all()
    assert (writer.saved["ok"], again.saved["ok"]) == (True, True)


def test_a_hand_in_in_a_page_asks_for_no_folder(page):
    """The file comes with the downloads alone, and holds what is still on its way."""
    page()
    lesson = whosays.lesson("00")
    signed(lesson)
    submit(lesson.ask("00-q1"), "a")
    view = whosays.hand_in(lesson)
    assert list(view.children) == [view.offer]
    assert [given.question for given in view.value.answers] == ["00-q1"]
