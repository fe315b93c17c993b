"""chain() can begin at a page, a retelling or several claims, and says what hangs on what."""

import pytest
from small_ledger import set_cell, write_ledger

import whosays

ledger = whosays.load()
GUNS = [
    "c-2025-03-27-jcs-artillery-combined",
    "c-2025-03-27-jcs-launchers-ap",
    "c-2025-03-27-jcs-artillery-korean",
]


def test_a_page_hangs_on_the_source_whose_text_it_carries():
    """Where the ledger names a relay, the page hangs on it, and else on the claim."""
    steps = ledger.chain("c-2025-03-27-jcs-3000-more")
    assert steps.loc["caliber-2025-03-27-ap", "hangs_on"] == "ap"
    assert steps.loc["caliber-2025-03-27-ap", "relay_name"] == "Associated Press"
    assert steps.loc["channela-2025-03-27-jcs", "hangs_on"] == "c-2025-03-27-jcs-3000-more"


def test_a_relay_s_own_page_hangs_with_those_that_carry_it():
    """The broadcaster's own page and a page with its text stand on one branch."""
    steps = ledger.chain("c-2024-11-04-umerov-15000")
    assert steps.loc["kbs-2024-11-06-umerov", "source"] == "kbs"
    assert list(steps["relay"]).count("kbs") == list(steps["hangs_on"]).count("kbs") == 2


def test_a_page_that_repeats_its_own_claimant_has_no_relay():
    """A claimant's own medium is no house between claimant and page."""
    for id in ledger.claims["claim_id"]:
        steps = ledger.chain(id)
        assert not (steps["relay"] == steps["source"].iloc[0]).any()


def test_kinds_and_changes_agree():
    """A page with a change is a retelling, and one without carried the claim alike."""
    steps = ledger.chain("c-2025-03-27-jcs-3000-more")
    assert list(steps["kind"]) == ["claimant", "page", "page", "page", "page", "retelling"]
    assert list(steps["changes"]) == ["", "", "", "", "", "hedge-changed"]
    assert steps["words"].iloc[-1] == "Approximately 3,000, where the quotation has 3,000 or more."


def test_several_claims_follow_each_other():
    """Three readings of one sentence: three chains, seven pages, one voice."""
    steps = ledger.chain(GUNS)
    assert list(dict.fromkeys(steps["claim"])) == GUNS
    assert (steps["kind"] != "claimant").sum() == 7
    assert steps["voice"].nunique() == len(ledger.independent(GUNS)) == 1


def test_claims_that_go_back_to_another_hang_on_it():
    """The tie is told only where the ledger has it and where the other claim is there, too."""
    steps = ledger.chain(GUNS)
    assert steps.loc[GUNS[1], "hangs_on"] == GUNS[0]
    assert steps.loc[GUNS[1], "changes"] == "same_statement"
    assert ledger.chain(GUNS[1]).loc[GUNS[1], "hangs_on"] == ""


def test_a_page_leads_to_every_claim_that_it_carries():
    """Each claim comes with its claimant and the way to this page alone."""
    steps = ledger.chain("caliber-2025-03-27-ap")
    carried = set(steps.loc[steps["kind"] == "claimant", "claim"])
    assert "c-2025-03-27-jcs-launchers-ap" in carried
    assert len(steps) == 2 * len(carried)
    assert set(steps.index) - carried == {"caliber-2025-03-27-ap"}


def test_a_retelling_leads_to_the_chain_of_its_claim():
    """A retelling is one step of its claim's chain."""
    steps = ledger.chain("r-73-sureanot-2024-oil")
    assert steps.equals(ledger.chain("c-2024-11-22-osc-tanker-visits"))


def test_a_claim_asked_for_twice_is_told_once():
    """A claim and a page of it: the whole chain, and no step twice."""
    claim = "c-2025-03-27-jcs-launchers-ap"
    assert len(ledger.chain([claim, "r-73-sureanot-2024-oil", claim])) == 4 + 4


def test_no_claim_is_an_empty_table_with_all_columns():
    """An empty list gives no step and the same columns."""
    none = ledger.chain([])
    assert none.empty
    assert list(none.columns) == list(ledger.chain(GUNS).columns)


WRONG = [
    (
        "c-2025-03-27-jcs-3000",
        "No claim, page or retelling is called 'c-2025-03-27-jcs-3000'. The nearest are "
        "c-2025-03-27-jcs-11000, c-2025-03-27-jcs-3000-more and c-2025-03-27-jcs-srbm. "
        'For instance: ledger.chain("c-2025-03-27-jcs-11000")',
    ),
    (
        "kremlin-2012-11-06-shoigu",
        "The page 'kremlin-2012-11-06-shoigu' carries no claim. Such a page stands in the "
        "ledger for an event, an office or a slip. To see the page itself: "
        'ledger.row("kremlin-2012-11-06-shoigu")',
    ),
    (
        7,
        "A int is not a list of ids. This takes the ids of several claims. "
        "Give a list, or a column such as frame.claim_id: ledger.chain(frame.claim_id)",
    ),
]


@pytest.mark.parametrize(("id", "said"), WRONG, ids=["slip", "no claim", "number"])
def test_what_leads_nowhere_is_answered(id, said):
    """What is wrong, why, and what to type."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.chain(id)
    assert str(caught.value) == said


def test_another_story_has_chains_too(tmp_path):
    """A small ledger: a page that relays a source of its own, and one change."""
    set_cell(write_ledger(tmp_path / "march"), "reports", "relays", "march-office")
    steps = whosays.load(tmp_path / "march").chain("c-2025-05-01-police-march")
    assert list(steps["hangs_on"]) == ["", "march-office"]
    assert list(steps["changes"]) == ["", "number-changed"]
