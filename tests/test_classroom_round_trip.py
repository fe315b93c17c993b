"""What a student's side makes, a teacher's side reads: the same answers, without a problem."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.classroom.form import Given, HandIn
from whosays.classroom.handing_in.making import encode
from whosays.classroom.reading import hand_in

TIME = "2026-11-22T08:30:00.000000Z"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PLAIN = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | TEXT
ANSWER = PLAIN | st.lists(PLAIN, max_size=4) | st.dictionaries(TEXT, PLAIN, max_size=4)


def whole(*answers, alias="Mina", sure=75):
    """Return a hand-in with these answers, one a question."""
    tries = [
        Given(f"05-q{place}", answer, 1, sure, TIME) for place, answer in enumerate(answers, 1)
    ]
    return HandIn(
        alias=alias,
        lesson="05",
        journal="20261122t081500-ab12cd34ef",
        course="0.1.0",
        ledger="1.0.0",
        made="2026-11-22T09:01:02Z",
        answers=tuple(tries),
    )


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(ANSWER, min_size=1, max_size=5))
def test_every_plain_answer_is_read_as_it_was_given(answers):
    """Texts in any script, numbers, lists and mappings."""
    made = whole(*answers)
    assert hand_in(encode(made), file="a.json") == (made, [])


ODD = ["민아", "Олена", "👩\u200d👩\u200d👧", "<b>Mina</b>", "=1+1", 'a"b\\c', "x" * 400]


@pytest.mark.parametrize("alias", ODD, ids=ascii)
def test_every_alias_is_read_as_it_was_typed(alias):
    """The file keeps it; only showing it makes it safe."""
    made = whole("a", alias=alias)
    assert hand_in(encode(made), file="a.json") == (made, [])


@pytest.mark.parametrize("sure", [None, 0, 62.5, 100])
def test_how_sure_somebody_was_is_read_as_it_was_said(sure):
    """Not said at all is something else than not sure at all."""
    made = whole("a", sure=sure)
    assert hand_in(encode(made), file="a.json") == (made, [])
