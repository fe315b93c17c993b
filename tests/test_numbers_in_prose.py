"""Every number that a student reads comes from somewhere."""

from fractions import Fraction

import lesson_texts
import prose_numbers
import pytest

import whosays
from whosays import lessons

LEDGER = {"c-1.value": 43.0, "c-1.stated_on": "2024-11-22", "c-1.scope": "since March 2024"}


@pytest.fixture(scope="module")
def ledger():
    """Return the ledger of the package."""
    return whosays.load()


def told(text, declared):
    """Return the faults of a text, judged by the small table above."""
    return prose_numbers.faults(
        text, declared, resolve=LEDGER.__getitem__, count={"claims": 301}.get
    )


FOUND = {
    "digits": ("They called 43 times.", [43]),
    "comma": ("More than 24,000 containers", [24000]),
    "decimal-and-scale": ("1.7 and 5.5 billion dollars", [Fraction("1.7"), 5500000000]),
    "digits-and-word": ("165 thousand barrels", [165000]),
    "word": ("eleven soldiers", [11]),
    "hyphen": ("forty-three visits", [43]),
    "two-words": ("six hundred thousand tonnes", [600000]),
    "scale-alone": ("a million barrels", [1000000]),
    "dozen": ("over a dozen tankers", [12]),
    "fraction": ("two fifths of it", [Fraction(2, 5)]),
    "half": ("half of Russia's shells", [Fraction(1, 2)]),
    "percent": ("up to 40 percent", [40]),
    "date": ("on 21 March 2025 they met", ["2025-03-21"]),
    "month": ("in January 2025", ["2025-01"]),
    "day-without-year": ("on 27 March, later", ["--03-27"]),
    "year": ("during 2024", [2024]),
    "one-is-prose": ("one word, and no one saw it", []),
    "ordinals-are-prose": ("the first, the third and the fourth", []),
    "months-alone-are-prose": ("it may be; in January and February", []),
    "lesson-labels-are-names": ("Lessons 02 to 07 follow lesson 01.", []),
    "list-numbers-are-markup": ("1. Who says it?\n2. What is claimed?", []),
    "code-and-links-are-not-prose": ("`c-2024-11` and [here](https://x.org/2024)", []),
}


@pytest.mark.parametrize(("text", "values"), FOUND.values(), ids=FOUND)
def test_finder_finds_numbers(text, values):
    """Digits, words, fractions and dates are found; labels and code are not."""
    assert [each.value for each in prose_numbers.find(text)] == values


FAULTS = {
    "undeclared": ("43 visits", {}, ["'43' is not declared"]),
    "absent": ("visits", {"43": "course"}, ["'43' is declared but absent"]),
    "differs": ("44 visits", {"44": "c-1.value"}, ["'44' is not what 'c-1.value' gives"]),
    "wrong-day": (
        "on 21 March 2025",
        {"21 March 2025": "c-1.stated_on"},
        ["'21 March 2025' is not what 'c-1.stated_on' gives"],
    ),
    "no-number": ("43 visits", {"43": "course", "visits": "course"}, ["'visits' is no number"]),
}


@pytest.mark.parametrize(("text", "declared", "said"), FAULTS.values(), ids=FAULTS)
def test_faults_are_told(text, declared, said):
    """A number without a source, a source without a number and a wrong one are told."""
    assert told(text, declared) == said


SOUND = {
    "row": ("Forty-three visits", {"43": "c-1.value"}),
    "distractor": ("44 visits", {"44": "distractor"}),
    "sum": ("Seven fewer", {"7": "arithmetic: 50 - c-1.value"}),
    "day": ("on 22 November 2024", {"22 November 2024": "c-1.stated_on"}),
    "coarser-day": ("in November 2024", {"November 2024": "c-1.stated_on"}),
    "day-without-year": ("on 22 November", {"22 November": "c-1.stated_on"}),
    "in-words-of-a-row": ("from March 2024", {"March 2024": "c-1.scope"}),
    "count": ("301 rows", {"301": "count: claims"}),
}


@pytest.mark.parametrize(("text", "declared"), SOUND.values(), ids=SOUND)
def test_declared_numbers_pass(text, declared):
    """A number with a source that gives it has no fault."""
    assert told(text, declared) == []


def test_arithmetic_is_only_arithmetic():
    """Names and calls are refused, so that a declaration cannot run code."""
    with pytest.raises(ValueError, match="is not plain arithmetic"):
        prose_numbers.compute("abs(-1)", LEDGER.__getitem__)


def lesson_tables():
    """Yield every table of texts in the lessons: the lesson itself, then each question."""
    for id in lessons.ids():
        data = lessons.read(id)
        texts = [data.title, data.core_question]
        texts += [each.name for each in data.steps] + [each.text for each in data.objectives]
        texts += [text for each in data.glossary for text in (each.term, each.plain)]
        yield pytest.param("\n".join(texts), data.numbers, id=id)
        for each in data.questions:
            text = lesson_texts.question_text(each)
            yield pytest.param(text, each.get("numbers", {}), id=each["id"])


def notebook_cells():
    """Yield every cell of prose with the numbers that it declares."""
    for id in lessons.ids():
        for cell in lesson_texts.cells(lessons.read(id).notebook, "markdown"):
            declared = cell["metadata"].get("whosays", {}).get("numbers", {})
            yield pytest.param(cell["source"], declared, id=f"{id}-{cell['id']}")


@pytest.mark.parametrize(("text", "declared"), [*lesson_tables(), *notebook_cells()])
def test_every_number_comes_from_somewhere(text, declared, ledger):
    """No number is undeclared, unused or other than what its source gives."""
    said = prose_numbers.faults(
        text, declared, resolve=ledger.value, count=prose_numbers.counter(ledger)
    )
    assert said == []
