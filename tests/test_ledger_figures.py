"""Figures of different measure or unit are neither compared nor added."""

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest

import whosays
from whosays.ledger.figures import bounds

ledger = whosays.load()
MEND = 'Choose claims of one measure and one unit: ledger.describe("claims") explains.'
PARTS = "Choose parts that one claimant gave for one time, or leave the figures side by side."


def test_compare_shows_two_figures():
    """Two totals of casualties stand side by side, with the bounds that their hedges set."""
    table = ledger.compare("c-2025-03-27-jcs-casualties", "c-2025-03-28-ukmod-5000")
    assert list(table["figure"]) == ["about 4,000 casualties", "more than 5,000 casualties"]
    assert table["low"].isna().tolist() == [True, False]
    assert table.loc["c-2025-03-28-ukmod-5000", "low"] == 5000
    assert table["high"].isna().all()


@pytest.mark.parametrize(
    ("hedge", "expected"),
    [
        ("exact", (5, 5)),
        ("about", (None, None)),
        ("nearly", (None, 5)),
        ("at-least", (5, None)),
        ("more-than", (5, None)),
        ("up-to", (None, 5)),
        ("between", (3, 7)),
    ],
)
def test_hedge_sets_only_its_own_bounds(hedge, expected):
    """No bound is made up: only an exact figure is its own lowest and highest."""
    assert bounds({"qualifier": hedge, "value": 5.0, "low": 3.0, "high": 7.0}) == expected


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        pytest.param(
            "c-2025-03-27-jcs-casualties",
            "c-2025-02-26-hur-400",
            "c-2025-03-27-jcs-casualties and c-2025-02-26-hur-400 count different things. "
            "The measure of one is casualties, of the other killed.",
            id="casualties and killed",
        ),
        pytest.param(
            "c-2025-08-22-kcna-101",
            "c-2025-09-02-nis-350",
            "c-2025-08-22-kcna-101 and c-2025-09-02-nis-350 count different things. "
            "The unit of one is portraits, of the other persons.",
            id="portraits and persons",
        ),
        pytest.param(
            "c-2025-02-14-zelensky-two-thirds",
            "c-2025-02-26-hur-400",
            "c-2025-02-14-zelensky-two-thirds is a share. A share is never turned into a number, "
            "and shares of different wholes differ.",
            id="share",
        ),
        pytest.param(
            "c-2025-03-27-jcs-casualties",
            "c-2024-12-16-kirby-dozens",
            "c-2024-12-16-kirby-dozens has no number. Its claimant used words: several dozen.",
            id="words",
        ),
    ],
)
def test_what_does_not_match_is_refused(one, other, text):
    """The refusal says why and what to choose, whichever helper is asked."""
    assert not ledger.comparable(one, other)
    for ask in (lambda: ledger.compare(one, other), lambda: ledger.total([one, other])):
        with pytest.raises(whosays.LedgerError) as caught:
            ask()
        assert str(caught.value) == f"{text} {MEND}"


def parts(**cells):
    """Return a ledger where one claimant gave two parts for one day, save for some cells."""
    own = whosays.load()
    two = own.claims["claim_id"].isin(PAIR)
    for column, value in ({"asserted_by": "rok-nis", "as_of": "2024-12-19"} | cells).items():
        own.claims.loc[two, column] = value
    return own


PAIR = ["c-2024-12-17-sof-50", "c-2024-12-19-nis-100"]


