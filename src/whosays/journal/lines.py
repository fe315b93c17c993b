"""One line of a journal: JSON with a checksum, so that a torn line is told from a good one."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

#: The version of the line's form. A reader leaves files of a newer version alone.
SCHEMA = 1
LONGEST_LINE = 256 * 1024
KINDS = ("answer", "draft", "hint", "solution")

#: Outcomes after which an answer is no try yet: it is asked back, or nothing was there.
NO_TRY = ("cannot-check", "not-tried")

_TIME = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """One thing kept: an answer, a draft, or the mark that a hint or the solution was asked for.

    Parameters
    ----------
    question
        The id of the question.
    answer
        JSON as the page gave it.
    kind
        answer, draft, hint or solution.
    attempt
        Which try it belongs to, from 1. An answer that was asked back is no try.
    confidence
        0 to 100, or None.
    outcome
        right, not-yet, cannot-check, not-tried, or None.
    time
        UTC in ISO form to the microsecond. Never earlier than what was read before it.
    journal, seq
        Which session wrote it, and its number there.
    ledger, course
        The ledger's hash and the course's version that the caller gave.
    """

    question: str
    answer: Any
    kind: str
    attempt: int
    confidence: float | None
    outcome: str | None
    time: str
    journal: str
    seq: int
    ledger: str | None = None
    course: str | None = None

    @property
    def is_try(self) -> bool:
        """True for an answer that could be checked."""
        return self.kind == "answer" and self.outcome not in NO_TRY

    @property
    def order(self) -> tuple[str, str, int]:
        """What entries of all sessions are sorted by."""
        return self.time, self.journal, self.seq

    def fields(self) -> dict[str, Any]:
        """Return the entry as a line's fields."""
        data = dict(vars(self))
        data["try"] = data.pop("attempt")
        return data


@dataclass(frozen=True)
class Line:
    """What a line of a file turned out to be: header, entry, newer or broken."""

    sort: str
    entry: Entry | None = None
    alias: str = ""


def encode(fields: dict[str, Any]) -> bytes:
    """Return a line: the fields as JSON in ASCII, the checksum last.

    Raises
    ------
    TypeError, ValueError, RecursionError
        When the fields are no plain JSON.
    """
    # ASCII keeps a cut from falling inside a letter, and any program shows the file alike.
    body = json.dumps({"v": SCHEMA, **fields}, allow_nan=False, separators=(",", ":")).encode()
    return body[:-1] + _seal(body) + b"\n"


def _seal(body: bytes) -> bytes:
    return b',"sum":"%08x"}' % zlib.crc32(body)


def decode(line: bytes) -> Line:
    """Read one line. Never raises, whatever the bytes are."""
    body = re.sub(rb',"sum":"[0-9a-f]{8}"}$', b"}", line)
    whole = len(line) <= LONGEST_LINE and body != line and body[:-1] + _seal(body) == line
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return Line("broken")
    if not isinstance(data, dict):
        return Line("broken")
    version = data.get("v")
    if isinstance(version, int) and version > SCHEMA:
        return Line("newer")
    if not whole or version != SCHEMA:
        return Line("broken")
    if data.get("kind") == "journal":
        return Line("header", alias=_text(data, "alias"))
    entry = _entry(data)
    return Line("entry", entry) if entry else Line("broken")


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _entry(data: dict[str, Any]) -> Entry | None:
    """Return the entry of a sealed line, or None when a field is not of its sort."""
    question, journal, time = (_text(data, name) for name in ("question", "journal", "time"))
    counts = (data.get("seq"), data.get("try"))
    sure = data.get("confidence")
    good = (
        question
        and journal
        and _is_time(time)
        and data.get("kind") in KINDS
        and all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in counts)
        and is_confidence(sure)
        and "answer" in data
    )
    if not good:
        return None
    texts = {name: _text(data, name) or None for name in ("outcome", "ledger", "course")}
    return Entry(
        question=question,
        answer=data["answer"],
        kind=data["kind"],
        attempt=data["try"],
        confidence=sure,
        time=time,
        journal=journal,
        seq=data["seq"],
        **texts,
    )


def _is_time(text: str) -> bool:
    try:
        return bool(_TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def is_confidence(value: object) -> bool:
    """Tell whether a value is None or a number from 0 to 100."""
    if value is None:
        return True
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100
