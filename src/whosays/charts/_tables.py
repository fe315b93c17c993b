"""The table that a chart is given: anything else is refused, in the same words by every chart."""

from collections.abc import Sequence

import pandas as pd


def check_table(
    given: object,
    needed: Sequence[str] = (),
    *,
    chart: str,
    draws: str,
    table: str,
    mend: str,
    rows: str = "rows",
    whole: str = "all columns",
) -> pd.DataFrame:
    """Return the table, after refusing what is none or lacks a column.

    Parameters
    ----------
    given, needed
        What the chart was given, and the columns that it reads.
    chart, draws, table, mend
        The chart as a sentence begins with it, what it draws, the table that it needs, and
        the sentence that says what to type.
    rows, whole
        What the rows are, and what the chart needs where a column is missing.

    Raises
    ------
    TypeError
        When it is a whole ledger, or no table.
    ValueError
        When it lacks a column.
    """
    if hasattr(given, "claims"):
        raise TypeError(f"{chart} cannot draw a whole ledger. It draws {draws}. {mend}")
    if not isinstance(given, pd.DataFrame):
        raise TypeError(f"{chart} cannot draw a {type(given).__name__}. It needs {table}. {mend}")
    missing = [name for name in needed if name not in given.columns]
    if missing:
        raise ValueError(
            f"These {rows} have no column {', '.join(missing)}. {chart} needs {whole}. {mend}"
        )
    return given
