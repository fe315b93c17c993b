"""Making a hand-in: what stands in the file, what stays behind, and how it is kept small."""

import json
import platform
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files

import fastjsonschema
import jsonschema
import pytest

from whosays.classroom.form import LARGEST
from whosays.classroom.handing_in.making import encode, fitted, hand_in, keep_id
from whosays.journal import open_journal

NOW = datetime(2026, 11, 22, 9, 1, 2, tzinfo=UTC)
SCHEMA = json.loads(
    files("whosays.classroom").joinpath("hand-in.schema.json").read_text(encoding="utf-8")
)


def book(folder, lesson="05", alias="Mina", **given):
    """Open the journal of a lesson."""
    return open_journal(folder, alias=alias, lesson=lesson, **given)


def made(folder, lesson="05", alias="Mina"):
    """Return the hand-in of a lesson."""
    return hand_in(folder, alias=alias, lesson=lesson, ledger="1.0.0", course="0.1.0", now=NOW)


def written(folder, **which):
    """Return the fields of the file, held against the form by two validators."""
    data = json.loads(encode(fitted(made(folder, **which))))
    jsonschema.validate(data, SCHEMA)
    fastjsonschema.compile(SCHEMA)(data)
    return data


def test_the_file_holds_the_tries_and_says_whose_they_are(tmp_path):
    """Alias, lesson, journal, versions, and each try with how sure and when; nothing else."""
    journal = book(tmp_path)
    journal.write("05-q1", "b", confidence=75, outcome="not-yet")
    journal.write("05-q1", "a", outcome="right")
    first, last = journal.entries("05-q1")
    both = {"question": "05-q1", "answer": "b", "try": 1, "confidence": 75, "time": first.time}
    assert written(tmp_path) == {
        "whosays": "hand-in",
        "schema": 1,
        "alias": "Mina",
        "lesson": "05",
        "journal": journal.journal_id,
        "course": "0.1.0",
        "ledger": "1.0.0",
        "made": "2026-11-22T09:01:02Z",
        "answers": [both, {**both, "answer": "a", "try": 2, "confidence": None, "time": last.time}],
    }


STAYS = {
    "a draft": {"kind": "draft"},
    "a hint": {"kind": "hint"},
    "a solution seen": {"kind": "solution"},
    "an answer asked back": {"outcome": "cannot-check"},
    "an empty answer": {"outcome": "not-tried"},
}


@pytest.mark.parametrize("given", STAYS.values(), ids=STAYS)
def test_what_is_no_try_stays_behind(tmp_path, given):
    """Only what could be checked is handed in."""
    book(tmp_path).write("05-q1", "b", **given)
    assert made(tmp_path).answers == ()


@pytest.mark.parametrize("id", ["sign-in", "drop-folder", "05-q99"])
def test_what_the_lesson_does_not_ask_stays_behind(tmp_path, id):
    """The journal keeps other things too, and none of them is an answer for a teacher."""
    book(tmp_path).write(id, "some answer")
    assert made(tmp_path).answers == ()


def test_the_file_says_nothing_about_the_machine_nor_the_score(tmp_path):
    """No folder, no host, no outcome and no other alias stands in it."""
    book(tmp_path, alias="Olha").write("05-q1", "a")
    book(tmp_path).write("05-q1", "b", outcome="not-yet")
    data = encode(made(tmp_path)).decode()
    for secret in (str(tmp_path), platform.node(), "outcome", "not-yet", "right", "Olha"):
        assert secret not in data


def test_the_journal_is_that_of_the_first_session_in_any_lesson(tmp_path):
    """All that is handed in from one folder under one alias has one journal id."""
    first = book(tmp_path, "00", session="20261101t080000")
    first.write("00-q1", "a")
    for session in ("20261103t080000", "20261102t080000"):
        book(tmp_path, session=session).write("05-q1", "b")
    assert made(tmp_path).journal == made(tmp_path, "00").journal == first.journal_id


