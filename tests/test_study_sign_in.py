"""Signing in: whose answers are kept, and what was answered before anybody had signed in."""

import pytest

import whosays


@pytest.fixture
def open_lesson(tmp_path):
    """Return a function that opens lesson 00 on one folder of answers."""
    return lambda: whosays.lesson("00", answers=tmp_path / "answers")


def press(box, text):
    """Press the button of an input as the page does, and return what it says."""
    box._receive(None, {"type": "submit", "value": text}, None)
    return box.note


def submit(card, answer, confidence=None):
    """Press Check as the page does."""
    message = {"type": "submit", "answer": answer, "confidence": confidence, "turn": "t"}
    card._receive(None, message, None)


def test_nobody_is_signed_in_at_first(open_lesson):
    """A fresh folder knows nobody, and the lesson says so."""
    assert repr(open_lesson()) == "Lesson 00, Start here, signed in: nobody yet"


def test_signing_in_names_the_alias(open_lesson):
    """The box says under which name answers are kept."""
    said = press(open_lesson().sign_in(), " heron ")
    assert said == (
        "You are signed in as **heron**, a name that is new here. Your answers are kept under it."
    )


def test_empty_alias_is_asked_again(open_lesson):
    """An empty name signs nobody in and says what to type."""
    lesson = open_lesson()
    said = press(lesson.sign_in(), "   ")
    assert (lesson.alias, said[:31]) == ("", "Type an alias first, such as he")


def test_next_lesson_remembers_the_last_alias(open_lesson):
    """A new kernel begins as the person who signed in last, and says how to change that."""
    press(open_lesson().sign_in(), "heron")
    later = open_lesson()
    assert later.alias == "heron"
    assert "If that is not you" in later.sign_in().note


def test_known_alias_is_welcomed_back(open_lesson):
    """Who comes back is told how many answers were found."""
    first = open_lesson()
    press(first.sign_in(), "heron")
    submit(first.ask("00-q1"), "a")
    press(first.sign_in(), "tern")
    assert press(first.sign_in(), "heron").startswith(
        "Welcome back, **heron**. Answers found in this lesson: 1."
    )


def test_alias_that_looks_alike_is_named(open_lesson):
    """Heron and heron are two people; the box says so before answers part."""
    press(open_lesson().sign_in(), "heron")
    said = press(open_lesson().sign_in(), "Heron")
    assert "Somebody here also answers as **heron**." in said


def test_answers_before_sign_in_are_saved_by_it(open_lesson):
    """What was answered while nobody was signed in is kept under the name that follows."""
    lesson = open_lesson()
    card = lesson.ask("00-q1")
    submit(card, "a")
    assert not card.saved["ok"]
    press(lesson.sign_in(), "heron")
    assert open_lesson().ask("00-q1").answer == "a"
    assert card.saved == {"ok": True, "text": "Saved for heron."}


def test_another_person_does_not_see_the_answers_before(open_lesson):
    """Signing in under another name empties the cards that are on the page."""
    lesson = open_lesson()
    press(lesson.sign_in(), "heron")
    card = lesson.ask("00-q1")
    submit(card, "a")
    press(lesson.sign_in(), "tern")
    assert (card.answer, card.feedback, card.owner) == (None, {}, "tern")


def test_signing_in_changes_the_form_of_untouched_items(open_lesson):
    """Opening items that nobody has begun follow the form of the new alias."""
    lesson = open_lesson()
    shown = lesson.ask_all("opening")
    forms = set()
    for alias in ("a", "b", "c", "d", "e"):
        press(lesson.sign_in(), alias)
        forms.add((lesson.form, *{card.spec["form"] for card in shown.children}))
    assert forms == {("A", "A"), ("B", "B")}


def test_a_form_once_begun_stays(open_lesson):
    """Items answered before signing in fix the form, whatever the alias would have given."""
    lesson = open_lesson()
    begun = lesson.ask_all("opening").children[0]
    submit(begun, "a", 60)
    for alias in ("a", "b", "c", "d"):
        press(open_lesson().sign_in(), alias)
    press(lesson.sign_in(), "e")
    assert lesson.form == begun.spec["form"]


def test_both_forms_are_given_to_about_half(open_lesson):
    """Over many aliases each form is given to about half."""
    lesson = open_lesson()
    forms = []
    for number in range(60):
        lesson.desk._open(f"pupil {number}")
        forms.append(lesson.form)
    assert 20 <= forms.count("A") <= 40


@pytest.mark.parametrize("alias", ["../../etc", "김민수", "a*b*", "CON", "🦆" * 90], ids=repr)
def test_any_alias_stays_in_the_folder(alias, tmp_path):
    """Whatever is typed, answers are kept in the folder and come back."""
    lesson = whosays.lesson("00", answers=tmp_path / "answers")
    press(lesson.sign_in(), alias)
    submit(lesson.ask("00-q1"), "a")
    again = whosays.lesson("00", answers=tmp_path / "answers")
    assert (again.alias, again.ask("00-q1").answer) == (alias, "a")
    assert [each.name for each in tmp_path.iterdir()] == ["answers"]


def test_answers_of_the_alias_before_stay_and_are_named(open_lesson):
    """Who signs in after another does not inherit the answers, and is told where they are."""
    lesson = open_lesson()
    press(lesson.sign_in(), "hreon")
    submit(lesson.ask("00-q1"), "a")
    said = press(lesson.sign_in(), "heron")
    assert said.endswith(
        "Answers that stay under **hreon**: 1. To get them back, sign in under that name again."
    )
    assert "hreon" not in "".join(map(str, lesson.desk.book.entries()))


def test_hints_and_solution_work_before_anybody_signed_in(open_lesson):
    """Help does not depend on a name: the second hint is the second, the worked answer opens."""
    lesson = open_lesson()
    card, question = lesson.ask("00-q1"), lesson.questions["00-q1"]
    for _ in question.hints:
        card._receive(None, {"type": "hint"}, None)
    submit(card, "a")
    card._receive(None, {"type": "solution"}, None)
    assert (card.hints, card.solution) == (list(question.hints), question.solution)
