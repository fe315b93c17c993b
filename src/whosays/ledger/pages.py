"""Which page a reader should open: one of the claimant's words, not a copy of a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .ids import split_ids

if TYPE_CHECKING:
    from .ledger import Ledger

COPIES = "aggregator"


def best_page(ledger: Ledger, row: Any) -> str | None:
    """Return the id of the first page of a row that is no aggregator's, mirror's or rewrite site's.

    Where there is none such, the first page; where no page is known yet, None.
    """
    publisher = ledger.reports.set_index("report_id")["publisher"]
    known = [id for id in (row["report"], *split_ids(row.get("also"))) if id in publisher.index]
    own = (id for id in known if ledger.row(publisher[id])["kind"] != COPIES)
    return next(own, known[0] if known else None)
