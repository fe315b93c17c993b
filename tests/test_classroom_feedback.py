"""Feedback: one page for one student, with reasons and ways on, and nothing they may not know."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from class_rows import class_rows, keys, rows_of, slips
from question_answers import right, wrong

from whosays.classroom.feedback import again
from whosays.classroom.feedback.page import feedback_page, file_name
from whosays.classroom.scoring.student_summary import student_summary

QUESTIONS = {id: each for lesson in keys().lessons for id, each in keys().questions(lesson).items()}


def page(rows, name="heron", **given):
    """Return the feedback of a student who gave these rows."""
    return feedback_page(name, rows, student_summary(rows, keys(), student=name), keys(), **given)


def section(html, name):
    """Return the words of one section; none where the page has no such section."""
    found = re.search(rf'<section class="{name}">(.*?)</section>', html, re.S)
    words = re.sub(r"<[^>]+>", " ", re.sub(r"</?(em|strong)>", "", found[1])) if found else ""
    return " ".join(unescape(words).split())


def answers(lesson, make, *, but=()):
    """Return an answer to every question of a lesson with one way and one form."""
    return {
        id: make(each)
        for id, each in keys().questions(lesson).items()
        if each.form in ("", "A") and each.role not in but
    }


class Tags(HTMLParser):
    """Notes which tags are open, and which were never closed."""

    def __init__(self):
        super().__init__()
        self.open, self.names = [], set()

    def handle_starttag(self, tag, attrs):
        """Note a tag that opens."""
        self.names.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the newest tag, which is of this name."""
        assert self.open.pop() == tag


def test_every_tag_is_closed_and_none_runs():
    """The page is whole HTML without script, picture, form or frame."""
    for rows in (*class_rows(4).values(), slips()):
        tags = Tags()
        tags.feed(page(rows))
        assert tags.open == []
        assert not tags.names & {"script", "img", "form", "iframe", "link", "object", "base"}


def test_the_policy_lets_nothing_in_or_out():
    """A browser that shows the page loads nothing but the style that stands in it."""
    html = page(slips(("03",)))
    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
    ) in html


def test_equal_answers_give_equal_bytes():
    """No clock and no chance is in a page."""
    rows = slips(("01", "03"))
    assert page(rows) == page(rows)


NASTY = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><b>", "{name} {0}",
    "a\u202eb", "\ud800", "*bold*", "x" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("name", NASTY, ids=ascii)
def test_a_name_stays_a_name(name):
    """Whatever a student is called appears as text, without any power over the page."""
    html = page(slips(("03",)), name)
    tags = Tags()
    tags.feed(html)
    assert not tags.names & {"script", "img", "b"}
    assert "\u202e" not in html
    assert html.encode("utf-8")
    assert len(html) < 20_000


@pytest.mark.parametrize("typed", ["<b>7</b>", "{0}", "7 " + "x" * 4000, "=1+1", "\u202e7"])
def test_what_was_typed_as_a_number_stays_a_text(typed):
    """A typed answer that cannot be read is no reason for a word on the page."""
    html = page(rows_of({"03-r3": typed, "02-q4": typed}))
    assert "<b>" not in html
    assert "\u202e" not in html


def test_a_wrong_answer_gets_the_questions_own_reason_and_a_way_back():
    """What was chosen, why it misses, and the heading of the lesson under which it was asked."""
    html = page(rows_of({"05-r1": "a"}))
    assert section(html, "again") == (
        "Worth another look You need not look at everything; these help most. What a question "
        "points at, such as a card, stands in the lesson. "
        "From lesson 02. A page makes of this card: up to 40,000 more troops. "
        "What has the page done with the claim? You said: “carried it unchanged”. "
        "The page has a number of the card, and up to is not false. But the card names a low "
        "figure as well. Without it, a reader thinks only of the high one. "
        "Open lesson 05 at “Warm up”"
    )
    assert (
        'href="http://localhost:8888/lab/tree/05-what-do-the-loss-figures-count.ipynb'
        '#Warm-up-(4-minutes)"'
    ) in html


