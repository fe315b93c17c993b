"""Small multiples give each claimant, or each family, a chart on the same scales."""

import pytest
from chart_claims import SOURCES, claims

from whosays import charts


def many(count):
    """Return two figures of Seoul's and one each of `count` others."""
    made = claims({}, {"value": 2000.0}, *({"asserted_by": f"voice-{n}"} for n in range(count)))
    return charts.panels(made, sources=SOURCES)


def texts(ax, gid):
    """Return what is written under this name."""
    return [text.get_text().replace("\n", " ") for text in ax.texts if text.get_gid() == gid]


def test_every_claimant_has_a_panel_with_the_same_scales():
    """Three claimants, three small charts; place and height mean the same in each."""
    ax = charts.panels(
        claims({}, {"asserted_by": "kyiv", "value": 9000.0}, {"asserted_by": "paper"}),
        sources=SOURCES,
    )
    assert texts(ax, "panel") == ["Seoul's ministry", "Kyiv's ministry", "Paper"]
    assert len({(child.get_xlim(), child.get_ylim()) for child in ax.child_axes}) == 1


def test_a_panel_holds_only_its_own_figures():
    """What one ministry said does not stand in the panel of another."""
    ax = charts.panels(claims({}, {"asserted_by": "kyiv", "value": 9000.0}), sources=SOURCES)
    drawn = [
        each.get_offsets()[:, 1].tolist()
        for child in ax.child_axes
        for each in child.collections
        if str(each.get_gid()).startswith("marks:")
    ]
    assert drawn == [[1000.0], [9000.0]]


def test_by_family_puts_those_together_who_are_not_independent():
    """Whoever is in one family shares a panel, also those that the sources do not know."""
    made = claims(
        {}, {"asserted_by": "kyiv"}, {"asserted_by": "elsewhere"}, {"asserted_by": "paper"}
    )
    ax = charts.panels(made, by="family", sources=SOURCES)
    assert texts(ax, "panel") == ["South Korea", "Ukraine", "News media and others"]


def test_who_has_no_panel_is_counted_in_words():
    """At most six are drawn; note and alt text say how many are not."""
    ax = many(9)
    said = "Not drawn here, for want of room: 4 others, with 4 figures in all."
    assert len(ax.child_axes) == 6
    assert said in texts(ax, "note")[0]
    assert said in charts.alt(ax)


def test_most_figures_come_first():
    """When there is no room for all, whoever stated most keeps a panel."""
    assert "Seoul's ministry" in texts(many(30), "panel")


def test_each_panel_is_told_in_the_alt_text():
    """One figure, or the first, the last and the ends, panel by panel."""
    later = {"stated_on": "2025-04-02", "value": 2500.0, "qualifier": "more-than"}
    ax = charts.panels(claims({}, later, {"asserted_by": "kyiv"}), sources=SOURCES)
    assert charts.alt(ax) == (
        "2 small charts with the same scales, one for each claimant, with each published figure "
        "on the day it was stated. Title: Crates: published figures. "
        "Up: crates, from 0; the highest mark is at 2,500. "
        "Seoul's ministry: 2 figures, first 1,000, 1 March 2025, last more than 2,500, "
        "2 April 2025, all from 1,000 to 2,500. Kyiv's ministry: one figure, 1,000, 1 March 2025."
    )


def test_another_way_to_split_is_refused():
    """Claims are split by who said them, and not by the day."""
    with pytest.raises(ValueError, match="cannot take") as caught:
        charts.panels(claims({}), sources=SOURCES, by="day")
    assert str(caught.value) == (
        "charts.panels cannot take by='day'. It takes one of: claimant, family. "
        'Type charts.panels(claims, by="claimant").'
    )
