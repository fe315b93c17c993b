"""The ledger: nine tables, and the questions that can be put to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from .errors import LedgerError, unknown_id
from .reading import TABLES, read_folder


def split_ids(text: Any) -> list[str]:
    """Return the items of a list-valued cell; a blank cell has none.

    >>> split_ids("e-2025-03-21-shoigu-pyongyang;b8")
    ['e-2025-03-21-shoigu-pyongyang', 'b8']
    """
    return [part for part in text.split(";") if part] if isinstance(text, str) else []


@dataclass(frozen=True, eq=False)
class Ledger:
    """Nine tables of one story, fresh and yours to change."""

    claims: pd.DataFrame
    reports: pd.DataFrame
    sources: pd.DataFrame
    retellings: pd.DataFrame
    specimens: pd.DataFrame
    events: pd.DataFrame
    offices: pd.DataFrame
    brief: pd.DataFrame
    relations: pd.DataFrame
    meta: dict[str, Any] = field(repr=False)
    path: Path = field(repr=False)
    left_out: dict[str, int] = field(default_factory=dict)
    _rows: dict[str, tuple[str, int]] = field(default_factory=dict, init=False, repr=False)

    def row(self, id: str) -> pd.Series[Any]:
        """Return any row of any table by its id."""
        if not self._rows:
            for name in reversed(TABLES):
                ids = getattr(self, name).iloc[:, 0]
                self._rows.update({key: (name, n) for n, key in enumerate(ids)})
        if id not in self._rows:
            raise unknown_id(id, self._rows, noun="row", type_this='ledger.row("{}")')
        table, n = self._rows[id]
        found: pd.Series[Any] = getattr(self, table).iloc[n]
        return found

    def claim(self, id: str) -> pd.Series[Any]:
        """Return one claim by its id."""
        if id not in set(self.claims["claim_id"]):
            known = self.claims["claim_id"]
            raise unknown_id(id, known, noun="claim", type_this='ledger.claim("{}")')
        return self.row(id)

    def value(self, path: str) -> Any:
        """Return one cell as a plain Python value, by ``id.column``; a blank cell is None."""
        id, dot, column = path.rpartition(".")
        if not dot:
            raise LedgerError(
                f"{path!r} is not an id and a column.",
                "The two are joined by a dot.",
                'For instance: ledger.value("c-2025-03-27-jcs-casualties.value")',
            )
        row = self.row(id)
        if column not in row.index:
            raise unknown_id(
                column, row.index, noun="column", type_this=f'ledger.value("{id}.{{}}")'
            )
        return plain(row[column])


def plain(cell: Any) -> Any:
    """Return a cell as bool, int, float, text, day or None."""
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    cell = cell.item() if hasattr(cell, "item") else cell
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def load(path: str | Path | None = None) -> Ledger:
    """Return the ledger of the story that ships with the package, or of a folder of yours."""
    folder, meta, tables = read_folder(path)
    return Ledger(**tables, meta=meta, path=folder)
