"""Columns, quotes and commas out of place are told, and the rows around them still checked."""

import pytest
from small_ledger import read_cells, set_bytes, set_cell, write_cells, write_ledger

from whosays.ledger.checking import check
from whosays.ledger.checking.rows import read_rows

DOUBLED = 'Put quotes around the whole cell, and double the quote inside it: "".'


def told(folder):
    """Give what a check says, fault by fault."""
    return [fault.lines() for fault in check(folder).faults]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [(1, ["a", "b"], None), (2, ["1", "2"], None)]),
        ("a,b", [(1, ["a", "b"], None)]),
        ('a,"b\nc"\nd,e\n', [(1, ["a", "b\nc"], None), (3, ["d", "e"], None)]),
        ('a,"b ""c"" d"\n', [(1, ["a", 'b "c" d'], None)]),
        ('"",""\n', [(1, ["", ""], None)]),
        ("a\n\nb\n", [(1, ["a"], None), (2, [""], "blank"), (3, ["b"], None)]),
        ('a,"b\nc,d\n', [(1, ["a"], "open"), (2, ["c", "d"], None)]),
        ('a,5" gun\nc,d\n', [(1, ["a"], "stray"), (2, ["c", "d"], None)]),
        ('"a"b,c\nd\n', [(1, [], "stray"), (2, ["d"], None)]),
        ('"a\nb,c\n"d",e\n', [(1, [], "open"), (2, ["b", "c"], None), (3, ["d", "e"], None)]),
    ],
)
def test_rows_are_taken_apart_by_the_rules_of_csv(text, rows):
    """Every row has its first line, and damage stays in the row where it is."""
    assert [(row.line, row.cells, row.damage) for row in read_rows(text)] == rows


