"""The case board: the brief's claims, a student's guesses, and the stamps of the lessons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

import pandas as pd

from whosays import lessons


@dataclass(frozen=True, kw_only=True)
class Board:
    """The case board as a page shows it; ``html`` is the whole of it."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def case_board(lesson: Any, *, stamped: Iterable[str] | None = None) -> Board:
    """Show the brief's claims in reading order, with the student's guesses and the stamps.

    A verdict is shown only for a claim that has been stamped. Run it again to see what has
    come since.

    Parameters
    ----------
    lesson
        The lesson that is open: its `ledger`, its `guesses()` and whether somebody is signed
        in are read. Guesses made in an earlier lesson are among them.
    stamped
        Ids of the brief's claims whose stamp may be seen; those that the lesson's data name
        in `stamps` when left out, or none.

    Returns
    -------
    Board
        An accessible table in HTML.

    Raises
    ------
    ValueError
        When an id in `stamped` is not one of the brief's.
    """
    brief = lesson.ledger.brief.sort_values("position")
    seen = set(stamped if stamped is not None else getattr(lesson.data, "stamps", ()))
    unknown = sorted(seen - set(brief["brief_id"]))
    if unknown:
        raise ValueError(
            f"The brief has no claim {', '.join(unknown)}. Its claims are "
            f"{', '.join(brief['brief_id'])}. "
            f'Type case_board(lesson, stamped=["{brief["brief_id"].iloc[0]}"]).'
        )
    return Board(html=_page(brief, seen, _guesses(lesson), signed=bool(lesson.alias)))


def _guesses(lesson: Any) -> dict[str, list[Any]]:
    """Return the guesses so far on each claim that may be guessed at."""
    scored = set(lesson.ledger.brief.query("scored")["brief_id"])
    return {claim: kept for claim, kept in lesson.guesses().items() if claim in scored}


def _page(
    brief: pd.DataFrame, seen: set[str], guesses: Mapping[str, list[Any]], *, signed: bool
) -> str:
    words = lessons.words()["explore"]["board"]
    heads = "".join(
        f'<th scope="col">{escape(words[name])}</th>'
        for name in ("number", "claim", "guess", "stamp")
    )
    parts = "".join(
        _part(words[str(name)], rows, seen, guesses)
        for name, rows in brief.groupby("part", sort=False, observed=True)
    )
    caption = escape(words["caption"].format(count=len(brief)))
    tally = words["tally"].format(
        open=len(brief) - len(seen),
        stamped=len(seen),
        guessed=sum(bool(kept) for kept in guesses.values()),
        asked=len(guesses),
    )
    below = escape(tally if signed else words["unsigned"])
    return (
        f"<style>{_css()}</style>"
        f'<div class="ws-board" role="region" tabindex="0" aria-label="{caption}">'
        f"<table><caption>{caption}</caption>"
        f"<thead><tr>{heads}</tr></thead>{parts}</table><p>{below}</p></div>"
    )


def _part(title: str, rows: pd.DataFrame, seen: set[str], guesses: Mapping[str, list[Any]]) -> str:
    head = f'<tr><th class="ws-board-part" colspan="4" scope="rowgroup">{escape(title)}</th></tr>'
    lines = "".join(
        f'<tr><td class="ws-board-number">{row.position}</td>'
        f'<th scope="row">{escape(row.text)}</th>'
        f"<td>{_guess(guesses.get(row.brief_id))}</td>"
        f"<td>{_stamp(row, row.brief_id in seen)}</td></tr>"
        for row in rows.itertuples()
    )
    return f"<tbody>{head}{lines}</tbody>"


def _guess(kept: list[Any] | None) -> str:
    """Return the cell of a guess: the first one, and the latest where it differs."""
    words = lessons.words()["explore"]
    if not kept:
        text = words["board"]["not_asked" if kept is None else "not_yet"]
        return f'<span class="ws-board-quiet">{escape(text)}</span>'
    first, latest = kept[0], kept[-1]
    lines = [f"<span>{escape(_guess_word(first.answer))}</span>"]
    if first.confidence is not None:
        sure = words["board"]["sure"].format(percent=f"{first.confidence:g}")
        lines.append(f'<span class="ws-board-quiet">{escape(sure)}</span>')
    if latest.answer != first.answer:
        now = words["board"]["now"].format(guess=_guess_word(latest.answer))
        lines.append(f'<span class="ws-board-quiet">{escape(now)}</span>')
    return "<br>".join(lines)


def _guess_word(answer: Any) -> str:
    return str(lessons.words()["explore"]["guesses"].get(answer, answer))


def _stamp(row: Any, seen: bool) -> str:
    """Return the cell of a stamp: a sign and a word, and the repair where one is needed."""
    words = lessons.words()["explore"]
    verdict = str(row.verdict) if seen else "open"
    sign, word = words["verdicts"][verdict]
    stamp = (
        f'<span class="ws-stamp ws-stamp-{verdict}">'
        f'<span aria-hidden="true">{escape(sign)}</span> {escape(word)}</span>'
    )
    repair = str(row.repair) if seen and pd.notna(row.repair) else ""
    if repair:
        text = words["board"]["repair"].format(repair=repair)
        stamp += f'<span class="ws-board-repair">{escape(text)}</span>'
    return stamp


@cache
def _css() -> str:
    return (files("whosays") / "explore" / "board.css").read_text(encoding="utf-8")
