"""chain() leads from the claimant over the pages to what they changed."""

import pytest

import whosays

ledger = whosays.load()


@pytest.mark.parametrize("id", ledger.claims["claim_id"])
def test_chain_of_every_claim(id):
    """The claimant comes first, then each page once, all told in words."""
    steps = ledger.chain(id)
    assert list(steps.columns)[:5] == ["step", "who", "page", "day", "change"]
    assert list(steps["step"]) == list(range(1, len(steps) + 1))
    assert 2 <= len(steps) <= 31
    assert steps.index.is_unique
    assert steps.iloc[0]["change"].startswith("said it: ")
    assert (
        steps.iloc[1:]["change"].str.match(r"carried it$|changed it \([^)]+\); as retold: ").all()
    )
    assert (steps[["who", "day"]] != "").all(axis=None)


def test_pages_and_changes_of_one_claim():
    """Pages that carried the claim have their site, title and day in words."""
    steps = ledger.chain("c-2024-02-26-mnd-containers").iloc[:, 1:5].to_dict("index")
    assert steps["kbs-2024-02-shells"]["day"] == "February 2024"
    assert steps["politico-2024-02-27"] == {
        "who": "Politico Europe, carrying Yonhap News Agency",
        "page": ledger.row("politico-2024-02-27")["title_hint"],
        "day": "27 February 2024",
        "change": "carried it",
    }


def test_change_is_told_in_words():
    """A retelling's step says what sort of change it was and what the page says."""
    steps = ledger.chain("c-2024-11-22-osc-tanker-visits")
    assert steps.loc["sureanot-2024-oil", "change"] == (
        "changed it (another unit, calibre or currency); as retold: More than a hundred tankers "
        "sailed in 43 days: a dozen has grown and visits have become days; the page also has "
        "North Vietnamese tankers and people sent by China."
    )


def test_every_retelling_is_in_a_chain():
    """No retelling is lost: its page stands in the chain of its claim with its change."""
    for retold in ledger.retellings.itertuples():
        step = ledger.chain(retold.claim_id).loc[retold.report]
        assert retold.as_retold in step["change"]


def test_chain_known_by_a_day_has_no_later_page():
    """In a ledger cut at a day the chain ends at that day."""
    id = "c-2025-03-27-jcs-casualties"
    early = ledger.known_by("2025-03-27").chain(id)
    assert set(early["day"]) == {"27 March 2025"}
    assert len(early) < len(ledger.chain(id))


def test_undated_pages_come_last():
    """A page without a date stands after all dated ones, and says so."""
    days = list(ledger.chain("c-2025-03-27-jcs-casualties")["day"])
    assert days == sorted(days, key=lambda day: day == "day not known")
    assert days[-1] == "day not known"
