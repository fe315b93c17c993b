"""Words for a chance and their ranges in percent, for the student's own judgement only.

The seven terms are those of the US standard ICD 203. Other scales differ (the British *highly
likely* is 80 to 90 %), so a claimant's word is never given a range of this table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .text import Sentence, Text, lexicon, whole


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A term and its range, both ends in percent."""

    term: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A place in a text where the student's own judgement could carry its range."""

    start: int
    end: int
    term: str
    low: int
    high: int


TERMS = (
    Likelihood("almost no chance", 1, 5),
    Likelihood("very unlikely", 5, 20),
    Likelihood("unlikely", 20, 45),
    Likelihood("roughly even chance", 45, 55),
    Likelihood("likely", 55, 80),
    Likelihood("very likely", 80, 95),
    Likelihood("almost certain", 95, 99),
)
_SAME = {
    "almost no chance": "remote|almost no chance",
    "very unlikely": "very unlikely|highly unlikely|highly improbable|very improbable",
    "unlikely": "unlikely|improbable|improbably|probably not",
    "roughly even chance": "roughly even(?: chance| odds)?|(?:an )?even chance",
    "very likely": "very likely|highly likely|very probabl[ey]|highly probable",
    "almost certain": "almost certain(?:ly)?|nearly certain",
    "likely": "likely|likley|probabl[ey]",
}
_OWN = re.compile(
    r"\b(?:i (?:also |really |personally |would |'d )*(?:think|thnik|judge|believe|beleive|guess|"
    r"say|expect|estimate|find|suppose|consider|reckon|assess|feel|calculate|"
    r"count|compute|conclude|assume|suspect|doubt|infer)|i'd say|i am|i'm|in my|for me|"
    r"my (?:own |personal )?(?:judge?ment|view|opinion|guess|conclusion|estimate|reading|own)|"
    r"to me|we (?:think|judge|believe|guess|expect|conclude)|our (?:own )?(?:judge?ment|view|guess|"
    r"arithmetic|conclusion|estimate|inference)|imo|imho)\b"
)
_RANGE = re.compile(
    r"\W{0,3}\(?\s*(?:about |around |ca\.? |~)?\d{1,3} ?(?:%|percent|per cent|-|to)"
)
_BEFORE = re.compile(r"\d ?(?:%|percent|per cent)\W{0,3}(?:\w+ )?$")


def likelihood(asked: str | float) -> Likelihood | None:
    """Return the term that a word or a chance in percent belongs to, None where none fits.

    A chance on a border belongs to the term nearer to certainty, as in the table's wording.

    Examples
    --------
    >>> likelihood("probably"), likelihood(70).term
    (Likelihood(term='likely', low=55, high=80), 'likely')
    """
    if isinstance(asked, str):
        for name, pattern in _SAME.items():
            if re.fullmatch(pattern, asked.strip().lower()):
                return next(each for each in TERMS if each.term == name)
        return None
    fits = [each for each in TERMS if each.low <= asked <= each.high]
    if not fits:
        return None
    return fits[-1] if asked >= 50 else fits[0]


def offers(text: str, ties: Iterable[Mapping[str, Any]] = ()) -> tuple[Offer, ...]:
    """Return where a likelihood word of the student's own could carry its range. Never raises.

    A sentence is the student's own where it says so (*I think*, *in my view*, *our judgement*).
    A sentence in which a figure is tied to a claim is the claimant's, and is left alone.
    """
    read = Text(text)
    claimed = {read.at(tie["start"]) for tie in ties if _is_claimed(tie, len(text))}
    found = []
    for n, sentence in enumerate(read.sentences):
        words = read.words(sentence)
        if n in claimed or not _OWN.search(words):
            continue
        for match in _terms().finditer(words):
            likely = likelihood(match.group())
            ranged = _RANGE.match(words, match.end()) or _BEFORE.search(words[: match.start()])
            if likely is not None and not ranged:
                place = sentence.start + match.start()
                end = sentence.start + match.end()
                found.append(Offer(place, end, likely.term, likely.low, likely.high))
    return tuple(found)


def is_own(words: str) -> bool:
    """Tell whether folded words say that this is the writer's own judgement."""
    return _OWN.search(words) is not None or whole("our|my|mine").search(words) is not None


def mixed(text: Text, sentence: Sentence) -> tuple[int, int] | None:
    """Return the place of a likelihood and a confidence in one sentence, None where not both."""
    words, rows = text.words(sentence), lexicon()["likelihood"]
    likely = whole(rows["words"]).search(words)
    sure = whole(rows["confidence"]).search(words)
    if likely is None or sure is None:
        return None
    start, end = min(likely.start(), sure.start()), max(likely.end(), sure.end())
    return sentence.start + start, sentence.start + end


def ranged(words: str) -> tuple[int, int, tuple[int, int]] | None:
    """Return the place of a likelihood word with a range in percent behind it, and the range."""
    match = re.search(
        rf"(?<!\w)(?:{lexicon()['likelihood']['words']})\s*\(?\s*(\d{{1,3}}) ?%? ?(?:-|to) ?"
        r"(\d{1,3}) ?(?:%|percent|per cent)\)?",
        words,
    )
    return (match.start(), match.end(), (int(match[1]), int(match[2]))) if match else None


def _terms() -> re.Pattern[str]:
    return whole("|".join(_SAME.values()))


def _is_claimed(tie: object, size: int) -> bool:
    if not isinstance(tie, Mapping) or tie.get("own") or not tie.get("claim"):
        return False
    start = tie.get("start")
    return isinstance(start, int) and 0 <= start < size
