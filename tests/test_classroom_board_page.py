"""The board as a page: votes, advice, wrong ideas and the class as a whole; no name, no script."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from class_rows import class_rows, keys, rows_of
from classes import pupils
from question_answers import right, wrong

from whosays.classroom.board.page import board_page
from whosays.classroom.scoring.class_summary import class_summary
from whosays.classroom.scoring.items import item_stats


def board(*students, **given):
    """Return the board of students with these rows."""
    made = keys()
    return board_page(
        students, class_summary(students, made), item_stats(students, made), made, **given
    )


def words(html):
    """Return what a reader reads."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def question(html, id):
    """Return the part of the page that is about one question."""
    parts = re.split(r'(?=<details class="(?:question|lesson)")', html)
    return next(part for part in parts if f'id="q-{id}"' in part)


def of_class(name, html):
    """Return the words of one section about the class."""
    found = re.search(rf'<section class="{name}">(.*?)</section>', html, re.S)
    return words(found[1]) if found else ""


def voters(id, *votes):
    """Return one student a vote: an answer, or a tuple of answers one after the other."""
    return [tuple(row_of(row, n) for row in rows_of({id: vote})) for n, vote in enumerate(votes)]


def row_of(row, n):
    """Return a row as that of another student."""
    fields = {name: getattr(row, name) for name in type(row).__slots__}
    return type(row)(**{**fields, "student": f"student {n}"})


