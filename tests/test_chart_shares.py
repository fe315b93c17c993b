"""Shares of a whole: what was stated and what we divided differ in mark, line and words."""

import pytest
import share_pairs
from chart_claims import SOURCES
from matplotlib.colors import to_hex

import whosays
from whosays import charts
from whosays.ledger.pairs import pairs
from whosays.reasoning import share


def draw(*rows, **options):
    """Draw made pairs."""
    return charts.shares(share_pairs.table(*rows), sources=SOURCES, **options)


def texts(ax, gid):
    """Return what is written under this name."""
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def marks(ax):
    """Return the marks of the one inset, in the order of the rows."""
    (inset,) = ax.child_axes
    return [line for line in inset.lines if str(line.get_gid()).startswith("marks:")]


def lines(ax):
    """Return the names of the lines from nothing to the marks."""
    (inset,) = ax.child_axes
    ids = [str(each.get_gid()) for each in inset.collections]
    return [each for each in ids if each.startswith("line:")]


def test_stated_and_divided_differ_by_mark_and_line():
    """A stated share has a full mark on a solid line, a division an open one on a broken line."""
    ax = draw({"said": "stated", "figure": "a quarter"}, {})
    full = [to_hex(mark.get_markerfacecolor()) for mark in marks(ax)]
    assert full == ["#ffffff", "#0b6e99"]
    assert lines(ax) == ["line:divided", "line:stated"]


def test_every_row_says_who_when_and_what_it_rests_on():
    """Claimant and day stand on the left; the share and its two figures on the right."""
    ax = draw({"qualifier": "about"})
    assert texts(ax, "name") == ["Seoul's ministry\n1 March 2025"]
    assert texts(ax, "share") == ["about 10 %\n÷ about 300 of 3,000"]


def test_a_stated_share_keeps_the_claimants_words():
    """No percentage is made of them, and an opinion is told as one."""
    ax = draw({"said": "stated", "figure": "two thirds", "assessment": "believed"})
    assert texts(ax, "share") == ["“two thirds”\nstated as an opinion"]


@pytest.mark.parametrize("count", [1, 12])
def test_what_is_only_ours_says_so(count):
    """On tall rows and on low ones, the label is written."""
    ax = draw(*[{"said": "ours"}] * count)
    assert all("our arithmetic, nobody’s claim" in text for text in texts(ax, "share"))
    assert "nobody’s claim" in charts.alt(ax)


def test_the_whole_is_in_sight():
    """The scale goes from nothing to the whole, however low the shares are."""
    (inset,) = draw({}).child_axes
    assert inset.get_xlim() == (0, 1)
    assert [tick.get_text() for tick in inset.get_xticklabels()][-1] == "100 %"


def test_the_ledgers_shares_run_from_a_tenth_to_two_thirds():
    """The lowest row is the lowest share, and the words tell each with its claimant."""
    text = charts.alt(charts.shares(pairs(whosays.load())))
    assert text.startswith("7 shares of a whole, one row a claim, the lowest first.")
    assert "NIS, 13 January 2025: about 10 % or less, ÷ about 300 of more than 3,000." in text
    assert text.endswith("Zelensky, 14 February 2025: “two thirds”, stated as an opinion.")


def test_the_table_is_the_chart_in_text():
    """One row a claim, with the share in words and both figures."""
    table = charts.shares_table(share_pairs.table(), sources=SOURCES)
    assert table.to_dict("records") == [
        {
            "Who says": "Seoul's ministry",
            "Stated on": "1 March 2025",
            "Share of the casualties": "10 %",
            "Where it comes from": "÷ 300 of 3,000",
            "Part": "300 killed",
            "Whole": "3,000 casualties",
        }
    ]


def test_different_parts_cannot_share_an_axis():
    """Killed and wounded are not drawn on one scale."""
    with pytest.raises(ValueError, match="more than one measure") as caught:
        draw({}, {"measure": "wounded"})
    assert str(caught.value) == (
        "These 2 pairs have more than one measure: killed, wounded. Shares of different things "
        "cannot share one axis. Keep one: pairs.query(\"measure == 'killed'\")."
    )


def test_an_unknown_kind_of_pairing_is_told():
    """There are three kinds, and the error names them."""
    with pytest.raises(ValueError, match="guessed") as caught:
        draw({"said": "guessed"})
    assert str(caught.value) == (
        "A share cannot be 'guessed'. It is one of: stated, divided, ours. "
        'Type whosays.ledger.pairs.pairs(ledger, part="killed").'
    )


SMALL = {0.0: "0 %", 0.25: "25 %", 0.004: "0.4 %", 5e-8: "0.000005 %"}


@pytest.mark.parametrize(("part", "told"), SMALL.items(), ids=SMALL.values())
def test_a_small_share_is_told_in_plain_digits(part, told):
    """No share is told as a power of ten, however small."""
    assert charts.share_text(share(part, 1)) == told
