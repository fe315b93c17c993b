"""Published totals of shells as rows below fifty dots: what each says was done, and until when."""

from typing import Any

import numpy as np
import pandas as pd

from whosays.charts import wording
from whosays.charts._points import Points, points

UNIT = "shells"
# The first kind with one of its words in the scope is the verb of a claim, in this order.
_IN_SCOPE = {
    "expected": ("will receive", "expected", "planned"),
    "fired": ("fired", "used"),
    "held": ("in those containers", "in the containers", "held"),
    "handed-over": ("handed over",),
    "sent": ("sent", "transferred", "shipped", "imported", "supplied", "delivered"),
}
_ORDER = ("could-hold", "would-equal", "held", "sent", "handed-over", "fired", "expected", "none")


def shell_verbs(claims: pd.DataFrame) -> pd.Series:
    """Return what each claim says of its shells, by its hedge on knowledge and its scope.

    Parameters
    ----------
    claims
        Rows of a ledger's claims.

    Returns
    -------
    pandas.Series
        One word a claim, with the claims' index. "could-hold": a capacity, so an if or a could;
        "would-equal": a weight or a worth turned into shells; "held", "sent", "handed-over",
        "fired" and "expected": as the scope says; "none" where the scope gives no such word.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does.

    Examples
    --------
    >>> import whosays
    >>> claims = whosays.load().claims.query("claim_id == 'c-2025-11-14-hur-shells-total'")
    >>> list(shell_verbs(claims))
    ['handed-over']
    """
    points(claims.iloc[:0] if isinstance(claims, pd.DataFrame) else claims)
    columns = (_text(claims, name) for name in ("assessment", "scope"))
    found = [_verb(*each) for each in zip(*columns, strict=True)]
    return pd.Series(found, index=claims.index, dtype=object)


def _verb(assessment: str, scope: str) -> str:
    if assessment == "conditional":
        return "would-equal" if "equivalent" in scope else "could-hold"
    verbs = (verb for verb, words in _IN_SCOPE.items() if any(each in scope for each in words))
    return next(verbs, "none")


def published_totals(
    published: pd.DataFrame | None, sources: pd.DataFrame | None
) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the rows to draw, those of one verb together, and how many cannot be drawn.

    The rows are those of `_points.points`, with `verb` (a word), `verb_said` and `when`: the
    day that the figure describes or, where it names none, the day on which it was stated.

    Raises
    ------
    TypeError, ValueError
        As `charts.estimates` does, and when the claims do not count shells.
    """
    if published is None:
        return pd.DataFrame(), {}
    drawn: Points = points(published, sources)
    if len(drawn) and drawn.unit != UNIT:
        raise ValueError(
            f"Claims in {drawn.unit} have no place below dots of shells. "
            "Figures that count different things cannot share one axis. "
            "Type published=ledger.claims.query(\"measure == 'shells' and unit == 'shells'\")."
        )
    words, frame = wording.words()["dots"], drawn.frame
    frame["verb"] = shell_verbs(frame).to_numpy()
    frame["verb_said"] = frame["verb"].map(words["verbs"])
    frame["when"] = [_when(*each) for each in zip(_text(frame, "as_of"), frame["day"], strict=True)]
    frame["figure"] = [_figure(row) for _, row in frame.iterrows()]
    order = frame["verb"].map(_ORDER.index)
    return frame.loc[order.sort_values(kind="stable").index].reset_index(drop=True), drawn.left_out


def under(dots: np.ndarray, row: Any) -> int:
    """Return how many dots lie under a published figure, or under its low end."""
    return int((dots < float(row["bottom"])).sum())


def _when(as_of: str, stated: str) -> str:
    words = wording.words()["dots"]
    name, day = ("as_of", wording.day(as_of)) if as_of else ("said", stated)
    return str(words[name]).format(day=day)


def _figure(row: Any) -> str:
    """Return a figure with its hedge in few words: ``more than 12 million``."""
    hedges = wording.words()["hedges"]
    if row["bottom"] < row["top"]:
        ends = {"low": wording.tick(row["bottom"]), "high": wording.tick(row["top"])}
        return str(hedges["between"]).format(**ends)
    return str(hedges.get(row["qualifier"], "{value}")).format(value=wording.tick(row["top"]))


def _text(claims: pd.DataFrame, name: str) -> list[str]:
    if name not in claims:
        return [""] * len(claims)
    return [str(each) for each in claims[name].astype("string").fillna("")]
