"""A range is two numbers in order, and perhaps a best guess; all else is told."""

import math

import pytest

from whosays.reasoning.ranges import LARGEST, Range, as_range

MEND = 'Type (250, 480), or {"low": 250, "best": 400, "high": 480}.'
GOOD = {
    "a pair": ((250, 480), Range(250, 480)),
    "a list": ([250, 480], Range(250, 480)),
    "a mapping": ({"low": 250, "high": 480}, Range(250, 480)),
    "with a best guess": ({"high": 480, "best": 400, "low": 250}, Range(250, 480, 400)),
    "no best guess given": ({"low": 1, "best": None, "high": 2}, Range(1, 2)),
    "equal ends": ((7, 7), Range(7, 7)),
    "from none": ((0, LARGEST), Range(0, LARGEST)),
    "a range": (Range(1, 2), Range(1, 2)),
}


@pytest.mark.parametrize(("given", "found"), GOOD.values(), ids=GOOD)
def test_a_range_is_read_in_every_form(given, found):
    """A pair, a mapping and a range come to the same."""
    assert as_range(given) == found


def test_the_ends_are_named():
    """What has no best guess does not name one."""
    assert Range(1, 3).ends == {"low": 1, "high": 3}
    assert list(Range(1, 3, 2).ends) == ["low", "best", "high"]


WRONG = {
    "out of order": ((480, 250), "This range is out of order: low 480, high 250. The low number "
                     "comes first and the high one last."),
    "best outside": ({"low": 1, "best": 9, "high": 2}, "This range is out of order: low 1, best 9, "
                     "high 2. The low number comes first and the high one last."),
    "below zero": ((-5, 480), "The low end of this range is -5. Nothing that is counted can be "
                   "fewer than none."),
    "not a number": ((math.nan, 480), "The low end of this range is nan. It has to be finite."),
    "endless": ((1, math.inf), "The high end of this range is inf. It has to be finite."),
    "huge": ((1, 1e300), f"The high end of this range is {1e300:,.10g}. That is more than "
             "1,000,000,000,000, the most that is taken."),
    "past all floats": ((1, 10**400), "The high end of this range is inf. It has to be finite."),
    "words": (("few", 480), "The low end of this range is 'few'. It has to be a number."),
    "a yes": ((True, 480), "The low end of this range is True. It has to be a number."),
    "no high end": ({"low": 1}, "This range has no high. It has a low and a high number, and "
                    "perhaps a best."),
    "empty": ({}, "This range has no low and no high. It has a low and a high number, and "
              "perhaps a best."),
    "another word": ({"low": 1, "high": 2, "mean": 1}, "This range has a 'mean'. It has a low and "
                     "a high number, and perhaps a best."),
    "three numbers": ((1, 2, 3), "(1, 2, 3) is not a range. A range has a low and a high number."),
    "nothing": (None, "None is not a range. A range has a low and a high number."),
}  # fmt: skip


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=WRONG)
def test_what_is_no_range_is_told(given, told):
    """What, why, and what to type instead."""
    with pytest.raises((TypeError, ValueError)) as caught:
        as_range(given)
    assert str(caught.value) == f"{told} {MEND}"
