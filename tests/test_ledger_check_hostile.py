"""No bytes whatever make the check raise, and what passes it loads."""

import random
import shutil

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from small_ledger import read_cells, set_cell, write_ledger

import whosays.ledger
from whosays.ledger.checking import check, own_schema

TABLES = [table.name for table in own_schema()]
NASTY = [b"\x00", b'"', b",", b"\n", b"\r", b"\xff", b"\xfe\xff", b";", b"\xed\xa0\x80", b"9" * 400]


def spoil(data, chance):
    """Change, drop, double or cut some bytes."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        act = chance.randrange(4)
        if act == 0:
            data[at:at] = chance.choice(NASTY)
        elif act == 1:
            del data[at : at + chance.randint(1, 40)]
        elif act == 2:
            data[at : at + 1] = bytes([chance.randrange(256)])
        else:
            data[at:at] = data[chance.randrange(len(data) + 1) :][:60]
    return bytes(data)


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in TABLES), "datapackage.json"])
def test_spoilt_bytes_never_raise(tmp_path, name):
    """A few dozen spoilt copies of each file give reports, and those that pass load."""
    chance = random.Random(name)
    file = write_ledger(tmp_path) / name
    sound = file.read_bytes()
    for _ in range(40):
        file.write_bytes(spoil(sound, chance))
        report = check(tmp_path)
        text = str(report)
        assert text.replace("\n", "").isprintable()
        assert not report.ok or whosays.ledger.load(tmp_path)


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_told(tmp_path, seed):
    """A table of random bytes is a faulty table."""
    chance = random.Random(seed)
    (write_ledger(tmp_path) / "claims.csv").write_bytes(chance.randbytes(chance.randint(1, 5000)))
    assert "claims.csv" in {fault.file for fault in check(tmp_path).faults}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Give a sound folder that a test may change one table of, and must restore."""
    return write_ledger(tmp_path_factory.mktemp("sound"))


CELLS = [(table.name, column.name) for table in own_schema() for column in table.columns]
VALUES = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "1e309", "nan", "2025-02-30", "0000", "NA", "null", "true"]
    ),
    st.sampled_from(
        ["c-2025-05-01-police-march", "city-police", "b1", ";", "a;b", '"', "=1", "a,b"]
    ),
    st.text(max_size=40).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)),
    st.from_regex(r"[0-9]{1,4}(-[0-9]{1,2}){0,2}", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,18}(\.[0-9]{1,4})?", fullmatch=True),
)


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cell=st.sampled_from(CELLS), value=VALUES)
@example(cell=("sources", "country"), value="NA")
@example(cell=("claims", "caveat"), value="one\ntwo")
def test_a_changed_cell_is_told_or_loads(sound, cell, value):
    """One changed cell either passes and loads, or is named with its file, row and column."""
    table, column = cell
    file = sound / f"{table}.csv"
    before = file.read_bytes()
    try:
        set_cell(sound, table, column, value)
        report = check(sound)
        if report.ok:
            loaded = getattr(whosays.ledger.load(sound), table)
            assert len(loaded) == len(read_cells(sound, table)) - 1
        else:
            assert names(report, table, column) or column == own_key(table)
    finally:
        file.write_bytes(before)


def names(report, table, column):
    """Say whether some fault names the first row of a table and a column of it."""
    return any(
        (fault.file, fault.row) == (f"{table}.csv", 2)
        and column in (fault.column or "").split(", ")
        for fault in report.faults
    )


def own_key(table):
    """Give the id column: rows that still refer to a changed id are named in its stead."""
    return next(item.key for item in own_schema() if item.name == table)


def test_a_country_called_na_stays_a_country(tmp_path):
    """What passes is loaded as it stands, also where a program might take it for nothing."""
    set_cell(write_ledger(tmp_path), "sources", "country", "NA")
    assert check(tmp_path).ok
    assert whosays.ledger.load(tmp_path).sources["country"].iloc[0] == "NA"


def test_our_own_tables_pass(tmp_path):
    """The ledger that ships with the package has no fault, with or without its description."""
    own = whosays.ledger.load().path
    assert [fault.lines() for fault in check(own).faults] == []
    for table in TABLES:
        shutil.copy(own / f"{table}.csv", tmp_path)
    assert check(tmp_path).ok
