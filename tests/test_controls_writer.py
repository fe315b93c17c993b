"""The writer: what it refuses, passes on and shows; it never changes a word."""

from typing import Any

import pytest

from whosays.controls import Writer

SPEC = {"id": "w1", "prompt": "Write."}
CLAIMS = {"c-1": "about 10,000", "c-2": "11,000"}


class Page:
    """Stands for the page: sends to a writer and keeps what comes back."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.got: list[dict[str, Any]] = []
        writer.send = lambda content, buffers=None: self.got.append(content)

    def send(self, **message: Any) -> None:
        """Send one message and let the writer handle it."""
        self.writer._receive(self.writer, message, [])


@pytest.fixture
def page() -> Page:
    """A writer on its page."""
    return Page(Writer(SPEC, options=CLAIMS))


REFUSED = {
    "no prompt": (
        {"id": "w1"},
        CLAIMS,
        "This Writer has no prompt. Nobody could tell what to write, least of all a screen reader. "
        'Give spec["prompt"] a sentence that says what to write.',
    ),
    "no options": (
        SPEC,
        {},
        "This Writer has no options. There is nothing that a number could be tied to. "
        'Give it ids with their texts, such as {"c-1": "about 10,000"}.',
    ),
}


@pytest.mark.parametrize(("spec", "options", "text"), REFUSED.values(), ids=REFUSED)
def test_what_nobody_could_use_is_refused(spec, options, text):
    """A writer needs a prompt, and something to tie a number to."""
    with pytest.raises(ValueError, match="This Writer has no") as error:
        Writer(spec, options=options)
    assert str(error.value) == text


def test_the_words_are_kept_as_they_came(page):
    """Spaces, capitals and signs of the writer stay; the function gets the same."""
    seen = []
    page.writer.on_write(lambda text, ticks: seen.append((text, ticks)) or {"summary": "one"})
    page.send(type="write", text="  So, 3k \n men 😀", ticks=["r1"], turn="t1")
    assert seen == [("  So, 3k \n men 😀", ["r1"])]
    assert (page.writer.text, page.writer.ticks) == ("  So, 3k \n men 😀", ["r1"])
    assert page.writer.summary == "one"
    assert page.got == [{"type": "reply", "to": "write", "turn": "t1", "failed": False}]


def test_a_tie_goes_to_its_function(page):
    """The key of the number and what it is tied to arrive; what comes back is shown."""
    figure = {"key": 3, "tie": "c-1"}
    page.writer.on_tie(lambda key, tie: {"figures": [{"key": key, "tie": tie}]})
    page.send(type="tie", key=3, tie="c-1", turn="t2")
    assert page.writer.figures == [figure]


def test_keeping_shows_what_came_of_it(page):
    """The heading and the word on saving stand on the page."""
    saved = {"ok": True, "text": "Saved."}
    page.writer.on_submit(lambda text, _: {"feedback": {"heading": text}, "saved": saved})
    page.send(type="submit", text="Mine", turn="t3")
    assert (page.writer.feedback, page.writer.saved) == ({"heading": "Mine"}, saved)


def test_a_file_goes_to_the_page(page):
    """Its name, its type and its text come with the reply, and nowhere else."""
    page.writer.on_save(lambda file: {"name": f"{file}.html", "type": "text/html", "text": "<p>"})
    page.send(type="save", file="page", turn="t4")
    assert page.got[-1]["file"] == {"name": "page.html", "type": "text/html", "text": "<p>"}


def test_a_note_comes_in_place_of_a_file(page):
    """Where no file is made, the page gets the sentence that says why."""
    page.writer.on_save(lambda _: {"note": "Write something first."})
    page.send(type="save", file="page", turn="t4")
    assert page.got[-1]["file"] == {"note": "Write something first."}


def test_a_fault_is_told_to_the_page(page):
    """A function that fails leaves nobody waiting, and the words stay."""

    def fail(_text: str, _ticks: Any) -> dict[str, Any]:
        raise ZeroDivisionError

    page.writer.on_write(fail)
    with pytest.raises(ZeroDivisionError):
        page.send(type="write", text="Mine", turn="t5")
    assert page.got == [{"type": "reply", "to": "write", "turn": "t5", "failed": True}]


STRANGE = {
    "no type": {},
    "another type": {"type": "frame"},
    "nobody listens": {"type": "tie", "key": 1},
}


@pytest.mark.parametrize("message", STRANGE.values(), ids=STRANGE)
def test_other_messages_are_left_alone(page, message):
    """What the writer does not know, or nobody listens to, gets no reply."""
    page.send(**message)
    assert page.got == []
