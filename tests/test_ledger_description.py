"""The data and their description say the same: columns, counts, hashes, choices, references."""

import csv
import hashlib
import re

import pytest

import whosays

ledger = whosays.load()
RESOURCES = {resource["name"]: resource for resource in ledger.meta["resources"]}
FIELDS = [
    pytest.param(name, field, id=f"{name}.{field['name']}")
    for name, resource in RESOURCES.items()
    for field in resource["schema"]["fields"]
]


def rows(name):
    """Return the rows of a table as text."""
    with (ledger.path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", RESOURCES)
def test_file_is_the_one_described(name):
    """Columns, row count, size and hash of each file are those of its description."""
    resource, data = RESOURCES[name], (ledger.path / f"{name}.csv").read_bytes()
    assert list(rows(name)[0]) == [field["name"] for field in resource["schema"]["fields"]]
    assert len(rows(name)) == resource["whosays:rows"]
    assert len(data) == resource["bytes"]
    assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_hash_of_the_whole_covers_every_file():
    """The description's own hash is made of the hashes of its files."""
    joined = "".join(resource["hash"] for resource in RESOURCES.values())
    assert ledger.meta["hash"] == "sha256:" + hashlib.sha256(joined.encode()).hexdigest()


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_field_is_described(name, field):
    """Every column has a type and a sentence; a closed one has unordered choices."""
    assert field["type"] in {"string", "number", "integer", "boolean", "list"}
    assert field["description"].strip().endswith(".")
    assert field["description"][0].isupper()
    assert ("categories" in field) == ("categoriesOrdered" in field)
    assert not field.get("categoriesOrdered")
    assert (field["type"] in {"number", "integer"}) == ("whosays:unit" in field)


@pytest.mark.parametrize(
    ("name", "field"), [case for case in FIELDS if "categories" in case.values[1]]
)
def test_choices_are_exact(name, field):
    """A cell of a closed column is one of its choices, and measures have none to spare."""
    choices = {c["value"] if isinstance(c, dict) else c for c in field["categories"]}
    used = {row[field["name"]] for row in rows(name)}
    assert used <= choices
    if field["name"] in {"measure", "kind", "category", "relation", "part", "family_group"}:
        assert used == choices


@pytest.mark.parametrize(
    ("name", "field"),
    [case for case in FIELDS if "pattern" in case.values[1].get("constraints", {})],
)
def test_cells_have_the_form_of_their_pattern(name, field):
    """A patterned cell, as a partial date, has its form or is blank."""
    pattern = re.compile(field["constraints"]["pattern"])
    assert all(pattern.fullmatch(row[field["name"]]) for row in rows(name) if row[field["name"]])


@pytest.mark.parametrize("name", RESOURCES)
def test_references_resolve(name):
    """Every id in a pointing column, single or list-valued, stands in the table it points to."""
    schema, cells = RESOURCES[name]["schema"], rows(name)
    keys = {t: {next(iter(row.values())) for row in rows(t)} for t in RESOURCES}
    keys["any"] = set().union(*keys.values())
    links = {k["fields"][0]: k["reference"]["resource"] for k in schema.get("foreignKeys", [])}
    for field in schema["fields"]:
        table = links.get(field["name"], field.get("whosays:references"))
        for row in cells if table else []:
            assert set(whosays.ledger.split_ids(row[field["name"]])) <= keys[table]


def test_list_columns_are_declared():
    """Columns that hold several ids or names say so, with their mark."""
    fields = [case.values for case in FIELDS]
    lists = {(name, field["name"]) for name, field in fields if field["type"] == "list"}
    assert lists == {
        ("claims", "also"),
        ("events", "also"),
        ("events", "actors"),
        ("offices", "also"),
        ("brief", "evidence"),
        ("sources", "not_independent_of"),
    }
    assert all((f["type"] == "list") == (f.get("whosays:list") == ";") for _, f in fields)


def test_package_is_a_data_package_of_version_two():
    """Name, version, licence, contributors and profile stand in the description."""
    assert ledger.meta["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [licence["name"] for licence in ledger.meta["licenses"]] == ["CC-BY-4.0"]
    assert ledger.meta["contributors"][0]["roles"] == ["author"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", ledger.version)
    assert all(r["schema"]["missingValues"] == [""] for r in RESOURCES.values())


def test_loaded_columns_are_all_documented():
    """What load() works out besides the file is described, too."""
    for name in RESOURCES:
        assert list(ledger.describe(name).index) == list(getattr(ledger, name).columns)


def test_frictionless_finds_nothing_wrong():
    """An outside checker reads the package without an error (a smoke test: it sees less)."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(ledger.path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fieldName", "type", "message"])[:5]
