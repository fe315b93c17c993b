"""A cell that cannot be right is reported with its place, the reason and the mend."""

from dataclasses import replace

import pytest
from small_ledger import set_cell, write_ledger

from whosays.ledger.checking import check, own_schema

MEND_DATE = "Check the date; where only the month is sure, write only that."
DATE_FORM = "A date is written as year, year-month or year-month-day: 2025, 2025-03 or 2025-03-27."
THOUSANDS = "Nothing may part the thousands: other programs would read another number."
NO_NUMBER = "This is a computer's word for no number, and nobody published it."
LEAVE_EMPTY = "Write the figure, or leave the cell empty where none was given."
TOO_LARGE = "The number is larger than a ledger can keep exactly (a 1 with 15 zeros)."
SMALLER = "Check the figure, or give it in a larger unit."
EXPONENT = "A spreadsheet shortens long numbers in this way, and digits may be lost."
BARE = "Only a bare number can stand here, as 4000 or 3.5."
ALONE = "Write the number alone; a hedge, a unit or a word belongs in another column."
ID_FORM = "An id has only small letters a to z, digits, and single hyphens between them."
ADDRESS = "The address of a page begins with https:// or http:// and has no space in it."
COPY = "Copy the address from the browser's address line."
LISTED = "This column takes only words from its list, and this is none of them."
QUALIFIERS = "exact, about, nearly, at-least, more-than, up-to, between, words"

NUMBERS = [
    ("4,000", THOUSANDS, "Write 4000."),
    ("1,234,567", THOUSANDS, "Write 1234567."),
    ("1.234.567", THOUSANDS, "Write 1234567."),
    ("4 000", THOUSANDS, "Write 4000."),
    ("3,5", "Decimals follow a point, not a comma.", "Write 3.5."),
    ("4.000,5", "Decimals follow a point, not a comma.", "Write 4000.5."),
    (" 3000 ", "Spaces stand around the number.", "Write 3000."),
    ("+3000", "A number has no plus sign here.", "Write 3000."),
    ("1e309", TOO_LARGE, SMALLER),
    ("9" * 30, TOO_LARGE, SMALLER),
    ("5.5E+09", EXPONENT, "Write the number in full, as 5500000000, after a look at the page."),
    ("inf", NO_NUMBER, LEAVE_EMPTY),
    ("NaN", NO_NUMBER, LEAVE_EMPTY),
    ("about 3000", BARE, ALONE),
    ("4k", BARE, ALONE),
    ("٣٠٠٠", BARE, ALONE),
]
DATES = [
    ("2025-02-30", "February 2025 has 28 days.", MEND_DATE),
    ("2025-13", "There is no month 13.", MEND_DATE),
    ("2025-00-10", "There is no month 00.", MEND_DATE),
    ("0025-03-01", "The year 25 lies outside 1700 to 2200.", MEND_DATE),
    ("2025-3-7", DATE_FORM, "Write 2025-03-07."),
    ("2025/03/07", DATE_FORM, "Write 2025-03-07."),
    ("27.03.2025", DATE_FORM, "Write 2025-03-27."),
    ("3/27/2025", DATE_FORM, "Write 2025-03-27."),
    (
        "03/04/2025",
        DATE_FORM,
        "Write 2025-04-03 or 2025-03-04, whichever is meant.",
    ),
    (
        "Mar-25",
        DATE_FORM,
        "Write it in one of these forms, or leave the cell empty where the date is unknown.",
    ),
]
OTHERS = [
    ("claims", "qualifier", "abuot", LISTED, f"Choose one of: {QUALIFIERS}."),
    (
        "claims",
        "assessment",
        "x" * 70,
        LISTED,
        "Choose one of: stated, assessed, estimated, believed, likely, highly-likely, appears, "
        "reported, conditional, denied.",
    ),
    (
        "claims",
        "thin",
        "TRUE",
        "Only true or false can stand here.",
        "Write true, in small letters.",
    ),
    ("claims", "thin", "no", "Only true or false can stand here.", "Write true or false."),
    (
        "claims",
        "measure",
        "People Marching",
        ID_FORM,
        "Write people-marching, wherever this id stands.",
    ),
    ("claims", "scope", "", "This column is never empty.", "Fill in the cell."),
    ("claims", "scope", "  ", "The cell holds nothing but spaces.", "Empty it, or fill it in."),
    ("events", "event_id", "E_1!", ID_FORM, "Write e-1, wherever this id stands."),
    ("events", "event_id", "дата", ID_FORM, "Give it such an id."),
    ("reports", "url", "javascript:alert(1)", ADDRESS, COPY),
    ("reports", "url", "www.example.org", ADDRESS, COPY),
    ("reports", "url", "https://[oops", ADDRESS, COPY),
    ("reports", "url", "https://example.org/a b", ADDRESS, COPY),
    (
        "reports",
        "language",
        "eng",
        "It has not the form that this column asks for. Language of the page, two letters "
        "(ISO 639-1).",
        "Write two small letters, as en or ko.",
    ),
    (
        "brief",
        "position",
        "1.5",
        "Only a whole number can stand here.",
        "Write it without decimals.",
    ),
    (
        "brief",
        "evidence",
        "b1;;e-2025-05-01",
        "Between two marks ; , or before or after one, nothing stands.",
        "Delete the ; that is too many.",
    ),
    (
        "claims",
        "caveat",
        "x\x00",
        "It holds a NUL byte, which ends a text for many programs.",
        "Type it anew.",
    ),
    (
        "claims",
        "caveat",
        "one\rtwo",
        "It holds a line end of old Mac computers (a bare carriage return).",
        "Delete the line break, and save the table with Windows or Unix line ends.",
    ),
    (
        "claims",
        "caveat",
        "long" * 10_000,
        "The cell has 40000 characters, and a cell may have 32767.",
        "Cut it short; where it swallowed the rows below, a quote is missing in it.",
    ),
]
CASES = [
    *(("claims", "value", value, why, mend) for value, why, mend in NUMBERS),
    *(("claims", "as_of", value, why, mend) for value, why, mend in DATES),
    *OTHERS,
]
WARNED = [
    (
        "claims",
        "caveat",
        "=1+1",
        "It begins with =, so a spreadsheet would take it for a formula.",
        "Begin the cell with a word.",
    ),
    (
        "claims",
        "caveat",
        "@here",
        "It begins with @, so a spreadsheet would take it for a formula.",
        "Begin the cell with a word.",
    ),
    ("events", "actors", "A;A", "It names the same thing twice.", "Delete one."),
    (
        "claims",
        "value",
        "4.000",
        "It is read as 4; in some countries 4.000 means 4000.",
        "Write 4000 if that is meant; otherwise nothing needs to be done.",
    ),
    (
        "claims",
        "caveat",
        "one\ttwo",
        "It holds a character that cannot be seen, such as a tab or a change of direction.",
        "Type the cell anew.",
    ),
]


