"""Claims that the course sets side by side are tied by a relation, in a stated direction."""

import csv
import re
from pathlib import Path

import pytest

import whosays

ROOT = Path(__file__).parent.parent
ledger = whosays.load()
PAIRS = list(ledger.relations.itertuples())
MEASURE = ledger.claims.set_index("claim_id")["measure"]
SAID = ledger.claims.set_index("claim_id")["stated_on_last"]


def named_in(text):
    """Return the claims that a text names."""
    return set(re.findall(r"\bc-20[0-9a-z-]*[0-9a-z]", text)) & set(ledger.claims["claim_id"])


def test_every_claim_of_the_disagreements_is_tied_or_said_to_be_alone():
    """A claim that DISAGREEMENTS.md tells stands in a relation, or alone.csv says why not."""
    with (ROOT / "ledger/curated/alone.csv").open(encoding="utf-8", newline="") as file:
        alone = {row["claim_id"] for row in csv.DictReader(file)}
    tied = {*ledger.relations["from_claim"], *ledger.relations["to_claim"]}
    told = named_in((ROOT / "ledger/DISAGREEMENTS.md").read_text("utf-8"))
    told |= named_in((ROOT / "ledger/curated/brief.csv").read_text("utf-8"))
    assert told <= tied | alone
    assert not tied & alone


def test_no_pair_is_tied_twice():
    """Two claims have one relation at most, whichever of them comes first."""
    assert len({frozenset((pair.from_claim, pair.to_claim)) for pair in PAIRS}) == len(PAIRS)
    assert all(pair.from_claim != pair.to_claim for pair in PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.relation_id)
def test_reason_is_a_sentence(pair):
    """Every relation says why, in a sentence."""
    assert re.fullmatch(r"[A-Z].{10,}\.", pair.why)


@pytest.mark.parametrize(
    "pair", [p for p in PAIRS if p.relation == "revises"], ids=lambda pair: pair.relation_id
)
def test_revision_is_later_and_of_one_family(pair):
    """What revises comes from the same family, and not before what it revises."""
    families = [ledger.row(ledger.claim(id)["asserted_by"])["family"] for id in pair[2:5:2]]
    assert families[0] == families[1]
    earlier, later = SAID[pair.to_claim], SAID[pair.from_claim]
    assert not later < earlier


@pytest.mark.parametrize(
    "pair",
    [p for p in PAIRS if p.relation in {"repeats", "derives_from"}],
    ids=lambda pair: pair.relation_id,
)
def test_repetition_is_not_earlier(pair):
    """What repeats or derives from a claim was not stated before it."""
    assert not SAID[pair.from_claim] < SAID[pair.to_claim]


def test_conversion_goes_from_shells_to_containers():
    """Shells worked out from containers derive from them, never the other way."""
    derived = [p for p in PAIRS if p.relation == "derives_from"]
    ways = [(MEASURE[p.from_claim], MEASURE[p.to_claim]) for p in derived]
    assert ("containers", "shells") not in ways
    assert ways.count(("shells", "containers")) > 8
