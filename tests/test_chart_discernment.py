"""The chart of discernment: trust in what holds and in what does not, and which way it leans."""

import pytest
from chart_tries import DISCERNMENT, MOMENTS, before_and_after, tries, trusted

from whosays import charts


def written(ax, gid):
    """Return the texts of one kind, in the order in which they were written."""
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def marks(ax, row):
    """Return the trust at which both marks of a row stand, as they are there."""
    found = {line.get_gid(): float(line.get_xdata()[0]) for line in ax.child_axes[0].lines}
    return [found.get(f"{kind}:{row}") for kind in ("sound", "unsound")]


def test_a_row_has_both_rates():
    """The circle stands at the trust in what holds, the square at that in what does not."""
    ax = charts.discernment(trusted(all=(4, 2)))
    assert marks(ax, 0) == [0.8, 0.4]
    assert written(ax, "apart")[0] == "40 points apart\nleans neither way"


def test_both_kinds_of_blindness_are_drawn_for_comparison():
    """Below stand those who trust all and those who doubt all: 0 points apart, both."""
    ax = charts.discernment(trusted(all=(4, 2)))
    assert written(ax, "name")[1:] == ["Trusting everything", "Doubting everything"]
    assert (marks(ax, 1), marks(ax, 2)) == ([1, 1], [0, 0])
    assert written(ax, "apart")[1:] == ["0 points apart", "0 points apart"]


def test_two_moments_are_two_rows_in_their_order():
    """Guesses stand above verdicts, each with its counts."""
    ax = charts.discernment(before_and_after(), by="moment")
    names = [" ".join(name.split()) for name in written(ax, "name")]
    assert names[:2] == ["Lesson 01, before checking", "Lesson 07, after checking"]
    assert written(ax, "apart")[:2] == [
        "20 points apart\nleans to trust", "80 points apart\nleans neither way",
    ]  # fmt: skip


LEANS = {
    "to trust": ((5, 4), "20 points apart\nleans to trust"),
    "to doubt": ((2, 1), "20 points apart\nleans to doubt"),
    "all trusted": ((5, 5), "0 points apart\nleans to trust"),
    "upside down": ((1, 4), "60 points the wrong way\nleans neither way"),
}


@pytest.mark.parametrize(("counts", "told"), LEANS.values(), ids=LEANS)
def test_the_leaning_is_told_in_words(counts, told):
    """How far apart, and which way."""
    assert written(charts.discernment(trusted(all=counts)), "apart")[0] == told


def test_one_sort_alone_is_too_few_to_tell():
    """Only doubtful things: a square, no circle, and no difference."""
    ax = charts.discernment(DISCERNMENT["only doubtful"]())
    assert marks(ax, 0) == [None, 0.625]
    assert written(ax, "apart")[0] == "too few to tell"
    assert "trust in what holds: no answer; in what does not: 63 % (4)" in charts.alt(ax)


def test_the_alt_text_has_both_rates_and_their_counts():
    """Whoever cannot see the picture hears rates, counts, difference and leaning."""
    text = charts.alt(charts.discernment(MOMENTS["four moments"](), by="moment"))
    assert (
        "Lesson 02: trust in what holds: 80 % (5); in what does not: 60 % (5); "
        "20 points apart, leans to trust."
    ) in text


def test_the_table_holds_the_rows_of_the_picture():
    """Rates with their counts, and the two rows for comparison without."""
    table = charts.discernment_table(trusted(all=(4, 2)))
    assert table.to_numpy().tolist() == [
        ["Your answers", "80 %", "5", "40 %", "5", "40 points apart", "leans neither way"],
        ["Trusting everything", "100 %", "", "100 %", "", "0 points apart", ""],
        ["Doubting everything", "0 %", "", "0 %", "", "0 points apart", ""],
    ]


def test_the_table_of_nothing_has_its_heads():
    """Before the first answer there is no row."""
    assert charts.discernment_table(tries()).shape == (0, 7)


def test_a_moment_that_is_no_column_is_told():
    """The name of a column that is not there is answered in three sentences."""
    with pytest.raises(ValueError, match="moment") as caught:
        charts.discernment(tries(), by="moment")
    assert str(caught.value) == (
        "These answers have no column moment. A chart of answers needs the whole table of first "
        "tries that a lesson gives. Type charts.discernment(lesson.tries())."
    )
