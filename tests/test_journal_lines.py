"""Reading journals: torn lines, hostile bytes, newer versions and giant files harm nothing."""

import json
import os
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.journal import open_journal
from whosays.journal.folder import LARGEST_FILE, read_file
from whosays.journal.lines import decode, encode

steady = settings(deadline=None, derandomize=True)


@pytest.fixture
def path(tmp_path):
    """The file of a session with three answers."""
    journal = open_journal(tmp_path, alias="Mina", lesson="01")
    for number in range(3):
        assert journal.write("01-q1", {"text": f"answer {number} ✓"}).ok
    return journal.store.path


def answers(path):
    """Return what a new session reads of a folder."""
    again = open_journal(path.parent, alias="Mina", lesson="01")
    return [entry.answer["text"][:8] for entry in again.entries()], again


def sealed(**fields):
    """Return a line with a right checksum, whatever its fields."""
    body = json.dumps(fields, separators=(",", ":")).encode()
    return body[:-1] + b',"sum":"%08x"}\n' % crc32(body)


def test_a_last_line_cut_at_any_byte_harms_no_other(path):
    """For every place where the last line may be cut, the others are read."""
    data = path.read_bytes()
    start = data.rindex(b"\n", 0, len(data) - 1) + 1
    for cut in range(start, len(data) - 1):
        path.write_bytes(data[:cut])
        entries = read_file(path).entries
        assert [entry.answer["text"][:8] for entry in entries] == ["answer 0", "answer 1"]


def test_a_torn_line_in_the_middle_harms_no_other(path):
    """The lines before and behind it are read, and the problem is told."""
    rows = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(rows[0] + rows[1] + rows[2][:70] + b"\n" + rows[3])
    read, again = answers(path)
    assert read == ["answer 0", "answer 2"]
    assert [dict(problem.params) for problem in again.problems] == [
        {"file": path.name, "count": "1"}
    ]


def test_any_changed_byte_is_noticed(path):
    """A line in which one byte was changed is not taken for a good one."""
    line = path.read_bytes().splitlines()[2]
    for place in range(len(line)):
        changed = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
        assert decode(changed).sort != "entry"


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(b"\0" * 4096, id="zeros after a power cut"),
        pytest.param(b"\xff\xfe\x00garbage\n", id="bytes of no text"),
        pytest.param(b"[" * 200_000 + b"\n", id="nested without end"),
        pytest.param(b"1" * 10_000 + b"\n", id="a giant number"),
        pytest.param(b'{"v":true}\n[]\nnull\n"text"\n', id="other JSON"),
    ],
)
def test_hostile_bytes_behind_the_answers_harm_none(path, tail):
    """All three answers are read, whatever stands behind them."""
    path.write_bytes(path.read_bytes() + tail)
    assert answers(path)[0] == ["answer 0", "answer 1", "answer 2"]


@steady
@given(st.binary(max_size=300))
def test_no_bytes_make_reading_a_line_fail(data):
    """Any bytes are a broken line, never an exception."""
    assert decode(data).sort in {"broken", "newer"}


@pytest.mark.parametrize(
    "change",
    [
        {"seq": "1"}, {"seq": -1}, {"seq": True}, {"try": None}, {"time": "yesterday"},
        {"time": "2025-02-31T00:00:00.000000Z"}, {"time": "9999-01-01T00:00:00.000000Z"},
        {"question": 5}, {"journal": ""}, {"kind": "code"}, {"confidence": 400},
        {"confidence": "high"}, {"v": 0}, {"v": "1"},
    ],
    ids=str,
)  # fmt: skip
def test_a_sealed_line_with_a_field_of_the_wrong_sort_is_no_entry(path, change):
    """A right checksum does not make a hostile line an entry."""
    data = json.loads(path.read_bytes().splitlines()[1])
    del data["sum"]
    assert decode(sealed(**data)[:-1]).sort == "entry"
    assert decode(sealed(**data | change)[:-1]).sort == "broken"


def test_a_file_of_a_newer_version_is_left_untouched_and_a_new_one_stands_beside_it(path):
    """Its bytes stay, its answers are not guessed at, and the problem names it."""
    newer = path.with_name(path.name.replace(".jsonl", "-newer.jsonl"))
    before = sealed(v=2, form="nobody knows yet") + path.read_bytes()
    newer.write_bytes(before)
    journal = open_journal(path.parent, alias="Mina", lesson="01")
    assert journal.write("01-q1", {"text": "answer 3"}).ok
    assert newer.read_bytes() == before
    assert [problem.code for problem in journal.problems] == ["newer-version"]
    assert answers(path)[0] == ["answer 0", "answer 1", "answer 2", "answer 3"]


def test_a_newer_version_is_known_by_its_number_even_without_our_checksum(path):
    """A later form of the line may have no checksum of ours."""
    assert decode(b'{"v": 3, "anything": []}').sort == "newer"


def test_a_giant_file_is_left_out(path):
    """A sparse file of one gigabyte is not read; the answers beside it are."""
    giant = path.with_name(path.name.replace(".jsonl", "-giant.jsonl"))
    with giant.open("wb") as handle:
        handle.truncate(1_000_000_000)
    read, again = answers(path)
    assert read == ["answer 0", "answer 1", "answer 2"]
    assert [dict(problem.params) for problem in again.problems] == [
        {"file": giant.name, "size": "1000"}
    ]
    assert LARGEST_FILE < 1_000_000_000


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_and_a_pipe_are_left_out(path):
    """Neither a link out of the folder nor a pipe that would block is opened."""
    path.with_name(path.name.replace(".jsonl", "-link.jsonl")).symlink_to("/dev/zero")
    os.mkfifo(path.with_name(path.name.replace(".jsonl", "-pipe.jsonl")))
    assert answers(path)[0] == ["answer 0", "answer 1", "answer 2"]


def test_windows_line_ends_and_a_copy_of_a_file_change_nothing(path):
    """A file that a program saved again, and a copy beside it, give each answer once."""
    data = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    path.with_name(path.name.replace(".jsonl", " (Mina's copy).jsonl")).write_bytes(data)
    assert answers(path)[0] == ["answer 0", "answer 1", "answer 2"]


@steady
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)  # fmt: skip
def test_any_plain_answer_reads_back_the_same(answer):
    """What is encoded is decoded to the same answer."""
    fields = {"journal": "s", "seq": 1, "time": "2025-03-27T10:00:00.000000Z", "question": "q"}
    line = encode({**fields, "try": 1, "kind": "answer", "answer": answer, "confidence": 50})
    assert decode(line[:-1]).entry.answer == answer
