"""The pictures of lesson 02: three source chains."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from whosays import charts

from . import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.charts.look import Look
    from whosays.ledger import Ledger

MORE_TROOPS = ("c-2025-03-27-jcs-3000-more",)
_SIX_THOUSAND = (
    "c-2025-06-17-shoigu-5000",
    "c-2025-06-26-nis-6000",
    "c-2025-08-12-hur-6000",
)


def chain(ledger: Ledger, look: Look, *, claims: Sequence[str], told: bool = True) -> Picture:
    """Draw the way of claims from who said them to the pages.

    Parameters
    ----------
    ledger, look
        As for every picture.
    claims
        Ids of claims that tell one thing.
    told
        Whether to say below it how to read it; once a sheet will do.
    """
    steps = ledger.chain(claims)
    ax = charts.source_chain(steps, note=False, look=look)
    return Picture(ax.figure, charts.alt(ax), charts.how_to_read_chain(steps) if told else "")


def six_thousand(ledger: Ledger, look: Look) -> Picture:
    """Draw the ways of three claims; letters a little smaller leave room for all names."""
    return chain(ledger, replace(look, small=7.5), claims=_SIX_THOUSAND, told=False)


PICTURES = {
    "more-troops": partial(chain, claims=MORE_TROOPS),
    "six-thousand": six_thousand,
}
