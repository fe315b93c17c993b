"""Calibration: three bins, the distance from what came true, and the gain of a class."""

import math

import pandas as pd
import pytest

from whosays.reasoning import brier, gain, three_bins

NAN = float("nan")
DISTANCES = {
    "sure and right": ([1.0], [True], 0.0),
    "sure and wrong": ([1.0], [False], 1.0),
    "always half": ([0.5] * 4, [True, False, True, False], 0.25),
    "a mix": ([0.9, 0.6], [True, False], 0.185),
    "nothing": ([], [], None),
    "nothing known": ([NAN, 0.5], [True, None], None),
}


@pytest.mark.parametrize(("said", "right", "found"), DISTANCES.values(), ids=DISTANCES)
def test_the_distance_is_the_mean_of_squares(said, right, found):
    """Sure and right is 0, sure and wrong is 1, and without answers there is none."""
    assert brier(said, right) == found


EDGES = {
    "guessing of two": (0.50, 0),
    "just under": (0.5999, 0),
    "the lower edge": (0.60, 1),
    "the upper edge": (85 / 100, 1),
    "just over": (0.8501, 2),
    "certain": (1.0, 2),
}


@pytest.mark.parametrize(("said", "place"), EDGES.values(), ids=EDGES)
def test_the_edges_belong_to_the_middle(said, place):
    """60 and 85 % are in the middle bin, whatever a float makes of them."""
    counts = [each.count for each in three_bins([said], [True])]
    assert counts == [int(n == place) for n in range(3)]


@pytest.mark.parametrize("chance", [0, 20, 25, 33, 50])
def test_every_scale_of_confidence_reaches_every_bin(chance):
    """From pure chance to certain in six steps: no bin is out of reach."""
    scale = [(chance + round((100 - chance) * step / 5)) / 100 for step in range(6)]
    assert all(each.count for each in three_bins(scale, [True] * 6))


def test_an_empty_bin_says_nothing():
    """No answer, no mean, no share, no leaning."""
    low = three_bins([0.9], [True])[0]
    assert (low.count, low.right, low.said, low.share, low.leaning) == (0, 0, None, None, None)


def test_answers_without_a_confidence_are_left_out():
    """Someone who did not say how sure they were is in no bin."""
    bins = three_bins([0.9, None, NAN, 0.7], [True, True, False, None])
    assert [each.count for each in bins] == [0, 0, 1]


LEANINGS = {
    "too few to tell": (4, 0, None),
    "as said": (9, 8, "like"),
    "one answer off": (9, 7, "like"),
    "surer": (9, 5, "surer"),
}


@pytest.mark.parametrize(("count", "right", "leaning"), LEANINGS.values(), ids=LEANINGS)
def test_a_leaning_needs_more_than_chance(count, right, leaning):
    """Seven of nine at 90 % is what luck does; five of nine is not."""
    high = three_bins([0.9] * count, [True] * right + [False] * (count - right))[2]
    assert high.leaning == leaning


def test_being_right_more_often_is_told_too():
    """Twelve of twelve at a half is less sure than right."""
    assert three_bins([0.5] * 12, [True] * 12)[0].leaning == "less-sure"


def test_a_class_gains_what_its_members_gain_on_average():
    """Two of a class of sixteen gained 2, the others 1: the interval holds the mean."""
    made = gain([4] * 16, [5] * 14 + [6] * 2)
    assert (made.count, made.opening, made.closing, made.mean) == (16, 4.0, 5.125, 1.125)
    assert made.low == pytest.approx(0.943, abs=0.001)
    assert made.high == pytest.approx(1.307, abs=0.001)


@pytest.mark.parametrize(("count", "point"), [(10, 2.262), (16, 2.131), (31, 2.042)])
def test_the_interval_is_students(count, point):
    """The interval is as wide as the table of Student's t has it."""
    scores = [0.0, 2.0] * (count // 2) + [1.0] * (count % 2)
    made = gain([0.0] * count, scores)
    spread = math.sqrt(sum((each - 1) ** 2 for each in scores) / (count - 1) / count)
    assert (made.high - made.mean) / spread == pytest.approx(point, abs=0.001)


def test_the_difference_that_is_told_is_that_of_the_means_that_are_told():
    """Who subtracts the one from the other finds it; a loss has a real minus."""
    made = gain([5] * 13 + [6] * 5, [6] * 17 + [5])
    told = made.in_tenths()
    assert (told["opening"], told["closing"], told["mean"]) == ("5.3", "5.9", "+0.6")
    assert gain([6] * 12, [5] * 12).in_tenths()["mean"] == "\N{MINUS SIGN}1.0"
    assert gain([6] * 3, [5] * 3).in_tenths() == {}


def test_a_small_group_has_no_gain():
    """Nine people are counted, and nothing more is said of them."""
    made = gain([4] * 9, [6] * 9)
    assert made.few
    assert (made.count, made.mean, made.low, made.opening) == (9, None, None, None)


def test_who_did_one_set_only_is_counted_apart():
    """Half a pair is in no mean."""
    made = gain([4.0] * 12 + [None, 8.0], [5.0] * 12 + [8.0, NAN])
    assert (made.count, made.left_out, made.mean) == (12, 2, 1.0)


LIST = "Type brier([0.9, 0.6], [True, False])."
WRONG = {
    "percent": ([90], [True], f"said cannot be 90. It is a share from 0 to 1, and 90 % is 0.9. "
                f"{LIST}"),
    "below zero": ([-0.1], [True], "said cannot be -0.1. It is a share from 0 to 1, and 90 % is "
                   f"0.9. {LIST}"),
    "half right": ([0.9], [0.5], f"right cannot be 0.5. It is a yes or a no. {LIST}"),
    "lengths": ([0.9], [True, False], "said and right have 1 and 2 values. Each of the one "
                f"belongs to one of the other. {LIST}"),
    "no end": ([math.inf], [True], "said and right hold a number without an end. It cannot be "
               f"averaged. {LIST}"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "right", "told"), WRONG.values(), ids=WRONG)
def test_what_is_no_share_is_refused(said, right, told):
    """Percentages and broken lists are told in three sentences."""
    with pytest.raises(ValueError, match=r".") as caught:
        brier(said, right)
    assert str(caught.value) == told


NO_NUMBERS = {
    "a word": ["sure"], "digits": ["0.9"], "a number": 0.9, "nested": [[0.9]], "huge": [10**400],
}  # fmt: skip


@pytest.mark.parametrize("said", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_what_is_no_number_is_refused(said):
    """A word is no probability."""
    with pytest.raises((TypeError, ValueError)) as caught:
        brier(said, [True])
    assert str(caught.value).endswith(LIST)


def test_a_class_that_is_no_list_is_refused():
    """One number is told as other wrong scores are."""
    with pytest.raises(TypeError, match="opening and closing cannot be read as numbers"):
        gain(5, [4])


def test_blanks_of_a_table_are_left_out():
    """Columns that know blanks give what columns with None give."""
    said = pd.Series([0.9, None, 0.7], dtype="Float64")
    right = pd.Series([True, False, None], dtype="boolean")
    assert brier(said, right) == brier([0.9], [True])
