"""Two markers beside each other, and texts beside each other, as HTML that a notebook shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from whosays.classroom import markup
from whosays.classroom.problems import words
from whosays.classroom.text import shown

from .agreement import LineAgreement, agreement, differences
from .alike import Alike, Pair, Shared
from .marks import Marks
from .texts import MOST_SHOWN

#: The most pairs that are shown.
MOST_PAIRS = 30


@dataclass(frozen=True)
class Page:
    """What a cell shows; ``html`` is the whole of it."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        """Return what a program without a page is told."""
        return "<Page: show it in a notebook>"


def agreement_page(
    marks: Sequence[tuple[str, Marks]],
    texts: Mapping[str, str],
    lines: Mapping[str, str],
) -> Page:
    """Show how far two markers agree on each line, and the texts on which they differ.

    Parameters
    ----------
    marks
        Two markers: the name and the marks of each.
    texts
        The texts by id.
    lines
        The words of the rubric's lines by id.
    """
    said = words()["marking"]["agreement"]
    (first, one), (second, other) = marks
    names = shown(first, 60), shown(second, 60)
    one, other = _of(one, texts), _of(other, texts)
    head = _heads(said["line"], said["texts"], said["same"], said["kappa"])
    body = "".join(_agreed(each, lines, said) for each in agreement(one, other, lines))
    differ = differences(one, other, lines)
    told = said["differ"].format(count=len(differ)) if differ else said["agree"]
    title = said["title"].format(first=names[0], second=names[1])
    return _page(
        title,
        f"<p>{escape(said['about'])}</p>"
        f'<div class="ws-mark-wide" role="region" tabindex="0" aria-label="{escape(title)}">'
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table></div><h4>{escape(told)}</h4>"
        + "".join(
            _differing(each.text, texts[each.text], each.marks, names, lines) for each in differ
        ),
    )


def _of(marks: Marks, texts: Mapping[str, str]) -> Marks:
    return {id: given for id, given in marks.items() if id in texts}


def _agreed(found: LineAgreement, lines: Mapping[str, str], said: Mapping[str, str]) -> str:
    if not found.texts:
        cells = [str(found.texts), "", said["no_texts"]]
    else:
        kappa = said["one_mark"] if found.kappa is None else f"{found.kappa:.2f}"
        cells = [
            str(found.texts),
            said["same_of"].format(same=found.same, texts=found.texts),
            kappa.replace("-", "\u2212"),
        ]
    rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{_plain(lines[found.line])}</th>{rest}</tr>'


def _differing(
    id: str,
    text: str,
    marks: Sequence[tuple[str, str, str]],
    names: tuple[str, str],
    lines: Mapping[str, str],
) -> str:
    """Return one text, and below it the marks of both, side by side."""
    said = words()["marking"]
    label = said["agreement"]["text"].format(id=id[:6])
    head = _heads(said["agreement"]["line"], *names)
    body = "".join(
        f'<tr><th scope="row">{_plain(lines[line])}</th>'
        f"<td>{escape(said['marks'][one])}</td><td>{escape(said['marks'][other])}</td></tr>"
        for line, one, other in marks
    )
    return (
        f'<div class="ws-mark-text" role="group" aria-label="{escape(label)}">'
        f'<h5>{escape(label)}</h5><p class="ws-mark-own" dir="auto">{_text(text)}</p>'
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def alike_page(found: Alike) -> Page:
    """Show the pairs of texts that are much alike side by side, as a question."""
    said = words()["marking"]["alike"]
    pairs = "".join(_pair(each, said) for each in found.pairs[:MOST_PAIRS])
    hidden = len(found.pairs) - MOST_PAIRS
    about = said["about"] if found.pairs else said["none"]
    parts = [f"<p>{escape(about)}</p>", pairs]
    if hidden > 0:
        parts.append(f"<p>{escape(said['more'].format(count=hidden))}</p>")
    if found.frames:
        told = [(shown(text, 400), count) for text, count in found.frames[:MOST_PAIRS]]
        lines = [said["frame"].format(text=text, count=count) for text, count in told]
        items = "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)
        parts.append(f"<h4>{escape(said['frames'])}</h4><ul>{items}</ul>")
    return _page(said["title"], "".join(parts))


def _pair(pair: Pair, said: Mapping[str, str]) -> str:
    sides = [(pair.first, pair.first_text), (pair.second, pair.second_text)]
    both = "".join(
        f"<div><h5>{escape(said['text'].format(id=id[:6]))}</h5>"
        f'<p class="ws-mark-own" dir="auto">{_shared(text)}</p></div>'
        for id, text in sides
    )
    question = escape(said["question"])
    return (
        f'<div class="ws-mark-text" role="group" aria-label="{question}"><h4>{question}</h4>'
        f'<div class="ws-mark-both">{both}</div></div>'
    )


def _shared(text: Shared) -> str:
    pieces = [(_text(piece), shared) for piece, shared in text.pieces]
    return "".join(f"<mark>{piece}</mark>" if shared else piece for piece, shared in pieces)


def _text(text: str) -> str:
    """Return a stranger's text as text: what it holds is shown and never obeyed."""
    return escape(shown(text, MOST_SHOWN, lines=True)).replace("\n", "<br>")


def _plain(text: str) -> str:
    return escape(text.replace("*", ""))


def _heads(*cells: str) -> str:
    inside = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in cells)
    return f"<tr>{inside}</tr>"


def _page(title: str, inside: str) -> Page:
    return Page(
        f'<style>{css()}</style><div class="ws-mark-page"><h3>{escape(title)}</h3>{inside}</div>'
    )


def told_page(title: str, text: str, **params: Any) -> Page:
    """Show one sentence below a title."""
    return _page(title, f"<p>{escape(text.format(**params))}</p>")


def css() -> str:
    """Return the style sheet of marking, for the page and for the widget."""
    return markup.style(__package__, "marking")
