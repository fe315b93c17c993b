"""Alt text and table are written from the data: they change when the data do."""

import numpy as np
import pytest
from chart_claims import SOURCES, claims, series
from matplotlib.figure import Figure

from whosays import charts


def alt(*rows, **options):
    """Write the alt text of made claims."""
    return charts.alt_estimates(claims(*rows), sources=SOURCES, **options)


def test_alt_text_says_kind_axes_range_and_course():
    """The whole text for two figures of two families."""
    later = {"stated_on": "2025-04-02", "value": 2500.0, "qualifier": "more-than"}
    assert alt({}, {**later, "asserted_by": "capital"}) == (
        "Chart of 2 published figures, each drawn on the day it was stated. "
        "Title: Crates: published figures. Across: 1 March 2025 to 2 April 2025. "
        "Up: crates, from 0; the highest mark is at 2,500. "
        "Said by: South Korea (1) and US, UK and allies (1). "
        "Lowest: 1,000, said by Seoul's ministry, 1 March 2025. "
        "Highest: more than 2,500, said by the capital's office (a name), 2 April 2025. "
        "Each is higher than the one before."
    )


def test_axes_know_their_own_alt_text():
    """What was drawn on given Axes can be asked for by the Axes alone."""
    made = claims({}, {"stated_on": "2025-05"})
    ax = charts.estimates(made, sources=SOURCES)
    assert charts.alt(ax) == charts.alt_estimates(made, sources=SOURCES)


def test_other_axes_have_none():
    """Axes that no chart of ours drew on are refused."""
    with pytest.raises(ValueError, match="No chart of whosays") as caught:
        charts.alt(Figure().add_subplot())
    assert str(caught.value) == (
        "No chart of whosays was drawn on these Axes. "
        "Alt text is written from the data that a chart was given. "
        "Type charts.alt(charts.estimates(claims)), or write a sentence of your own."
    )


def test_one_point_is_told_as_one():
    """A single figure has no range."""
    text = alt({"qualifier": "about", "stated_on": "2025-03"})
    assert text.endswith(
        "Across: March 2025. Up: crates, from 0; the highest mark is at 1,000. "
        "Said by: South Korea (1). It reads about 1,000, said by Seoul's ministry, March 2025."
    )


def test_no_point_is_told_too():
    """An empty chart says that it is empty, and why."""
    text = alt({"value": np.nan, "qualifier": "words"})
    assert text == (
        "Empty chart. None of these rows has both a number and a day on which it was stated. "
        "1 row is not drawn, as it gives only words."
    )


COURSES = [
    ([3.0, 2.0, 1.0], "Each is lower than the one before."),
    ([2.0, 2.0, 2.0], "All of them read 2."),
    ([2.0, 5.0, 3.0], "The first reads 2, the last 3."),
]


@pytest.mark.parametrize(("values", "said"), COURSES, ids=["falling", "same", "up and down"])
def test_the_course_is_read_from_the_figures(values, said):
    """Falling, flat or up and down: the last sentence says which."""
    days = [f"2025-03-{day:02}" for day in (1, 5, 9)]
    rows = [{"value": value, "stated_on": day} for value, day in zip(values, days, strict=True)]
    assert alt(*rows).endswith(said)


def test_the_ringed_point_is_named():
    """With a ring on it, the point is told with its figure, claimant and day."""
    text = charts.alt_estimates(series(3), sources=SOURCES, highlight=1)
    assert text.endswith("Ringed, 2 of 3: 200, said by Seoul's ministry, 11 January 2025.")


def test_the_table_reads_like_the_chart():
    """One row a point, in order of the day, with the hedge before the figure."""
    rows = ({"stated_on": "2025-04", "qualifier": "up-to"}, {"asserted_by": "kyiv"})
    table = charts.table(claims(*rows), sources=SOURCES)
    assert table.values.tolist() == [
        ["1 March 2025", "Kyiv's ministry", "Ukraine", "1,000", "crates", "in the yard"],
        ["April 2025", "Seoul's ministry", "South Korea", "up to 1,000", "crates", "in the yard"],
    ]


def test_how_to_read_names_only_the_signs_that_occur():
    """A chart of bare numbers explains no arrow."""
    assert charts.how_to_read(claims({}), sources=SOURCES) == (
        "How to read it: each mark is one figure that somebody stated on that day."
    )


def test_figures_of_one_day_neither_rise_nor_fall():
    """On one day they are in order of size, and that is no course."""
    text = alt({"value": 2.0}, {"value": 3.0}, {"value": 5.0})
    assert text.endswith("The first reads 2, the last 5.")


def test_an_axis_that_goes_below_zero_is_told():
    """The words say where the axis starts, and not always that it is zero."""
    assert "Up: crates, from -5; the highest mark is at 1,000." in alt({}, {"value": -5.0})


def test_a_number_without_an_end_is_left_out_and_counted():
    """No axis can hold it, and nobody is left to wonder where it went."""
    assert alt({}, {"value": np.inf}).endswith(
        "1 row is not drawn, as it gives no number that ends."
    )


def test_one_figure_in_a_lane_is_told_as_one():
    """The chart of meanings counts one figure and one day in the singular."""
    text = charts.alt_meanings(claims({}), sources=SOURCES)
    assert text.startswith("Chart of one published figure in a lane, on the day it was stated;")
    assert "Across: 1 March 2025. Lanes" in text


def test_a_timeline_of_one_day_is_told_as_such():
    """No timeline runs from a day to the same day."""
    made = claims({}, {"asserted_by": "kyiv"}).assign(paraphrase="So many.")
    text = charts.alt_timeline(made, sources=SOURCES)
    assert "From" not in text
    assert "All of them: 1 March 2025." in text
