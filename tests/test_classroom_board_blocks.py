"""What the live board says: nothing that gives the answer away before somebody asks for it."""

from types import SimpleNamespace

import pytest

import whosays
from whosays.classroom.board import blocks
from whosays.classroom.board.votes import count_votes
from whosays.classroom.people.assigning import Student
from whosays.classroom.people.roster import Person
from whosays.classroom.problems import Problem
from whosays.classroom.scoring.keys import Keys
from whosays.reasoning import discern, three_bins

KEYS = Keys(whosays.load())


def votes(id, **answers):
    """Return the votes on a question: for each student, answers in order."""
    question = KEYS.questions(id[:2])[id]
    rows = [
        SimpleNamespace(
            student=who, question=id, answer=each, outcome=KEYS.check(question, each)[0]
        )
        for who, tries in answers.items()
        for each in tries
    ]
    return count_votes(rows, question)


def texts(made):
    """Return the heading and the text of each block."""
    found = [f"{each.get('heading', '')} {each.get('text', '')}".strip() for each in made]
    return [text for text in found if text]


def students(count):
    """Return so many students that an alias alone names."""
    return [Student(f"s{n}", "", "alias", f"s{n}") for n in range(count)]


def numbers(block):
    """Return the large numbers with their words."""
    return [f"{each['number']} {each['text']}" for each in block["items"]]


CLASS = {"ada": ["a", "d"], "bo": ["d"], "cy": ["b"], "di": ["a", "d"]}


def test_the_large_numbers():
    """How many have handed in, answered, and voted again."""
    block = blocks.counts("02", students(5), None, votes("02-q3", **CLASS))
    assert numbers(block) == [
        "5 have handed in lesson 02",
        "4 answered this question",
        "2 voted again",
    ]


def test_one_is_said_as_one():
    """The board keeps its grammar when the first hand-in comes."""
    block = blocks.counts("02", students(1), None, votes("02-q3", ada=["z"]))
    assert numbers(block) == [
        "1 has handed in lesson 02",
        "0 answered this question",
        "1 gave an answer that cannot be read",
    ]


def test_a_roster_says_of_how_many():
    """With a class list the board tells how many are missing, and who does not belong."""
    known = Student("17", "Ada Byron", "system", "ada", Person("17", 2))
    block = blocks.counts("02", [known, *students(2)], 28, votes("02-q3"))
    assert numbers(block) == [
        "1 of 28 has handed in lesson 02",
        "2 are not on the class list",
        "0 answered this question",
    ]


def test_bars_have_the_letters_of_the_cards():
    """A vote by hand can be called by the letter."""
    (block,) = blocks.bars(votes("02-q3", **CLASS), shown=False)
    assert [row["letter"] for row in block["rows"]] == ["a", "b", "c", "d"]
    assert [bar["text"] for bar in block["rows"][0]["bars"]] == ["2", "0"]
    assert [bar["label"] for bar in block["rows"][0]["bars"]] == ["First vote", "Last vote"]


def test_one_round_of_votes_has_one_bar():
    """Before anybody votes again, first and last are the same."""
    (block,) = blocks.bars(votes("02-q3", ada=["a"], bo=["d"]), shown=False)
    assert [len(row["bars"]) for row in block["rows"]] == [1, 1, 1, 1]
    assert block["rows"][0]["bars"][0]["share"] == 0.5


@pytest.mark.parametrize("id", ["02-q3", "02-q2", "02-q4", "00-a1"])
def test_nothing_right_is_marked_before_it_is_asked_for(id):
    """Neither a mark nor a line that nobody voted for tells the answer."""
    item = KEYS.questions("02")["02-q2"].items[0]
    wrong = ({"alike", "changed"} - set(item.labels)).pop()
    answers = {"02-q2": {item.id: wrong}, "02-q4": "4000"}
    made = votes(id, ada=[answers.get(id, "a")])
    assert made.people == 1
    rows = [row for block in blocks.bars(made, shown=False) for row in block.get("rows", ())]
    assert {row.get("mark", "") for row in rows} <= {""}
    if not made.question.kind.startswith("one"):
        assert all(bar["share"] for row in rows for bar in row["bars"])


def test_what_is_right_is_marked_once_it_is_asked_for():
    """By a mark and a word, not by a colour alone."""
    (block,) = blocks.bars(votes("02-q3", **CLASS), shown=True)
    assert [row["mark"] for row in block["rows"]] == ["", "", "", "right"]
    assert block["rows"][3]["word"] == "Right"


