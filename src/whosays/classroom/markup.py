"""Pages of HTML that stand alone: no script, nothing from outside, every text escaped.

`page` frames a body; the other functions make small pieces of one. Texts of the course may hold
its **bold** and *emphasis*; texts of strangers never do, and pass through `shown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from textwrap import shorten

from .text import shown

#: What a browser may load for such a page: its own style and pictures written into it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_MOST = 2000


def page(title: str, body: str, *, style: str) -> str:
    """Return a whole page.

    Parameters
    ----------
    title
        Plain text.
    body
        HTML.
    style
        CSS, as `style` reads it.
    """
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


@cache
def style(package: str, name: str) -> str:
    """Return a style sheet that lies in a package, by its name without ``.css``."""
    return files(package).joinpath(f"{name}.css").read_text(encoding="utf-8")


def text(said: object, most: int = _MOST) -> str:
    """Return any text as HTML that shows it as it is."""
    return escape(shown(said, most))


def course_text(said: str, most: int = _MOST) -> str:
    """Return a text of the course as HTML, with its words between stars emphasised.

    Where the text may hold words of a stranger it is still safe: only emphasis comes of stars.
    """
    strong = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text(said, most))
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", strong)


def plain_text(said: str) -> str:
    """Return a text of the course on one line, without the stars of its emphasis."""
    return " ".join(re.sub(r"\*+", "", said).split())


def shortened(said: str, most: int) -> str:
    """Return the first words of a text, as many as fit, with a sign that it goes on."""
    return shorten(said, most, placeholder=" …")


def paragraphs(said: str) -> str:
    """Return a text of the course as paragraphs."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", said))
    return "".join(f"<p>{course_text(part)}</p>\n" for part in parts if part)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, named: str = ""
) -> str:
    """Return a table whose first column names the rows.

    Parameters
    ----------
    caption, heads
        Plain texts.
    rows
        HTML, one text a column.
    named
        A class of the table.
    """
    top = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    lines = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>\n'
        for first, *rest in rows
    )
    return (
        f'<table class="{named}">\n<caption>{text(caption)}</caption>\n'
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    )


def items(lines: Iterable[str], *, named: str = "") -> str:
    """Return a list of lines of HTML."""
    return f'<ul class="{named}">\n{"".join(f"<li>{line}</li>" for line in lines)}</ul>\n'
