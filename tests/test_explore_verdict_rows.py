"""Rows of the ledger as evidence: one short sentence each, found by its words, with its page."""

import pytest
from small_ledger import write_ledger

import whosays
from whosays.explore._verdict_rows import TABLES, evidence_rows


@pytest.fixture(scope="module")
def rows():
    """The rows of the course's ledger by id."""
    return {row["id"]: row for row in evidence_rows(whosays.load())}


def test_every_row_of_six_tables_is_there_once(rows):
    """Claims, events, offices, retellings, specimens and pages: none is left out."""
    ledger = whosays.load()
    ids = [id for table in TABLES for id in getattr(ledger, table).iloc[:, 0]]
    assert sorted(rows) == sorted(ids)
    assert len(evidence_rows(ledger)) == len(ids)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        pytest.param(
            "c-2025-03-27-jcs-11000",
            "Claim by South Korea's Joint Chiefs of Staff, 27 March 2025: ",
            id="claim",
        ),
        pytest.param("e-2024-05-12-shoigu-moved", "Event, 12 May 2024: ", id="event"),
        pytest.param("o-mark-rutte-2024", "Office: Mark Rutte, ", id="office"),
        pytest.param("x-shoigu-office-menafn", "Slip at MENAFN, 13 July 2025: ", id="specimen"),
        pytest.param("ap-2025-03-21-shoigu", "Page at ", id="page"),
        pytest.param("r-12-dlf-2024-12-23-1100", "Retelling at ", id="retelling"),
    ],
)
def test_the_first_word_says_what_it_is(rows, id, text):
    """Table, who or what, and the day stand at the beginning."""
    assert rows[id]["text"].startswith(text)


def test_a_retelling_says_what_changed(rows):
    """Its own words and the kind of change are both told."""
    text = rows["r-12-dlf-2024-12-23-1100"]["text"]
    assert "about 1,100 fallen. What changed: wounded and lost became dead." in text


def test_a_post_has_its_days(rows):
    """Both ends of a post are told as far as they are known."""
    ledger = whosays.load()
    told = ledger.offices[ledger.offices["start"].notna() & ledger.offices["end"].notna()]
    text = rows[told["office_id"].iloc[0]]["text"]
    assert " from " in text
    assert " to " in text


def test_what_was_not_found_again_comes_last_and_says_so(rows):
    """Nobody comes upon a doubtful row first, or without a warning."""
    ledger = whosays.load()
    claims = ledger.claims.set_index("claim_id")
    weak = set(claims.index[claims["thin"] | (claims["checked"] == "not-found")])
    last = [text.endswith(("find it again.", "copies only.")) for text in _texts(rows)]
    assert all(rows[id]["text"].endswith(("find it again.", "copies only.")) for id in weak)
    assert last == sorted(last)


def _texts(rows):
    return [row["text"] for row in rows.values()]


def test_every_row_has_a_page_and_one_sentence_end(rows):
    """A link for each, no stop doubled, no blank cell written out."""
    assert [id for id, row in rows.items() if not row["url"].startswith("http")] == []
    assert [text for text in _texts(rows) if text.endswith("..") or "nan" in text.split()] == []


def test_a_row_opens_the_page_that_it_is_about(rows):
    """A slip is read where it was made, and not on the better page."""
    ledger = whosays.load()
    page = ledger.value("x-shoigu-office-menafn.report")
    assert rows["x-shoigu-office-menafn"]["url"] == ledger.value(f"{page}.url")


def test_another_story_has_rows_too(tmp_path):
    """A ledger of one's own gives its sentences."""
    texts = [row["text"] for row in evidence_rows(whosays.load(write_ledger(tmp_path)))]
    assert "Office: Jo Doe, Head of the police, from January 2024 to 2025." in texts
    assert "Event, 1 May 2025: A march on May Day." in texts
