"""What the explorer of estimates can be asked for, and what its line of code says; no widgets."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from whosays import lessons
from whosays.charts import family_groups, look
from whosays.explore._asked import typed
from whosays.ledger import Ledger
from whosays.questions import AskBack, Note, note_text, read_number

# Where the highest figure is so many times the lowest, equal steps would hide the low ones.
_TOO_FAR_APART = 20


def trusted(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that a picture may rest on: not thin, and found again when checked."""
    doubtful = claims["thin"].astype(bool) | (claims["checked"].astype(str) == "not-found")
    return claims[~doubtful]


def in_one_unit(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims in the unit that most of them have."""
    units = claims["unit"].mode()
    return claims[claims["unit"] == units.iloc[0]] if len(units) else claims


def measures(ledger: Ledger, wanted: str) -> dict[str, str]:
    """Return the measures to choose from, each with its short name.

    Where `wanted` is one of those that have a short name of their own, these stand together;
    else all measures of the ledger with several figures.

    Raises
    ------
    ledger.LedgerError
        When the ledger counts nothing under `wanted`.
    """
    ledger.measured(wanted)
    names = lessons.words()["charts"]["counts"]
    counts = trusted(ledger.claims)["measure"].astype(str).value_counts()
    found = [each for each in names if each in counts] if wanted in names else []
    found = found or [each for each, count in counts.items() if count > 1 or each == wanted]
    return {each: str(names.get(each, each.replace("-", " "))) for each in found}


def heading(measure: str) -> str:
    """Return what a measure counts, as a title."""
    words = lessons.words()["charts"]
    return str(words["measures"].get(measure, measure.replace("-", " ").capitalize()))


def families(ledger: Ledger, claims: pd.DataFrame) -> dict[str, str]:
    """Return the family groups that stated these claims, each with its name."""
    names = lessons.words()["charts"]["families"]
    present = set(groups(ledger, claims))
    return {each: str(names.get(each, each)) for each in look.FAMILIES if each in present}


def groups(ledger: Ledger, claims: pd.DataFrame) -> pd.Series:
    """Return the family group of each claim's claimant."""
    return family_groups(claims["asserted_by"], ledger.sources)


def scopes(claims: pd.DataFrame) -> dict[str, str]:
    """Return the scopes to choose from, the most frequent first; the empty id stands for all."""
    words = lessons.words()["explore"]["estimates"]
    texts = claims["scope"].dropna().astype(str)
    counts = {text: int(in_scope(claims, text).sum()) for text in dict.fromkeys(texts)}
    ordered = sorted(counts, key=lambda text: (-counts[text], text.casefold()))
    told = {text: words["scope_one"].format(scope=text, count=counts[text]) for text in ordered}
    return {"": words["scope_all"], **told}


def in_scope(claims: pd.DataFrame, scope: str | None) -> pd.Series:
    """Return which claims' scope holds a text, capitals aside; all where no scope is given."""
    texts = claims["scope"].astype("string").fillna("").str.casefold()
    return texts.str.contains((scope or "").casefold(), regex=False).astype(bool)


def in_another_unit(claims: pd.DataFrame, kept: pd.DataFrame) -> int:
    """Return how many claims with a number are not among those kept; words have no unit."""
    numbers = claims[["value", "low", "high"]].notna().any(axis=1)
    return int((numbers & ~claims["claim_id"].isin(kept["claim_id"])).sum())


def left_out(ledger: Ledger, measure: str, kept: pd.DataFrame) -> str:
    """Say how many claims of a measure are not among those kept, and why; blank if none."""
    words = lessons.words()["explore"]["estimates"]
    measured = ledger.measured(measure)
    sound = trusted(measured)
    other = in_another_unit(sound, kept)
    counts = {
        "left_thin": len(measured) - len(sound),
        "left_unit": other,
        "left_words": len(sound) - len(kept) - other,
    }
    parts = [words[name].format(count=n) for name, n in counts.items() if n]
    return str(words["left_out"]).format(parts="; ".join(parts)) if parts else ""


def scale(claims: pd.DataFrame) -> str:
    """Return "log" where the figures lie too far apart for equal steps, else "linear"."""
    numbers = claims[["value", "low", "high"]].stack().astype(float)
    if not len(numbers) or numbers.min() <= 0:
        return "linear"
    return "log" if numbers.max() / numbers.min() > _TOO_FAR_APART else "linear"


def bearing(claims: pd.DataFrame, number: float) -> pd.DataFrame:
    """Return the claims with this number, of any measure, as their figure or an end of it."""
    ends = claims[["value", "low", "high"]].astype(float)
    return claims[ends.eq(float(number)).any(axis=1)]


def read_range(typed: Mapping[str, Any]) -> dict[str, float] | str | None:
    """Read a range as people type it.

    Returns
    -------
    dict, str or None
        Numbers by "low", "best" (where given) and "high"; or what to tell the reader; or None
        where nothing was typed.
    """
    found: dict[str, float] = {}
    for end in ("low", "best", "high"):
        given = typed.get(end)
        read = read_number("" if given is None else str(given), whole=True)
        if isinstance(read, AskBack):
            if read.code == "empty":
                continue
            told = {"typed": read.text, "choices": " / ".join(read.choices)}
            code = "not-a-number" if read.code == "unclear" and not read.choices else read.code
            return _told(Note(f"number-{code}", told))
        found[end] = read.value
    if not found:
        return None
    if "low" not in found or "high" not in found:
        return _told(Note("range-incomplete"))
    if list(found.values()) != sorted(found.values()):
        return _told(Note("range-order"))
    return found


def _told(note: Note) -> str:
    return note_text(note, lessons.words())


def code_line(state: Mapping[str, Any], plain: Mapping[str, Any]) -> str:
    """Return the call that gives a state, without the arguments that are as in `plain`."""
    given = [f"{name}={typed(it)}" for name, it in state.items() if it != plain.get(name)]
    call = f"whosays.estimates_over_time({', '.join(['ledger', *given])})"
    return str(lessons.words()["explore"]["estimates"]["code"].format(call=call))
