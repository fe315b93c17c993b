"""A page's storage in plain Python: it answers when the test lets it, and can be full or lost."""

from functools import partial

from whosays.journal import page


class Browser:
    """What outlives a page: the records of all tabs, and the tabs that hear of each other."""

    def __init__(self):
        self.records, self.shelves = [], []

    def tab(self, folder, trouble=""):
        """Open a page of its own, with an empty folder in memory."""
        shelf = FakeShelf(self, trouble)
        self.shelves.append(shelf)
        return page.Page(shelf, folder)


class FakeShelf:
    """One tab's shelf; `answer` lets it answer what it was asked to keep."""

    def __init__(self, browser, trouble=""):
        self.browser, self.trouble = browser, trouble
        self.asked, self.news = [], []

    def files(self):
        """Put the records together, as `shelf.js` does."""
        found = {}
        for file, offset, data, time in self.browser.records:
            kept, _ = found.get(file, (b"", 0))
            kept = kept.ljust(offset, b"\n")
            found[file] = (kept[:offset] + data + kept[offset + len(data) :], time)
        return [(file, data, time) for file, (data, time) in found.items()]

    def put(self, file, offset, data, settled):
        """Take bytes to keep; nothing is kept before `answer`."""
        self.asked.append((file, offset, bytes(data), settled))

    def listen(self, news):
        """Let another tab's records be heard."""
        self.news.append(news)

    def answer(self, fault="", which=0):
        """Keep one of the things asked for, or refuse it with a fault."""
        file, offset, data, settled = self.asked.pop(which)
        if not fault:
            self.browser.records.append((file, offset, data, 1e9 + len(self.browser.records)))
            others = (each for each in self.browser.shelves if each is not self)
            for news in (news for each in others for news in each.news):
                news(file, offset, data)
        settled(fault)

    def answer_all(self, fault=""):
        """Answer until nothing is asked any more; what is refused is not asked again by itself."""
        while self.asked:
            self.answer(fault)


def use(monkeypatch, found):
    """Let the journal find this page, as it does in a browser."""
    monkeypatch.setattr(page, "here", partial(_given, found))


def _given(found):
    return found
