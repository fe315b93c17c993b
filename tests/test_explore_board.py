"""The case board: all claims, the student's own guesses, and no verdict before its stamp."""

import re

import pytest

import whosays
from whosays import lessons


@pytest.fixture
def lesson(tmp_path):
    """Lesson 01, signed in."""
    lesson = whosays.lesson("01", answers=tmp_path)
    lesson.desk.sign_in("kim-7")
    return lesson


def table(board):
    """Return the board without its style sheet."""
    return board.html.split("</style>")[1]


def cells(board):
    """Return the table's rows as plain text."""
    rows = re.findall(r"<tr><td.*?</tr>", table(board))
    plain = [re.sub(r"<[^>]+>", "|", row.replace("<br>", " / ")) for row in rows]
    return [re.sub(r"\|[|\s]*", "|", row).strip("|") for row in plain]


def test_all_claims_stand_in_reading_order(lesson):
    """Fifteen rows, top before body, nothing stamped, nothing guessed."""
    rows = cells(whosays.case_board(lesson))
    assert len(rows) == 15
    assert rows[0] == "1|North Korea has sent a further 3,000 troops to Russia.|no guess yet|○|open"


def test_no_verdict_leaks_before_its_stamp(lesson):
    """An open board holds neither verdict words nor repairs anywhere in its HTML."""
    page = table(whosays.case_board(lesson))
    brief = lesson.ledger.brief
    assert [text for text in brief["repair"].dropna() if text in page] == []
    verdicts = lessons.words()["explore"]["verdicts"]
    assert [word for name, (_, word) in verdicts.items() if name != "open" and word in page] == []


def test_a_stamp_is_a_sign_and_a_word(lesson):
    """A stamped claim shows its verdict in words and the smallest repair."""
    row = cells(whosays.case_board(lesson, stamped=["b6"]))[7]
    assert row.endswith(
        "✎|needs a repair|Write: about 11,000 North Koreans had been sent to Russia, "
        "the Joint Chiefs of Staff said."
    )


def test_the_first_guess_stays_and_the_latest_stands_below(lesson):
    """A change of mind does not rub out the first guess."""
    lesson.journal.write("01-p1", "holds", confidence=70, outcome="cannot-check")
    lesson.journal.write("01-p1", "needs-repair", confidence=90, outcome="cannot-check")
    row = cells(whosays.case_board(lesson))[0]
    assert "|It will hold|/ |70 % sure|/ |now: It needs a repair|" in row


def test_asking_again_shows_what_is_new(lesson):
    """The board is read from the journal each time."""
    assert "You have guessed 0 of the 10" in whosays.case_board(lesson).html
    lesson.journal.write("01-p2", "holds", confidence=50, outcome="cannot-check")
    assert "You have guessed 1 of the 10" in whosays.case_board(lesson).html


def test_only_scored_claims_ask_for_a_guess(lesson, monkeypatch):
    """The claim on the dead and wounded never shows a guess, even if an answer was kept."""
    entry = lesson.journal.write("01-b7", "holds", confidence=90, outcome="cannot-check")
    assert entry.ok
    rogue = {"b7": lesson.journal.entries("01-b7")}
    monkeypatch.setattr(lesson, "guesses", lambda: rogue)
    row = cells(whosays.case_board(lesson))[8]
    assert row.startswith("9|Approximately 400 of them were reported killed")
    assert row.endswith("|not asked|○|open")


def test_a_later_lesson_shows_the_guesses_of_lesson_01(lesson, tmp_path):
    """What was guessed in lesson 01 stands on the board of another lesson, under the same alias."""
    lesson.journal.write("01-p1", "holds", confidence=70, outcome="cannot-check")
    later = whosays.lesson("00", answers=tmp_path)
    assert "|It will hold|/ |70 % sure|" in cells(whosays.case_board(later))[0]


def test_another_person_sees_no_guess_of_this_one(lesson, tmp_path):
    """Under another alias the board is empty."""
    lesson.journal.write("01-p1", "holds", confidence=70, outcome="cannot-check")
    other = whosays.lesson("00", answers=tmp_path)
    other.desk.sign_in("mina")
    assert "You have guessed 0 of the 10" in whosays.case_board(other).html


def test_without_sign_in_the_board_says_so(tmp_path):
    """Nobody's guesses are shown before somebody has signed in."""
    lesson = whosays.lesson("01", answers=tmp_path)
    assert "nobody has signed in yet" in whosays.case_board(lesson).html


def test_the_table_is_marked_up_for_screen_readers(lesson):
    """A caption, four column heads, two groups, and a row head for every claim."""
    page = table(whosays.case_board(lesson))
    counts = [page.count(part) for part in ("<caption>", 'scope="col"', "rowgroup", 'scope="row"')]
    assert counts == [1, 4, 2, 15]


def test_text_from_the_ledger_is_escaped(lesson):
    """A claim with a tag in it cannot write into the page."""
    lesson.ledger.brief.loc[0, "text"] = "<script>alert(1)</script>"
    assert "<script>" not in whosays.case_board(lesson).html


def test_an_unknown_claim_cannot_be_stamped(lesson):
    """The claims that exist are listed."""
    with pytest.raises(ValueError, match="has no claim b99") as caught:
        whosays.case_board(lesson, stamped=["b99"])
    assert str(caught.value).endswith('Type case_board(lesson, stamped=["b1"]).')
