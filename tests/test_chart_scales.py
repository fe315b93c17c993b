"""A scale of figures starts at zero, or multiplies from step to step and says so."""

import pytest
from chart_claims import SOURCES, claims

from whosays import charts
from whosays.charts._scales import figures

STEPS = [
    ((1_000, 6_000), "twice", (1_000, 2_000, 4_000)),
    ((1_500, 18_000), "twice", (1_000, 2_000, 4_000, 8_000, 16_000)),
    ((30, 500_000), "ten times", (10, 100, 1_000, 10_000, 100_000, 1e6)),
    ((1, 1e12), "a hundred times", (1, 100, 1e4, 1e6, 1e8, 1e10, 1e12)),
    ((7, 7), "twice", (5, 10)),
]


@pytest.mark.parametrize(
    ("ends", "factor", "ticks"), STEPS, ids=[f"{low:g} to {high:g}" for (low, high), *_ in STEPS]
)
def test_every_step_multiplies_by_one_number(ends, factor, ticks):
    """From each line to the next is the same factor, and no figure falls off the scale."""
    scale = figures(*ends, scale="log")
    assert (scale.times(), scale.ticks) == (factor, ticks)
    assert scale.low <= ends[0] <= ends[1] < scale.high


def test_a_plain_scale_starts_at_zero():
    """Whatever the lowest figure is, heights can be compared."""
    assert figures(9_000, 10_000).low == 0


def log(*rows):
    """Draw made claims on a scale that multiplies."""
    return charts.estimates(claims(*rows), sources=SOURCES, scale="log")


def test_a_log_scale_says_so_at_its_unit_and_below():
    """Nobody needs to know the word: axis and note say that a step multiplies."""
    ax = log({"value": 30.0}, {"value": 500_000.0})
    note = next(text.get_text() for text in ax.texts if text.get_gid() == "note")
    assert ax.get_yscale() == "log"
    assert ax.get_ylabel() == "crates (each line is ten times the one before it)"
    assert "so equal steps multiply and there is no zero" in note.replace("\n", " ")


def test_a_log_scale_is_told_in_the_alt_text():
    """Who cannot see the chart hears where the scale starts and what a step does."""
    text = charts.alt(log({"value": 30.0}, {"value": 500_000.0}))
    assert (
        "Up: crates, on a scale whose lowest line is at 10 and where each line is ten times the "
        "one before it; the highest mark is at 500,000." in text
    )


def test_zero_has_no_place_on_a_log_scale():
    """A figure of zero is refused there, and the mend is named."""
    with pytest.raises(ValueError, match="log scale") as caught:
        log({"value": 0.0}, {})
    assert str(caught.value) == (
        "A log scale has no place for 0. Its steps multiply, so they never reach zero. "
        'Leave scale="log" out, or draw only the figures above zero.'
    )


def test_another_scale_is_refused():
    """Only two scales are known."""
    with pytest.raises(ValueError, match="cannot take") as caught:
        charts.estimates(claims({}), sources=SOURCES, scale="broken")
    assert str(caught.value) == (
        "charts.estimates cannot take scale='broken'. It takes one of: linear, log. "
        'Type charts.estimates(claims, scale="linear").'
    )
