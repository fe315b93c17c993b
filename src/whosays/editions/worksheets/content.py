"""What stands on a lesson's sheet, as plain data: the plan, the lesson and the ledger joined.

Nothing here knows a font or a millimetre; a template sets what it gets. Texts are nodes and
blocks of `marks`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from whosays import lessons
from whosays.ledger import Ledger
from whosays.ledger.dates import in_words
from whosays.lessons import LessonData
from whosays.lessons.notebooks import folder
from whosays.questions import Question
from whosays.study.pages import brief_parts

from . import asked, marks, pictures
from .plan import Block, Plan
from .said import sentences
from .words import words

__all__ = ["board", "brief", "brief_page", "frame", "poster", "sheet"]

Data = dict[str, Any]
#: The lesson that first shows the brief.
_FIRST = "01"


def frame(ledger: Ledger, title: str) -> Data:
    """Return what every page has: its title for a reader's window, its foot, its words."""
    said = words()["sheet"]
    licence = said["licence"].format(last=in_words(ledger.last_entry))
    return {"title": title, "licence": licence, "words": said, "roles": words()["roles"]}


def sheet(data: LessonData, plan: Plan, built: Mapping[str, Question], ledger: Ledger) -> Data:
    """Return a lesson's sheet.

    Parameters
    ----------
    data, plan
        The lesson and the plan of its sheet.
    built
        The lesson's questions by id.
    ledger
        The tables that cards, brief and pictures come from.

    Returns
    -------
    dict
        ``title``, ``head``, ``foot``, ``licence``, ``words`` and ``blocks``, ready for a template.

    Raises
    ------
    ValueError
        When the plan names a cell or a picture that the lesson has not.
    """
    said = words()["sheet"]
    cells = _cells(data.notebook)
    blocks = [each for block in plan.blocks for each in _block(block, data, cells, built, ledger)]
    return frame(ledger, said["title"].format(lesson=data.id, title=data.title)) | {
        "head": {
            "kicker": [said["kicker"].format(lesson=data.id), _minutes(data.minutes)],
            "title": data.title,
            "question": data.core_question,
            "how": marks.inline(said["how"]),
        },
        "foot": said["foot"].format(course=said["course"], lesson=data.id, title=data.title),
        "size": plan.size,
        "blocks": blocks,
    }


def _minutes(minutes: int) -> str:
    return str(words()["sheet"]["minutes"]).format(minutes=minutes)


def _block(
    block: Block,
    data: LessonData,
    cells: Sequence[str],
    built: Mapping[str, Question],
    ledger: Ledger,
) -> list[Data]:
    value, options = block.value, block.options
    if block.kind == "step":
        minutes = next(step.minutes for step in data.steps if step.name == value)
        return [{"is": "step", "text": value, "minutes": minutes}]
    if block.kind == "heading":
        if not any(value in marks.headings(cell) for cell in cells):
            raise ValueError(f"The notebook of {data.id} has no heading {value!r}. Look there.")
        return [{"is": "step", "text": value, "minutes": 0}]
    if block.kind == "cell":
        return _borrowed(value, options.get("paragraphs"), cells, data)
    if block.kind == "text":
        room = [{"is": "lines", "count": options["lines"]}] if "lines" in options else []
        return [*marks.blocks(value), *room]
    if block.kind == "question":
        return [asked.question(built[value], ledger, options)]
    if block.kind == "grid":
        return [asked.grid([built[id] for id in value], ledger, options)]
    if block.kind == "picture":
        drawn = pictures.draw(data.id, value, ledger, **options)
        return [{"is": "picture", **drawn}]
    if block.kind == "said":
        return [sentences(ledger, value, words()["sheet"])]
    if block.kind == "brief":
        return [brief(ledger)]
    if block.kind == "board":
        return [board(ledger, value)]
    if block.kind == "terms":
        return [_terms(data, value)]
    return [{"is": "break"}]


