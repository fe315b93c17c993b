"""The votes of a class on a question: first and last, right and wrong, and what to do next."""

from types import SimpleNamespace

import pytest

import whosays
from whosays import questions
from whosays.classroom.board.votes import MOST_OPTIONS, advice, count_votes, held_back
from whosays.classroom.scoring.keys import Keys

KEYS = Keys(whosays.load())


def asked(id):
    """Return a question of the course."""
    return KEYS.questions(id[:2])[id]


def rows(id, answers):
    """Return the tries of some students: a mapping from each to their answers in order."""
    question = asked(id)
    return [
        SimpleNamespace(
            student=student, question=id, answer=answer, outcome=KEYS.check(question, answer)[0]
        )
        for student, tries in answers.items()
        for answer in tries
    ]


def votes(id, **answers):
    """Return the votes on a question."""
    return count_votes(rows(id, answers), asked(id))


def counted(made):
    """Return the lines as (id, first, last)."""
    return [(each.id, each.first, each.last) for each in made.options]


def test_each_person_has_a_first_vote_and_a_last():
    """Three persons; one changes their mind, and tries between count for nothing."""
    made = votes("02-q3", ada=["a", "c", "d"], bo=["d"], cy=["b"])
    assert counted(made) == [("a", 1, 0), ("b", 1, 1), ("c", 0, 0), ("d", 1, 2)]
    assert (made.people, made.again, made.unread) == (3, 1, 0)


def test_right_is_counted_at_first_and_at_last():
    """Shares are of persons, not of tries."""
    made = votes("02-q3", ada=["a", "d"], bo=["d"], cy=["b"], di=["c"])
    assert (made.right_first, made.right_last) == (1, 2)
    assert (made.share_first, made.share_last) == (0.25, 0.5)


def test_what_cannot_be_read_is_no_vote():
    """Whoever gave nothing readable is counted apart; one readable try makes a voter."""
    made = votes("02-q3", ada=["z"], bo=[17], cy=[None, "d"], di=["d"])
    assert (made.people, made.unread, made.again) == (2, 2, 0)


def test_other_questions_are_left_out():
    """Rows of a whole lesson may be given."""
    both = [*rows("02-q3", {"ada": ["d"]}), *rows("02-q1", {"ada": ["a"], "bo": ["b"]})]
    assert count_votes(both, asked("02-q3")).people == 1


def test_nobody_has_voted_yet():
    """Every option stands there with no vote, and there is no share."""
    made = votes("02-q3")
    assert counted(made) == [(name, 0, 0) for name in "abcd"]
    assert (made.share_first, made.share_last, made.commonest_wrong) == (None, None, None)


def test_the_commonest_wrong_idea_is_that_of_the_first_votes():
    """What most believed at first is what needs explaining, even if all have left it."""
    made = votes("02-q3", ada=["a", "d"], bo=["a", "d"], cy=["b"], di=["d"])
    assert made.commonest_wrong.id == "a"
    assert made.commonest_wrong.explanation == asked("02-q3").options[0].explanation


@pytest.mark.parametrize("id", ["01-b7", "05-q3"])
def test_of_losses_nothing_is_right_or_wrong(id):
    """Votes are counted, and nothing else is said."""
    made = votes(id, ada=[asked(id).options[0].id], bo=[asked(id).options[1].id])
    assert [each.first for each in made.options[:2]] == [1, 1]
    assert {each.right for each in made.options} == {None}
    assert (made.right_first, made.share_last, made.commonest_wrong) == (None, None, None)


def test_of_several_each_choice_is_a_vote():
    """Whoever ticks two options votes for both."""
    first, second, third, *_ = (each.id for each in asked("02-q5").options)
    made = votes("02-q5", ada=[[first, second], [first]], bo=[[first, third]])
    assert counted(made)[:3] == [(first, 2, 2), (second, 1, 0), (third, 1, 1)]


def test_pairs_have_a_line_where_somebody_made_them():
    """A pair that is right has one too, so that it can be shown."""
    question = asked("02-q2")
    item, target = question.items[0], question.targets[-1]
    made = votes("02-q2", ada=[{item.id: target.id}])
    text = f"{item.text.strip()}: {target.text}"
    assert [(it.text, it.first) for it in made.options if it.first] == [(text, 1)]
    assert sum(it.right for it in made.options) == len(question.items)


