"""The right answer, computed from the ledger.

A key is written in one of four forms::

    "c-2025-03-27-jcs-3000-more.value"             the cell
    {path = "b1.verdict", equals = "holds"}        true or false
    {same_as = "c-...", says = {value = 1000, qualifier = "more-than"}}   "same" or "different"
    {fixed = 20}                                   no ledger fact; `why_fixed` must say why
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from typing import Any, Protocol, TypeGuard

from whosays.ledger.care import counts_losses

Plain = str | int | float | bool

_PATH = re.compile(r"(?P<id>[\w-]+)\.(?P<column>\w+)")


class Values(Protocol):
    """What a key needs of a ledger."""

    def value(self, path: str, /) -> Any:
        """Return the cell at `id.column`."""


def fault(where: str, what: str, why: str, mend: str) -> ValueError:
    """Return the error for a question that cannot be built: what, why, mend."""
    return ValueError(f"Question {where!r}: {what} {why} {mend}")


def resolve(key: object, ledger: Values, where: str) -> Plain:
    """Return the plain value that a key stands for.

    Parameters
    ----------
    key
        One of the four forms above.
    ledger
        Anything with ``value("id.column")``.
    where
        The id of the question, for errors.

    Raises
    ------
    ValueError
        When the form is unknown, the path is not in the ledger or its cell is empty.
    """
    if isinstance(key, str):
        return _cell(key, ledger, where)
    fields = set(key) if isinstance(key, Mapping) else set()
    if isinstance(key, Mapping) and fields == {"path", "equals"}:
        return _equal(_cell(key["path"], ledger, where), plain(key["equals"]))
    if isinstance(key, Mapping) and fields == {"same_as", "says"}:
        return _same(key["same_as"], key["says"], ledger, where)
    if isinstance(key, Mapping) and fields == {"fixed"} and isinstance(key["fixed"], Plain):
        return key["fixed"]
    raise fault(
        where,
        f"the key {key!r} is of no known form.",
        "A key is a ledger path, {path, equals}, {same_as, says} or {fixed}.",
        'Write for example key = "c-2023-10-13-us-containers.value".',
    )


def ids_in(key: object) -> tuple[str, ...]:
    """Return the ledger ids that a key names."""
    named = key.get("path", key.get("same_as", "")) if isinstance(key, Mapping) else key
    return (str(named).partition(".")[0],) if named else ()


def grave(ids: tuple[str, ...], ledger: Values) -> str:
    """Return the first of the ids whose figure counts dead or hurt people, or an empty text."""
    for each in ids:
        try:
            measure = ledger.value(f"{each}.measure")
        except (KeyError, ValueError):
            continue
        if counts_losses(measure):
            return each
    return ""


def _cell(path: object, ledger: Values, where: str) -> Plain:
    if not isinstance(path, str) or not _PATH.fullmatch(path):
        raise fault(
            where,
            f"the key {path!r} is no ledger path.",
            "A path is an id, a point and a column.",
            'Write for example key = "c-2023-10-13-us-containers.value".',
        )
    value = plain(_look(path, ledger, where))
    if value == "":
        raise fault(
            where,
            f"the key {path!r} leads to an empty cell.",
            "An empty cell is no right answer.",
            "Name another column, or fill the cell in the ledger.",
        )
    return value


def _look(path: str, ledger: Values, where: str) -> Any:
    try:
        return ledger.value(path)
    except (KeyError, ValueError) as error:
        said = str(error.args[0] if error.args else error).strip()
        raise fault(
            where, f"the key {path!r} is not in the ledger.", said, "Correct the id or the column."
        ) from error


def _same(row: object, says: object, ledger: Values, where: str) -> str:
    if not isinstance(row, str) or not isinstance(says, Mapping) or not says:
        raise fault(
            where,
            f"the key compares {row!r} with {says!r}.",
            "It needs the id of one row and at least one column with what the sentence says.",
            'Write key = {same_as = "c-...", says = {value = 1000}}.',
        )
    # Every cell is looked up, also behind a difference, so that no misspelt column hides.
    cells = [(plain(_look(f"{row}.{name}", ledger, where)), said) for name, said in says.items()]
    return "same" if all(_equal(cell, plain(said)) for cell, said in cells) else "different"


def plain(value: Any) -> Plain:
    """Return a cell as a plain value: dates as ISO text, missing values as an empty text."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return ""
    return value if isinstance(value, Plain) else str(value)


def _equal(cell: Plain, said: Plain) -> bool:
    """Compare numbers as numbers and everything else as text; true is not 1."""
    if is_number(cell) and is_number(said):
        return float(cell) == float(said)
    return str(cell) == str(said)


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether a value is a finite number and no truth value."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)


def matches(option_value: Plain, key: Plain) -> bool:
    """Tell whether an option's value is the key, or one of a key's `;`-joined values."""
    listed = key.split(";") if isinstance(key, str) else [key]
    return any(_equal(option_value, each) for each in (key, *listed))
