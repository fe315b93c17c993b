"""From claims to what a chart can draw: checked, named, in order. Pandas only."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from whosays.charts import wording
from whosays.charts._tables import check_table
from whosays.charts.look import family

_NEEDED = (
    "claim_id",
    "measure",
    "unit",
    "value",
    "low",
    "high",
    "qualifier",
    "stated_on",
    "stated_on_first",
    "stated_on_last",
    "asserted_by",
)


@dataclass(frozen=True, kw_only=True)
class Points:
    """The claims that can be drawn, and how many cannot.

    `frame` has one row a claim, in order of the day it was stated: the claim's own columns
    and `group`, `claimant`, `short`, `teller` (the name inside a sentence), `day`, `figure`,
    `bottom` and `top` (the ends of its mark; equal unless the claim gives a range).
    """

    frame: pd.DataFrame
    measure: str
    unit: str
    left_out: dict[str, int]

    def __len__(self) -> int:
        """Return how many points there are to draw."""
        return len(self.frame)


def points(claims: pd.DataFrame, sources: pd.DataFrame | None = None) -> Points:
    """Check that the claims can share one axis, name their claimants and put them in order."""
    _check_table(claims)
    measure, unit = _one("measure", claims), _one("unit", claims)
    figures = _numbers(claims)
    numbers, endless = figures.notna().any(axis=1), np.isinf(figures).any(axis=1)
    days = _days(claims).notna().all(axis=1)
    left_out = {
        "words": int((~numbers).sum()),
        "endless": int(endless.sum()),
        "undated": int((numbers & ~endless & ~days).sum()),
    }
    kept = numbers & ~endless & days
    frame = claims[kept].assign(**figures[kept], **_days(claims)[kept])
    frame["bottom"] = frame["value"].fillna(frame["low"]).fillna(frame["high"])
    frame["top"] = frame["value"].fillna(frame["high"]).fillna(frame["low"])
    frame["figure"] = [
        wording.figure(*row)
        for row in zip(
            frame["qualifier"], frame["value"], frame["bottom"], frame["top"], strict=True
        )
    ]
    frame["day"] = [wording.day(str(text)) for text in frame["stated_on"]]
    name_claimants(frame, sources)
    frame = frame.sort_values(
        ["stated_on_first", "stated_on_last", "top", "claim_id"], kind="stable"
    )
    return Points(frame=frame.reset_index(drop=True), measure=measure, unit=unit, left_out=left_out)


def _check_table(claims: pd.DataFrame) -> None:
    check_table(
        claims,
        _NEEDED,
        chart="A chart",
        draws="claims of one measure",
        table="a table of claims",
        rows="claims",
        whole="whole rows of the ledger's claims",
        mend="Type ledger.claims.query(\"measure == 'containers'\").",
    )


def _numbers(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the figures as numbers, after proving that they are some."""
    columns = claims[["value", "low", "high"]]
    read = columns.apply(pd.to_numeric, errors="coerce").astype(float)
    _prove(
        columns, read, "no number", "A chart needs figures as plain numbers, such as 1000.",
        "Correct that cell, or leave it blank where only words were said.",
    )  # fmt: skip
    return read


def _days(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the ends of when each claim was stated as days, after proving that they are some."""
    columns = claims[["stated_on_first", "stated_on_last"]]
    read = columns.apply(pd.to_datetime, errors="coerce")
    _prove(
        columns, read, "no date",
        "A chart needs the first and the last day on which a figure may have been stated.",
        "Correct that cell, such as to 2025-03-27, or leave it blank.",
    )  # fmt: skip
    return read


def _prove(given: pd.DataFrame, read: pd.DataFrame, what: str, why: str, mend: str) -> None:
    """Refuse the first cell that holds something, and could not be read."""
    for name in given.columns:
        wrong = given.loc[read[name].isna() & given[name].notna(), name]
        if len(wrong):
            raise ValueError(f"{wrong.iloc[0]!r} in column {name} is {what}. {why} {mend}")


def _one(column: str, claims: pd.DataFrame) -> str:
    found = sorted({str(value) for value in claims[column].dropna()})
    if len(found) > 1:
        choices = ", ".join(found[:6]) + (", ..." if len(found) > 6 else "")
        raise ValueError(
            f"These {len(claims):,} claims have more than one {column}: {choices}. "
            f"Figures that count different things cannot share one axis. "
            f"Keep one: claims.query(\"{column} == '{found[0]}'\")."
        )
    return found[0] if found else ""


@cache
def _packaged_sources() -> pd.DataFrame:
    from whosays.ledger import load

    return load().sources


def name_claimants(frame: pd.DataFrame, sources: pd.DataFrame | None) -> None:
    """Add each claimant's names and display group to a table with a column `asserted_by`."""
    known = (_packaged_sources() if sources is None else sources).set_index("source_id")
    ids = frame["asserted_by"].astype(str)
    names = _looked_up(ids, known, "in_text", _looked_up(ids, known, "name", ids))
    frame["teller"] = [wording.inside(name) for name in names]
    frame["claimant"] = [wording.label(name) for name in names]
    shorter = pd.Series([wording.short_name(name) for name in frame["claimant"]], index=frame.index)
    frame["short"] = _looked_up(ids, known, "short_name", shorter.astype(object))
    frame["group"] = family_groups(ids, sources)


def family_groups(ids: pd.Series, sources: pd.DataFrame | None = None) -> pd.Series:
    """Return the display group of each source: one of `charts.look.FAMILIES`.

    A group that has no colour and mark of its own, as in a story of one's own, is drawn and
    told as "others".

    Parameters
    ----------
    ids
        Ids of sources, such as the column `asserted_by` of claims.
    sources
        The ledger's sources; those of the ledger that ships with the package when left out.

    Examples
    --------
    >>> list(family_groups(pd.Series(["rok-nis", "nobody"])))
    ['south-korea', 'others']
    """
    known = (_packaged_sources() if sources is None else sources).set_index("source_id")
    unknown = pd.Series("others", index=ids.index, dtype=object)
    found = _looked_up(ids.astype(str), known, "family_group", unknown)
    return found.map(lambda group: family(str(group)).id)


def _looked_up(ids: pd.Series, known: pd.DataFrame, column: str, default: pd.Series) -> pd.Series:
    if column not in known:
        return default
    found = ids.map(known[column].astype(object)).astype(object)
    return found.where(found.notna() & (found != ""), default)


def not_drawn(left_out: dict[str, int]) -> list[str]:
    """Return the whole sentence that says how many rows are not drawn, if there are any."""
    rest = described(left_out)
    return [f"{rest[0].upper()}{rest[1:]}."] if rest else []


def described(left_out: dict[str, int]) -> str:
    """Return the half sentence that says how many rows are not drawn, or nothing."""
    count = sum(left_out.values())
    if not count:
        return ""
    reasons = wording.words()["left_out_why"]
    why = wording.listed([reasons[name] for name in left_out if left_out[name]], joined_by="or")
    return wording.counted("left_out", count, why=why)
