"""Whatever lies in a ledger folder, nothing hangs, nothing outside is read, and all is told."""

import os
import sys

import pytest
from small_ledger import set_bytes, write_ledger

from whosays.ledger.checking import Limits, check
from whosays.ledger.checking import files as checked_files

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes of Unix")
AGAIN = "whosays ledger new another-folder"


def told(folder, **settings):
    """Give what a check says, fault by fault."""
    return [fault.lines() for fault in check(folder, **settings).faults]


def replace(folder, table, data):
    """Put other bytes in the place of a whole table."""
    (folder / f"{table}.csv").write_bytes(data)


MISSING = {
    None: (
        "There is no such file; a table without rows still has a file with its first line.",
        f"Copy events.csv from an empty set: {AGAIN}",
    ),
    "Events.csv": (
        "There is no such file; there is Events.csv.",
        "Rename Events.csv to events.csv.",
    ),
    "event.csv": ("There is no such file; there is event.csv.", "Rename event.csv to events.csv."),
    "events.xlsx": (
        "There is events.xlsx, which is a spreadsheet and no CSV file.",
        "Save it as CSV UTF-8, named events.csv.",
    ),
}


@pytest.mark.parametrize("other", MISSING)
def test_a_missing_file_is_told_with_the_one_that_is_meant(tmp_path, other):
    """A file of another name or case is suggested."""
    file = write_ledger(tmp_path) / "events.csv"
    file.rename(tmp_path / other) if other else file.unlink()
    why, mend = MISSING[other]
    assert told(tmp_path) == [["events.csv", f"  Why: {why}", f"  Mend: {mend}"]]


BYTES = {
    "empty": (
        b"",
        "The file is empty: not even the first line with the names of the columns is there.",
        f"Copy the file from an empty set: {AGAIN}",
    ),
    "only lines": (
        b"\n\r\n  \n",
        "The file is empty: not even the first line with the names of the columns is there.",
        f"Copy the file from an empty set: {AGAIN}",
    ),
    "utf-16 with mark": (
        "office_id".encode("utf-16"),
        "The text is saved as UTF-16; a ledger table is UTF-8.",
        "Save the table again as CSV UTF-8 (not as Unicode text).",
    ),
    "utf-16 without mark": (
        "office_id".encode("utf-16-le"),
        "The text is saved as UTF-16; a ledger table is UTF-8.",
        "Save the table again as CSV UTF-8 (not as Unicode text).",
    ),
    "spreadsheet": (
        b"PK\x03\x04....",
        "It is a spreadsheet or an archive that only bears the name of a CSV file.",
        "Open it in the spreadsheet program and save it as CSV UTF-8.",
    ),
}


@pytest.mark.parametrize("case", BYTES)
def test_a_file_that_is_no_utf8_text_is_told(tmp_path, case):
    """An empty file, UTF-16 and a renamed spreadsheet are each called by name."""
    data, why, mend = BYTES[case]
    replace(write_ledger(tmp_path), "offices", data)
    (fault,) = [lines for lines in told(tmp_path) if lines[0].startswith("offices")]
    assert fault == ["offices.csv", f"  Why: {why}", f"  Mend: {mend}"]


def test_latin_1_is_told_with_its_row_and_column(tmp_path):
    """A byte that is not UTF-8 is shown as it stands in the file."""
    set_bytes(write_ledger(tmp_path), "offices", b"Jo Doe", "José Doe".encode("latin-1"))
    assert told(tmp_path) == [
        [
            'offices.csv, line 2, column person: "Jos\\xe9 Doe"',
            "  Why: It holds bytes that are not UTF-8: probably the table was saved in an older "
            "encoding, such as Windows or Latin-1.",
            "  Mend: Save the table again as CSV UTF-8, and look whether accented letters are "
            "right.",
        ]
    ]


@pytest.mark.parametrize("spoilt", [b"\t\xe9", b"\t\r", b"\x1b\x00"])
def test_a_doubtful_character_does_not_hide_a_worse_one(tmp_path, spoilt):
    """A cell with a tab is looked at to its end."""
    set_bytes(write_ledger(tmp_path), "offices", b"Jo Doe", b"Jo" + spoilt + b"Doe")
    assert [(fault.row, fault.column) for fault in check(tmp_path).faults] == [(2, "person")]


def test_what_excel_adds_does_no_harm(tmp_path):
    """A byte order mark is a warning, and Windows line ends are not even that."""
    file = write_ledger(tmp_path) / "offices.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    report = check(tmp_path)
    assert report.ok
    assert [warning.kind for warning in report.warnings] == ["mark"]


def test_old_mac_line_ends_are_one_fault(tmp_path):
    """A file with bare carriage returns is told once and checked all the same."""
    file = write_ledger(tmp_path) / "offices.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r").replace(b"2024-01", b"2024-13"))
    report = check(tmp_path)
    assert [(fault.row, fault.kind) for fault in report.faults] == [
        (1, "bare-cr"),
        (2, "date-impossible"),
    ]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    """A file of a gigabyte is measured, not opened."""
    with (write_ledger(tmp_path) / "claims.csv").open("ab") as file:
        file.truncate(1024**3)
    opened = []
    monkeypatch.setattr(
        checked_files.os, "open", lambda path, flags: opened.append(str(path)) or os.devnull
    )
    data = checked_files.read_bytes(tmp_path, "claims.csv", at_most=2**26, left=2**27)
    assert data.why == "It has 1024.0 MB, and a table may have 64.0 MB: it was not read."
    assert opened == []


