"""The keys of all lessons: built from the ledger once, proof against whatever is asked of them."""

import classes
import pytest
import question_answers
from hypothesis import given, settings
from hypothesis import strategies as st

import whosays
from whosays import lessons, questions
from whosays.classroom.scoring.keys import UNREAD, Keys, is_marked
from whosays.questions import OWN_WORDS

ALL = [each for id in lessons.ids() for each in classes.keys().questions(id).values()]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@pytest.fixture
def keys():
    """Return keys of which nothing is built yet."""
    return Keys(whosays.load())


def test_questions_are_built_once_in_reading_order(keys):
    """Asked for again, the very same questions come back, in the order of the lesson."""
    assert keys.questions("03") is keys.questions("03")
    assert [*keys.questions("03")] == [each["id"] for each in lessons.read("03").questions]


STRANGE = ["", "3", "99", "../05", "05\n", "٠٥", None, 5, ["05"], {"id": "05"}, True, 1e308]


@pytest.mark.parametrize("id", STRANGE, ids=repr)
def test_a_strange_lesson_id_is_not_known(keys, id):
    """An id out of a file is known only when it is a lesson's, letter by letter."""
    assert not keys.knows(id)
    with pytest.raises(ValueError, match="There is no lesson"):
        keys.questions(id)


def test_every_question_has_its_lesson(keys):
    """Ids of questions are unique over the course, so one map holds them all."""
    assert len(keys.lesson_of) == len(ALL)
    assert keys.find(keys.lesson_of["05-q1"], "05-q1").id == "05-q1"
    assert keys.find("05", "04-q1") is keys.find("99", "04-q1") is None


def test_objectives_stand_in_the_order_of_the_course(keys):
    """Each objective of each lesson is there with its words."""
    told = [each for id in lessons.ids() for each in lessons.read(id).objectives]
    assert [*keys.objectives.items()] == [(each.id, each.text) for each in told]


@pytest.mark.parametrize("question", ALL, ids=lambda it: it.id)
def test_a_right_answer_earns_all_and_a_wrong_one_less(keys, question):
    """What checking says is what the keys say; without marks there is no outcome at all."""
    right = keys.check(question, question_answers.right(question))
    wrong = keys.check(question, question_answers.wrong(question))
    if is_marked(question):
        assert right == ("right", 1.0)
        assert wrong.outcome == "not-yet"
        assert 0 <= wrong.score < 1
    else:
        assert (right, wrong) == (("", None), ("", None))


def test_nothing_about_losses_has_marks(keys):
    """What the lessons call unscored has no outcome and no score, whatever the answer."""
    unscored = [each for each in ALL if not each.scored]
    assert len(unscored) > 10
    assert not any(is_marked(each) for each in unscored)


def test_own_words_have_no_marks(keys):
    """A text is ticked by its writer alone, and that earns nothing."""
    texts = [each for each in ALL if each.kind in OWN_WORDS]
    assert texts
    assert not any(is_marked(each) for each in texts)


@settings(deadline=None, derandomize=True)
@given(question=st.sampled_from(ALL), answer=JSON)
def test_any_json_has_a_worth(question, answer):
    """No answer raises, and a score lies between 0 and 1 where there is one."""
    outcome, score = classes.keys().check(question, answer)
    assert outcome in ("right", "not-yet", UNREAD, "")
    assert (score is None) == (outcome not in questions.TRIES)
    assert score is None or 0 <= score <= 1


@settings(deadline=None, derandomize=True)
@given(question=st.sampled_from(ALL), answer=st.text(max_size=100))
def test_what_was_asked_before_has_the_same_worth(question, answer):
    """Outcomes are looked up the second time, and are those of checking anew."""
    first = classes.keys().check(question, answer)
    assert classes.keys().check(question, answer) == first
    assert first.outcome in ("", questions.check(question, answer).outcome, UNREAD)


def test_one_true_and_the_text_one_stay_apart(keys):
    """To a dictionary 1, 1.0 and true are one; an answer is looked up only as a text."""
    question = next(each for each in ALL if each.kind == "number" and each.key == 1)
    outcomes = [keys.check(question, each).outcome for each in ("1", 1, 1.0, True)]
    assert outcomes == ["right", "right", "right", UNREAD]
