"""The rooms of the classroom: each imports only those before it, so none needs the whole."""

import pytest
from test_import_direction import SOURCE, imported

ROOMS = [
    *("form", "problems", "text", "markup", "sheets", "handing_in", "reading", "people"),
    *("scoring", "paper", "board", "feedback", "marking", "grading", "exporting", "forgetting"),
]
HERE = SOURCE / "classroom"
MODULES = sorted(path for path in HERE.rglob("*.py") if path != HERE / "__init__.py")


def room_of(path):
    """Return the room that a module lies in; shared modules are rooms of their own."""
    return path.relative_to(HERE).with_suffix("").parts[0]


def reached(path, text):
    """Return the rooms that a module imports from."""
    names = [f"{module}.{name}".split(".") for module, name in imported(path, text)]
    return {parts[2] for parts in names if parts[:2] == ["whosays", "classroom"]} - {""}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_room_imports_only_those_before_it(path):
    """Reading knows nothing of scoring, scoring nothing of pages, and so on."""
    allowed = ROOMS[: ROOMS.index(room_of(path)) + 1]
    assert reached(path, path.read_text("utf-8")) - set(allowed) == set()


def test_an_import_the_wrong_way_is_found():
    """A reader that scores would be found."""
    text = "from whosays.classroom.scoring.keys import Keys"
    assert reached(HERE / "reading" / "x.py", text) == {"scoring"}
