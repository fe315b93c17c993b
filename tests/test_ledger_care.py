"""One list says which measures count dead, hurt or lost people, in any ledger."""

import pytest

import whosays
from whosays.ledger.care import counts_losses

LOSSES = {
    "casualties",
    "grave-places",
    "hur-losses-from-dprk-artillery-percent",
    "killed",
    "missing",
    "repatriated",
    "returned-to-front",
    "wounded",
}


def test_every_measure_of_the_ledger_is_on_the_right_side():
    """Of all measures that ship, just these eight count dead, hurt or lost people."""
    measures = whosays.load().claims["measure"].cat.categories
    assert {each for each in measures if counts_losses(each)} == LOSSES


CASES = [
    ("Dead", "", True),
    ("flood-victims", "", True),
    ("hurt", "", True),
    ("police-injured", "", True),
    ("people lost", "", True),
    ("fallen", "", True),
    ("deaths", "", True),
    ("fatalities", "", True),
    ("the_dead", "", True),
    ("brought-home", "coffins", True),
    ("missiles-in-debris", "missiles", False),
    ("howitzers-destroyed", "howitzers", False),
]


@pytest.mark.parametrize(("measure", "unit", "told"), CASES, ids=[case[0] for case in CASES])
def test_other_ledgers_are_judged_by_their_words(measure, unit, told):
    """A measure of somebody's own story is judged by the words of its id and its unit."""
    assert counts_losses(measure, unit) is told
