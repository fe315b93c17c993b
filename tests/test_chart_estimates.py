"""The chart of estimates draws what was stated, where and how it was stated, and nothing else."""

import matplotlib.dates as mdates
import numpy as np
import pytest
from chart_claims import SOURCES, claims, series
from matplotlib.figure import Figure

from whosays import charts


def parts(ax, gid):
    """Return the drawn collections with this name."""
    return [each for each in ax.collections if each.get_gid() == gid]


def draw(*rows, **options):
    """Draw made claims with made sources."""
    return charts.estimates(claims(*rows), sources=SOURCES, **options)


def test_a_mark_stands_on_its_day_at_its_figure():
    """Across is the day stated, up is the figure, in the family's own collection."""
    ax = draw({"value": 500.0}, {"stated_on": "2025-04-02", "value": 800.0})
    (marks,) = parts(ax, "marks:south-korea")
    days = mdates.date2num(np.array(["2025-03-01", "2025-04-02"], dtype="datetime64[D]"))
    assert marks.get_offsets().tolist() == [[days[0], 500.0], [days[1], 800.0]]


def test_every_family_has_its_colour_and_its_mark():
    """No two families share a colour, and no two share a mark, so grey paper is enough."""
    each = charts.look.FAMILIES.values()
    assert len({family.marker for family in each}) == len({family.light for family in each}) == 5


def test_an_axes_that_is_given_is_the_one_drawn_on():
    """The chart draws where it is told to and returns that Axes."""
    ax = Figure(figsize=(5, 3)).add_subplot()
    assert draw({}, ax=ax) is ax
    assert len(parts(ax, "marks:south-korea")) == 1


def test_the_scale_of_figures_starts_at_zero_and_bears_the_unit():
    """Height can be compared by eye, and thousands have commas."""
    ax = draw({"value": 24000.0})
    assert ax.get_ylim()[0] == 0
    assert ax.get_ylabel() == "crates"
    assert "20,000" in [text.get_text() for text in ax.get_yticklabels()]


SIGNS = [
    ("at-least", "up"),
    ("more-than", "up"),
    ("up-to", "cap"),
    ("nearly", "cap"),
    ("about", "wave"),
]


@pytest.mark.parametrize(("hedge", "sign"), SIGNS, ids=[hedge for hedge, _ in SIGNS])
def test_a_hedge_is_a_sign_at_the_mark(hedge, sign):
    """A hedge on the number is drawn, and the sentence below says what the sign means."""
    ax = draw({"qualifier": hedge})
    assert len(parts(ax, f"sign:{sign}")) == 1
    (note,) = [text for text in ax.texts if text.get_gid() == "note"]
    assert {"up": "arrow", "cap": "cap", "wave": "wave"}[sign] in note.get_text()


def test_a_bare_number_has_no_sign():
    """An exact figure is a mark alone."""
    ax = draw({})
    assert [each.get_gid() for each in ax.collections if "sign" in str(each.get_gid())] == []


def test_a_range_is_two_marks_and_a_bar_without_a_middle():
    """From 10 to 12 both ends were stated and no point between them was."""
    ax = draw({"qualifier": "between", "value": np.nan, "low": 10.0, "high": 12.0})
    (marks,) = parts(ax, "marks:south-korea")
    (bar,) = [each for each in parts(ax, "bars") if len(each.get_segments())]
    assert sorted(marks.get_offsets()[:, 1]) == [10.0, 12.0]
    assert bar.get_segments()[0][:, 1].tolist() == [10.0, 12.0]


def test_a_month_is_a_span_and_not_a_day():
    """When only the month is known, a line covers all of it."""
    ax = draw({"stated_on": "2025-04"})
    (span, _) = parts(ax, "spans")
    ends = [str(mdates.num2date(day).date()) for day in span.get_segments()[0][:, 0]]
    assert ends == ["2025-04-01", "2025-04-30"]


def test_marks_on_one_place_stay_visible():
    """A second figure alike on the same day goes around the first."""
    ax = draw({}, {}, {"asserted_by": "kyiv"})
    sizes = [
        *parts(ax, "marks:south-korea")[0].get_sizes(),
        *parts(ax, "marks:ukraine")[0].get_sizes(),
    ]
    assert sorted(sizes) == sizes
    assert len(set(sizes)) == 3


def test_what_cannot_be_drawn_is_counted_below():
    """Rows in words only and rows without a day are left out, and the sentence says so."""
    words = {"qualifier": "words", "value": np.nan}
    ax = draw({}, words, {"stated_on": ""})
    note = next(text.get_text() for text in ax.texts if text.get_gid() == "note")
    assert "2 rows are not drawn, as they give only words or no day." in note.replace("\n", " ")


def test_the_sentence_below_can_be_left_out():
    """A page with a caption of its own needs no second one in the picture."""
    assert [text for text in draw({}, note=False).texts if text.get_gid() == "note"] == []


@pytest.mark.parametrize("count", [0, 1, 2, 40], ids="{} points".format)
def test_any_number_of_points_is_drawn(count):
    """None, one, two or forty: the figure can be rendered and holds them all."""
    made = series(40).iloc[:count]
    ax = charts.estimates(made, sources=SOURCES)
    ax.figure.canvas.draw()
    assert sum(len(each.get_offsets()) for each in parts(ax, "marks:south-korea")) == count


@pytest.mark.parametrize("value", [0.0, 0.1, 1e15], ids=["zero", "a share", "huge"])
def test_any_size_of_figure_is_drawn(value):
    """The scale holds the figure, with air above it."""
    ax = draw({"value": value})
    ax.figure.canvas.draw()
    assert ax.get_ylim()[1] > value


def test_millions_are_words_on_the_scale():
    """Nobody has to count noughts."""
    ax = draw({"value": 6_500_000.0})
    assert "2 million" in [text.get_text() for text in ax.get_yticklabels()]
