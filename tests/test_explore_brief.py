"""The brief writer: numbers are found, tied, remarked on and kept; words are never changed."""

import datetime as dt
import json

import pytest
from brief_lesson import CLAIM, HUR, TEXT, brief_lesson

import whosays
from whosays import briefs, lessons

WORDS = lessons.words()["explore"]["brief"]


@pytest.fixture
def lesson(tmp_path):
    """A lesson that asks for a brief, with heron signed in."""
    lesson = brief_lesson(tmp_path / "answers")
    lesson.desk.sign_in("heron")
    return lesson


def send(it, **message):
    """Send what the page sends; return the replies."""
    got = []
    it.writer.send = lambda content, buffers=None: got.append(content)
    it.writer._receive(it.writer, message, [])
    return got


def written(lesson, text=TEXT):
    """Return the brief writer of a lesson, with a text in it."""
    it = whosays.brief_writer(lesson)
    send(it, type="write", text=text, ticks=[], turn="t")
    return it


def tie(it, number, to):
    """Tie a number that stands in the text."""
    key = next(each["key"] for each in it.writer.figures if each["text"] == number)
    send(it, type="tie", key=key, tie=to, turn="t")
    return row(it, number)


def row(it, number):
    """Return the row of a number."""
    return next(each for each in it.writer.figures if each["text"] == number)


def test_every_number_is_listed_in_reading_order(lesson):
    """Numbers stand below the text, with the words around them; dates do not."""
    it = written(lesson)
    assert [each["text"] for each in it.writer.figures] == ["3,000", "11,000", "12"]
    assert row(it, "11,000")["before"] == "Soldiers in Kursk numbered "
    assert it.writer.summary == WORDS["summary_first"].format(n=3, open=3)


def test_remarks_are_counted_from_the_first_tie(lesson):
    """No number tied is no praise: how many remarks there are is said when there can be some."""
    it = written(lesson)
    tie(it, "3,000", CLAIM)
    assert it.writer.summary == WORDS["summary"].format(n=3, open=2, remarks=0)


def test_the_claim_that_fits_comes_first(lesson):
    """Of the claims with the number, the one that the sentence speaks of leads the list."""
    assert row(written(lesson), "3,000")["first"][0] == CLAIM


def test_a_sentence_that_tells_all_gets_no_remark(lesson):
    """Claimant, day, hedge and measure are there: the claim is shown, and nothing is said."""
    found = tie(written(lesson), "3,000", CLAIM)
    assert found["remarks"] == []
    assert found["about"].startswith("South Korea's Joint Chiefs of Staff, on 27 March 2025: ")


def test_what_is_missing_is_told_beside_the_number(lesson):
    """No claimant and no day: the remarks stand in the row, and the text stays as it was."""
    it = written(lesson)
    found = tie(it, "11,000", HUR)
    kinds = [each["text"].partition(".")[0] for each in found["remarks"]]
    assert len(kinds) >= 2
    assert (it.value["text"], it.writer.text) == (TEXT, TEXT)


def test_a_mended_sentence_loses_its_remarks(lesson):
    """Claimant, day and hedge are put in: the tie stays and the remarks go."""
    it = written(lesson)
    tie(it, "11,000", HUR)
    mended = TEXT.replace(
        "Soldiers in Kursk numbered 11,000.",
        "Ukraine's HUR said on 12 August 2025 that about 11,000 soldiers were in Kursk "
        "and Belgorod.",
    )
    send(it, type="write", text=mended, ticks=[], turn="t")
    assert row(it, "11,000")["tie"] == HUR
    assert row(it, "11,000")["remarks"] == []


def test_phrases_are_offered_and_never_put_in(lesson):
    """The words for one's own judgement are there to copy, with their percentages."""
    it = written(lesson)
    tie(it, "12", "own")
    assert "likely (55–80 %)" in it.writer.spec["phrases"]
    assert it.value["text"] == TEXT


def test_every_kind_of_remark_has_its_heading():
    """No remark that can be made lacks the words in front of it."""
    remarked = lessons.words()["briefs"]["remarks"]
    assert {remarked[code]["kind"] for code in briefs.CODES} <= set(WORDS["kinds"])


def test_a_remark_on_words_beside_a_number_stands_in_its_row(lesson):
    """What is counted is said beside the number that it is said of."""
    it = written(lesson, "Kyiv said that about 400 soldiers were killed and wounded.")
    found = tie(it, "400", "c-2025-02-26-hur-400")
    assert any("You wrote “killed and wounded”" in it["text"] for it in found["remarks"])
    assert it.writer.remarks == []


HEDGES = "HUR said on 12 August 2025 that 11,000 soldiers were in Kursk. " * 3


def test_a_remark_is_explained_once(lesson):
    """The second of its kind is short, and what it leaves out can be opened there."""
    it = written(lesson, HEDGES)
    for each in it.writer.figures:
        send(it, type="tie", key=each["key"], tie=HUR, turn="t")
    rows = [each["remarks"] for each in it.writer.figures]
    hedges = [one for row in rows for one in row if one["text"].startswith("**The hedge.**")]
    assert [each["full"] for each in hedges] == [True, False, False]
    assert {each["why"] for each in hedges} == {
        "A small word such as about or at least tells how exact the claimant was. "
        "Which word of the claim could go back in?"
    }


