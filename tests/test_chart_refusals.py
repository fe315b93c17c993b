"""What a chart refuses to draw, and how it says what, why and what to type."""

import pytest
from chart_claims import SOURCES, claims

import whosays
from whosays import charts


def refused(made):
    """Return the whole text of the refusal."""
    with pytest.raises((TypeError, ValueError)) as caught:
        charts.estimates(made, sources=SOURCES)
    return str(caught.value)


def test_mixed_measures_are_refused():
    """Soldiers and crates cannot share an axis."""
    assert refused(claims({}, {"measure": "casks"})) == (
        "These 2 claims have more than one measure: casks, crates. "
        "Figures that count different things cannot share one axis. "
        "Keep one: claims.query(\"measure == 'casks'\")."
    )


def test_mixed_units_are_refused():
    """A share of the crates is not a number of crates."""
    assert refused(claims({}, {"unit": "share"})) == (
        "These 2 claims have more than one unit: crates, share. "
        "Figures that count different things cannot share one axis. "
        "Keep one: claims.query(\"unit == 'crates'\")."
    )


def test_a_whole_ledger_is_refused():
    """The likeliest slip, the ledger in place of its claims, is answered by name."""
    assert refused(whosays.load()) == (
        "A chart cannot draw a whole ledger. It draws claims of one measure. "
        "Type ledger.claims.query(\"measure == 'containers'\")."
    )


def test_a_list_is_refused():
    """What is no table is named by its type."""
    assert refused([1, 2]) == (
        "A chart cannot draw a list. It needs a table of claims. "
        "Type ledger.claims.query(\"measure == 'containers'\")."
    )


def test_missing_columns_are_named():
    """A table cut down to two columns cannot be drawn."""
    assert refused(claims({}).drop(columns=["unit", "stated_on_last"])) == (
        "These claims have no column unit, stated_on_last. "
        "A chart needs whole rows of the ledger's claims. "
        "Type ledger.claims.query(\"measure == 'containers'\")."
    )


@pytest.mark.parametrize(("name", "first"), [("size", "laptop"), ("theme", "light")])
def test_an_unknown_look_lists_the_known_ones(name, first):
    """A size or theme that does not exist is answered with those that do."""
    with pytest.raises(ValueError, match=f"has no {name} 'vast'") as caught:
        charts.look.at(**{name: "vast"})
    assert str(caught.value).endswith(f'Type charts.look.at({name}="{first}").')


def test_a_point_that_is_not_there_is_refused():
    """The ring can stand on points only."""
    ring = charts.Highlight(claims({}, {}), sources=SOURCES)
    with pytest.raises(IndexError) as caught:
        ring.move(2)
    assert str(caught.value) == (
        "There is no point 2. The chart has 2, counted from 0. Type a number from 0 to 1."
    )


def test_a_figure_written_as_a_text_is_refused():
    """A comma between thousands makes a text of a number."""
    made = claims({}).astype({"value": object})
    made.loc[0, "value"] = "1,000"
    assert refused(made) == (
        "'1,000' in column value is no number. A chart needs figures as plain numbers, such as "
        "1000. Correct that cell, or leave it blank where only words were said."
    )


def test_a_day_that_is_none_is_refused():
    """A word for a day is told by its column."""
    assert refused(claims({}).assign(stated_on_first="soon")) == (
        "'soon' in column stated_on_first is no date. A chart needs the first and the last day "
        "on which a figure may have been stated. Correct that cell, such as to 2025-03-27, or "
        "leave it blank."
    )
