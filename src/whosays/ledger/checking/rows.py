"""From the text of a CSV file to its rows, each with the line on which it begins.

The rules are those of RFC 4180, kept strictly: a quote stands around a whole cell or, doubled,
inside one. A damaged row never takes the rows after it along, and the work stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MOST_CELLS = 1000

# Possessive, so that an unclosed quote in a long file is given up at once, without backtracking.
_CELL = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"(?=,|\Z)|([^",]*+)(?=,|\Z)')
_CLOSED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


class Row(NamedTuple):
    """One row: where it begins and ends, its cells, and what was wrong with its quotes.

    ``damage`` is None, ``"open"`` (a quote that nothing closes), ``"stray"`` (a quote in the
    midst of a cell) or ``"blank"`` (an empty line); ``cells`` then holds what came before it,
    and ``rest`` the text from the damage on.
    """

    line: int
    last_line: int
    cells: list[str]
    damage: str | None = None
    rest: str = ""


def read_rows(text: str) -> Iterator[Row]:
    r"""Give the rows of a CSV text whose line ends are all ``\n``, empty lines included.

    A row of more than 1000 cells is cut there.
    """
    at, number = 0, 1
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end]
        first, at, number = number, end + 1, number + 1
        if '"' not in line:
            damage = None if line.strip(" \t") else "blank"
            yield Row(first, first, line.split(",", MOST_CELLS), damage)
            continue
        row = _quoted(line, first, first)
        if row.damage == "open":
            closing, lines = _closing_line(text, at)
            if lines:
                longer = _quoted(text[end - len(line) : closing], first, first + lines)
                if longer.damage is None:
                    row, at, number = longer, closing + 1, number + lines
        yield row


def _quoted(line: str, first: int, last: int) -> Row:
    cells: list[str] = []
    at = 0
    while at <= len(line) and len(cells) <= MOST_CELLS:
        match = _CELL.match(line, at)
        if match is None:
            unclosed = line.startswith('"', at) and not _CLOSED.match(line, at)
            return Row(first, first, cells, "open" if unclosed else "stray", line[at:])
        quoted = match[1]
        cells.append(match[2] if quoted is None else quoted.replace('""', '"'))
        at = match.end() + 1
    return Row(first, last, cells)


def _closing_line(text: str, at: int) -> tuple[int, int]:
    # Only an odd number of quotes in a line can close what an earlier line opened.
    lines = 0
    while at < len(text):
        end = _line_end(text, at)
        lines += 1
        if text.count('"', at, end) % 2:
            return end, lines
        at = end + 1
    return at, 0


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
