"""Fifty dots in words: the sentence that says how to read them, the alt text, and a table."""

import math

import numpy as np
import pandas as pd

from whosays.charts import wording
from whosays.charts._dots_published import UNIT, published_totals, under
from whosays.charts._points import not_drawn
from whosays.reasoning.simulation import quantiles

COUNT = 50
#: How many dots at each end the sentence sets apart: one in five.
TAIL = 10


def fifty(totals: object) -> np.ndarray:
    """Return the fifty values that the dots stand for; none where there are no totals.

    Raises
    ------
    TypeError
        When the totals are no array of numbers.
    ValueError
        When one of them is below zero or not finite, or they are no single row of numbers.
    """
    mend = "Type charts.dots(totals((6000, 7000), (250, 480)))."
    if not isinstance(totals, np.ndarray | pd.Series):
        raise TypeError(
            f"charts.dots cannot draw a {type(totals).__name__}. "
            f"It draws possible totals, as whosays.reasoning.simulation gives them. {mend}"
        )
    numbers = pd.to_numeric(pd.Series(np.ravel(np.asarray(totals))), errors="coerce")
    read = numbers.to_numpy(dtype=float)
    if np.ndim(totals) != 1 or not np.isfinite(read).all() or (read < 0).any():
        raise ValueError(
            "These totals cannot be drawn as dots. They have to be one row of numbers, none of "
            f"them below zero or without end. {mend}"
        )
    return quantiles(read, COUNT) if read.size else read


def read_dots(totals: object) -> str:
    """Say how to read the fifty dots, such as ``In 10 of the 50 dots the total is under ...``.

    Parameters
    ----------
    totals
        As for `charts.dots`.

    Returns
    -------
    str
        One sentence; empty where there are no totals.

    Raises
    ------
    TypeError, ValueError
        As `charts.dots` does.

    Examples
    --------
    >>> read_dots(np.linspace(0, 1000, 10_000))
    'In 10 of the 50 dots the total is under 200, and in 10 it is over 800.'
    """
    return said(fifty(totals))


def said(dots: np.ndarray) -> str:
    """Say in how many dots the total is under one round number and over another."""
    words = wording.words()["dots"]
    if not len(dots):
        return ""
    if dots[0] == dots[-1]:
        return str(words["same"]).format(value=wording.tick(rounded(dots[0])))
    ends = (_between(dots[at - 1], dots[at]) for at in (TAIL, COUNT - TAIL))
    # Counted is by what is told: where dots lie close, six digits may pass over some of them.
    low, high = (float(f"{end:.6g}") for end in ends)
    counts = int((dots < low).sum()), int((dots > high).sum())
    told = dict(zip(("low_count", "high_count"), counts, strict=True))
    return str(words["sentence"]).format(low=wording.tick(low), high=wording.tick(high), **told)


def reading(rows: pd.DataFrame, left_out: dict[str, int], *, said: str) -> str:
    """Return the sentences below the dots: what a dot is, what is `said`, and of whom rows are."""
    words = wording.words()["dots"]
    care = [words["care"]] if len(rows) else []
    parts = [words["reading"], said, *care, *not_drawn(left_out)]
    return " ".join(each for each in parts if each)


def sentence(dots: np.ndarray) -> str:
    """Say how to read the dots, and whose they are."""
    return f"{said(dots)} {wording.words()['dots']['ours']}"


def alt(dots: np.ndarray, rows: pd.DataFrame, headline: str, without: list[str]) -> str:
    """Say in words what `charts.dots` drew."""
    words = wording.words()
    say = words["dots"]
    lowest, highest = (wording.tick(rounded(dots[at])) for at in (0, -1))
    last = wording.tick(rounded(max([float(dots[-1]), *rows.get("top", [])])))
    sentences = [
        say["kind"],
        words["alt"]["title"].format(title=headline),
        words["prediction"]["axis"].format(unit=UNIT, first="0", last=last),
        say["course"].format(low=lowest, high=highest),
        sentence(dots),
        *(
            say["row"].format(
                claimant=row["claimant"], verb=row["verb_said"], figure=row["figure"],
                when=row["when"], count=under(dots, row),
            )
            for _, row in rows.iterrows()
        ),
        *without,
    ]  # fmt: skip
    return " ".join(sentences)


def dots_table(
    totals: object,
    *,
    published: pd.DataFrame | None = None,
    sources: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return what `charts.dots` draws as a table: the published totals, then the fifty dots.

    Parameters
    ----------
    totals, published, sources
        As for `charts.dots`.

    Returns
    -------
    pandas.DataFrame
        Text only: what it is, the figure, who says so, of which time, what exactly, how many
        dots lie under it, and the id of the claim.

    Raises
    ------
    TypeError, ValueError
        As `charts.dots` does.
    """
    return as_table(fifty(totals), published_totals(published, sources)[0])


def as_table(dots: np.ndarray, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the table of fifty values and rows that were made ready before."""
    words = wording.words()["dots"]
    heads = words["table"]
    listed = [
        [
            row["verb_said"], row["figure"], row["claimant"], row["when"],
            str(row.get("scope", "")), f"{under(dots, row)}", str(row["claim_id"]),
        ]
        for _, row in rows.iterrows()
    ]  # fmt: skip
    for place, value in enumerate(dots, 1):
        told = words["dot"].format(place=place)
        listed.append([told, wording.number(rounded(value)), words["nobody"], "", "", "", ""])
    return pd.DataFrame(listed, columns=list(heads.values()), dtype=object)


def _between(low: float, high: float) -> float:
    """Return the number of fewest digits from above `low` to `high`, nearest to the middle."""
    if low >= high:
        return float(high)
    step = 10.0 ** math.ceil(math.log10(high - low))
    for factor in (1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01):
        unit, middle = step * factor, (low + high) / 2
        near = round(middle / unit) * unit
        if low < near <= high and near != high:
            return float(near)
    return float(high)


def rounded(value: float) -> float:
    """Return a number with three digits that count: more would boast of knowledge."""
    return float(f"{value:.3g}")
