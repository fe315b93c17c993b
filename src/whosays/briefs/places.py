"""A place in a text that the claim does not have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .context import own_words
from .text import fold, lexicon

if TYPE_CHECKING:
    from .context import Context, Tied

# *Some of them in Kursk*, *Kursk is not named*: the place is not said of the figure.
_GUARD = re.compile(
    r"\b(?:some|part|parts|many|most|few|several|half|others?|not|never|without|nor|partly|where|"
    r"later|n't|isnt|near the border|whether|if|rest|number|only|unclear|unknown|about the place|"
    r"doesnt|didnt|border(?:ing)?)\b|n't"
)
_UKRAINE = re.compile(r"(?:to|into|in|inside|on) (?:the )?$")
_WAR = re.compile(
    r"(?:war|fight\w*|invasion|battle|conflict|against|attack\w*|help\w*|aid\w*|support\w*|fighting)\b[\w\s]{0,16}$"
)


def added(context: Context, tied: Tied) -> tuple[int, int] | None:
    """Return the first place said of a figure that its claim does not name, None if none is."""
    assert tied.claim is not None
    low, up = context.bounds(tied)
    folded = context.text.folded
    start, end = tied.figure.start, tied.figure.end
    known = {name for name, _, _ in _places(fold(own_words(tied.claim)))}
    for name, first, last in _places(folded[end:up]):
        if (
            name not in known
            and not _GUARD.search(folded[end : end + last + 12])
            and _said(name, folded, end + first)
        ):
            return end + first, end + last
    clause, _ = context.text.clause(start, end)
    for name, first, last in _places(folded[low:start]):
        # Behind another figure a place is that one's: *4,000 in Kursk, a quarter of them dead*.
        if low > clause and not re.search(
            r"(?:,|\band|\bbut) in (?:the )?$", folded[low : low + first]
        ):
            continue
        before = folded[max(0, low + first - 12) : low + first]
        led = re.search(r"\b(?:in|at|near|around|inside|to|into) (?:the )?$", before)
        opens = not re.search(r"[a-z]", folded[low : max(low, low + first - 12)])
        if name in known or not led or not opens or _GUARD.search(folded[low:start]):
            continue
        if _said(name, folded, low + first):
            return low + first, low + last
    return None


def _said(name: str, folded: str, at: int) -> bool:
    """Tell a country that troops are said to be in from the country of the war."""
    before = folded[max(0, at - 40) : at]
    if name != "ukraine":
        return not re.search(r"\bfor (?:the )?$", before)
    return _UKRAINE.search(before) is not None and not _WAR.search(before)


@cache
def _pattern() -> re.Pattern[str]:
    rows = lexicon()["places"]
    named = "|".join(f"(?P<{name}>{row})" for name, row in rows.items())
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)(?!'s)")


def _places(words: str) -> list[tuple[str, int, int]]:
    return [(m.lastgroup or "", m.start(), m.end()) for m in _pattern().finditer(words)]
