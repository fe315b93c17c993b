"""Fifty dots: what each stands for, how they stack, and published totals with their verbs."""

import numpy as np
import pandas as pd
import pytest
from chart_claims import SOURCES, claims

import whosays
from whosays import charts
from whosays.controls.frames import Painter
from whosays.reasoning.simulation import quantiles, totals

RANGES = ((16_000, 28_000), (250, 480), (0, 1))


def shells(*rows):
    """Return claims in shells."""
    return claims(*rows).assign(unit="shells", measure="shells")


def panel(ax):
    """Return the Axes that hold the dots."""
    return ax.child_axes[0]


def lines(ax, gid):
    """Return the dots of one kind, shape (n, 2)."""
    found = [each for each in panel(ax).lines if each.get_gid() == gid]
    return np.concatenate([each.get_xydata() for each in found])


def test_there_are_fifty_dots():
    """Thirty discs in the middle and ten rings at either end."""
    ax = charts.dots(totals(*RANGES))
    assert (len(lines(ax, "dots")), len(lines(ax, "dots ends"))) == (30, 20)


def test_a_dot_stands_within_its_own_width():
    """Stacking moves a dot across by half a dot at most."""
    drawn = totals(*RANGES)
    ax = charts.dots(drawn)
    both = np.concatenate([lines(ax, gid) for gid in ("dots", "dots ends")])
    places, width = np.sort(both[:, 0]), np.diff(np.unique(both[:, 0])).min()
    assert abs(places - quantiles(drawn)).max() <= width / 2 * 1.001


def test_no_two_dots_overlap():
    """Each has a place of its own."""
    ax = charts.dots(totals(*RANGES))
    both = np.concatenate([lines(ax, gid) for gid in ("dots", "dots ends")])
    assert len({(round(x), round(y, 3)) for x, y in both}) == 50


@pytest.mark.parametrize("size", ["laptop", "projector", "page"])
@pytest.mark.parametrize("rows", [0, 3, 30])
def test_every_stack_fits(size, rows):
    """Even fifty equal totals stay between their floor and the top."""
    published = shells(*({"value": 10.0 * n} for n in range(1, rows + 1))) if rows else None
    look = charts.look.at(size)
    ax = charts.dots(np.full(9, 500.0), published=published, sources=SOURCES, look=look)
    floor = next(each for each in panel(ax).lines if each.get_gid() == "floor").get_ydata()[0]
    up = lines(ax, "dots")[:, 1]
    assert floor < up.min() < up.max() < panel(ax).get_ylim()[1]


READ = {
    "even": (np.linspace(0, 1000, 10_000), "In 10 of the 50 dots the total is under 200, and in "
             "10 it is over 800."),
    "large": (totals(*RANGES), "In 10 of the 50 dots the total is under 1.5 million, and in 10 it "
              "is over 6.2 million."),
    "alike": (np.full(3, 6e6), "All 50 dots stand at 6 million: these ranges leave nothing open."),
    "ties": (np.repeat([1.0, 2.0], [50, 50]), "In 0 of the 50 dots the total is under 1, and in 0 "
             "it is over 2."),
    "none": (np.empty(0), ""),
}  # fmt: skip


@pytest.mark.parametrize(("given", "said"), READ.values(), ids=READ)
def test_the_sentence_counts_dots(given, said):
    """It names round numbers, with as many dots under or over them as it says."""
    assert charts.read_dots(given) == said


@pytest.mark.parametrize("seed", range(40))
def test_the_sentence_is_true(seed):
    """Ten dots really lie under the first number and ten over the second."""
    drawn = totals((1, 10.0 ** (seed % 9)), (3, 900), seed=seed)
    words = (
        charts.read_dots(drawn).replace(",", "").replace(" million", "e6").replace(" billion", "e9")
    )
    numbers = [float(each.rstrip(".")) for each in words.split() if each[0].isdigit()]
    dots = quantiles(drawn)
    assert (dots < numbers[2]).sum() == numbers[0] == 10
    assert (dots > numbers[4]).sum() == numbers[3] == 10


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("wider", [1e-9, 1e-6, 1e-5], ids=["billionth", "millionth", "more"])
def test_the_sentence_is_true_of_narrow_ranges(seed, wider):
    """Where six digits cannot part the dots, it counts by the digits that it tells."""
    low = 10.0 ** (seed % 6) * 1.2345678
    drawn = totals((low, low * (1 + wider)), (7, 7 * (1 + wider)), seed=seed)
    words = charts.read_dots(drawn).replace(",", "").replace(" million", "e6")
    numbers = [float(each.rstrip(".")) for each in words.split() if each[0].isdigit()]
    dots = quantiles(drawn)
    assert (dots < numbers[2]).sum() == numbers[0]
    assert (dots > numbers[4]).sum() == numbers[3]


VERBS = {
    "c-2025-07-13-dia-shells": "could-hold",
    "c-2024-06-22-c4ads-shells": "would-equal",
    "c-2025-01-08-us-shells": "held",
    "c-2023-11-01-nis-shells": "sent",
    "c-2024-12-02-zelensky-shells-2024": "sent",
    "c-2025-11-14-hur-shells-total": "handed-over",
    "c-2024-02-zelensky-one-million": "expected",
    "c-2025-04-15-osc-shells": "none",
}


@pytest.mark.parametrize(("id", "verb"), VERBS.items(), ids=VERBS)
def test_a_verb_is_what_the_claim_allows(id, verb):
    """A capacity is no content, and what was handed over was not fired."""
    ledger = whosays.load()
    assert list(charts.shell_verbs(ledger.claims.query("claim_id == @id"))) == [verb]


