"""The teacher's cards are one page each, made from the lessons, and out of students' hands."""

import re
from pathlib import Path

import card_keys
import prose_numbers
import pytest
import teacher_cards
from checkout import ROOT

import whosays
from whosays import lessons, questions
from whosays.cli.course import copy_lessons

FOLDER = teacher_cards.FOLDER
MOST_WORDS = 1000
PAGES = teacher_cards.pages()
PRINTS = {name: text for name, text in PAGES.items() if name.startswith("print/")}
CARDS = {name: text for name, text in PAGES.items() if name[0].isdigit()}
LEDGER = whosays.load()
NOTES = ["common", *lessons.ids()]
COMMON = teacher_cards.read_notes(FOLDER, "common")
# Texts of the notes that are no prose: names of questions and options, and codes of standards.
NO_PROSE = {"question", "choice", "as", "standards", "numbers", "table", "cards"}


def built(id):
    """Return a lesson's questions, built on the ledger of the package."""
    ledger = whosays.load()
    return {each["id"]: questions.build(each, ledger) for each in lessons.read(id).questions}


def test_the_cards_are_what_the_generator_makes():
    """Each file is the generator's, byte for byte; guide and letter are written by hand."""
    made = {name: text.encode() for name, text in PAGES.items()}
    found = [*FOLDER.glob("*.md"), *FOLDER.glob("print/*")]
    there = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in found}
    letter, guide = there.pop("family-letter.md"), there.pop("guide.md")
    assert there == made, "type make cards"
    assert letter.startswith(b"# Letter to families\n")
    assert guide.startswith(b"# The teacher's guide\n")


def test_every_lesson_has_a_card():
    """A card stands for each lesson under the name of its notebook, and the index lists it."""
    stems = [Path(lessons.read(id).notebook).stem for id in lessons.ids()]
    assert list(CARDS) == [f"{stem}.md" for stem in stems]
    assert re.findall(r"\(([0-9][^)]*)\)", PAGES["README.md"]) == list(CARDS)


@pytest.mark.parametrize("text", CARDS.values(), ids=CARDS)
def test_a_card_fits_one_page(text):
    """It has no more words than a printed page holds; the browser's tests count the pages."""
    assert len(text.replace("|", " ").split()) <= MOST_WORDS


@pytest.mark.parametrize("text", CARDS.values(), ids=CARDS)
def test_a_card_has_all_its_parts(text):
    """Talk, slips, answers, paper, care, substitute, absent, rubric, chatbots, standards, date."""
    heads = [head for key, head in COMMON["head"].items() if key not in ("title", "doubt")]
    named = [each for each in re.findall(r"\*\*(.+?)\*\*", text) if each in heads]
    assert named == heads
    assert "To an upset student: “" in text
    assert "(family-letter.md)" in text
    assert "35 to 70 %" in text
    assert "The ledger's last entry is of April 2026" in text


@pytest.mark.parametrize("id", lessons.ids())
def test_a_card_answers_every_single_question(id):
    """Each question has one row with its answer, but for the free text at the very end."""
    stem = Path(lessons.read(id).notebook).stem
    rows = re.findall(r"^\| ([a-z]+\d*) \| ", CARDS[f"{stem}.md"], re.MULTILINE)
    single = [each for each in built(id).values() if each.role in card_keys.SINGLE]
    assert [*rows, "own"] == ["min", *(card_keys.short(each.id) for each in single)]


SCREEN = {
    "first of its kind": "r1 *From an earlier lesson 1 of 3*",
    "core question": "q1 *Question 1 of 5*",
    "without a number": "b7 *Question*",
}


@pytest.mark.parametrize("name", SCREEN.values(), ids=SCREEN)
def test_a_card_tells_what_its_names_are_on_the_screen(name):
    """The short names stand beside what the question's card is called."""
    line = next(each for each in CARDS["01-read-the-brief.md"].splitlines() if "r1 *" in each)
    assert name in line


def test_the_predictions_are_told_as_rows_of_the_case_board():
    """The card of lesson 01 counts as the board does, and as the ledger judges."""
    scored = LEDGER.brief[LEDGER.brief.scored]
    for word, verdict in (("hold", "holds"), ("need a repair", "needs-repair")):
        rows = scored.position[scored.verdict == verdict]
        said = f"*{word}* {', '.join(map(str, rows))}"
        assert said in CARDS["01-read-the-brief.md"].split("Rows of the case board:")[1]


