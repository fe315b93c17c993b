"""Source cards, the brief and what is kept: plain tags, escaped, complete."""

from html.parser import HTMLParser
from types import SimpleNamespace

import IPython.display
import pytest

import whosays
from whosays.study import pages


@pytest.fixture(scope="module")
def ledger():
    """Return the ledger once."""
    return whosays.load()


class Tags(HTMLParser):
    """Collects tags and text."""

    def __init__(self, html):
        """Read the HTML."""
        super().__init__()
        self.tags, self.links, self.text = set(), [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note a tag and its link."""
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        """Note text."""
        self.text += data


@pytest.mark.parametrize("table", ["claims", "retellings", "events"])
def test_every_row_has_a_source_card(table, ledger):
    """Who, when, what and a link, for every row of the three tables."""
    for id in getattr(ledger, table).iloc[:, 0]:
        card = Tags(pages.source_card(ledger, id))
        assert card.tags <= {"p", "strong", "small", "a"}
        assert len(card.links) == 1
        assert "nan" not in card.text.lower().split()


def test_source_card_names_a_page_that_is_no_copy(ledger):
    """Where a claim stands on several pages, the card links one that is no aggregator."""
    card = Tags(pages.source_card(ledger, "c-2024-11-22-osc-tanker-visits"))
    kinds = ledger.sources.set_index("name")["kind"]
    outlet = next(name for name in kinds.index if f"Read at {name}," in card.text)
    assert kinds[outlet] != "aggregator"


def test_row_without_a_card_says_which_have_one(ledger):
    """A source is no claim; the error lists what can be shown."""
    with pytest.raises(ValueError, match="has no source card") as caught:
        pages.source_card(ledger, "rok-nis")
    assert str(caught.value) == (
        "'rok-nis' has no source card. Cards show a claim, a retelling or an event. "
        "Name a row of claims, retellings or events."
    )


def test_brief_holds_every_claim_in_reading_order(ledger):
    """All fifteen fragments stand in the brief, in order, and nothing of the verdicts."""
    text = whosays.lesson("01").brief().text.replace("\n", " ")
    places = [text.index(each) for each in ledger.brief.sort_values("position")["text"]]
    assert places == sorted(places)
    assert not any(word in text for word in ledger.brief["verdict"])


def test_names_cannot_smuggle_markup(ledger, tmp_path):
    """An alias with tags or stars is shown as typed, not obeyed."""
    lesson = whosays.lesson("00", answers=tmp_path)
    lesson.desk.sign_in("<b>*x*</b>")
    assert "<b>" not in lesson.saved().html
    assert "∗x∗" in lesson._welcome("{alias}")


def test_what_is_kept_is_told_anew_where_it_stands(tmp_path, monkeypatch):
    """Who ran the cell too early need not run it again: sign-in and answers change what it says."""
    told = []
    shown = SimpleNamespace(update=lambda page: told.append(page.text))
    monkeypatch.setattr(IPython.display, "display", lambda page, display_id: shown)
    lesson = whosays.lesson("00", answers=tmp_path)
    page = lesson.saved()
    assert page.text.startswith("Nobody is signed in")
    page._ipython_display_()
    lesson.sign_in()._receive(None, {"type": "submit", "value": "heron"}, None)
    lesson.submit("00-q1", "a", 50)
    assert told[0].startswith("You are signed in as heron. There is no answer")
    assert told[-1].startswith("Kept under the alias heron: answers to 1 of")
