"""Answers from paper: read as they are typed, and graded like any other."""

import re
from pathlib import Path

import pytest

from whosays.classroom.paper.rows import read_paper
from whosays.classroom.paper.shown import as_typed
from whosays.classroom.paper.typed import read_typed
from whosays.classroom.scoring.keys import Keys
from whosays.ledger import load

KEYS = Keys(load())


def paper(folder, *lines, head="student,lesson,question,answer,confidence"):
    """Write a file of answers and read it."""
    path = folder / "paper.csv"
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return read_paper(path, KEYS)


def question(name):
    """Return a question by its id."""
    return KEYS.questions(name[:2])[name]


@pytest.mark.parametrize(
    ("name", "typed", "answer"),
    [
        pytest.param("00-q1", "c", "c", id="letter"),
        pytest.param("00-q1", " (C). ", "c", id="letter-as-copied"),
        pytest.param("00-q1", "x", None, id="no-such-letter"),
        pytest.param("01-s1", "a c", ["a", "c"], id="letters"),
        pytest.param("01-s1", "A, c and d", ["a", "c", "d"], id="letters-listed"),
        pytest.param("01-s1", "acd", ["a", "c", "d"], id="letters-together"),
        pytest.param("01-s1", "none", [], id="none-chosen"),
        pytest.param("01-s1", "a z", None, id="one-letter-too-far"),
        pytest.param("02-q4", "11,000", "11,000", id="number-as-typed"),
        pytest.param("04-q4", "10000-12000", {"low": "10000", "high": "12000"}, id="range"),
        pytest.param("04-q4", "1,000 to 2,000", {"low": "1,000", "high": "2,000"}, id="range-to"),
        pytest.param(
            "04-q4", "1 – 2 – 3", {"low": "1", "best": "2", "high": "3"}, id="range-and-best"
        ),
        pytest.param(
            "04-q4", "750 1500 2250", {"low": "750", "best": "1500", "high": "2250"}, id="in-a-row"
        ),
        pytest.param("04-q4", "750; 1,500", {"low": "750", "high": "1,500"}, id="two-in-a-row"),
        pytest.param("04-q4", "10 000", None, id="thousands-parted"),
        pytest.param("04-q4", "1000", None, id="half-a-range"),
        pytest.param("07-b1", "b", "needs-repair", id="verdict"),
        pytest.param("07-b1", "holds; no change", "holds", id="verdict-and-repair"),
        pytest.param("00-own", "Who says it?", "Who says it?", id="own-words"),
        pytest.param("08-q4", "My brief.", "My brief.", id="brief"),
        pytest.param("00-q1", "", None, id="empty"),
    ],
)
def test_an_answer_is_typed_as_on_the_sheet(name, typed, answer):
    """Letters count the options from the top, and the rest is typed as a student would."""
    read = read_typed(question(name), typed)
    if isinstance(read, dict):
        read = read.get("verdict") or read.get("text") or read
    assert read == answer


@pytest.mark.parametrize(
    "typed",
    [
        *("1a 2b 3a", "1 a, 2 b, 3 a", "1=A; 2=B; 3=A", "a: 1, 3; b: 2", "a: 1, 3, b: 2"),
        *("carried it unchanged: 1, 3; changed it: 2.", "Carried it unchanged: 1,3, changed it: 2"),
    ],
    ids=["short", "listed", "signs", "names-first", "commas", "as-on-the-card", "card-and-commas"],
)
def test_pairs_are_rows_and_letters(typed):
    """Numbers count the rows and letters the targets, in any of the usual ways."""
    matching = question("02-q2")
    items, targets = [i.id for i in matching.items], [t.id for t in matching.targets]
    wanted = {items[0]: targets[0], items[1]: targets[1], items[2]: targets[0]}
    assert read_typed(matching, typed) == wanted


CARDS = Path(__file__).parents[1] / "docs" / "teachers"


