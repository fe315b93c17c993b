"""What was said, row by row of the ledger: the sentences that open beside a chart on the screen."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from whosays.ledger import Ledger
from whosays.ledger.cite import day_said, text_of

__all__ = ["lettered", "sentence", "sentences", "stated"]

_Row = TypeVar("_Row")


def sentences(ledger: Ledger, ids: Sequence[str], words: Mapping[str, str]) -> dict[str, Any]:
    """Return a table of sentences with letters, A for the first.

    Parameters
    ----------
    ledger
        Where the rows are looked up.
    ids
        Of claims and events.
    words
        ``said_mark`` and ``said_head``, the heads of the table.

    Returns
    -------
    dict
        A block as `marks` has it: ``is`` table, ``head`` of two cells, ``rows`` of two each.

    Raises
    ------
    ValueError
        When there are more rows than letters.
    """
    rows = [[_text(letter), _text(sentence(ledger, id))] for letter, id in lettered(ids)]
    return {
        "is": "table",
        "head": [_text(words["said_mark"]), _text(words["said_head"])],
        "rows": rows,
    }


def lettered(rows: Sequence[_Row]) -> list[tuple[str, _Row]]:
    """Return rows, each after its letter, A for the first.

    Raises
    ------
    ValueError
        When there are more rows than letters.
    """
    if len(rows) > len(string.ascii_uppercase):
        raise ValueError(
            f"{len(rows)} rows cannot have a letter each. The alphabet has "
            f"{len(string.ascii_uppercase)}. Make two tables of them."
        )
    return list(zip(string.ascii_uppercase, rows, strict=False))


def stated(ledger: Ledger, id: str) -> str:
    """Return the day on which a claim or an event was told of, as the ledger writes it."""
    row = ledger.row(id)
    if "stated_on" in row.index:
        return text_of(row["stated_on"])
    # An event that was told of later bears both days.
    return text_of(row["reported_on"]) or text_of(row["date"])


def sentence(ledger: Ledger, id: str) -> str:
    """Return what a claim or an event says, with its speaker and its day."""
    row = ledger.row(id)
    if "stated_on" in row.index:
        # An address is of no use on paper, and it comes last.
        return re.sub(r", https?://\S+$", "", ledger.cite(id)) + "."
    when = day_said(stated(ledger, id))
    return f"{when[:1].upper()}{when[1:]}: {row['summary']}"


def _text(text: str) -> list[dict[str, str]]:
    return [{"is": "text", "text": text}]