def test_total_is_labelled_as_ours():
    """A sum says that it is our arithmetic and keeps a floor a floor."""
    total = parts().total(PAIR)
    assert (total["low"], total["high"]) == (150, None)
    assert (total["measure"], total["unit"]) == ("killed", "persons")
    assert total["label"] == "our arithmetic, nobody's claim"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        pytest.param(
            {"asserted_by": ["rok-nis", "ua-hur"]},
            "They are of different claimants: South Korea's intelligence service NIS and "
            "Ukraine's military intelligence HUR.",
            id="claimants",
        ),
        pytest.param(
            {"as_of": ["2024-12-19", "2024-12-20"]},
            "They are of different times: 2024-12-19 and 2024-12-20.",
            id="times",
        ),
        pytest.param(
            {"as_of": None, "stated_on": ["2024-12-19", None]},
            "They are of different times: 2024-12-19 and a day not known here.",
            id="times of the statements",
        ),
        pytest.param({"scope": "Kursk"}, "They count one thing twice: Kursk.", id="scopes"),
    ],
)
def test_only_parts_are_added(cells, text):
    """Figures of two claimants, of two times or of one scope are no parts of one whole."""
    with pytest.raises(whosays.LedgerError) as caught:
        parts(**cells).total(PAIR)
    assert str(caught.value) == f"{PAIR[0]} and {PAIR[1]} cannot be added. {text} {PARTS}"


def test_claims_tied_over_a_third_are_refused():
    """A part of a part, or a repeat of a repeat, is found along any number of ties."""
    over = "c-2025-02-26-hur-400"
    ties = [("n-1", PAIR[0], "revises", over), ("n-2", over, "includes", PAIR[1])]
    columns = ["relation_id", "from_claim", "relation", "to_claim"]
    own = replace(ledger, relations=pd.DataFrame(ties, columns=columns))
    with pytest.raises(whosays.LedgerError) as caught:
        own.total(PAIR)
    text = f"{PAIR[0]} and {PAIR[1]} cannot be added. They are tied over {over}. {PARTS}"
    assert str(caught.value) == text


def test_no_two_figures_of_the_story_can_be_added():
    """All that one claimant gave for one time is a whole and its part, or one thing told twice."""
    claims = ledger.claims.assign(time=ledger.claims["as_of"].fillna(ledger.claims["stated_on"]))
    for _, rows in claims.groupby(["asserted_by", "time", "measure"], observed=True):
        for pair in combinations(rows["claim_id"], 2):
            with pytest.raises(whosays.LedgerError):
                ledger.total(pair)


@pytest.mark.parametrize(
    ("ids", "text"),
    [
        pytest.param(
            ["c-2024-10-23-nis-3000", "c-2024-10-18-nis-1500"],
            "c-2024-10-23-nis-3000 and c-2024-10-18-nis-1500 cannot be added. They are tied "
            "(includes): The first batch is a part of the running total.",
            id="whole and part",
        ),
        pytest.param(
            ["c-2023-12-29-mnd-shells-122", "c-2023-12-29-mnd-shells-152"],
            "c-2023-12-29-mnd-shells-122 and c-2023-12-29-mnd-shells-152 cannot be added. They "
            "are tied (contradicts): Either the one or the other, for the same containers; never "
            "both.",
            id="either or",
        ),
        pytest.param(
            ["c-2024-10-04-times-share", "c-2025-07-12-hur-share"],
            "Figures in percent cannot be added. Their wholes differ.",
            id="percent",
        ),
        pytest.param(
            ["c-2025-04-30-nis-600", "c-2025-04-30-nis-600"],
            "One claim stands twice in the list. It would be counted twice.",
            id="twice",
        ),
        pytest.param([], "There is nothing to add. The list of ids is empty.", id="nothing"),
    ],
)
def test_what_would_count_twice_is_refused(ids, text):
    """Parts, repeats, alternatives and shares are not summed."""
    with pytest.raises(whosays.LedgerError) as caught:
        ledger.total(ids)
    assert str(caught.value) == f"{text} {PARTS}"


def test_comparable_needs_measure_and_unit():
    """Same measure and same unit are both needed."""
    assert ledger.comparable("c-2025-03-27-jcs-casualties", "c-2025-04-30-nis-4700")
    assert not ledger.comparable("c-2025-03-27-jcs-casualties", "c-2025-01-16-isw-92-day")
