"""A timeline draws what happened on its day, keeps open what is not known, and says so."""

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import pytest
from chart_claims import SOURCES, claims
from matplotlib.figure import Figure

import whosays
from whosays import charts

EVENTS = whosays.load().events
DRONES = EVENTS[EVENTS["event_id"] == "e-2025-03-25-drone-test"]


def days(*texts):
    """Return days as matplotlib numbers."""
    return list(mdates.date2num(np.array(texts, dtype="datetime64[D]")))


def table(*rows):
    """Return rows of day and text, with what else is given."""
    return pd.DataFrame([{"text": "It rained.", **row} for row in rows])


def part(ax, name):
    """Return the drawn collection of this name that holds something."""
    found = [each for each in ax.collections if str(each.get_gid()).startswith(f"{name}:")]
    return next(each for each in found if len(each.get_offsets()) or each.get_paths())


def written(ax):
    """Return the words beside the marks."""
    return [
        text.get_text().replace("\n", " ")
        for text in ax.texts
        if text.get_gid() == "words" and text.get_text()
    ]


def test_a_mark_stands_on_its_day():
    """A row with a whole day is a mark on that day."""
    ax = charts.timeline(table({"day": "2025-03-02"}))
    assert part(ax, "days").get_offsets()[:, 0].tolist() == days("2025-03-02")


SPANS = [
    ("2025-03", "2025-03-01", "2025-03-31"),
    ("2024", "2024-01-01", "2024-12-31"),
]


@pytest.mark.parametrize(("day", "first", "last"), SPANS, ids=[day for day, _, _ in SPANS])
def test_a_month_or_a_year_is_a_span_and_not_a_day(day, first, last):
    """A partial date covers all its days with an open bar, and has no mark on any of them."""
    ax = charts.timeline(table({"day": day}))
    corners = part(ax, "spans").get_paths()[0].vertices[:, 0]
    assert [corners.min(), corners.max()] == days(first, last)
    marks = [each for each in ax.collections if str(each.get_gid()).startswith("days:")]
    assert sum(len(each.get_offsets()) for each in marks) == 0


def test_days_that_something_lasted_are_two_joined_marks():
    """From one known day to another: a mark on each, and a line between."""
    ax = charts.timeline(table({"day": "2025-03-02", "end": "2025-03-05"}))
    assert part(ax, "days").get_offsets()[:, 0].tolist() == days("2025-03-02", "2025-03-05")
    assert part(ax, "lasted").get_segments()[0][:, 0].tolist() == days("2025-03-02", "2025-03-05")


def test_the_day_of_the_report_is_shown_where_it_differs():
    """The drone test: two days in March, a dotted line to the day of the report, and words."""
    ax = charts.timeline(DRONES)
    assert part(ax, "told").get_segments()[0][:, 0].tolist() == days("2025-03-26", "2025-03-27")
    assert written(ax)[0].startswith("25 to 26 Mar 2025, reported 27 Mar 2025: Kim Jong Un")
    assert "a dotted line runs to the day" in note(ax)


def note(ax):
    """Return the sentence below, in one line."""
    return next(t.get_text() for t in ax.texts if t.get_gid() == "note").replace("\n", " ")


def test_who_finds_no_room_is_counted_and_stands_in_the_table():
    """Marks without words are counted on the axis; the table has all rows."""
    ax = charts.timeline(EVENTS)
    left_out = len(EVENTS) - len(written(ax))
    said = ax.get_xlabel().replace("\n", " ")
    assert said == (
        f"Day on which it happened (and {left_out} more marks, without room for their words)"
    )
    assert len(charts.timeline_table(EVENTS)) == len(EVENTS)


def test_what_lies_outside_the_window_is_counted():
    """A zoom says how much it does not show, on both sides."""
    ax = charts.timeline(EVENTS, since="2025-03-19", until="2025-03-30")
    early = (EVENTS["date"] < "2025-03-19").sum()
    assert f"{early} more lie before this picture." in note(ax)
    assert "more lie after this picture." in note(ax)
    assert ax.get_xlim() == tuple(days("2025-03-19", "2025-03-30"))