def test_the_address_of_the_lessons_can_be_another():
    """A school with a hub of its own gives its address, and without one there are no links."""
    rows = rows_of({"05-r1": "a"})
    assert 'href="https://hub.school.example/lab/tree/05-' in page(
        rows, lessons_at="https://hub.school.example/lab/tree/"
    )
    assert "href" not in page(rows, lessons_at="")
    assert section(page(rows, lessons_at=""), "again").endswith("Open lesson 05 at “Warm up”")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "lab/tree", "file:///etc", "http://"])
def test_an_address_that_is_none_is_refused(url):
    """Nothing but a page of the web, or of this machine's own server, can be linked to."""
    with pytest.raises(ValueError, match="is no address of the lessons") as caught:
        page(rows_of({"05-r1": "a"}), lessons_at=url)
    assert str(caught.value) == (
        f"{url!r} is no address of the lessons. Links on a page lead to an address that begins "
        "with http:// or https://. Type --lessons http://localhost:8888/lab/tree, or leave it out."
    )


def test_at_most_a_handful_is_to_look_at_again():
    """Whoever has everything wrong is not buried: five questions, two of a lesson at most."""
    chosen = again.to_look_at(slips(), keys())
    lessons = [each.lesson for each in chosen]
    assert 3 <= len(chosen) <= 5
    assert max(lessons.count(each) for each in lessons) <= 2


def test_what_was_mended_is_praised_and_not_shown_again():
    """A question that was right in the end is only counted."""
    told = section(page(rows_of({"05-r1": ("a", "b")})), "again")
    assert told == (
        "Worth another look There is nothing left to look at again: what you answered was right "
        "in the end. One question was not right at first, and you put it right yourself. "
        "That is how one learns."
    )


@pytest.mark.parametrize(
    ("id", "answer", "said"),
    [
        ("05-q1", ["a", "b"], "You chose: “At least 11,000 were moving towards the front"),
        ("05-q1", ["a"], "You left out: “Seoul's presidential office assessed that 11,000 North"),
        ("05-s1", {"room": "uk-mod"}, "You put “The boxes had room for hundreds of thousands of"),
        ("02-q4", "700", "You wrote: 700."),
    ],
    ids=["chosen", "left out", "matched", "typed"],
)
def test_the_missed_part_is_named(id, answer, said):
    """Of a question with several parts, the one that was taken wrongly is told before others."""
    found, why = again.missed(QUESTIONS[id], answer)
    assert found.startswith(said)
    assert why


def test_every_marked_question_has_a_reason_for_a_slip():
    """Whatever the kind, a wrong answer has words of its own, each a whole sentence."""
    for each in QUESTIONS.values():
        if each.scored and each.kind not in ("short-text", "brief", "range"):
            said, why = again.missed(each, wrong(each))
            assert said.endswith(".")
            assert why.strip()


def test_opening_items_wait_for_the_closing_ones():
    """Before the last lesson is done nobody learns from this page which item was right."""
    opening = answers("00", wrong, but=("core", "stretch", "exit"))
    html = page(rows_of(opening))
    assert section(html, "sets") == (
        "Eight sentences, before and after Your answers are kept. You get the "
        "answers to all of them when you have done those of the last lesson."
    )
    assert section(html, "again") == section(html, "trust") == ""
    closing = {id: right(each) for id, each in keys().questions("08").items() if each.form == "B"}
    html = page(rows_of({**opening, **closing}))
    assert section(html, "sets") == (
        "Eight sentences, before and after You had 0 of 8 right before the "
        "lessons, and 8 of 8 after them, at the first try. Eight are few: one or two more or fewer "
        "can be chance."
    )
    assert "Judge eight sentences" in section(html, "again")


def test_guesses_wait_for_their_stamp():
    """What was predicted in lesson 01 is told once the lesson that stamps the claim came."""
    guesses = answers("01", wrong, but=("core", "stretch", "exit", "spaced"))
    assert section(page(rows_of(guesses)), "again") == ""


def test_a_guess_is_no_slip():
    """Lesson 01 asks for guesses and says that a guess is all one can make: none is held up."""
    chosen = again.to_look_at(slips(), keys())
    assert "prediction" not in {each.question.role for each in chosen}
    assert "prediction" in {row.role for row in slips() if row.outcome == "not-yet"}


