"""One student, several sessions: what was answered last counts, and the first try is kept."""

import ast
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import whosays.journal
from whosays import journal as journals
from whosays.journal import book, open_journal

DAY = datetime(2025, 3, 27, 10, tzinfo=UTC)


@pytest.fixture
def sessions(tmp_path):
    """Two notebooks of one student on one lesson, both open before anything is answered."""
    return [open_journal(tmp_path, alias="Mina", lesson="01", session=name) for name in "ab"]


def at(monkeypatch, minutes):
    """Set the clock."""
    monkeypatch.setattr(book, "now", lambda: DAY + timedelta(minutes=minutes))


def test_nothing_is_written_before_the_first_answer(tmp_path):
    """Opening a journal leaves no file and no folder."""
    journal = open_journal(tmp_path / "new", alias="Mina", lesson="01")
    assert journal.latest("01-q1") is None
    assert list(tmp_path.iterdir()) == []


def test_trying_the_folder_out_makes_the_file(tmp_path):
    """`flush` before the first answer tells at sign-in whether answers can be kept."""
    journal = open_journal(tmp_path / "new" / "deep", alias="Mina", lesson="01")
    assert journal.flush().ok
    assert journals.aliases(tmp_path / "new" / "deep") == ["Mina"]


def test_two_notebooks_see_each_other_and_the_later_answer_wins(sessions, monkeypatch):
    """Answers interleave by time, and both sessions read the same."""
    for minute, (who, answer) in enumerate([(0, "x"), (1, "y"), (0, "z")]):
        at(monkeypatch, minute)
        assert sessions[who].write("01-q1", answer).ok
    for session in sessions:
        assert [entry.answer for entry in session.entries("01-q1")] == ["x", "y", "z"]
        assert session.latest("01-q1").answer == "z"
        assert session.first("01-q1").answer == "x"
        assert [entry.attempt for entry in session.entries()] == [1, 2, 3]


def test_two_sessions_never_share_a_file(tmp_path):
    """Even sessions of one name write into files of their own."""
    same = [open_journal(tmp_path, alias="Mina", lesson="01", session="s") for _ in range(3)]
    assert all(journal.write("01-q1", "a").ok for journal in same)
    assert len({journal.store.path for journal in same}) == 3
    assert len(same[0].entries()) == 3


def test_a_clock_set_back_does_not_bring_an_old_answer_back(tmp_path, monkeypatch):
    """The answer written later wins, although the clock says it is older."""
    at(monkeypatch, 0)
    open_journal(tmp_path, alias="Mina", lesson="01").write("01-q1", "old")
    at(monkeypatch, -100_000)
    open_journal(tmp_path, alias="Mina", lesson="01").write("01-q1", "new")
    assert open_journal(tmp_path, alias="Mina", lesson="01").latest("01-q1").answer == "new"


def test_a_clock_that_starts_in_1970_loses_nothing(tmp_path, monkeypatch):
    """A machine with a dead battery keeps answers that can be read again."""
    monkeypatch.setattr(book, "now", lambda: datetime(1970, 1, 1, tzinfo=UTC))
    open_journal(tmp_path, alias="Mina", lesson="01").write("01-q1", "a")
    assert open_journal(tmp_path, alias="Mina", lesson="01").latest("01-q1").answer == "a"


def test_a_draft_is_found_again_but_is_no_try(sessions):
    """The newest of answer and draft comes back; hints and drafts do not count as tries."""
    journal = sessions[0]
    journal.write("01-q1", "a", outcome="not-yet")
    journal.write("01-q1", None, kind="hint")
    journal.write("01-q1", "dra", kind="draft")
    assert journal.latest("01-q1").answer == "dra"
    assert journal.latest("01-q1", kinds=["answer"]).answer == "a"
    assert [entry.attempt for entry in journal.entries()] == [1, 2, 2]


def test_an_answer_that_was_asked_back_is_no_try(sessions):
    """Mistyping a number does not use up the first try."""
    sessions[0].write("01-q1", "4.000", outcome="cannot-check")
    sessions[0].write("01-q1", "4000", outcome="right")
    assert sessions[0].first("01-q1").answer == "4000"
    assert sessions[0].first("01-q1").attempt == 1


def test_an_entry_carries_all_that_a_hand_in_needs(tmp_path, monkeypatch):
    """Everything from the answer to the versions of ledger and course is read back."""
    at(monkeypatch, 0)
    options = {"alias": "Mina", "lesson": "01", "ledger": "sha256:12", "course": "0.1.0"}
    journal = open_journal(tmp_path, **options)
    journal.write("01-q1", {"s1": ["hedge"]}, confidence=80, outcome="right")
    (entry,) = open_journal(tmp_path, **options).entries()
    assert vars(entry) == {
        "question": "01-q1",
        "answer": {"s1": ["hedge"]},
        "kind": "answer",
        "attempt": 1,
        "confidence": 80,
        "outcome": "right",
        "time": "2025-03-27T10:00:00.000000Z",
        "journal": journal.journal_id,
        "seq": 1,
        "ledger": "sha256:12",
        "course": "0.1.0",
    }


def test_other_lessons_and_aliases_are_not_mixed_in(tmp_path):
    """A lesson or alias that starts alike is another one."""
    for alias, lesson in [("Mina", "01"), ("Mina", "011"), ("Mina2", "01"), ("Mina.x", "01")]:
        open_journal(tmp_path, alias=alias, lesson=lesson).write("01-q1", alias + lesson)
    entries = open_journal(tmp_path, alias="Mina", lesson="01").entries()
    assert [entry.answer for entry in entries] == ["Mina01"]


def test_a_change_of_folder_in_the_notebook_moves_nothing(tmp_path, monkeypatch):
    """A relative folder means the one at opening."""
    monkeypatch.chdir(tmp_path)
    journal = open_journal("answers", alias="Mina", lesson="01")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert journal.write("01-q1", "a").ok
    assert journal.store.path.parent == tmp_path / "answers"


def test_an_unknown_kind_is_the_callers_fault():
    """The error lists the kinds and says what to write."""
    journal = open_journal("answers", alias="Mina", lesson="01")
    with pytest.raises(ValueError, match="kind 'code'") as told:
        journal.write("01-q1", "a", kind="code")
    assert str(told.value) == (
        "A journal cannot keep kind 'code' of question '01-q1'. "
        "Kinds are answer, draft, hint, solution, and a question has an id. "
        'Write journal.write("01-q1", answer).'
    )


def test_the_journal_needs_nothing_beyond_the_standard_library():
    """Its modules import no package, so a session starts at once and runs in a browser too."""
    for path in Path(whosays.journal.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert {
                    name.name.partition(".")[0] for name in node.names
                } <= sys.stdlib_module_names
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                assert node.module.partition(".")[0] in sys.stdlib_module_names


def test_the_first_tries_are_told_in_one_reading(tmp_path):
    """Each question has its first try over all sessions; drafts and hints are none."""
    journal = open_journal(tmp_path, alias="heron", lesson="00")
    journal.write("q1", "half", kind="draft")
    journal.write("q1", "a", outcome="not-yet")
    open_journal(tmp_path, alias="heron", lesson="00").write("q1", "b", outcome="right")
    journal.write("q2", 1, kind="hint")
    firsts = journal.firsts()
    assert {id: entry.answer for id, entry in firsts.items()} == {"q1": "a"}
    assert firsts["q1"] == journal.first("q1")
