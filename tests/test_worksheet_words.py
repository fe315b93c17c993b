"""Every word for worksheets is said somewhere, and every problem can happen."""

import re
import tomllib
from pathlib import Path

import pytest

from whosays import questions
from whosays.editions import worksheets

FOLDER = Path(worksheets.__file__).parent
WORDS = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
CODE = "".join(each.read_text("utf-8") for each in sorted(FOLDER.rglob("*.py")))
TEMPLATES = "".join(each.read_text("utf-8") for each in sorted(FOLDER.glob("*.typ")))
SAID = {*re.findall(r"[\"'](\w+)[\"']", CODE)}
#: What templates take by name: a sheet's words in all of them, a key's in its own.
SET = {
    "sheet": {*re.findall(r"data\.words\.(\w+)", TEMPLATES)},
    "key": {*re.findall(r"said\.(\w+)", (FOLDER / "key.typ").read_text("utf-8"))},
}


@pytest.mark.parametrize("section", [*WORDS])
def test_no_word_for_worksheets_is_left_over(section):
    """A word that no sheet, key or message says any more is removed."""
    names = set(WORDS[section]) if section != "roles" else set()
    assert sorted(names - SAID - SET.get(section, set())) == []


@pytest.mark.parametrize("section", [*SET])
def test_no_word_that_a_template_sets_is_missing(section):
    """A template that names a word that is gone would fail on some lesson only."""
    assert sorted(SET[section] - WORDS[section].keys()) == []


def test_each_role_has_its_words():
    """A question of any role can be named in a key."""
    assert WORDS["roles"].keys() == {*questions.ROLES}


def test_a_problem_says_what_why_and_how_to_mend_it():
    """Each message is three sentences or more, and ends with the line to type."""
    for code, parts in WORDS["error"].items():
        assert [*parts] == ["what", "why", "mend"], code
        assert re.search(r": \{(command|python)\} .+$", parts["mend"]), code
