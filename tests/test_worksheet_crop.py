"""A picture on paper: cut to what is drawn, and as wide as the text, so type keeps its size."""

import re
from functools import cache

import pytest

from whosays.editions.worksheets import pictures
from whosays.ledger import load

HEIGHT = 2.4
POINTS = 72


@cache
def drawn():
    """Return the batch of lesson 04 as it is printed."""
    return pictures.draw("04", "batch", load(), height=HEIGHT)


def size():
    """Return how wide and how high the file is, in inches."""
    found = re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', drawn()["svg"])
    return [float(each) / POINTS for each in found.groups()]


def test_a_picture_is_as_wide_as_the_text():
    """Else the page would blow up its type, or shrink it."""
    assert size()[0] == pytest.approx(pictures.WIDTH, abs=0.01)


def test_what_is_empty_is_cut_off():
    """The room that a chart keeps below itself is room to write."""
    assert size()[1] < HEIGHT - 0.3
