"""One number, several meanings: every claim that bears it, in lanes by what it counts."""

import pytest

import whosays
from whosays.explore import estimates_over_time


@pytest.fixture(scope="module")
def ledger():
    """The ledger that ships."""
    return whosays.load()


@pytest.fixture(scope="module")
def same(ledger):
    """All that was said to be 11,000."""
    return estimates_over_time(ledger, same=11000)


def test_every_claim_with_the_number_is_in_the_table(ledger, same):
    """Of any measure; only claims that mirrors alone carry are left out, undated ones stay."""
    claims = ledger.claims[~ledger.claims["thin"]]
    bearing = claims[claims[["value", "low", "high"]].eq(11000).any(axis=1)]
    assert len(same.figure.table["rows"]) == len(bearing)
    undated = bearing["stated_on"].isna().sum()
    assert len(same.figure.steps) == len(bearing) - undated
    assert sum("not known" in row for row in same.figure.table["rows"]) == undated


def test_the_table_is_open_and_grouped(same):
    """Those that count the same stand together, with claimant, day, scope and hedge."""
    assert same.figure.table_open
    head = ["What it counts", "Of what", "Who says", "Stated on", "Figure"]
    assert same.figure.table["columns"] == head
    counts = [row[0] for row in same.figure.table["rows"]]
    assert len(set(counts)) == sum(a != b for a, b in zip(["", *counts], counts, strict=False))
    assert any(row[4].startswith("nearly 11,000") for row in same.figure.table["rows"])


def test_the_ring_opens_each_as_a_sentence(same):
    """The slider goes over the claims by day, and the sentence names claimant and page."""
    about = same.figure.first_about
    assert "Ringed, 1 of" in about["alt"]
    assert "Open the page at" in about["sentence"]


@pytest.mark.parametrize("number", [11000, 7, 0.1, 3000], ids=str)
def test_any_number_opens(ledger, number):
    """A number of many measures, of none, or of shares: something is drawn and said."""
    shown = estimates_over_time(ledger, same=number)
    assert shown.figure.picture().startswith(b"\x89PNG")
    assert shown.figure.first_about["alt"]
    assert shown.figure.first_about["sentence"]
