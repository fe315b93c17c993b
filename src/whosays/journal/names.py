"""Aliases, and the file names that they map to and from.

A name of ours holds only ``a-z 0-9 - _``, so it is one name on every file system: letters that
differ only by case stay apart on systems that ignore case, nothing leaves the folder, and no name
is reserved, because all start with ``answers``.
"""

from __future__ import annotations

import hashlib
import re
import string
import unicodedata

MOST_CHARACTERS = 400
_LONGEST = 96
_SAFE = frozenset(string.ascii_lowercase + string.digits + "-")
_JOINERS = "\u200c\u200d"
_NAME = re.compile(r"answers\.([a-z0-9_-]+)\.([a-z0-9_-]+)\..+\.jsonl")


def clean_alias(text: str) -> str:
    """Return an alias as it is kept: composed, one space between words, nothing invisible.

    Two texts that look alike because of their Unicode form are one alias. Case is kept.

    Parameters
    ----------
    text
        What was typed.

    Returns
    -------
    str
        The alias; empty when nothing visible was typed.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    kept = "".join(char for char in spaced if _kept(char))
    kept = unicodedata.normalize("NFC", " ".join(kept.split())).strip(f"{_JOINERS} ")
    visible = any(unicodedata.category(char)[0] in "LNSP" for char in kept)
    return kept if visible and kept.strip("\u115f\u1160\u3164\uffa0\u2800 ") else ""


def _kept(char: str) -> bool:
    """Tell whether a character stays: joiners build emoji and Persian words, other Cf hide."""
    return char in _JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def alias_problem(text: object) -> str | None:
    """Return why an alias cannot be used (alias-empty, alias-too-long), or None."""
    if not isinstance(text, str) or not clean_alias(text[: 10 * MOST_CHARACTERS]):
        return "alias-empty"
    return "alias-too-long" if len(clean_alias(text)) > MOST_CHARACTERS else None


def alike(alias: str) -> str:
    """Return what two aliases share when a person would mix them up: Anna, anna, ＡＮＮＡ."""
    folded = unicodedata.normalize("NFKC", alias).casefold()
    return "".join(char for char in folded if not char.isspace() and _kept(char))


def encode(text: str) -> str:
    """Return a text as a part of a file name; `decode` gives it back unless it is very long.

    A long text gets a digest behind its start, so that it stays apart from every other.
    """
    units = [
        char if char in _SAFE else "".join(f"_{byte:02x}" for byte in char.encode("utf-8"))
        for char in text
    ]
    name = "".join(units)
    if len(name) <= _LONGEST:
        return name
    start = ""
    for unit in units:
        if len(start + unit) > 40:
            break
        start += unit
    return f"{start}__{hashlib.blake2b(text.encode('utf-8'), digest_size=12).hexdigest()}"


def decode(name: str) -> str | None:
    """Return the text of a part of a file name; None when only its file can tell."""
    # An underscore is always followed by hex digits, so two mark a digest.
    if "__" in name:
        return None
    raw = re.sub(
        rb"_([0-9a-f]{2})",
        lambda match: bytes([int(match[1], 16)]),
        name.encode("ascii", "replace"),
    )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if encode(text) == name else None


def stem(lesson: str, alias: str) -> str:
    """Return how every file of one alias and lesson starts."""
    return f"answers.{encode(lesson)}.{encode(alias)}."


def parts(file_name: str) -> tuple[str, str] | None:
    """Return the encoded lesson and alias of a file name of ours, or None."""
    match = _NAME.fullmatch(file_name.casefold())
    return (match[1], match[2]) if match else None
