"""Answering: what a card shows after each act, and that it comes back in a new kernel."""

import pytest

import whosays
from whosays.journal import Problem


@pytest.fixture
def folder(tmp_path):
    """Return a folder of answers with heron signed in."""
    lesson = whosays.lesson("00", answers=tmp_path / "answers")
    lesson.desk.sign_in("heron")
    return tmp_path / "answers"


def send(card, kind, **extra):
    """Send what the page sends."""
    card._receive(None, {"type": kind, "turn": "t", **extra}, None)
    return card


def key(question, *, right):
    """Return the id of a right, or of a wrong, option."""
    return next(option.id for option in question.options if option.right is right)


def test_right_answer_explains_every_option(folder):
    """After a right answer each option has its sentence."""
    lesson = whosays.lesson("00", answers=folder)
    question = lesson.questions["00-q1"]
    card = send(lesson.ask("00-q1"), "submit", answer=key(question, right=True))
    assert card.feedback["outcome"] == "right"
    assert len(card.feedback["explanations"]) == len(question.options)


def test_wrong_answer_keeps_the_right_one_back(folder):
    """After a wrong answer only what was chosen is explained, and the worked answer is offered."""
    lesson = whosays.lesson("00", answers=folder)
    wrong = key(lesson.questions["00-q1"], right=False)
    card = send(lesson.ask("00-q1"), "submit", answer=wrong)
    assert [each["id"] for each in card.feedback["explanations"]] == [wrong]
    assert card.feedback["can_see_solution"] is True


def test_no_answer_is_no_fault_and_is_not_kept(folder):
    """Check with nothing chosen says so kindly and writes nothing."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(lesson.ask("00-q1"), "submit", answer=None)
    assert (card.feedback["heading"], lesson.desk.book.entries("00-q1")) == ("No answer yet", [])
    assert card.feedback["note"].startswith("Give an answer first")


def test_solution_waits_for_a_try(folder):
    """Nobody is shown the worked answer before a try of their own."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(lesson.ask("00-q1"), "solution")
    assert card.solution == ""
    send(card, "submit", answer=key(lesson.questions["00-q1"], right=False))
    assert send(card, "solution").solution == lesson.questions["00-q1"].solution


def test_hints_come_one_by_one_and_end(folder):
    """Each press gives the next hint; the last leaves none."""
    lesson = whosays.lesson("00", answers=folder)
    card, hints = lesson.ask("00-q1"), list(lesson.questions["00-q1"].hints)
    for _ in range(len(hints) + 1):
        send(card, "hint")
    assert (card.hints, card.feedback["hints_left"]) == (hints, 0)


def test_everything_comes_back_in_a_new_kernel(folder):
    """Answer, confidence, reply, hints and worked answer stand on the card again."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(send(lesson.ask("00-q1"), "hint"), "submit", answer="d", confidence=60)
    send(card, "solution")
    again = whosays.lesson("00", answers=folder).ask("00-q1")
    assert (again.answer, again.hints, again.solution) == ("d", card.hints, card.solution)
    assert again.feedback == card.feedback


def test_confidence_comes_back(folder):
    """How sure a person was of an opening item is kept with the answer."""
    lesson = whosays.lesson("00", answers=folder)
    first = lesson.ask_all("opening").children[0].spec["id"]
    send(lesson.ask(first), "submit", answer="a", confidence=70)
    assert whosays.lesson("00", answers=folder).ask(first).confidence == 70


def test_confidence_is_not_kept_where_none_is_asked(folder):
    """A page cannot slip a confidence into a question that asks none."""
    lesson = whosays.lesson("01", answers=folder)
    send(lesson.ask("01-b7"), "submit", answer="a", confidence=90)
    assert lesson.desk.latest("01-b7").confidence is None


def test_opening_items_give_no_answer_away(folder):
    """An opening item is kept with a word why; neither page nor journal learns the outcome."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(lesson.ask_all("opening").children[0], "submit", answer="a", confidence=60)
    entry = lesson.desk.latest(card.spec["id"])
    assert set(card.feedback) == {"outcome", "heading", "note", "saved", "answer"}
    assert (card.feedback["outcome"], entry.outcome) == ("kept", None)


