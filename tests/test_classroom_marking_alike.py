"""Texts that are much alike: found, and none that only quotes the course."""

import random

import pytest

import whosays
from whosays import lessons
from whosays.classroom.marking import alike, known_texts

ONE = (
    "My sister read ten articles about the ships and thought that ten people had seen them. "
    "But every article took the story from one agency, so only one person ever counted."
)
OTHER = (
    "If a rumour runs through my school, everybody tells it, and still nobody has looked. "
    "News can be like that: I would ask each page where it has its number from."
)


def pairs(texts, known=()):
    """Return the ids of the pairs that are much alike."""
    return [(each.first, each.second) for each in alike(texts, known).pairs]


NEAR = {
    "the very same": ONE,
    "capitals and signs": ONE.upper().replace(".", " !"),
    "some words exchanged": ONE.replace("sister", "cousin").replace("person", "human"),
    "sentences turned round": " ".join(reversed(ONE.split(". "))),
    "inside a longer text": f"I begin. {ONE} And there I end, with some more words of mine.",
    "wide letters": "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in ONE),
}


@pytest.mark.parametrize("text", NEAR.values(), ids=NEAR)
def test_near_identical_texts_are_found(text):
    """However it was changed a little, it is found; a text on the same matter is not."""
    assert pairs({"a": ONE, "b": OTHER, "c": text}) == [("a", "c")]


FAR = {
    "one sentence in common": ONE.split(". ")[0] + ". " + OTHER * 2,
    "six words": "My sister read ten articles about",
    "nothing": "",
    "signs": "… !? —",
}


@pytest.mark.parametrize("text", FAR.values(), ids=FAR)
def test_a_little_in_common_is_no_likeness(text):
    """A shared phrase, or a very short text, makes no pair."""
    assert pairs({"a": ONE, "c": text}) == []


def test_a_script_without_blanks_is_compared():
    """Japanese puts no blank between words; a text copied in it is found all the same."""
    text = "十のページが同じ数字を伝えても、数えた人は一人だけかもしれません。"
    assert pairs({"a": text, "b": text + "はい。", "c": "私は毎日、新聞を読みます。"}) == [
        ("a", "b")
    ]


def test_the_courses_own_words_do_not_count():
    """Two who copied the sample, or quoted a card, are no pair."""
    ledger = whosays.load()
    known = known_texts(lessons.read("02"), ledger)
    sample = next(q["sample"] for q in lessons.read("02").questions if q["id"] == "02-own")
    card = ledger.cite(ledger.claims["claim_id"].iloc[0])
    for quoted in (sample, card):
        assert pairs({"a": quoted, "b": f"I read: {quoted}"}, known) == []
        assert pairs({"a": quoted, "b": f"I read: {quoted}"}) == [("a", "b")]


def test_what_is_shared_is_marked():
    """The shared words of both texts are cut out, and each text is whole."""
    (found,) = alike({"a": ONE, "b": ONE.replace("sister", "aunt")}).pairs
    assert "".join(piece for piece, _ in found.first_text.pieces) == ONE
    assert [piece for piece, shared in found.first_text.pieces if not shared] == ["My sister ", "."]
    assert [piece for piece, shared in found.second_text.pieces if not shared] == ["My aunt ", "."]


def test_the_most_alike_come_first():
    """A whole copy stands before half of one."""
    half = ONE.split(". ")[0]
    texts = {"a": ONE, "b": ONE + " Yes.", "c": half}
    assert pairs(texts) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_what_many_wrote_is_a_frame():
    """A sentence in more than ten texts makes no pairs; it is told once, with how many."""
    chance = random.Random(5)
    letters = "bcdfghjklmnpqrstvwxz"
    own = [" ".join("".join(chance.choices(letters, k=5)) for _ in range(12)) for _ in range(14)]
    frame = "I think that many pages are still one voice because one person"
    found = alike({f"t{at}": f"{frame} {text}" for at, text in enumerate(own)})
    assert (found.pairs, found.frames) == ((), ((frame, 14),))
