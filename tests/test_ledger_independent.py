"""independent() counts voices, not pages, and sources have the family that the rule gives."""

import random
import re
from itertools import pairwise

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
        pytest.param(
            ["c-2025-05-29-msmt-rounds-2024", "c-2025-01-24-ukmod-4000"],
            {"united-kingdom"},
            id="monitors and a member that itself repeats others",
        ),
    ],
)
def test_voices(ids, families):
    """Repeated, derived and same-family claims count once."""
    assert set(ledger.independent(ids)["family"]) == families


@pytest.mark.parametrize("seed", range(12))
def test_more_claims_are_never_fewer_voices(seed):
    """However claims are drawn, one claim more leaves the number of rows or adds one."""
    drawn = random.Random(seed).sample(list(ledger.claims["claim_id"]), 12)
    counts = [len(ledger.independent(drawn[: n + 1])) for n in range(len(drawn))]
    assert counts == sorted(counts)
    assert all(after - before <= 1 for before, after in pairwise(counts))


@pytest.mark.parametrize("seed", range(12))
def test_borrowed_voices_are_never_fewer_for_more_claims(seed):
    """The same holds for claimants who may only be repeating others, and those they may repeat."""
    lean = ledger.sources.loc[ledger.sources["not_independent_of"].notna(), "source_id"]
    rows = ledger.claims.loc[ledger.claims["asserted_by"].isin([*lean, "rok-nis", "ua-hur"])]
    drawn = random.Random(seed).sample(list(rows["claim_id"]), 8)
    counts = [len(ledger.independent(drawn[: n + 1])) for n in range(len(drawn))]
    assert counts == sorted(counts)


def test_reasons_are_whole_sentences():
    """Over the whole ledger each reason is told once, in sentences, with no id of a family."""
    for why in ledger.independent(ledger.claims["claim_id"])["why"]:
        told = re.split(r"(?<=\.) (?=The \S+ .* may only)", why)
        assert why.endswith(".")
        assert len(told) == len(set(told))
        assert not re.search(r"repeating (south-korea|united-|unnamed-|north-)", why)


def test_who_may_repeat_whom_is_told_in_plain_names():
    """A claimant counted with another family is told so with the plain names of both."""
    row = ledger.independent(["c-2025-05-29-msmt-containers", "c-2024-07-24-mnd-shells"]).iloc[0]
    assert row["why"] == (
        "The eleven-state monitoring team MSMT may only be repeating South Korea."
    )


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