def test_of_losses_it_says_that_they_are_kept():
    """Neither an answer nor its question about killed or wounded people is on the page."""
    losses = {
        id: each for id, each in keys().questions("05").items() if not each.scored and each.way
    }
    html = page(rows_of({id: wrong(each) for id, each in losses.items()}))
    assert set(re.findall(r'section class="(\w+)"', html)) == {"kept"}
    assert not any(each.prompt[:40] in html for each in losses.values())


def test_own_words_are_kept_and_not_judged():
    """A text is counted, and neither quoted nor marked."""
    html = page(rows_of({"05-own": {"text": "I look at the whole first. " * 4, "rubric": []}}))
    assert section(html, "kept") == (
        "What no program marks One text in your own words is kept. Your teacher may read and mark "
        "it; no program does."
    )
    assert "I look at the whole" not in html


def test_trust_and_doubt_count_alike():
    """What holds and was trusted, what does not and was doubted: both are praised with words."""
    told = section(page(rows_of({"05-q1": ["a", "d"]})), "trust")
    assert told.startswith(
        "What you trusted and doubted A statement deserves trust here when it keeps to its source. "
        "That does not prove it true. Of the statements that deserve trust, you trusted 2 of 2. "
        "Rightly trusted, for example:"
    )
    assert "Of the statements that do not deserve trust, you doubted 2 of 2." in told


def test_examples_can_be_understood_away_from_their_question():
    """Whole sentences, in quotes, with their lesson: no bare name of an outlet is praised."""
    rows = [row for lesson in keys().lessons for row in rows_of(answers(lesson, right))]
    for lesson in keys().lessons:
        told = section(page([row for row in rows if row.lesson == lesson]), "trust")
        for example in re.findall(r"“(.*?)” \(lesson", told):
            assert ": " not in example
            assert example.endswith((".", "!"))
    told = section(page(rows_of({"03-q3": right(QUESTIONS["03-q3"])})), "trust")
    assert "you trusted 2 of 2." in told
    assert "Sputnik" not in told


@pytest.mark.parametrize("make", [right, wrong], ids=["all right", "all wrong"])
def test_a_leaning_is_of_the_answers_and_praises_nobody(make):
    """Leaning neither way is no merit of its own: who has everything wrong may do so, too."""
    told = section(page(rows_of(answers("60", make))), "trust")
    assert "you lean" not in told
    assert "Keep doing that" not in told


def test_what_was_put_right_counts_in_the_table():
    """Beside the first tries stand the last ones; a lesson without such answers is left out."""
    rows = rows_of({"05-r1": ("a", "b"), "05-r2": wrong(QUESTIONS["05-r2"])})
    own = rows_of({"02-own": {"text": "I look at the whole first. " * 4, "rubric": []}})
    assert section(page([*rows, *own]), "did") == (
        "What you handed in Questions that are marked, without the extra ones "
        "Lesson Answered Right at first Right in the end "
        "05 What do the loss figures count? 2 of 5 0 1"
    )


def test_what_waits_is_not_said_to_be_missing():
    """Whoever said of opening items how sure they were is not told that they never did."""
    opening = answers("00", right, but=("core", "stretch", "exit"))
    assert section(page(rows_of(opening, sure=70)), "sure") == ""


def test_a_verdict_is_told_with_the_words_it_is_on():
    """Away from the case board, the number of a row says nothing."""
    told = section(page(rows_of({"07-b2": wrong(QUESTIONS["07-b2"])})), "again")
    assert "“The news comes from South Korea's Joint Chiefs of Staff”: Row 4 of the case" in told


def test_guesses_that_wait_are_told_to_be_kept():
    """Whoever handed in nothing but guesses does not get an empty page."""
    guesses = answers("01", wrong, but=("core", "stretch", "exit", "spaced"))
    count = sum(each.role == "prediction" for each in keys().questions("01").values())
    told = section(page(rows_of(guesses)), "kept")
    assert f"{count} more answers are kept, and nobody marks them: guesses" in told