def _borrowed(
    start: str, wanted: Sequence[int] | None, cells: Sequence[str], data: LessonData
) -> list[Data]:
    """Return the blocks of the one cell in which a block begins with these words."""
    read = [marks.blocks(cell) for cell in cells]
    found = [each for each in read if any(marks.begins(block, start) for block in each)]
    if len(found) != 1:
        raise ValueError(
            f"{len(found)} cells of the notebook of lesson {data.id} have a paragraph that begins "
            f"with {start!r}. A sheet borrows from one. Write its first words as they stand there."
        )
    (blocks,) = found
    numbers = list(range(1, len(blocks) + 1)) if wanted is None else wanted
    if not set(numbers) <= set(range(1, len(blocks) + 1)):
        raise ValueError(
            f"The cell of lesson {data.id} that has {start!r} has {len(blocks)} paragraphs, and "
            f"the plan of the sheet asks for {numbers}. Count them from 1, after the heading."
        )
    return [blocks[n - 1] for n in numbers]


@cache
def _cells(notebook: str) -> tuple[str, ...]:
    """Return the text cells of a notebook."""
    place = folder()
    if place is None:
        raise ValueError("The notebooks were not found. Sheets borrow from them. Install again.")
    book = json.loads((place / notebook).read_text("utf-8"))
    return tuple(
        "".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown"
    )


def brief(ledger: Ledger) -> Data:
    """Return the brief: its parts (top, standfirst, body), each a list of numbered sentences."""
    parts = [
        {"part": part, "sentences": [{"n": n, "text": text} for n, text in sentences]}
        for part, sentences in brief_parts(ledger.brief)
    ]
    return {"is": "brief", "parts": parts}


def board(ledger: Ledger, wanted: Sequence[int] | Literal[True] = True) -> Data:
    """Return rows of the case board to fill in: all, or those of these places.

    Raises
    ------
    ValueError
        When the board has no such place.
    """
    rows = ledger.brief.sort_values("position")
    if wanted is not True:
        missing = sorted({*wanted} - {*rows["position"]})
        if missing:
            raise ValueError(
                f"The case board has no rows {missing}. It has one for each claim of the brief, "
                f"{len(rows)} in all. Name some of these."
            )
        rows = rows[rows["position"].isin(wanted)]
    listed = rows[["position", "text"]].itertuples(index=False)
    return {"is": "board", "rows": [{"n": int(n), "text": str(text)} for n, text in listed]}


def brief_page(ledger: Ledger) -> Data:
    """Return the brief as a page of its own."""
    said = words()["brief"]
    return frame(ledger, said["title"]) | {
        "head": {"title": said["head"]},
        "foot": said["foot"],
        "lead": _lead(),
        "brief": brief(ledger),
    }


def _lead() -> list[Data]:
    """Return what the lesson that first shows the brief says about it."""
    data = lessons.read(_FIRST)
    start = words()["brief"]["lead"]
    read = (marks.blocks(cell) for cell in _cells(data.notebook))
    return [block for blocks in read for block in blocks if marks.begins(block, start)]


def poster(ledger: Ledger) -> Data:
    """Return the case board as a poster: all claims, and what can be stamped on them."""
    said, verdicts = words()["board"], lessons.words()["explore"]["verdicts"]
    parts = lessons.words()["charts"]["board"]
    places = ledger.brief.sort_values("position")["part"]
    rows = board(ledger)["rows"]
    return frame(ledger, said["title"]) | {
        "head": {"title": said["head"], "question": said["question"]},
        "foot": said["foot"],
        "reading": parts["reading"],
        "rows": [{**row, "part": parts[part]} for row, part in zip(rows, places, strict=True)],
        "stamps": [
            {"sign": sign, "text": text}
            for name, (sign, text) in verdicts.items()
            if name != "open"
        ],
    }


def _terms(data: LessonData, wanted: Sequence[str] | Literal[True]) -> Data:
    kept = [each for each in data.glossary if wanted is True or each.term in wanted]
    return {"is": "terms", "of": [{"term": each.term, "plain": each.plain} for each in kept]}
