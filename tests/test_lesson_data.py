"""The lessons' tables keep what the course promises: minutes, balance, glossary, care."""

import re
from collections import Counter

import lesson_texts
import pytest

import whosays
from whosays import lessons

LESSONS = {id: lessons.read(id) for id in lessons.ids()}
QUESTIONS = {each["id"]: each for data in LESSONS.values() for each in data.questions}
GRAVE = re.compile(r"\b(killed|dead|died|deaths?|wounded|injured|hurt|casualt\w+|losses)\b", re.I)
ID = re.compile(r"\b[ce]-\d{4}[\w-]*\w|\b[rx]-[\w-]*\w|\bb(?:\d|1[0-5])\b")


@pytest.fixture(scope="module")
def ledger():
    """Return the ledger of the package."""
    return whosays.load()


each_lesson = pytest.mark.parametrize("lesson", LESSONS.values(), ids=LESSONS)
each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)


def rows_named(question):
    """Return the ledger ids that a question rests on."""
    named = [str(question.get(name, "")) for name in ("card", "key", "claim")]
    named += question.get("numbers", {}).values()
    return {id for text in named for id in ID.findall(text)}


def is_right(option, question, ledger):
    """Tell whether an option is right, by its mark or by the ledger."""
    if "value" not in option:
        return option.get("right", False)
    return option["value"] == ledger.value(question["key"])


def is_same(question, ledger):
    """Tell whether the sentence of an opening item says the same as its card."""
    says = question["key"]["says"]
    return all(ledger.value(f"{question['card']}.{name}") == told for name, told in says.items())


def test_unknown_lesson_is_refused_with_a_mend():
    """The error names the lessons that there are and the line to type."""
    with pytest.raises(ValueError, match=r"no lesson '99'") as error:
        lessons.read("99")
    known = ", ".join(LESSONS)
    assert str(error.value) == (
        f"There is no lesson '99'. The lessons of this version are {known}. "
        'Type whosays.lesson("00").'
    )


def test_each_reading_is_fresh():
    """Changing what was read changes nothing for the next reader."""
    lessons.read("00").questions[0]["prompt"] = "changed"
    assert lessons.read("00").questions[0]["prompt"] != "changed"


def on_losses(question):
    """Tell whether a question's words tell of dead, hurt or lost people."""
    return bool(GRAVE.search(lesson_texts.question_text(question)))


@each_lesson
def test_steps_fill_the_lesson(lesson):
    """The minutes of the steps add up, and a lesson fits into a period."""
    assert sum(step.minutes for step in lesson.steps) == lesson.minutes <= 36


@each_lesson
def test_question_roles_are_as_promised(lesson):
    """Five core questions, three stretch at most, three spaced ones after lesson 00.

    Those without a score are left out, but in a lesson on losses, where no question has one.
    """
    quiet = [each for each in lesson.questions if on_losses(each) and each["role"] == "core"]
    counted = [each for each in lesson.questions if each.get("scored", True)]
    roles = Counter(each["role"] for each in [*counted, *(quiet if len(quiet) > 1 else ())])
    assert roles["core"] == 5
    assert roles["stretch"] <= 3
    assert roles["spaced"] == (0 if lesson.id == "00" or lesson.standalone else 3)
    assert roles["exit"] == 2


@each_lesson
def test_a_lesson_ends_in_the_students_own_words(lesson):
    """The last question is a text of the student's, with lines to check it by."""
    assert lesson.questions[-1]["kind"] == "short-text"
    assert lesson.questions[-1]["role"] == "exit"


@each_question
def test_objectives_are_known(question):
    """Every question serves an objective of some lesson."""
    known = {each.id for lesson in LESSONS.values() for each in lesson.objectives}
    assert question["objective"] in known


@each_lesson
def test_right_answers_stand_in_no_pattern(lesson, ledger):
    """No position holds the right option in more than half of the questions asked for learning."""
    places = Counter(
        n
        for each in lesson.questions
        if each["kind"] == "one-choice" and each["role"] not in ("opening", "closing", "prediction")
        for n, option in enumerate(each["options"])
        if is_right(option, each, ledger)
    )
    assert max(places.values()) <= sum(places.values()) / 2


