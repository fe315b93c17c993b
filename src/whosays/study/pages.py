"""Text made for the page: a source card, the brief, and what is kept. Plain tags, escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import import_module
from itertools import groupby
from typing import Any

import pandas as pd

from whosays.ledger import Ledger
from whosays.ledger.cite import plainly
from whosays.ledger.dates import in_words
from whosays.ledger.pages import best_page
from whosays.lessons import words

_STYLE = """<style>
.ws-page{max-width:44rem;line-height:1.55;font-size:var(--jp-content-font-size1,14px)}
.ws-page p{margin:0 0 .6em}
.ws-clip{margin:.4rem 0 1rem;padding:1rem 1.4rem .6rem;
border:1px solid #767676;border-top-width:4px}
.ws-clip .ws-top{font-size:1.5em;line-height:1.25;font-weight:700}
.ws-clip .ws-standfirst{font-size:1.12em;font-weight:600}
.ws-clip .ws-body{font-size:1.05em}
.ws-clip sup{margin-right:.25em;font-weight:400;font-size:.7em;line-height:0}
</style>"""


@dataclass(frozen=True)
class Page:
    """A piece of text that a notebook shows: HTML on the page, plain text elsewhere."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return f'{_STYLE}<div class="ws-page">{self.html}</div>'

    def __repr__(self) -> str:
        """Return the plain text."""
        return self.text


class LivePage:
    """A page that stays true where it stands: it can be told anew without running its cell.

    Parameters
    ----------
    tell
        Returns the page as it would be now.
    """

    def __init__(self, tell: Callable[[], Page]) -> None:
        self._tell = tell
        self._shown: Any = None

    @property
    def html(self) -> str:
        """The page as HTML."""
        return self._tell().html

    @property
    def text(self) -> str:
        """The page as plain text."""
        return self._tell().text

    def __repr__(self) -> str:
        """Return the plain text."""
        return self.text

    def _ipython_display_(self) -> None:
        self._shown = import_module("IPython.display").display(self._tell(), display_id=True)

    def tell_anew(self) -> None:
        """Put what is true now in place of what stands on the page, if it was shown."""
        if self._shown is not None:
            self._shown.update(self._tell())


def plain(text: str) -> str:
    """Return a text without the marks that a card reads as bold, emphasis or links."""
    return text.replace("*", "∗").replace("[", "(").replace("]", ")")


def emphasised(text: str) -> str:
    """Return a text as HTML, with its words between stars emphasised and nothing else."""
    strong = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text))
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", strong)


@dataclass(frozen=True)
class Card:
    """A row of the ledger as a card tells it, in plain words.

    Attributes
    ----------
    who, told, text
        Who says it (or the day of an event), when, and what, in our words.
    scope
        What the figure is about; empty for a row that has no such column.
    outlet, url, published
        The page that it was read on; the day is empty where none is known.
    """

    who: str
    told: str
    text: str
    scope: str
    outlet: str
    url: str
    published: str


def card_of(ledger: Ledger, id: str) -> Card:
    """Return what the card of one row says.

    Parameters
    ----------
    ledger
        The tables.
    id
        A claim, a retelling or an event.

    Raises
    ------
    ValueError
        When the row is of a table that has no card.
    """
    row = ledger.row(id)
    said = words()["study"]["source"]
    if "claim_id" in row.index and "paraphrase" in row.index:
        who = ledger.row(row["asserted_by"])["name"]
        told, text = _when(said["said"], row["stated_on"]), row["paraphrase"]
    elif "as_retold" in row.index:
        report = ledger.row(row["report"])
        who = ledger.row(report["publisher"])["name"]
        told, text = _when(said["retold"], report["published"]), row["as_retold"]
    elif "summary" in row.index:
        who, told, text = in_words(row["date"]), said["event"], row["summary"]
    else:
        raise ValueError(
            f"{id!r} has no source card. Cards show a claim, a retelling or an event. "
            "Name a row of claims, retellings or events."
        )
    page = ledger.row(best_page(ledger, row) or row["report"])
    return Card(
        who=str(who),
        told=told,
        text=str(text),
        scope=plainly(row["scope"]) if "scope" in row.index else "",
        outlet=str(ledger.row(page["publisher"])["name"]),
        url=str(page["url"]),
        published=_when(said["published"], page["published"]),
    )


def source_card(ledger: Ledger, id: str) -> str:
    """Return the card of one row as HTML of plain tags; see `card_of`."""
    card, said = card_of(ledger, id), words()["study"]["source"]
    small = [said["scope"].format(scope=escape(card.scope))] if card.scope else []
    link = f'<a href="{escape(card.url, quote=True)}">{escape(card.outlet)}</a>'
    small.append(said["read_at"].format(link=link, when=escape(card.published)))
    head = f"<p><strong>{escape(card.who)}</strong> <small>{escape(card.told)}</small></p>"
    lines = "".join(f"<p><small>{line}</small></p>" for line in small)
    return f"{head}<p>{escape(card.text)}</p>{lines}"


def _when(pattern: str, day: Any) -> str:
    return pattern.format(day=in_words(day)) if isinstance(day, str) else ""


def brief(table: pd.DataFrame, said: Mapping[str, str]) -> Page:
    """Return the brief as it reads: headline, standfirst, body; each sentence has its number."""
    parts, told = [], []
    for part, sentences in brief_parts(table):
        line = " ".join(f"<sup>{number}</sup>{escape(text)}" for number, text in sentences)
        parts.append(f'<p class="ws-{part}">{line}</p>')
        told += [f"{number}. {text}" for number, text in sentences]
    label = escape(said["label"], quote=True)
    html = f'<section class="ws-clip" aria-label="{label}">{"".join(parts)}</section>'
    return Page(html, "\n".join(told))


def brief_parts(table: pd.DataFrame) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the brief's parts in order, each with its numbered sentences.

    Parameters
    ----------
    table
        The ledger's table of the brief, a row a claim.

    Returns
    -------
    list of tuple
        ``("top" | "standfirst" | "body", [(number, text), ...])``; the first sentence is the top.
    """
    rows = table.sort_values("position")
    sentences = [
        (int(number), str(group["part"].iloc[0]), " ".join(group["text"]))
        for number, group in rows.groupby("sentence", sort=True)
    ]
    first = sentences[0][0]
    parts = groupby(sentences, key=lambda each: _place(each, first))
    return [(part, [(number, text) for number, _, text in group]) for part, group in parts]


def _place(sentence: tuple[int, str, str], first: int) -> str:
    number, part, _ = sentence
    return "body" if part == "body" else "top" if number == first else "standfirst"


def saved(
    said: Mapping[str, str],
    *,
    alias: str,
    folder: str,
    asked: int,
    open_ones: Sequence[str],
    problem: str,
    page: str | None = None,
) -> Page:
    """Return what is kept, in words: how many answers, whose, where, what is open or wrong.

    Where a page keeps the answers and not a folder, `page` says how long they last.
    """
    answered = asked - len(open_ones)
    key = "nobody" if not alias else "some" if answered else "none"
    texts = [said[key].format(alias=alias, answered=answered, asked=asked)]
    if key == "some":
        texts.append(said["where"].format(folder=folder) if page is None else page)
        texts.append(said["open"].format(names="; ".join(open_ones)) if open_ones else said["all"])
    kept = [text for text in [*texts, problem] if text]
    return Page("".join(f"<p>{escape(text)}</p>" for text in kept), " ".join(kept))
