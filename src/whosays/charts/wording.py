"""The words on a chart: numbers, days and hedges as text.

Sentences come from the table ``[charts]`` of ``lessons/words.toml``, where they can be
translated; this module only fills them in.
"""

import math
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@cache
def _table() -> dict[str, Any]:
    text = (files("whosays") / "lessons" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words() -> dict[str, Any]:
    """Return the charts' words, read once."""
    table: dict[str, Any] = _table()["charts"]
    return table


def verdicts() -> dict[str, list[str]]:
    """Return the sign and the word of every verdict; ``open`` is for a claim without one."""
    table: dict[str, list[str]] = _table()["explore"]["verdicts"]
    return table


def number(value: float) -> str:
    """Return a figure in full, with a comma between thousands: ``16,500``."""
    if math.isfinite(value) and float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.6g}"


def tick(value: float) -> str:
    """Return a figure for an axis: millions and more are written as words."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {words()['scales'][name]}"
    return number(value)


def figure(qualifier: str, value: float, low: float, high: float) -> str:
    """Return a figure with its hedge: ``more than 16,500``, ``10,000 to 12,000``."""
    hedges = words()["hedges"]
    if math.isnan(value):
        return str(hedges["between"]).format(low=number(low), high=number(high))
    return str(hedges.get(qualifier, "{value}")).format(value=number(value))


def day(text: str) -> str:
    """Return a date in words, no finer than it is known: ``13 October 2023``, ``March 2025``."""
    return _dated(text, words()["months"])


def listed(items: Iterable[str], *, joined_by: str = "and") -> str:
    """Return items as a list in a sentence: ``a, b and c``."""
    *first, last = [*items] or [""]
    return f"{', '.join(first)} {words()[joined_by]} {last}" if first else last


def counted(name: str, count: int, **fields: str) -> str:
    """Return the sentence `name` in its form for one or for several."""
    forms = words()[name]
    return str(forms["one" if count == 1 else "many"]).format(count=f"{count:,}", **fields)


def day_short(text: str) -> str:
    """Return a date in few words: ``25 Mar 2025``, ``Mar 2025``, ``2025``."""
    return _dated(text, words()["months_short"])


def short_name(name: str) -> str:
    """Return a claimant's name cut for a crowded chart, where its colour tells the country.

    ``South Korea's intelligence service NIS`` becomes ``NIS``, ``Open Source Centre (London)``
    loses its brackets, ``Ukraine's President Zelensky`` its country.
    """
    abbreviation = re.search(r"(?:\(| )([A-Z0-9]{3,6})\)?$", name)
    if abbreviation:
        return abbreviation[1]
    bare = re.sub(r"^[A-Z]\w*( [A-Z]\w*)?'s |\s*\([^)]*\)", "", name).strip() or name
    return bare[:1].upper() + bare[1:]


def label(in_text: str) -> str:
    """Return a name as it stands alone: ``The White House`` becomes ``White House``."""
    bare = re.sub(r"^(The|An|A) |,[^,]*,$", "", in_text)
    return bare[:1].upper() + bare[1:]


def inside(in_text: str) -> str:
    """Return a name as it stands inside a sentence: ``the White House``."""
    bare, lower = in_text.rstrip(","), ("The", "An", "A", "Unnamed")
    return bare[0].lower() + bare[1:] if bare.split(" ", 1)[0] in lower else bare


def _dated(text: str, months: list[str]) -> str:
    parts = text.split("-")
    if len(parts) == 1:
        return text
    return " ".join([*(str(int(part)) for part in parts[2:]), months[int(parts[1]) - 1], parts[0]])