def test_draft_comes_back_but_is_no_answer(folder):
    """Half a text survives a restart and counts as nothing until the button is pressed."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(lesson.ask("00-own"), "draft", answer={"text": "A point is", "rubric": []})
    assert card.saved["text"] == "Saved as a draft. It counts when you press the button."
    again = whosays.lesson("00", answers=folder)
    assert again.ask("00-own").answer["text"] == "A point is"
    assert again.saved().text.startswith("You are signed in as heron. There is no answer")


def test_disk_trouble_is_told_at_once_and_nothing_is_lost(folder, monkeypatch):
    """A full disk is named on the card; the next answer saves both."""
    lesson = whosays.lesson("00", answers=folder)
    real = type(lesson.journal.store).keep
    full = Problem("disk-full", {"folder": "x"})
    monkeypatch.setattr(type(lesson.journal.store), "keep", lambda *_: full)
    card = send(lesson.ask("00-q1"), "submit", answer="a")
    assert card.saved["text"].startswith("Not saved: the disk is full.")
    monkeypatch.setattr(type(lesson.journal.store), "keep", real)
    send(lesson.ask("00-q2"), "submit", answer="a")
    assert whosays.lesson("00", answers=folder).ask("00-q1").answer == "a"


def test_hostile_answer_is_told_apart_and_asked_again(folder):
    """An answer of no known form gives words, not a traceback."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(lesson.ask("00-q1"), "submit", answer={"x": [None]})
    assert card.feedback["outcome"] == "cannot-check"


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            lambda lesson: lesson.ask("00-q99"),
            "Lesson 00 has no question '00-q99'. Its questions are 00-q1,",
        ),
        (
            lambda lesson: lesson.ask_all("quiz"),
            "Lesson 00 has no questions of role 'quiz'. It has core,",
        ),
        (
            lambda lesson: lesson.ask(["00-q1"]),
            "Lesson 00 has no question ['00-q1']. Its questions are 00-q1,",
        ),
    ],
    ids=["question", "role", "list"],
)
def test_unknown_names_list_the_choices(call, text, folder):
    """A wrong id or role is answered with those there are."""
    with pytest.raises(ValueError, match="has no question") as caught:
        call(whosays.lesson("00", answers=folder))
    assert str(caught.value).startswith(text)


@pytest.mark.parametrize("id", [0, "0", "00"])
def test_short_forms_open_a_lesson_too(id, folder):
    """whosays.lesson(0) and whosays.lesson("0") are lesson 00."""
    assert whosays.lesson(id, answers=folder).id == "00"


def test_each_card_says_which_of_its_like_it_is(folder):
    """Opening items count within their form; the only question of its role has no number."""
    lesson = whosays.lesson("00", answers=folder)
    places = [card.spec["number"] for card in lesson.ask_all("opening").children]
    assert places == [f"{n} of 8" for n in range(1, 9)]
    assert {role: _places(lesson, role) for role in ("core", "stretch")} == {
        "core": ["1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"],
        "stretch": [""],
    }


def _places(lesson, role):
    return [card.spec["number"] for card in lesson.ask_all(role).children]


def test_question_about_the_dead_is_not_marked(folder):
    """The question about people hurt gets reasons, no tick, no cross and no number."""
    lesson = whosays.lesson("01", answers=folder)
    card = send(lesson.ask("01-b7"), "submit", answer="a")
    assert card.spec["number"] == ""
    assert card.feedback["outcome"] == "kept"
    assert card.feedback["heading"].startswith("Kept. Nobody marks this one;")
    assert {each["mark"] for each in card.feedback["explanations"]} == {"note"}


def test_own_words_are_not_marked_right(folder):
    """A text that its writer checked is kept, not judged; a text too short is asked for more."""
    card = whosays.lesson("00", answers=folder).ask("00-own")
    rubric = [line["id"] for line in card.spec["rubric"]]
    send(card, "submit", answer={"text": "word " * 30, "rubric": rubric})
    assert card.feedback["outcome"] == "kept"
    assert card.feedback["heading"].startswith("Kept. No program marks this one;")
    send(card, "submit", answer={"text": "word", "rubric": rubric})
    assert card.feedback["outcome"] == "not-yet"


