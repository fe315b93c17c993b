"""Discernment: trust in the sound less trust in the unsound, both rates, and the leaning."""

import pytest

from whosays.reasoning import discern

SORTS = [True] * 5 + [False] * 5
CASES = {
    "tells all apart": ([1] * 5 + [0] * 5, 1.0, 0.0, "neither"),
    "trusts everything": ([1] * 10, 0.0, 0.5, "trust"),
    "doubts everything": ([0] * 10, 0.0, -0.5, "doubt"),
    "has it upside down": ([0] * 5 + [1] * 5, -1.0, 0.0, "neither"),
    "trusts all, sees through two": ([1] * 8 + [0] * 2, 0.4, 0.3, "trust"),
    "half sure of everything": ([0.5] * 10, 0.0, 0.0, "neither"),
}


@pytest.mark.parametrize(("trust", "apart", "bias", "leaning"), CASES.values(), ids=CASES)
def test_both_kinds_of_blindness_score_alike(trust, apart, bias, leaning):
    """Trusting everything and doubting everything both tell nothing apart."""
    made = discern(trust, SORTS)
    assert made.difference == pytest.approx(apart)
    assert made.bias == pytest.approx(bias)
    assert made.leaning == leaning


def test_the_criterion_points_the_other_way():
    """The response criterion is above 0 for doubt, below for trust, and 0 in between."""
    found = [discern(trust, SORTS).criterion for trust, *_ in CASES.values()]
    assert found[:2] == pytest.approx([0, -1.383], abs=0.001)
    assert found[2] == pytest.approx(1.383, abs=0.001)


def test_a_sort_that_is_missing_leaves_no_difference():
    """Only sound things: one rate, no difference, no bias, no criterion, no leaning."""
    made = discern([1, 0.5], [True, True])
    assert (made.sound, made.unsound) == (0.75, None)
    assert (made.difference, made.bias, made.criterion, made.leaning) == (None,) * 4


def test_nothing_at_all_is_no_error():
    """Before the first answer all rates are None."""
    made = discern([], [])
    assert (made.sound_count, made.unsound_count, made.sound, made.difference) == (0, 0, None, None)


def test_two_of_a_sort_are_too_few():
    """With two unsound things the rates stand, and no leaning is told."""
    made = discern([1, 1, 1, 0, 0], [True, True, True, False, False])
    assert (made.few, made.difference, made.leaning) == (True, 1.0, None)


def test_things_that_are_neither_are_left_out():
    """What nobody marked as sound or unsound, or was not answered, is in no rate."""
    made = discern([1, 0, 1, None, float("nan")], [True, False, None, True, False])
    assert (made.sound_count, made.unsound_count) == (1, 1)


WRONG = {
    "percent": ([70], [True], "trust cannot be 70. It is a share from 0 to 1, and 90 % is 0.9."),
    "partly sound": ([1], [0.5], "sound cannot be 0.5. It is a yes or a no."),
}


@pytest.mark.parametrize(("trust", "sound", "told"), WRONG.values(), ids=WRONG)
def test_what_is_no_trust_is_refused(trust, sound, told):
    """Percentages and half truths are told in three sentences."""
    with pytest.raises(ValueError, match=r".") as caught:
        discern(trust, sound)
    assert str(caught.value) == f"{told} Type discern([1, 0.3], [True, False])."