def _named(case):
    return f"{case[0]}.{case[1]}={case[2][:12]!r}".encode("ascii", "backslashreplace").decode()


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_a_wrong_cell_is_told(tmp_path, case):
    """One wrong cell gives one fault, with its file, line, column, reason and mend."""
    table, column, value, why, mend = case
    set_cell(write_ledger(tmp_path), table, column, value)
    faults = [fault for fault in check(tmp_path).faults if fault.kind != "no-such-row"]
    places = [(fault.file, fault.row, fault.column) for fault in faults]
    assert places == [(f"{table}.csv", 2, column)]
    assert (faults[0].why, faults[0].mend) == (why, mend)


@pytest.mark.parametrize("case", WARNED, ids=_named)
def test_a_doubtful_cell_is_a_warning(tmp_path, case):
    """A cell that loads but looks like a slip is a warning, and the folder still passes."""
    table, column, value, why, mend = case
    set_cell(write_ledger(tmp_path), table, column, value)
    report = check(tmp_path)
    warnings = [(w.file, w.row, w.column, w.why, w.mend) for w in report.warnings]
    assert report.ok
    assert warnings == [(f"{table}.csv", 2, column, why, mend)]


@pytest.mark.parametrize("value", ["2025", "2025-03", "2024-02-29", ""])
def test_a_date_may_be_a_year_a_month_or_a_day(tmp_path, value):
    """A date is as precise as what is known, and no more."""
    set_cell(write_ledger(tmp_path), "claims", "as_of", value)
    assert check(tmp_path).ok


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("-5", "The least that can stand here is 0."),
        ("101", "The most that can stand here is 100."),
    ],
)
def test_a_number_keeps_to_the_bounds_of_its_column(tmp_path, value, why):
    """A column that declares a least and a most has them kept."""
    bounded = tuple(
        replace(table, columns=tuple(bound(column) for column in table.columns))
        for table in own_schema()
    )
    set_cell(write_ledger(tmp_path), "brief", "position", value)
    (fault,) = check(tmp_path, schema=bounded).faults
    assert (fault.row, fault.column, fault.why) == (2, "position", why)


def bound(column):
    """Let positions run from 0 to 100."""
    return replace(column, minimum=0, maximum=100) if column.name == "position" else column


@pytest.mark.parametrize("value", ["0", "3000", "-5", "0.5", "28000000000000"])
def test_a_bare_number_passes(tmp_path, value):
    """Whole numbers, decimals and large numbers that are kept exactly are all well."""
    set_cell(write_ledger(tmp_path), "claims", "value", value)
    assert check(tmp_path).ok


def test_a_word_used_once_beside_a_common_one_is_doubted(tmp_path):
    """In a column of the story's own words a likely slip is a warning."""
    rows = [["events", f"e-{n}", "civic"] for n in range(2)]
    folder = write_ledger(tmp_path)
    line = ",2025-05-01,,,{},A march.,,evening-2025-05-01-march,,not-checked\n"
    with (folder / "events.csv").open("a", encoding="utf-8") as file:
        file.writelines(name + line.format(word) for _, name, word in rows)
        file.write("e-9" + line.format("civik"))
    assert [w.lines() for w in check(folder).warnings] == [
        [
            'events.csv, line 5, column category: "civik"',
            "  Why: It stands in this row alone, and civic stands in 3 rows.",
            "  Mend: Write civic if it is the same thing; otherwise nothing needs to be done.",
        ]
    ]
