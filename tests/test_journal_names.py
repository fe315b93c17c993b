"""Aliases: any text a student types is one safe file name, and its own."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.journal import (
    alias_problem,
    aliases,
    clean_alias,
    default_folder,
    near_aliases,
    open_journal,
)
from whosays.journal.names import decode, encode

steady = settings(deadline=None, derandomize=True)

ODD = [
    "Олена", "민아", "李雷", "مريم", "🦊🚀", "👩\u200d👩\u200d👧", "Mina Kim", "Mina/Kim", "..",
    ".",
    "../../etc/passwd", "CON", "con", "nul.txt", "C:\\Windows", "a\tb", "Zoë", "ANNA", "Anna",
    "anna", "a_b", "a__b", "%41", '*?<>|"', "-rf", "~", "x" * 300, "한" * 300, "X" * 300,
    "x" * 299 + "y", "answers.01.anna", "İstanbul", "ﬁ", "ß",
]  # fmt: skip


@pytest.mark.parametrize("alias", ODD, ids=ascii)
def test_every_alias_keeps_its_own_answers(tmp_path, alias):
    """It is listed as typed, its file lies in the folder, and another session finds the answer."""
    folder = tmp_path / "answers"
    assert open_journal(folder, alias=alias, lesson="01").write("01-q1", alias).ok
    assert aliases(folder) == [clean_alias(alias)]
    assert [path.parent for path in tmp_path.rglob("*.jsonl")] == [folder]
    assert open_journal(folder, alias=alias, lesson="01").latest("01-q1").answer == alias


def test_no_two_aliases_share_a_file_on_a_system_that_ignores_case(tmp_path):
    """All odd names side by side stay apart, whatever a file system folds together."""
    names = {encode(clean_alias(alias)) for alias in ODD}
    cleaned = {clean_alias(alias) for alias in ODD}
    folded = {unicodedata.normalize("NFKD", name).casefold() for name in names}
    assert len(folded) == len(cleaned)
    assert all(len(name) <= 96 and name.isascii() for name in names)


@steady
@given(st.text(max_size=60))
def test_a_name_of_a_file_gives_its_text_back(text):
    """Encoding is reversible for all that is not very long, and never raises on clean text."""
    clean = clean_alias(text)
    name = encode(clean)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert decode(name) == (None if "__" in name else clean)
    assert clean_alias(clean) == clean


def test_two_unicode_forms_of_one_name_are_one_alias(tmp_path):
    """Zoë typed on two systems is one student."""
    one, other = unicodedata.normalize("NFC", "Zoë"), unicodedata.normalize("NFD", "Zoë")
    assert one != other
    open_journal(tmp_path, alias=one, lesson="01").write("01-q1", "a")
    assert open_journal(tmp_path, alias=other, lesson="01").latest("01-q1").answer == "a"


def test_names_that_a_person_would_mix_up_are_offered(tmp_path):
    """Anna and ＡＮＮＡ are two aliases; each is named to the other."""
    for alias in ("Anna", "ＡＮＮＡ", "Hanna"):
        open_journal(tmp_path, alias=alias, lesson="01").write("01-q1", "a")
    assert near_aliases(tmp_path, "an na") == ["Anna", "ＡＮＮＡ"]
    assert near_aliases(tmp_path, "Anna") == ["ＡＮＮＡ"]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "alias-empty"), ("   ", "alias-empty"), ("\u200b\u200d", "alias-empty"),
        ("ㅤ", "alias-empty"), ("\x00\n", "alias-empty"), (None, "alias-empty"), (7, "alias-empty"),
        ("x" * 401, "alias-too-long"), ("Mina", None), ("🦊", None), ("?", None), ("x" * 400, None),
    ],
    ids=ascii,
)  # fmt: skip
def test_what_cannot_be_an_alias_is_told_by_a_code(typed, problem):
    """Nothing visible and far too much are refused, everything else is fine."""
    assert alias_problem(typed) == problem


def test_an_empty_alias_is_refused_with_what_to_type(tmp_path):
    """The error says what, why and what to type."""
    with pytest.raises(ValueError, match="alias") as told:
        open_journal(tmp_path, alias="  ", lesson="01")
    assert str(told.value) == (
        "No journal can be kept for the alias '  ' and lesson '01'. "
        "An alias has 1 to 400 visible characters, and a lesson has an id. "
        'Write open_journal(None, alias="Mina", lesson="00").'
    )


def test_hidden_marks_do_not_part_two_aliases():
    """A space without width or a mark of direction is dropped; an emoji's joiner is kept."""
    assert clean_alias("\u202eMi\u200bna\x07 ") == "Mina"
    assert clean_alias("👩\u200d👧") == "👩\u200d👧"


def test_answers_lie_beside_the_notebook_or_where_the_environment_says(tmp_path, monkeypatch):
    """WHOSAYS_ANSWERS wins over the folder `answers`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHOSAYS_ANSWERS", raising=False)
    assert default_folder() == tmp_path / "answers"
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "elsewhere"))
    assert default_folder() == tmp_path / "elsewhere"