BOXES, SHELLS = "c-2025-07-13-dia-containers", "c-2025-07-13-dia-shells"
CONFIRMED = {
    "the first": ("28 thousand containers was confirmed gone, with 12 million shells inside.", 0),
    "the second": ("28 thousand containers went, and 12 million shells were confirmed.", 1),
}


@pytest.mark.parametrize(("text", "place"), CONFIRMED.values(), ids=CONFIRMED)
def test_a_remark_stands_beside_the_number_of_its_clause(lesson, text, place):
    """A word between two numbers is told at the one that no comma keeps it from."""
    it = written(lesson, text)
    tie(it, "28 thousand", BOXES)
    tie(it, "12 million", SHELLS)
    told = [[one["text"] for one in each["remarks"]] for each in it.writer.figures]
    sure = [any(text.startswith("**How sure.**") for text in row) for row in told]
    assert sure == [n == place for n in range(2)]


def test_a_remark_on_a_sentence_stands_below_the_numbers(lesson):
    """It bears the words that it is about, and their place in the text."""
    text = "I am confident that it is likely. So be it."
    it = written(lesson, text)
    (found,) = [each for each in it.writer.remarks if not each["copy"]]
    assert found["text"].startswith("**How sure.** Likelihood and confidence stand in one")
    assert text[found["start"] : found["end"]] == found["words"]


LIKELY = {
    "one's own": ("I think it is likely that 12 ships came.", ["likely (55–80 %)"]),
    "of losses": ("I think it is likely that 12 soldiers were killed.", []),
    "a claimant's": ("HUR said it is likely that 12 ships came.", []),
}


@pytest.mark.parametrize(("text", "copies"), LIKELY.values(), ids=LIKELY)
def test_percentages_are_offered_for_ones_own_word_only(lesson, text, copies):
    """A claimant's word keeps the claimant's scale, and nobody puts a number on losses."""
    it = written(lesson, text)
    assert [each["copy"] for each in it.writer.remarks if each["copy"]] == copies
    assert it.value["text"] == text


def test_nobody_says_how_likely_losses_are(lesson):
    """For one's own number of people killed no phrase is offered, and the row says why."""
    it = written(lesson, "I guess that 400 soldiers were killed.")
    assert tie(it, "400", "own")["grave"] == WORDS["grave"]


def test_the_trace_names_claimant_day_hedge_and_page(lesson):
    """One row a number: what rests on a claim can be followed, the rest says so."""
    it = written(lesson)
    tie(it, "3,000", CLAIM)
    tie(it, "12", "own")
    first, second, third = it.writer.trace["rows"]
    assert first[1:4] == [
        "South Korea's Joint Chiefs of Staff",
        "27 March 2025",
        "some 3,000 or more further soldiers sent",
    ]
    assert first[4].startswith("[Korea JoongAng Daily](https://")
    assert (second[1], third[1]) == (WORDS["trace"]["open"], WORDS["trace"]["own"])


def test_typing_is_kept_as_a_draft(lesson):
    """Text and ties are in the journal before any button is pressed."""
    it = written(lesson)
    tie(it, "3,000", CLAIM)
    assert lesson.kept("00-brief") == it.value
    assert lesson.answer("00-brief") is None
    assert it.writer.saved["ok"] is True


def test_the_same_text_is_not_kept_twice(lesson):
    """A rest without a change writes nothing."""
    it = written(lesson)
    before = len(lesson.desk.book.entries("00-brief"))
    send(it, type="write", text=TEXT, ticks=[], turn="t")
    assert len(lesson.desk.book.entries("00-brief")) == before


def test_the_button_keeps_the_brief(lesson):
    """The answer is kept as finished, the reply is shown, and a worked brief is offered."""
    it = written(lesson)
    send(it, type="submit", text=TEXT, ticks=["r1"], turn="t")
    assert lesson.answer("00-brief") == {"text": TEXT, "ties": [], "rubric": ["r1"]}
    assert it.writer.feedback["heading"]
    assert it.writer.worked == "Seoul said so."


def test_all_is_back_in_a_new_kernel(lesson, tmp_path):
    """Text, ties and ticks stand there again."""
    it = written(lesson)
    tie(it, "3,000", CLAIM)
    tie(it, "12", "own")
    send(it, type="write", text=TEXT, ticks=["r1"], turn="t")
    again = whosays.brief_writer(brief_lesson(tmp_path / "answers"))
    assert again.value == it.value
    assert again.writer.figures == it.writer.figures
    assert again.writer.saved["text"] == WORDS["kept_draft"]


OLD = {
    "a claim that has gone": {"text": TEXT, "ties": [{"start": 72, "end": 77, "claim": "c-gone"}]},
    "no ties yet": {"text": TEXT, "rubric": []},
}