@pytest.mark.parametrize("unit", ['"', 'a"\n', '"\n', '""\n', '"a""\n', ",", '",\n', "\n"])
def test_hostile_text_is_read_in_one_pass(unit):
    """Quotes, commas or line ends without end neither hang nor grow."""
    rows = list(read_rows(unit * (100_000 // len(unit))))
    assert max(len(row.cells) for row in rows) <= 1001


def test_an_open_quote_does_not_swallow_the_rows_below(tmp_path):
    """A quote that nothing closes is told on its own line, and the next row is checked."""
    folder = write_ledger(tmp_path)
    set_cell(folder, "claims", "unit", "", row=2)
    set_bytes(folder, "claims", b",pictures", b',"pictures')
    assert told(folder) == [
        [
            "claims.csv, line 2",
            '  Why: In cell 16 a quote opens and is never closed: "pictures from a tow',
            '  Mend: Put a quote at the end of that cell; a quote inside a cell is doubled: "".',
        ],
        [
            'claims.csv, line 3, column unit: "(empty)"',
            "  Why: The claim has a number, but nothing says what one of them is.",
            "  Mend: Write the unit, as persons or shells.",
        ],
    ]


def test_a_quote_in_the_midst_of_a_cell_is_told(tmp_path):
    """A quote in a cell without quotes around it is a fault of that line."""
    set_bytes(write_ledger(tmp_path), "claims", b"pictures from", b'pictures "from')
    assert told(tmp_path) == [
        [
            "claims.csv, line 2",
            "  Why: In cell 16 a quote stands in the midst of other characters: "
            'pictures "from a tow',
            f"  Mend: {DOUBLED}",
        ]
    ]


@pytest.mark.parametrize(
    ("old", "new", "why", "mend"),
    [
        (b",not-checked,", b",not-checked,,", "The row has 21 cells, and the first line names 20 "
         "columns.", "Put quotes around a cell that has a comma in it, or delete the commas that "
         "are too many."),
        (b",not-checked,false", b"", "The row has 18 cells, and the first line names 20 columns.",
         "Add the commas that are missing, one for each empty cell too."),
        (b',not-checked,false', b',"not\nchecked"', "The row has 19 cells, and the first line "
         "names 20 columns. It runs on to line 3.",
         "Add the commas that are missing, one for each empty cell too."),
    ],
    ids=["too many", "too few", "over two lines"],
)  # fmt: skip
def test_a_row_of_another_length_is_told(tmp_path, old, new, why, mend):
    """A row with more or fewer cells than columns is one fault, not many."""
    set_bytes(write_ledger(tmp_path), "claims", old, new)
    assert told(tmp_path) == [["claims.csv, line 2", f"  Why: {why}", f"  Mend: {mend}"]]


def test_a_row_of_commas_is_one_fault(tmp_path):
    """Empty rows that a spreadsheet leaves behind are not twenty faults each."""
    with (write_ledger(tmp_path) / "claims.csv").open("a") as file:
        file.write("," * 19 + "\n")
    assert told(tmp_path) == [
        ["claims.csv, line 4", "  Why: All cells of the row are empty.", "  Mend: Delete the row."]
    ]


def test_an_empty_line_is_passed_over(tmp_path):
    """An empty line is a warning, and the lines after it keep their numbers."""
    set_bytes(write_ledger(tmp_path), "claims", b"thin\n", b"thin\n\n")
    report = check(tmp_path)
    assert report.ok
    assert [warning.where for warning in report.warnings] == ["claims.csv, line 2"]


HEADERS = {
    "missing": (
        b",relays",
        b"",
        "reports.csv, line 1, column relays",
        "The table has no such column.",
        "Add relays to the first line and a cell to every row; COLUMNS.md says what it holds.",
    ),
    "misspelt": (
        b"report_id",
        b"Report ID",
        "reports.csv, line 1, column Report ID",
        "This column seems to be report_id, and a name counts letter by letter.",
        "Write report_id in the first line.",
    ),
    "unknown": (
        b"relays",
        b"relays,mood",
        "reports.csv, line 1, column mood",
        "The table reports has no column of this name.",
        "Delete the column; a remark fits into caveat or note.",
    ),
    "without a name": (
        b"relays",
        b"relays,",
        "reports.csv, line 1",
        "Column 8 has no name.",
        "Delete the column, or the comma that is too many at the end of the lines.",
    ),
    "twice": (
        b"relays",
        b"relays,url",
        "reports.csv, line 1, column url",
        "Two columns have this name, so it is unclear which one counts.",
        "Delete one of them, or give it its right name.",
    ),
    "another order": (
        b"report_id,publisher",
        b"publisher,report_id",
        "reports.csv, line 1",
        "The columns are all there, but in another order.",
        "Move them into this order: report_id,publisher,published,url,language,title_hint,relays",
    ),
    "semicolons": (
        b"report_id,publisher,published,url,language,title_hint,relays",
        b"report_id;publisher;published;url;language;title_hint;relays",
        "reports.csv, line 1",
        "The columns are parted by semicolons; a ledger table has commas.",
        "Save it again as CSV with the comma as separator, and UTF-8.",
    ),
    "no header": (
        b"report_id,publisher,published,url,language,title_hint,relays\n",
        b"",
        "reports.csv, line 1",
        "The first line does not name the columns of this table.",
        "Put this line above the rows: "
        "report_id,publisher,published,url,language,title_hint,relays",
    ),
    "quotes": (
        b"relays",
        b'"relays',
        "reports.csv, line 1",
        "The quotes in the first line do not fit together, so no column can be told.",
        "Replace the first line by: report_id,publisher,published,url,language,title_hint,relays",
    ),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_wrong_first_line_is_told(tmp_path, case):
    """Each way to spoil the names of the columns has its own reason and mend."""
    old, new, *expected = HEADERS[case]
    set_bytes(write_ledger(tmp_path), "reports", old, new)
    first = next(lines for lines in told(tmp_path) if lines[0].startswith("reports"))
    assert first == [expected[0], f"  Why: {expected[1]}", f"  Mend: {expected[2]}"]


def test_a_misspelt_column_is_checked_all_the_same(tmp_path):
    """The cells below a misspelt name are checked as those of the column that it means."""
    folder = write_ledger(tmp_path)
    set_cell(folder, "reports", "published", "May 2025")
    set_bytes(folder, "reports", b"published", b"Published")
    places = [(fault.row, fault.column) for fault in check(folder).faults]
    assert places == [(1, "Published"), (2, "published")]


def test_an_unreadable_table_does_not_blame_the_others(tmp_path):
    """References into a table that could not be read are not called wrong."""
    folder = write_ledger(tmp_path)
    write_cells(folder, "sources", [["x"], *read_cells(folder, "sources")[1:]])
    assert {fault.file for fault in check(folder).faults} == {"sources.csv"}