def test_marks_are_pairs_of_phrase_and_label():
    """A phrase may have several labels."""
    question = asked("01-q4")
    span, labels = question.spans[0], [each.id for each in question.labels[:2]]
    made = votes("01-q4", ada=[{span.id: labels}])
    assert [it.id for it in made.options if it.first] == [f"{span.id}:{name}" for name in labels]


def test_numbers_that_are_one_stand_on_one_line():
    """However it is typed, a number is one vote; wrong ones stand in order, with their reason."""
    key = asked("04-q2").key
    made = votes("04-q2", ada=["4k"], bo=["4,000"], cy=[f"{key:g}"], di=[9_000])
    assert counted(made) == [("4000", 2, 2), ("right", 1, 1), ("9000", 1, 1)]
    assert made.options[0].text == "4,000 soldiers"
    assert made.options[0].explanation == asked("04-q2").too_low


def test_many_lines_are_counted_together():
    """Ten lines at the most, the right one among them."""
    answers = {f"s{n}": [str(1000 + n)] for n in range(30)} | {"x": ["1001"], "y": ["1001"]}
    made = votes("04-q2", **answers)
    assert len(made.options) == MOST_OPTIONS
    assert made.options[-1].text == "22 others, with fewer votes"
    assert sum(each.first for each in made.options) == 32
    assert any(each.right for each in made.options)
    assert made.commonest_wrong.id == "1001"


def test_ranges_are_lines_of_their_own():
    """A range has no right or wrong where the question has none."""
    made = votes("04-q4", ada=[{"low": "10k", "best": "", "high": "12k"}])
    assert [(each.text, each.right) for each in made.options] == [
        ("10,000 – 12,000 soldiers", None)
    ]


def test_chances_are_three_lines():
    """Likely, not likely, and neither way."""
    table = {
        "id": "99-q1", "kind": "probability", "prompt": "Did it?", "role": "core",
        "key": {"fixed": True}, "why_fixed": "a test", "statement": "It did.",
        "explanations": {"true": "It did.", "false": "It did, though."},
    }  # fmt: skip
    question = questions.build(table, KEYS.ledger)
    given = {"ada": "80", "bo": "20", "cy": "50"}
    made = count_votes(
        [
            SimpleNamespace(student=who, question="99-q1", answer=answer, outcome="")
            for who, answer in given.items()
        ],
        question,
    )
    assert sorted(each.text for each in made.options) == [
        "50 %: neither way",
        "More likely not true",
        "More likely true than not",
    ]


def test_own_words_have_no_lines():
    """They are counted, and read elsewhere."""
    made = votes("02-exit", ada=[{"text": "I would ask who counted them first.", "rubric": []}])
    assert (made.people, made.options, made.share_last) == (1, (), None)


def test_a_verdict_is_a_vote():
    """Evidence and repair are not voted on."""
    made = votes("07-b2", ada=[{"verdict": "holds", "evidence": [], "repair": ""}])
    assert [(each.id, each.right) for each in made.options if each.first] == [("holds", True)]


ADVICE = {
    "nobody yet": (None, ""),
    "none right": (0.0, "hint"),
    "just too few": (0.349, "hint"),
    "a third": (0.35, "talk"),
    "many": (0.70, "talk"),
    "most": (0.701, "go-on"),
    "all": (1.0, "go-on"),
}


@pytest.mark.parametrize(("share", "told"), ADVICE.values(), ids=ADVICE)
def test_advice_follows_the_share_that_is_right(share, told):
    """Under 35 of 100: hint; up to 70: talk; more: explain and go on."""
    assert advice(share) == told


@pytest.mark.parametrize(
    ("id", "back"), [("00-a1", True), ("08-b3", True), ("01-p1", True), ("02-q3", False)]
)
def test_some_outcomes_are_kept_back(id, back):
    """Opening and closing items and predictions wait until the teacher asks."""
    assert held_back(asked(id)) is back


HOSTILE = [None, True, 0, 1e308, "", "<b>", "9" * 400, [], [[]], {}, {"a": {}}, {"low": []}, [None]]


@pytest.mark.parametrize("id", [id for lesson in KEYS.lessons for id in KEYS.questions(lesson)])
def test_no_answer_whatever_stops_the_count(id):
    """Whatever stands in a hand-in, the others' votes are counted."""
    made = count_votes(rows(id, {f"s{n}": [each] for n, each in enumerate(HOSTILE)}), asked(id))
    assert made.people + made.unread == len(HOSTILE)
