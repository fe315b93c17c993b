"""A statement that runs over several sentences: who made it and when is said once.

*The NIS said on 30 April 2025 that about 4,700 were casualties. About 600 had been killed.* Both
figures are of one claimant and one day, so the second sentence goes on with the first, as long as
nobody else is named between and no other voice (*experts say*) takes it over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from whosays.ledger.cite import text_of

from .text import lexicon, whole

if TYPE_CHECKING:
    from .context import Context, Tied

#: A day or week that is counted from the date before.
LATER = re.compile(
    r"\b(?:same|next|following|that) (?:day|week|month|evening|morning|time|date)\b"
    r"|\b(?:days?|weeks?|months?|years?) (?:later|after\w*|there\w*|before|earlier|on|prior)\b"
    r"|\b(?:yesterday|then)\b"
)
_LED = re.compile(
    r"\W*(?:so|in (?:short|numbers|figures|total|detail|other words|all)|namely|that is|"
    r"that means|meaning|exactly|the (?:split|details?|numbers?|figures?))\s*:"
)
_GOES_ON = re.compile(
    r"\b(?:it|this|(?:the|this|that|its|their) (?:number|figure|estimate|total|count|toll)) (?:had "
    r"(?:already |still |only )?(?:been|risen|grown)|was (?:already|still|only|now)|rose|grew)\b"
)
# *He began with over 3,000*, *Two weeks later, it was 3,800*.
_SUBJECT = re.compile(r"(?:[^;:]{0,80}, )?\W*(?:he|she|they|it|his|her|their|its)\b")
_POINTS = re.compile(
    r"\W*(?:that|this|so|it)(?:'s| is| was|s)?(?: at least)?(?: what| how| the| said| says|"
    r" according| by| from| comes?| came| claimed| an?)\b"
)
_ON = whole("more|further|another|others?|second|latter|same|these|those|them")
#: How many sentences one statement may run over.
REACH = 8


def refers(words: str) -> bool:
    """Tell whether the folded words of a sentence speak of a claimant named before."""
    rows = lexicon()["says"]
    if whole(rows["nobody"]).search(words):
        return False
    of_them = re.search(r"\b(?:of|among) (?:these|them|those|whom)\b", words)
    spoken = (
        f"{rows['verbs']}|{rows['links']}|could|might|would|reach(?:es|ed)|raised|lowered|stood"
    )
    back = whole(rows["back"]).search(words) and whole(spoken).search(words)
    # *So: about 600 killed* and *In May it had been 600* go on with what was said before.
    said_on = _LED.match(words) or _GOES_ON.search(words) or _SUBJECT.match(words)
    return bool(of_them or back or said_on)


def points(words: str) -> bool:
    """Tell whether a sentence points to the one before it (*That is what Seoul said*)."""
    return _POINTS.match(words) is not None


def words_for(context: Context, tied: Tied) -> str:
    """Return the folded words that may tell what a figure counts."""
    sentence = context.sentence(tied)
    first = max(0, tied.sentence - 1)
    if _ON.search(context.text.words(sentence)):
        first = min([tied.sentence, *reach(tied.sentence)])
    start = context.text.sentences[first].start
    return f"{context.text.folded[start : sentence.end]} {context.scope(tied)}"


def same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Tell whether two claims are of one claimant and one day."""
    if one is None or other is None:
        return False
    return all(text_of(one[name]) == text_of(other[name]) for name in ("asserted_by", "stated_on"))


def reach(n: int) -> range:
    """Return the sentences before one that a statement may have begun in, the nearest first."""
    return range(n - 1, max(-1, n - 1 - REACH), -1)


def goes_on(context: Context, tied: Tied, source: Mapping[str, Any]) -> bool:
    """Tell whether a figure goes on with a statement whose claimant was named before it."""
    if _taken_over(context, tied.sentence):
        return False
    begun = False
    for n in reach(tied.sentence):
        figures = context.tied_in(n)
        begun = begun or any(same(each.claim, tied.claim) for each in figures)
        if context.tells(source, n):
            return begun
        if context.names_another(source, n) or _taken_over(context, n):
            return False
        if any(each.claim is not None and not same(each.claim, tied.claim) for each in figures):
            return False
    return False


def dated(context: Context, tied: Tied, right: list[str]) -> bool:
    """Tell whether another figure of the same statement has its date, or *a week later*."""
    for each in context.tied:
        if each.n != tied.n and same(each.claim, tied.claim):
            days = [day for n in context.leads(each.sentence) for day in context.dates_in(n)]
            later = each.n < tied.n and LATER.search(context.scope(each))
            if later or any(day.fits(date) for day in days if day.months for date in right):
                return True
    return False


def _taken_over(context: Context, n: int) -> bool:
    """Tell whether a sentence is told by somebody who is not named (*experts say*)."""
    words = context.text.words(context.text.sentences[n])
    return whole(lexicon()["says"]["nobody"]).search(words) is not None
