"""independent() counts voices, not pages, and sources have the family that the rule gives."""

import pytest

import whosays

ledger = whosays.load()
family = ledger.sources.set_index("source_id")["family"]
group = ledger.sources.set_index("source_id")["family_group"]


@pytest.mark.parametrize(
    ("ids", "families"),
    [
        pytest.param(
            ["c-2025-03-27-jcs-3000-more", "c-2025-05-29-msmt-3000"],
            {"south-korea"},
            id="monitors repeat a member",
        ),
        pytest.param(
            ["c-2025-03-27-jcs-casualties", "c-2025-02-26-hur-400"],
            {"south-korea", "ukraine"},
            id="two states",
        ),
        pytest.param(
            ["c-2025-01-24-ukmod-4000", "c-2025-01-22-western-4000"],
            {"unnamed-allies"},
            id="a ministry repeats unnamed officials",
        ),
        pytest.param(
            ["c-2025-02-26-hur-400", "c-2025-03-05-hur-4000-10pct"], {"ukraine"}, id="one service"
        ),
        pytest.param(
            ["c-2025-11-04-600-stale", "c-2025-10-24-600-stale", "c-2025-04-30-nis-600"],
            {"south-korea"},
            id="background lines",
        ),
        pytest.param(["c-2025-01-16-isw-92-day"], {"ukraine"}, id="worked out from another"),
        pytest.param(["c-2025-05-29-msmt-containers"], {"msmt"}, id="monitors alone"),
    ],
)
def test_voices(ids, families):
    """Repeated, derived and same-family claims count once."""
    assert set(ledger.independent(ids)["family"]) == families


def test_row_names_voices_and_reasons():
    """A row says who speaks, which claims are theirs, and why they count once."""
    row = ledger.independent(["c-2025-03-27-jcs-3000-more", "c-2025-05-29-msmt-3000"]).iloc[0]
    assert row["voices"] == (
        "South Korea's Joint Chiefs of Staff; The eleven-state monitoring team MSMT"
    )
    assert row["claims"] == "c-2025-03-27-jcs-3000-more;c-2025-05-29-msmt-3000"
    assert row["why"] == (
        "c-2025-05-29-msmt-3000 repeats c-2025-03-27-jcs-3000-more: South Korea is one of the "
        "eleven states, so this is no second voice."
    )


def test_claims_are_shared_out_once():
    """Over the whole ledger every claim stands in one row, and families do not repeat."""
    table = ledger.independent(ledger.claims["claim_id"])
    ids = [id for cell in table["claims"] for id in cell.split(";")]
    assert sorted(ids) == sorted(ledger.claims["claim_id"])
    assert table["family"].is_unique


def test_one_id_is_not_a_list():
    """A text in the place of a list is answered with the list to write."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.independent("c-2025-05-29-msmt-3000")
    assert str(caught.value) == (
        "'c-2025-05-29-msmt-3000' is one text, not a list of ids. To count voices takes several "
        'claims. For instance: ledger.independent(["c-2025-05-29-msmt-3000"])'
    )


@pytest.mark.parametrize(
    ("prefix", "expected"), [("rok-", "south-korea"), ("ua-", "ukraine"), ("ru-", "russia")]
)
def test_bodies_of_a_state_are_one_family(prefix, expected):
    """Every body of one state, named or not, has one family."""
    assert set(family[family.index.str.startswith(prefix)]) == {expected}


@pytest.mark.parametrize("source", sorted(set(ledger.claims["asserted_by"])))
def test_every_claimant_has_a_group_and_words(source):
    """Who makes a claim is placed in one of five groups and named as in a sentence."""
    row = ledger.row(source)
    assert row["family_group"] in ledger.labels("sources", "family_group")
    assert isinstance(row["in_text"], str)
    assert row["in_text"][0].isupper()


def test_a_family_has_one_group():
    """No family is shown in two colours."""
    assert (ledger.sources.groupby("family")["family_group"].nunique() == 1).all()


def test_sources_lean_on_families_that_exist():
    """What a source may only be repeating is a family of the table, and not its own."""
    known = set(family)
    for row in ledger.sources.itertuples():
        leans = set(whosays.ledger.split_ids(row.not_independent_of))
        assert leans <= known - {row.family}


def test_no_outlet_has_two_ids():
    """Names differ by more than case, spaces, brackets and articles; one pair is two editions."""
    plain = ledger.sources["name"].str.lower().str.replace(r"\(.*?\)|^the |[^\w]", "", regex=True)
    same = ledger.sources[plain.duplicated(keep=False)]["name"]
    assert set(same) == {"Chosun Ilbo (English)", "The Chosun Ilbo"}


def test_how_many_rows_are_of_two_capitals():
    """Three rows in five are of the families of Seoul and Kyiv, which the course says aloud."""
    groups = ledger.claims["asserted_by"].map(group)
    assert groups.isin(["south-korea", "ukraine"]).sum() == 181
