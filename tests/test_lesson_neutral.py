"""The course takes no side: no word that judges a party, in lessons, on cards or in the ledger."""

import json
import re
from pathlib import Path

import lesson_texts
import pytest

import whosays
from whosays import lessons

ROOT = Path(__file__).parents[1]
PARTISAN = re.compile(
    r"\b(admit(?:s|ted)?|aggressors?|boast\w*|brag\w*|butcher\w*|cannon fodder|cronies|despot\w*|"
    r"dictators?\w*|fanatic\w*|henchm[ae]n|heroic\w*|heroes|hordes?|liberat(?:ed|ors?)|martyrs?|massacre\w*|"
    r"meat grinder|mercenar\w+|nazis?|orcs?|propagand\w*|puppets?|regimes?|slaughter\w*|so-called|"
    r"terrorists?|thugs?|tyran\w+|warmonger\w*)\b",
    re.IGNORECASE,
)
#: Verbs of telling that lean on the teller; a ledger's own words use plain ones for every side.
LEANING = re.compile(r"\b(claimed|alleged|insisted|conceded|blamed|revealed|warned)\b", re.I)


def texts():
    """Yield every text of the course that a student or a teacher reads."""
    for id in lessons.ids():
        data = lessons.read(id)
        yield pytest.param("\n".join(map(lesson_texts.question_text, data.questions)), id=id)
        prose = "\n".join(cell["source"] for cell in lesson_texts.cells(data.notebook))
        yield pytest.param(prose, id=data.notebook)
    yield pytest.param(json.dumps(lessons.words(), ensure_ascii=False), id="words")
    for page in sorted((ROOT / "docs" / "teachers").glob("*.md")):
        yield pytest.param(page.read_text("utf-8"), id=page.name)


@pytest.mark.parametrize("text", [*texts()])
def test_no_text_judges_a_side(text):
    """No word of praise or blame stands for any party to the war."""
    assert PARTISAN.findall(text) == []


@pytest.mark.parametrize(
    ("table", "column"), [("claims", "paraphrase"), ("events", "summary"), ("brief", "text")]
)
def test_the_ledger_tells_every_side_with_the_same_verbs(table, column):
    """Our own words say *said* for each claimant, whoever it is."""
    rows = getattr(whosays.load(), table).set_index(f"{table.removesuffix('s')}_id")[column]
    found = {id: PARTISAN.findall(text) + LEANING.findall(text) for id, text in rows.items()}
    assert {id: words for id, words in found.items() if words} == {}


FOUND = {
    "a judgement": ("The regime sent troops.", ["regime"]),
    "any form": ("They boasted of heroes.", ["boasted", "heroes"]),
    "plain words": ("South Korea's ministry said so, and Pyongyang did not answer.", []),
}


@pytest.mark.parametrize(("text", "words"), FOUND.values(), ids=FOUND)
def test_a_judging_word_is_found(text, words):
    """The search finds what it is for, and leaves plain words alone."""
    assert PARTISAN.findall(text) == words
