"""Texts out of strangers' files, made safe to show and safe to put into a table.

`shown` is for pages, terminals and messages (HTML is escaped besides); `csv_cell` is for tables
that a spreadsheet opens, and `csv_text` gives its text back.
"""

from __future__ import annotations

import re
import unicodedata

#: The most characters of a text that are shown, where the caller names no other number.
MOST_SHOWN = 200
#: The most characters of a cell; spreadsheets cut a cell after 32,767.
MOST_IN_CELL = 32_000
#: The most marks (accents) that may stand on one letter.
MOST_MARKS = 6

_UNKNOWN = "\ufffd"
_JOINERS = "\u200c\u200d"
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Full-width and small forms and the minus sign are signs of arithmetic to a spreadsheet too.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
_RISKY = re.compile(rf"(?:^|(?<=;))(?=[\s\"']*[{_SIGNS}])")
_MADE_SAFE = re.compile(rf"(?:^|(?<=;))'(?=[\s\"']*[{_SIGNS}])")


def shown(text: object, most: int = MOST_SHOWN, *, lines: bool = False) -> str:
    """Return a text that looks like what it is: nothing hidden, turned round or endless.

    Control characters, lone surrogates and characters that turn the direction of writing appear
    as U+FFFD; other invisible ones are left out. It does not escape HTML.

    Parameters
    ----------
    text
        Any text; anything else is shown as Python writes it.
    most
        The most characters; a longer text ends with an ellipsis.
    lines
        True to keep line breaks, which are otherwise blanks.

    Returns
    -------
    str
        At most `most` characters, all of which UTF-8 can hold.
    """
    whole = text if isinstance(text, str) else _written(text)
    if len(whole) <= most and whole.isascii() and whole.isprintable():
        return whole
    # Four times as much is looked at, since what is invisible is left out.
    kept, marks = [], 0
    for char in whole[: 4 * most + 4]:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        kept.append(_shown(char, lines) if marks <= MOST_MARKS else "")
    clean = "".join(kept)
    cut = len(clean) > most or len(whole) > 4 * most + 4
    return f"{clean[: max(0, most - 1)]}…"[:most] if cut else clean


def _written(value: object) -> str:
    try:
        return str(value)
    except (ValueError, RecursionError):
        # Python refuses to write integers of thousands of digits.
        return f"a very large {type(value).__name__}"


def _shown(char: str, lines: bool) -> str:
    if lines and char == "\n":
        return char
    category = unicodedata.category(char)
    if char in "\t\n\r\x0b\x0c\x85" or category in {"Zs", "Zl", "Zp"}:
        return " "
    if char in _JOINERS:
        return char
    no_character = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    if char in _TURNS or category in {"Cc", "Cs"} or no_character:
        return _UNKNOWN
    return "" if category == "Cf" else char


def csv_cell(text: object, most: int = MOST_IN_CELL) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    An apostrophe goes before a text that starts with ``=``, ``+``, ``-`` or ``@`` in any width,
    also behind blanks and quotes, and behind a semicolon, where some spreadsheets start a new
    cell. Numbers are for the writer of the table; they do not pass through here.

    Parameters
    ----------
    text
        Any text; it is passed through `shown`, so a cell is one line.
    most
        The most characters before apostrophes are added.
    """
    return _RISKY.sub("'", shown(text, most))


def csv_text(cell: str) -> str:
    """Return the text that `csv_cell` made a cell of.

    Parameters
    ----------
    cell
        A cell of a table that this package wrote.
    """
    return _MADE_SAFE.sub("", cell)
