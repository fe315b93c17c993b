"""What to look at again in a brief whose figures are tied to claims, told in codes.

Every remark is about something that a reader could not check: a figure tied to nothing, another
number, no claimant, no date, a hedge that went, another measure, a place or period that the claim
does not have, more certainty than the claimant had. Where the wording leaves it open, nothing is
said: a false remark costs more trust than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.ledger.chain import who
from whosays.ledger.cite import counted, day_said, figure, text_of

from . import certainty, measures, numbers, places, when
from .context import Context, Naming, Tied, contexts, own_words
from .figures import Figure
from .likelihood import is_own, mixed, ranged
from .statements import words_for
from .text import apart, fold

if TYPE_CHECKING:
    from whosays.ledger import Ledger

CODES = (
    "untied",
    "number-differs",
    "claimant-missing",
    "claimant-differs",
    "date-missing",
    "date-differs",
    "hedge-missing",
    "hedge-differs",
    "measure-wrong",
    "measure-missing",
    "place-added",
    "period-added",
    "too-certain",
    "own-unmarked",
    "scale-mixed",
    "scale-borrowed",
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at again.

    Attributes
    ----------
    code
        One of `CODES`.
    start, end
        The words that it is about, in characters of the text.
    claim
        The claim that the figure is tied to, or an empty text.
    params
        What the words of the remark are filled with: always ``marked`` (the words themselves),
        ``figure``, ``claimant``, ``said`` (the claim's figure with its hedge), ``counted`` (with
        what is counted) and ``when`` (when it was said), empty where there is no claim.
    """

    code: str
    start: int
    end: int
    claim: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


Place = tuple[int, int]


def remarks(text: str, ties: Iterable[Mapping[str, Any]], ledger: Ledger) -> tuple[Remark, ...]:
    """Return what to look at again in a brief, in reading order.

    Parameters
    ----------
    text
        The brief as the student wrote it. It is never changed.
    ties
        What each figure is tied to: ``{"start": 10, "end": 15, "claim": "c-..."}`` or, for the
        student's own number, ``{"start": 10, "end": 15, "own": True}``. A tie belongs to the
        figure that it overlaps; one that is malformed or names no claim of the ledger is no tie.

    Returns
    -------
    tuple of Remark
        Never raises, whatever the text.
    """
    context = contexts(text, ties, ledger)
    found: dict[tuple[str, int, int], tuple[tuple[int, int], Remark]] = {}
    for tied in context.tied:
        for each in _figure(context, tied, ledger):
            # Of the same words the same is said once: of the figure that they stand nearest to.
            key = each.code, each.start, each.end
            away = apart(text, each, tied.figure)
            if key not in found or away < found[key][0]:
                found[key] = away, each
    told = [each for _, each in found.values()]
    for n in range(len(context.text.sentences)):
        told += _scales(context, n)
    return tuple(sorted(told, key=lambda each: (each.start, CODES.index(each.code))))


def _figure(context: Context, tied: Tied, ledger: Ledger) -> list[Remark]:
    place = tied.figure.start, tied.figure.end
    if tied.own:
        if is_own(context.around(tied)):
            return []
        return [_remark(context, "own-unmarked", place, tied, ledger)]
    if tied.claim is None:
        if context.said_elsewhere(tied) or context.part_of(tied):
            return []
        return [_remark(context, "untied", place, tied, ledger)]
    said: list[tuple[str, Place]] = []
    if numbers.differs(tied.figure, tied.claim):
        said.append(("number-differs", place))
    hedge = numbers.hedge(tied.figure, tied.claim)
    said += [(hedge, place)] if hedge else []
    naming = context.naming(tied)
    if not context.repeated(tied):
        said += _claimant(naming, place) + _date(context, tied)
    said += _measure(context, tied)
    strange = places.added(context, tied)
    said += [("place-added", strange)] if strange else []
    period = when.period_added(context, tied)
    said += [("period-added", period)] if period else []
    sure = certainty.too_certain(context, tied, named=naming.named or bool(naming.other))
    said += [("too-certain", sure)] if sure else []
    return [_remark(context, code, where, tied, ledger, naming) for code, where in said]


def _claimant(naming: Naming, place: Place) -> list[tuple[str, Place]]:
    if naming.named:
        return []
    return [("claimant-differs", naming.other)] if naming.other else [("claimant-missing", place)]


def _date(context: Context, tied: Tied) -> list[tuple[str, Place]]:
    code, where = when.missing(context, tied)
    return [(code, where or (tied.figure.start, tied.figure.end))] if code else []


def _measure(context: Context, tied: Tied) -> list[tuple[str, Place]]:
    claim, figured = tied.claim, tied.figure
    assert claim is not None
    measure, unit = str(claim["measure"]), text_of(claim["unit"])
    low, up = context.bounds(tied)
    where = measures.wrong(
        context.text, measure, unit, figured.start, figured.end, low, up, alone=context.alone(tied)
    )
    where = where or measures.misnamed(
        context.text, measure, fold(own_words(claim)), figured.start, figured.end, up
    )
    if where:
        return [("measure-wrong", where)]
    if measures.unsaid(words_for(context, tied), measure):
        return [("measure-missing", (figured.start, figured.end))]
    return []


def _scales(context: Context, n: int) -> list[Remark]:
    """Return the remarks on likelihood and confidence in one sentence."""
    text, sentence = context.text, context.text.sentences[n]
    found = []
    both = mixed(text, sentence)
    if both:
        found.append(Remark("scale-mixed", *both, params=_params(text.typed, *both)))
    claimed = [each for each in context.tied_in(n) if each.claim is not None]
    given = ranged(text.words(sentence)) if claimed else None
    if given and not is_own(text.words(sentence)):
        start, end, bounds = given
        british = any(each.claim["assessment"] == "highly-likely" for each in claimed if each.claim)
        if not (british and bounds == (80, 90)):
            place = sentence.start + start, sentence.start + end
            claim = str(claimed[0].claim["claim_id"]) if claimed[0].claim else ""
            found.append(Remark("scale-borrowed", *place, claim, _params(text.typed, *place)))
    return found


def _params(typed: str, start: int, end: int) -> dict[str, str]:
    blank = dict.fromkeys(("figure", "claimant", "said", "counted", "when"), "")
    return {**blank, "marked": typed[start:end]}


def _remark(
    context: Context,
    code: str,
    place: Place,
    tied: Tied,
    ledger: Ledger,
    naming: Naming | None = None,
) -> Remark:
    params = {**_params(context.text.typed, *place), "figure": tied.figure.text}
    claim = tied.claim
    if claim is None:
        return Remark(code, *place, params=params)
    params |= {
        "claimant": who(ledger, claim["asserted_by"]).rstrip(","),
        "said": figure(claim),
        "counted": counted(claim),
        "when": day_said(claim["stated_on"]),
    }
    return Remark(code, *place, str(claim["claim_id"]), params)


__all__ = ["CODES", "Figure", "Remark", "remarks"]
