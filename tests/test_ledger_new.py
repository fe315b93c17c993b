"""`whosays ledger new` explains itself, passes the check, and overwrites nothing."""

import json

import pytest
from small_ledger import write_ledger

import whosays.ledger
from whosays.cli import main
from whosays.ledger import LedgerError
from whosays.ledger.checking import check, own_schema
from whosays.ledger.new import columns_page, example_rows, new_ledger

FILES = [*(f"{table.name}.csv" for table in own_schema()), "datapackage.json", "COLUMNS.md"]


def test_a_new_set_passes_and_loads(tmp_path):
    """Nine empty tables, their description and the page on columns make a sound ledger."""
    written = new_ledger(tmp_path / "über my story")
    report = check(tmp_path / "über my story")
    assert [file.name for file in written] == FILES
    assert (report.ok, report.rows, report.tables, report.warning_count) == (True, 0, 9, 0)
    assert len(whosays.ledger.load(tmp_path / "über my story").claims) == 0


def test_the_example_on_the_page_passes_and_loads(tmp_path):
    """The rows that the page shows, added to a new set, are a ledger of two claims."""
    new_ledger(tmp_path)
    for table, rows in example_rows().items():
        assert rows in columns_page("x")
        with (tmp_path / f"{table}.csv").open("a", encoding="utf-8", newline="") as file:
            file.write(rows)
    report = check(tmp_path)
    assert (report.fault_count, report.warning_count) == (0, 0)
    assert list(whosays.ledger.load(tmp_path).claims["value"]) == [3000.0, 8000.0]


def test_one_claim_with_its_source_and_page_is_enough(tmp_path):
    """The smallest story is one row in each of three tables."""
    new_ledger(tmp_path)
    for table, rows in example_rows().items():
        needed = rows.splitlines(keepends=True)
        needed = [needed[0], needed[-1]] if table == "sources" else needed[:1]
        with (tmp_path / f"{table}.csv").open("a", encoding="utf-8", newline="") as file:
            file.writelines(needed)
    assert check(tmp_path).ok
    assert whosays.ledger.load(tmp_path).claims["qualifier"].tolist() == ["about"]


@pytest.mark.parametrize("table", own_schema(), ids=lambda table: table.name)
def test_every_column_is_explained(table):
    """The page has a section for each table and a line for each column of it."""
    section = columns_page("x").split(f"## {table.file}\n")[1].split("\n## ")[0]
    named = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert named == [column.name for column in table.columns]


def test_nothing_of_our_own_story_is_left(tmp_path):
    """The description of a new set tells nothing of the package's story, hashes or counts."""
    new_ledger(tmp_path, title="How many marched?")
    for name in ("datapackage.json", "COLUMNS.md"):
        text = (tmp_path / name).read_text(encoding="utf-8").lower()
        told = [
            word
            for word in ("korea", "ukrain", "sha256", "whosays:rows", "for nato")
            if word in text
        ]
        assert told == []
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["title"]) == ("how-many-marched", "How many marched?")


@pytest.mark.parametrize("name", ["claims.csv", "Claims.CSV", "COLUMNS.md"])
def test_nothing_is_overwritten(tmp_path, name):
    """One file that is there already, in whatever case, stops the whole set."""
    (tmp_path / name).write_text("mine")
    with pytest.raises(LedgerError) as caught:
        new_ledger(tmp_path)
    there = next(file for file in FILES if file.casefold() == name.casefold())
    assert str(caught.value) == (
        f"Nothing was written to '{tmp_path}'. {there} is there already, and nothing is ever "
        f"overwritten. Choose another folder, as in: whosays ledger new {tmp_path}-2"
    )
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "there", "other"),
    [("my-story", [], "my-story-2"), ("my-story", ["my-story-2"], "my-story-3"),
     ("my story", [], '"my story-2"'), ("deep/my-story", [], "deep/my-story-2")],
    ids=["first", "second", "with a blank", "in another folder"],
)  # fmt: skip
def test_the_folder_that_is_offered_is_another(tmp_path, monkeypatch, name, there, other):
    """The line to type names a folder that is not there yet, beside the one that is."""
    monkeypatch.chdir(tmp_path)
    for folder in there:
        (tmp_path / folder).mkdir()
    new_ledger(name)
    with pytest.raises(LedgerError, match=r"nothing is ever overwritten") as caught:
        new_ledger(name)
    assert str(caught.value).endswith(f"as in: whosays ledger new {other}")


def test_a_set_that_fails_half_way_leaves_nothing(tmp_path, monkeypatch):
    """A full disk in the midst of writing takes the files back that were begun."""
    from whosays.ledger import new

    texts = new._texts("x")
    texts["COLUMNS.md"] = "\ud800"
    monkeypatch.setattr(new, "_texts", lambda title: texts)
    with pytest.raises(LedgerError):
        new_ledger(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    """A path that cannot be a folder is refused in the words of the system."""
    file = tmp_path / "story"
    file.write_text("mine")
    with pytest.raises(LedgerError) as caught:
        new_ledger(file)
    assert str(caught.value) == (
        f"No tables could be written to '{file}'. The computer says: File exists. "
        "Choose a folder of your own, as in: whosays ledger new my-story"
    )


def test_the_command_writes_and_says_what_to_do_next(tmp_path, capsys):
    """The command names the files and ends with the line to type."""
    folder = tmp_path / "my story"
    assert main(["ledger", "new", str(folder), "--title", "Marches"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"Written to {folder}: {', '.join(FILES)}.",
        "Read COLUMNS.md first: it explains every column and shows an example.",
        f'With rows filled in, type: whosays ledger check "{folder}"',
    ]
    assert (folder / "COLUMNS.md").read_text(encoding="utf-8").startswith("# Marches\n")


def test_the_command_refuses_with_status_1(tmp_path, capsys):
    """A refusal goes to the error stream, with status 1."""
    write_ledger(tmp_path)
    assert main(["ledger", "new", str(tmp_path)]) == 1
    assert "nothing is ever overwritten" in capsys.readouterr().err
