"""The ring moves over a chart that is drawn once, and its figure covers no mark."""

import pytest
from chart_claims import SOURCES, series

import whosays
from whosays import charts


@pytest.fixture
def ring():
    """Twelve points to go over."""
    return charts.Highlight(series(12), sources=SOURCES)


def test_only_the_ring_moves(ring):
    """Every step returns the same three artists of the same Axes, in other places."""
    first = ring.move(0)
    here = [part.get_xydata().tolist() for part in first[:2]]
    assert ring.move(7) == first
    assert [part.get_xydata().tolist() for part in first[:2]] != here
    assert {part.axes for part in first} == {ring.base()}


def test_the_label_says_figure_and_day(ring):
    """The ringed point carries its figure with the day on which it was stated."""
    *_, label = ring.move(1)
    assert label.get_text() == "200\n11 January 2025"


def test_points_are_in_order_of_the_day():
    """Whatever the order of the rows, the ring goes forward in time."""
    shuffled = series(9).sample(frac=1, random_state=3)
    ring = charts.Highlight(shuffled, sources=SOURCES)
    assert ring.points["stated_on"].is_monotonic_increasing


def test_each_theme_has_a_chart_of_its_own(ring):
    """A dark page gets dark Axes, and the ring of each theme stays on its own."""
    assert ring.base("dark") is not ring.base("light")
    assert {part.axes for part in ring.move(3, "dark")} == {ring.base("dark")}
    assert {part.axes for part in ring.move(3, "light")} == {ring.base("light")}


@pytest.mark.parametrize("measure", ["containers", "ballistic-missiles"])
def test_the_label_stays_on_the_page(measure):
    """On real data the figure beside the ring is never cut off."""
    ring = charts.Highlight(whosays.load().claims.query("measure == @measure"))
    canvas = ring.base().figure.canvas
    for step in range(len(ring)):
        *_, label = ring.move(step)
        box, page = label.get_window_extent(canvas.get_renderer()), canvas.figure.bbox
        assert page.x0 <= box.x0 < box.x1 <= page.x1
        assert page.y0 <= box.y0 < box.y1 <= page.y1
