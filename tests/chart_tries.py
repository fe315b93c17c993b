"""First tries and briefs for the charts of answers: made up, and of every awkward kind."""

from collections.abc import Callable

import pandas as pd

_COLUMNS = ("lesson", "question", "claim", "said", "right", "sound", "trust")


def tries(*rows: dict[str, object]) -> pd.DataFrame:
    """Return a table of first tries as a lesson gives it; what a row leaves out is not known."""
    made = [
        {
            "lesson": "01", "question": f"01-q{n}", "claim": "", "said": None, "right": False,
            "sound": None, "trust": None, **row,
        }
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip
    return pd.DataFrame(made, columns=list(_COLUMNS))


def sure(*groups: tuple[float, int, int]) -> pd.DataFrame:
    """Return tries by groups: how sure, how many right, how many in all."""
    return tries(
        *({"said": said, "right": n < right} for said, right, count in groups for n in range(count))
    )


def trusted(**moments: tuple[int, int]) -> pd.DataFrame:
    """Return tries on five sound and five unsound things a moment: how many were trusted."""
    return tries(
        *(
            {"sound": sound, "trust": int(n < count)}
            for counts in moments.values()
            for sound, count in zip((True, False), counts, strict=True)
            for n in range(5)
        )
    ).assign(moment=[name for name in moments for _ in range(10)])


Tables = dict[str, Callable[[], pd.DataFrame]]

CALIBRATION: Tables = {
    "none": tries,
    "one answer": lambda: sure((0.9, 1, 1)),
    "nobody said": lambda: tries({}, {}),
    "always certain": lambda: sure((1.0, 12, 20)).assign(lesson="02"),
    "never sure": lambda: sure((0.1, 3, 12), (0.0, 0, 2)),
    "two hundred": lambda: sure((0.5, 41, 60), (0.7, 55, 80), (0.9, 58, 60)),
    "at the edges": lambda: sure((0.6, 6, 6), (0.85, 0, 6), (0.86, 0, 6)),
    "two without": lambda: pd.concat([sure((0.7, 5, 9)), tries({}, {})], ignore_index=True),
}
DISCERNMENT: Tables = {
    "none": tries,
    "one thing": lambda: tries({"sound": True, "trust": 0.7}),
    "only doubtful": lambda: tries(*({"sound": False, "trust": t} for t in (0.2, 0.4, 0.9, 1))),
    "everything trusted": lambda: trusted(all=(5, 5)),
    "upside down": lambda: trusted(all=(1, 4)),
    "close": lambda: tries(
        *({"sound": n % 2 == 0, "trust": 0.5 + 0.02 * (n % 2)} for n in range(12))
    ),
}
MOMENTS: Tables = {
    "four moments": lambda: trusted(
        **{
            "Before the first lesson": (3, 3),
            "Lesson 02": (4, 3),
            "Lesson 04": (4, 2),
            "Lesson 07": (5, 0),
        }
    ),
    "a very long name": lambda: trusted(
        **{"What was expected of the claims before anybody had looked at one of them": (3, 3)}
    ),
}


def after_eight_lessons() -> pd.DataFrame:
    """Return what the answers of a diligent student look like in the end."""
    return sure((0.5, 2, 4), (0.55, 2, 3), (0.7, 8, 11), (0.9, 4, 6), (1.0, 3, 3))


def before_and_after() -> pd.DataFrame:
    """Return predictions on ten claims, and the verdicts on them after checking."""
    return trusted(**{"Lesson 01, before checking": (4, 3), "Lesson 07, after checking": (5, 1)})


def briefs(brief: pd.DataFrame) -> Tables:
    """Return the brief of a ledger cut down, drawn out and filled up."""
    return {
        "none": lambda: brief.iloc[:0],
        "one claim": lambda: brief.iloc[:1],
        "long claims": lambda: brief.assign(text=brief["text"] + " " + brief["text"]).iloc[:9],
    }
