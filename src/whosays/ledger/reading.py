"""Read the nine tables of a ledger from a folder, with types fixed by its description."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from .dates import add_spans
from .errors import LedgerError, listed

TABLES = (
    "claims",
    "reports",
    "sources",
    "retellings",
    "specimens",
    "events",
    "offices",
    "brief",
    "relations",
)
DESCRIPTION = "datapackage.json"
_DATES = {"claims": ("as_of", "stated_on")}
_OWN = Path(__file__).parent / "tables"


def read_folder(path: str | Path | None) -> tuple[Path, dict[str, Any], dict[str, pd.DataFrame]]:
    """Return the folder, its description and its tables, fresh."""
    folder = _OWN if path is None else Path(path)
    if path is not None and not folder.is_dir():
        raise LedgerError(
            f"There is no folder {str(folder)!r}.",
            "A ledger is a folder of CSV files.",
            f"Make an empty one with: whosays ledger new {folder}",
        )
    meta = _description(folder)
    schemas = {resource["name"]: resource["schema"] for resource in meta["resources"]}
    missing = [name for name in TABLES if name not in schemas]
    if missing:
        raise _faulty(folder, f"{DESCRIPTION} does not describe {listed(missing)}.")
    return folder, meta, {name: _table(folder, name, schemas[name]) for name in TABLES}


def _description(folder: Path) -> dict[str, Any]:
    """Return the folder's own description, or the package's where it has none."""
    # A story of one's own may leave the description out while it uses only our words.
    file = folder / DESCRIPTION
    if not file.exists():
        file = _OWN / DESCRIPTION
    try:
        meta = json.loads(file.read_bytes())
        for resource in meta["resources"]:
            resource["name"], resource["schema"]["fields"]
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise _faulty(folder, f"{DESCRIPTION} cannot be read.") from fault
    return dict(meta)


def _table(folder: Path, name: str, schema: dict[str, Any]) -> pd.DataFrame:
    """Return one table with the types and categories of its schema."""
    file, fields = folder / f"{name}.csv", {f["name"]: f for f in schema["fields"]}
    # Types are given and never guessed: pandas 2 and 3 guess text differently, and an empty
    # table would give no text at all.
    kinds: dict[str, Any] = {n: _READ_AS.get(f.get("type", ""), str) for n, f in fields.items()}
    try:
        table = pd.read_csv(
            file, dtype=kinds, keep_default_na=False, na_values=[""], encoding="utf-8"
        )
    except FileNotFoundError as fault:
        raise _faulty(folder, f"The file {file.name} is missing.") from fault
    except (OSError, ValueError) as fault:
        raise _faulty(folder, f"The file {file.name} cannot be read as a table.") from fault
    if list(table.columns) != list(fields):
        raise _faulty(folder, f"The columns of {file.name} are not those that a ledger has.")
    for column, field in fields.items():
        if words := _words(field):
            table[column] = _closed(folder, name, table[column], words)
        elif field.get("type") == "boolean":
            table[column] = table[column] == "true"
    for column in _DATES.get(name, ()):
        add_spans(table, column, lambda why: _faulty(folder, f"In {name}.csv, {why}"))
    return table


# Whole numbers are never blank in a ledger; a blank one is the checker's to report.
_READ_AS = {"number": "float64", "integer": "int64"}


def _words(field: dict[str, Any]) -> tuple[str, ...]:
    return tuple(c["value"] if isinstance(c, dict) else c for c in field.get("categories", ()))


@cache
def _category(words: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(list(words), ordered=False)


def _closed(
    folder: Path, table: str, cells: pd.Series[str], words: tuple[str, ...]
) -> pd.Series[Any]:
    """Return cells as categories, and refuse a word that the list does not have."""
    # Looked for first: pandas warns, and will raise, when a cast meets an unknown category.
    strange = cells[cells.notna() & ~cells.isin(words)]
    if len(strange):
        raise _faulty(
            folder, f"In {table}.csv, column {cells.name}, {strange.iloc[0]!r} is not a choice."
        )
    return cells.astype(_category(words))


def _faulty(folder: Path, why: str) -> LedgerError:
    return LedgerError(
        f"The ledger in {str(folder)!r} could not be loaded.",
        why,
        f"See all its faults with: whosays ledger check {folder}",
    )
