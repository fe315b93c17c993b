"""The pictures of the one hour: a source chain, and one number with several meanings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from whosays import charts, lessons

from . import Picture
from .lesson02 import MORE_TROOPS, chain

if TYPE_CHECKING:
    from whosays.charts.look import Look
    from whosays.ledger import Ledger

_NUMBER = 11_000
#: The cards of the question before, in their order.
_CARDS = (
    "c-2024-11-04-zelensky-11000",
    "c-2024-11-20-nis-11000",
    "c-2025-03-27-jcs-11000",
)


def same_number(ledger: Ledger, look: Look) -> Picture:
    """Draw all claims that bear the number, in lanes by what they count."""
    words = lessons.words()["explore"]["estimates"]
    table = ledger.claims
    found = table[(table["value"] == _NUMBER) & ~table["thin"] & (table["checked"] != "not-found")]
    title = words["same_title"].format(number=f"{_NUMBER:,}")
    numbers = {id: f"{n} " for n, id in enumerate(_CARDS, 1)}
    # What each mark is of stands beside it, and before that the number of its card.
    numbered = found.assign(scope=found["claim_id"].map(numbers).fillna("") + found["scope"])
    ax = charts.meanings(
        numbered, sources=ledger.sources, title=title, note=False, apart=True, look=look
    )
    reading = charts.how_to_read(found.assign(measure="", unit=""), sources=ledger.sources)
    return Picture(ax.figure, charts.alt(ax), f"{words['same_caption']} {reading}")


PICTURES = {
    "more-troops": partial(chain, claims=MORE_TROOPS),
    "same-number": same_number,
}
