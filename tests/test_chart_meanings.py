"""The chart of meanings: lanes by what is counted, never one scale for two measures."""

import chart_claims
import pytest

from whosays import charts

TWO = chart_claims.claims(
    {"measure": "crates", "stated_on": "2025-03-01", "scope": "in the yard"},
    {"measure": "barrels", "unit": "barrels", "stated_on": "2025-04-01", "scope": "at sea"},
    {"measure": "crates", "stated_on": "2025-05-01", "asserted_by": "kyiv", "scope": "on a train"},
)


def drawn(claims=TWO, **given):
    """Draw claims of the tests' own sources."""
    return charts.meanings(claims, sources=chart_claims.SOURCES, **given)


def test_a_lane_is_what_is_counted():
    """Lanes have the names of their measures, the earliest on top."""
    ax = drawn()
    lanes = dict(zip(ax.get_yticks(), [it.get_text() for it in ax.get_yticklabels()], strict=True))
    assert lanes == {1: "crates", 0: "barrels"}


def test_marks_stand_in_their_lane():
    """How high a mark stands is its lane, whatever its figure."""
    ax = drawn()
    heights = sorted(
        float(y) for each in ax.collections if str(each.get_gid()).startswith("marks")
        for _, y in each.get_offsets()
    )  # fmt: skip
    assert heights == [0, 1, 1]


def test_marks_of_one_lane_can_stand_apart():
    """Where asked, marks that would cover each other stand above and below their lane's line."""
    near = chart_claims.claims(
        *({"stated_on": f"2025-03-{day:02}", "scope": f"of {day}"} for day in (1, 2, 3)),
        {"stated_on": "2025-12-01", "scope": "later"},
    )
    ax = drawn(near, apart=True)
    heights = [
        float(y) for each in ax.collections if str(each.get_gid()).startswith("marks")
        for _, y in each.get_offsets()
    ]  # fmt: skip
    assert sorted(heights) == [-0.38, 0, 0, 0.38]


def test_the_scope_stands_beside_the_mark():
    """What a figure is of can be read in the picture."""
    names = {text.get_text().replace("\n", " ") for text in drawn().texts}
    assert {"in the yard", "at sea", "on a train"} <= names


def test_alt_text_counts_the_lanes():
    """Who does not see the picture hears what is counted, and how often."""
    told = charts.alt(drawn(title="1,000 everywhere"))
    assert "Title: 1,000 everywhere." in told
    assert "Lanes: crates (2) and barrels (1)." in told


def test_the_ring_is_told():
    """The ringed point is named with its lane and scope."""
    ring = charts.MeaningsHighlight(TWO, sources=chart_claims.SOURCES)
    told = "Ringed, 2 of 3: 1,000, barrels, said by Seoul's ministry, 1 April 2025, of: at sea."
    assert ring.alt(1).endswith(told)
    assert len(ring.move(1)) == 3


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_claims_are_drawn_too(count):
    """None, one or two claims: the chart stands, and its words with it."""
    ax = drawn(TWO.iloc[:count])
    assert charts.alt(ax)


def test_the_rarest_of_many_measures_share_a_lane():
    """No more than eight lanes have names, and the last says how many measures it holds."""
    made = chart_claims.claims(
        *({"measure": f"kind-{n:02}"} for n in range(12)), {"measure": "kind-11"}
    )
    labels = [label.get_text() for label in drawn(made).get_yticklabels()]
    assert len(labels) == 8
    assert "kind 11" in labels
    assert labels[-1].replace("\n", " ") == "5 other measures"
    assert "kind 11 (2)" in charts.alt_meanings(made)
    assert "and 5 other measures (5)." in charts.alt_meanings(made)
