"""The tables that grading writes: every column explained, safe cells, and read back as written."""

import csv
import json
import re

import pytest

from whosays.classroom.grading import tables
from whosays.classroom.marking.table import TABLES
from whosays.classroom.problems import words
from whosays.classroom.scoring.judging import Answered
from whosays.questions import ROLES


def answered(**changes):
    """Return one judged answer, with changes."""
    plain = {
        "student": "Mina", "lesson": "05", "journal": "j-1", "file": "a.json",
        "question": "05-q1", "kind": "one-choice", "role": "core", "objective": "05-o1",
        "claim": "", "try_": 1, "time": "2026-11-22T08:30:00.000000Z", "confidence": 75,
        "answer": "a", "outcome": "right", "score": 1.0, "scored": True, "sound": None,
        "trust": None, "counts": True,
    }  # fmt: skip
    return Answered(**plain | changes)


@pytest.mark.parametrize("table", tables.COLUMNS)
def test_every_column_is_explained(table):
    """The words explain each column of a table, in its order, and no other."""
    explained = words()["columns"][table.removesuffix(".csv")]
    assert tuple(explained) == ("_what", *tables.COLUMNS[table])


def test_the_explanation_names_every_table_and_column():
    """The file beside the tables has a heading for each, and a line for each column."""
    text = tables.explained()
    for table, columns in {**tables.COLUMNS, **TABLES}.items():
        part = text.partition(f"## {table}\n")[2].partition("\n## ")[0]
        assert [line.split("`")[1] for line in part.splitlines() if line[:1] == "-"] == [*columns]


TERMS = (*ROLES, "proof", "journal", "discernment", "bias", "discrimination")


@pytest.mark.parametrize("term", TERMS)
def test_words_of_the_trade_are_told_in_plain_ones(term):
    """A teacher who never read a paper on tests finds each of them above the tables."""
    text = tables.explained().partition("## Words\n")[2].partition("\n## ")[0]
    assert f"- **{term}**: " in text


@pytest.mark.parametrize("code", words()["problem"])
def test_a_problem_is_told_without_words_of_the_trade(code):
    """It stands on the live board too, where no list of words is at hand."""
    said = " ".join(words()["problem"][code].values())
    assert not re.search(r"(?i)\b(journals?|ledger|discernment|bias|spaced|discrimination)\b", said)


CELLS = {
    "nothing": (None, ""),
    "yes": (True, "yes"),
    "no": (False, "no"),
    "whole number": (7, "7"),
    "share": (2 / 3, "0.6667"),
    "whole share": (1.0, "1"),
    "negative number": (-0.25, "-0.25"),
    "almost nothing below": (-0.00001, "0"),
    "text": ("Mina", "Mina"),
    "formula": ("=1+1", "'=1+1"),
    "lines": ("a\nb", "a b"),
}


@pytest.mark.parametrize(("value", "cell"), CELLS.values(), ids=CELLS)
def test_a_value_becomes_a_cell(value, cell):
    """Numbers stay numbers, texts are no formulas, and what is not known is blank."""
    assert tables.cell(value) == cell


ANSWERS = {
    "choice": "b",
    "several": ["a", "c"],
    "number": "12,000",
    "range": {"low": "10000", "best": "11000", "high": "12000"},
    "verdict": {"verdict": "holds", "evidence": ["c-1", "c-2"], "repair": "said by the NIS"},
    "matching": {"i1": "t2", "i2": "t1"},
    "marks": {"s1": ["claim", "hedge"], "s2": []},
    "text": {"text": "Ми не знаємо.\nНіхто не сказав.", "rubric": ["r1"]},
    "nothing": None,
    "formula": "=HYPERLINK(1)",
    "formula behind a semicolon": "x;=1+1",
    "apostrophe": "'=1",
    "hidden letters": "a\u202eb\u200bc\x00",
    "nested": {"text": [[{"a": [1, -2.5, True]}]]},
}
SHORT = {
    "choice": "b",
    "several": "a c",
    "number": "12,000",
    "range": "10000-11000-12000",
    "verdict": "holds; c-1 c-2; said by the NIS",
    "matching": "i1: t2; i2: t1",
    "marks": "s1: claim hedge; s2: ",
    "text": "Ми не знаємо. Ніхто не сказав.",
    "nothing": "null",
    "formula": "'=HYPERLINK(1)",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_answers_are_read_back_as_they_were(tmp_path, answer):
    """Whatever an answer holds, the table gives back the very same row."""
    rows = [answered(answer=answer), answered(try_=2, score=1 / 4, trust=0.35, sound=False)]
    tables.write(tmp_path, "answers.csv", tables.answer_cells(rows))
    assert tables.read_answers(tmp_path) == rows


@pytest.mark.parametrize("name", SHORT)
def test_an_answer_is_shown_in_short(name):
    """The teacher's column reads much as an answer sheet does."""
    (cells,) = tables.answer_cells([answered(answer=ANSWERS[name])])
    assert dict(zip(tables.COLUMNS["answers.csv"], cells, strict=True))["answer"] == SHORT[name]


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_no_cell_of_an_answer_is_a_formula(answer):
    """Neither the short nor the exact form starts with a sign of arithmetic."""
    hostile = answered(answer=answer, student="@SUM(A1)", file="-2.json", journal="+1")
    (cells,) = tables.answer_cells([hostile])
    first = [(cell, cell.lstrip(" \"'")[:1]) for cell in cells]
    assert [cell for cell, sign in first if sign in {*"=+-@"} and cell[0] != "'"] == []


def test_a_table_opens_in_a_spreadsheet_and_in_python(tmp_path):
    """It starts with the mark of UTF-8, and its lines are those of CSV."""
    tables.write(tmp_path, "answers.csv", tables.answer_cells([answered(student="Олена, 1")]))
    data = (tmp_path / "answers.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfstudent,lesson,")
    (row,) = csv.DictReader(data.decode("utf-8-sig").splitlines())
    assert (row["student"], json.loads(row["answer_json"])) == ("Олена, 1", "a")


def test_a_missing_table_is_told(tmp_path):
    """A folder without answers.csv says what, why and what to type."""
    with pytest.raises(FileNotFoundError) as told:
        tables.read_answers(tmp_path)
    assert str(told.value) == (
        f"There is no answers.csv in {tmp_path}. Grading writes it there. "
        f"Grade first: whosays grade HAND-INS --out {tmp_path}"
    )


def test_a_changed_table_is_told(tmp_path):
    """Other columns than ours are refused."""
    (tmp_path / "answers.csv").write_text("student;lesson\n", "utf-8")
    with pytest.raises(ValueError, match="The columns of") as told:
        tables.read_answers(tmp_path)
    assert str(told.value) == (
        f"The columns of answers.csv in {tmp_path} are not those that grading writes. Perhaps a "
        f"spreadsheet saved it. Grade again: whosays grade HAND-INS --out {tmp_path}"
    )


def test_a_changed_line_is_told(tmp_path):
    """A cell that cannot be read names its line."""
    tables.write(tmp_path, "answers.csv", tables.answer_cells([answered()]))
    path = tmp_path / "answers.csv"
    path.write_text(path.read_text("utf-8").replace(",yes,a,", ",perhaps,a,"), "utf-8")
    with pytest.raises(ValueError, match="Line 2") as told:
        tables.read_answers(tmp_path)
    assert str(told.value) == (
        f"Line 2 of answers.csv in {tmp_path} cannot be read. Perhaps a spreadsheet changed it. "
        f"Grade again: whosays grade HAND-INS --out {tmp_path}"
    )
