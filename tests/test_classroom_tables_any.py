"""Class lists and answers from paper made of anything end in people, answers and plain words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.classroom.paper.rows import read_paper
from whosays.classroom.paper.typed import read_typed
from whosays.classroom.people.roster import read_roster
from whosays.classroom.scoring.keys import Keys
from whosays.ledger import load

KEYS = Keys(load())
QUESTIONS = [question for lesson in KEYS.lessons for question in KEYS.questions(lesson).values()]
_cells = st.sampled_from(
    [
        "",
        "1",
        "01",
        "00-q1",
        "q1",
        "Anna",
        '"',
        '"Doe, Jane"',
        "a c",
        "=1+1",
        "\x00",
        "\u202e",
        "50%",
    ]
)
_lines = st.lists(st.lists(_cells, max_size=6).map(",".join), max_size=8).map("\n".join)
_heads = st.sampled_from(
    [
        "student,lesson,question,answer,confidence\n",
        "student_id,name,alias,alias,email\n",
        "Student,ID,SIS User ID,SIS Login ID,Section,X (1)\n",
        "Identifier,Full name,Grade\n",
        "",
    ]
)
_data = st.builds(lambda head, text: (head + text).encode(), _heads, _lines) | st.binary()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_data)
def test_any_bytes_make_a_list_or_words(tmp_path_factory, data):
    """Everybody has a key of their own, and each trouble has its words."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    roster, problems = read_roster(path)
    assert len({person.key for person in roster.people}) == len(roster.people)
    assert all(problem.what and problem.why and problem.mend for problem in problems)
    assert roster.people or problems


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_data)
def test_any_bytes_make_answers_or_words(tmp_path_factory, data):
    """Each answer is one that the question can check, and each trouble has its words."""
    path = tmp_path_factory.getbasetemp() / "paper.csv"
    path.write_bytes(data)
    received, problems = read_paper(path, KEYS)
    assert all(problem.what and problem.why and problem.mend for problem in problems)
    for each in received:
        known = KEYS.questions(each.hand_in.lesson)
        assert {answer.question for answer in each.hand_in.answers} <= set(known)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(QUESTIONS), st.text(max_size=40) | st.text("abcde123 ,;:=-.\n", max_size=20))
def test_whatever_is_typed_can_be_checked(question, text):
    """What is read as an answer is never refused for its form, and nothing raises."""
    answer = read_typed(question, text)
    if answer is not None:
        KEYS.check(question, answer)
        assert read_typed(question, f" {text} ") == answer
