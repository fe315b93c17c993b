"""What a sentence says is counted, held against the measure of the claim."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .text import Text, lexicon, whole

LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
_MOVES = {
    "troops-sent-total": "sent",
    "troops-sent-additional": "sent",
    "troops-in-theatre": "present",
    "troops-planned": "planned",
}
_STATES = {**{name: name for name in LOSSES}, "repatriated": "repatriated"} | {
    "returned-to-front": "returned"
}
_PEOPLE = frozenset({"engineers-sent", "construction-workers-sent", "workers-planned"})
_BARRIER = re.compile(r"[,;(]|(?<!\w)(?:and|but|while|whereas|plus)(?!\w)")
_FURTHER = re.compile(
    r"\b(?:further|additional|extra|another|second|new|reinforc\w*|added|more (?:\w+ )?"
    r"(?:soldiers?|troops?|men|north koreans?))\b"
)
_REACH = 70
_OF = re.compile(r"(?<!\w)(?:of|for|with|by|in|at|to|that|who|from)(?!\w)")
# From the number to what happened to them: *young soldiers had already been killed*.
_PREDICATE = re.compile(
    r"(?: [\w'-]+){0,4}?(?: (?:were|was|had|have|has|been|are|is|got|already|all|later|"
    r"reportedly|being)){1,4} "
)
_OUT_OF = re.compile(
    r"(?<!\w)of (?:(?:about|around|some|over|roughly|the|almost|nearly|more|than) ){0,3}$"
)
_NOUN_OF = re.compile(r" (?:[\w'-]+ ){0,3}")
# Words that may be said of any weapon are no other measure.
_VAGUE = re.compile(r"(?:artillery )?(?:pieces|systems?|weapons|arms|munitions?)")
_GIVEN = frozenset({"shells", "munitions", "ballistic-missiles", "howitzers", "rocket-launchers"})


def wrong(
    text: Text, measure: str, unit: str, start: int, end: int, low: int, up: int, *, alone: bool
) -> tuple[int, int] | None:
    """Return the place of a word that counts something else than the claim, None where none does.

    Parameters
    ----------
    text
        The text that is read.
    measure, unit
        Of the claim, as in the ledger.
    start, end
        The figure's place.
    low, up
        The end of the figure before and the start of the one behind, within the clause.
    alone
        The sentence holds no other figure, so that a word further off can only mean this one.
    """
    if measure in _STATES:
        return _state(
            text, _STATES[measure], start, end, low, up, alone=alone, coffins=unit == "coffins"
        )
    if measure in _MOVES:
        return _move(text, measure, start, end, low, up)
    if measure in _PEOPLE:
        return _lost(text, start, end)
    accepts = lexicon()["accepts"].get(measure)
    if not accepts or unit == "share":
        return None
    accepts = [*accepts, "ships"] if unit == "ships" else accepts
    return _goods(text, accepts, start, end, up) or _done(text, measure, start, end, low, up)


def misnamed(
    text: Text, measure: str, own: str, start: int, end: int, up: int
) -> tuple[int, int] | None:
    """Return a word that calls workers soldiers, or soldiers workers, None where none does.

    `own` are the claim's own words: a *construction soldier* may be called either.
    """
    kinds = [name for name, rows in (("troops", _MOVES), ("workers", _PEOPLE)) if measure in rows]
    if not kinds:
        return None
    other = lexicon()["people"]["workers" if kinds[0] == "troops" else "troops"]
    match = re.match(rf"(?:[ -][\w'-]+){{0,3}}?[ -]({other})(?!\w)", text.folded[end:up])
    if match is None or whole(other).search(own) or _BARRIER.search(match[0]):
        return None
    return (end + match.start(1), end + match.end(1)) if not _OF.search(match[0]) else None


def unsaid(words: str, measure: str) -> bool:
    """Tell whether a loss is counted and no word of the sentence says what kind of loss."""
    return measure in LOSSES and not any(
        whole(row).search(words) for row in lexicon()["state"].values()
    )


def in_all(
    text: Text, measure: str, start: int, end: int, low: int, up: int
) -> tuple[int, int] | None:
    """Return the place of *in total* said of a further batch, or of *further* said of a total."""
    before, after = text.folded[max(low, start - 30) : start], text.folded[end : min(up, end + 50)]
    if measure == "troops-sent-additional":
        match = re.search(r"\b(?:in total|in all|altogether|all in all|overall)\b", after)
        further = re.search(
            r"\b(?:further|additional|more|extra|another|new|added|reinforce)", after
        )
        return (end + match.start(), end + match.end()) if match and not further else None
    if measure == "troops-sent-total":
        match = re.search(r"\b(?:further|additional|extra|another)\b[\w\s]{0,16}$", before)
        if match:
            word = re.match(r"\w+", match.group())
            assert word is not None
            place = max(low, start - 30) + match.start()
            return place, place + word.end()
    return None


def _state(
    text: Text, kind: str, start: int, end: int, low: int, up: int, *, alone: bool, coffins: bool
) -> tuple[int, int] | None:
    sentence = text.sentences[text.at(start)]
    said = _said("state", text.words(sentence), sentence.start)
    ahead = [each for each in said if end <= each[0] < up]
    behind = [each for each in said if low <= each[0] and each[1] <= start]
    labelled = [
        each
        for each in behind
        if re.fullmatch(r"\s*[:=]\s*[^,;]{0,24}", text.folded[each[1] : start])
        # In *4,700 casualties: 600 killed* the first word is the first figure's.
        and not (low > sentence.start and _NOUN_OF.fullmatch(text.folded[low : each[0]]))
    ]
    near = [
        each
        for each in ahead
        if not _BARRIER.search(text.folded, end, each[0])
        or re.fullmatch(r" ?\(", text.folded[end : each[0]])
    ]
    back = [each for each in behind if not _BARRIER.search(text.folded, each[1], start)]
    group = labelled or near or back
    if not group and alone:
        group = [each for each in said if each[0] - end < _REACH]
    kinds = {each[2] for each in group}
    if kind in {"repatriated", "returned"} and not coffins:
        kinds -= {"wounded"}
    # Losses in the dead alone, or hurt soldiers sent home, may be said with another word beside.
    if not kinds or kind in kinds or (kind in LOSSES and not kinds & LOSSES):
        return None
    if any(each[2] == kind for each in said) and not (labelled or near):
        return None
    first = next(each for each in group if each[2] in kinds)
    return first[0], first[1]


def _move(
    text: Text, measure: str, start: int, end: int, low: int, up: int
) -> tuple[int, int] | None:
    kind = _MOVES[measure]
    sentence = text.sentences[text.at(start)]
    words = text.words(sentence)
    said = _said("move", words, sentence.start)
    kinds = {each[2] for each in said}
    lost = _lost(text, start, end)
    sent = [each for each in said if each[2] == "sent" and low <= each[0]]
    if lost and not any(
        start < each[0] < lost[0]
        or (each[1] <= start and not _BARRIER.search(text.folded, each[1], start))
        for each in sent
    ):
        return lost
    around = text.folded[max(low, start - 30) : min(up, end + 40)]
    if measure == "troops-sent-additional" and _FURTHER.search(around):
        return in_all(text, measure, start, end, low, up)
    window = (max(low, start - _REACH), min(up, end + _REACH))
    near = [each for each in said if window[0] <= each[0] < window[1]]
    if kind in kinds or not near:
        return in_all(text, measure, start, end, low, up)
    others = {"sent": "present", "present": "sent", "planned": "sent"}
    other = next((each for each in near if each[2] == others[kind]), None)
    if other is None or (kind == "present" and _deployed(text, other)):
        return None
    return other[0], other[1]


def _lost(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """Return a word for dead, hurt or captured people right behind a figure that counts others."""
    sentence = text.sentences[text.at(start)]
    # In *4,000 of about 11,000 soldiers were casualties* the loss is the first figure's.
    if _OUT_OF.search(text.folded[max(sentence.start, start - 30) : start]):
        return None
    for first, last, kind in _said("state", text.words(sentence), sentence.start):
        between = text.folded[end:first]
        near = 0 <= first - end < 26 and not _BARRIER.search(between)
        near = near or (first - end < 60 and _PREDICATE.fullmatch(between) is not None)
        if kind in LOSSES and near and not re.search(r"\bof\b", between):
            return first, last
    return None


def _deployed(text: Text, place: tuple[int, int, str]) -> bool:
    """Tell whether the word is *deployed*, which is said of sending and of standing there."""
    return (
        re.match(r"deploy|mov|arriv|total|transfer|join|added|brought", text.folded[place[0] :][:8])
        is not None
    )


def _goods(text: Text, accepts: list[str], start: int, end: int, up: int) -> tuple[int, int] | None:
    """Hold the first noun behind the figure, or the label before it, against the claim's goods."""
    stretch = text.folded[end : min(up, end + _REACH)]
    barrier = re.search(
        r"[,;.(]|(?<!\w)(?:and|but|of|in|on|by|if|that|which|from|to|with|for|could|were|had)(?!\w)",
        stretch,
    )
    reach = end + (barrier.start() if barrier else len(stretch))
    said = [each for each in _said("goods", stretch, end) if each[0] < reach]
    if not said or said[-1][2] in accepts or _VAGUE.fullmatch(text.folded[slice(*said[-1][:2])]):
        return None
    # The last noun is the head: *rocket launchers*, *missile containers*.
    return said[-1][0], said[-1][1]


