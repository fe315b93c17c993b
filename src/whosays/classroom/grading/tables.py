"""The tables that grading writes: their columns, and writing and reading them as CSV.

The columns of every table stand here and nowhere else; what each means stands in `words.toml`,
one table a file under ``[columns]``, and is written beside the tables as ``columns.md``.
Texts go through `text.csv_cell`, numbers do not, yes and no are words, and what is not known is
blank.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from whosays.classroom.marking.table import TABLES
from whosays.classroom.paper.shown import as_typed, in_short
from whosays.classroom.problems import words
from whosays.classroom.scoring.judging import Answered
from whosays.classroom.scoring.keys import Keys
from whosays.classroom.text import csv_cell, csv_text

#: The columns of every table, in the order in which they are written.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "grades.csv": (
        *("student", "name", "alias", "proof", "lesson", "hand_ins", "received", "late"),
        *("asked", "answered", "right", "score", "stretch_answered", "stretch_right"),
    ),
    "students.csv": (
        *("student", "name", "alias", "proof", "system", "number"),
        *("student_id", "email", "login", "canvas_id", "section"),
        *("lessons", "hand_ins", "asked", "answered", "right", "score"),
        *("sound_count", "trust_sound", "unsound_count", "trust_unsound"),
        *("discernment", "bias", "leaning"),
        *("low_count", "low_right", "middle_count", "middle_right", "high_count", "high_right"),
    ),
    "missing.csv": ("lesson", "student", "name", "what", "received"),
    "objectives.csv": (
        *("student", "objective", "lesson", "asked", "answered", "right", "score", "text"),
    ),
    "answers.csv": (
        *("student", "lesson", "question", "kind", "role", "objective", "claim", "try", "counts"),
        *("answer", "confidence", "outcome", "score", "scored", "sound", "trust", "time"),
        *("journal", "file", "answer_json"),
    ),
    "items.csv": (
        *("lesson", "question", "role", "objective", "prompt", "answered", "right_first"),
        *("right_last", "discrimination", "mean_confidence", "commonest_wrong"),
        *("commonest_wrong_text", "commonest_wrong_share", "commonest_wrong_explanation", "note"),
    ),
    "problems.csv": ("file", "graded", "what", "why", "mend", "code"),
}
#: What the explanation of the columns is called.
EXPLAINED = "columns.md"

# The mark at the start tells a spreadsheet that the letters are UTF-8; else names come out garbled.
_ENCODING = "utf-8-sig"
_YES = {True: "yes", False: "no", None: ""}
_NO = {"yes": True, "no": False}


def meaning(table: str, column: str) -> str:
    """Return what a column holds, in one sentence for a teacher."""
    text: str = words()["columns"][table.removesuffix(".csv")][column]
    return text


def explained() -> str:
    """Return what every table and column holds, as Markdown."""
    said = words()["columns"]
    lines = [f"# {said['_title']}", "", said["_head"]]
    terms = said["_words"]
    lines += ["", f"## {terms['_title']}", ""]
    lines += [f"- **{term}**: {text}" for term, text in terms.items() if term != "_title"]
    for table, columns in {**COLUMNS, **TABLES}.items():
        lines += ["", f"## {table}", "", meaning(table, "_what"), ""]
        lines += [f"- `{column}`: {meaning(table, column)}" for column in columns]
    return "\n".join(lines) + "\n"


def cell(value: object, places: int = 4) -> str:
    """Return a value as a cell.

    Parameters
    ----------
    value
        A text, a number, True or False, or None.
    places
        How many decimal places a number has at most.
    """
    if value is None or value is True or value is False:
        return _YES[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        rounded = round(value, places)
        return str(int(rounded)) if rounded.is_integer() else repr(rounded)
    return csv_cell(value)


def write(folder: Path, table: str, rows: Iterable[Sequence[str]]) -> None:
    """Write one table.

    Parameters
    ----------
    folder
        Where to.
    table
        A key of `COLUMNS`.
    rows
        Cells, made by `cell`, in the order of the columns.
    """
    with (folder / table).open("w", encoding=_ENCODING, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS[table])
        writer.writerows(rows)


def answer_cells(rows: Iterable[Answered], keys: Keys | None = None) -> Iterator[list[str]]:
    """Yield the cells of answers.csv; only the keys know what an answer is called on a sheet."""
    known: dict[str, str] = {}

    def same(text: str) -> str:
        # Names, files and journals come again and again.
        if text not in known:
            known[text] = csv_cell(text)
        return known[text]

    for row in rows:
        yield [
            *(same(row.student), same(row.lesson), row.question, row.kind, row.role),
            *(row.objective, row.claim, str(row.try_), _YES[row.counts]),
            csv_cell(_as_on_paper(row, keys)),
            cell(row.confidence),
            row.outcome,
            cell(row.score, 6),
            *(_YES[row.scored], _YES[row.sound], cell(row.trust, 6), csv_cell(row.time)),
            *(same(row.journal), same(row.file), _exact(row.answer)),
        ]


def _as_on_paper(row: Answered, keys: Keys | None) -> str:
    question = keys.find(row.lesson, row.question) if keys else None
    return in_short(row.answer) if question is None else as_typed(question, row.answer)


def _exact(answer: Any) -> str:
    # Letters are written as escapes, so that no invisible one is lost in the cell.
    text = json.dumps(answer, separators=(",", ":"))
    return csv_cell(text, most=len(text))


def read(out: Path, table: str) -> list[dict[str, str]]:
    """Return a table that `write` wrote, one mapping of column to text a row.

    Raises
    ------
    FileNotFoundError
        When the folder holds no such table.
    ValueError
        When its columns are not ours.
    """
    path = out / table
    if not path.is_file():
        raise FileNotFoundError(words()["tables"]["missing"].format(table=table, out=out))
    # One answer may be longer than the csv module reads unasked.
    csv.field_size_limit(2**24)
    with path.open(encoding=_ENCODING, newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS[table]:
            raise ValueError(words()["tables"]["changed"].format(table=table, out=out))
        return [{name: csv_text(text or "") for name, text in row.items()} for row in reader]


def read_answers(out: Path) -> list[Answered]:
    """Return what answers.csv holds, as it was judged.

    Parameters
    ----------
    out
        The folder that was written by grading.

    Raises
    ------
    FileNotFoundError, ValueError
        When there is no such table, or it was changed so that it cannot be read.
    """
    rows = []
    for line, row in enumerate(read(out, "answers.csv"), 2):
        try:
            rows.append(_answered(row))
        except (ValueError, KeyError) as error:
            text = words()["tables"]["bad_line"].format(line=line, out=out)
            raise ValueError(text) from error
    return rows


def _answered(row: Mapping[str, str]) -> Answered:
    plain = ("student", "lesson", "journal", "file", "question", "kind", "role", "objective")
    return Answered(
        **{name: row[name] for name in (*plain, "claim", "time", "outcome")},
        try_=int(row["try"]),
        confidence=_number(row["confidence"]),
        answer=json.loads(row["answer_json"]),
        score=_number(row["score"]),
        scored=_NO[row["scored"]],
        sound=_NO.get(row["sound"]),
        trust=_number(row["trust"]),
        counts=_NO[row["counts"]],
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
