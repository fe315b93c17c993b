"""Rows, cells and column meanings are found by id, and a wrong name is answered."""

import datetime

import pytest

import whosays

ledger = whosays.load()


@pytest.mark.parametrize(
    ("id", "column", "cell"),
    [
        ("c-2024-11-22-osc-tanker-visits", "unit", "visits"),
        ("jad-2025-03-27-jcs", "relays", "yonhap"),
        ("rok-jcs", "country", "KR"),
        ("r-73-sureanot-2024-oil", "change", "unit-changed"),
        ("x-shoigu-office-menafn", "kind", "wrong-office"),
        ("e-2025-03-21-shoigu-pyongyang", "category", "diplomacy"),
        ("o-sergei-shoigu-2012", "end", "2024-05-12"),
        ("b8", "verdict", "holds"),
        ("n-001", "relation", "revises"),
    ],
)
def test_row_of_any_table(id, column, cell):
    """One call finds a row whatever its table."""
    assert ledger.row(id)[column] == cell


def test_row_is_a_copy():
    """Writing into a row leaves the table alone."""
    row = ledger.claim("c-2024-11-22-osc-tanker-visits")
    row["value"] = 0.0
    assert ledger.value("c-2024-11-22-osc-tanker-visits.value") == 43


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("c-2024-11-22-osc-tanker-visits.value", 43),
        ("c-2023-10-13-us-containers.thin", False),
        ("c-2023-10-13-us-containers.qualifier", "more-than"),
        ("c-2025-02-14-zelensky-two-thirds.value", None),
        ("c-2025-03-27-jcs-casualties.as_of_first", datetime.date(2025, 3, 27)),
        ("b1.scored", True),
        ("b1.position", 1),
        ("b2.repair", None),
    ],
)
def test_value_is_plain(path, value):
    """A cell comes as bool, int, text, date or None, never as a pandas or numpy object."""
    found = ledger.value(path)
    assert found == value
    assert type(found) is type(value)


def unknown_claim():
    """Ask for a claim that is not there."""
    ledger.claim("c-2025-03-27-jcs-casualtys")


def no_column():
    """Forget the column."""
    ledger.value("b1")


def unknown_column():
    """Ask for a column that is not there."""
    ledger.value("n-001.reason")


def unknown_table():
    """Ask what a table means that is not there."""
    ledger.describe("facts")


ERRORS = {
    unknown_claim: (
        "No claim is called 'c-2025-03-27-jcs-casualtys'. The nearest are "
        "c-2025-03-27-jcs-casualties, c-2025-03-27-jcs-srbm and c-2025-03-27-jcs-11000. "
        'For instance: ledger.claim("c-2025-03-27-jcs-casualties")'
    ),
    no_column: (
        "'b1' is not an id and a column. The two are joined by a dot. "
        'For instance: ledger.value("c-2025-03-27-jcs-casualties.value")'
    ),
    unknown_column: (
        "No column of this row is called 'reason'. The choices are from_claim, relation, "
        'relation_id, to_claim and why. For instance: ledger.value("n-001.relation")'
    ),
    unknown_table: (
        "No table is called 'facts'. The choices are brief, claims, events, offices, relations, "
        'reports, retellings, sources and specimens. For instance: ledger.describe("offices")'
    ),
}


@pytest.mark.parametrize("ask", ERRORS, ids=lambda ask: ask.__name__)
def test_wrong_name_is_answered(ask):
    """The error says what, why and what to type, the nearest or all choices named."""
    with pytest.raises(whosays.LedgerError) as caught:
        ask()
    assert str(caught.value) == ERRORS[ask]


@pytest.mark.parametrize("wrong", [None, 7, "", "x" * 5000, "c-2025\n", "č"])
def test_any_wrong_id_is_refused_in_three_sentences(wrong):
    """Whatever stands in the place of an id, the answer is short and no other error."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.claim(wrong)
    assert len(str(caught.value)) < 400


def test_measured_lists_the_choices_for_an_unknown_measure():
    """A word that is no measure is answered with all of them."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.measured("dead")
    text = str(caught.value)
    assert all(measure in text for measure in ledger.labels("claims", "measure"))


def test_measured_keeps_one_measure_in_order():
    """The claims of one measure come by the day they were stated."""
    found = ledger.measured("containers")
    assert set(found["measure"]) == {"containers"}
    assert found["stated_on_last"].dropna().is_monotonic_increasing


def test_describe_tells_meaning_choices_and_unit():
    """Each column is explained, with its choices and how many rows fill it."""
    columns = ledger.describe("claims")
    assert columns.loc["stated_on", "meaning"] == "When the claimant said it."
    assert columns.loc["stated_on", "type"] == "date"
    assert "highly-likely" in columns.loc["assessment", "choices"]
    assert columns.loc["claim_id", "filled"] == 301


@pytest.mark.parametrize(
    ("text", "items"), [("a;b", ["a", "b"]), ("a", ["a"]), ("", []), (None, []), (float("nan"), [])]
)
def test_split_ids(text, items):
    """A list-valued cell gives its items; a blank one gives none."""
    assert whosays.ledger.split_ids(text) == items
