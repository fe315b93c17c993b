"""cite() gives one readable sentence for every claim, with every hedge kept."""

import re

import pytest

import whosays
from whosays.ledger.cite import counted_where, number, words
from whosays.ledger.pages import best_page

ledger = whosays.load()
CLAIMS = [pytest.param(claim, id=claim["claim_id"]) for claim in ledger.claims.to_dict("records")]
HEDGES = {
    "about": r"about|some",
    "nearly": r"nearly|fewer than",
    "at-least": r"at least|or more",
    "more-than": r"more than",
    "up-to": r"up to",
    "between": r"between .* and ",
    "words": r"[a-z]{3}",
    "exact": r"\d",
}
KNOWLEDGE = {
    "assessed": "assessed",
    "estimated": "estimated",
    "believed": "believed",
    "likely": "judged it likely",
    "highly-likely": "judged it highly likely",
    "appears": "as it appeared",
    "reported": "passed on from others",
    "conditional": "with an if or a could",
    "stated": " said ",
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_sentence_has_every_part(claim):
    """Claimant, both hedges, day and link stand in the one sentence, and no column name."""
    told = ledger.cite(claim["claim_id"])
    assert re.search(HEDGES[claim["qualifier"]], counted_where(claim))
    assert KNOWLEDGE[claim["assessment"]] in told
    assert told.endswith(ledger.row(best_page(ledger, claim))["url"])
    assert told[0].isupper()
    assert not re.search(r"  | ,|\(\)|\bnan\b|\bNone\b|DPRK|persons|\{", told.partition("http")[0])


@pytest.mark.parametrize("claim", CLAIMS)
def test_counts_of_people_keep_their_word(claim):
    """Killed, wounded and casualties are never put for one another."""
    told = counted_where(claim).replace("officers killed", "killed")
    own = {"killed": r"killed|dead|portraits", "wounded": "wounded", "casualties": "casualties"}
    if claim["measure"] in own:
        assert re.search(own[claim["measure"]], told)
    if claim["measure"] == "casualties":
        assert not re.search("killed|wounded|dead", told)
    if claim["measure"] == "wounded":
        assert not re.search("killed|casualties", told)


@pytest.mark.parametrize("claim", [case for case in CLAIMS if case.values[0]["unit"] == "share"])
def test_share_stays_a_share(claim):
    """A share is told in its own words and called a share."""
    told = ledger.cite(claim["claim_id"])
    assert f" {claim['words']} " in told
    assert "a share and not a number" in told


@pytest.mark.parametrize("claim", CLAIMS)
def test_nobody_is_quoted(claim):
    """No sentence puts our words between quotation marks, or leaves a note in the place of one."""
    told = ledger.cite(claim["claim_id"]).partition("; read ")[0]
    assert not re.search('[“”;"]|believed on [^:]* about |, [a-z]+, [a-z]+ attention', told)


def test_note_is_told_as_a_sentence():
    """Where the words of a claim are our own short notes, the sentence tells what they mean."""
    assert ledger.cite("c-2023-11-23-nis-satellite").partition(";")[0] == (
        "South Korea's intelligence service NIS believed on 23 November 2023 that Russia helped "
        "the launch of the satellite of 21 November 2023 by analysing data of the failed attempts"
    )


def test_day_described_is_named_where_it_differs():
    """A count as of one day and stated on another has both days."""
    told = ledger.cite("c-2025-02-26-hur-400")
    assert "said on 5 March 2025: about 400 killed" in told
    assert ", as of 26 February 2025;" in told


EXAMPLES = {
    "c-2023-10-13-us-containers": (
        "The White House said on 13 October 2023: more than 1,000 containers (of military "
        "equipment and munitions moved from North Korea to Russia in recent weeks), as of "
        "1 October 2023; read at Yonhap News Agency, "
        "https://en.yna.co.kr/view/AEN20231014000400315"
    ),
    "c-2025-03-27-jcs-3000-more": (
        "South Korea's Joint Chiefs of Staff assessed on 27 March 2025: some 3,000 or more "
        "further soldiers sent in January and February 2025; read at Korea JoongAng Daily, which "
        "carried Yonhap News Agency, https://koreajoongangdaily.joins.com/news/2025-03-27/"
        "national/northKorea/North-Korea-presumed-to-send-at-least-3000-more-troops-to-Russia-"
        "South-says/2271569"
    ),
    "c-2025-01-06-us-space": (
        "The US State Department believed on 6 January 2025 that Russia intends to share space "
        "and satellite technology with North Korea; read at Korea JoongAng Daily, "
        + ledger.row("joongang-2025-01-06-blinken")["url"]
    ),
    "c-2025-01-sof-21": (
        "Ukraine's Special Operations Forces said on a day not known here: 21 killed (one battle, "
        "Kursk oblast); read at Espreso, " + ledger.row("espreso-2025-01-21killed")["url"]
    ),
}


@pytest.mark.parametrize("id", EXAMPLES)
def test_whole_sentence(id):
    """Sentences read as written here: a figure, an assessment, a statement, an undated one."""
    assert ledger.cite(id) == EXAMPLES[id]


def test_page_of_a_later_day_is_not_shown_early():
    """In a ledger cut at a day, a page printed after it is named as such and not linked."""
    early = ledger.known_by("2024-10-19")
    unseen = [c for c in early.claims.to_dict("records") if best_page(early, c) is None]
    assert unseen
    for claim in unseen:
        assert early.cite(claim["claim_id"]).endswith(
            "; read on a page of a later day, or of one not known"
        )


def test_page_of_the_day_is_linked_in_the_place_of_a_later_one():
    """Where one of a claim's pages was out by the day, the citation links that one."""
    told = ledger.known_by("2023-10-13").cite("c-2023-10-13-us-containers")
    assert told.endswith(ledger.row("ap-2023-10-13-containers")["url"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (9, "9"),
        (4000, "4,000"),
        (168679, "168,679"),
        (1_500_000, "1.5 million"),
        (1_000_000, "1 million"),
        (1_234_567, "1,234,567"),
        (5_500_000_000, "5.5 billion"),
        (28_000_000_000_000, "28 trillion"),
        (0.5, "0.5"),
    ],
)
def test_numbers_are_read_aloud(value, text):
    """Thousands have commas; round millions, billions and trillions are words."""
    assert number(value) == text


def test_year_has_no_comma():
    """A year stamped on a part is not a count."""
    assert number(2024, unit="year") == "2024"


@pytest.mark.parametrize("id", words()["own"])
def test_hand_written_phrase_brings_no_figure_of_its_own(id):
    """Every figure in a phrase of words.toml stands in the claim's row or in a related claim."""
    claim, table = ledger.claim(id), ledger.relations
    tied = table.loc[(table["from_claim"] == id) | (table["to_claim"] == id)]
    rows = [claim, *(ledger.claim(i) for i in {*tied["from_claim"], *tied["to_claim"]})]
    texts = [str(row[c]) for row in rows for c in ("scope", "paraphrase", "caveat", "as_of")]
    texts += [number(v) for row in rows for v in (row["value"], row["low"], row["high"]) if v == v]
    known = " ".join(texts)
    for figure in re.findall(r"\d[\d,.]*\d|\d", words()["own"][id]):
        assert figure in known, figure


def test_copies_are_cited_only_where_there_is_nothing_better():
    """The page that a citation links is no copy, unless the whole claim is thin."""
    kinds = ledger.sources.set_index("source_id")["kind"]
    for claim in ledger.claims.to_dict("records"):
        publisher = ledger.row(best_page(ledger, claim))["publisher"]
        assert (kinds[publisher] == "aggregator") == claim["thin"]