def test_a_right_number_that_few_typed_does_not_stand_out():
    """With thirty numbers, a line for one vote would be the right one: it waits."""
    wrong = {f"s{n}": [str(1000 + n % 15)] for n in range(30)}
    made = votes("04-q2", me=["7000"], **wrong)
    (before,), (after,) = (blocks.bars(made, shown=each) for each in (False, True))
    assert "7,000 soldiers" not in [row["text"] for row in before["rows"]]
    assert "7,000 soldiers" in [row["text"] for row in after["rows"]]


def test_pairs_stand_by_item_and_tell_nothing_before():
    """Each item has its bars; what is right is said in the bar, once it is asked for."""
    items = KEYS.questions("02")["02-q2"].items
    made = votes("02-q2", ada=[{it.id: "alike" for it in items}])
    (before,), (after,) = (blocks.bars(made, shown=each) for each in (False, True))
    assert [row["text"] for row in before["rows"]] == [it.text.strip() for it in items]
    assert {bar["label"] for row in before["rows"] for bar in row["bars"]} == {
        "carried it unchanged"
    }
    assert [bar["label"] for bar in after["rows"][0]["bars"]] == [
        "carried it unchanged",
        "✓ changed it (right)",
    ]


def test_pairs_have_two_bars_after_a_second_vote():
    """At first, and now."""
    made = votes("02-q2", ada=[{"segye": "alike"}, {"segye": "changed"}])
    (block,) = blocks.bars(made, shown=False)
    row = block["rows"][1]
    assert [(bar["label"], bar["text"]) for bar in row["bars"]] == [
        ("carried it unchanged, at first", "1"),
        ("carried it unchanged, now", "0"),
        ("changed it, at first", "0"),
        ("changed it, now", "1"),
    ]


def test_a_verdict_shows_what_it_is_on():
    """The passage stands beside the question, as in the lesson."""
    question = KEYS.questions("07")["07-b2"]
    assert blocks.prompt(question, "14,000 troops")["text"].endswith("\n\n*14,000 troops*")


def test_no_vote_yet_is_said():
    """An open question without answers is no empty chart."""
    assert texts(blocks.bars(votes("02-q3"), shown=False)) == [
        "Nobody has answered this question yet."
    ]


def test_own_words_are_not_on_the_board():
    """A text of a student is read by a marker, without a name, and never projected."""
    made = votes("02-exit", ada=[{"text": "Mina is stupid", "rubric": []}])
    told = [*blocks.bars(made, shown=True), *blocks.next_step(made, shown=True)]
    assert texts([*told, *blocks.answer(made)]) == [
        "This question asks for own words. They are read in mark.ipynb, one by one and without "
        "names."
    ]


ADVICE = {
    "few right": (
        ["a", "a", "d", "b"],
        "Give the hint, or explain the idea once more. Then vote again. "
        "Fewer than 35 in 100 are right.",
    ),
    "half right": (
        ["a", "d", "d", "b"],
        "Talk with your neighbour: convince them. Then vote again. "
        "Between 35 and 70 in 100 are right.",
    ),
    "most right": (
        ["d", "d", "d", "b"],
        "Let one student say why. Then go on. More than 70 in 100 are right.",
    ),
    "too few": (["d", "d"], "Advice comes with 3 answers."),
}


@pytest.mark.parametrize(("answers", "told"), ADVICE.values(), ids=ADVICE)
def test_advice_is_said_in_words(answers, told):
    """What to do comes first; the share is told as a third, and gives no option away."""
    made = votes("02-q3", **{f"s{n}": [each] for n, each in enumerate(answers)})
    assert texts(blocks.next_step(made, shown=False)) == [told]


def test_advice_goes_with_the_last_votes():
    """After a second vote the class is where it is now."""
    made = votes("02-q3", ada=["a", "d"], bo=["b", "d"], cy=["c", "d"])
    assert texts(blocks.next_step(made, shown=False))[0].startswith("Let one student")


def test_no_advice_once_the_answer_is_shown():
    """Nobody is told to vote again on what stands there."""
    assert blocks.next_step(votes("02-q3", **CLASS), shown=True) == []


def test_items_of_two_sets_keep_their_outcome_back():
    """Not even the share of right answers is told before the teacher asks."""
    made = votes("00-a1", **{name: ["a"] for name in ("ada", "bo", "cy")})
    assert texts(blocks.next_step(made, shown=False)) == [
        "How many are right is kept back until you show the answer."
    ]


