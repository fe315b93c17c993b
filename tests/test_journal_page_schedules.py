"""Random schedules of tabs, refusals and closed pages, held against a simple model."""

import os
import tempfile
from functools import partial
from pathlib import Path

import page_shelf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.journal import open_journal

NAMES = ("write", "write", "keep", "keep", "refuse", "flush", "tab", "again", "other")
STEPS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 7)), max_size=40)


class Seat:
    """One page that is open: its shelf, the journal that is written in, and who writes."""

    def __init__(self, page):
        self.page, self.alias, self.journal = page, "Mina", None


class Pages:
    """Pages that are opened one by one, who answers in each, and what each showed as saved."""

    def __init__(self, folder, monkeypatch):
        self.browser, self.folder, self.patch = page_shelf.Browser(), Path(folder), monkeypatch
        # What a page holds in memory need not be on a disk.
        self.patch.setattr(os, "fsync", lambda _handle: None)
        self.seats, self.shown, self.count = [], set(), 0
        self.tab(0)

    def tab(self, _which):
        """Open a page with a journal of its own."""
        self.seats.append(Seat(self.browser.tab(self.folder / str(len(self.seats)))))
        self.again(-1)

    def seat(self, which):
        """Return one of the pages, and let the journal find it."""
        seat = self.seats[which % len(self.seats)]
        page_shelf.use(self.patch, seat.page)
        return seat

    def again(self, which):
        """Open a new journal in one of the pages, as the set-up cell does when it is run again."""
        seat = self.seat(which)
        seat.journal = open_journal(None, alias=seat.alias, lesson="01")
        seat.journal.on_settled(partial(self.settled, seat, seat.journal))
        self.show(seat)

    def other(self, which):
        """Let somebody else sign in, or the first one come back."""
        seat = self.seat(which)
        seat.alias = "Auk" if seat.alias == "Mina" else "Mina"
        self.again(which)

    def settled(self, seat, journal, saved):
        """Note what is shown as saved, unless another journal was opened since."""
        if journal is seat.journal:
            assert saved == journal.state()
            self.show(seat)

    def show(self, seat):
        """Show all that this person answered as saved, if the journal says that it is."""
        if seat.journal.state().ok:
            self.shown |= {(seat.alias, entry.answer) for entry in seat.journal.entries()}

    def write(self, which):
        """Answer in one of the pages."""
        self.count += 1
        self.seat(which).journal.write("01-q1", self.count)

    def flush(self, which):
        """Try again in one of the pages, with no new line."""
        seat = self.seat(which)
        seat.journal.retry()
        self.show(seat)

    def keep(self, which, fault=""):
        """Let one of the pages' shelves answer something that it was asked."""
        asked = self.seat(which).page.shelf
        if asked.asked:
            asked.answer(fault, which % len(asked.asked))

    def refuse(self, which):
        """Let a shelf be full for once."""
        self.keep(which, "QuotaExceededError")

    def read(self):
        """Return what a new page reads: whose answers, and which."""
        self.tab(0)
        books = (open_journal(None, alias=alias, lesson="01") for alias in ("Mina", "Auk"))
        return [(book.alias, entry.answer) for book in books for entry in book.entries()]


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_what_was_shown_as_saved_outlives_every_page(steps):
    """At any moment a new page reads all that was shown as saved; in the end each answer once."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        pages = Pages(folder, patch)
        for name, which in steps:
            getattr(pages, name)(which)
        assert pages.shown <= set(pages.read())
        for seat in list(pages.seats):
            seat.page.shelf.answer_all()
            seat.page.send()
            seat.page.shelf.answer_all()
            assert seat.journal.state().ok
            assert seat.journal.problems == []
        assert sorted(answer for _, answer in pages.read()) == list(range(1, pages.count + 1))
