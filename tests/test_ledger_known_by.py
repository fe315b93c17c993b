"""known_by() keeps what had been said by a day, and counts what it cannot place."""

import datetime

import pandas as pd
import pytest

import whosays
from whosays.ledger.new import new_ledger

ledger = whosays.load()


def last(dates):
    """Return the last day of each partial date as sortable text."""
    return [str(pd.Period(date).end_time.date()) for date in dates.dropna()]


@pytest.mark.parametrize("day", ["2023-10-13", "2024-02-29", "2024-10-31", "2025-03-28"])
def test_nothing_later_is_left(day):
    """No claim, page, event or retelling is of a day after the one asked for."""
    cut = ledger.known_by(day)
    assert all(said <= day for said in last(cut.claims["stated_on"]))
    assert all(said <= day for said in last(cut.reports["published"]))
    assert all(said <= day for said in last(cut.events["reported_on"]))
    assert set(cut.retellings["report"]) <= set(cut.reports["report_id"])
    assert set(cut.relations["to_claim"]) <= set(cut.claims["claim_id"])
    assert all(end <= day for end in last(cut.offices["end"]))


@pytest.mark.parametrize(
    "day",
    [
        "2025-03-28",
        datetime.date(2025, 3, 28),
        datetime.datetime(2025, 3, 28, 23, 59),
        pd.Timestamp("2025-03-28 12:00"),
    ],
    ids=["text", "date", "datetime", "Timestamp"],
)
def test_day_in_any_usual_form(day):
    """Text, date, datetime and Timestamp of one day give the same ledger."""
    cut = ledger.known_by(day)
    assert list(cut.claims["claim_id"]) == list(ledger.known_by("2025-03-28").claims["claim_id"])


def test_month_counts_when_it_has_passed():
    """A claim of March 2024 is known on the 31st and not on the 30th."""
    id = "c-2024-03-07-hur-shells"
    assert id not in set(ledger.known_by("2024-03-30").claims["claim_id"])
    assert id in set(ledger.known_by("2024-03-31").claims["claim_id"])


def test_event_counts_from_its_report():
    """What was told a day later is not known on the day that it happened."""
    assert "e-2025-03-25-drone-test" not in set(ledger.known_by("2025-03-26").events["event_id"])
    cut = ledger.known_by("2025-03-27")
    assert cut.row("e-2025-03-25-drone-test")["date_end"] == "2025-03-26"


def test_undated_rows_are_counted():
    """Rows without a day are left out and counted, table by table."""
    left = ledger.known_by("2030-01-01").left_out
    assert left["claims"] == ledger.claims["stated_on"].isna().sum()
    assert left["reports"] == ledger.reports["published"].isna().sum()
    assert left["events"] == 0


def test_counts_last_when_cut_again():
    """Cutting a ledger twice keeps the first count."""
    once = ledger.known_by("2025-03-28")
    assert once.known_by("2024-10-31").left_out["reports"] >= once.left_out["reports"]


def test_office_has_no_end_yet():
    """On the day before he left, a minister's end is not known."""
    cut = ledger.known_by("2024-05-11")
    assert pd.isna(cut.row("o-sergei-shoigu-2012")["end"])
    assert "o-sergei-shoigu-2024" not in set(cut.offices["office_id"])


def test_the_ledger_itself_is_left_alone():
    """Cutting gives a new ledger; the old one keeps its rows and counts."""
    cut = ledger.known_by("2023-10-13")
    del cut.sources["name"]
    assert "name" in ledger.sources
    assert len(ledger.claims) == 301
    assert ledger.left_out == {}


@pytest.mark.parametrize("day", [*(f"{year}-01-01" for year in range(1999, 2028)), "2023-07-27"])
def test_any_day_can_be_asked_for(day):
    """Years before the first row and after the last one are days like any other."""
    cut = ledger.known_by(day)
    assert list(cut.offices.columns) == list(ledger.offices.columns)
    assert all(said <= day for said in last(cut.claims["stated_on"]))
    assert cut.known_by("1999-01-01").claims.empty


@pytest.mark.parametrize("day", ["1999-01-01", "2025-03-02", "2030-01-01"])
def test_story_just_begun_can_be_cut(tmp_path, day):
    """A story with empty tables is cut like any other."""
    new_ledger(tmp_path / "story")
    cut = whosays.load(tmp_path / "story").known_by(day)
    assert cut.offices.empty
    assert cut.events.empty


@pytest.mark.parametrize("wrong", ["2025-02-30", "2025-03", "soon", "", None, 20250328, pd.NaT])
def test_no_day_is_refused(wrong):
    """Whatever is no whole day is answered with how to write one."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.known_by(wrong)
    assert str(caught.value) == (
        f"{str(wrong)!r} is not a day. A day is written as year-month-day, and it must exist in "
        'the calendar. For instance: ledger.known_by("2025-03-28")'
    )
