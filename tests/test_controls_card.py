"""The question card: what it takes from the page and what it gives back."""

from typing import Any

import pytest

from whosays.controls import QuestionCard

SPEC = {"id": "t1", "kind": "one-choice", "prompt": "Who?", "options": []}
REPLY = {"outcome": "right", "heading": "Right", "saved": {"ok": True, "text": "Saved."}}


class Page:
    """Stands for the page: sends to a card and keeps what comes back."""

    def __init__(self, card: QuestionCard) -> None:
        self.card = card
        self.got: list[dict[str, Any]] = []
        card.send = lambda content, buffers=None: self.got.append(content)

    def send(self, **message: Any) -> None:
        """Send one message and let the card handle it."""
        self.card._receive(self.card, message, [])


@pytest.fixture
def page() -> Page:
    """A card that checks nothing, and its page."""
    return Page(QuestionCard(SPEC))


def test_an_unknown_kind_is_refused_with_the_kinds_there_are():
    """A question of a kind that the page cannot show is told at once."""
    with pytest.raises(ValueError, match="kind") as error:
        QuestionCard({"id": "t1", "kind": "essay"})
    assert str(error.value) == (
        "This question is of kind 'essay'. The card can show: one-choice, several, number, range, "
        "probability, marks, matching, short-text, verdict. "
        "Give spec['kind'] one of these names."
    )


def test_submit_hands_over_answer_and_confidence(page):
    """The function that checks gets what the student chose, and how sure they were."""
    asked = []
    page.card.on_submit(lambda *given: asked.append(given) or REPLY)
    page.send(type="submit", answer="b", confidence=80)
    assert asked == [("b", 80)]


def test_the_reply_becomes_state_that_a_second_view_reads(page):
    """Answer, confidence, feedback and the saved line are kept in the card, not in one view."""
    page.card.on_submit(lambda answer, confidence: REPLY)
    page.send(type="submit", answer="b", confidence=80)
    assert (page.card.answer, page.card.confidence) == ("b", 80)
    assert page.card.feedback == {**REPLY, "answer": "b"}
    assert page.card.saved == REPLY["saved"]


def test_every_message_is_answered_with_its_turn(page):
    """The page learns which of its messages was answered."""
    page.send(type="submit", answer="b", turn="x1")
    assert page.got == [{"type": "reply", "to": "submit", "turn": "x1", "failed": False}]


def test_a_check_that_raises_is_told_to_the_page(page):
    """The page never waits for ever: a fault in the check is reported, then raised."""
    page.card.on_submit(lambda answer, confidence: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        page.send(type="submit", answer="b", turn="x1")
    assert page.got == [{"type": "reply", "to": "submit", "turn": "x1", "failed": True}]


def test_a_draft_is_kept_without_feedback(page):
    """An unfinished answer is kept and nothing is said about it."""
    page.card.on_draft(lambda answer: {"saved": {"ok": True, "text": "Kept."}})
    page.send(type="draft", answer={"low": "4k"})
    assert page.card.answer == {"low": "4k"}
    assert page.card.saved == {"ok": True, "text": "Kept."}
    assert page.card.feedback == {}


def test_a_draft_that_could_not_be_kept_says_so(page):
    """A full disk or a read-only folder reaches the page as it is."""
    page.card.on_draft(lambda answer: {"saved": {"ok": False, "text": "Not saved."}})
    page.send(type="draft", answer="a")
    assert page.card.saved == {"ok": False, "text": "Not saved."}


def test_hints_come_one_by_one(page):
    """Each press adds the next hint, and the page is told how many are left."""
    hints = iter([("Look up.", 1), ("Look down.", 0)])
    page.card.on_hint(lambda: dict(zip(("text", "hints_left"), next(hints), strict=True)))
    page.send(type="hint")
    page.send(type="hint")
    assert page.card.hints == ["Look up.", "Look down."]
    assert page.card.feedback["hints_left"] == 0


def test_the_worked_answer_is_shown_when_asked_for(page):
    """The worked answer is not on the page before somebody asks."""
    page.card.on_solution(lambda: {"text": "South Korea."})
    assert page.card.solution == ""
    page.send(type="solution")
    assert page.card.solution == "South Korea."


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(80, 80), (79.6, 80), (140, 100), (-3, 0), ("80", None), (True, None), (None, None)],
    ids=["whole", "rounded", "over", "under", "text", "boolean", "none"],
)
def test_confidence_is_a_percentage_or_nothing(page, sent, kept):
    """Whatever the page sends, the confidence kept is a whole number from 0 to 100 or None."""
    page.send(type="submit", answer="a", confidence=sent)
    assert page.card.confidence == kept


def test_a_message_of_no_known_type_is_left_alone(page):
    """A stray message changes nothing and is not answered."""
    page.send(type="shout", answer="b")
    assert (page.card.answer, page.got) == (None, [])


def test_what_the_journal_kept_is_shown_again():
    """After a restart the card begins with the last answer and the last reply."""
    card = QuestionCard(SPEC, answer="b", confidence=60, feedback=REPLY, hints=["Look up."])
    assert (card.answer, card.confidence, card.hints) == ("b", 60, ["Look up."])
    assert card.feedback["heading"] == "Right"
    assert card.saved == REPLY["saved"]


def test_words_of_another_language_replace_ours():
    """A course in another language gives its own section of words."""
    card = QuestionCard(SPEC, words={"card": {"check": "Prüfen"}})
    assert card.words["check"] == "Prüfen"
