"""How the questions did, checked against numpy; and which look broken, told of enough students."""

import classes
import numpy as np
import pytest
import question_answers
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import judged, question, received, rows

from whosays import questions
from whosays.classroom.scoring import items as module
from whosays.classroom.scoring.items import item_stats
from whosays.classroom.scoring.keys import is_marked
from whosays.classroom.scoring.student_summary import firsts

KEYS = classes.keys()
OTHERS = ("04-r1", "04-r2", "04-r3", "04-q1", "04-q2", "04-q3", "04-q5")


@pytest.fixture(scope="module")
def everyone():
    """Return all judged rows of a class of sixty, one group a student."""
    piles = {}
    for pupil, each in classes.hand_ins(60, seed=3):
        piles.setdefault((pupil.alias, each.hand_in.lesson), []).append(each)
    made = {}
    for (alias, _), files in piles.items():
        made.setdefault(alias, []).extend(judged(*files, student=alias).rows)
    return [*made.values()]


@pytest.fixture(scope="module")
def stats(everyone):
    """Return how the questions did, by id."""
    return {each.question: each for each in item_stats(everyone, KEYS)}


def test_every_question_of_the_lessons_that_came_has_a_row(stats):
    """In the order of the course, with what it asks."""
    names = [name for lesson in classes.COURSE for name in KEYS.questions(lesson)]
    assert [*stats] == names
    assert stats["02-q1"].prompt == question("02-q1").prompt


def test_shares_and_confidence_agree_with_a_plain_count(everyone, stats):
    """Of those who answered: right at first, right at last, and how sure at first."""
    for name, made in stats.items():
        tries = [[row for row in found if row.question == name] for found in everyone]
        tries = [sorted(each, key=lambda row: row.try_) for each in tries if each]
        assert made.answered == len(tries)
        if made.scored:
            right = [[row.outcome == "right" for row in each] for each in tries]
            assert made.right_first == pytest.approx(np.mean([each[0] for each in right]))
            assert made.right_last == pytest.approx(np.mean([each[-1] for each in right]))
            sure = [each[0].confidence for each in tries if each[0].confidence is not None]
            assert made.mean_confidence == (pytest.approx(np.mean(sure)) if sure else None)


def test_discrimination_is_the_correlation_with_the_rest(everyone, stats):
    """As numpy has it: right or not, with the mean score in all other questions."""
    checked = 0
    for name, made in stats.items():
        pairs = []
        for found in everyone:
            first = {n: row for n, row in firsts(found).items() if row.scored}
            rest = [row.score for n, row in first.items() if n != name]
            if name in first and len(rest) >= module.ENOUGH_OTHERS:
                pairs.append((first[name].outcome == "right", np.mean(rest)))
        if made.discrimination is not None:
            assert made.discrimination == pytest.approx(np.corrcoef(np.array(pairs).T)[0, 1])
            checked += 1
        elif made.scored:
            assert len(pairs) < module.ENOUGH_PERSONS or len({hit for hit, _ in pairs}) == 1
    assert checked > 80


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=20, max_size=60))
def test_the_correlation_is_that_of_numpy(pairs):
    """Kept up to date pair by pair, it is the same as from all pairs at once."""
    moments = module._Moments()
    for x, y in pairs:
        moments.add(x, y)
    made = moments.correlation
    x, y = np.array(pairs, dtype=float).T
    if made is not None:
        assert made == pytest.approx(np.corrcoef(x, y)[0, 1], abs=1e-6)
    else:
        assert min(x.var(), y.var()) < 1e-9


def test_the_commonest_wrong_option_agrees_with_a_plain_count(everyone, stats):
    """Among first tries; of equally many the one whose id comes first."""
    for name, made in stats.items():
        asked = question(name)
        if asked.kind == "one-choice" and made.scored and made.answered:
            first = [firsts(found)[name].answer for found in everyone if name in firsts(found)]
            wrong = {it.id: first.count(it.id) for it in asked.options if not it.right}
            most = max(wrong.values())
            assert made.commonest_wrong_share in (None, pytest.approx(most / len(first)))
            assert made.commonest_wrong == min(
                (it for it in wrong if most and wrong[it] == most), default=""
            )


def test_the_commonest_wrong_idea_is_told_in_words(stats):
    """Its text and its own explanation are those that the lesson gives."""
    made = stats["00-q2"]
    option = next(it for it in question("00-q2").options if it.id == made.commonest_wrong)
    assert made.commonest_wrong_text == option.text
    assert made.commonest_wrong_explanation == option.explanation


PARTS = {
    "several": ("04-q5", [["b", "c"], ["a", "b"], ["a", "c", "d"]], "b"),
    "matching": ("05-s1", [{"room": "nobody"}, {"room": "nobody"}], "room:nobody"),
    "number": ("04-q2", ["1", "1", "8000"], "1"),
    "verdict": ("07-b1", [{"verdict": "holds"}] * 2, "holds"),
}


@pytest.mark.parametrize(("name", "given", "wrong"), PARTS.values(), ids=PARTS)
def test_a_wrong_idea_of_each_kind_is_found(name, given, wrong):
    """A box ticked wrongly, a wrong pair, a wrong number, a wrong verdict."""
    found = [rows(name[:2], (name, each), student=f"{n}") for n, each in enumerate(given)]
    made = next(it for it in item_stats(found, KEYS) if it.question == name)
    assert made.commonest_wrong == wrong
    assert made.commonest_wrong_text
    assert made.commonest_wrong_explanation
    assert 0.6 < made.commonest_wrong_share <= 1


