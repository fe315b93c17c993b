"""The dots of lesson 06 on paper: with all boxes full and with half of them, on one scale."""

from whosays.charts import look
from whosays.editions.worksheets.pictures import lesson06
from whosays.ledger import load

LEDGER = load()
PAGE = look.at("page", theme="grey")


def across(name):
    """Return where the scale of one picture ends, in shells."""
    (host,) = lesson06.PICTURES[name](LEDGER, PAGE).figure.axes
    return host.child_axes[0].get_xlim()


def test_both_pictures_have_one_scale():
    """What moves is the dots."""
    assert across("all-full") == across("half-full")


def test_the_ranges_are_those_of_the_table_beside_them():
    """Counts are the ledger's, and shells in one are our division."""
    assert lesson06.ranges(LEDGER) == ((16_000, 28_000), (250, 480))