def test_a_page_without_anything_to_say_says_so():
    """One answer that cannot be read, and nothing else."""
    assert "So far this page has nothing to say about your answers." in page(
        rows_of({"02-q4": "many"})
    )


def test_a_long_question_keeps_its_end():
    """Each question that is made shorter still asks what it asked."""
    for each in QUESTIONS.values():
        short = again.in_short(each.prompt)
        assert len(short) <= again.LONGEST_PROMPT
        assert short.count("*") % 2 == 0
        if "?" in each.prompt:
            assert "?" in short
    short = again.in_short(QUESTIONS["07-q2"].prompt).replace("*", "")
    assert short.startswith("TASS, as AP tells it: Shoigu brought a message")
    assert short.endswith("… Which sentence could both tellers sign?")


def test_a_right_option_that_was_left_out_is_not_praised():
    """The reason is written for whoever chose it, so the page says first that it belongs in."""
    question = QUESTIONS["60-q4"]
    first, *rest = right(question)
    said, _ = again.missed(question, rest)
    assert said == f"You left out: “{_option(question, first).removesuffix('.')}”. It belongs in."


def _option(question, id):
    return next(each.text for each in question.options if each.id == id)


SURE = {
    0: "You need not say how sure you are. If you do, this page tells you from 10 answers on",
    1: "There is one answer here of which you said how sure you were. From 10 on",
    9: "There are 9 answers here of which you said how sure you were. From 10 on",
}


@pytest.mark.parametrize("count", SURE)
def test_few_answers_say_nothing_of_calibration(count):
    """Below ten answers it says how many there are, and no more."""
    asked = [each for each in QUESTIONS.values() if each.confidence and each.role == "core"]
    rows = rows_of({each.id: right(each) for each in asked[:count]}, sure=90) or slips(("00",))[:1]
    assert SURE[count] in section(page(rows), "sure")


def test_calibration_is_told_in_words():
    """From ten answers on: how sure, how often right, and what to make of it."""
    asked = [each for each in QUESTIONS.values() if each.confidence and each.role == "core"]
    rows = rows_of({each.id: right(each) for each in asked[:12]}, sure=60)
    assert section(page(rows), "sure") == (
        "How sure you were When you said about 60 %, you were right 12 of 12 times. "
        "You were right more often than you said: you may trust yourself more."
    )


def test_no_page_holds_anothers_name_or_a_rank():
    """A page is about one student: no other name, no place in the class, no average."""
    made = class_rows(12)
    for name, rows in made.items():
        html = page(rows, name)
        assert not [other for other in made if other != name and other in html]
        assert not re.search(r"\b(rank|average|classmates?|best of|of the class)\b", html)


KEYS = [
    "Mina Kim", "mina kim", "Mina  Kim", "../../etc/passwd", "민준", "CON", "a" * 300, "",
    "\ud800", "Anna", "Anna (2)", "<b>", "nul.txt", "Zoë", "Zoe",
]  # fmt: skip


def test_each_key_has_a_file_of_its_own_with_a_safe_name():
    """No two keys share a file, whatever a system folds together, and no name leaves its folder."""
    names = [file_name(key) for key in KEYS]
    assert len({name.casefold() for name in names}) == len(KEYS)
    assert all(re.fullmatch(r"[\w-]+\.[0-9a-f]{8}\.html", name) for name in names)
    assert max(len(name.encode()) for name in names) < 200
    assert file_name("민준").startswith("민준.")


@pytest.mark.parametrize("form", ["A", "B"])
@pytest.mark.parametrize("lesson", ["00", "08"])
def test_each_set_has_the_eight_sentences_of_the_words(lesson, form):
    """Feedback and board say of 8; a longer or shorter set needs other words."""
    assert sum(each.form == form for each in keys().questions(lesson).values()) == 8


def test_who_answered_on_paper_alone_is_sent_to_the_worksheet():
    """No course to open and no heading that no sheet has: the lesson and the question's name."""
    rows = [replace(row, journal="paper") for row in rows_of(answers("02", wrong))]
    html = page(rows)
    assert "On the worksheet of lesson 02: q" in html
    assert "take the worksheet of the lesson" in html
    assert "href=" not in html
    assert "open your course" not in html