def _done(
    text: Text, measure: str, start: int, end: int, low: int, up: int
) -> tuple[int, int] | None:
    """Return *fired* said of goods that the claim has sent, or *sent* of what it has fired."""
    wrong = {"ballistic-missiles-fired": "sent"}.get(measure, "fired" if measure in _GIVEN else "")
    if not wrong:
        return None
    done = lexicon()["done"][wrong]
    passive = re.match(
        rf"(?: [\w'/-]+){{0,4}}? (?:were|was|(?:have|has|had|are|is) (?:\w+ )?been)"
        rf" (?:\w+ly |already |also )?({done})(?!\w)",
        text.folded[end:up],
    )
    if passive:
        held = re.search(r"\b(?:that|which|who|and|but|not|could|if)\b", passive[0])
        return None if held else (end + passive.start(1), end + passive.end(1))
    active = re.search(
        rf"(?<!\w)({done}) (?:(?:about|around|some|at least|more than|over|up to|nearly|almost|"
        r"roughly|approximately|another|a|the|of|total|fewer|less|than) ){0,3}$",
        text.folded[low:start],
    )
    return (low + active.start(1), low + active.end(1)) if active else None


@cache
def _patterns(table: str) -> re.Pattern[str]:
    rows = lexicon()[table]
    return re.compile(
        r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{row})" for name, row in rows.items()) + r")(?!\w)"
    )


@lru_cache(maxsize=64)
def _said(table: str, words: str, at: int) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a table in some folded words: place, end, kind."""
    found = _patterns(table).finditer(words)
    return tuple((at + m.start(), at + m.end(), m.lastgroup or "") for m in found)
