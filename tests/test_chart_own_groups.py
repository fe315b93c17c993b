"""A story of one's own has families that no colour was chosen for: it is drawn all the same."""

import pandas as pd
import pytest
from chart_claims import SOURCES, claims

from whosays import charts

OWN = SOURCES.assign(family_group=["police", "organisers", "organisers", "press"])
MADE = claims(
    {},
    {"asserted_by": "kyiv", "value": 1500.0, "stated_on": "2025-03-02", "qualifier": "about"},
    {"asserted_by": "kyiv", "value": 1200.0, "stated_on": "2025-03-04"},
)
MADE["paraphrase"] = "there were so many"
DRAWN = {
    "estimates": charts.estimates,
    "panels": charts.panels,
    "panels by group": lambda *given, **options: charts.panels(*given, by="family", **options),
    "range_prediction": lambda *given, **options: charts.range_prediction(
        {"low": 1.0, "high": 9.0}, *given, **options
    ),
    "twins": lambda *given, **options: charts.twins(*given, fault="lost-hedges", **options),
    "meanings": charts.meanings,
    "timeline": charts.timeline,
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_groups_of_ones_own_are_drawn(draw):
    """No chart stumbles over a group that it does not know, and each can be told."""
    ax = draw(MADE, sources=OWN)
    ax.figure.canvas.draw()
    assert len(charts.alt(ax)) > 100


def test_a_group_of_ones_own_is_drawn_as_others():
    """The display group is one of five, whatever the ledger calls it."""
    ids = pd.Series(["seoul", "paper", "nobody"])
    assert list(charts.family_groups(ids, OWN)) == ["others"] * 3
    assert list(charts.family_groups(ids, SOURCES)) == ["south-korea", "others", "others"]


def test_the_alt_text_names_who_said_it():
    """Where no group can be told apart, the claimants are named, each with its count."""
    text = charts.alt_estimates(MADE, sources=OWN)
    assert "Said by: Kyiv's ministry (2) and Seoul's ministry (1)." in text


def test_many_claimants_are_named_and_the_rest_are_counted():
    """Six names are heard, and how many more there are."""
    voices = [f"voice-{n}" for n in range(9)]
    text = charts.alt_estimates(claims(*({"asserted_by": who} for who in voices)), sources=OWN)
    assert "voice-5 (1) and 3 more." in text


def test_a_key_that_tells_nothing_apart_is_left_out():
    """There is no key with one group that is no family; the names stand beside the marks."""
    ax = charts.estimates(MADE, sources=OWN)
    assert [each for each in ax.artists if each.get_gid() == "key"] == []
    assert "Kyiv's ministry" in [text.get_text() for text in ax.texts]