@pytest.mark.parametrize(
    "each", [it for it in KEYS.questions("05").values() if not is_marked(it)], ids=lambda it: it.id
)
def test_nothing_is_told_of_a_question_without_marks(each):
    """Losses and own words have a number of answers, and no share, wrong idea or note."""
    found = [rows("05", (each.id, question_answers.right(each)), student=f"{n}") for n in range(25)]
    made = next(it for it in item_stats(found, KEYS) if it.question == each.id)
    assert (made.scored, made.answered, made.right_first, made.notes) == (False, 25, None, ())
    assert (made.mean_confidence, made.commonest_wrong, made.note) == (None, "", "")


def someone(n, right, *more):
    """Return the rows of a student with so many of seven others right, and more tries."""
    tries = [
        (name, (question_answers.right if k < right else question_answers.wrong)(question(name)))
        for k, name in enumerate(OTHERS)
    ]
    return judged(received("04", *tries, *more), student=f"{n}").rows


def noted(found, name="04-q6"):
    """Return the notes on a question."""
    return next(it for it in item_stats(found, KEYS) if it.question == name).notes


WRONG = next(it.id for it in question("04-q6").options if not it.right)
RIGHT = question_answers.right(question("04-q6"))


def answered(*given):
    """Return a class: for each share of the others that is right, what it answers to 04-q6."""
    return [someone(n, right, ("04-q6", answer)) for n, (right, answer) in enumerate(given)]


NOTES = {
    "strong students miss it": ([(7, WRONG)] * 10 + [(1, RIGHT)] * 20, ("backwards",)),
    "strong students miss it a little": (
        [(7, WRONG)] * 6 + [(7, RIGHT)] * 4 + [(1, RIGHT)] * 5 + [(1, WRONG)] * 5,
        (),
    ),
    "strong students know it": ([(7, RIGHT)] * 10 + [(1, WRONG)] * 10, ()),
    "a wrong one draws more": ([(3, WRONG)] * 16 + [(4, RIGHT)] * 4, ("drawn",)),
    "about as many": ([(3, WRONG)] * 12 + [(4, RIGHT)] * 8, ()),
    "nobody": ([(3, WRONG)] * 20, ("drawn", "nobody")),
    "everybody": ([(3, RIGHT)] * 20, ("everybody",)),
    "nobody of few": ([(3, WRONG)] * 19, ()),
    "everybody of few": ([(3, RIGHT)] * 19, ()),
}


@pytest.mark.parametrize(("given", "codes"), NOTES.values(), ids=NOTES)
def test_a_question_that_looks_broken_is_noted(given, codes):
    """Of twenty students on, and only beyond what chance does."""
    assert noted(answered(*given)) == codes


def test_notes_are_plain_words():
    """All notes of a question stand one after the other."""
    found = answered(*[(3, WRONG)] * 20)
    made = next(it for it in item_stats(found, KEYS) if it.question == "04-q6")
    assert made.note == (
        "One wrong answer draws more students than the right one. Either the question misleads, "
        "or a wrong idea is common: take that answer up in class. "
        "Nobody was right at the first try. Read its prompt and its key again."
    )


def test_a_guess_before_the_lesson_may_draw_all():
    """What asks before anything was taught is not broken when nobody knows it."""
    asked = question("01-p1")
    given = ("01-p1", question_answers.wrong(asked), 1, 60)
    found = [rows("01", given, student=f"{n}") for n in range(30)]
    assert noted(found, "01-p1") == ()


@pytest.mark.parametrize(("others", "is_known"), [(4, False), (5, True)])
def test_few_others_make_nobody_strong(others, is_known):
    """Whoever answered under five other questions is in no correlation."""
    makes = (question_answers.right, question_answers.wrong)
    found = [
        rows(
            "04",
            *[(name, makes[n % 2](question(name))) for name in OTHERS[:others]],
            ("04-q6", (RIGHT, WRONG)[n % 2]),
            student=f"{n}",
        )
        for n in range(40)
    ]
    made = next(it for it in item_stats(found, KEYS) if it.question == "04-q6")
    assert (made.discrimination is not None) == is_known


def test_a_sound_course_is_seldom_called_broken():
    """In made classes, whose questions all work, hardly any question looks backwards."""
    notes = []
    for seed in range(3):
        piles = {}
        for pupil, each in classes.hand_ins(40, ("02", "03"), seed):
            piles.setdefault(pupil.alias, []).extend(judged(each, student=pupil.alias).rows)
        notes += [note for it in item_stats(piles.values(), KEYS) for note in it.notes]
    assert notes.count("backwards") <= 2


def test_answers_that_cannot_be_read_are_no_answers():
    """They are in no count; the try after them is the first."""
    found = [rows("04", ("04-q6", ["?"]), ("04-q6", RIGHT)), rows("04", ("04-q6", None))]
    made = next(it for it in item_stats(found, KEYS) if it.question == "04-q6")
    assert (made.answered, made.right_first) == (1, 1.0)
    assert questions.check(question("04-q6"), None).outcome == "not-tried"
