"""The hedge beside a figure: *about* before it, *or more* behind it, a word or two between."""

from __future__ import annotations

import re
from functools import cache

from .text import lexicon

_BACK, _AHEAD = 48, 60
_FILLER = (
    r"a|an|the|its|their|his|these|those|some|about|around|roughly|approximately|another|"
    r"additional|further|extra|more|new|north|korean|korea's|koreans?|total|of|as|even|maybe|well|"
    r"perhaps|possibly|just|still|only|other|at|in|all|russian|another|estimated|fresh|to|\(\w+\)"
)
_FOLLOWS = r"(?!\s+(?:th[ae]n|\d))"


def hedge_of(masked: str, start: int, end: int, low: int, up: int, *, ends: bool) -> str:
    """Return the ledger's word for the hedge beside a figure, empty where there is none.

    A floor or a ceiling says more than an *about* beside it: *some 3,000 or more* is at-least.

    Parameters
    ----------
    masked
        The folded text, dates blotted out.
    start, end
        The figure's place.
    low, up
        How far its neighbourhood reaches.
    ends
        No other figure begins at `up`.
    """
    before = masked[max(low, start - _BACK) : start]
    after = masked[end : min(up, end + _AHEAD)]
    found = [name for name, pattern in _before().items() if pattern.search(before)]
    for name, pattern in _behind().items():
        match = pattern.match(after)
        # Just before the next figure it belongs to that one.
        if match and (ends or end + match.end() < up - 1):
            found.append(name)
    firm = [name for name in found if name not in {"about", "between"}]
    if "less-than" in firm and "nearly" in firm:
        return "nearly"
    return (firm or found or [""])[0]


@cache
def _before() -> dict[str, re.Pattern[str]]:
    rows = lexicon()["hedges"]["before"]
    patterns = {}
    for name, row in rows.items():
        # *No more than* is a ceiling, so *more than* must not be seen in it.
        guard = r"(?<!no )(?<!not )" if name in {"more-than", "less-than"} else ""
        patterns[name] = re.compile(
            rf"(?<!\w){guard}(?:{row})(?:\s+(?:{_FILLER}))*[\s\"'$€£()\[\]-]*$"
        )
    return patterns


@cache
def _behind() -> dict[str, re.Pattern[str]]:
    rows = lexicon()["hedges"]["behind"]
    return {
        name: re.compile(rf"[\s-]?(?:[\w'%-]+,? ){{0,4}}?[,(]{{0,2}} ?(?:{row})(?!\w){_FOLLOWS}")
        for name, row in rows.items()
    }
