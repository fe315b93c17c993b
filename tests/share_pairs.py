"""Pairs of a part and a whole made for the tests of the chart of shares."""

import pandas as pd


def table(*rows: dict[str, object]) -> pd.DataFrame:
    """Return pairs of 300 killed in 3,000 casualties, by Seoul, but for what is given."""
    plain = {
        "whole": "c-whole",
        "said": "divided",
        "asserted_by": "seoul",
        "stated_on": "2025-03-01",
        "assessment": "stated",
        "measure": "killed",
        "whole_measure": "casualties",
        "low": 300.0,
        "high": 300.0,
        "qualifier": "exact",
        "figure": "300 killed",
        "whole_low": 3000.0,
        "whole_high": 3000.0,
        "whole_qualifier": "exact",
        "whole_figure": "3,000 casualties",
    }
    made = [{"claim_id": f"c-{n}", **plain, **row} for n, row in enumerate(rows or ({},))]
    # A share that was stated is already divided: its whole is one.
    stated = {"low": 0.25, "high": 0.25, "whole_low": 1.0, "whole_high": 1.0}
    return pd.DataFrame([{**row, **stated} if row["said"] == "stated" else row for row in made])


def many(count: int) -> pd.DataFrame:
    """Return pairs of four claimants, with every hedge and every kind."""
    hedges = ["exact", "about", "more-than", "at-least", "up-to", "nearly"]
    voices, kinds = ["seoul", "kyiv", "capital", "paper"], ["divided", "stated", "ours"]
    return table(
        *(
            {
                "asserted_by": voices[n % 4],
                "said": kinds[n % 3],
                "qualifier": hedges[n % 6],
                "whole_qualifier": hedges[n // 6 % 6],
                "figure": "about a quarter" if n % 3 == 1 else "some killed",
                "stated_on": f"2025-{n % 12 + 1:02}-01",
                "low": 100.0 + n * 377 % 2900,
                "high": 100.0 + n * 377 % 2900,
            }
            for n in range(count)
        )
    )
