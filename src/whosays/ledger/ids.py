"""Ids in a cell."""

from __future__ import annotations

from typing import Any

from .errors import LedgerError


def split_ids(text: Any) -> list[str]:
    """Return the items of a list-valued cell; a blank cell has none.

    >>> split_ids("e-2025-03-21-shoigu-pyongyang;b8")
    ['e-2025-03-21-shoigu-pyongyang', 'b8']
    """
    return [part for part in text.split(";") if part] if isinstance(text, str) else []


def list_of_ids(ids: Any, *, why: str, ask: str) -> list[str]:
    """Return ids as a list; refuse a bare text, a table and whatever else holds no ids."""
    if isinstance(ids, str):
        what, mend = f"{ids[:60]!r} is one text, not a list of ids.", f'["{ids[:60]}"]'
        raise LedgerError(what, why, f"For instance: ledger.{ask}({mend})")
    # A table would give the names of its columns.
    if hasattr(ids, "columns") or not hasattr(ids, "__iter__"):
        raise LedgerError(
            f"A {type(ids).__name__} is not a list of ids.",
            "This takes the ids of several claims.",
            f"Give a list, or a column such as frame.claim_id: ledger.{ask}(frame.claim_id)",
        )
    return list(ids)
