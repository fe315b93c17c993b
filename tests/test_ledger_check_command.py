"""`whosays ledger check` tells by its exit status what its report says in words."""

import io
import json
import sys

import pytest
from small_ledger import set_cell, write_ledger

from whosays.cli import main


def test_a_sound_folder_gives_status_0(tmp_path, capsys):
    """No fault: one line and status 0."""
    assert main(["ledger", "check", str(write_ledger(tmp_path))]) == 0
    assert capsys.readouterr().out == f"{tmp_path}: 12 rows in 9 tables: no fault found.\n"


def test_a_faulty_folder_gives_status_1(tmp_path, capsys):
    """A fault: the report and status 1."""
    set_cell(write_ledger(tmp_path), "claims", "value", "inf")
    assert main(["ledger", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path}: 1 fault found (12 rows")


@pytest.mark.parametrize("words", [["ledger"], ["ledger", "check"], ["ledger", "burn", "x"]])
def test_words_not_understood_give_status_2(words, capsys):
    """Too few or unknown words: status 2, and how to ask for help."""
    assert main(words) == 2
    assert "--help" in capsys.readouterr().err


def test_no_folder_gives_status_2(tmp_path, capsys, monkeypatch):
    """A folder that is not there is told in full on the error stream."""
    monkeypatch.chdir(tmp_path)
    assert main(["ledger", "check", "my-story"]) == 2
    assert capsys.readouterr().err == (
        'the folder: "my-story"\n  Why: There is no such folder.\n  Mend: Check its name, or make '
        "a set of empty tables: whosays ledger new my-story\n"
    )


def test_json_is_printed_for_programs(tmp_path, capsys):
    """With --json the report is JSON and nothing else."""
    assert main(["ledger", "check", "--json", str(write_ledger(tmp_path))]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["rows"], told["faults"]) == (True, 12, [])


def test_an_old_console_gets_every_letter_that_it_knows(tmp_path, monkeypatch):
    """A letter that the console lacks is written out instead of ending the report."""
    set_cell(write_ledger(tmp_path), "claims", "value", "п'ять")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["ledger", "check", str(tmp_path)]) == 1
    assert b'"\\u043f\'\\u044f\\u0442\\u044c"' in raw.getvalue()
