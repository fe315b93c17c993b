"""Every kind of hostile and broken file in the drop folder: the board goes on counting."""

import contextlib
import json

import pytest
from dropped import dropped
from hostile_files import KINDS

import whosays

LEDGER = whosays.load()
BUTTONS = ("answer", "trust", "items", "names")


def looked(folder):
    """Return the board of a folder after it has looked at everything."""
    board = whosays.class_board(folder, question="02-q3", ledger=LEDGER)
    while board.look():
        pass
    return board


@pytest.mark.parametrize("name", KINDS)
def test_no_file_whatever_stops_the_board(tmp_path, name):
    """One good hand-in beside it is counted, and the file's own lesson can be shown."""
    folder = tmp_path / "drop"
    dropped(folder, "Ada", "02", ("02-q3", "d"))
    with contextlib.suppress(OSError, AttributeError):
        KINDS[name].make(folder)
    board = looked(folder)
    assert board.votes.right_last >= 1
    for button in BUTTONS:
        board._foot._receive(board._foot, {"type": "press", "id": button}, [])
    board.lesson = "05"
    json.dumps([board._head.blocks, board._foot.blocks], ensure_ascii=False).encode("utf-8")


def test_what_was_read_once_is_not_read_again(tmp_path):
    """All kinds together cost one reading: the next look finds nothing new."""
    for number, kind in enumerate(KINDS.values()):
        place = tmp_path / "drop" / f"kind{number}"
        place.mkdir(parents=True)
        with contextlib.suppress(OSError, AttributeError):
            kind.make(place)
    board = looked(tmp_path / "drop")
    board.look()
    assert board._look.changed is False
