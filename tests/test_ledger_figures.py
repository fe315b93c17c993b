"""Figures of different measure or unit are neither compared nor added."""

import pytest

import whosays

ledger = whosays.load()
MEND = 'Choose claims of one measure and one unit: ledger.describe("claims") explains.'


def test_compare_shows_two_figures():
    """Two totals of casualties stand side by side, with the bounds that their hedges leave."""
    table = ledger.compare("c-2025-03-27-jcs-casualties", "c-2025-03-28-ukmod-5000")
    assert list(table["figure"]) == ["about 4,000 casualties", "more than 5,000 casualties"]
    assert list(table["low"]) == [4000, 5000]
    assert table["high"].isna().tolist() == [False, True]


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
            "c-2024-12-16-kirby-dozens has no number. Its claimant used words: “several dozen”.",
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


def test_total_is_labelled_as_ours():
    """A sum says that it is our arithmetic and keeps a floor a floor."""
    total = ledger.total(["c-2024-12-17-sof-50", "c-2024-12-19-nis-100"])
    assert (total["low"], total["high"]) == (150, None)
    assert (total["measure"], total["unit"]) == ("killed", "persons")
    assert total["label"] == "our arithmetic, nobody's claim"


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
    assert str(caught.value) == f"{text} {MEND}"


def test_comparable_needs_measure_and_unit():
    """Same measure and same unit are both needed."""
    assert ledger.comparable("c-2025-03-27-jcs-casualties", "c-2025-04-30-nis-4700")
    assert not ledger.comparable("c-2025-03-27-jcs-casualties", "c-2025-01-16-isw-92-day")