def test_claims_stand_in_lanes_by_family_in_colour_and_mark():
    """Statements of two families: two lanes with their names, each with its own mark."""
    made = claims({}, {"asserted_by": "kyiv"}).assign(paraphrase="A figure.")
    ax = charts.timeline(made, sources=SOURCES)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["South Korea", "Ukraine"]
    assert {str(each.get_gid()) for each in ax.collections} >= {"days:south-korea", "days:ukraine"}


def test_any_column_makes_lanes():
    """Lanes by category keep the names of the categories."""
    ax = charts.timeline(EVENTS.head(6), lane="category")
    names = {label.get_text() for label in ax.get_yticklabels()}
    assert names == set(EVENTS.head(6)["category"])


def test_an_axes_that_is_given_is_the_one_drawn_on():
    """The chart draws where it is told to and returns that Axes."""
    ax = Figure(figsize=(6, 4)).add_subplot()
    assert charts.timeline(DRONES, ax=ax) is ax


def test_no_rows_make_an_honest_empty_picture():
    """An empty table, or a window with nothing in it, says so."""
    for made in (EVENTS.head(0), table({"day": None})):
        ax = charts.timeline(made)
        ax.figure.canvas.draw()
        assert "No row has a day" in ax.texts[0].get_text()
        assert charts.alt(ax).startswith("Empty timeline.")


def test_the_alt_text_says_what_is_seen():
    """How many, from when to when, and what; few rows are all read out."""
    made = table(
        {"day": "2025-03", "text": "It snowed"}, {"day": "2025-04-02", "told": "2025-04-03"}
    )
    assert charts.alt(charts.timeline(made, title="Weather")) == (
        "Timeline with 2 marks. Title: Weather. "
        "From March 2025 to 2 April 2025, reported 3 April 2025. "
        "March 2025: It snowed. 2 April 2025, reported 3 April 2025: It rained."
    )


def test_the_table_is_text_in_order():
    """Days in words, no finer than known; what happened; lanes where they have names."""
    made = table({"day": "2025-04-02", "lane": "rain"}, {"day": "2025-03", "lane": "snow"})
    assert charts.timeline_table(made).to_dict("list") == {
        "Day": ["March 2025", "2 April 2025"],
        "Who or what": ["snow", "rain"],
        "What": ["It rained.", "It rained."],
    }


REFUSED = [
    (whosays.load(), {}, "A timeline cannot draw a whole ledger. It draws one table of days. "
     "Type charts.timeline(ledger.events.head(5))."),
    ([1, 2], {}, "A timeline cannot draw a list. It needs a table of days. "
     "Type charts.timeline(ledger.events.head(5))."),
    (EVENTS[["event_id"]], {}, "This table has no columns that a timeline can read. It draws a "
     "ledger's events, its claims, or any table with the columns day and text. "
     "Type charts.timeline(ledger.events.head(5))."),
    (table({"day": "2 March"}), {}, "'2 March' in column day is no date. A date is a year, a month "
     "or a day, written 2025, 2025-03 or 2025-03-27. Correct that cell, or leave it blank where "
     "no day is known."),
    (table({"day": "2025"}), {"lane": "who"}, "This table has no column 'who' to make lanes of. "
     "It has text, day. Type charts.timeline(events, lane=\"day\"), or leave lane out."),
    (table({"day": "2025"}), {"since": "soon"}, "'soon' is no day for a timeline to begin or end "
     "on. A date is a year, a month or a day. Type since=\"2025-03-01\", until=\"2025-03-31\"."),
    (table({"day": "2025"}), {"since": "2025-02-01", "until": "2025-01-01"}, "This timeline ends "
     "(2025-01-01) before it begins (2025-02-01). A picture needs at least one day between its "
     "ends. Type since=\"2025-01-01\", until=\"2025-02-01\"."),
]  # fmt: skip
NAMES = ["a ledger", "a list", "no columns", "no date", "no lane", "no window", "window backwards"]


@pytest.mark.parametrize(("made", "options", "words"), REFUSED, ids=NAMES)
def test_what_cannot_be_drawn_is_answered_with_what_can(made, options, words):
    """A wrong table, date, lane or window: what is wrong, why, and what to type."""
    with pytest.raises((TypeError, ValueError)) as caught:
        charts.timeline(made, **options)
    assert str(caught.value) == words
