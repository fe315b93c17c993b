"""First tries as a chart reads them: checked, and with None where nothing is known."""

from collections.abc import Sequence

import pandas as pd

from whosays.charts._tables import check_table


def check(tries: object, chart: str, needed: Sequence[str]) -> pd.DataFrame:
    """Return the table of tries, after refusing anything else.

    Raises
    ------
    TypeError
        When it is no table.
    ValueError
        When it lacks a column.
    """
    return check_table(
        tries,
        needed,
        chart="A chart of answers",
        draws="what one person answered",
        table="the table of first tries that a lesson gives",
        rows="answers",
        whole="the whole table of first tries that a lesson gives",
        mend=f"Type charts.{chart}(lesson.tries()).",
    )


def values(tries: pd.DataFrame, name: str) -> list[object]:
    """Return a column, with None for whatever stands for no value."""
    column = tries[name].astype(object)
    return list(column.where(column.notna(), None))


def percent(share: float, *, step: int = 1) -> int:
    """Return a share in whole percent, or to the nearest of steps of so many."""
    # Half a step goes up; a float just under the half is one that was meant to be it.
    return step * int(100 * share / step + 0.5 + 1e-9)
