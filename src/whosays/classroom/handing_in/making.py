"""From a journal to the bytes of a hand-in: every try at a lesson's questions, and nothing else.

What stays behind: drafts, hints, outcomes, the name of the machine and of its folders. The file
itself is written by `dropping`.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from whosays.classroom.form import LARGEST, SCHEMA, Given, HandIn
from whosays.journal import Entry, Journal, clean_alias, open_journal
from whosays.lessons import ids, read
from whosays.questions import OWN_WORDS

#: Under what the journal's id is kept, in the journal of which lesson.
_KEPT_ID, _KEPT_IN = "hand-in-id", "00"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def hand_in(
    folder: str | os.PathLike[str],
    *,
    alias: str,
    lesson: str,
    ledger: str,
    course: str,
    now: datetime,
    book: Journal | None = None,
) -> HandIn:
    """Return what one person hands in for one lesson.

    Parameters
    ----------
    folder
        Where answers are kept.
    alias
        Whose answers.
    lesson
        The lesson's id.
    ledger
        The version of the ledger, where no answer says which one it was given to.
    course
        The version of the course.
    now
        When it is made, with a time zone.
    book
        The lesson's journal where it is open: it also knows what the disk could not take.

    Returns
    -------
    HandIn
        All tries, oldest first; none where this alias has answered nothing in this lesson.

    Raises
    ------
    ValueError
        When there is no such lesson, or the alias is empty or too long.
    """
    asked = {question["id"] for question in read(lesson).questions}
    books = {id: open_journal(folder, alias=alias, lesson=id) for id in ids()}
    entries = {id: each.entries() for id, each in {**books, lesson: book or books[lesson]}.items()}
    tries = [entry for entry in entries[lesson] if entry.is_try and entry.question in asked]
    return HandIn(
        alias=clean_alias(alias),
        lesson=lesson,
        journal=_journal(entries),
        course=course,
        ledger=next((entry.ledger for entry in reversed(tries) if entry.ledger), ledger),
        made=now.astimezone(UTC).strftime(_TIME),
        answers=tuple(_given(tries)),
    )


def _journal(entries: Mapping[str, list[Entry]]) -> str:
    """Return the id that was kept, else that of the first session in any lesson."""
    marks = (entry for entry in entries[_KEPT_IN] if entry.question == _KEPT_ID)
    kept = next((entry.answer for entry in marks if isinstance(entry.answer, str)), "")
    sessions = (entry.journal for each in entries.values() for entry in each)
    return kept or min(sessions, default="")


def keep_id(folder: str | os.PathLike[str], hand_in: HandIn) -> None:
    """Keep the journal's id, so that all later hand-ins of this alias bear it too.

    Without it, a clock that is set back would make a later session look like the first. Where the
    disk takes nothing, nothing is kept and nothing is told: the hand-in is good all the same.
    """
    journal = open_journal(folder, alias=hand_in.alias, lesson=_KEPT_IN)
    if journal.latest(_KEPT_ID) is None:
        journal.write(_KEPT_ID, hand_in.journal, kind="draft")


def _given(tries: list[Entry]) -> Iterator[Given]:
    """Yield the tries, numbered anew: two sessions at the same time may both have made a first."""
    counts: Counter[str] = Counter()
    for entry in tries:
        counts[entry.question] += 1
        yield Given(
            question=entry.question,
            answer=entry.answer,
            attempt=counts[entry.question],
            confidence=entry.confidence,
            time=entry.time,
        )


def encode(hand_in: HandIn) -> bytes:
    """Return a hand-in as JSON in UTF-8, in the form of ``hand-in.schema.json``, a line a try.

    Raises
    ------
    ValueError
        When it would be larger than `LARGEST`; `fitted` makes it smaller. The message names the
        longest answer.
    """
    data = _bytes(hand_in)
    if len(data) > LARGEST:
        raise ValueError(
            f"The hand-in of lesson {hand_in.lesson} has {len(data):,} bytes. {LARGEST:,} are the "
            f"most, and its longest answer is the one to {longest(hand_in).question}. "
            "Shorten that answer in the lesson, keep it again, and make the hand-in once more."
        )
    return data


def longest(hand_in: HandIn) -> Given:
    """Return the try that takes up most room in the file."""
    return max(hand_in.answers, key=lambda given: len(_json(_answer(given))))


def fitted(hand_in: HandIn) -> HandIn:
    """Return a hand-in that fits into a file, where leaving tries out can do that.

    One that fits stays as it is. Of one that does not, the first and the last try at each
    question stay; where that is not enough, of a text of one's own only the last.
    """
    for fewer in (hand_in.answers, _ends(hand_in), _last_texts(hand_in)):
        smaller = replace(hand_in, answers=fewer)
        if len(_bytes(smaller)) <= LARGEST:
            break
    return smaller


def _ends(hand_in: HandIn) -> tuple[Given, ...]:
    last = {given.question: given.attempt for given in hand_in.answers}
    return tuple(each for each in hand_in.answers if each.attempt in (1, last[each.question]))


def _last_texts(hand_in: HandIn) -> tuple[Given, ...]:
    kinds = {question["id"]: question["kind"] for question in read(hand_in.lesson).questions}
    last = {given.question: given.attempt for given in hand_in.answers}
    return tuple(
        each
        for each in _ends(hand_in)
        # A text is written anew, not guessed anew.
        if kinds[each.question] not in OWN_WORDS or each.attempt == last[each.question]
    )


def _bytes(hand_in: HandIn) -> bytes:
    head = {
        "whosays": "hand-in",
        "schema": SCHEMA,
        "alias": hand_in.alias,
        "lesson": hand_in.lesson,
        "journal": hand_in.journal,
        "course": hand_in.course,
        "ledger": hand_in.ledger,
        "made": hand_in.made,
    }
    answers = b",\n".join(_json(_answer(given)) for given in hand_in.answers)
    return _json(head)[:-1] + b',"answers":[\n' + answers + b"\n]}\n"


def _answer(given: Given) -> dict[str, Any]:
    return {
        "question": given.question,
        "answer": given.answer,
        "try": given.attempt,
        "confidence": given.confidence,
        "time": given.time,
    }


def _json(fields: dict[str, Any]) -> bytes:
    text = json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half of a split emoji is no text, and UTF-8 has no bytes for it.
    return _LONE_SURROGATE.sub("\ufffd", text).encode()
