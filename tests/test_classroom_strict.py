"""JSON is read strictly: whatever the bytes are, they end as values or as a known refusal."""

import json
import math

import pytest
from hostile_files import content, written
from hypothesis import example, given, settings
from hypothesis import strategies as st

from whosays.classroom.problems import words
from whosays.classroom.reading import hand_in
from whosays.classroom.reading.refused import RefusedError
from whosays.classroom.reading.strict import mended, parse

steady = settings(deadline=None, derandomize=True, max_examples=200)
TEXTS = st.text(st.characters(), max_size=20) | st.text(max_size=20)
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
ANSWERS = st.fixed_dictionaries(
    {"question": st.sampled_from(["05-q1", "05-q2", "q"]) | TEXTS, "answer": JSON},
    optional={
        "try": st.integers(0, 3) | JSON,
        "confidence": st.none() | st.integers(-1, 101) | JSON,
        "time": st.just("2026-01-05T08:30:00.000000Z") | TEXTS,
        "score": JSON,
    },
)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"1", 1), (b"-0.5e2", -50.0), (b"[]", []), (b'{"a": [null, true]}', {"a": [None, True]}),
        (b"\xef\xbb\xbf{}", {}), (b'"\\ud83e\\udd8a"', "🦊"), (b" \n{}\r\n", {}),
        (b"[" * 20 + b"]" * 20, [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]),
    ],
    ids=ascii,
)  # fmt: skip
def test_plain_json_is_read(data, value):
    """What two readers would read alike comes out as Python reads it."""
    assert parse(data) == value


@steady
@given(JSON)
def test_all_plain_values_come_through(value):
    """Whatever Python writes strictly is read again, as long as it is not nested too deep."""
    assert parse(json.dumps(value, allow_nan=False).encode()) == value


@steady
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8")))
@example(b"[" * 60_000)
@example(b'{"a":' * 12_000)
@example(b"1" * 65_536)
@example(b"-" * 65_536)
@example(b'"\\ud800"')
def test_any_bytes_end_in_a_value_or_a_refusal(data):
    """Nothing but a refusal with words is ever raised."""
    refused = ""
    try:
        parse(data)
    except RefusedError as error:
        refused = error.code
    assert not refused or refused in words()["problem"]


@steady
@given(st.dictionaries(st.sampled_from(list(content())), JSON, max_size=3), JSON)
def test_any_field_may_hold_anything(changes, added):
    """A hand-in with any fields changed is read, or refused in words; it never raises."""
    _, problems = hand_in(written(**changes, added=added), file="a.json")
    assert all(each.what and each.why and each.mend for each in problems)


@steady
@given(st.lists(ANSWERS, max_size=5))
def test_what_comes_out_is_what_the_form_promises(answers):
    """Whatever the answers are: tries count from 1, confidence is a percentage, times are real."""
    found, problems = hand_in(written(answers=answers), file="a.json")
    assert (found is None) == (not all(each.graded for each in problems))
    for each in found.answers if found else ():
        assert type(each.attempt) is int
        assert each.attempt >= 1
        assert each.confidence is None or 0 <= each.confidence <= 100
        json.dumps(each.answer, allow_nan=False).encode("utf-8")
        str(each).encode("utf-8")


@steady
@given(st.integers(0, 600), st.binary(min_size=1, max_size=4))
def test_a_hand_in_that_was_damaged_never_raises(at, bytes_):
    """A few other bytes anywhere in a good file give a hand-in or a problem."""
    good = written()
    hand_in(good[:at] + bytes_ + good[at + len(bytes_) :], file="a.json")
    hand_in(good[:at], file="a.json")


def test_broken_characters_are_mended_everywhere():
    """Half characters become one that can be saved, in keys, lists and texts."""
    value = {"a\ud800": ["\udfff", 1.5, {"b": "ok"}]}
    assert mended(value) == ({"a\ufffd": ["\ufffd", 1.5, {"b": "ok"}]}, True)
    assert mended({"a": [1, None, "🦊"]}) == ({"a": [1, None, "🦊"]}, False)


@pytest.mark.parametrize("digits", ["1" * 40, "-" + "1" * 39, "1.5", "1e300"])
def test_long_numbers_are_numbers_up_to_the_limit(digits):
    """Forty characters are more than any answer needs, and fewer than any attack."""
    assert math.isfinite(parse(digits.encode()))


def test_the_place_of_a_wrong_value_is_named():
    """A teacher is told where to look."""
    answers = [*content()["answers"], {"question": "05-q2"}]
    _, (problem,) = hand_in(written(answers=answers), file="a.json")
    assert problem.what == (
        'This hand-in is not as the course writes it: look at "answers[1].answer" in the file.'
    )


def test_added_fields_are_named_and_nothing_else_changes():
    """A score that a student wrote into the file is told by name and read by nobody."""
    plain, _ = hand_in(written(), file="a.json")
    found, problems = hand_in(written(score=1, notes="hi"), file="a.json")
    assert found == plain
    assert [each.what for each in problems] == [
        "This hand-in brings a score of its own: score.",
        "This hand-in holds fields that the course does not write: notes.",
    ]
