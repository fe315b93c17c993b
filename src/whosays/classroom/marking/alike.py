"""Texts that are much alike: a question to a teacher, never a verdict.

Likeness is what two texts share in runs of three words or more (`nltk.ngrams`). Such runs find a
text that was copied in another order or with some words exchanged, which a distance of letters
does not; they need no model and no download; and an index of them compares 300 texts without
setting each beside each other. What the course itself says does not count, and neither does what
many wrote: the one was quoted, the other is a frame that the class was given or came upon.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.ledger import Ledger
    from whosays.lessons import LessonData

Run = tuple[str, ...]

#: How many words a run has.
RUN = 3
#: The fewest runs that two texts must share: ten words in one piece.
FEWEST = 8
#: The smallest part of the shorter text's runs that must be shared.
PART = 0.5
#: A run in more texts than this is the class's, and no likeness of two.
MOST_TEXTS = 10
#: The fewest runs in a piece that many texts share for it to be told.
FRAME = 4

# Scripts that put no blank between words are taken letter by letter.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_DENSE}]|[^\W_{_DENSE}]+")


@dataclass(frozen=True, slots=True)
class Shared:
    """A text in pieces: its words, and whether each piece is shared."""

    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are much alike, by their ids, with what they share."""

    first: str
    second: str
    first_text: Shared
    second_text: Shared


@dataclass(frozen=True, slots=True)
class Alike:
    """What was found.

    Parameters
    ----------
    pairs
        The pairs that share most come first.
    frames
        Pieces that more than `MOST_TEXTS` texts share, as one of them wrote it, with how many.
    """

    pairs: tuple[Pair, ...]
    frames: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, where each stands, and the runs that begin at each."""

    text: str
    spans: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]


def alike(texts: Mapping[str, str], known: Iterable[str] = ()) -> Alike:
    """Return the pairs of texts that are much alike.

    Parameters
    ----------
    texts
        Texts by id.
    known
        Texts of the course: what stands in one of them may be quoted.
    """
    given = {run for text in known for run in _read(text).runs}
    read = {id: _read(text) for id, text in sorted(texts.items())}
    own = {id: set(words.runs) - given for id, words in read.items()}
    holders: dict[Run, list[str]] = defaultdict(list)
    for id, runs in own.items():
        for run in runs:
            holders[run].append(id)
    many = {run: len(ids) for run, ids in holders.items() if len(ids) > MOST_TEXTS}
    shared: dict[tuple[str, str], set[Run]] = defaultdict(set)
    for run, ids in holders.items():
        if run not in many:
            for pair in combinations(ids, 2):
                shared[pair].add(run)
    sizes = {id: len(runs - many.keys()) for id, runs in own.items()}
    close = [
        (pair, runs)
        for pair, runs in shared.items()
        if len(runs) >= FEWEST and len(runs) >= PART * min(sizes[each] for each in pair)
    ]
    close.sort(key=lambda found: (-len(found[1]), found[0]))
    return Alike(
        tuple(
            Pair(one, other, _pieces(read[one], runs), _pieces(read[other], runs))
            for (one, other), runs in close
        ),
        _frames(read.values(), many),
    )


def _read(text: str) -> _Words:
    from nltk.util import ngrams

    found = list(_WORD.finditer(text))
    words = [unicodedata.normalize("NFKC", it[0]).casefold() for it in found]
    return _Words(text, tuple(it.span() for it in found), tuple(ngrams(words, RUN)))


def _pieces(words: _Words, runs: Iterable[Run]) -> Shared:
    """Cut a text where shared words begin and end."""
    pieces, last = [], 0
    for start, end in _stretches(words, set(runs)):
        pieces += [(words.text[last:start], False), (words.text[start:end], True)]
        last = end
    pieces.append((words.text[last:], False))
    return Shared(tuple((text, shared) for text, shared in pieces if text))


def _stretches(words: _Words, runs: set[Run]) -> list[tuple[int, int]]:
    """Return where in the text words stand that are part of these runs, joined where they touch."""
    covered = {at + step for at, run in enumerate(words.runs) if run in runs for step in range(RUN)}
    found: list[tuple[int, int]] = []
    for at in sorted(covered):
        start, end = words.spans[at]
        if found and at - 1 in covered:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _frames(read: Iterable[_Words], many: Mapping[Run, int]) -> tuple[tuple[str, int], ...]:
    """Return the longest pieces that many share, each run told once."""
    found: dict[str, int] = {}
    left = dict(many)
    for words in read:
        begin = 0
        for at in range(len(words.runs) + 1):
            if at < len(words.runs) and words.runs[at] in left:
                continue
            if at - begin >= FRAME:
                piece = words.text[words.spans[begin][0] : words.spans[at + RUN - 2][1]]
                found[piece] = min(left[run] for run in words.runs[begin:at])
                for run in words.runs[begin:at]:
                    left.pop(run, None)
            begin = at + 1
    return tuple(sorted(found.items(), key=lambda it: (-it[1], it[0])))


def known_texts(lesson: LessonData, ledger: Ledger) -> list[str]:
    """Return the texts of the course that an answer may quote: of the lesson, and of its cards.

    Parameters
    ----------
    lesson
        All that its questions say is known, the sample texts too.
    ledger
        Its claims as they are told on a card, and the sentences of the brief.
    """
    rows = (ledger.claims[["words", "paraphrase", "caveat"]], ledger.brief[["sentence", "text"]])
    cells = [str(cell) for table in rows for cell in table.to_numpy().flat]
    cited = [ledger.cite(id) for id in ledger.claims["claim_id"]]
    return [*_strings(lesson.questions), *cells, *cited]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return _strings(tuple(value.values()))
    inside = value if isinstance(value, list | tuple) else ()
    return [text for each in inside for text in _strings(each)]
