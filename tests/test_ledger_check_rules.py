"""Cells of one row that contradict each other are told with all columns concerned."""

import pytest
from small_ledger import read_cells, set_cell, write_cells, write_ledger

from whosays.ledger.checking import check

CHECK_OTHER = "or choose another qualifier."

# Changes of the first claim: about, value 3000, no bounds.
CASES = {
    "at-least without low": (
        {"qualifier": "at-least"},
        'columns qualifier, low: "at-least, (empty)"',
        "With the qualifier at-least the column low is never empty.",
        f"Fill in low, {CHECK_OTHER}",
    ),
    "more-than with another low": (
        {"qualifier": "more-than", "low": "2000"},
        'columns value, low: "3000, 2000"',
        "With the qualifier more-than the value and low are the same number.",
        "Write the number of the page in both value and low.",
    ),
    "up-to with another high": (
        {"qualifier": "up-to", "high": "4000"},
        'columns value, high: "3000, 4000"',
        "With the qualifier up-to the value and high are the same number.",
        "Write the number of the page in both value and high.",
    ),
    "between with a value": (
        {"qualifier": "between", "low": "1", "high": "4000"},
        'columns qualifier, value: "between, 3000"',
        "With the qualifier between the column value stays empty.",
        f"Empty value, {CHECK_OTHER}",
    ),
    "between without high": (
        {"qualifier": "between", "low": "1", "value": ""},
        'columns qualifier, high: "between, (empty)"',
        "With the qualifier between the column high is never empty.",
        f"Fill in high, {CHECK_OTHER}",
    ),
    "words without words": (
        {"qualifier": "words", "value": ""},
        'columns qualifier, words: "words, (empty)"',
        "With the qualifier words the column words is never empty.",
        f"Fill in words, {CHECK_OTHER}",
    ),
    "exact without value": (
        {"qualifier": "exact", "value": ""},
        'columns qualifier, value: "exact, (empty)"',
        "With the qualifier exact the column value is never empty.",
        f"Fill in value, {CHECK_OTHER}",
    ),
    "low above high": (
        {"low": "5000", "high": "1000"},
        'columns low, high: "5000, 1000"',
        "The low bound is larger than the high one.",
        "Exchange them, or check both against the page.",
    ),
    "value below low": (
        {"low": "3500"},
        'columns value, low: "3000, 3500"',
        "The value lies below its own low bound.",
        "Check value and low against the page.",
    ),
    "value above high": (
        {"low": "1000", "high": "2500"},
        'columns value, high: "3000, 2500"',
        "The value lies above its own high bound.",
        "Check value and high against the page.",
    ),
    "number without unit": (
        {"unit": ""},
        'column unit: "(empty)"',
        "The claim has a number, but nothing says what one of them is.",
        "Write the unit, as persons or shells.",
    ),
}
ROWS = {
    "event": (
        ("events", "date_end", "2025-04"),
        'events.csv, line 2, columns date, date_end: "2025-05-01, 2025-04"',
        "By these dates the event ends before it begins.",
        "Exchange them, or check both dates.",
    ),
    "office": (
        ("offices", "end", "2023"),
        'offices.csv, line 2, columns start, end: "2024-01, 2023"',
        "By these dates the office ends before it begins.",
        "Exchange them, or check both dates.",
    ),
    "relation": (
        ("relations", "from_claim", "c-2025-05-01-police-march"),
        "relations.csv, line 2, columns from_claim, to_claim: "
        '"c-2025-05-01-police-march, c-2025-05-01-police-march"',
        "A relation joins two different claims, and this one joins a claim to itself.",
        "Write the other claim's id in one of the two columns.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_hedge_and_its_numbers_agree(tmp_path, case):
    """A claim whose hedge, value and bounds do not fit together is one fault."""
    changes, place, why, mend = CASES[case]
    folder = write_ledger(tmp_path)
    for column, value in changes.items():
        set_cell(folder, "claims", column, value)
    told = [fault.lines() for fault in check(folder).faults]
    assert told == [[f"claims.csv, line 2, {place}", f"  Why: {why}", f"  Mend: {mend}"]]


@pytest.mark.parametrize("case", ROWS)
def test_other_rows_agree_with_themselves(tmp_path, case):
    """Dates that run backwards and a claim related to itself are faults."""
    change, place, why, mend = ROWS[case]
    set_cell(write_ledger(tmp_path), *change)
    told = [fault.lines() for fault in check(tmp_path).faults]
    assert told == [[place, f"  Why: {why}", f"  Mend: {mend}"]]


@pytest.mark.parametrize(
    ("as_of", "warned"), [("2025-06", 1), ("2025-05", 0), ("2025", 0), ("2025-05-02", 1)]
)
def test_a_claim_about_the_future_is_only_doubted(tmp_path, as_of, warned):
    """As of later than stated on is a warning, and only where the periods surely do not meet."""
    set_cell(write_ledger(tmp_path), "claims", "as_of", as_of)
    report = check(tmp_path)
    assert (report.ok, report.warning_count) == (True, warned)


def test_a_page_named_twice_is_only_doubted(tmp_path):
    """The page in report needs no second mention in also."""
    set_cell(write_ledger(tmp_path), "claims", "also", "evening-2025-05-01-march")
    (warning,) = check(tmp_path).warnings
    assert warning.why == "The page in report is named again among the further pages."


def test_an_id_used_twice_names_both_lines(tmp_path):
    """The second of two rows with one id is told, with the line of the first."""
    folder = write_ledger(tmp_path)
    rows = read_cells(folder, "claims")
    write_cells(folder, "claims", [*rows, [*rows[1][:2], "a later march", *rows[1][3:]]])
    assert [fault.lines() for fault in check(folder).faults] == [
        [
            'claims.csv, line 4, column claim_id: "c-2025-05-01-police-march"',
            "  Why: Line 2 has the same one, and no two rows may share it.",
            "  Mend: Give one of the two rows another one.",
        ]
    ]


def test_an_id_names_one_row_of_all_tables(tmp_path):
    """An id of one table cannot be an id of another, since any id finds its row."""
    set_cell(write_ledger(tmp_path), "events", "event_id", "r-01")
    told = [fault.lines() for fault in check(tmp_path).faults if fault.kind == "used-twice"]
    assert told == [
        [
            'events.csv, line 2, column event_id: "r-01"',
            "  Why: retellings.csv has the same id on line 2; an id names one row only.",
            "  Mend: Give one of the two rows another id, wherever that id stands.",
        ]
    ]


@pytest.mark.parametrize(
    ("table", "column", "value", "why", "near"),
    [
        ("claims", "asserted_by", "citypolice", "No row of sources.csv has the id citypolice.",
         "city-police, march-office or evening-paper"),
        ("reports", "relays", "city-polis", "No row of sources.csv has the id city-polis.",
         "city-police, march-office or evening-paper"),
        ("brief", "evidence", "b1;c-2025", "No row of any table has the id c-2025.",
         "e-2025-05-01, o-doe-2024 or x-01"),
    ],
    ids=["id", "optional id", "any table"],
)  # fmt: skip
def test_a_reference_to_no_row_suggests_the_nearest_three(
    tmp_path, table, column, value, why, near
):
    """An id that names no row is told with the three that are most like it."""
    set_cell(write_ledger(tmp_path), table, column, value)
    (fault,) = check(tmp_path).faults
    mend = f"The nearest are {near}; or add the row that is missing."
    assert (fault.column, fault.why, fault.mend) == (column, why, mend)