class Tags(HTMLParser):
    """Notes which tags are open, and which names there were."""

    def __init__(self):
        super().__init__()
        self.open, self.names, self.ids = [], set(), []

    def handle_starttag(self, tag, attrs):
        """Note a tag that opens."""
        self.names.add(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the newest tag, which is of this name."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("count", [0, 1, 3, 30])
def test_the_page_is_whole_whatever_the_class(count):
    """With nobody, one, three or thirty students: every tag closed, no id twice, nothing runs."""
    students = list(class_rows(count).values()) if count else []
    tags = Tags()
    tags.feed(board(*students))
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert not tags.names & {"script", "img", "form", "iframe", "link", "object", "base", "svg"}


def test_no_name_stands_on_it():
    """Neither a name nor an alias nor a journal of anybody is on the board."""
    rows = class_rows(12)
    html = board(*rows.values())
    known = {text for each in pupils(12) for text in (each.name, each.alias, each.journal)}
    assert not [text for text in known if text in html]


def test_equal_classes_give_equal_bytes():
    """No clock and no chance is in the page."""
    students = list(class_rows(3).values())
    assert board(*students) == board(*students)


def test_nothing_leads_out_of_the_page():
    """Every link is to a question of the page itself, and the policy allows nothing else."""
    html = board(*class_rows(12).values())
    links = set(re.findall(r'(?:href|src)="([^"]*)"', html))
    assert all(re.fullmatch(r"#q-[\w-]+", link) for link in links)
    assert all(f'id="{link[1:]}"' in html for link in links)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html


VOTES = ["a"] * 3 + ["b"] * 4 + [("a", "b")] * 3


def test_first_votes_stand_beside_last_ones():
    """Each option has its count and its share at first and at last."""
    told = words(question(board(*voters("05-r1", *VOTES)), "05-r1"))
    assert "40 % right at first, 70 % now Talk, vote again" in told
    assert (
        "Votes of 10 students. 3 of them voted again. Answer First vote Last vote "
        "a carried it unchanged 6 (60 %) 3 (30 %) b kept only the top of the range 4 (40 %) "
        "7 (70 %) c put in another speaker 0 (0 %) 0 (0 %) d counted another thing 0 (0 %) 0 (0 %)"
    ) in told


def test_one_vote_has_one_column():
    """Where nobody voted again there is nothing to compare."""
    told = words(question(board(*voters("05-r1", "a", "b", "b")), "05-r1"))
    assert "Votes of 3 students. Answer Votes a carried it unchanged 1 (33 %)" in told


ADVICE = {
    "hint": (["a"] * 3 + ["b"], "Hint first", "Give the hint"),
    "talk": (["a"] * 2 + ["b"] * 2, "Talk, vote again", "Talk with your neighbour"),
    "go-on": (["b"] * 4, "Go on", "Let one student say why"),
}


@pytest.mark.parametrize("name", ADVICE)
def test_the_share_of_right_answers_says_what_to_do(name):
    """Under 35 in 100 a hint, to 70 talk, above that go on: in plain words."""
    votes, chip, told = ADVICE[name]
    part = question(board(*voters("05-r1", *votes)), "05-r1")
    assert f'<span class="chip {name}">{chip}</span>' in part
    assert told in words(part)


def test_two_voters_get_no_advice():
    """A class of two is told its votes, and no share of it means anything."""
    part = question(board(*voters("05-r1", "a", "b")), "05-r1")
    assert 'class="advice' not in part
    assert "Votes of 2 students" in words(part)


def test_the_answer_is_folded_away():
    """What is right and the commonest wrong idea stand together, in a part of their own."""
    part = question(board(*voters("05-r1", *VOTES)), "05-r1")
    before, answer = part.split('<details class="answer">')
    assert "✓" not in before
    assert words(answer).startswith(
        "The answer, and the commonest wrong idea What is right ✓ b kept only the top of the range "
        ". Thirty to forty thousand became up to forty thousand."
    )
    assert words(answer).endswith(
        "The commonest wrong idea a carried it unchanged . The page has a number of the card, and "
        "up to is not false. But the card names a low figure as well. Without it, a reader thinks "
        "only of the high one. (6 of 10 at first, 3 now)"
    )


def test_a_sentence_that_ends_gets_no_second_stop():
    """An option that is a whole sentence stands before its reason as it is."""
    ended = [
        board(*voters(id, *[answer] * 4))
        for id, each in keys().questions("07").items()
        if each.kind in ("one-choice", "several")
        for answer in (right(each), wrong(each))
    ]
    assert len(ended) > 4
    assert [html for html in ended if re.search(r"[.?!]\W*</strong>\.", html)] == []


LOSS = [id for id, each in keys().questions("05").items() if not each.scored]


@pytest.mark.parametrize("id", LOSS)
def test_losses_are_never_right_or_wrong(id):
    """A question about killed or wounded people has votes, and no share, advice or wrong idea."""
    asked = keys().questions("05")[id]
    part = question(board(*voters(id, *[wrong(asked)] * 5)), id)
    assert "chip" not in part
    assert "advice" not in part
    assert '<details class="answer">' not in part


HELD = {"00": "opening", "01": "prediction", "08": "closing"}


@pytest.mark.parametrize("lesson", HELD)
def test_opening_items_and_guesses_are_kept_back(lesson):
    """Their votes are there; which is right comes only when the teacher asks for it."""
    asked = next(e for e in keys().questions(lesson).values() if e.role == HELD[lesson])
    students = voters(asked.id, *[right(asked)] * 3, wrong(asked))
    closed = question(board(*students), asked.id)
    assert "stays back" in words(closed)
    assert "chip" not in closed
    assert "answer" not in re.findall(r'details class="(\w+)"', closed)
    opened = question(board(*students, show_opening=True), asked.id)
    assert "75 % right" in words(opened)
    assert "The answer, and the commonest wrong idea" in words(opened)


def test_own_words_are_counted_and_not_shown():
    """No text of a student is projected."""
    texts = [{"text": f"The secret thought number {n} of mine. " * 3, "rubric": []} for n in "123"]
    part = question(board(*voters("05-own", *texts)), "05-own")
    assert "3 texts in own words." in words(part)
    assert "secret" not in part


NASTY = ["<script>alert(1)</script>", "7<img src=x>", "\u202e7", "{0}", "7" * 3000, "=1+1"]


@pytest.mark.parametrize("typed", NASTY, ids=ascii)
def test_what_was_typed_has_no_power_over_the_page(typed):
    """Whatever is in a hand-in, the page holds our tags only, and stays small."""
    html = board(*voters("02-q4", typed, "5", "7"), *voters("05-r1", typed, ["a"], {"a": 1}))
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert not tags.names & {"script", "img"}
    assert "\u202e" not in html
    assert len(html) < 60_000


def test_the_top_leads_to_what_most_have_wrong():
    """At most five questions, those first with which most students are helped."""
    students = [
        *voters("05-r1", *["a"] * 4), *voters("05-r2", *["b"] * 4), *voters("05-r3", "b", "b", "b"),
    ]  # fmt: skip
    told = of_class("first", board(*students))
    assert told.index("05-r1") < told.index("05-r3")
    assert "Commonest wrong idea: “carried it unchanged” (4 of 4)." in told


def test_a_class_that_has_all_right_may_go_on():
    """Nothing to start with is said as plainly."""
    told = of_class("first", board(*voters("05-r1", *["b"] * 5)))
    assert told == (
        "Start with these Go on. More than 70 in 100 of those who answered have every question "
        "right by now, at their last try."
    )


def test_the_class_stands_beside_all_trust_and_all_doubt():
    """Both rates, and two rows that show that one of them alone tells nothing apart."""
    told = of_class("trust", board(*class_rows(30).values()))
    assert "Trusting everything 100 % 100 % 0 points" in told
    assert "Doubting everything 0 % 0 % 0 points" in told
    assert re.search(r"This class \d+ % \d+ % \d+ points", told)


def test_trust_that_falls_is_told():
    """A class that trusts sound things less than before gets a warning with its numbers."""
    judged = {id: each for id, each in keys().questions("02").items() if each.judged()}
    trusting = {id: right(each) for id, each in judged.items()}
    doubting = {"05-q1": ["a"], "05-s2": ["b"]}
    given = rows_of({**trusting, **doubting})
    students = [tuple(row_of(row, n) for row in given) for n in range(12)]
    summary = class_summary(students, keys())
    html = board(*students)
    assert summary.fall is not None
    assert summary.fall.line in of_class("trust", html)


def test_calibration_has_three_groups_with_counts():
    """How sure, how often right, and what that makes of them."""
    told = of_class("sure", board(*class_rows(30).values()))
    assert re.search(r"not very sure \(under 60 %\) \d+ % \d+ % \(\d+ of \d+\)", told)
    assert re.search(r"very sure \(over 85 %\) \d+ % \d+ % \(\d+ of \d+\)", told)


def test_gain_needs_ten():
    """Below ten students with both sets it says how many there are; from ten on, how they did."""
    assert "on this page" not in of_class("gain", board(*class_rows(30).values()))
    few = of_class("gain", board(*class_rows(3).values()))
    assert re.fullmatch(
        r"Before and after \d students? did both sets of eight sentences so far\. "
        r"From ten on, this page compares them\.",
        few,
    )
    assert "This does not show that the lessons were the cause." in of_class(
        "gain", board(*class_rows(30).values())
    )


def test_a_question_that_looks_broken_is_named():
    """With why it looks so, and a link to it."""
    asked = keys().questions("05")["05-r1"]
    html = board(*voters("05-r1", *[wrong(asked)] * 30))
    told = of_class("odd", html)
    assert told.startswith(
        "Questions that look odd The fault may lie with the question, not with the class. 05-r1 "
    )
    assert "Read its prompt and its key again" in told
