"""Names stand beside their marks and cover neither marks nor each other, on any real data."""

from itertools import combinations

import pytest
from chart_claims import SOURCES, claims
from matplotlib.text import Text

import whosays
from whosays import charts
from whosays.charts.wording import short_name

LEDGER = whosays.load()
GROUPS = {
    key: rows
    for key, rows in LEDGER.claims.groupby(["measure", "unit"], observed=True)
    if rows["value"].notna().any()
}
CROWDED = [key for key, rows in GROUPS.items() if len(rows) >= 8]
PAGES = [
    *((key, "laptop", "light") for key in GROUPS),
    *(
        (key, size, theme)
        for key in CROWDED
        for size, theme in (("projector", "dark"), ("page", "grey"))
    ),
]


@pytest.mark.parametrize(
    ("key", "size", "theme"), PAGES, ids=[f"{'-'.join(key)}-{size}" for key, size, _ in PAGES]
)
def test_no_name_covers_a_name_or_a_mark(key, size, theme):
    """Every measure of the ledger: names keep clear of each other, of marks and of the edge."""
    ax = charts.estimates(GROUPS[key], look=charts.look.at(size, theme=theme))
    names = boxes(ax)
    assert [pair for pair in combinations(names, 2) if pair[0].overlaps(pair[1])] == []
    assert [xy for xy in middles(ax) if any(box.contains(*xy) for box in names)] == []
    page = ax.figure.bbox
    assert all(page.x0 <= box.x0 and box.x1 <= page.x1 for box in names)


def boxes(ax):
    """Return the boxes of the names as they come out on the page."""
    canvas = ax.figure.canvas
    canvas.draw()
    names = [text for text in ax.texts if text.get_gid() == "name"]
    return [Text.get_window_extent(name, canvas.get_renderer()) for name in names]


def middles(ax):
    """Return where the marks stand on the page."""
    marks = [each for each in ax.collections if str(each.get_gid()).startswith("marks:")]
    return [xy for each in marks for xy in ax.transData.transform(each.get_offsets())]


def test_each_claimant_is_named_before_any_is_named_twice():
    """The eighteen counts of containers name every claimant at least once."""
    chosen = LEDGER.claims.query("measure == 'containers'")
    ax = charts.estimates(chosen)
    named = {text.get_text().replace("\n", " ") for text in ax.texts if text.get_gid() == "name"}
    assert {"White House", "US State Department", "US mission to the UN", "DIA", "MSMT"} <= named


SHORT = [
    ("South Korea's intelligence service NIS", "NIS"),
    ("Ukraine's President Zelensky", "President Zelensky"),
    ("Conflict Armament Research (CAR)", "CAR"),
    ("Russia's Security Council (Sergei Shoigu)", "Security Council"),
    ("US State Department", "US State Department"),
]


@pytest.mark.parametrize(("name", "short"), SHORT, ids=[short for _, short in SHORT])
def test_a_crowded_chart_shortens_names(name, short):
    """Colour and mark tell the country, so the name need not."""
    assert short_name(name) == short


def test_names_without_room_are_counted():
    """Below the days the chart says how many marks stand without a name."""
    long = SOURCES.assign(in_text="Llanfair" * 30)
    ax = charts.estimates(claims({}, {"stated_on": "2025-03-09"}), sources=long)
    assert ax.get_xlabel().endswith("(2 marks have no room for their names)")
