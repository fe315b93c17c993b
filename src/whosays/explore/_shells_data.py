"""What the shell estimator begins with, and what may be typed into it; no widgets."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.charts import wording
from whosays.explore._asked import typed
from whosays.explore._estimates_data import read_range, trusted
from whosays.ledger import Ledger
from whosays.reasoning.ranges import Range, as_range

UNIT = "shells"
NAME = "whosays.shell_estimator"
#: The most of each that is understood; above it a zero too many is likelier.
MOST = {"containers": 10_000_000, "rounds": 1_000_000, "held": 100}
_LIKE = {"containers": "16000, 28000", "rounds": "250, 480", "held": "0, 100"}


def containers(ledger: Ledger) -> pd.DataFrame:
    """Return the newest count of containers of each claimant family, the lowest first."""
    rows = _counted(ledger, "containers", "containers")
    family = ledger.sources.set_index("source_id")["family"]
    order = rows.sort_values(["stated_on_last", "claim_id"], kind="stable")
    newest = order.groupby(order["asserted_by"].map(family), sort=False).tail(1)
    return newest.assign(**_ends(newest)).sort_values(["bottom", "top"], kind="stable")


def rounds(ledger: Ledger) -> pd.DataFrame:
    """Return rounds in a container, by our division of a claimant's shells by its own containers.

    Only pairs are divided of which the ledger says that the shells derive from the containers,
    and only where both have one claimant: nothing is mixed across claimants.

    Returns
    -------
    pandas.DataFrame
        One row a pair, the lowest first: the shells' claim, `containers_id`, and `bottom` and
        `top` in rounds in a container, equal unless the shells have two ends.
    """
    shells, boxes = (_counted(ledger, *of) for of in (("shells", UNIT), ("containers",) * 2))
    ties = ledger.relations.query("relation == 'derives_from'")
    pairs = ties[["from_claim", "to_claim"]].merge(
        shells, left_on="from_claim", right_on="claim_id"
    )
    boxes = boxes.assign(boxes=boxes["value"].fillna(boxes["low"]))
    boxes = boxes[["claim_id", "asserted_by", "boxes"]]
    pairs = pairs.merge(boxes, left_on=["to_claim", "asserted_by"],
                        right_on=["claim_id", "asserted_by"], suffixes=("", "_boxes"))  # fmt: skip
    pairs = pairs[pairs["boxes"] > 0]
    ends = {name: each / pairs["boxes"] for name, each in _ends(pairs).items()}
    found = pairs.assign(**ends, containers_id=pairs["to_claim"])
    return found.sort_values(["bottom", "top"], kind="stable")


def published(ledger: Ledger, *, since: str = "") -> pd.DataFrame:
    """Return the published totals of shells, or those that describe a day from `since` on."""
    rows = _counted(ledger, "shells", UNIT)
    return rows[rows["as_of_last"] >= pd.Timestamp(since)] if since else rows


def since(ledger: Ledger) -> str:
    """Return the first day that the newest counts of containers describe; empty if none does."""
    days = containers(ledger)["as_of_first"].dropna()
    return str(days.min().date()) if len(days) else ""


def starts(ledger: Ledger) -> dict[str, Range | None]:
    """Return the ranges to begin with; None where the ledger holds none.

    Containers and rounds go from the lowest to the highest figure, without a best guess: rival
    claims are no distribution. Nobody in the ledger names a share that held shells, so it is
    all that it can be: from none to all.
    """
    ends = {"containers": containers(ledger), "rounds": rounds(ledger)}
    found: dict[str, Range | None] = {
        name: Range(_tidy(rows["bottom"].min()), _tidy(rows["top"].max())) if len(rows) else None
        for name, rows in ends.items()
    }
    return {**found, "held": Range(0, 100)}


def read(name: str, given: object) -> Range | str | None:
    """Return a range as it was given or typed; what to tell the reader; or None for nothing.

    Raises
    ------
    TypeError, ValueError
        When it is no range in numbers; texts that cannot be read are told to the reader.
    """
    if given is None:
        return None
    if isinstance(given, list | tuple) and len(given) == 2:
        given = {"low": given[0], "high": given[1]}
    if not isinstance(given, Mapping) or not any(isinstance(it, str) for it in given.values()):
        return _numbers(name, given)
    found = read_range(given)
    if not isinstance(found, dict):
        return found
    try:
        # Numbers that a person typed are theirs to mend, too.
        return _numbers(name, found)
    except ValueError as error:
        words = lessons.words()["explore"]["shells"]
        return str(words["too_much"][name]) if found["high"] > MOST[name] else str(error)


def _numbers(name: str, given: object) -> Range:
    mend = f"Type {NAME}(ledger, {name}=({_LIKE[name]}))."
    try:
        found = as_range(given)
    except (TypeError, ValueError) as error:
        what = str(error).partition(" Type ")[0]
        raise type(error)(f"{name}: {what[0].lower()}{what[1:]} {mend}") from None
    if found.high > MOST[name]:
        raise ValueError(
            f"{name} cannot go up to {wording.number(found.high)}. "
            f"At most {wording.number(MOST[name])} is understood here. {mend}"
        )
    return found


def texts(given: Range | None) -> dict[str, str]:
    """Return a range as the texts of its boxes."""
    ends = {} if given is None else given.ends
    return {
        end: wording.number(ends[end]) if end in ends else "" for end in ("low", "best", "high")
    }


def sources_table(ledger: Ledger) -> pd.DataFrame:
    """Return what the first ranges rest on, with the columns of `charts.dots_table`."""
    heads = list(wording.words()["dots"]["table"].values())
    words = lessons.words()["explore"]["shells"]["table"]
    listed = []
    for _, row in containers(ledger).iterrows():
        scope, id = str(row["scope"]), str(row["claim_id"])
        listed.append([words["containers"], figure(row), who(ledger, row), when(row), scope, id])
    for _, row in rounds(ledger).iterrows():
        boxes = ledger.claim(row["containers_id"])
        divided = words["divided"].format(shells=figure(row), containers=figure(boxes))
        ids = f"{row['claim_id']}; {row['containers_id']}"
        listed.append([words["rounds"], quotient(row), who(ledger, row), when(row), divided, ids])
    listed.append([words["held"], words["all"], words["reader"], "", words["unnamed"], ""])
    return pd.DataFrame([[*row[:5], "", row[5]] for row in listed], columns=heads, dtype=object)


def notes(ledger: Ledger) -> dict[str, str]:
    """Return what stands below each range: where it begins, and whose inference that is."""
    words = lessons.words()["explore"]["shells"]["notes"]
    boxes, divided = containers(ledger), rounds(ledger)
    found = {"containers": "", "rounds": "", "held": str(words["held"])}
    for name, rows, told in (("containers", boxes, _whole), ("rounds", divided, _one_end)):
        if len(rows):
            ends = {"low": rows.iloc[0], "high": rows.loc[rows["top"].idxmax()]}
            said = {end: told(row, end) for end, row in ends.items()}
            said |= {f"{end}_who": who(ledger, row) for end, row in ends.items()}
            said |= {f"{end}_when": when(row) for end, row in ends.items()}
            found[name] = str(words[name]).format(count=len(rows), **said)
    return found


def caption(ledger: Ledger, shown: pd.DataFrame, reading: str) -> str:
    """Return the sentences below the dots: how to read them, how drawn, what is missing."""
    words, all_words = lessons.words()["explore"]["shells"], lessons.words()
    every = published(ledger)
    verbs = charts.shell_verbs(every)
    unsaid = [each for each in ("held", "fired") if each not in set(verbs)]
    names = [f"“{all_words['charts']['dots']['verbs'][each]}”" for each in unsaid]
    claims = ledger.claims[ledger.claims["measure"] == "shells"]
    counts = {
        "left_early": len(every) - len(shown),
        "left_thin": len(claims) - len(trusted(claims)),
    }
    estimates = all_words["explore"]["estimates"]
    parts = [{**estimates, **words}[name].format(count=n) for name, n in counts.items() if n]
    return " ".join(
        [
            reading,
            words["drawn"],
            *(
                [words["unsaid"].format(verbs=wording.listed(names, joined_by="or"))]
                if names
                else []
            ),
            *([estimates["left_out"].format(parts="; ".join(parts))] if parts else []),
        ]
    )


def figure(row: Any) -> str:
    """Return a claim's figure with its hedge."""
    return wording.figure(*(row[name] for name in ("qualifier", "value", "low", "high")))


