"""What a number can be tied to: sound claims, those that fit the sentence first."""

from types import SimpleNamespace

import pytest
from brief_lesson import CLAIM, HUR

from whosays.explore._brief_claims import Claims
from whosays.ledger import load


@pytest.fixture(scope="module")
def claims():
    """The claims of the ledger that ships with the package."""
    return Claims(load())


def number(value, high=None):
    """Return a number as it is found in a text."""
    return SimpleNamespace(value=value, high=high)


SENTENCES = {
    "claimant and day": ("The Joint Chiefs said on 27 March 2025 that 3,000 had gone.", CLAIM),
    "unit": ("South Korea told of more than 3,000 casualties.", "c-2025-01-13-nis-3000"),
    "period": ("They added some 3,000 or more in January and February.", CLAIM),
    "short name": ("HUR spoke of August: 11,000 or 3,000.", HUR),
}


@pytest.mark.parametrize(("sentence", "first"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_says_which_claim_is_meant(claims, sentence, first):
    """Of the claims with the number, the one whose claimant, day or unit is named comes first."""
    assert claims.fitting(number(3000, 11000), sentence)[0] == first


def test_both_ends_of_a_range_count(claims):
    """A claim with either end of the range fits."""
    ids = claims.fitting(number(3000, 11000), "")
    assert {CLAIM, HUR} <= set(ids)


def test_a_number_that_nobody_gave_fits_no_claim(claims):
    """Nothing is put first, and all can still be found."""
    assert claims.fitting(number(123456), "soldiers") == []


def test_claims_that_nothing_may_rest_on_are_not_offered(claims):
    """Neither a thin claim nor one that was not found again stands in the list."""
    table = load().claims.set_index("claim_id")
    offered = table.loc[list(claims.offers())]
    assert not offered["thin"].any()
    assert (offered["checked"] != "not-found").all()


def test_an_offer_is_told_by_claimant_day_and_figure(claims):
    """Who and when come first: of claims with one number, they are what differs."""
    assert claims.offers()[CLAIM] == (
        "South Korea's Joint Chiefs of Staff, 27 March 2025: "
        "some 3,000 or more further soldiers sent (reinforcement, Jan-Feb 2025)"
    )


def test_a_claim_is_told_with_its_page(claims):
    """Claimant, day, hedge, figure and a link, in one sentence."""
    said, _, page = claims.about(HUR).partition(" Page: ")
    assert said == (
        "Ukraine's military intelligence HUR, on 12 August 2025: about 11,000 soldiers "
        "present in European Russia, in Kursk and Belgorod."
    )
    assert page.startswith("[Online.UA](https://")
