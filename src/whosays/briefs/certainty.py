"""More certainty in a text than its claimant had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .text import lexicon, whole

if TYPE_CHECKING:
    from .context import Context, Tied

#: Assessments under which a figure is no plain statement.
HEDGED = frozenset(
    {"assessed", "estimated", "believed", "likely", "highly-likely", "appears", "reported"}
)
_POSSIBLE = frozenset({"rice-tonnes", "grave-places", "workers-planned"})
_PLANS = (
    r"plan(?:s|ned|ning)?|consider\w*|offer\w*|expect\w*|will|promis\w*|discuss\w*|talk\w*|"
    r"wants?|wanted|next"
)
_CAPACITY = frozenset({"shells", "munitions"})


# What was confirmed is something else: *confirmed the presence of troops, saying about 3,000*.
_APART = re.compile(
    r"^(?:(?! that (?!day|week|month|year))[^,])*, "
    r"(?:saying|adding|stating|noting|and (?:said|put|spoke))\b"
)


def too_certain(context: Context, tied: Tied, *, named: bool) -> tuple[int, int] | None:
    """Return the words that say more than the claimant, None where none do.

    Four ways: a word such as *confirmed* or *in fact*; what containers could hold, told as held
    or sent; a gift or plan that is only possible, told as done; and an assessment told flatly,
    with neither a claimant nor a word of doubt.
    """
    assert tied.claim is not None
    assessment, measure = str(tied.claim["assessment"]), str(tied.claim["measure"])
    rows = lexicon()["says"]
    strong = rows["strong"] if assessment in {*HEDGED, "conditional"} else rows["strongest"]
    loud = _loud(context, tied, strong)
    if loud:
        return loud
    figure = tied.figure.start, tied.figure.end
    scope = context.scope(tied)
    if assessment == "conditional" and measure in _CAPACITY:
        return None if whole(rows["capacity"]).search(scope) else figure
    if assessment == "conditional" and measure in _POSSIBLE:
        return (
            None if whole(f"{rows['capacity']}|{rows['doubt']}|{_PLANS}").search(scope) else figure
        )
    if assessment not in HEDGED or named:
        return None
    spoken = whole(f"{rows['verbs']}|{rows['doubt']}").search(scope)
    return None if spoken else figure


def _loud(context: Context, tied: Tied, strong: str) -> tuple[int, int] | None:
    """Return a word that leaves no doubt, unless it is denied (*nobody has confirmed*)."""
    low, up = context.text.clause(tied.figure.start, tied.figure.end)
    words = context.text.folded[low:up]
    no = lexicon()["says"]["not_strong"]
    at = tied.figure.start - low
    for match in whole(strong).finditer(words):
        if _APART.search(words[match.end() : max(match.end(), at)]):
            continue
        before = words[max(0, match.start() - 40) : match.start()]
        after = words[match.end() : match.end() + 16]
        if not re.search(rf"(?:(?<!\w)(?:{no})(?!\w)|n't)[^,;:]*$", before) and not re.match(
            r" (?:by nobody|by no one|nothing|nowhere|dead)", after
        ):
            return low + match.start(), low + match.end()
    return None
