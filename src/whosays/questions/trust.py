"""The trust that an answer gives to the thing that a question asks about."""

from __future__ import annotations

from .kinds import Question, Verdict


def trust(question: Question, answer: object, *, right: bool, sure: float | None) -> float | None:
    """Return how far an answer trusts what its question asks about.

    Parameters
    ----------
    question
        As `build` returns it.
    answer
        An answer that could be checked.
    right
        Whether it was right.
    sure
        The chance of being right that was named before the result, 0 to 1, or None.

    Returns
    -------
    float or None
        0 for all doubt, 1 for all trust; without a word how sure, all or none. None where the
        question asks about nothing to trust or to doubt.
    """
    if question.sound is None:
        return None
    trusted = right == question.sound
    if isinstance(question, Verdict):
        # A doubting verdict may be the wrong one, and is a doubt all the same.
        trusted = isinstance(answer, dict) and answer.get("verdict") == "holds"
    weight = 1.0 if sure is None else sure
    return weight if trusted else 1 - weight
