"""The verdict board: one claim at a time; answers, drafts and guesses stand where they belong."""

import pytest
from verdict_lesson import CLAIMS, verdict_lesson

import whosays

GIVEN = {"verdict": "holds", "evidence": ["e-2025-03-21-shoigu-pyongyang"], "repair": ""}


@pytest.fixture
def lesson(tmp_path):
    """A lesson with five verdicts to give, signed in."""
    lesson = verdict_lesson(tmp_path)
    lesson.desk.sign_in("kim-7")
    return lesson


def send(board, kind, answer):
    """Send what the page sends of the open claim; return its card."""
    card = board.children[1]
    card._receive(None, {"type": kind, "turn": "t", "answer": answer}, None)
    return card


def offered(board):
    """Return how the claims read in the list."""
    return [option["text"] for option in board.pick.spec["options"]]


def test_the_claims_stand_in_reading_order(lesson):
    """Each with its number in the brief and its first words; one card is open."""
    board = whosays.verdict_board(lesson)
    assert offered(board)[:2] == [
        "1. North Korea has sent a further …",
        "3. where the two sides discussed an …",
    ]
    assert (board.at, len(board.children)) == ("b1", 2)
    assert board.pick.spec["prompt"] == "Which claim do you check? 0 of 4 judged."


def test_a_verdict_is_checked_and_counted(lesson):
    """The reply of the lesson is shown, and the count of what is judged goes up."""
    board = whosays.verdict_board(lesson, at="b8")
    card = send(board, "submit", GIVEN)
    assert card.feedback["outcome"] == "right"
    assert card.feedback["note"].endswith("1 of 4 judged.")
    assert "10. Shortly before the news, Kim Jong … (judged)" in offered(board)
    assert board.value == {"b8": GIVEN}


def test_nothing_chosen_is_not_judged(lesson):
    """Check without a verdict asks for one and counts nothing."""
    board = whosays.verdict_board(lesson, at="b8")
    card = send(board, "submit", {**GIVEN, "verdict": ""})
    assert (card.feedback["outcome"], board.value) == ("not-tried", {})
    assert card.feedback["note"].endswith("0 of 4 judged.")


def test_a_draft_is_kept_and_not_judged(lesson, tmp_path):
    """Evidence without a verdict comes back in a new board, and the claim is still open."""
    draft = {"verdict": "", "evidence": ["c-2025-03-27-jcs-11000"], "repair": "about"}
    send(whosays.verdict_board(lesson, at="b1"), "draft", draft)
    board = whosays.verdict_board(verdict_lesson(tmp_path))
    assert (board.at, board.children[1].answer) == ("b1", draft)
    assert board.value == {"b1": draft}


def test_an_answer_comes_back_with_its_reply(lesson, tmp_path):
    """A new kernel shows verdict, evidence and reply, and writes no second try."""
    send(whosays.verdict_board(lesson, at="b8"), "submit", GIVEN)
    later = verdict_lesson(tmp_path)
    card = whosays.verdict_board(later, at="b8").children[1]
    assert (card.answer, card.feedback["outcome"]) == (GIVEN, "right")
    assert later.desk.count("00-b8", "answer") == 1


def test_the_first_open_claim_is_opened(lesson):
    """Who comes back goes on where nothing is judged yet."""
    send(whosays.verdict_board(lesson), "submit", {**GIVEN, "verdict": "needs-repair"})
    assert whosays.verdict_board(lesson).at == "b15"


def test_another_claim_keeps_its_own_card(lesson):
    """Going back shows the card that was left, with all that was typed in it."""
    board = whosays.verdict_board(lesson)
    first = board.children[1]
    board.at = "b13"
    assert board.children[1] is not first
    assert 'at="b13"' in board.code
    board.at = "b1"
    assert board.children[1] is first


def test_a_guess_stands_beside_its_claim(lesson):
    """The first guess of lesson 01, with how sure it was."""
    book = whosays.lesson("01", answers=lesson.desk.folder).journal
    book.write("01-p1", "holds", confidence=70, outcome="cannot-check")
    page = whosays.verdict_board(lesson, at="b1").children[1].card_html
    assert "You guessed before: It will hold, 70 % sure." in page


@pytest.mark.parametrize("claim", ["b7", "b13", "b15"])
def test_what_has_no_score_shows_no_guess(lesson, monkeypatch, claim):
    """Above all not the claim on killed and injured, even if something was kept."""
    book = whosays.lesson("01", answers=lesson.desk.folder).journal
    book.write("01-p1", "holds", confidence=90, outcome="cannot-check")
    monkeypatch.setattr(lesson, "guesses", lambda: {claim: book.entries("01-p1")})
    page = whosays.verdict_board(lesson, at=claim).children[1].card_html
    assert "guess" not in page