@pytest.mark.parametrize("form", ["A", "B"])
def test_opening_forms_are_balanced(form, ledger):
    """Each form has four skills, each once sound and once unsound."""
    items = [each for each in LESSONS["00"].with_role("opening") if each["form"] == form]
    found = Counter((each["skill"], is_same(each, ledger)) for each in items)
    skills = ("number", "hedge", "claimant", "measure")
    assert found == {(skill, same): 1 for skill in skills for same in (True, False)}


def opening(form, ledger):
    """Return skill and answer of each opening item of a form, in order."""
    items = [each for each in LESSONS["00"].with_role("opening") if each["form"] == form]
    return [(each["skill"], is_same(each, ledger)) for each in items]


def test_opening_forms_are_parallel(ledger):
    """Form A and form B ask the same skills, each with the same answers."""
    assert sorted(opening("A", ledger)) == sorted(opening("B", ledger))


def test_opening_answers_follow_no_beat(ledger):
    """Neither every second item nor a neighbour with the other form tells an answer."""
    answers = {form: [same for _, same in opening(form, ledger)] for form in "AB"}
    assert all(given[::2].count(True) == 2 for given in answers.values())
    agree = sum(a == b for a, b in zip(answers["A"], answers["B"], strict=True))
    assert agree == 4


def test_opening_forms_share_no_card():
    """Having seen one form does not help with the other, nor with a lesson's own cards."""
    asked = (each for each in QUESTIONS.values() if each["role"] != "closing")
    cards = Counter(each["card"] for each in asked if "card" in each)
    assert all(cards[each["card"]] == 1 for each in LESSONS["00"].with_role("opening"))


def test_predictions_are_the_scored_claims_and_balanced(ledger):
    """The ten scored claims of the brief are predicted, and as many hold as do not."""
    asked = [each["claim"] for each in LESSONS["01"].with_role("prediction")]
    brief = ledger.brief.set_index("brief_id")
    assert sorted(asked) == sorted(brief.index[brief["scored"]])
    assert Counter(brief.loc[asked, "verdict"]) == {"holds": 5, "needs-repair": 5}


def test_predictions_quote_the_brief(ledger):
    """A prediction shows the words of the brief; a fragment may only lose its last comma."""
    whole = " ".join(ledger.brief.sort_values("position")["text"]).lower()
    for each in LESSONS["01"].with_role("prediction"):
        quoted = re.search("“(.*?)\\.”", each["prompt"])[1].lower()
        assert quoted.removeprefix("he ").replace("the extra troops went", "went") in whole


@each_question
def test_nothing_is_asked_about_the_dead_but_words(question):
    """No confidence, score or guess stands where a sentence tells of dead or hurt people."""
    betting = question.get("confidence") or question["role"] in ("opening", "prediction")
    assert not (on_losses(question) and (betting or question.get("scored", True)))


@each_question
def test_rows_that_a_question_rests_on_are_sound(question, ledger):
    """Every id exists; none is thin, and a second reader found every one of them."""
    for id in rows_named(question):
        row = ledger.row(id)
        assert not row.get("thin", False), id
        assert row.get("checked", "re-found") in ("re-found", "re-found-and-fixed"), id


def test_predictions_and_openings_say_why_they_wait():
    """An item without an answer at once tells the reason."""
    waiting = [each for each in QUESTIONS.values() if each.get("feedback") == "later"]
    assert {each["role"] for each in waiting} - {"closing"} == {"opening", "prediction"}
    assert all("no answer yet" in each["later"] for each in waiting)


SCRIPTS = {
    "ko": re.compile(r"[가-힣]"),
    "uk": re.compile(r"^[^ыэёъ]*[а-яіїєґ][^ыэёъ]*$", re.I),
    "ru": re.compile(r"^[^іїєґ]*[а-яё][^іїєґ]*$", re.I),
    "es": re.compile(r"^[a-záéíóúñü() ]+$", re.I),
}


@pytest.mark.parametrize("language", SCRIPTS)
def test_glossary_speaks_four_more_languages(language):
    """Every term stands in the language's own letters."""
    terms = [term for lesson in LESSONS.values() for term in lesson.glossary]
    assert [t.term for t in terms if not SCRIPTS[language].search(getattr(t, language))] == []


def test_glossary_has_each_term_once():
    """No term is explained in two lessons, but for one that stands for all of them."""
    course = [lesson for lesson in LESSONS.values() if not lesson.standalone]
    terms = Counter(term.term for lesson in course for term in lesson.glossary)
    assert [term for term, times in terms.items() if times > 1] == []