@pytest.mark.parametrize("kept", OLD.values(), ids=OLD)
def test_what_an_older_course_kept_still_opens(lesson, kept):
    """The words are there; a number whose claim has gone is open again."""
    lesson.draft("00-brief", kept)
    it = whosays.brief_writer(lesson)
    assert (it.value["text"], it.value["ties"]) == (TEXT, [])


def test_the_reply_to_the_last_keeping_is_back(lesson, tmp_path):
    """What came of the button stands there again, and says of which words it speaks."""
    it = written(lesson)
    send(it, type="submit", text=TEXT, ticks=["r1"], turn="t")
    send(it, type="write", text=TEXT + " More.", ticks=["r1"], turn="t")
    again = whosays.brief_writer(brief_lesson(tmp_path / "answers"))
    for name in ("heading", "note", "explanations", "text"):
        assert again.writer.feedback[name] == it.writer.feedback[name]


def test_another_alias_gets_their_own_brief(lesson):
    """After a sign-in the text of the one before is gone from the page, and safe."""
    it = written(lesson)
    lesson._signed("stork")
    assert (it.writer.text, it.writer.owner, it.value["ties"]) == ("", "stork", [])
    lesson._signed("heron")
    assert it.writer.text == TEXT


def test_what_was_written_before_signing_in_stays(tmp_path):
    """Whoever signs in late loses nothing."""
    lesson = brief_lesson(tmp_path / "answers")
    it = written(lesson)
    lesson._signed("heron")
    assert (it.writer.text, lesson.kept("00-brief")["text"]) == (TEXT, TEXT)


def saved(it, file):
    """Return what comes of a button that saves a file."""
    return send(it, type="save", file=file, turn="t")[-1]["file"]


NO_FILE = {
    "no words, page": ("  \n", "page", "write_first"),
    "no words, data": ("", "claim-review", "write_first"),
    "no claim, data": (TEXT, "claim-review", "tie_first"),
}


@pytest.mark.parametrize(("text", "file", "word"), NO_FILE.values(), ids=NO_FILE)
def test_no_file_is_made_of_nothing(lesson, text, file, word):
    """Where nothing would be in the file, the page says what to do first."""
    assert saved(written(lesson, text), file) == {"note": WORDS[word]}


def test_a_page_with_open_numbers_says_so(lesson):
    """The file is made; how many numbers are not tied yet is said beside it."""
    it = written(lesson)
    assert saved(it, "page")["note"] == WORDS["file_open"].format(n=3)
    for number, to in (("3,000", CLAIM), ("11,000", HUR), ("12", "own")):
        tie(it, number, to)
    assert "note" not in saved(it, "page")


def test_the_page_is_dated_in_words(lesson):
    """A reader meets no date of numbers only."""
    page = saved(written(lesson), "page")["text"]
    today = dt.date.today()
    assert f"{today.day} {today:%B} {today.year}" in page
    assert today.isoformat() not in page


def test_the_page_to_save_is_whole(lesson):
    """One HTML file with the text, ready for the page to download."""
    it = written(lesson)
    tie(it, "3,000", CLAIM)
    file = send(it, type="save", file="page", turn="t")[-1]["file"]
    assert (file["name"], file["type"]) == ("my-brief.html", "text/html")
    assert file["text"].lstrip().lower().startswith("<!doctype html>")


def test_the_claim_review_is_json(lesson):
    """It can be read as JSON-LD."""
    it = written(lesson)
    tie(it, "3,000", CLAIM)
    file = send(it, type="save", file="claim-review", turn="t")[-1]["file"]
    assert (file["name"], file["type"]) == ("my-brief.jsonld", "application/ld+json")
    assert json.loads(file["text"])["@context"].startswith("https://schema.org")


def test_the_line_of_code_reads_what_is_kept(lesson):
    """What the code line says gives the brief as it is kept."""
    assert 'lesson.kept("00-brief")' in written(lesson).code


WRONG = {
    "no lesson": (
        lambda lesson: whosays.brief_writer(lesson.ledger),
        "The brief writer cannot run on a Ledger. It needs a lesson, where the text is kept. "
        "Type whosays.brief_writer(lesson).",
    ),
    "no such question": (
        lambda lesson: whosays.brief_writer(lesson, question="q9"),
        "'q9' is no question of lesson 00 that asks for a brief. Those that do: 00-brief. "
        "Type whosays.brief_writer(lesson).",
    ),
    "no brief asked for": (
        lambda _: whosays.brief_writer(whosays.lesson("00", answers="none")),
        "Lesson 00 asks for no brief. The text would be kept nowhere. "
        "Open the lesson that asks for one, then type whosays.brief_writer(lesson).",
    ),
}


@pytest.mark.parametrize(("call", "text"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_says_what_to_type(lesson, call, text):
    """The likeliest mistakes are answered with a line to type."""
    with pytest.raises((TypeError, ValueError)) as error:
        call(lesson)
    assert str(error.value) == text
