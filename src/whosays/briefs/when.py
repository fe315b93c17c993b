"""The dates of a brief, held against the claims: missing, different, or said of another thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from whosays.ledger.cite import text_of

from .context import own_words
from .dates import Date, dates
from .statements import LATER, dated, reach, refers
from .text import Text, lexicon, whole

if TYPE_CHECKING:
    from .context import Context, Tied

# Behind one of these a day is that of something else: *after the visit of 21 March*.
_ELSE = re.compile(
    r"\b(?:after|before|visit\w*|met|meets?|meeting|following|follows|until|till|since|during|"
    r"treaty|signed|came into|war|fight\w*|battle\w*|attack\w*|born|updated?|read|written|accessed|"
    r"retrieved|published|printed|today|article|page|brief|by|end of|held)\b[^.;]{0,40}$"
)
_DATING = re.compile(
    r"^\W*(?:this|that|it|they|both|all)\b|\b(?:stated|published|dates?|dated|numbers?|figures?|"
    r"statements?|estimates?|said so)\b"
)
_PERIOD = re.compile(
    r"\b(?:in|during|since|from|between|throughout|over|within|through|until|till|for)"
    r"(?: the)?(?: (?:month|months|year|years|time|period|course|winter))?(?: of)?[ ]?$"
)
# Between two figures of one verb, as in *3,000 soldiers and about 220 guns*.
_ONE_VERB = re.compile(r"(?: [\w'+-]+){0,6}?(?:,| and|, and| as well as| plus)(?: [\w'-]+){0,4} ")
_NEW_VERB = re.compile(
    r"\b(?:that|had|have|has|were|was|are|is|said|so far|total|in all|already|by|until|"
    r"now|then|of)\b"
)
_OPENS = re.compile(
    r"(?:,|,? and|,? but) (?:then |later |again )?(?:in|by|on|since|during) (?:the )?$"
)
# So many sentences before a figure may hold its date.
_NEAR = 4
# A verb of saying, to whom or where, and then the day.
_SAID_AT = re.compile(
    r"(?<!\w)(?:said|told|announced|stated|claimed|spoke|declared|wrote|reported|estimated|assessed)"
    r"(?: (?:in|at|to|before|via|the|a|an|reporters|lawmakers|journalists|parliament)){0,3}"
    r"(?: (?!that|of|about|on)[\w'-]+){0,7} (?:on|in) (?:the )?$"
)
# A name and then a day, with no verb: *NIS, 30 April, "about 600"*.
_NAMED = re.compile(r"\W*(?:[a-z]+: )?[a-z'.() ]{2,40}, ?(?:on |in )?")


def missing(context: Context, tied: Tied) -> tuple[str, tuple[int, int] | None]:
    """Return date-missing, or date-differs with its place, or nothing."""
    assert tied.claim is not None
    claim = tied.claim
    right = [text_of(claim[name]) for name in ("stated_on", "as_of") if text_of(claim[name])]
    if not right:
        return "", None
    leads = context.leads(tied.sentence)
    here = [day for n in leads for day in context.dates_in(n)]
    if _fits(here, right) or any(_fits(context.dates_in(n), right) for n in context.overall):
        return "", None
    stating = [day for day in context.dates_in(tied.sentence) if _states(context, tied, day)]
    if stating and not _theirs(context, tied, stating[0]):
        return "date-differs", (stating[0].start, stating[0].end)
    return ("", None) if _inherited(context, tied, right) else ("date-missing", None)


def period_added(context: Context, tied: Tied) -> tuple[int, int] | None:
    """Return the place of a period that is said of a figure and is not its claim's."""
    assert tied.claim is not None
    low, up = context.bounds(tied)
    start, end = tied.figure.start, tied.figure.end
    own = [
        day
        for day in context.days_in(low, up)
        if len(day.days) != 1 and (day.end <= start or day.start >= end)
    ]
    clause, _ = context.text.clause(start, end)
    candidates = [
        day
        for day in own
        if (_leads(context, low, day) and not (low > clause and _trails(context, low, day)))
        or (day.start >= end and not _passes_on(context, tied, day))
    ]
    if not own:
        candidates = _shared_lead(context, tied)
    for day in candidates:
        before = context.text.folded[max(0, day.start - 24) : day.start]
        if (
            len(day.days) == 1
            or not day.months
            or not _PERIOD.search(before)
            or _states(context, tied, day)
        ):
            continue
        if not _of_the_claim(day, tied.claim):
            return day.start, day.end
    return None


def _trails(context: Context, low: int, day: Date) -> bool:
    """Tell whether a date right behind the figure before is that one's (*7,000 in March and*)."""
    return day.start >= low and not _OPENS.search(context.text.folded[low : day.start])


def _passes_on(context: Context, tied: Tied, day: Date) -> bool:
    """Tell whether a period behind a figure opens what is said of the next one."""
    after = tied.n + 1
    follows = after < len(context.tied) and context.tied[after].sentence == tied.sentence
    between = context.text.folded[tied.figure.end : day.start]
    return follows and _OPENS.search(between) is not None


def _fits(days: list[Date], right: list[str]) -> bool:
    return any(day.fits(date) for day in days for date in right)


def _counted_on(context: Context, tied: Tied) -> bool:
    """Tell whether a figure's date is counted from another: *a week later*, then *It said ...*."""
    if LATER.search(context.scope(tied)):
        return True
    n, sentences = tied.sentence, context.text.sentences
    if n == 0 or not refers(context.text.words(sentences[n])):
        return False
    return LATER.search(context.text.words(sentences[n - 1])) is not None


def _is_day(day: Date) -> bool:
    return len(day.days) == 1 and len(day.months) == 1