def test_a_clock_that_is_set_back_changes_no_id(tmp_path):
    """Once a hand-in was made, a session that seems to be older does not change whose it is."""
    first = book(tmp_path, session="20261101t080000")
    first.write("05-q1", "a")
    for _ in range(2):
        keep_id(tmp_path, made(tmp_path))
    book(tmp_path, "06", session="20100101t000000").write("06-q1", "a")
    assert made(tmp_path).journal == made(tmp_path, "06").journal == first.journal_id
    assert len(book(tmp_path, "00").entries("hand-in-id")) == 1


def test_an_answer_that_the_disk_did_not_take_is_handed_in(tmp_path):
    """What the open journal holds in memory is not lost to the teacher."""
    (tmp_path / "answers").write_text("a file where the folder should be")
    journal = book(tmp_path / "answers")
    assert not journal.write("05-q1", "b").ok
    given = {"alias": "Mina", "lesson": "05", "ledger": "1.0.0", "course": "0.1.0", "now": NOW}
    handed = hand_in(tmp_path / "answers", **given, book=journal)
    assert [each.answer for each in handed.answers] == ["b"]


def test_the_ledger_is_the_one_that_was_answered_to(tmp_path):
    """After an update the file still names the ledger that the student saw."""
    book(tmp_path, ledger="0.9.0").write("05-q1", "b")
    assert made(tmp_path).ledger == "0.9.0"


def test_tries_of_two_sessions_are_counted_as_one_row(tmp_path):
    """Two pages open at once do not both hand in a first try."""
    pages = [book(tmp_path, session=name) for name in ("one", "two")]
    for page, answer in zip(pages, "ab", strict=True):
        page.store.others = lambda: pages[0]._others
        page.write("05-q1", answer)
    assert [given.attempt for given in made(tmp_path).answers] == [1, 2]


def test_the_file_is_the_same_each_time_it_is_made(tmp_path):
    """Making it changes nothing that is kept, and adds nothing."""
    book(tmp_path).write("05-q1", "b")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert encode(made(tmp_path)) == encode(made(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == before


ODD = {"Korean": "민아", "markup": "<b>&amp;", "right to left": "\u202eabc", "emoji": "🦊"}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_a_text_arrives_as_it_was_typed(tmp_path, text):
    """Whatever script it is in, and whatever it looks like."""
    book(tmp_path).write("05-q1", text)
    assert written(tmp_path)["answers"][0]["answer"] == text


def test_half_an_emoji_does_not_spoil_the_file(tmp_path):
    """A lone surrogate, which UTF-8 cannot hold, becomes the sign for a lost letter."""
    book(tmp_path).write("05-q1", "fox \ud83e")
    assert written(tmp_path)["answers"][0]["answer"] == "fox \ufffd"


def test_a_file_that_would_be_too_large_keeps_first_and_last_tries(tmp_path):
    """What lies between goes first; the numbers of the tries stay."""
    journal = book(tmp_path)
    for number in range(40):
        journal.write("05-q1", f"{number}" + "x" * 4000)
    assert [given["try"] for given in written(tmp_path)["answers"]] == [1, 40]


def test_a_long_text_that_was_shortened_fits_at_once(tmp_path):
    """The first version of a text of one's own is left out where both do not fit."""
    journal = book(tmp_path, "08")
    for size in (60_000, 10_000):
        journal.write("08-q4", {"text": "x" * size, "rubric": [], "ties": []})
    (given,) = written(tmp_path, lesson="08")["answers"]
    assert (given["try"], len(given["answer"]["text"])) == (2, 10_000)


def test_an_answer_that_can_never_fit_is_named(tmp_path):
    """The message says which one, and what to do."""
    book(tmp_path, session="one").write("05-q1", "x" * LARGEST)
    too_large = fitted(replace(made(tmp_path), journal="one"))
    with pytest.raises(ValueError, match="hand-in") as caught:
        encode(too_large)
    assert str(caught.value) == (
        "The hand-in of lesson 05 has 65,788 bytes. 65,536 are the most, and its longest answer is "
        "the one to 05-q1. Shorten that answer in the lesson, keep it again, and make the hand-in "
        "once more."
    )


def test_an_unknown_lesson_is_told(tmp_path):
    """The message lists the lessons that there are."""
    with pytest.raises(ValueError, match="There is no lesson '99'"):
        made(tmp_path, "99")
