"""Answers that were written on paper, typed by the teacher into a small CSV file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.classroom.form import Given, HandIn, Received
from whosays.classroom.problems import Problem
from whosays.classroom.sheets import MOST_LINES, Row, Sheet, plain_name, read_sheet
from whosays.classroom.text import shown
from whosays.journal import clean_alias

from .typed import read_typed

if TYPE_CHECKING:
    from whosays.classroom.scoring.keys import Keys
    from whosays.questions import Question

#: The columns, of which confidence may be left out.
COLUMNS = ("student", "lesson", "question", "answer", "confidence")
#: What the columns may be called too, without case, blanks and signs.
NAMES: Mapping[str, tuple[str, ...]] = {
    "student": ("name", "alias", "studentname", "fullname", "studentid"),
    "lesson": ("lessonnumber", "lessonno"),
    "question": ("questionnumber", "questionno", "questionid", "item"),
    "answer": ("answers", "response"),
    "confidence": ("sure", "howsure", "percent", "certainty"),
}
#: The journal of everything that came on paper: no machine's journal is called so.
JOURNAL = "paper"
#: The most lines that are told one by one.
MOST_TOLD = 200


def read_paper(path: Path, keys: Keys) -> tuple[list[Received], list[Problem]]:
    """Read answers from paper, one a line, and give them the form of hand-ins.

    Parameters
    ----------
    path
        A CSV file with the columns student, lesson, question, answer and, if wanted, confidence
        (0 to 100, no share such as 0.75), under these names or those of `NAMES`. The student is
        an alias, a name or an id of the roster, or a student as grades.csv writes it. The lesson
        may be ``5`` for ``05``, the question ``q1`` or ``Question 1`` for ``05-q1``; the answer
        is typed as on the sheet (see `typed`). A second line on the same question is the second
        try.
    keys
        The course's questions.

    Returns
    -------
    tuple of list of Received and list of Problem
        One hand-in a student and lesson, marked as paper, in the order of the file; and one
        problem a line that could not be used, with its number, and one for all lines that may be
        slips.
    """
    sheet, problems = read_sheet(path, frozenset(COLUMNS).union(*NAMES.values()))
    file = shown(path.name)
    places = _places([plain_name(cell) for cell in sheet.header])
    missing = [name for name in COLUMNS[:-1] if name not in places]
    if sheet.header and missing:
        params = {"missing": ", ".join(missing), "found": shown(", ".join(sheet.header[:8]), 120)}
        problems.append(Problem(file, "paper-no-columns", params))
    if not sheet.header or missing:
        return [], problems
    given: dict[tuple[str, str], list[Given]] = {}
    again: list[int] = []
    unlikely: list[int] = []
    for row in sheet.rows:
        found = _line(row, sheet, places, keys)
        if isinstance(found, Given):
            cells = _cells(row, places)
            mine = given.setdefault((_student(cells), _lesson(cells, keys)), [])
            tries = sum(each.question == found.question for each in mine)
            again += [row.line] * bool(tries)
            unlikely += [row.line] * _unlikely(found, _lesson(cells, keys), keys)
            mine.append(Given(found.question, found.answer, tries + 1, found.confidence))
        else:
            problems.append(Problem(file, found[0], {"line": f"{row.line}", **found[1]}))
        if len(problems) >= MOST_TOLD:
            problems.append(Problem(file, "sheet-rest-unread", {"line": f"{row.line}"}))
            break
    problems += [*_noted(file, "paper-again", again), *_noted(file, "paper-unlikely", unlikely)]
    return [_received(file, *who, tuple(every), keys) for who, every in given.items()], problems


def _noted(file: str, code: str, lines: list[int]) -> Iterator[Problem]:
    """Tell once of all lines that were read and may be slips of whoever typed them."""
    if lines:
        shown_ = ", ".join(map(str, lines[:MOST_LINES])) + (", …" * (len(lines) > MOST_LINES))
        yield Problem(file, code, {"lines": shown_}, graded=True)


def _unlikely(given: Given, lesson: str, keys: Keys) -> bool:
    """Tell whether somebody is said to be less sure than the sheet's scale begins."""
    question = keys.questions(lesson)[given.question]
    sure = given.confidence
    return question.confidence and sure is not None and sure < question.confidence_scale()[0]


def _places(header: list[str]) -> dict[str, int]:
    """Return the place of each column; of several that may be it, none is guessed."""
    places = {}
    for name in COLUMNS:
        others = [place for place, cell in enumerate(header) if cell in NAMES[name]]
        if name in header:
            places[name] = header.index(name)
        elif len(others) == 1:
            places[name] = others[0]
    return places


def _cells(row: Row, places: Mapping[str, int]) -> dict[str, str]:
    return {
        name: row.cells[place].strip() if place < len(row.cells) else ""
        for name, place in places.items()
    }


def _student(cells: Mapping[str, str]) -> str:
    return clean_alias(cells["student"][:400])


def _lesson(cells: Mapping[str, str], keys: Keys) -> str:
    # A spreadsheet makes 5 of 05.
    typed = cells["lesson"].casefold().removeprefix("lesson").strip().removesuffix(".0")
    return typed if keys.knows(typed) else typed.zfill(2)


def _line(
    row: Row, sheet: Sheet, places: Mapping[str, int], keys: Keys
) -> Given | tuple[str, dict[str, str]]:
    """Return the answer of a line, or why there is none: a code and what fills its words in."""
    cells = _cells(row, places)
    if any(cell.strip() for cell in row.cells[len(sheet.header) :]):
        return "paper-line-too-long", {}
    if not _student(cells):
        return "paper-no-student", {}
    lesson = _lesson(cells, keys)
    if not keys.knows(lesson):
        return "paper-no-lesson", {"lesson": shown(cells["lesson"], 40)}
    question = _question(cells["question"].casefold(), lesson, keys)
    if question is None:
        return "paper-no-question", {"question": shown(cells["question"], 40), "lesson": lesson}
    answer = read_typed(question, cells["answer"])
    if answer is None:
        kind = {"question": question.id, "kind": question.kind}
        return "paper-no-answer", {"answer": shown(cells["answer"], 60), **kind}
    confidence = _confidence(cells.get("confidence", ""))
    if isinstance(confidence, str):
        return "paper-no-confidence", {"confidence": shown(confidence, 40)}
    return Given(question.id, answer, 1, confidence)


def _question(typed: str, lesson: str, keys: Keys) -> Question | None:
    questions = keys.questions(lesson)
    number = re.fullmatch(r"(?:question|q)?[\s.]*(\d{1,3})", typed)
    name = f"q{int(number[1])}" if number else typed
    return questions.get(typed) or questions.get(f"{lesson}-{name}")


def _confidence(text: str) -> float | str | None:
    """Return percent, None where nothing stands, or the text where it is no percentage."""
    bare = text.removesuffix("%").strip()
    if not bare:
        return None
    try:
        number = float(bare.replace(",", "."))
    except ValueError:
        return text
    # 0.75 is rather three quarters than less than one in a hundred.
    share = 0 < number < 1 or (number == 1 and "." in bare)
    return number if math.isfinite(number) and 0 <= number <= 100 and not share else text


def _received(
    file: str, student: str, lesson: str, answers: tuple[Given, ...], keys: Keys
) -> Received:
    hand_in = HandIn(
        alias=student,
        lesson=lesson,
        journal=JOURNAL,
        course="",
        ledger=keys.ledger.version,
        made="",
        answers=answers,
    )
    return Received(file=file, hand_in=hand_in, paper=True)
