"""Votes on a question: first beside last, with counts and shares, and the right one if told."""

import pandas as pd
import pytest

from whosays import charts

VOTED = pd.DataFrame({"text": ["a visit", "a ship"], "first": [10, 18], "last": [20, 8]})


def texts(ax, gid):
    """Return the texts of one kind on a chart and its inset."""
    drawn = [*ax.texts, *(text for panel in ax.child_axes for text in panel.texts)]
    return [each.get_text() for each in drawn if each.get_gid() == gid]


def test_each_bar_ends_in_its_count_and_share():
    """Whoever cannot judge lengths reads both votes as numbers."""
    assert texts(charts.votes(VOTED), "votes") == [
        "first: 10 (36 %)", "last: 20 (71 %)", "first: 18 (64 %)", "last: 8 (29 %)",
    ]  # fmt: skip


def test_one_vote_has_one_bar():
    """Before the class has talked there is nothing to compare."""
    ax = charts.votes(VOTED[["text", "first"]])
    assert texts(ax, "votes") == ["10 (36 %)", "18 (64 %)"]


def test_the_right_option_is_marked_only_where_it_is_told():
    """A teacher can show the votes before the answer."""
    shown = charts.votes(VOTED.assign(right=[True, False]))
    assert texts(shown, "option") == ["✓ a visit", "a ship"]
    assert texts(charts.votes(VOTED), "option") == ["a visit", "a ship"]
    assert "right" not in charts.alt(charts.votes(VOTED))


def test_the_alt_text_tells_every_vote():
    """Whoever cannot see the bars hears all of them."""
    assert charts.alt(charts.votes(VOTED.assign(right=[True, False]), title="Which is it")) == (
        "Chart of the votes of 28 people on 2 options. Title: Which is it. "
        "a visit, which is right: at first 10 (36 %), at last 20 (71 %). "
        "a ship: at first 18 (64 %), at last 8 (29 %)."
    )


def test_where_several_may_be_chosen_shares_are_of_the_people():
    """Three boxes ticked by all are each 100 per cent of the class."""
    ax = charts.votes(VOTED[["text", "first"]].assign(first=[10, 10]), voters=10)
    assert texts(ax, "votes") == ["10 (100 %)", "10 (100 %)"]


def test_the_table_holds_what_the_picture_holds():
    """The numbers can be read without the picture."""
    made = charts.votes_table(VOTED.assign(right=[True, False]))
    assert made.to_dict("list") == {
        "Option": ["a visit", "a ship"],
        "First votes": ["10 (36 %)", "18 (64 %)"],
        "Last votes": ["20 (71 %)", "8 (29 %)"],
        "Right": ["yes", "no"],
    }
    assert list(charts.votes_table(VOTED[["text", "first"]]).columns) == ["Option", "First votes"]


@pytest.mark.parametrize("count", [-1, 1.5, "many", None, float("inf"), float("nan")])
def test_a_count_that_is_none_is_refused(count):
    """Half a vote, less than none or a word are no count."""
    with pytest.raises(ValueError, match=r"^Votes cannot be") as caught:
        charts.votes(pd.DataFrame({"text": ["a"], "first": pd.Series([count], dtype=object)}))
    assert str(caught.value) == (
        f"Votes cannot be {count!r}. They are counted in whole numbers from 0. "
        'Type charts.votes(pandas.DataFrame({"text": ["yes", "no"], "first": [12, 16]})).'
    )


def test_more_votes_than_people_are_refused():
    """One person has one vote on an option."""
    with pytest.raises(ValueError, match=r"^An option cannot") as caught:
        charts.votes(VOTED, voters=15)
    assert str(caught.value) == (
        "An option cannot have 18 votes where 15 people answered. "
        "Each person has one vote on an option. Type voters=18 or more."
    )
