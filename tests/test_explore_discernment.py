"""What was trusted before and after checking: both sorts in counts, both kinds of blindness."""

from types import SimpleNamespace

import pytest

import whosays
from whosays import lessons

WORDS = lessons.words()["explore"]["discernment"]
SOUND, UNSOUND = ("b2", "b3", "b8", "b10", "b12"), ("b1", "b4", "b6", "b9", "b14")


@pytest.fixture
def lesson(tmp_path):
    """Lesson 01, signed in, with all stamps to be seen."""
    lesson = whosays.lesson("01", answers=tmp_path)
    lesson.desk.sign_in("kim-7")
    object.__setattr__(lesson.data, "stamps", tuple(lesson.ledger.brief["brief_id"]))
    return lesson


def guess(lesson, held):
    """Keep a guess at each of the ten claims: those in `held` hold, the others do not."""
    for question in lesson.questions.values():
        if question.role == "prediction":
            answer = "holds" if question.claim in held else "needs-repair"
            lesson.submit(question.id, answer, confidence=70)


@pytest.fixture
def verdicts(lesson, monkeypatch):
    """Return a way to keep verdicts, as a lesson that asks for them does."""
    asked = [
        {"id": f"07-{claim}", "kind": "verdict", "claim": claim, "role": "core"}
        for claim in (*SOUND, *UNSOUND, "b7")
    ]
    data = SimpleNamespace(questions=asked)
    asking = SimpleNamespace(ids=lambda: ("07",), read=lambda _id: data, words=lessons.words)
    monkeypatch.setattr("whosays.explore._discernment.lessons", asking)

    def keep(claim, verdict):
        book = lesson.desk.book_of("07")
        book.write(f"07-{claim}", {"verdict": verdict, "evidence": []}, outcome="right")

    return keep


def sentence(lesson):
    """Return the sentence below the picture."""
    return whosays.discernment(lesson).figure.first_about["sentence"]


def test_guesses_are_told_in_counts(lesson):
    """Four trusted of five that hold, two of five that do not."""
    guess(lesson, {*SOUND[:4], *UNSOUND[:2]})
    assert sentence(lesson) == (
        "Your guesses, before checking: you trusted 4 of 5 claims that hold, and 2 of 5 that "
        f"need a repair. {WORDS['blind']}"
    )


def test_verdicts_stand_beside_the_guesses(lesson, verdicts):
    """Two moments are two rows, with the two for comparison below."""
    guess(lesson, {*SOUND})
    for claim in (*SOUND, *UNSOUND):
        verdicts(claim, "holds" if claim in SOUND else "opinion")
    rows = whosays.discernment(lesson).figure.table["rows"]
    assert [[row[0], row[5]] for row in rows] == [
        ["Your guesses, before checking", "100 points apart"],
        ["Your verdicts, after checking", "100 points apart"],
        ["Trusting everything", "0 points apart"],
        ["Doubting everything", "0 points apart"],
    ]


BLIND = {"everything trusted": {*SOUND, *UNSOUND}, "everything doubted": set()}


@pytest.mark.parametrize("held", BLIND.values(), ids=BLIND)
def test_both_kinds_of_blindness_come_out_alike(lesson, held):
    """Doubting everything does no better than believing everything."""
    guess(lesson, held)
    assert whosays.discernment(lesson).figure.table["rows"][0][5] == "0 points apart"


def test_the_first_guess_counts(lesson):
    """A change of mind does not rub out the first guess."""
    guess(lesson, set())
    guess(lesson, {*SOUND})
    assert not whosays.discernment(lesson).value["trust"].any()


def test_no_guess_tells_a_verdict_before_its_stamp(lesson):
    """Of claims without a stamp nothing is shown, not even in a count."""
    guess(lesson, {*SOUND})
    object.__setattr__(lesson.data, "stamps", ("b2", "b6"))
    assert sorted(whosays.discernment(lesson).value["claim"]) == ["b2", "b6"]
    assert WORDS["few"] in sentence(lesson)


def test_the_claim_on_losses_is_never_in_it(lesson, verdicts):
    """Nor is any other claim that nobody scores."""
    verdicts("b7", "holds")
    assert len(whosays.discernment(lesson).value) == 0


def test_before_the_first_guess_the_picture_says_so(lesson):
    """Signed in and nothing guessed: an honest empty picture."""
    assert sentence(lesson) == WORDS["nothing"]


def test_without_sign_in_it_says_where_to_sign_in(tmp_path):
    """Nobody's guesses are shown before somebody has signed in."""
    assert sentence(whosays.lesson("01", answers=tmp_path)) == WORDS["nobody"]


def test_what_is_no_lesson_is_refused():
    """A table of answers is no lesson."""
    with pytest.raises(TypeError) as caught:
        whosays.discernment([1, 2])
    assert str(caught.value) == (
        "The picture of discernment cannot be drawn from a list. It needs a lesson, which keeps "
        "the answers. Type whosays.discernment(lesson)."
    )


OTHER_FORMS = ["holds", ["holds"], {}, {"verdict": ["holds"]}, {"verdict": "sound"}, 5]


@pytest.mark.parametrize("given", OTHER_FORMS, ids=repr)
def test_a_verdict_of_another_form_is_no_doubt(lesson, given):
    """What an older course kept, or a hand wrote, is left out and breaks nothing."""
    lesson.desk.book_of("07").write("07-b1", given, outcome="right")
    assert whosays.discernment(lesson).value.empty


@pytest.mark.parametrize("given", [["holds"], {"holds": 1}, 570570, "sure"], ids=repr)
def test_a_guess_of_another_form_is_none(lesson, given):
    """It stands on no board either, and the next guess counts as the first."""
    lesson.desk.book.write("01-p1", given, confidence=50, outcome="right")
    assert whosays.discernment(lesson).value.empty
    assert str(given) not in whosays.case_board(lesson).html
    lesson.submit("01-p1", "holds", 60)
    assert [each.answer for each in lesson.guesses()["b1"]] == ["holds"]