@pytest.mark.parametrize("text", PRINTS.values(), ids=PRINTS)
def test_a_page_for_the_printer_needs_no_network(text):
    """It loads nothing, links to nothing, and runs nothing."""
    assert re.findall(r"https?:|<(?:a|img|link|script)\b|url\(|@import", text) == []


def test_the_brief_on_paper_holds_no_answer():
    """Students get it: the claims to guess stand on it, without verdict, repair or reason."""
    sheet = PRINTS["print/brief.html"]
    told = [*LEDGER.brief.repair.dropna(), *LEDGER.brief.why.dropna()]
    assert sheet.count("☐") == 2 * int(LEDGER.brief.scored.sum())
    assert [each for each in told if each in sheet] == []


def prose(notes):
    """Yield every text of the notes that a teacher reads."""
    for key, value in notes.items():
        if isinstance(value, dict) and key not in NO_PROSE:
            yield from prose(value)
        elif isinstance(value, list) and key not in NO_PROSE:
            for each in value:
                yield from prose(each)
        elif isinstance(value, str) and key not in NO_PROSE:
            yield value


@pytest.mark.parametrize("name", NOTES)
def test_every_number_in_the_notes_comes_from_somewhere(name):
    """What a person has written for the cards declares its numbers, as lessons do."""
    notes, ledger = teacher_cards.read_notes(FOLDER, name), whosays.load()
    text = "\n".join(prose(notes))
    told = prose_numbers.faults(
        text, notes["numbers"], resolve=ledger.value, count=prose_numbers.counter(ledger)
    )
    assert told == []


def test_the_letter_holds_no_number():
    """What goes to families has no figure that could grow old."""
    letter = (FOLDER / "family-letter.md").read_text("utf-8")
    assert prose_numbers.find(letter) == []


def explanations():
    """Yield every explanation and every worked answer of some length, in all lessons."""
    for id in lessons.ids():
        for question in built(id).values():
            yield from question.explanations()
            if len(question.solution.split()) > 4:
                yield question.solution


def test_no_folder_of_students_holds_a_key(tmp_path):
    """Neither the notebooks nor the folder that a student gets hold an answer or a card."""
    copy_lessons(tmp_path / "course")
    folders = (ROOT / "notebooks", tmp_path / "course")
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    texts = {path: path.read_text("utf-8") for path in paths if "checkpoint" not in str(path)}
    keys = [*explanations(), "Teacher's card", "not for students"]
    assert len(texts) >= 2 * len(lessons.ids())
    assert [(path, key) for path, text in texts.items() for key in keys if key in text] == []


RIGHT_SLIPS = {
    "right option": ("00", {"question": "00-q1", "choice": "c"}),
    "unknown option": ("00", {"question": "00-q1", "choice": "z"}),
    "right label": ("01", {"question": "01-q4", "choice": "m1", "as": "who"}),
}


@pytest.mark.parametrize(("id", "slip"), RIGHT_SLIPS.values(), ids=RIGHT_SLIPS)
def test_a_right_answer_is_refused_as_a_slip(id, slip):
    """When a lesson changes, a slip that is none any more stops the making of the card."""
    name = slip["question"]
    with pytest.raises(ValueError, match="slip") as told:
        card_keys.slip_text(built(id)[name], slip)
    assert str(told.value) == (
        f"{slip['choice']!r} is no wrong answer to {name}. A slip is an option, a part or a "
        "foreseen number that is not right. Name another one."
    )


def test_a_step_without_a_line_is_refused():
    """When a lesson's steps change, the card is not made before its notes are mended."""
    with pytest.raises(ValueError, match="other steps") as told:
        list(teacher_cards.steps(lessons.read("00"), {"say": {}}, COMMON))
    assert str(told.value) == (
        "The notes of lesson 00 speak of other steps than the lesson has. Each step has one line "
        "of its own. Name these under [say]: Get ready, Read one word, Move along the chart, "
        "Judge eight sentences, Look back."
    )
