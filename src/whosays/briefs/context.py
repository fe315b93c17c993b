"""The surroundings of each figure: its clause, its sentence, what came before, who is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whosays.ledger.cite import counted_where, text_of

from .claimants import Named, country_names, only_names, own_names
from .dates import Date, dates
from .figures import Figure, found_in
from .statements import goes_on, points, reach, refers
from .swaps import swapped
from .text import Sentence, Text, fold, lexicon, whole
from .ties import tie_of, usable

if TYPE_CHECKING:
    from whosays.ledger import Ledger

#: How many sentences back a *they* may reach.
BACK = 4
_WHOLE = re.compile(
    r"(?<!\w)(?:of|from|among|within)(?: (?:the|about|around|some|these|over|almost|all|an?|"
    r"estimated|roughly|approximately)){0,2} $"
)
#: A number up to this one may be part of what another figure counts.
_PART = 12
_ALL = re.compile(
    r"^\W*sources?\s*:|"
    r"\b(?:all|both|these|every|each|the|my|our)(?: \w+){0,3} (?:figures?|numbers?|data|estimates?)"
    r"\b[^.]{0,60}\b(?:from|by|come|comes|are|were|published|given|according)\b"
)


@dataclass(frozen=True, slots=True)
class Tied:
    """A figure and what it is tied to."""

    n: int
    figure: Figure
    sentence: int
    claim: Mapping[str, Any] | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """Whether a figure's claimant is named, and where another one is named in its place."""

    named: bool
    other: tuple[int, int] | None = None


