"""Lesson 02 counts pages and voices by hand; the ledger counts the same."""

import pytest

import whosays
from whosays import lessons
from whosays.explore._chain_offers import offers
from whosays.ledger.care import counts_losses

QUESTIONS = {each["id"]: each for each in lessons.read("02").questions}
CAPITALS = ["c-2025-06-17-shoigu-5000", "c-2025-06-26-nis-6000", "c-2025-08-12-hur-6000"]
PAIRS = {
    "containers": ["c-2024-02-23-us-containers", "c-2024-02-26-mnd-containers"],
    "fifteen": ["c-2025-04-30-nis-15000", "c-2025-12-13-yonhap-15000"],
    "room": ["c-2023-10-13-us-containers", "c-2023-10-16-mnd-shells-hundreds-of-thousands"],
    "training": ["c-2024-10-17-budanov-11000", "c-2024-10-28-pentagon-10000"],
}
PAGES = {
    "ukrinform": ("c-2025-06-19-nhk-25000", "ukrinform-2025-06-21-nhk"),
    "segye": ("c-2024-02-26-mnd-shells-152", "segye-2024-02-27-shin"),
    "moscowtimes": ("c-2025-11-04-nis-10000-border", "moscowtimes-2025-11-04-nis"),
    "lbua": ("c-2025-11-04-nis-10000-border", "lbua-2025-11-04-nis"),
    "joongang": ("c-2025-06-19-nhk-25000", "jad-2025-06-19-nhk"),
    "politico": ("c-2024-02-26-mnd-shells-152", "politico-2024-02-27"),
}


@pytest.fixture(scope="module")
def ledger():
    """Return the ledger of the package."""
    return whosays.load()


def carriers(ledger, id):
    """Return the pages that carry a claim."""
    claim = ledger.claim(id)
    also = claim["also"] if isinstance(claim["also"], str) else ""
    return {claim["report"], *filter(None, also.split(";"))}


def changers(ledger, id):
    """Return the pages that a second reader found to change a claim."""
    rows = ledger.retellings.query("claim_id == @id")
    return set(rows.loc[rows["checked"].str.startswith("re-found"), "report"])


def test_three_capitals_are_one_voice(ledger):
    """The number of June and August 2025 goes back to one announcement."""
    assert len(ledger.independent(CAPITALS)) == QUESTIONS["02-q4"]["key"]["fixed"] == 1


def test_twelve_pages_carry_it(ledger):
    """Five, four and three pages are told, and no page is counted twice."""
    pages = [carriers(ledger, id) for id in CAPITALS]
    assert [len(each) for each in pages] == [5, 4, 3]
    assert len(set.union(*pages)) == 12


CHAINS = {"extra troops": ("c-2025-03-27-jcs-3000-more", 4), "three capitals": (CAPITALS, 12)}


@pytest.mark.parametrize(("at", "pages"), CHAINS.values(), ids=CHAINS)
def test_the_explorer_shows_as_many_pages(at, pages, ledger):
    """What the lesson counts is what its picture holds: pages, and none that changed a claim."""
    chain = whosays.source_chain(ledger, at=at)
    kinds = [node.kind for node in chain.shown.nodes]
    assert (kinds.count("page"), kinds.count("retelling")) == (pages, 0)


@pytest.mark.parametrize("option", QUESTIONS["02-q5"]["options"], ids=lambda each: each["id"])
def test_a_pair_has_the_voices_that_are_told(option, ledger):
    """A pair is right when the ledger counts two voices in it."""
    voices = ledger.independent(PAIRS[option["id"]])
    assert (len(voices) == 2) == option.get("right", False) == option["sound"]


@pytest.mark.parametrize("item", QUESTIONS["02-q2"]["items"], ids=lambda each: each["id"])
def test_a_page_did_to_its_claim_what_is_told(item, ledger):
    """Who carried a claim alike is a carrier only; who changed it is a retelling."""
    claim, page = PAGES[item["id"]]
    changed = page in changers(ledger, claim)
    assert (item["target"] == "changed") == changed
    assert changed or page in carriers(ledger, claim)


def test_four_pages_carry_the_extra_troops_alike(ledger):
    """The worked example has four pages, in two languages, and one statement."""
    pages = carriers(ledger, "c-2025-03-27-jcs-3000-more")
    assert len(pages) == 4
    assert {ledger.row(page)["language"] for page in pages} == {"en", "ko"}


def test_three_readings_are_one_statement(ledger):
    """The guns of March 2025 are told in three ways and were counted once."""
    ways = ["artillery-combined", "launchers-ap", "artillery-korean"]
    assert len(ledger.independent([f"c-2025-03-27-jcs-{way}" for way in ways])) == 1


@pytest.mark.parametrize("word", ["tanker", "spy", "barrels"])
def test_the_words_to_try_find_no_claim_on_losses(word, ledger):
    """What the lesson says to type finds claims, and none about people killed or hurt."""
    found = [id for id, text in offers(ledger).items() if word in text.lower()]
    claims = {claim for id in found for claim in ledger.chain(id.split(";"))["claim"]}
    assert found
    rows = [ledger.claim(id) for id in claims]
    assert not any(counts_losses(row["measure"], row["unit"]) for row in rows)