def _inherited(context: Context, tied: Tied, right: list[str]) -> bool:
    """Tell whether a sentence close by has the date, or *three days later* counts from one."""
    sentences = context.text.sentences
    own = sentences[tied.sentence].paragraph
    later = _counted_on(context, tied)
    # Said further off, a year alone dates no statement.
    close = [date for date in right if "-" in date] or right
    for back, n in enumerate(reach(tied.sentence)):
        days = [day for day in context.dates_in(n) if day.months or day.days]
        near = back < _NEAR and sentences[n].paragraph == own
        if _fits(days if near else [day for day in days if _is_day(day)], close):
            return True
        if days and later:
            return True
    if dated(context, tied, right):
        return True
    if later and any(day.end < tied.figure.start for day in context.dates_in(tied.sentence)):
        return True
    following = range(tied.sentence + 1, min(len(sentences), tied.sentence + 3))
    return any(
        sentences[n].paragraph == own
        and _DATING.search(context.text.words(sentences[n]))
        and _fits(context.dates_in(n), right)
        for n in following
    )


def _states(context: Context, tied: Tied, day: Date) -> bool:
    """Tell whether a date says when somebody spoke, by a verb of saying close by."""
    sentence = context.sentence(tied)
    folded = context.text.folded
    before = folded[max(sentence.start, day.start - 60) : day.start]
    after = folded[day.end : min(sentence.end, day.end + 60)]
    if _ELSE.search(before):
        return False
    verbs = whole(lexicon()["says"]["verbs"])
    said = [m.end() for m in verbs.finditer(before)]
    if said and len(before) - said[-1] <= 14:
        return True
    if (
        day.months
        and (len(day.days) == 1 or day.years)
        and (_SAID_AT.search(before) or _labels(context, tied, day) or _closes(context, tied, day))
    ):
        return True
    opens = not re.search(
        r"\w", re.sub(r"^\W*(?:on|in|as of|at|back in|the)\b", "", before.strip())
    )
    return opens and sentence.start + 20 > day.start and verbs.search(after) is not None


def _labels(context: Context, tied: Tied, day: Date) -> bool:
    """Tell whether a day stands as a label: *NIS, 30 April: about 600*, *the NIS (30 April)*."""
    folded, start = context.text.folded, context.sentence(tied).start
    before, after = folded[max(start, day.start - 60) : day.start], folded[day.end : day.end + 4]
    if re.match(r"\s?\)", after):
        return re.search(r"\((?:[\w. -]{2,20}, )?$", before) is not None
    if day.end > tied.figure.start:
        return False
    if re.match(r"\s?:|\s-\s", after):
        named = re.search(r"[a-z)][,(]? ?(?:on )?$", before)
        return named is not None or not re.search(r"\w", before)
    near = tied.figure.start - day.end < 24 and after.startswith(",")
    return near and _NAMED.fullmatch(before) is not None


def _closes(context: Context, tied: Tied, day: Date) -> bool:
    """Tell whether a day right behind the figure's noun ends the clause: *put it at 600 on ...*."""
    folded = context.text.folded
    between = folded[tied.figure.end : day.start]
    low, up = context.text.clause(tied.figure.start, tied.figure.end)
    after = folded[day.end : min(up, day.end + 2)]
    behind = re.fullmatch(r"(?: [a-z'-]+){0,2} on ", between)
    if day.start < tied.figure.end or len(day.days) != 1 or not behind:
        return False
    moved = whole(f"{lexicon()['move']['sent']}|{lexicon()['state']['killed']}|were|was|had|been")
    ends = day.end >= up or re.match(r"[.,;)]", after) is not None
    verbs = whole(r"put|puts|estimated|said|gave|counted|spoke|assessed|reported")
    return (
        ends and not moved.search(between) and bool(verbs.search(folded[low : tied.figure.start]))
    )


def _theirs(context: Context, tied: Tied, day: Date) -> bool:
    """Tell whether a date belongs to the claim of another figure in the sentence."""
    for each in context.tied_in(tied.sentence):
        if each.claim is not None and each.n != tied.n:
            known = [text_of(each.claim[name]) for name in ("stated_on", "as_of")]
            if any(date and day.fits(date) for date in known):
                return True
    return False


def _leads(context: Context, low: int, day: Date) -> bool:
    """Tell whether a date opens its clause."""
    return not re.search(
        r"\w{3}",
        re.sub(
            r"\b(?:during|since|from|between|and|but|while|late|early)\b",
            "",
            context.text.folded[low : day.start],
        ),
    )


def _shared_lead(context: Context, tied: Tied) -> list[Date]:
    """Return a period that opens the clause and governs this figure beside the one before it."""
    if not tied.n:
        return []
    last = context.tied[tied.n - 1]
    low, _ = context.text.clause(tied.figure.start, tied.figure.end)
    if last.sentence != tied.sentence or last.figure.start < low:
        return []
    between = context.text.folded[last.figure.end : tied.figure.start]
    if not _ONE_VERB.fullmatch(between) or _NEW_VERB.search(between):
        return []
    return [day for day in context.days_in(low, last.figure.start) if _leads(context, low, day)]


def _of_the_claim(day: Date, claim: Any) -> bool:
    known = [text_of(claim[name]) for name in ("stated_on", "as_of")]
    if any(date and day.fits(date) for date in known):
        return True
    return any(_overlap(day, other) for other in _own_dates(own_words(claim)))


@lru_cache(maxsize=512)
def _own_dates(words: str) -> tuple[Date, ...]:
    return tuple(dates(Text(words)))


def _overlap(one: Date, other: Date) -> bool:
    pairs = ((one.years, other.years), (one.months, other.months))
    return all(not mine or not theirs or bool(mine & theirs) for mine, theirs in pairs)