def test_each_published_total_names_verb_claimant_and_time():
    """A row says who, what was done, as of when, and the figure with its hedge."""
    made = shells({"value": 6e6, "qualifier": "about"}).assign(
        assessment="conditional", as_of="2025-02", scope="room in the boxes"
    )
    ax = charts.dots(np.array([1e6]), published=made, sources=SOURCES)
    texts = [each.get_text() for each in ax.texts]
    assert "Seoul's ministry\ncould hold, as of February 2025" in texts
    assert "about 6 million" in texts


def test_rows_of_one_verb_stand_together():
    """What could be held comes before what was sent, whenever it was stated."""
    made = shells({"stated_on": "2025-01"}, {"stated_on": "2025-02"}, {"stated_on": "2025-03"})
    made["scope"] = ["shells sent", "room", "shells sent"]
    made["assessment"] = ["stated", "conditional", "stated"]
    table = charts.dots_table(np.array([5.0]), published=made, sources=SOURCES)
    assert list(table["What"][:3]) == ["could hold", "sent", "sent"]


def test_the_table_counts_the_dots_under_a_total():
    """It holds the published totals, then all fifty dots."""
    drawn = np.linspace(0, 100, 1001)
    table = charts.dots_table(drawn, published=shells({"value": 50.0}), sources=SOURCES)
    assert table["Dots under it"][0] == "25"
    assert len(table) == 51
    assert list(table.iloc[1][["What", "Shells"]]) == ["possible total 1 of 50", "1"]


def test_the_alt_text_tells_whose_the_dots_are():
    """Who does not see them hears that no claimant stands behind them."""
    text = charts.alt(charts.dots(totals(*RANGES), published=shells({}), sources=SOURCES))
    assert "The dots are our arithmetic, nobody’s claim." in text
    assert "Seoul's ministry, no verb, said 1 March 2025: 1,000; dots under it: 0." in text


def test_figures_of_people_have_no_dots():
    """No dot stands beside dead, hurt or lost people."""
    made = claims({"measure": "killed", "unit": "persons"})
    with pytest.raises(ValueError, match="Claims in persons") as caught:
        charts.dots(np.array([1.0]), published=made, sources=SOURCES)
    assert str(caught.value) == (
        "Claims in persons have no place below dots of shells. Figures that count different "
        "things cannot share one axis. "
        "Type published=ledger.claims.query(\"measure == 'shells' and unit == 'shells'\")."
    )


MEND = "Type charts.dots(totals((6000, 7000), (250, 480)))."
WRONG = {
    "a list": ([1, 2], "charts.dots cannot draw a list. It draws possible totals, as "
               "whosays.reasoning.simulation gives them."),
    **{
        name: (given, "These totals cannot be drawn as dots. They have to be one row of numbers, "
               "none of them below zero or without end.")
        for name, given in {
            "nan": np.array([1, np.nan]), "below zero": np.array([-1.0]),
            "endless": np.array([np.inf]), "a square": np.ones((2, 2)),
            "words": pd.Series(["few"]),
        }.items()
    },
}  # fmt: skip


@pytest.mark.parametrize(("given", "told"), WRONG.values(), ids=WRONG)
def test_what_are_no_totals_is_refused(given, told):
    """What, why, and what to type instead."""
    with pytest.raises((TypeError, ValueError)) as caught:
        charts.dots(given)
    assert str(caught.value) == f"{told} {MEND}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_dots_that_move_are_those_of_the_chart(theme):
    """After a move the dots stand where a chart drawn anew has them."""
    moving = charts.MovingDots(np.array([5.0, 9.0]))
    ax = moving.base(theme)
    moving.show(totals(*RANGES))
    moving.move(None, theme)
    fresh = charts.dots(totals(*RANGES), note=False)
    assert lines(ax, "dots") == pytest.approx(lines(fresh, "dots"))
    assert moving.alt() == charts.alt(fresh)
    assert panel(ax).get_xlim() == panel(fresh).get_xlim()


def test_dots_that_move_need_a_total():
    """Nothing is told in three sentences."""
    with pytest.raises(ValueError, match="no total to show") as caught:
        charts.MovingDots(np.empty(0))
    assert str(caught.value) == (
        "There is no total to show. Dots that move need at least one. "
        "Type charts.dots(totals) for a chart that may be empty."
    )


MOVING = {
    "size": ({"size": "wall"}, ValueError, "The look has no size 'wall'."),
    "title": ({"title": 3}, TypeError, "A chart cannot have 3 for a title."),
    "sources": ({"sources": 3}, TypeError, "A chart cannot find names in a int"),
}


@pytest.mark.parametrize(("given", "error", "told"), MOVING.values(), ids=MOVING)
def test_dots_that_move_refuse_at_once(given, error, told):
    """What cannot be drawn is told when it is given, and not when it is first shown."""
    with pytest.raises(error) as caught:
        charts.MovingDots(np.array([5.0]), **given)
    assert str(caught.value).startswith(told)


def test_dots_may_move_before_anything_is_drawn():
    """The first move draws what stays, too."""
    moving = charts.MovingDots(np.array([5.0]))
    assert sum(len(each.get_xdata()) for each in moving.move(None, "dark")) >= 50


def test_the_scale_follows_dots_that_move():
    """A picture after a move is, pixel for pixel, that of the totals drawn at once."""
    moving = charts.MovingDots(np.array([5.0, 9.0]))
    painter = Painter(moving)
    painter.paint(None)
    moving.show(totals(*RANGES))
    assert painter.paint(None) == Painter(charts.MovingDots(totals(*RANGES))).paint(None)


def test_two_charts_can_share_a_scale():
    """A scale that has to hold a total ends alike, however low the dots are."""
    full, half = (charts.dots(np.array([3e6]) * part, upto=5e6) for part in (1.0, 0.5))
    assert panel(full).get_xlim() == panel(half).get_xlim()
