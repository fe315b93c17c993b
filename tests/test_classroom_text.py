"""Strangers' texts: what is shown is what is there, and no cell is ever a formula."""

import csv
import io

import pytest
from hostile_files import hostile_contents
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.classroom.text import csv_cell, csv_text, shown

steady = settings(deadline=None, derandomize=True)
# What a spreadsheet may take for the start of a formula, in any width.
SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫−"
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Mn"]),
        st.sampled_from("=+-@;\t\n\r\"' ＝＋－＠−"),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mina", "Mina"), ("민아 🦊", "민아 🦊"), ("", ""), ("a\nb\tc", "a b c"),
        ("a\u2028b", "a b"),
        ("\u202egpj.exe", "�gpj.exe"), ("\u2066a\u2069", "�a�"), ("a\u200fb", "a�b"),
        ("a\x00b\x1b[31m", "a�b�[31m"), ("\ud800", "�"), ("a\u200bb\ufeff\u00ad", "ab"),
        ("👩\u200d👧", "👩\u200d👧"), ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ufffe\U0001ffff", "��"),
        ("a\u00a0b\u3000c", "a b c"), ("e" + "\u0301" * 50, "e" + "\u0301" * 6),
        ("x" * 300, "x" * 199 + "…"), (None, "None"),
        ("\u200b" * 5000 + "Mina", "…"), ("<b>&amp;", "<b>&amp;"),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_text_shows_what_it_is(text, seen):
    """Nothing hidden stays hidden, nothing turns the line round, nothing is endless."""
    assert shown(text) == seen


def test_a_number_that_python_will_not_write_is_told():
    """A value that is no text is shown as Python writes it, if Python does."""
    assert shown(10**6000) == "a very large int"
    assert shown([1, "a"]) == "[1, 'a']"


def test_line_breaks_stay_where_they_are_asked_for():
    """An open text keeps its lines; everything else of it is as clean."""
    assert shown("a\r\nb\u202e\nc", 100, lines=True) == "a \nb�\nc"


@steady
@given(TEXTS, st.integers(1, 60))
def test_whatever_is_shown_can_be_written(text, most):
    """It is never too long, holds nothing unseen, and showing it again changes nothing."""
    seen = shown(text, most)
    assert len(seen) <= most
    assert seen.encode("utf-8").isascii() <= seen.isprintable()
    assert not set(seen) & set("\n\r\t\x1b\x00\u202e\u2066\ud800")
    assert shown(seen, most) == seen


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"), ("\r=1", "' =1"), (' "=1', "' \"=1"), ("＝1", "'＝1"), ("−5", "'−5"),
        ("a;=1", "a;'=1"), ('a; "@b', "a;' \"@b"), ("a\n=1", "a =1"), ("a\t=1", "a =1"),
        ("\u200b=1", "'=1"), ("\ufeff-1", "'-1"), ("'=1", "''=1"), ("a=1", "a=1"), ("b", "b"),
        ("2-3", "2-3"), ("", ""), ("''", "''"), (";", ";"), ("\u00a0=1", "' =1"),
    ],
    ids=ascii,
)  # fmt: skip
def test_no_cell_is_a_formula(text, cell):
    """An apostrophe stands before what a spreadsheet could reckon with; the rest is left alone."""
    assert csv_cell(text) == cell


@steady
@given(TEXTS)
def test_a_cell_gives_its_text_back(text):
    """What was made safe for a table is read again as it was shown."""
    assert csv_text(csv_cell(text)) == shown(text, 32_000)


@steady
@given(TEXTS)
def test_no_reader_of_a_table_finds_a_formula(text):
    """Neither at commas nor at semicolons does any cell start with a sign of arithmetic."""
    out = io.StringIO()
    csv.writer(out).writerow(["1", csv_cell(text), "2"])
    for between in ",;\t":
        for row in csv.reader(io.StringIO(out.getvalue()), delimiter=between):
            assert not any(cell.lstrip(' "\u3000').startswith(tuple(SIGNS)) for cell in row)


@pytest.mark.parametrize("text", hostile_contents.HURTFUL.values(), ids=str)
def test_hurtful_texts_do_no_harm_in_a_table(text):
    """Each of the hostile hand-ins' texts is one line and no formula."""
    cell = csv_cell(text)
    assert "\n" not in cell
    assert not cell.lstrip(' "').startswith(tuple(SIGNS))
