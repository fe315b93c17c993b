"""A picture on paper: cut to what is drawn, and as wide as the text, so type keeps its size."""

import re
from functools import cache

import pytest

from whosays.editions.worksheets import pictures
from whosays.ledger import load

HEIGHT = 2.82
POINTS = 72


@cache
def drawn():
    """Return the shares of lesson 05 as they are printed."""
    return pictures.draw("05", "shares", load(), height=HEIGHT)


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


def test_every_share_has_its_row():
    """The chart leaves rows out where there is little room; on paper nobody could open them."""
    assert drawn()["alt"].startswith("7 shares of a whole")
