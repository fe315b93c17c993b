"""Every question of every lesson is built, and answered right, wrong and not at all."""

import re

import pytest
import question_answers

import whosays
from whosays import lessons, questions

TABLES = {each["id"]: each for id in lessons.ids() for each in lessons.read(id).questions}


@pytest.fixture(scope="module")
def built():
    """Return every question, built on the ledger of the package."""
    ledger = whosays.load()
    return {id: questions.build(table, ledger) for id, table in TABLES.items()}


each_id = pytest.mark.parametrize("id", TABLES)
can_be_wrong = [id for id, table in TABLES.items() if table["kind"] not in ("short-text", "brief")]


@each_id
def test_a_right_answer_is_right(id, built):
    """The key that the ledger gives is accepted, with an explanation."""
    question = built[id]
    result = questions.check(question, question_answers.right(question))
    assert result.outcome == "right"
    assert result.explanations


@pytest.mark.parametrize("id", can_be_wrong)
def test_a_wrong_answer_is_not_yet(id, built):
    """A plausible slip is not right, and its explanation is shown."""
    question = built[id]
    result = questions.check(question, question_answers.wrong(question))
    assert result.outcome == "not-yet"
    assert result.explanations


@each_id
def test_no_answer_is_not_tried(id, built):
    """Nothing at all is no mistake."""
    assert questions.check(built[id], None).outcome == "not-tried"


@each_id
def test_every_option_has_its_own_lesson(id, built):
    """Within a question no two explanations are alike, and each is a sentence or more."""
    said = built[id].explanations()
    assert len(set(said)) == len(said) > 0
    assert all(len(each.split()) >= 8 and each[-1] in ".?" for each in said)


@each_id
def test_explanations_do_not_scold(id, built):
    """No explanation opens by calling the student wrong."""
    openings = re.compile(r"(wrong|no[,.!]|false|incorrect|you should)", re.IGNORECASE)
    assert [each for each in built[id].explanations() if openings.match(each)] == []


@each_id
def test_the_page_sees_no_key(id, built):
    """What goes to the page holds no explanation."""
    shown = str(built[id].spec())
    assert not any(each in shown for each in built[id].explanations())


@pytest.mark.parametrize("form", ["A", "B"])
@pytest.mark.parametrize("id", lessons.ids())
def test_trust_and_doubt_are_asked_for_alike(id, form, built):
    """In each lesson as many things deserve trust as deserve doubt, and at least three each."""
    asked = [built[each["id"]] for each in lessons.read(id).questions]
    judged = [is_sound for q in asked if q.form in ("", form) for is_sound in q.judged().values()]
    assert judged.count(True) == judged.count(False) >= 3


def settled_by_the_ledger():
    """Return the ids of the questions on one thing to trust, whose key is same or holds."""
    values = {id: {each.get("value") for each in t.get("options", ())} for id, t in TABLES.items()}
    return [id for id, t in TABLES.items() if "sound" in t and values[id] & {"same", "holds"}]


@pytest.mark.parametrize("id", settled_by_the_ledger())
def test_a_sound_thing_is_one_that_the_ledger_bears_out(id, built):
    """Where the right option says same or holds, the thing is sound; else it is not."""
    [right] = [each.id for each in built[id].options if each.right]
    [value] = [each["value"] for each in TABLES[id]["options"] if each["id"] == right]
    assert built[id].sound == (value in ("same", "holds"))