def quotient(row: Any) -> str:
    """Return rounds in a container: one number, or two where the shells had two ends."""
    low, high = _one_end(row, "low"), _one_end(row, "high")
    between = str(lessons.words()["charts"]["hedges"]["between"])
    return low if low == high else between.format(low=low, high=high)


def who(ledger: Ledger, row: Any) -> str:
    """Return the claimant's name, as it stands alone."""
    name = ledger.sources.set_index("source_id")["in_text"].get(row["asserted_by"])
    return wording.label(str(name)) if pd.notna(name) else str(row["asserted_by"])


def when(row: Any) -> str:
    """Return which day or month a claim describes, or else when it was stated."""
    words, as_of = lessons.words()["charts"]["dots"], row["as_of"]
    name, day = ("said", row["stated_on"]) if pd.isna(as_of) else ("as_of", as_of)
    return str(words[name]).format(day=wording.day(str(day)))


def code_line(state: Mapping[str, Any], plain: Mapping[str, Any]) -> str:
    """Return the call that gives a state, without the arguments that are as in `plain`."""
    given = [f"{name}={typed(it)}" for name, it in state.items() if it != plain.get(name)]
    call = f"{NAME}({', '.join(['ledger', *given])})"
    return str(lessons.words()["explore"]["shells"]["code"].format(call=call))


def _counted(ledger: Ledger, measure: str, unit: str) -> pd.DataFrame:
    """Return the claims of a measure in one unit that have a number and may be relied on."""
    rows = trusted(ledger.claims[ledger.claims["measure"] == measure])
    numbers = rows[["value", "low", "high"]].notna().any(axis=1)
    return rows[numbers & (rows["unit"] == unit)]


def _ends(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the two ends of each figure; hedges set no other ends."""
    low, high = rows["value"].fillna(rows["low"]), rows["value"].fillna(rows["high"])
    return {"bottom": low.fillna(high), "top": high.fillna(low)}


def _whole(row: Any, _end: str) -> str:
    return figure(row)


def _one_end(row: Any, end: str) -> str:
    return wording.number(_tidy(row["bottom" if end == "low" else "top"]))


def _tidy(value: float) -> float:
    """Return a number to begin a range with, in whole units: a box of shells holds no halves."""
    return float(round(value))
