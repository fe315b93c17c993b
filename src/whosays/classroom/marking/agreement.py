"""How far two markers agree, line by line of the rubric, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .marks import Marks


@dataclass(frozen=True, slots=True)
class LineAgreement:
    """How two markers agree on one line.

    Parameters
    ----------
    line
        The id of the line.
    texts
        How many texts both have marked on it.
    same
        How many of those got the same mark from both.
    kappa
        Cohen's kappa: 1 where all marks are the same, 0 where as many are as by chance, below 0
        where fewer are. None where it cannot be worked out: no text was marked by both, or both
        gave one and the same mark to all.
    """

    line: str
    texts: int
    same: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A text on which two markers differ: for each such line the first's and the second's mark."""

    text: str
    marks: tuple[tuple[str, str, str], ...]


def agreement(first: Marks, second: Marks, lines: Iterable[str]) -> list[LineAgreement]:
    """Return how far two markers agree on each line, over the texts that both have marked.

    *Cannot say* is a mark like the others: two who cannot say agree.
    """
    return [_line(first, second, line) for line in lines]


def _line(first: Marks, second: Marks, line: str) -> LineAgreement:
    both = _both(first, second, line)
    same = sum(one == other for one, other in both.values())
    return LineAgreement(line, len(both), same, _kappa(both))


def _both(first: Marks, second: Marks, line: str) -> dict[str, tuple[str, str]]:
    shared = sorted(text for text in first if line in first[text] and line in second.get(text, {}))
    return {text: (first[text][line], second[text][line]) for text in shared}


def _kappa(both: dict[str, tuple[str, str]]) -> float | None:
    """Return Cohen's kappa; None where agreement by chance is all there can be."""
    if len({mark for marks in both.values() for mark in marks}) < 2:
        return None
    # Heavy, and only asked for when two markers are compared.
    from nltk.metrics.agreement import AnnotationTask

    data = [(who, text, marks[who]) for text, marks in both.items() for who in (0, 1)]
    return float(AnnotationTask(data=data).kappa())


def differences(first: Marks, second: Marks, lines: Iterable[str]) -> list[Difference]:
    """Return the texts on which two markers gave different marks, sorted by id."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in lines:
        for text, (one, other) in _both(first, second, line).items():
            if one != other:
                found.setdefault(text, []).append((line, one, other))
    return [Difference(text, tuple(marks)) for text, marks in sorted(found.items())]
