"""A finished brief as one page that anybody can read, and as data for search engines."""

import json
import re
from html.parser import HTMLParser

import pytest
from student_briefs import CASES, unmarked

import whosays
from whosays import briefs, lessons

ledger = whosays.load()
words = lessons.words()["briefs"]
TEXT, TIES = unmarked(next(case["text"] for case in CASES if case["id"] == "own-number-unmarked"))
BRIEF = {"text": TEXT, "ties": TIES, "title": "My brief", "alias": "Kestrel", "date": "2026-05-04"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> about 4,000 & “more”"


class Tags(HTMLParser):
    """Collects tags, attributes and whether every tag is closed in order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.seen, self.ids, self.links = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note a tag, its id and where it leads."""
        self.seen.append(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Hold the end of a tag against its beginning."""
        assert self.open.pop() == tag


def test_the_page_is_whole_and_fetches_nothing():
    """One language, one title, headings in order, every tag closed; no script and no picture."""
    page = briefs.page(BRIEF, ledger, words)
    tags = Tags(page)
    assert tags.open == []
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert [tag for tag in tags.seen if tag[0] == "h" and tag[1:].isdigit()] == ["h1", "h2", "h2"]
    assert not {"script", "img", "link", "iframe"} & set(tags.seen)
    assert "url(" not in page


def test_every_figure_leads_to_its_row_and_back():
    """Links inside the page have their target, and no id is given twice."""
    tags = Tags(briefs.page(BRIEF, ledger, words))
    inside = {link[1:] for link in tags.links if link.startswith("#")}
    assert inside <= set(tags.ids)
    assert len(tags.ids) == len(set(tags.ids))
    assert len(inside) == 2 * len(briefs.figures(TEXT))


def test_the_page_tells_claim_claimant_day_and_page():
    """What a partner needs for the one-minute trace; the writer's own number is marked."""
    page = briefs.page(BRIEF, ledger, words)
    claim = ledger.claim("c-2025-03-27-jcs-casualties")
    assert "South Korea&#x27;s Joint Chiefs of Staff" in page
    assert "about 4,000 casualties" in page
    assert "on 27 March 2025" in page
    assert any(ledger.row(id)["url"] in page for id in (claim["report"],))
    assert "The writer’s own judgement; nobody’s claim." in page
    assert "Kestrel" in page


def test_what_a_student_types_stays_text():
    """Nothing typed becomes a tag, in the text, the title or the name."""
    page = briefs.page({"text": HOSTILE, "title": HOSTILE, "alias": HOSTILE}, ledger, words)
    assert not {"script", "img"} & set(Tags(page).seen)
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("brief", [{"text": ""}, {"text": "No number."}, {"text": "5,000 came."}])
def test_a_brief_without_sources_still_makes_a_page(brief):
    """And says so."""
    page = briefs.page(brief, ledger, words)
    assert "has no figures" in page or "No source given." in page


def reviews(brief):
    """Return the reviews of a brief."""
    return briefs.claim_review(brief, ledger, words)["@graph"]


def test_each_traced_claim_is_reviewed_once():
    """The claim, its claimant and day, the page, the student's sentence; a rating in words."""
    graph = reviews(BRIEF)
    tied = [tie["claim"] for tie in TIES if "claim" in tie]
    assert [each["itemReviewed"]["identifier"] for each in graph] == tied
    first = graph[0]
    assert first["@type"] == "ClaimReview"
    assert first["author"] == {"@type": "Person", "name": "Kestrel"}
    assert first["datePublished"] == "2026-05-04"
    assert first["itemReviewed"]["author"]["name"] == "South Korea's Joint Chiefs of Staff"
    assert first["itemReviewed"]["datePublished"] == "2025-03-27"
    assert first["itemReviewed"]["appearance"]["url"].startswith("http")
    assert first["claimReviewed"] == ledger.claim(tied[0])["paraphrase"]
    assert first["reviewBody"] in TEXT
    assert set(first["reviewRating"]) == {"@type", "alternateName"}


def test_no_review_rates_with_a_number():
    """A trace is no verdict, and no loss is ever scored."""
    assert "ratingValue" not in briefs.as_json(briefs.claim_review(BRIEF, ledger, words))


def test_verdicts_on_the_course_brief_are_reviews_too():
    """In reading order, rated with the verdict in words."""
    graph = reviews({"text": "", "verdicts": {"b2": "holds", "b1": "needs-repair", "b9": ""}})
    rated = [(each["itemReviewed"]["identifier"], each["reviewRating"]["alternateName"])
             for each in graph]  # fmt: skip
    labels = ledger.labels("brief", "verdict")
    assert rated == [("b1", labels["needs-repair"]), ("b2", labels["holds"])]


def test_only_a_day_and_a_web_address_are_passed_on():
    """What a search engine reads as a date or a link is one."""
    graph = reviews({**BRIEF, "date": "last week", "url": "javascript:alert(1)"})
    assert "datePublished" not in graph[0]
    assert "url" not in graph[0]
    assert reviews({**BRIEF, "url": "https://example.org/b"})[0]["url"] == "https://example.org/b"


def test_a_text_with_half_a_sign_can_be_saved():
    """A lone half of an emoji and control signs become one sign each; ties keep their places."""
    odd = {**BRIEF, "text": "\ud83d\x00" + TEXT[2:], "title": "\ud83d", "alias": "\udc00"}
    briefs.page(odd, ledger, words).encode()
    data = briefs.claim_review(odd, ledger, words)
    json.dumps(data, ensure_ascii=False).encode()
    assert len(data["@graph"]) == len(reviews(BRIEF))


def test_the_json_is_safe_inside_a_page():
    """It reads back as it was, and holds no sign that could end a script."""
    data = briefs.claim_review({**BRIEF, "alias": HOSTILE + "\u2028"}, ledger, words)
    text = briefs.as_json(data)
    assert json.loads(text) == data
    assert not re.search(r"[<>&\u2028\u2029]", text)