def test_tables_are_bounded_together(tmp_path):
    """Many middling files cannot fill the memory either."""
    write_ledger(tmp_path)
    size = (tmp_path / "claims.csv").stat().st_size
    report = check(tmp_path, limits=Limits(folder_bytes=size + 10))
    assert {fault.kind for fault in report.faults} == {"too-large"}
    assert report.tables == 1


def test_a_cell_of_ten_megabytes_is_told_in_a_line(tmp_path):
    """A cell as long as a book is shortened in the report."""
    set_bytes(write_ledger(tmp_path), "offices", b"Jo Doe", b"x" * 10_000_000)
    (fault,) = check(tmp_path).faults
    assert fault.value == "x" * 60 + "... (10000000 characters)"


def test_a_table_of_too_many_lines_is_cut(tmp_path):
    """Lines beyond the limit are not read, and that is a fault."""
    write_ledger(tmp_path)
    (fault,) = [
        fault
        for fault in check(tmp_path, limits=Limits(lines=3)).faults
        if fault.kind == "too-many-lines"
    ]
    assert (fault.file, fault.row) == ("sources.csv", 4)


ODD = {
    "folder": (lambda path: path.mkdir(), "It is a folder, where a plain file is needed."),
    "pipe": (lambda path: os.mkfifo(path), "It is a pipe, where a plain file is needed."),
    "device": (
        lambda path: path.symlink_to("/dev/zero"),
        "It is a link that leads out of the folder; only files in the folder are read.",
    ),
    "link out": (
        lambda path: path.symlink_to(__file__),
        "It is a link that leads out of the folder; only files in the folder are read.",
    ),
    "circle": (lambda path: path.symlink_to(path.name), None),
    "dangling": (lambda path: path.symlink_to("nowhere.csv"), None),
}


@UNIX
@pytest.mark.parametrize("case", ODD)
def test_only_plain_files_of_the_folder_are_read(tmp_path, case):
    """A pipe, a device, a folder or a link out of the folder is told and never opened."""
    file = write_ledger(tmp_path) / "offices.csv"
    file.unlink()
    ODD[case][0](file)
    (fault,) = check(tmp_path).faults
    assert fault.file == "offices.csv"
    assert fault.why == ODD[case][1] or fault.kind == "not-readable"


@UNIX
def test_a_link_within_the_folder_is_followed(tmp_path):
    """A link to another file of the same folder leads nowhere else."""
    file = write_ledger(tmp_path) / "offices.csv"
    file.rename(tmp_path / "real.txt")
    file.symlink_to("real.txt")
    assert check(tmp_path).ok


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    """A refusal of the system is a fault of that file, in its own words."""
    write_ledger(tmp_path)

    def refuse(path, flags):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(checked_files.os, "open", refuse)
    assert told(tmp_path)[0] == [
        "datapackage.json",
        "  Why: The computer refuses to read it: Permission denied.",
        "  Mend: Allow yourself to read the file, or copy it into the folder again.",
    ]


@pytest.mark.parametrize(
    ("name", "why", "mend"),
    [
        ("no such", "There is no such folder.", 'Check its name, or make a set of empty tables: '
         'whosays ledger new "{path}"'),
        ("claims.csv", "It is a file, and a ledger is a folder of tables.",
         "Type: whosays ledger check {parent}"),
        ("nul\0", "The folder cannot be opened: its name is not one that a folder can have.",
         "Allow yourself to read it, or copy it to a place of your own."),
    ],
    ids=["missing", "file", "nul"],
)  # fmt: skip
def test_what_is_no_folder_is_told(tmp_path, name, why, mend):
    """A path that is no folder gives one fault about the folder."""
    path = write_ledger(tmp_path) / name
    report = check(path)
    assert not report.opened
    assert (report.faults[0].why, report.faults[0].mend) == (
        why,
        mend.format(path=path, parent=tmp_path),
    )


@pytest.mark.parametrize(
    ("inside", "mend"),
    [
        ("tables", "Type: whosays ledger check {}/tables"),
        ("", "Give the folder that has claims.csv, or type: whosays ledger new {}"),
    ],
)
def test_a_folder_without_any_table_is_one_fault(tmp_path, inside, mend):
    """The folder above the tables is not called nine times faulty; theirs is named."""
    if inside:
        write_ledger(tmp_path / inside)
    report = check(tmp_path)
    assert not report.opened
    assert [(fault.why, fault.mend) for fault in report.faults] == [
        ("None of the tables is in this folder.", mend.format(tmp_path))
    ]


def test_other_csv_files_are_named(tmp_path):
    """A CSV file that is no table of a ledger is a warning; other files are let be."""
    for name in ("remarks.csv", "notes.txt"):
        (write_ledger(tmp_path / name) / name).write_text("x")
    warned = [check(tmp_path / name).warning_count for name in ("remarks.csv", "notes.txt")]
    assert warned == [1, 0]
