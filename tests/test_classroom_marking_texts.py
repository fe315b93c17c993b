"""The texts to mark: one a student, under an id that is blind, in an order of one's own."""

import pytest
from open_texts import QUESTION, WROTE, received

from whosays.classroom.form import Given, HandIn, Received, SystemName
from whosays.classroom.marking import Pile, in_order, open_questions
from whosays.classroom.people.assigning import who


def texts(*arrived, question=QUESTION):
    """Return the texts on one question out of hand-ins."""
    pile = Pile()
    for each in arrived:
        pile.add(each)
    return pile.texts(question, who(pile.clues, grader="nobody")[0])


def test_every_open_question_is_known():
    """All questions that are answered in own words can be marked, the brief too."""
    assert open_questions()["02"] == ("02-exit", "02-own")
    assert open_questions()["08"] == ("08-q4", "08-own")


def test_each_student_has_one_text():
    """A text knows its student for the table; nothing else of the hand-in is kept."""
    found = texts(*(received(alias, text) for alias, text in WROTE.items()))
    assert [(each.student, each.text) for each in found] == list(WROTE.items())


def test_an_id_names_nobody():
    """No alias stands in an id, and it is the same whenever the same text is read."""
    found = texts(*(received(alias, text) for alias, text in WROTE.items()))
    again = texts(*(received(alias, text, file="z.json") for alias, text in WROTE.items()))
    assert [each.id for each in found] == [each.id for each in again]
    assert len({each.id for each in found}) == len(WROTE)
    assert not any(each.alias.lower() in each.id for each in found if len(each.alias) > 2)


def test_the_newest_text_of_a_student_counts():
    """Who hands in again is marked on what came last, and a changed text is another text."""
    old, new = received("Ada", "One.", time=1), received("Ada", "Two.", time=2, file="b.json")
    assert [each.text for each in texts(new, old)] == ["Two."]
    assert texts(old)[0].id != texts(new)[0].id


def test_without_a_time_the_file_made_last_counts():
    """Where nobody says when files came, what they say about themselves decides."""
    old, new = received("Ada", "One.", made="10"), received("Ada", "Two.", made="20", file="b.json")
    assert [each.text for each in texts(new, old)] == ["Two."]


def test_one_file_handed_in_by_two_is_two_texts():
    """The school's system tells them apart, whatever the file says."""
    names = [SystemName("canvas", f"S{n}", str(n)) for n in (1, 2)]
    found = texts(
        *(received("Ada", "Same.", system=each, file=each.name + ".json") for each in names)
    )
    assert len({each.id for each in found}) == 2


ANSWERS = {
    "nothing": None,
    "blanks": {"text": "  \n "},
    "a number": 7,
    "a list": ["x"],
    "no text": {"rubric": ["page"]},
    "a text of the wrong type": {"text": ["x"]},
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_what_is_no_text_is_not_marked(answer):
    """An answer without words is left out, whatever its form."""
    inside = HandIn("Ada", "02", "j", "0", "x", "", (Given(QUESTION, answer),))
    assert texts(Received("a.json", inside)) == ()


def test_ticks_of_any_form_are_read():
    """Only texts among the ticks are kept, each once."""
    answer = {"text": "Words.", "rubric": ["page", 3, "page", None]}
    inside = HandIn("Ada", "02", "j", "0", "x", "", (Given(QUESTION, answer),))
    assert texts(Received("a.json", inside))[0].ticked == ("page",)


IDS = [f"t{number}" for number in range(30)]


def test_the_order_is_a_markers_own():
    """The same marker has the same order, however the texts come; another has another."""
    assert in_order(IDS, "Lee") == in_order(reversed(IDS), "Lee")
    assert in_order(IDS, "Lee") != in_order(IDS, "Park")
    assert sorted(in_order(IDS, "Lee")) == sorted(IDS)
    assert in_order(IDS, "Lee") != tuple(IDS)


def test_new_texts_join_the_end():
    """What was there before keeps its place, and what is gone leaves no gap."""
    before = in_order(IDS[:20], "Lee")
    after = in_order(IDS[1:], "Lee", before)
    assert after[:19] == tuple(each for each in before if each != "t0")
    assert set(after[19:]) == set(IDS[20:])


def test_a_known_order():
    """The order does not change with Python or the machine."""
    assert "".join(in_order("abcdefgh", "Lee")) == "hfaebgcd"