def test_pressing_check_again_is_no_new_try(folder):
    """The same answer twice is one try; another answer is the second."""
    lesson = whosays.lesson("00", answers=folder)
    card = lesson.ask("00-q1")
    for answer in ("a", "a", "b"):
        send(card, "submit", answer=answer)
    assert [entry.answer for entry in lesson.desk.book.entries("00-q1")] == ["a", "b"]
    assert card.saved["text"] == "Saved for heron."


def test_missing_confidence_is_asked_for_and_the_answer_kept(folder):
    """Who does not say how sure keeps the answer and is reminded once."""
    lesson = whosays.lesson("00", answers=folder)
    card = send(lesson.ask_all("opening").children[0], "submit", answer="a")
    assert card.feedback["note"].startswith("You have not said how sure you are.")
    assert "have not said" not in send(card, "submit", answer="a", confidence=50).feedback["note"]


def confident(folder):
    """Return a question that asks how sure and answers at once, its card, and a right answer."""
    lesson = whosays.lesson("04", answers=folder)
    question = lesson.questions["04-q6"]
    return lesson, lesson.ask("04-q6"), key(question, right=True)


def test_how_sure_is_asked_before_the_result_is_told(folder):
    """The first press without it keeps a draft, gives nothing away and asks; then it is told."""
    lesson, card, right = confident(folder)
    send(card, "submit", answer=right)
    assert card.feedback["heading"] == "One thing before you know"
    assert "explanations" not in card.feedback
    assert [entry.kind for entry in lesson.desk.book.entries("04-q6")] == ["draft"]
    assert send(card, "submit", answer=right, confidence=70).feedback["outcome"] == "right"
    assert lesson.desk.latest("04-q6").confidence == 70


def test_how_sure_may_be_left_out(folder):
    """A second press without it tells the result; nobody is asked twice."""
    lesson, card, right = confident(folder)
    for _ in range(2):
        send(card, "submit", answer=right)
    assert card.feedback["outcome"] == "right"
    assert lesson.desk.latest("04-q6").confidence is None


@pytest.mark.parametrize("before", [None, 40])
def test_how_sure_cannot_be_said_after_the_result(folder, before):
    """Once the result is known, the confidence from before stays, and the card says so."""
    lesson, card, right = confident(folder)
    for _ in range(2):
        send(card, "submit", answer=right, confidence=before)
    send(card, "submit", answer=right, confidence=100)
    assert card.feedback["note"].startswith("How sure you were before you knew stays as it was.")
    assert lesson.desk.latest("04-q6").confidence == before


def shown(group):
    """Return how many cards of a group are on the page."""
    return sum(card.layout.display != "none" for card in group.children)


def test_questions_of_a_group_open_one_by_one(folder):
    """The next card opens when the one before is kept, or passed with nothing chosen."""
    lesson = whosays.lesson("00", answers=folder)
    group = lesson.ask_all("opening")
    assert shown(group) == 1
    send(group.children[0], "submit", answer="a", confidence=60)
    send(group.children[1], "submit", answer=None)
    assert shown(group) == 3
    assert shown(whosays.lesson("00", answers=folder).ask_all("opening")) == 2


def test_what_is_open_is_named(folder):
    """The last cell says which questions are still open, by the names on their cards."""
    lesson = whosays.lesson("00", answers=folder)
    send(lesson.ask("00-q1"), "submit", answer="a")
    told = lesson.saved().text
    assert "answers to 1 of 16 questions" in told
    assert "Still open: Question 2 of 5; Question 3 of 5;" in told
    for id in lesson.questions:
        lesson.desk.answer(id, "x", confidence=None, outcome=None)
    assert lesson.saved().text.endswith("Nothing is left open.")


def test_a_kept_answer_can_be_shown_elsewhere(folder):
    """The newest answer to a question is given as it was typed; before it there is none."""
    lesson = whosays.lesson("04", answers=folder)
    assert lesson.answer("04-q4") is None
    for low in ("500", "1k"):
        typed = {"low": low, "best": "", "high": "4000"}
        send(lesson.ask("04-q4"), "submit", answer=typed)
    assert whosays.lesson("04", answers=folder).answer("04-q4") == typed