@pytest.mark.parametrize("lesson", KEYS.lessons)
def test_the_cards_own_words_are_understood(lesson):
    """Whatever the teacher's card has in bold for pairs can be typed as it stands there."""
    (card,) = CARDS.glob(f"{lesson}-*.md")
    found = re.findall(r"^\| (\w+) \|[^|]*\| \*\*(.*?)\*\*", card.read_text("utf-8"), re.MULTILINE)
    bold = {f"{lesson}-{name}": text for name, text in found}
    for name, each in KEYS.questions(lesson).items():
        if each.kind in ("matching", "marks") and name in bold:
            read = read_typed(each, bold[name])
            assert KEYS.check(each, read).outcome in ("right", ""), (name, bold[name])


def test_letters_alone_go_down_the_rows():
    """As many letters as rows are the rows' answers in order; fewer are not guessed at."""
    matching = question("02-q2")
    count = len(matching.items)
    assert len(read_typed(matching, " ".join("a" * count))) == count
    assert read_typed(matching, " ".join("a" * (count - 1))) is None


def test_marks_may_have_two_labels_on_one_part():
    """A part of a sentence that was given two labels keeps both."""
    marks = question("01-q4")
    first, (who, hedge, *_) = marks.spans[0].id, [label.id for label in marks.labels]
    assert read_typed(marks, "1a 1b") == {first: [who, hedge]}


@pytest.mark.parametrize("junk", ["1a 99z", "1a then nothing", "a: 1; nonsense", "999999999999a"])
def test_pairs_with_anything_else_are_not_read(junk):
    """What cannot be read whole is not read in part."""
    assert read_typed(question("02-q2"), junk) is None


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Name;Lesson;Question;Answer;How sure", "Noor;2;Question 3;d;"),
        ("alias,lesson no.,Question number,answer", "Noor,Lesson 02,3,d"),
        ("student,name,lesson,question,answer", "Noor,Noor Amin,02,Q3,d"),
    ],
    ids=["spreadsheet", "numbers", "own-name-first"],
)
def test_a_teachers_own_headings_are_understood(tmp_path, head, line):
    """Name, Question 3 and the like are read where only one thing can be meant."""
    (given,), problems = paper(tmp_path, line, head=head)
    assert problems == []
    assert (given.hand_in.alias, given.hand_in.answers[0].question) == ("Noor", "02-q3")


def test_of_two_headings_that_may_name_the_student_none_is_guessed(tmp_path):
    """Name and alias may be two things, and the teacher is told what to write."""
    given, (problem,) = paper(tmp_path, "a,b,2,q3,d", head="name,alias,lesson,question,answer")
    assert given == []
    assert problem.what == (
        "The answers from paper in paper.csv were not read: there is no column student."
    )


