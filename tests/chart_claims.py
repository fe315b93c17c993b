"""Claims made for the tests of charts: whole rows, with only what matters given."""

import math

import pandas as pd

SOURCES = pd.DataFrame(
    {
        "source_id": ["seoul", "kyiv", "capital", "paper"],
        "name": ["Seoul's ministry", "Kyiv's ministry", "A capital", "A paper"],
        "in_text": ["Seoul's ministry", "Kyiv's ministry", "The capital's office (a name)", None],
        "family_group": ["south-korea", "ukraine", "allies", "others"],
    }
)


def claims(*rows: dict[str, object]) -> pd.DataFrame:
    """Return claims of 1,000 crates, stated by Seoul on 1 March 2025, but for what is given."""
    plain = {
        "measure": "crates",
        "unit": "crates",
        "value": 1000.0,
        "low": math.nan,
        "high": math.nan,
        "qualifier": "exact",
        "stated_on": "2025-03-01",
        "asserted_by": "seoul",
        "scope": "in the yard",
    }
    made = pd.DataFrame([{"claim_id": f"c-{n}", **plain, **row} for n, row in enumerate(rows)])
    periods = [
        pd.Period(day, {4: "Y", 7: "M", 10: "D"}[len(day)]) if day else None
        for day in made["stated_on"]
    ]
    for end, edge in (("first", "start_time"), ("last", "end_time")):
        days = [getattr(each, edge).normalize() if each else pd.NaT for each in periods]
        made[f"stated_on_{end}"] = pd.to_datetime(pd.Series(days, dtype="datetime64[ns]"))
    return made


def series(count: int) -> pd.DataFrame:
    """Return `count` claims, ten days apart, that rise by a hundred."""
    start = pd.Timestamp("2025-01-01")
    days = [(start + pd.Timedelta(days=10 * n)).strftime("%Y-%m-%d") for n in range(count)]
    return claims(*({"stated_on": day, "value": 100.0 * n} for n, day in enumerate(days, 1)))
