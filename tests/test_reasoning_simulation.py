"""Possible totals: drawn from a seed, within the ranges, and summed up as equally likely values."""

import numpy as np
import pytest

from whosays.reasoning.simulation import DRAWS, quantiles, totals

BOXES, ROUNDS, SHARE = (16_000, 28_000), (250, 480), (0, 1)


def test_the_same_seed_gives_the_same_totals():
    """A second look shows the same, and another seed something else."""
    once, again = totals(BOXES, ROUNDS), totals(BOXES, ROUNDS)
    assert np.array_equal(once, again)
    assert not np.array_equal(once, totals(BOXES, ROUNDS, seed=7))


def test_the_first_totals_stay_as_they_were():
    """What students see does not change with the version of the course."""
    drawn = totals(BOXES, ROUNDS, SHARE)
    assert drawn.shape == (DRAWS,)
    assert [round(each) for each in quantiles(drawn)[[0, 9, 10, 49]]] == [
        *(64_698, 1_427_952, 1_590_040, 10_610_647)
    ]


@pytest.mark.parametrize("best", [None, 250, 300, 480], ids=lambda best: f"best {best}")
def test_no_total_leaves_the_ends(best):
    """Whatever is drawn lies between the products of the low and of the high ends."""
    drawn = totals(BOXES, {"low": 250, "best": best, "high": 480})
    assert drawn.min() >= 16_000 * 250
    assert drawn.max() <= 28_000 * 480


def test_without_a_best_guess_all_numbers_are_alike():
    """Each tenth of the range gets about a tenth of the draws."""
    counts, _ = np.histogram(totals((0, 10)), bins=10, range=(0, 10))
    assert abs(counts - 1000).max() < 120


def test_a_best_guess_draws_numbers_near():
    """The middle of a triangle from 0 to 10 with its top at 10 is at the root of one half."""
    drawn = totals({"low": 0, "best": 10, "high": 10})
    assert np.median(drawn) == pytest.approx(10 * 0.5**0.5, rel=0.02)


def test_a_range_without_room_is_one_number():
    """Where both ends are the same, nothing is left to chance."""
    assert set(totals((6700, 6700), (448, 448))) == {6700 * 448}
    assert set(totals({"low": 3, "best": 3, "high": 3})) == {3.0}


def test_a_higher_end_never_lowers_a_total():
    """The same chances are used again, so only the range moves the dots."""
    assert (totals(BOXES, (250, 500)) >= totals(BOXES, (250, 480))).all()


def test_quantiles_stand_in_the_middle_of_their_parts():
    """Fifty values are those at 1, 3, 5 ... 99 per cent."""
    found = quantiles(np.linspace(0, 100, 1001))
    assert found == pytest.approx(np.arange(1, 100, 2))


def test_one_total_is_all_of_its_quantiles():
    """Even a single total has fifty values, all alike."""
    assert set(quantiles([7.0])) == {7.0}


WHOLE = "It is a whole number from"
WRONG = {
    "no range": (lambda: totals(), "There is no range to draw from. A product needs at least one. "
                 "Type totals((6000, 7000), (250, 480))."),
    "no draws": (lambda: totals((1, 2), count=0), f"count cannot be 0. {WHOLE} 1 to 1,000,000. "
                 "Type count=50, or leave it out."),
    "many draws": (lambda: totals((1, 2), count=10**9), f"count cannot be 1000000000. {WHOLE} "
                   "1 to 1,000,000. Type count=50, or leave it out."),
    "seed": (lambda: totals((1, 2), seed="six"), f"seed cannot be 'six'. {WHOLE} 0 to "
             "9,223,372,036,854,775,808. Type seed=50, or leave it out."),
    "half a dot": (lambda: quantiles([1, 2], 2.5), f"n cannot be 2.5. {WHOLE} 1 to 1,000,000. "
                   "Type n=50, or leave it out."),
    **{
        name: (lambda given=given: quantiles(given), "These totals cannot be put into order. They "
               "have to be one list of finite numbers, with at least one in it. "
               "Type quantiles(totals((6000, 7000), (250, 480))).")
        for name, given in {
            "nothing": [], "nan": [1, np.nan], "words": ["few"], "a square": [[1, 2], [3, 4]],
        }.items()
    },
}  # fmt: skip


@pytest.mark.parametrize(("act", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_drawn_is_told(act, told):
    """What, why, and what to type instead."""
    with pytest.raises(ValueError, match=r"\.$") as caught:
        act()
    assert str(caught.value) == told
