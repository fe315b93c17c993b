"""A folder's own description brings its words, and nothing in it is trusted."""

import json

import pytest
from small_ledger import set_cell, write_ledger

from whosays.ledger.checking import check, own_schema
from whosays.ledger.checking.story import read_story

NEW = "Take the file of an empty set (whosays ledger new another-folder) and change only the words."


def describe(folder, change):
    """Change the folder's description by a function of its fields by table and column."""
    file = folder / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    fields = {
        (item["name"], field["name"]): field
        for item in package["resources"]
        for field in item["schema"]["fields"]
    }
    change(package, fields)
    file.write_text(json.dumps(package), encoding="utf-8")
    return folder


def test_a_story_may_list_its_own_measures(tmp_path):
    """With categories of its own, a story has its slips found."""
    words = ["marchers", "arrests"]
    describe(
        write_ledger(tmp_path),
        lambda _, fields: fields["claims", "measure"].update(categories=words),
    )
    set_cell(tmp_path, "claims", "measure", "marcher")
    (fault,) = check(tmp_path).faults
    assert (fault.column, fault.mend) == ("measure", "Choose one of: marchers, arrests.")


def test_without_a_description_the_package_words_hold(tmp_path):
    """A folder that says nothing of itself is held to the words of the package's own story."""
    (write_ledger(tmp_path) / "datapackage.json").unlink()
    columns = {fault.column for fault in check(tmp_path).faults}
    assert columns == {"measure", "category", "family_group"}


CHANGES = {
    "other hedges": (
        lambda _, fields: fields["brief", "part"].update(categories=["top"]),
        "The categories of part in brief.csv are the course's own: questions and charts rest "
        "on them.",
        "Write these: top, body.",
    ),
    "no list": (
        lambda _, fields: fields["claims", "measure"].update(categories=[["x"]]),
        "The categories of measure in claims.csv are no list of words.",
        NEW,
    ),
    "other type": (
        lambda _, fields: fields["claims", "value"].update(type="string"),
        "It gives column value of claims.csv another type than a ledger has.",
        NEW,
    ),
    "column renamed": (
        lambda _, fields: fields["claims", "value"].update(name="figure"),
        "It does not describe the columns of claims.csv as they are.",
        NEW,
    ),
    "table left out": (
        lambda package, _: package["resources"].pop(),
        "It does not describe the columns of relations.csv as they are.",
        NEW,
    ),
    "nothing": (
        lambda package, _: package.clear(),
        "It does not describe tables as a Data Package does.",
        NEW,
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_description_that_does_not_fit_is_told(tmp_path, case):
    """Only words may differ from the description of an empty set."""
    change, why, mend = CHANGES[case]
    describe(write_ledger(tmp_path), change)
    assert [fault.lines() for fault in check(tmp_path).faults] == [
        ["datapackage.json", f"  Why: {why}", f"  Mend: {mend}"]
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"resources": 5}',
        b"9" * 9999,
    ],
    ids=["empty", "cut", "list", "null", "text", "bytes", "deep", "number", "digits"],
)
def test_any_bytes_are_told_and_never_raise(data):
    """A description that is no description gives one fault."""
    assert len(read_story(data, own_schema()).problems) == 1


def test_broken_json_is_told_with_its_place():
    """The line and the character of the slip are named."""
    (problem,) = read_story(b'{\n "name": oops}', own_schema()).problems
    assert problem.why == "It is not well-formed JSON: line 2, character 10."
