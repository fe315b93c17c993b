"""Who is named in a sentence: the claimant of a claim under any usual name, or another one.

A claimant counts as named by the full name, the name in a sentence, an abbreviation or a person of
the ledger's table ``sources``; by the further names in ``lexicon.toml`` (*also*); or by the country
(noun, adjective, capital). North Korea, Russia and Ukraine stand in nearly every sentence of this
story, so their bare names count only where they speak: *Kyiv says*, *according to Ukraine*, *a
Ukrainian count*. Another claimant counts as named only by a name that can mean
nobody else (*only*).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .text import lexicon, whole

_LEAD = re.compile(r"^(?:the|an?|unnamed|head of the|chair of)\s+")
_NOT_NAMES = {"us", "un", "uk", "unnamed", "unspecified", "south korea", "london", "ukraine", "dia"}
_BODIES = (
    r"intelligence|officials?|military|president|ministr\w+|army|forces?|services?|government|"
    r"prosecutors?|spokes\w+|sources?|figures?|estimates?|counts?|claims?|numbers?|data|reports?|"
    r"state media|generals?|commanders?|lawmakers?|side|heads?|leaders?|spy|spies|defen[cs]e|"
    r"experts?|statistics|agenc(?:y|ies)|media|statements?|assessments?|research\w*|border|state|"
    r"council|command|general staff|special|institute"
)
_SPEAKS = (
    r"(?:\s+\(\w+\))?(?:\s+(?:also|itself|has|have|had|even|now|then|later|first|only|officially)"
    r"){0,2}\s+(?:sa(?:ys?|id)|told|tells|claim\w*|estimat\w+|believ\w+|beliv\w+|assess\w*|asses\w*|"
    r"count\w*|report\w*|announc\w+|put|puts|gave|gives|speaks|spoke|stat(?:es|ed)|think\w*|judg\w+|"
    r"confirm\w*|admit\w*|acknowledg\w+|suspect\w*|expect\w*|show(?:s|ed)|publish\w+|named|warn\w*)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: where it stands and which source of the ledger it means."""

    start: int
    end: int
    source: str


def own_names(source: Mapping[str, Any], words: str, at: int = 0) -> list[Named]:
    """Return where a source is named in some folded words, its country left aside."""
    id = str(source["source_id"])
    pattern = _own(id, str(source["name"]), _text(source["in_text"]))
    return [Named(at + m.start(), at + m.end(), id) for m in pattern.finditer(words)]


def country_names(source: Mapping[str, Any], words: str, at: int = 0) -> list[Named]:
    """Return where the country of a source is named as a speaker."""
    pattern = _country(_text(source["country"]))
    if pattern is None:
        return []
    id = str(source["source_id"])
    return [Named(at + m.start(), at + m.end(), id) for m in pattern.finditer(words)]


def only_names(words: str, typed: str, at: int = 0) -> list[Named]:
    """Return the names that can mean one claimant alone, with the country before them."""
    found = []
    for match in _only()[0].finditer(words):
        name = match["name"]
        short = len(name) <= 4 and name.isalpha()
        # *Isw* or *bbc* in small letters may be a slip for something else.
        if short and not typed[match.start("name") : match.end("name")].isupper():
            continue
        source = next(id for id, each in _only()[1].items() if each.fullmatch(name))
        found.append(Named(at + match.start(), at + match.end(), source))
    return found


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


@cache
def _own(id: str, name: str, in_text: str) -> re.Pattern[str]:
    names = set()
    for written in (name, in_text):
        names |= {part.strip() for part in re.split(r"[()]", written)}
        names |= set(re.findall(r"\b[A-Z][A-Z0-9]{2,}\b", written))
    person = re.search(r"\(([A-Z][a-z]+(?: [A-Z][\w-]+)+)\)", name)
    names |= {person[1].split()[-1]} - {"Korea", "Parallel", "Intelligence"} if person else set()
    literal = set()
    for written in names:
        plain = written.lower().replace("’", "'").split(",")[0].strip()
        plain = _LEAD.sub("", plain)
        if len(plain) > 2 and plain not in _NOT_NAMES:
            literal.add(re.escape(plain))
    also = lexicon()["also"].get(id)
    rows = sorted(literal, key=len, reverse=True) + ([also] if also else [])
    return whole("|".join(rows) or "(?!)")


@cache
def _country(code: str) -> re.Pattern[str] | None:
    row = lexicon()["country"].get(code)
    if row is None or not row["noun"]:
        return None
    noun, adjective = row["noun"], row["adjective"]
    if row["mention"] == "anywhere":
        return re.compile(rf"(?<!\w)(?:{noun}|{adjective})(?!\w)")
    spoken = (
        rf"(?:according to|says|said|per|by|told by|claims|estimates?) (?:the )?(?:{noun})(?!\w)"
        rf"|(?<!\w)(?:{noun}){_SPEAKS}(?!\w)"
        rf"|(?<!\w)(?:{adjective})\s+(?:own\s+)?(?:[\w-]+\s+)?(?:{_BODIES})(?!\w)"
        rf"|(?<=\()(?:{noun})(?=[,)])"
    )
    return re.compile(spoken)


@cache
def _only() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    rows = lexicon()["only"]
    adjectives = "|".join(row["adjective"] for row in lexicon()["country"].values() if row["noun"])
    nouns = "|".join(row["noun"] for row in lexicon()["country"].values() if row["noun"])
    names = "|".join(rows.values())
    pattern = re.compile(
        rf"(?<!\w)(?:(?:{adjectives}|(?:{nouns})'s)\s+(?:\w+\s+){{0,2}}?)?(?P<name>{names})(?!\w)"
    )
    return pattern, {id: re.compile(row) for id, row in rows.items()}