def test_a_claim_stands_in_its_sentence(lesson):
    """The part to check is strong, the rest of the sentence beside it is not."""
    page = whosays.verdict_board(lesson, at="b15").children[1].card_html
    assert "<p>The move follows a meeting" in page
    assert "<strong>where the two sides discussed an exchange of technology.</strong>" in page


def test_no_verdict_is_told_before_the_answer(lesson):
    """What a card sends to the page holds no verdict, no repair and no explanation."""
    brief = lesson.ledger.brief.set_index("brief_id")
    for claim in CLAIMS:
        card = whosays.verdict_board(lesson, at=claim).children[1]
        sent = str({key: it for key, it in card.spec.items() if key != "rows"}) + card.card_html
        assert str(brief.at[claim, "why"]) not in sent
        assert "why." not in sent


def test_another_person_sees_their_own(lesson):
    """After signing in anew the open cards hold what that person kept, and the count is theirs."""
    board = whosays.verdict_board(lesson, at="b8")
    send(board, "submit", GIVEN)
    box = lesson.sign_in()
    box._receive(None, {"type": "submit", "value": "mina"}, None)
    assert (board.children[1].answer, board.children[1].feedback) == (None, {})
    assert board.pick.spec["prompt"].endswith("0 of 4 judged.")


def test_some_claims_only(lesson):
    """The list may be shortened, and the line of code says so."""
    board = whosays.verdict_board(lesson, claims=["b8", "b1"])
    assert [text.split(".")[0] for text in offered(board)] == ["1", "10"]
    assert 'verdict_board(lesson, claims=["b8", "b1"], at="b1")' in board.code


REFUSED = [
    pytest.param(
        {"claims": ["b99"]}, ValueError,
        "There is no verdict to give on 'b99' here. The claims are b1, b15, b7, b8, b13. "
        'Type whosays.verdict_board(lesson, at="b1").', id="unknown claim",
    ),
    pytest.param(
        {"claims": ["b1", "b8"], "at": "b7"}, ValueError,
        "There is no verdict to give on 'b7' here. The claims are b1, b8. "
        'Type whosays.verdict_board(lesson, at="b1").', id="at outside claims",
    ),
    pytest.param(
        {"claims": 7}, TypeError,
        "claims cannot be 7. It is an id of the brief, or a list of ids. "
        'Type whosays.verdict_board(lesson, claims=["b1"]).', id="no ids",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("given", "error", "text"), REFUSED)
def test_what_cannot_be_shown_is_told(lesson, given, error, text):
    """The message says what, why, and what to type."""
    with pytest.raises(error) as caught:
        whosays.verdict_board(lesson, **given)
    assert str(caught.value) == text


def test_a_lesson_without_verdicts_has_no_board(tmp_path):
    """Most lessons ask for none."""
    with pytest.raises(ValueError, match="asks for no verdict") as caught:
        whosays.verdict_board(whosays.lesson("00", answers=tmp_path))
    assert str(caught.value) == (
        "Lesson 00 asks for no verdict. The board shows a lesson's questions of the kind "
        '"verdict". Open the lesson that checks the brief.'
    )


def test_a_ledger_is_no_lesson():
    """The board keeps answers, and a ledger cannot."""
    with pytest.raises(TypeError) as caught:
        whosays.verdict_board(whosays.load())
    assert str(caught.value) == (
        "The verdict board cannot run on a Ledger. It needs a lesson, which keeps the answers. "
        "Type whosays.verdict_board(lesson)."
    )


def test_a_claim_that_may_be_left_out_is_never_due(lesson):
    """It is no step on the way and does not open by itself; who judges it is told so."""
    board = whosays.verdict_board(lesson)
    for claim in ("b1", "b8", "b13", "b15"):
        lesson.submit(f"00-{claim}", {"verdict": "opinion", "evidence": [], "repair": ""})
    board.restore()
    assert board.pick.spec["prompt"].endswith("4 of 4 judged.")
    assert whosays.verdict_board(lesson).at != "b7"
    lesson.submit("00-b7", {"verdict": "nobody-named", "evidence": [], "repair": ""})
    board.restore()
    assert board.pick.spec["prompt"].endswith("5 of 5 judged.")
