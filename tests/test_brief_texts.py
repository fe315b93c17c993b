"""Twenty briefs as students write them: each fault is found, and its clean twin is left alone."""

import pytest
from student_briefs import CASES, faulty, found, unmarked

import whosays
from whosays import briefs

ledger = whosays.load()
TEXTS = [pytest.param(case, id=case["id"]) for case in CASES]


def test_there_are_twenty():
    """Twenty texts, each of a length that the lesson asks for."""
    words = [len(unmarked(case["text"])[0].split()) for case in CASES]
    assert len(CASES) == 20
    assert all(80 <= count <= 150 for count in words)


@pytest.mark.parametrize("case", TEXTS)
def test_the_clean_twin_is_left_alone(case):
    """A careful text gets no remark at all, however it is spelled."""
    assert found(case["text"], ledger) == []


@pytest.mark.parametrize("case", TEXTS)
def test_the_fault_is_found_and_nothing_else(case):
    """The whole list of remarks is the fault that was put in."""
    assert sorted(found(faulty(case), ledger)) == sorted(case["found"])


@pytest.mark.parametrize("case", TEXTS)
def test_every_marked_figure_is_found(case):
    """Each figure that a student would tie is one that the text is found to hold."""
    text, ties = unmarked(case["text"])
    places = {(each.start, each.end) for each in briefs.figures(text)}
    assert {(tie["start"], tie["end"]) for tie in ties} <= places


@pytest.mark.parametrize("case", TEXTS)
def test_no_claim_of_the_texts_is_thin(case):
    """No text rests on a claim that the ledger calls thin or could not find again."""
    _, ties = unmarked(case["text"])
    rows = [ledger.claim(tie["claim"]) for tie in ties if "claim" in tie]
    assert [row["claim_id"] for row in rows if row["thin"] or row["checked"] == "not-found"] == []
