"""Read the nine tables of a ledger from a folder, with types fixed by its description."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from .dates import add_spans
from .errors import LedgerError

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
    """Return the folder, its description and its tables; a folder of one's own is checked first."""
    if path is not None and not isinstance(path, str | Path):
        raise LedgerError(
            f"{str(path)[:60]!r} is not the path of a folder.",
            "A ledger is a folder of CSV files.",
            'For instance: whosays.load("my-story")',
        )
    folder = _OWN if path is None else Path(path)
    if path is not None:
        _refuse_faults(folder)
    # A story of one's own may leave the description out while it uses only our words.
    file = folder / DESCRIPTION
    meta = json.loads((file if file.exists() else _OWN / DESCRIPTION).read_bytes())
    schemas = {resource["name"]: resource["schema"] for resource in meta["resources"]}
    return folder, meta, {name: _table(folder, name, schemas[name]) for name in TABLES}


def _refuse_faults(folder: Path) -> None:
    """Refuse a folder that the check finds fault with: past it, nothing can go wrong."""
    if folder.is_file():
        raise LedgerError(
            f"{str(folder)!r} is a file.",
            "A ledger is a folder of CSV files.",
            f"Give its folder: {str(folder.parent)!r}",
        )
    if not folder.is_dir():
        raise LedgerError(
            f"There is no folder {str(folder)!r}.",
            "A ledger is a folder of CSV files.",
            f"Make an empty one with: whosays ledger new {folder}",
        )
    # Imported late: the story of the package needs no check.
    from .checking import check

    report = check(folder)
    if not report.ok:
        first, *others = report.faults
        more = f" There is more: {report.fault_count} faults in all." if others else ""
        raise LedgerError(
            f"The ledger in {str(folder)!r} could not be loaded.",
            f"{first.where}: {first.why}{more}",
            f"See how to mend it with: whosays ledger check {folder}",
        )


def _table(folder: Path, name: str, schema: dict[str, Any]) -> pd.DataFrame:
    """Return one table with the types and categories of its schema."""
    fields = {field["name"]: field for field in schema["fields"]}
    # Types are given and never guessed: pandas 2 and 3 guess text differently, and an empty
    # table would give no text at all.
    kinds: dict[str, Any] = {n: _READ_AS.get(f.get("type", ""), str) for n, f in fields.items()}
    table = pd.read_csv(
        folder / f"{name}.csv", dtype=kinds, keep_default_na=False, na_values=[""], encoding="utf-8"
    )
    for column, field in fields.items():
        if words := _words(field):
            table[column] = table[column].astype(_category(words))
        elif field.get("type") == "boolean":
            table[column] = table[column] == "true"
    for column in _DATES.get(name, ()):
        add_spans(table, column)
    return table


# Whole numbers are never blank in a ledger; a blank one is the checker's to report.
_READ_AS = {"number": "float64", "integer": "int64"}


def _words(field: dict[str, Any]) -> tuple[str, ...]:
    return tuple(c["value"] if isinstance(c, dict) else c for c in field.get("categories", ()))


@cache
def _category(words: tuple[str, ...]) -> pd.CategoricalDtype:
    return pd.CategoricalDtype(list(words), ordered=False)
