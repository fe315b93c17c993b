"""The tables in the package are what ledger/build.py makes of the raw and the curated ones."""

import importlib.util
from pathlib import Path

import pytest

LEDGER = Path(__file__).parent.parent / "ledger"
TABLES = LEDGER.parent / "src" / "whosays" / "ledger" / "tables"


@pytest.fixture(scope="module")
def script():
    """Give build.py as a module."""
    spec = importlib.util.spec_from_file_location("ledger_build", LEDGER / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(script, tmp_path_factory):
    """Give a folder that the script has just written."""
    folder = tmp_path_factory.mktemp("tables")
    assert script.main(["--out", str(folder)]) == 0
    return folder


def test_committed_tables_are_the_built_ones(built):
    """Every file in the package is byte for byte what the script writes."""
    names = sorted(path.name for path in TABLES.iterdir())
    assert names == sorted(path.name for path in built.iterdir())
    for name in names:
        assert (built / name).read_bytes() == (TABLES / name).read_bytes(), name


def test_summary_says_where_each_table_came_from(script, tmp_path, capsys):
    """The script prints a line for each table and that it read its output back."""
    script.main(["--out", str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    for path in TABLES.glob("*.csv"):
        assert any(line.startswith(path.stem) and "rows  from" in line for line in lines)
    assert lines[-1] == "wrote 9 tables and datapackage.json, read back, 0 faults"


def test_claim_ids_never_change(script):
    """Claims keep their ids and their order from the raw table."""
    raw = [row["claim_id"] for row in script.read_csv(LEDGER / "raw" / "claims.csv")]
    built = [row["claim_id"] for row in script.read_csv(TABLES / "claims.csv")]
    assert built == raw


def test_only_named_cells_of_claims_changed(script):
    """Apart from measure, merged claimants, thin and the mends, a claim is as it was."""
    merged = {row["merged_id"] for row in script.read_csv(LEDGER / "curated" / "merges.csv")}
    mended = {(row["id"], row["column"]) for row in script.read_csv(LEDGER / "curated/mends.csv")}
    raw = script.read_csv(LEDGER / "raw" / "claims.csv")
    for was, now in zip(raw, script.read_csv(TABLES / "claims.csv"), strict=True):
        changed = {column for column in was if column in now and was[column] != now[column]}
        allowed = {column for id, column in mended if id == was["claim_id"]}
        assert changed <= allowed | ({"asserted_by"} if was["asserted_by"] in merged else set())


def test_mend_refuses_a_cell_that_is_not_as_expected(script):
    """A mend whose raw cell has changed stops the build and names the cell."""
    tables = {"claims": [{"claim_id": "c-1", "unit": "pieces"}]}
    wrong = {"table": "claims", "id": "c-1", "column": "unit", "was": "units", "now": "launchers"}
    with pytest.raises(SystemExit, match=r"mends\.csv: c-1\.unit is not 'units' any more\."):
        script.mend(tables, [wrong])


@pytest.mark.parametrize(
    ("cell", "field", "fault"),
    [
        pytest.param("", {"constraints": {"required": True}}, "is blank", id="blank"),
        pytest.param("x", {"categories": ["a"]}, "is not a category: x", id="category"),
        pytest.param("x", {"constraints": {"pattern": "y"}}, "has another form: x", id="form"),
        pytest.param("z", {"name": "report"}, "points to nothing: z", id="reference"),
        pytest.param("known", {"name": "report"}, "", id="sound"),
    ],
)
def test_reading_back_finds_a_fault(script, cell, field, fault):
    """The check of its own output finds blanks, strange words, forms and references."""
    known = {"known"} if "name" in field else None
    assert script.fault_of(cell, field, known) == fault
