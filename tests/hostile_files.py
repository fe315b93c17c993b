"""Hostile and broken files: name, how to make one in a folder, and what reading it should say.

`KINDS` holds all of them; a test of anything that reads hand-ins can go through it. The parts
are `hostile_contents` (JSON), `hostile_places` (what lies in a folder) and `hostile_zips`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: A time that every good hand-in of these tests was made at, and a second after it.
MADE = "2026-01-05T09:01:02Z"
SAVED = 1767603663


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Parameters
    ----------
    make
        Makes it in an empty folder. It raises OSError or AttributeError where the system has no
        such thing.
    code
        The problem that reading tells; None where there is none.
    given
        How many hand-ins come out of it all the same.
    """

    make: Callable[[Path], object]
    code: str | None
    given: int = 0


KINDS: dict[str, Kind] = {}


def kind(name, code, given=0):
    """Put the function below it into `KINDS`."""

    def keep(make):
        assert name not in KINDS
        KINDS[name] = Kind(make, code, given)
        return make

    return keep


def answer(**changes):
    """Return one answer as a hand-in holds it."""
    time = "2026-01-05T08:30:00.000000Z"
    plain = {"question": "05-q1", "answer": "a", "try": 1, "confidence": 75, "time": time}
    return plain | changes


def content(**changes):
    """Return what a good hand-in holds, with changes."""
    plain = {
        "whosays": "hand-in",
        "schema": 1,
        "alias": "Mina",
        "lesson": "05",
        "journal": "20260105t081500-ab12cd34ef",
        "course": "0.1.0",
        "ledger": "0.1.0",
        "made": MADE,
        "answers": [answer()],
    }
    return plain | changes


def written(**changes):
    """Return a good hand-in as bytes, with changes."""
    return json.dumps(content(**changes)).encode()


import hostile_contents  # noqa: E402, F401
import hostile_places  # noqa: E402, F401
import hostile_zips  # noqa: E402, F401
