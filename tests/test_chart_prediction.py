"""A reader's range stands above the published figures, and never on people's losses."""

import math
from dataclasses import replace

import pytest
from chart_claims import SOURCES, claims, series

from whosays import charts

RANGE = {"low": 1000, "best": 1500, "high": 2000}


def draw(predicted, *rows, **options):
    """Draw a prediction above made claims."""
    return charts.range_prediction(predicted, claims(*rows), sources=SOURCES, **options)


def texts(ax, gid):
    """Return what is written under this name."""
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def test_before_the_prediction_nothing_is_given_away():
    """The frame asks for a prediction; no figure, day or name is on it, nor in its words."""
    ax = draw(None, {"value": 7777.0})
    said = " ".join([*(text.get_text() for text in ax.texts), charts.alt(ax), ax.get_title()])
    assert "Predict first." in said
    assert not any(given in said for given in ("7,777", "Seoul", "2025"))
    assert [each for each in ax.collections if len(each.get_offsets())] == []


def test_every_published_figure_has_a_row_with_who_and_when():
    """Claimant, day and figure with its hedge stand on the figure's own row."""
    ax = draw(RANGE, {"qualifier": "about"}, {"asserted_by": "kyiv", "value": 3000.0})
    assert (
        texts(ax, "name")
        == [
            "Your range (best guess 1,500)",
            "Kyiv's ministry\n1 March 2025",
            "Seoul's ministry\n1 March 2025",
        ][:1]
        + texts(ax, "name")[1:]
    )
    assert sorted(texts(ax, "figure")) == ["1,000 to 2,000", "3,000", "about 1,000"]


def test_the_bar_is_the_readers_own_range():
    """The bar goes from the low to the high figure, with a mark at the best guess."""
    (inset,) = draw(RANGE, {}).child_axes
    bar = next(each for each in inset.collections if each.get_gid() == "prediction")
    best = next(line for line in inset.lines if line.get_gid() == "prediction best")
    assert bar.get_segments()[0][:, 0].tolist() == [1000.0, 2000.0]
    assert best.get_xdata().tolist() == [1500.0]


def test_the_words_count_where_the_figures_lie():
    """Inside, below, above, or across an end: each is counted."""
    between = {"qualifier": "between", "value": math.nan, "low": 500.0, "high": 1200.0}
    rows = ({"value": 10.0}, {"value": 1500.0}, {"value": 1600.0}, {"value": 9000.0}, between)
    assert (
        "Of the 5 published figures: 2 inside your range, 1 below your range, 1 above your range "
        "and 1 across one end of your range." in charts.alt(draw(RANGE, *rows))
    )


OPEN = {
    "a floor in the range": ("at-least", 1500.0, "1 with a floor inside your range", "floor"),
    "a floor below it": ("more-than", 10.0, "1 with a floor below your range", "floor"),
    "a floor above it": ("more-than", 9000.0, "1 above your range", ""),
    "a ceiling in the range": ("up-to", 1500.0, "1 with a ceiling inside your range", "ceiling"),
    "a ceiling below it": ("up-to", 10.0, "1 below your range", ""),
    "a ceiling above it": ("up-to", 9000.0, "1 with a ceiling above your range", "ceiling"),
}
LEFT_OPEN = {
    "floor": " A floor (“at least”, “more than”) leaves open how far up the number lies.",
    "ceiling": " A ceiling (“up to”) leaves open how far down the number lies.",
    "": "",
}


@pytest.mark.parametrize(("qualifier", "value", "said", "end"), OPEN.values(), ids=OPEN)
def test_a_floor_or_a_ceiling_is_no_point(qualifier, value, said, end):
    """An open figure is never inside: its floor or ceiling may be, and the rest stays open."""
    row = claims({"qualifier": qualifier, "value": value})
    told = charts.in_range(RANGE, row, sources=SOURCES)
    assert told == f"Of the one published figure: {said}.{LEFT_OPEN[end]}"


def test_what_has_no_row_is_counted():
    """Sixty figures cannot all be read: the lowest, the highest and the latest can."""
    rows = [{"value": 100.0 + n, "stated_on": f"2025-{n % 12 + 1:02}-01"} for n in range(60)]
    ax = draw(RANGE, *rows)
    shown = len(texts(ax, "figure")) - 1
    assert f"For want of room {60 - shown} figures have no row here" in charts.alt(ax)
    assert {"100", "159"} <= set(texts(ax, "figure"))


LOSSES = [("killed", "persons"), ("wounded", "persons"), ("brought-home", "coffins")]


@pytest.mark.parametrize("predicted", [None, RANGE], ids=["before", "after"])
@pytest.mark.parametrize(("measure", "unit"), LOSSES, ids=[measure for measure, _ in LOSSES])
def test_nobody_predicts_losses(measure, unit, predicted):
    """Dead and hurt people are never bet on, before or after, in any ledger."""
    with pytest.raises(ValueError, match="Nobody predicts") as caught:
        draw(predicted, {"measure": measure, "unit": unit})
    assert str(caught.value) == (
        f"Nobody predicts {measure!r} here. These figures count dead, hurt or lost people, and "
        "the course never lets anyone bet on them. "
        "Draw what was stated: charts.estimates(claims)."
    )


MEND = 'Type {"low": 1000, "best": 2000, "high": 3000}, or None before the prediction.'
WRONG = {
    "a number": (
        1500,
        "A prediction cannot be 1500. "
        "It is a range: a low and a high figure, and a best guess if you like. ",
    ),
    "no high": ({"low": 1}, "The prediction has no high figure. A range needs both ends. "),
    "in words": (
        {"low": "few", "high": 9},
        "The prediction's low figure is 'few'. It has to be a number. ",
    ),
    "no end": (
        {"low": 1, "high": math.inf},
        "The prediction's high figure is inf. It has to be a number. ",
    ),
    "out of order": (
        {"low": 3000, "best": 5000, "high": 2000},
        "The prediction is out of order: low 3,000, best 5,000, high 2,000. "
        "The low figure comes first and the high one last. ",
    ),
}


@pytest.mark.parametrize(("predicted", "said"), WRONG.values(), ids=WRONG)
def test_what_is_no_range_is_refused(predicted, said):
    """Each slip is named, with what to type."""
    with pytest.raises((TypeError, ValueError)) as caught:
        draw(predicted, {})
    assert str(caught.value) == said + MEND


def test_the_ends_of_the_axis_hold_what_is_drawn():
    """A mark above the last number on the axis is not told to lie beyond the axis."""
    made = claims({"value": 12_000.0}, {"value": 9000.0})
    text = charts.alt(charts.range_prediction({"low": 5000, "high": 11_000}, made, sources=SOURCES))
    assert "Across: crates, from 0 to 12,000." in text


def test_what_has_no_row_is_told_within_the_picture():
    """In little room the sentence that counts the missing rows is broken like all others."""
    figure = charts.look.new_figure(replace(charts.look.at(), width=4.2))
    ax = charts.range_prediction(
        {"low": 1, "high": 2},
        series(30),
        sources=SOURCES,
        ax=figure.add_axes((0.05, 0.05, 0.9, 0.9)),
        note=True,
    )
    told = next(text for text in ax.texts if text.get_gid() == "left out")
    assert told.get_window_extent(figure.canvas.get_renderer()).x1 <= figure.bbox.x1
