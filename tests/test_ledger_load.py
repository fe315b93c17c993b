"""load() gives fresh tables with fixed types, and says what is wrong with a folder."""

import os
import shutil

import pandas as pd
import pytest

import whosays

NAMES = [resource["name"] for resource in whosays.load().meta["resources"]]


@pytest.fixture
def folder(tmp_path):
    """Give a copy of the shipped tables to spoil."""
    return shutil.copytree(whosays.load().path, tmp_path / "story")


def test_tables_are_fresh():
    """What is done to one ledger's tables is not seen in the next one."""
    first = whosays.load()
    del first.claims["measure"]
    assert "measure" in whosays.load().claims


def test_types_are_fixed():
    """Text, numbers, closed lists, truth and days have one type each, in every pandas."""
    claims = whosays.load().claims
    assert isinstance(claims["measure"].dtype, pd.CategoricalDtype)
    assert not claims["measure"].cat.ordered
    assert claims["value"].dtype == "float64"
    assert claims["thin"].dtype == "bool"
    assert claims["stated_on_last"].dtype == "datetime64[s]"
    assert pd.api.types.is_string_dtype(claims["stated_on"].dropna())


def test_partial_dates_have_bounds_beside_them():
    """A month stays text; its first and last day stand in columns of their own."""
    row = whosays.load().claim("c-2024-03-07-hur-shells")
    assert row["stated_on"] == "2024-03"
    assert str(row["stated_on_first"].date()) == "2024-03-01"
    assert str(row["stated_on_last"].date()) == "2024-03-31"


def test_blank_dates_have_no_bounds():
    """Where no day is known, none is invented."""
    row = whosays.load().claim("c-2025-01-sof-21")
    assert pd.isna(row["stated_on"])
    assert pd.isna(row["stated_on_first"])


def test_another_folder_is_read_alike(folder):
    """A folder with the same tables gives the same ledger, its path apart."""
    other = whosays.load(str(folder))
    assert other.path == folder
    for name in NAMES:
        pd.testing.assert_frame_equal(getattr(other, name), getattr(whosays.load(), name))


def test_representation_is_short():
    """A ledger shows the sizes of its tables, not their rows."""
    assert repr(whosays.load()).startswith("Ledger(301 claims, 583 reports, 356 sources, ")


def test_newest_entry_keeps_its_precision():
    """The date of the newest entry is a month where no day is known."""
    assert whosays.load().last_entry == "2026-04"


def delete_claims(folder):
    """Take a table away."""
    (folder / "claims.csv").unlink()


def rename_column(folder):
    """Spoil a header."""
    spoil(folder, "scope,", "place,")


def strange_word(folder):
    """Write a hedge that the list does not have."""
    spoil(folder, ",more-than,", ",perhaps,")


def strange_day(folder):
    """Write a day that the calendar does not have."""
    spoil(folder, ",2023-10-13,us-white-house", ",2023-02-30,us-white-house")


def spoil(folder, was, now):
    """Change the first place of a text in claims.csv."""
    file = folder / "claims.csv"
    file.write_text(file.read_text("utf-8").replace(was, now, 1), "utf-8")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        pytest.param(delete_claims, "claims.csv: There is no such file", id="file"),
        pytest.param(rename_column, "claims.csv, line 1", id="column"),
        pytest.param(strange_word, "claims.csv, line 5, column qualifier: ", id="word"),
        pytest.param(strange_day, "claims.csv, line 5, column stated_on: ", id="day"),
    ],
)
def test_spoilt_folder_is_refused(folder, harm, why):
    """The error names the first fault and says how to see all of them."""
    harm(folder)
    with pytest.raises(whosays.LedgerError) as caught:
        whosays.load(folder)
    assert caught.value.what == f"The ledger in {str(folder)!r} could not be loaded."
    assert caught.value.why.startswith(why)
    assert caught.value.mend == f"See how to mend it with: whosays ledger check {folder}"


def test_count_of_faults_is_told(folder):
    """Where there is more than one fault, the error says how many."""
    strange_word(folder)
    strange_day(folder)
    with pytest.raises(whosays.LedgerError) as caught:
        whosays.load(folder)
    assert caught.value.why.endswith(" There is more: 2 faults in all.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_in_the_place_of_a_table_is_refused(folder):
    """A file that never ends is refused before it is read, so loading cannot hang."""
    delete_claims(folder)
    os.mkfifo(folder / "claims.csv")
    with pytest.raises(whosays.LedgerError, match="could not be loaded"):
        whosays.load(folder)


def test_missing_folder_is_refused():
    """A folder that is not there is answered with how to make one."""
    with pytest.raises(whosays.LedgerError) as caught:
        whosays.load("no-such-story")
    assert str(caught.value) == (
        "There is no folder 'no-such-story'. A ledger is a folder of CSV files. "
        "Make an empty one with: whosays ledger new no-such-story"
    )
