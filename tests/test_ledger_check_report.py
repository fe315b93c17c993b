"""The report is plain text for a person, JSON for a program, and bounded for both."""

import json

import pytest
from small_ledger import read_cells, set_cell, write_cells, write_ledger

from whosays.ledger.checking import check
from whosays.ledger.checking.report import shortened, visible


def test_the_whole_report_of_a_faulty_folder(tmp_path, monkeypatch):
    """Faults come first, in the order of tables and lines; warnings follow."""
    monkeypatch.chdir(tmp_path)
    folder = write_ledger(tmp_path / "my-story")
    set_cell(folder, "claims", "value", "4,000")
    set_cell(folder, "claims", "report", "evening-march", row=2)
    set_cell(folder, "claims", "caveat", "@paper", row=2)
    (folder / "events.csv").unlink()
    assert str(check("my-story")) == REPORT


REPORT = """\
my-story: 3 faults found (11 rows in 8 tables read).

claims.csv, line 2, column value: "4,000"
  Why: Nothing may part the thousands: other programs would read another number.
  Mend: Write 4000.

claims.csv, line 3, column report: "evening-march"
  Why: No row of reports.csv has the id evening-march.
  Mend: The nearest are evening-2025-05-01-march; or add the row that is missing.

events.csv
  Why: There is no such file; a table without rows still has a file with its first line.
  Mend: Copy events.csv from an empty set: whosays ledger new another-folder

1 warning: worth a look once the faults are gone.

claims.csv, line 3, column caveat: "@paper"
  Why: It begins with @, so a spreadsheet would take it for a formula.
  Mend: Begin the cell with a word."""


def test_the_whole_report_of_a_sound_folder(tmp_path, monkeypatch):
    """A folder without faults is one line, and its warnings say that it loads."""
    monkeypatch.chdir(tmp_path)
    folder = write_ledger(tmp_path / "my-story")
    assert str(check("my-story")) == "my-story: 12 rows in 9 tables: no fault found."
    set_cell(folder, "events", "actors", "A;A")
    assert (
        str(check("my-story")).splitlines()[2] == "1 warning: worth a look, but the ledger loads."
    )


def many_faults(folder, count):
    """Write claims that all lean on one missing page."""
    rows = read_cells(write_ledger(folder), "claims")
    place = rows[0].index("report")
    more = [[f"c-{n}", *rows[1][1:place], "nowhere", *rows[1][place + 1 :]] for n in range(count)]
    write_cells(folder, "claims", [*rows, *more])
    return check(folder)


def test_many_faults_of_one_kind_are_counted_not_listed(tmp_path):
    """Twenty of a kind are listed in a column, the others counted."""
    report = many_faults(tmp_path, 500)
    assert (report.fault_count, len(report.faults)) == (500, 20)
    last = str(report).splitlines()[-1]
    assert last == "  ... and 480 more like this in claims.csv, column report."


def test_the_json_report_holds_the_same(tmp_path):
    """A program reads counts, faults and what is not listed."""
    told = json.loads(json.dumps(many_faults(tmp_path, 21).to_json()))
    assert [told[key] for key in ("ok", "rows", "tables", "fault_count")] == [False, 33, 9, 21]
    assert told["more"] == [
        {"file": "claims.csv", "column": "report", "kind": "no-such-row", "count": 1}
    ]
    assert told["faults"][0] == {
        "file": "claims.csv",
        "row": 4,
        "column": "report",
        "value": "nowhere",
        "why": "No row of reports.csv has the id nowhere.",
        "mend": "The nearest are evening-2025-05-01-march; or add the row that is missing.",
        "kind": "no-such-row",
    }


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain é 漢", "plain é 漢"),
        ("a\x1b[31mred", "a\\x1b[31mred"),
        ("a\nb\tc\rd\0", "a\\nb\\tc\\rd\\x00"),
        ("abc\u202edef", "abc\\u202edef"),
        ("4\u00a0000", "4\\xa0000"),
        ("caf\udce9", "caf\\xe9"),
        ("\ud800", "\\ud800"),
    ],
    ids=ascii,
)
def test_invisible_characters_are_made_visible(text, seen):
    """Nothing in a report can move the cursor, turn the text round, or hide."""
    assert visible(text) == seen


def test_a_long_cell_is_shortened():
    """A cell is quoted with its beginning and its length."""
    assert shortened("ab" * 50) == "ab" * 30 + "... (100 characters)"


def test_a_hostile_column_name_is_made_visible(tmp_path):
    """Names of columns and files are quoted as safely as cells."""
    rows = read_cells(write_ledger(tmp_path), "events")
    rows[0][0] = "\x1b]0;x\x07" * 50
    write_cells(tmp_path, "events", rows)
    (tmp_path / "\x1b[2J.csv").write_text("x")
    text = str(check(tmp_path))
    assert text.replace("\n", "").isprintable()
    assert max(map(len, text.splitlines())) < 300
