"""The words of the controls: every one that the scripts say is in words.toml."""

import re
from importlib.resources import files

import pytest

from whosays import lessons
from whosays.controls import assets
from whosays.questions import ROLES

SCRIPTS = files("whosays") / "controls" / "js"
KINDS = {
    "card": ("inputs", "card"),
    "figure": ("inputs", "figure"),
    "input": ("inputs",),
    "group": (),
    "live": ("inputs",),
    "offer": ("inputs", "offer"),
    "sign-in": ("inputs", "present"),
    "writer": ("inputs", "card", "writer"),
}
SECTIONS = ("inputs", "card", "figure", "offer", "present", "writer")
# What a lesson hears while it is shown to a class; each key has a line of its own.
HEARD = ("next", "back", "ends", "scroll", "size", "full", "code", "close", "help")


def said(kind: str) -> set[str]:
    """Names of the words that one widget's script says."""
    return set(re.findall(r'(?:say|button|section)\(\s*"(\w+)"', assets.esm(kind))) - {"ws"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_that_a_script_says_is_there(kind):
    """No student reads the name of a missing word."""
    missing = said(kind) - set(assets.words(*KINDS[kind]))
    assert missing == set()


def test_every_role_has_a_word():
    """The line above a question says what it is for."""
    words = assets.words("inputs", "card")
    assert [role for role in ROLES if f"role_{role}" not in words] == []


def test_no_word_is_left_over():
    """A word that nothing says any more is removed."""
    scripts = "".join(assets.esm(kind) for kind in KINDS)
    built = {f"role_{role}" for role in ROLES} | {"mark_right", "mark_wrong"}
    built |= {f"{part}_{name}" for part in ("key", "does") for name in HEARD}
    words = {name for section in SECTIONS for name in lessons.words()[section]}
    assert {word for word in words - built if f'"{word}"' not in scripts} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_script_asks_nothing_of_the_network(kind):
    """No script imports, fetches or loads anything."""
    assert re.findall(r"\bimport\b[^;]*from|\bfetch\(|XMLHttp|@import", assets.esm(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_script_makes_html_of_text(kind):
    """Text becomes nodes, never markup: nothing that a ledger says can run."""
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", assets.esm(kind))
        == []
    )


def test_the_style_sheet_loads_nothing():
    """Styles hold no address."""
    assert "url(" not in (SCRIPTS / "controls.css").read_text("utf-8")