@pytest.mark.parametrize("id", ["01-b7", "05-q3"])
def test_of_losses_nothing_is_right_or_wrong(id):
    """No advice, no right option and no wrong idea, whatever is asked for."""
    first = KEYS.questions(id[:2])[id].options[0].id
    made = votes(id, ada=[first], bo=[first], cy=[first])
    assert texts(blocks.next_step(made, shown=False)) == [
        "Here nothing is right or wrong. What counts is how somebody got there."
    ]
    assert blocks.answer(made) == []
    (block,) = blocks.bars(made, shown=True)
    assert {row["mark"] for row in block["rows"]} == {""}


def test_the_answer_explains_the_commonest_wrong_idea():
    """How many were right, what most believed and why it is wrong, and what is right."""
    made = votes("02-q3", **CLASS)
    wrong, right = made.question.options[0], made.question.options[3]
    assert texts(blocks.answer(made)) == [
        "Right: 1 of 4 at first, 3 of 4 now.",
        f"The commonest wrong idea: {wrong.text} (2 at first, 0 now) {wrong.explanation}",
        f"What is right: {right.text} {right.explanation}",
    ]


def test_a_class_that_was_right_is_told_so():
    """There is no wrong idea to explain."""
    made = votes("02-q3", ada=["d"])
    assert texts(blocks.answer(made))[:2] == ["Right: 1 of 1.", "Nobody chose anything wrong."]


def test_trust_is_shown_both_ways():
    """Both rates stand there, so that doubting everything looks no better than believing it."""
    made = discern([1, 1, 0.5, 0, 0.2, 0.4], [True, True, True, False, False, False])
    bars, told, *_ = blocks.trust(made, three_bins([], []))
    assert [(row["text"], row["bars"][0]["text"]) for row in bars["rows"]] == [
        ("What deserves trust (judgements: 3)", "83 %"),
        ("What does not (judgements: 3)", "20 %"),
    ]
    assert told["text"].startswith("The further apart the two are")


NO_TRUST = {
    "none": ([], [], "No answer of this lesson tells what the class trusts."),
    "one sort": ([1], [True], "So far the class has judged one sort only"),
    "few": ([1, 0], [True, False], "That is too few to tell what the class trusts."),
}


@pytest.mark.parametrize(("given", "sound", "told"), NO_TRUST.values(), ids=NO_TRUST)
def test_too_little_to_tell_is_said(given, sound, told):
    """No claim is made about a class from a handful of judgements."""
    made = blocks.trust(discern(given, sound), three_bins([], []))
    assert any(text.startswith(told) for text in texts(made))


def test_sureness_stands_beside_being_right():
    """Three bins with their counts; one with few answers says so."""
    bins = three_bins([0.5] * 5 + [0.9] * 2, [True, False, False, False, False, True, True])
    block = blocks.trust(discern([], []), bins)[-1]
    low, middle, high = block["rows"]
    assert [bar["text"] for bar in low["bars"]] == ["50 %", "20 %: 1 of 5"]
    assert middle["text"] == "When they were fairly sure. 0 answers: too few to tell"
    assert high["text"] == "When they were very sure. 2 answers: too few to tell"


def test_names_say_how_they_are_known():
    """Whoever is known by an alias alone may be anybody."""
    students = [
        Student("17", "Ada Byron", "system", "ada"),
        Student("<b>Bo</b>", "", "alias", "<b>Bo</b>"),
    ]
    made = blocks.names(students, ["Cy"])
    assert [(each["label"], each["items"]) for each in made if each["kind"] == "list"] == [
        ("Have handed in", ["Ada Byron"]),
        ("Have handed in, by the alias that they typed", ["<b>Bo</b>"]),
        ("Not yet handed in", ["Cy"]),
    ]


def test_problems_are_a_count_that_opens():
    """Each says what, why and how to mend it; the line that opens says no name."""
    found = [Problem(name, "drop-away", {"folder": "X"}) for name in ("a.json", "a.json", "b.json")]
    (block,) = blocks.problems(found)
    assert block["summary"] == "2 files need a look"
    assert block["items"][0] == "The list names files, and so students."
    assert block["items"][1] == (
        "a.json: The folder X is not there. It may not be made yet, or its drive is not "
        "connected. Make the folder or connect the drive, and the board goes on by itself; or "
        "type another folder below."
    )


def test_very_many_problems_are_cut_short():
    """A folder of rubbish does not make the page slow."""
    found = [Problem(f"{n}.json", "drop-away", {"folder": "X"}) for n in range(400)]
    (block,) = blocks.problems(found)
    assert block["summary"] == "400 files need a look"
    assert len(block["items"]) == blocks.MOST_TOLD + 2
    assert block["items"][-1] == "And 350 more: whosays grade lists them all in problems.csv."


def test_no_problem_is_not_mentioned():
    """A board without trouble has no line on it."""
    assert blocks.problems([]) == []
