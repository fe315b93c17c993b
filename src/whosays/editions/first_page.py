"""The first page of the browser edition: what the course is, its lessons, where answers are kept.

The page is whole without a script. What its script adds is one warning, where the browser or its
settings would let a student down.
"""

import io
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any, cast

from whosays import lessons
from whosays.editions.lessons import browser_address

__all__ = ["first_page"]

# Wide and narrow, in inches: on a phone the wide picture's type would be too small to read.
_SIZES = {"wide": (8.0, 3.9), "narrow": (3.6, 4.0)}
_NARROW = "(max-width: 40rem)"
_DARK = "(prefers-color-scheme: dark)"
# The four claims that lesson 00 draws first: this picture is the one that gives nothing away.
_CLAIMS = "measure == 'containers' and not thin and asserted_by in @american"
_AMERICAN = ["us-white-house", "us-state", "us-un-mission"]
_UNDATED = {"Date": None, "Creator": None}
_STRONG = re.compile(r"\*(.+?)\*")


def first_page(*, prefetch: Sequence[str] = ()) -> dict[str, bytes]:
    """Return the first page and what it needs, by path from the site's root.

    Parameters
    ----------
    prefetch
        Paths from the site's root of files that a lesson will ask for, the most wanted first.
        The browser fetches them while the page is read.

    Returns
    -------
    dict of str to bytes
        ``index.html`` and files under ``first/``; the same whenever they are made here.
    """
    pictures, alt = _pictures()
    width, height = _SIZES["wide"]
    page = Template(_web("first.html")).substitute(
        {name: escape(text) for name, text in _words().items() if isinstance(text, str)},
        prefetch="\n".join(f'<link rel="prefetch" href="{escape(path)}">' for path in prefetch),
        begin_at=browser_address(lessons.read("00").notebook),
        sources="\n".join(_sources()),
        alt=escape(alt),
        width=int(width * 100),
        height=int(height * 100),
        lessons="\n".join(_lesson(each) for each in _lessons(standalone=False)),
        hour="\n".join(_lesson(each) for each in _lessons(standalone=True)),
        answers="\n".join(_points(_words()["answers"])),
        needs="\n".join(_points(_words()["needs"])),
        troubles="\n".join(_trouble(*each) for each in _words()["troubles"].items()),
    )
    return {
        "index.html": page.encode(),
        "first/first.css": _web("first.css").encode(),
        "first/first.js": _web("first.js").encode(),
        "first/icon.svg": _web("icon.svg").encode(),
        **pictures,
    }


def _lessons(*, standalone: bool) -> Iterable[lessons.LessonData]:
    every = (lessons.read(id) for id in lessons.ids())
    return (each for each in every if each.standalone == standalone)


def _lesson(each: lessons.LessonData) -> str:
    about = _strong(each.core_question)
    minutes = escape(_words()["minutes"].format(minutes=each.minutes))
    return (
        f'<li><a href="{browser_address(each.notebook)}"><span class="number">{each.id}</span> '
        f'<span class="title">{escape(each.title)}</span> '
        f'<span class="about">{about}<br>{minutes}</span></a></li>'
    )


def _points(texts: Iterable[str]) -> Iterable[str]:
    return (f"<li>{_strong(text)}</li>" for text in texts)


def _trouble(kind: str, words: Mapping[str, str]) -> str:
    title, text = escape(words["title"]), escape(words["text"])
    later = escape(_words()["trouble_later"]) if kind == "old" else ""
    return f'<div class="trouble" data-kind="{kind}"><h2>{title}</h2><p>{text} {later}</p></div>'


def _strong(text: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", escape(text))


def _sources() -> Iterable[str]:
    """Yield the other pictures, each with when it is shown in place of the wide, light one."""
    for size, theme in (("narrow", "dark"), ("narrow", "light"), ("wide", "dark")):
        asked = [*([_NARROW] if size == "narrow" else []), *([_DARK] if theme == "dark" else [])]
        # A page on paper is light, whatever the screen is.
        media = escape(" and ".join(["screen", *asked]))
        yield f'<source media="{media}" srcset="first/chart-{size}-{theme}.svg">'


def _pictures() -> tuple[dict[str, bytes], str]:
    """Return the first picture in two sizes and two themes, and what it shows in words."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    from whosays import charts, ledger

    american = _AMERICAN  # noqa: F841 (named in the query)
    book = ledger.load()
    claims = book.claims.query(_CLAIMS)
    pictures, alt = {}, ""
    for size, (width, height) in _SIZES.items():
        for theme in ("light", "dark"):
            look = replace(charts.look.at("laptop", theme=theme), width=width, height=height)
            with rc_context({"svg.hashsalt": "whosays", "svg.fonttype": "path"}):
                ax = charts.estimates(claims, note=False, look=look)
                file = io.BytesIO()
                cast(Figure, ax.figure).savefig(file, format="svg", metadata=_UNDATED)
            pictures[f"first/chart-{size}-{theme}.svg"] = file.getvalue()
            alt = charts.alt(ax)
    return pictures, alt


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_web("first.toml"))


def _web(name: str) -> str:
    return (files(__package__) / "web" / name).read_text("utf-8")