class Context:
    """A text with its figures, ties, dates and names.

    Parameters
    ----------
    text
        The text that is read.
    days
        Its dates.
    tied
        Its figures with their ties, in reading order.
    sources
        The rows of the claimants that the ties need, by id.
    """

    def __init__(
        self,
        text: Text,
        days: list[Date],
        tied: list[Tied],
        sources: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.text, self.days, self.tied, self.sources = text, days, tied, sources
        self._days = [day.start for day in days]
        self._tied = [each.figure.start for each in tied]
        self._only: dict[int, list[Named]] = {}
        self._naming: dict[int, Naming] = {}
        self._crosses: dict[int, dict[int, tuple[int, int]]] = {}
        self._told: dict[tuple[str, int], bool] = {}

    def sentence(self, tied: Tied) -> Sentence:
        """Return the sentence of a figure."""
        return self.text.sentences[tied.sentence]

    def leads(self, n: int) -> list[int]:
        """Return a sentence and what leads it in: the line above a list, a line with a colon."""
        lead = self.text.sentences[n].lead
        if lead is not None:
            return [n, lead]
        if n and self.text.words(self.text.sentences[n - 1]).rstrip().endswith(":"):
            return [n, n - 1]
        return [n, *self._heading(n), *self._counting(n)]

    def _heading(self, n: int) -> list[int]:
        """Return the line above these lines that has no figure and no full stop: a heading."""
        sentences = self.text.sentences
        for earlier in range(n, max(-1, n - 1 - BACK), -1):
            first = sentences[earlier].start
            if first and self.text.typed[first - 1] != "\n":
                break
            words = self.text.words(sentences[earlier]).strip()
            if earlier < n and words[-1:] not in {".", "!", "?"} and not self.tied_in(earlier):
                return [earlier]
        return []

    def _counting(self, n: int) -> list[int]:
        """Return the sentence that promised several claims (*said three things*), if any."""
        sentences = self.text.sentences
        for earlier in range(n - 1, max(-1, n - 1 - BACK), -1):
            if sentences[earlier].paragraph != sentences[n].paragraph:
                break
            if self._counts(earlier):
                return [earlier]
        return []

    def _counts(self, n: int) -> bool:
        key = "counts", n
        if key not in self._told:
            pattern = whole(lexicon()["says"]["counting"])
            self._told[key] = bool(pattern.search(self.text.words(self.text.sentences[n])))
        return self._told[key]

    def scope(self, tied: Tied) -> str:
        """Return the folded words of a figure's sentence with what leads it in."""
        return " ".join(
            self.text.words(self.text.sentences[n]) for n in reversed(self.leads(tied.sentence))
        )

    def around(self, tied: Tied) -> str:
        """Return the folded words of a figure's sentence and of the one before."""
        before = self.text.sentences[max(0, tied.sentence - 1)]
        return self.text.folded[before.start : self.sentence(tied).end]

    def tied_in(self, n: int) -> list[Tied]:
        """Return the figures of a sentence."""
        sentence = self.text.sentences[n]
        low = bisect_left(self._tied, sentence.start)
        return self.tied[low : bisect_left(self._tied, sentence.end)]

    def days_in(self, start: int, end: int) -> list[Date]:
        """Return the dates between two places."""
        return self.days[bisect_left(self._days, start) : bisect_left(self._days, end)]

    def dates_in(self, n: int) -> list[Date]:
        """Return the dates of a sentence."""
        sentence = self.text.sentences[n]
        return self.days_in(sentence.start, sentence.end)

    def alone(self, tied: Tied) -> bool:
        """Tell whether a figure is the only one of its sentence."""
        return len(self.tied_in(tied.sentence)) == 1

    def bounds(self, tied: Tied) -> tuple[int, int]:
        """Return how far a figure's own stretch of its clause reaches, up to its neighbours."""
        low, up = self.text.clause(tied.figure.start, tied.figure.end)
        if tied.n and self.tied[tied.n - 1].sentence == tied.sentence:
            low = max(low, self.tied[tied.n - 1].figure.end)
        if tied.n + 1 < len(self.tied) and self.tied[tied.n + 1].sentence == tied.sentence:
            up = min(up, self.tied[tied.n + 1].figure.start)
        return low, up

    def repeated(self, tied: Tied) -> bool:
        """Tell whether the same claim was tied before, so that its claimant and date were asked."""
        assert tied.claim is not None
        return self._first[str(tied.claim["claim_id"])] < tied.n

    def said_elsewhere(self, tied: Tied) -> bool:
        """Tell whether another figure with the same number is tied: this one only repeats it."""
        return self.first_with(tied) is not None

    def part_of(self, tied: Tied) -> bool:
        """Tell whether a small number is part of what a claim of the sentence counts.

        The *four ships* of 64 trips by four ships need no claim of their own, nor do the 6,000 of
        *2,000 of 6,000* where the claim itself says so.
        """
        before = self.text.folded[max(0, tied.figure.start - 24) : tied.figure.start]
        whole_of = _WHOLE.search(before) is not None
        share = tied.figure.form == "fraction"
        if not (share or whole_of or tied.figure.value <= _PART):
            return False
        word = whole(re.escape(fold(tied.figure.text)))
        return any(
            each.claim is not None and word.search(fold(own_words(each.claim)))
            for each in self.tied_in(tied.sentence)
        )

    def first_with(self, tied: Tied) -> Tied | None:
        """Return the first tied figure that has the same number, None where there is none."""
        return self._numbers.get(tied.figure.value)

    @cached_property
    def _numbers(self) -> dict[float, Tied]:
        given = [each for each in self.tied if each.own or each.claim is not None]
        return {each.figure.value: each for each in reversed(given)}

    @cached_property
    def _first(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for each in self.tied:
            if each.claim is not None:
                first.setdefault(str(each.claim["claim_id"]), each.n)
        return first

    @cached_property
    def overall(self) -> list[int]:
        """Return the sentences that speak of all the figures (*All numbers are from ...*)."""
        return [
            n
            for n, sentence in enumerate(self.text.sentences)
            if _ALL.search(self.text.words(sentence))
        ]

    def naming(self, tied: Tied) -> Naming:
        """Return whether the claimant of a figure is named."""
        if tied.n not in self._naming:
            self._naming[tied.n] = self._named(tied)
        return self._naming[tied.n]

    def _named(self, tied: Tied) -> Naming:
        assert tied.claim is not None
        source = self.sources[str(tied.claim["asserted_by"])]
        if self.tells(source, tied.sentence):
            other = self._swapped(tied, source) or self._crossed(tied)
            return Naming(other is None, other)
        others = self._others(tied, source)
        if others:
            return Naming(False, (others[0].start, others[0].end))
        leads = [*self.leads(tied.sentence)[1:], *self.overall]
        if any(self.tells(source, n) for n in leads):
            return Naming(True)
        if goes_on(self, tied, source):
            return Naming(True)
        back = self._looks_back(tied.sentence) and self._before(tied.sentence, source)
        return Naming(back or self._behind(tied.sentence, source))

    def _behind(self, n: int, source: Mapping[str, Any]) -> bool:
        """Tell whether the next sentence names the claimant (*That is what Seoul said*)."""
        sentences = self.text.sentences
        if n + 1 >= len(sentences) or sentences[n + 1].paragraph != sentences[n].paragraph:
            return False
        return points(self.text.words(sentences[n + 1])) and self.tells(source, n + 1)

    def tells(self, source: Mapping[str, Any], n: int) -> bool:
        """Tell whether a sentence names a source."""
        key = str(source["source_id"]), n
        if key not in self._told:
            self._told[key] = self._tells(source, n)
        return self._told[key]

    def _tells(self, source: Mapping[str, Any], n: int) -> bool:
        sentence = self.text.sentences[n]
        words = self.text.words(sentence)
        strangers = [each for each in self._names(n) if not _same(each.source, source)]
        free = [
            each
            for each in (
                *own_names(source, words, sentence.start),
                *country_names(source, words, sentence.start),
            )
            if not any(one.start <= each.start < one.end for one in strangers)
        ]
        return bool(free)

    def names_another(self, source: Mapping[str, Any], n: int) -> bool:
        """Tell whether a sentence has a name that can only mean another source."""
        return any(not _same(each.source, source) for each in self._names(n))

    def _names(self, n: int) -> list[Named]:
        if n not in self._only:
            sentence = self.text.sentences[n]
            typed = self.text.typed[sentence.start : sentence.end]
            self._only[n] = only_names(self.text.words(sentence), typed, sentence.start)
        return self._only[n]

    def _others(self, tied: Tied, source: Mapping[str, Any]) -> list[Named]:
        """Return the other claimants of a sentence, but not those of its other figures."""
        mine = {
            str(each.claim["asserted_by"])
            for each in self.tied_in(tied.sentence)
            if each.claim is not None
        }
        return [
            each
            for each in self._names(tied.sentence)
            if not _same(each.source, source) and each.source not in mine
        ]

    def _swapped(self, tied: Tied, source: Mapping[str, Any]) -> tuple[int, int] | None:
        """Return another claimant's name in the figure's own clause, where its own has another."""
        low, up = self.text.clause(tied.figure.start, tied.figure.end)
        sentence = self.sentence(tied)
        if (low, up) == (sentence.start, sentence.end):
            return None
        words = self.text.folded[low:up]
        if own_names(source, words) or country_names(source, words):
            return None
        inside = [each for each in self._names(tied.sentence) if low <= each.start < up]
        others = [each for each in inside if not _same(each.source, source)]
        rivals = [each for each in self.tied_in(tied.sentence) if not low <= each.figure.start < up]
        return (others[0].start, others[0].end) if others and rivals else None

    def _crossed(self, tied: Tied) -> tuple[int, int] | None:
        """Return the other claimant's name where two stand at each other's figures."""
        n = tied.sentence
        if n not in self._crosses:
            row = [each for each in self.tied_in(n) if each.claim is not None]
            sentence = self.text.sentences[n]
            found = swapped(
                self.text.words(sentence),
                sentence.start,
                [(each.figure.start, each.figure.end) for each in row],
                [str(each.claim["asserted_by"]) for each in row if each.claim is not None],
                self.sources,
            )
            self._crosses[n] = {row[at].n: place for at, place in found.items()}
        return self._crosses[n].get(tied.n)

    def _looks_back(self, n: int) -> bool:
        key = "", n
        if key not in self._told:
            self._told[key] = refers(self.text.words(self.text.sentences[n]))
        return self._told[key]

    def _before(self, n: int, source: Mapping[str, Any]) -> bool:
        """Tell whether the last claimant named before a sentence is the one that is meant."""
        near = range(n - 1, max(-1, n - 1 - BACK), -1)
        for earlier in max(near, reach(n), key=len):
            if self.tells(source, earlier):
                return True
            if self.names_another(source, earlier):
                return False
        return False


def contexts(text: str, ties: Iterable[Mapping[str, Any]], ledger: Ledger) -> Context:
    """Return a text read, its figures tied to the claims of a ledger."""
    read = Text(text)
    days = dates(read)
    found = found_in(read, days)
    given = usable(ties)
    table = ledger.claims
    wanted = {str(tie.get("claim")) for tie in given}
    rows = {str(row["claim_id"]): row for row in _rows(table.loc[table["claim_id"].isin(wanted)])}
    tied = []
    starts = [tie["start"] for tie in given]
    for n, figure in enumerate(found):
        tie = tie_of(figure, given, starts)
        claim = rows.get(str(tie.get("claim"))) if tie else None
        own = bool(tie and tie.get("own"))
        at = read.at(figure.start)
        tied.append(Tied(n, figure, at, None if own or not tie else claim, own))
    people = ledger.sources
    asked = {str(each.claim["asserted_by"]) for each in tied if each.claim is not None}
    named = _rows(people.loc[people["source_id"].isin(asked)])
    return Context(read, days, tied, {str(row["source_id"]): row for row in named})


def own_words(claim: Mapping[str, Any]) -> str:
    """Return all that the ledger says of a claim's place and time, in one text."""
    return ". ".join((text_of(claim["scope"]), text_of(claim["paraphrase"]), counted_where(claim)))


def _rows(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_dict("records")
    return rows


def _same(id: str, source: Mapping[str, Any]) -> bool:
    """Tell whether a name may stand for a source: itself, or whose word it passes on."""
    own = str(source["source_id"])
    if id == own:
        return True
    relays = {
        "rok-lawmaker-lee": "rok-nis",
        "rok-lawmaker-yu": "ua-hur",
        "rok-intel-authorities": "rok-nis",
    }
    return relays.get(own) == id
