"""Random schedules of tabs, refusals and closed pages, held against a simple model."""

import tempfile
from pathlib import Path

import page_shelf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.journal import open_journal

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("write", "write", "keep", "keep", "refuse", "flush", "tab")),
        st.integers(0, 7),
    ),
    max_size=40,
)


class Pages:
    """Tabs that are opened one by one, the journal of each, and what each showed as saved."""

    def __init__(self, folder, monkeypatch):
        self.browser, self.folder, self.patch = page_shelf.Browser(), Path(folder), monkeypatch
        self.journals, self.own, self.shown, self.count = [], [], set(), 0
        self.tab(0)

    def tab(self, _which):
        """Open a page with a journal of its own."""
        page = self.browser.tab(self.folder / str(len(self.journals)))
        page_shelf.use(self.patch, page)
        journal, own = open_journal(None, alias="Mina", lesson="01"), []
        journal.on_settled(lambda saved: self.shown.update(own if saved.ok else ()))
        self.journals.append(journal)
        self.own.append(own)

    def write(self, which):
        """Answer in one of the tabs."""
        which %= len(self.journals)
        self.count += 1
        self.own[which].append(self.count)
        self.journals[which].write("01-q1", self.count)

    def flush(self, which):
        """Try again in one of the tabs."""
        self.journals[which % len(self.journals)].flush()

    def keep(self, which, fault=""):
        """Let one of the tabs' shelves answer something that it was asked."""
        asked = self.browser.shelves[which % len(self.browser.shelves)]
        if asked.asked:
            asked.answer(fault, which % len(asked.asked))

    def refuse(self, which):
        """Let a shelf be full for once."""
        self.keep(which, "QuotaExceededError")

    def read(self):
        """Return what a new page reads."""
        self.tab(0)
        return [entry.answer for entry in self.journals[-1].entries()]


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_what_was_shown_as_saved_outlives_every_page(steps):
    """At any moment a new page reads all that was shown as saved; in the end each answer once."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        pages = Pages(folder, patch)
        for name, which in steps:
            getattr(pages, name)(which)
        assert pages.shown <= set(pages.read())
        for journal, shelf in zip(pages.journals, pages.browser.shelves, strict=True):
            shelf.answer_all()
            journal.flush()
            shelf.answer_all()
            assert journal.state().ok
        assert sorted(pages.read()) == list(range(1, pages.count + 1))
