"""A claim is thin where mirrors, rewrite sites and aggregators are all that carries it."""

import re
from pathlib import Path

import pytest

import whosays

ROOT = Path(__file__).parent.parent
ledger = whosays.load()
KIND = ledger.sources.set_index("source_id")["kind"]
SITE = ledger.reports.set_index("report_id")["publisher"]


@pytest.mark.parametrize("claim", ledger.claims.to_dict("records"), ids=lambda c: c["claim_id"])
def test_thin_follows_the_pages(claim):
    """One page of another kind, the first or a further one, is enough not to be thin."""
    pages = [claim["report"], *whosays.ledger.split_ids(claim["also"])]
    assert claim["thin"] == all(KIND[SITE[page]] == "aggregator" for page in pages)


def test_mirrors_and_rewrite_sites_are_aggregators():
    """The two ids that stand for many small sites have the kind that makes a claim thin."""
    assert set(KIND[["unofficial-mirrors", "rewrite-sites"]]) == {"aggregator"}


def lesson_files():
    """Return every file whose ids a lesson rests on."""
    lessons = (ROOT / "src" / "whosays" / "lessons").glob("*.toml")
    notebooks = (ROOT / "notebooks").rglob("*.ipynb")
    return [*lessons, *notebooks, ROOT / "ledger" / "curated" / "brief.csv"]


@pytest.mark.parametrize("file", lesson_files(), ids=lambda path: path.name)
def test_no_lesson_rests_on_a_thin_or_lost_row(file):
    """No lesson names a thin claim, or a row that the second reader did not find again."""
    text = file.read_text("utf-8")
    weak = set(ledger.claims.loc[ledger.claims["thin"], "claim_id"])
    for name in ("claims", "retellings", "specimens", "events", "offices"):
        table = getattr(ledger, name)
        weak |= set(table.loc[table["checked"] == "not-found"].iloc[:, 0])
    assert not weak & set(re.findall(r"\b[cerxo]-[0-9a-z][0-9a-z-]*[0-9a-z]", text))
