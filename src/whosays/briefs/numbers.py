"""A figure's number and hedge, held against those of the claim that it is tied to."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from whosays.ledger.cite import text_of
from whosays.questions import Number, read_number

from .figures import Figure

# What a text may say for each hedge of a claim. At-least and more-than lie so close that neither
# is called a fault in the place of the other.
_KEEPS = {
    "about": {"about", "between", "nearly"},
    "nearly": {"nearly", "less-than", "about", "up-to"},
    "at-least": {"at-least", "more-than"},
    "more-than": {"at-least", "more-than"},
    "up-to": {"up-to", "less-than", "nearly"},
    "between": {"between", "at-least", "more-than", "up-to"},
    "exact": {"", "exact", "about"},
    "words": {"", "exact", "about", "nearly", "at-least", "more-than", "up-to", "between"},
}
# Beside these a text that says the other thing has not lost the hedge, but turned it round.
_TURNED = {
    "about": {"at-least", "more-than", "up-to", "exact"},
    "nearly": {"at-least", "more-than", "exact"},
    "at-least": {"up-to", "less-than", "nearly", "exact"},
    "more-than": {"up-to", "less-than", "nearly", "exact"},
    "up-to": {"at-least", "more-than", "exact"},
    "between": {"exact"},
    "exact": {"at-least", "more-than", "up-to", "less-than", "nearly"},
    "words": set(),
}


def differs(figure: Figure, claim: Any) -> bool:
    """Tell whether a figure's number is none of the claim's.

    A claim without a number (*several hundred*, *a third*) is read from its words; where they hold
    no number, every number differs. Both readings of *4.000* are accepted.
    """
    known = _known(claim)
    mine = {figure.value} | ({figure.high} if figure.high is not None else set())
    if figure.form == "fraction":
        mine = {figure.value, figure.value * 100}
    if figure.form == "percent":
        mine |= {figure.value / 100}
    near = [any(math.isclose(one, other, rel_tol=1e-9) for other in known) for one in mine]
    if figure.high is not None:
        return not all(near) and not _around(figure, known)
    return not any(near)


def hedge(figure: Figure, claim: Any) -> str:
    """Return hedge-missing, hedge-differs or nothing."""
    said, kept = figure.hedge, str(claim["qualifier"])
    if kept == "between" and figure.high is not None:
        return ""
    if said in _KEEPS.get(kept, {said}):
        return ""
    if said in _TURNED.get(kept, set()):
        return "hedge-differs"
    return "" if kept == "exact" else "hedge-missing"


def _known(claim: Any) -> set[float]:
    cells = {float(claim[name]) for name in ("value", "low", "high") if not pd.isna(claim[name])}
    if cells or claim["qualifier"] != "words":
        return cells
    said = text_of(claim["words"])
    shares = {"a third to a half": {1 / 3, 0.5}, "several dozen": {12.0}}
    read = read_number(said)
    return {float(read.value)} if isinstance(read, Number) else shares.get(said, set())


def _around(figure: Figure, known: set[float]) -> bool:
    """Tell whether a range of the text lies around the claim's one number."""
    high = figure.high if figure.high is not None else figure.value
    return len(known) == 1 and all(figure.value <= each <= high for each in known)
