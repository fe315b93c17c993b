"""The words of a timeline never meet each other nor leave the picture, whatever is drawn."""

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.text import Text

import whosays
from whosays import charts
from whosays.charts._timeline_labels import Form, Stand, place_texts

EVENTS = whosays.load().events
LOW = [("2023-06-01", 4, "a", "one"), ("2023-06-01", 4, "a", "two lanes")]
DAYS = st.dates(pd.Timestamp("2023-06-01").date(), pd.Timestamp("2026-05-01").date())
WORDS = ["a", "of", "the", "Pyongyang", "said:", "reconnaissance", "11,000", "troops", "met"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
ROWS = st.lists(
    st.tuples(DAYS, st.sampled_from([4, 7, 10]), TEXTS, st.sampled_from(["one", "two lanes"])),
    min_size=1,
    max_size=14,
)


def table(rows):
    """Return rows as a table of days of any precision."""
    told = [(str(day)[:precision], text, lane) for day, precision, text, lane in rows]
    return pd.DataFrame(told, columns=["day", "text", "lane"])


def texts(ax):
    """Return the boxes of everything that is written, as it comes out on the page."""
    canvas = ax.figure.canvas
    canvas.draw()
    renderer = canvas.get_renderer()
    inside = [text for text in ax.texts if text.get_text()]
    around = [
        *ax.get_xticklabels(),
        *ax.get_yticklabels(),
        ax.title,
        ax._left_title,
        ax.xaxis.label,
    ]
    drawn = [text for text in (*inside, *around) if text.get_text() and text.get_visible()]
    return {text: Text.get_window_extent(text, renderer) for text in drawn}


def meeting(ax):
    """Return the pairs of texts that meet, and the texts that leave the picture."""
    boxes, page = texts(ax), ax.figure.bbox
    pairs = [
        (one.get_text(), other.get_text())
        for (one, a), (other, b) in combinations(boxes.items(), 2)
        if a.overlaps(b)
    ]
    names = {id(label) for label in (*ax.get_xticklabels(), *ax.get_yticklabels())}
    gone = [
        text.get_text()
        for text, box in boxes.items()
        if not (page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1)
        and (text.get_gid() == "words" or id(text) in names)
    ]
    return pairs, gone


@settings(max_examples=24, deadline=None, derandomize=True)
@given(
    rows=ROWS,
    lanes=st.booleans(),
    width=st.floats(3.5, 14),
    height=st.floats(2.8, 8),
    points=st.floats(7, 16),
)
@example(rows=LOW, lanes=True, width=3.5, height=2.8, points=16)
def test_no_words_meet_or_leave_the_picture(rows, lanes, width, height, points):
    """Any rows, width, height and size of type: texts keep apart and stay inside."""
    look = replace(charts.look.at(), width=width, height=height, small=points, text=points)
    made = table(rows) if lanes else table(rows).drop(columns="lane")
    assert meeting(charts.timeline(made, look=look, note=False)) == ([], [])


@settings(max_examples=14, deadline=None, derandomize=True)
@given(since=DAYS, days=st.integers(2, 900), size=st.sampled_from(["laptop", "projector", "page"]))
def test_no_zoom_makes_words_meet(since, days, size):
    """Any window over the ledger's events, on any page: texts keep apart and stay inside."""
    until = since + pd.Timedelta(days=days)
    look = charts.look.at(size)
    ax = charts.timeline(EVENTS, since=str(since), until=str(until), look=look)
    assert meeting(ax) == ([], [])


BOXES = st.builds(
    lambda width, height: Form(text="x", width=width, height=height),
    st.floats(5, 300),
    st.floats(10, 90),
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    across=st.lists(st.floats(0, 600), min_size=1, max_size=20),
    forms=st.lists(st.lists(BOXES, min_size=1, max_size=4), min_size=20, max_size=20),
    rank=st.lists(st.integers(0, 3), min_size=20, max_size=20),
)
def test_boxes_and_poles_keep_apart(across, forms, rank):
    """Boxes never meet, stay within their lane, and no pole runs through another's box."""
    stands = [Stand(x=x, y=90.0, reach=6.0) for x in across]
    found = place_texts(
        stands, forms[: len(stands)], within=(0, 0, 620, 200), line=15, rank=rank[: len(stands)]
    )
    placed = [(stand, box) for stand, box in zip(stands, found, strict=True) if box is not None]
    assert all(box.left >= 0 and box.right <= 620 and box.bottom >= 0 for _, box in placed)
    for (one, a), (other, b) in combinations(placed, 2):
        apart = a.right <= b.left or b.right <= a.left or a.top <= b.bottom or b.top <= a.bottom
        assert apart
        assert not crosses(one, a, b)
        assert not crosses(other, b, a)


def crosses(stand, own, box):
    """Say whether the pole of one text runs through the box of another."""
    near = own.bottom if own.bottom > stand.y else own.top
    low, high = sorted((stand.y, near))
    return box.left < stand.x < box.right and low < box.top and box.bottom < high


@pytest.mark.parametrize("first", [0, 2], ids=["the left one", "the right one"])
def test_whoever_ranks_first_has_the_room(first):
    """Of three texts on one spot that has room for one, the one of the lowest rank is written."""
    stands = [Stand(x=x, y=10.0, reach=4.0) for x in (50.0, 60.0, 70.0)]
    rank = [0 if place == first else 1 for place in range(3)]
    wide = [[Form(text="x", width=110, height=20)]] * 3
    found = place_texts(stands, wide, within=(0, 0, 120, 45), line=15, rank=rank)
    assert [box is not None for box in found] == [place == first for place in range(3)]