def test_lines_become_one_hand_in_a_student_and_lesson(tmp_path):
    """Lines of a student and lesson are one hand-in; a question's second line is its second try."""
    given, problems = paper(tmp_path, "Noor,0,q1,b,80", "Noor,00,00-q1,c,", "Ida,0,Q1,a,60%")
    assert [each.code for each in problems] == ["paper-again"]
    assert [(each.hand_in.alias, each.hand_in.lesson, each.paper) for each in given] == [
        ("Noor", "00", True),
        ("Ida", "00", True),
    ]
    tries = [(each.answer, each.attempt, each.confidence) for each in given[0].hand_in.answers]
    assert tries == [("b", 1, 80.0), ("c", 2, None)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(
            "Noor,0,q1,z,",
            "Line 3 of paper.csv was left out. z cannot be read as an answer to 00-q1, a question "
            "of the kind one-choice. Type it as on the sheet: b, or a c, or 11000, or "
            "10000-12000, or 1a 2c, or the words.",
            id="answer",
        ),
        pytest.param(
            "Noor,77,q1,b,",
            "Line 3 of paper.csv was left out. There is no lesson 77. Write the lesson's number, "
            "such as 05, into the column lesson.",
            id="lesson",
        ),
        pytest.param(
            "Noor,0,q99,b,",
            "Line 3 of paper.csv was left out. Lesson 00 has no question q99. Write the name from "
            "the teacher's card, such as q1, into the column question.",
            id="question",
        ),
        pytest.param(
            ",0,q1,b,",
            "Line 3 of paper.csv was left out. It does not say whose answer it is. Write the "
            "student's alias, name or id into the column student.",
            id="student",
        ),
        pytest.param(
            "Noor,0,q1,b,nan",
            "Line 3 of paper.csv was left out. nan is no percentage from 0 to 100. Write how sure "
            "the student was in whole per cent, such as 75, or leave the cell empty.",
            id="confidence",
        ),
        pytest.param(
            "Noor,0,s1,a,b,c",
            "Line 3 of paper.csv was left out. It has more cells than the first row: an answer "
            'with a comma needs quotation marks around it. Write such an answer as "a, c", with '
            "the marks, and grade again.",
            id="comma",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(tmp_path, line, text):
    """One bad line costs that line only, and says what is wrong with it."""
    given, (problem,) = paper(tmp_path, "Ida,0,q1,a,", line)
    assert f"{problem.what} {problem.why} {problem.mend}" == text
    assert len(given) == 1


def test_a_file_without_the_columns_says_what_to_write(tmp_path):
    """The mend is the first row to type."""
    given, (problem,) = paper(tmp_path, "Noor,b", head="who,answer")
    assert (given, problem.mend) == (
        [],
        "Make the first row: student,lesson,question,answer,confidence",
    )
    assert problem.what == (
        "The answers from paper in paper.csv were not read: "
        "there is no column student, lesson, question."
    )


@pytest.mark.parametrize("share", ["0.75", "0,5", "1.0"])
def test_a_share_is_no_confidence(tmp_path, share):
    """Three quarters are 75, and never less than one per cent without a word."""
    _, (problem,) = paper(tmp_path, "Ida,0,q1,a,60", f'Noor,0,q1,b,"{share}"')
    assert (problem.code, problem.params["line"]) == ("paper-no-confidence", "3")


def test_less_confidence_than_the_sheet_has_is_told(tmp_path):
    """It is taken as it is typed, and the lines are named once."""
    (first, *_), (problem,) = paper(tmp_path, "Ida,0,a1,a,10", "Noor,0,a1,b,50", "Bo,0,a1,b,0")
    assert first.hand_in.answers[0].confidence == 10
    assert (problem.graded, problem.what) == (
        True,
        "Lines of paper.csv with less confidence than the sheet has on its scale: 2, 4.",
    )


def test_a_second_line_on_a_question_is_told(tmp_path):
    """It may be meant to put the first one right, and the first one counts."""
    _, (problem,) = paper(tmp_path, "Ida,0,q1,a,", "Noor,0,q1,b,", "Ida,0,q1,c,")
    assert problem.graded
    assert problem.what == "Lines of paper.csv that answer a question again: 4."


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        *[("00-q1", "c"), ("01-s1", "a c"), ("01-s1", "none"), ("02-q2", "1b 2a 3b")],
        *[("01-q4", "1a 1b 2c"), ("07-b1", "b"), ("07-b1", "b; add the hedge")],
        *[("04-q4", "10000-11000-12000"), ("02-q4", "11,000"), ("00-own", "Who says it?")],
    ],
)
def test_an_answer_is_shown_as_it_is_typed(name, typed):
    """What was typed can be held against the sheet again, letter by letter."""
    assert as_typed(question(name), read_typed(question(name), typed)) == typed


@pytest.mark.parametrize(
    "answer", [None, 7, [], {}, {"x": "y"}, [["a"]], {"q": None}, "no such option", {"text": {}}]
)
def test_an_answer_of_another_form_is_shown_as_it_is(answer):
    """What a changed file holds never stops the table, whatever the question is."""
    for each in KEYS.questions("02").values():
        assert isinstance(as_typed(each, answer), str)


@pytest.mark.parametrize(
    ("typed", "repair"),
    [("b E7", ""), ("b; E7", ""), ("b, e1 E4; add the hedge", "add the hedge")],
    ids=["behind", "for-a-repair", "both"],
)
def test_a_card_of_evidence_is_left_aside(typed, repair):
    """Nobody marks the card, so a typist who copies it too loses no line and makes no repair."""
    read = read_typed(question("07-b6"), typed)
    assert (read["verdict"], read["evidence"], read["repair"]) == ("needs-repair", [], repair)
