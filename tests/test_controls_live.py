"""The live sheet: what it shows, and that it answers each time the page asks for news."""

import pytest

from whosays.controls import Live

ASK = {"type": "ask"}


@pytest.fixture
def sent(monkeypatch):
    """Collect what a sheet sends to the page."""
    messages = []
    monkeypatch.setattr(Live, "send", lambda _sheet, message: messages.append(message))
    return messages


def test_it_shows_its_blocks():
    """Blocks are given at first, and exchanged by setting them."""
    sheet = Live([{"kind": "text", "id": "a", "text": "Hello"}])
    sheet.blocks = [{"kind": "text", "id": "a", "text": "Bye"}]
    assert sheet.blocks == [{"kind": "text", "id": "a", "text": "Bye"}]


def test_it_never_asks_unless_told_to():
    """Without a number of seconds the page is quiet."""
    assert Live().every == 0


@pytest.mark.parametrize("more", [True, False])
def test_it_tells_whether_there_is_more(sent, more):
    """The page asks at once for what is still to come."""
    sheet = Live(every=1)
    sheet.on_ask(lambda: more)
    sheet._receive(sheet, ASK, [])
    assert sent == [{"type": "told", "more": more}]


def test_a_failure_is_answered_too(sent):
    """A page that heard nothing would not ask again for a long time."""
    sheet = Live(every=1)
    sheet.on_ask(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sheet._receive(sheet, ASK, [])
    assert sent == [{"type": "told", "more": False}]


def test_a_press_names_its_button():
    """A pressed button is told by its id."""
    pressed = []
    sheet = Live()
    sheet.on_press(pressed.append)
    sheet._receive(sheet, {"type": "press", "id": "names"}, [])
    assert pressed == ["names"]


def test_a_press_that_nobody_waits_for_does_nothing(sent):
    """A sheet without buttons takes no harm from a message."""
    sheet = Live()
    sheet._receive(sheet, {"type": "press", "id": "x"}, [])
    assert sent == []
