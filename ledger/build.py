"""Build the package's tables and datapackage.json from ledger/raw and ledger/curated.

Run `python ledger/build.py` after a change in either folder. It prints how each table came from
the raw one, writes into src/whosays/ledger/tables, and reads its own output back.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "whosays" / "ledger" / "tables"
DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
THIN_KINDS = {"aggregator"}

Row = dict[str, str]
Tables = dict[str, list[Row]]


def read_csv(path: Path) -> list[Row]:
    """Return the rows of a UTF-8 CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def csv_bytes(rows: list[Row], columns: list[str]) -> bytes:
    """Return rows as CSV text with one header line and `\\n` line ends."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def split_ids(text: str) -> list[str]:
    """Return the ids of a list-valued cell."""
    return [part for part in text.split(";") if part]


def mend(tables: Tables, mends: list[Row]) -> None:
    """Change single cells, and refuse when the raw cell is not what the mend expects."""
    keys = {name: next(iter(rows[0])) for name, rows in tables.items()}
    for m in mends:
        rows = [row for row in tables[m["table"]] if row[keys[m["table"]]] == m["id"]]
        # A raw cell that was mended at its source must not be overwritten unseen.
        if len(rows) != 1 or rows[0][m["column"]] != m["was"]:
            raise SystemExit(f"mends.csv: {m['id']}.{m['column']} is not {m['was']!r} any more.")
        rows[0][m["column"]] = m["now"]


def merge_sources(tables: Tables, merges: list[Row]) -> None:
    """Give every outlet one id, and rewrite the columns that point to sources."""
    kept = {m["merged_id"]: m["kept_id"] for m in merges}
    tables["sources"] = [row for row in tables["sources"] if row["source_id"] not in kept]
    for table, column in (
        ("claims", "asserted_by"),
        ("reports", "publisher"),
        ("reports", "relays"),
    ):
        for row in tables[table]:
            row[column] = kept.get(row[column], row[column])


def name_measures(claims: list[Row], measures: list[Row]) -> list[Row]:
    """Return claims with `quantity` renamed to `measure`, two ids of one measure made one."""
    names = {m["quantity"]: m["measure"] for m in measures}
    return [
        {
            ("measure" if k == "quantity" else k): (names[v] if k == "quantity" else v)
            for k, v in row.items()
        }
        for row in claims
    ]


def add_voices(sources: list[Row], voices: list[Row]) -> None:
    """Add family columns: as curated, else every source is a family of its own."""
    # Only what differs from the rule is written down; the rule itself stands in description.toml.
    known = {v["source_id"]: v for v in voices}
    unknown = set(known) - {s["source_id"] for s in sources}
    if unknown:
        raise SystemExit(f"voices.csv names unknown sources: {', '.join(sorted(unknown))}.")
    for source in sources:
        voice = known.get(source["source_id"], {})
        source["in_text"] = voice.get("in_text", "")
        source["family"] = voice.get("family", source["source_id"])
        source["family_group"] = voice.get("family_group", "others")
        source["not_independent_of"] = voice.get("not_independent_of", "")
        source["family_why"] = voice.get("why", "")


def add_thin(tables: Tables) -> None:
    """Mark claims that rest on mirrors, rewrite sites and aggregators alone."""
    kinds = {s["source_id"]: s["kind"] for s in tables["sources"]}
    publisher = {r["report_id"]: r["publisher"] for r in tables["reports"]}
    for claim in tables["claims"]:
        pages = [claim["report"], *split_ids(claim["also"])]
        thin = all(kinds[publisher[page]] in THIN_KINDS for page in pages)
        claim["thin"] = "true" if thin else "false"


def add_office_ids(tables: Tables) -> None:
    """Give each office row an id from the person and the first year known."""
    published = {r["report_id"]: r["published"] for r in tables["reports"]}
    for n, row in enumerate(tables["offices"]):
        slug = re.sub(r"[^a-z]+", "-", row["person"].lower()).strip("-")
        year = row["start"][:4] or (
            f"until-{row['end'][:4]}" if row["end"] else f"seen-{published[row['report']][:4]}"
        )
        tables["offices"][n] = {"office_id": f"o-{slug}-{year}".rstrip("-"), **row}


def fields_of(
    table: dict[str, Any], rows: list[Row], lists: dict[str, list[Any]]
) -> list[dict[str, Any]]:
    """Return the Table Schema fields of one table of description.toml."""
    fields = []
    for words in table["fields"]:
        is_list = bool(words.get("list") or "refers_many" in words)
        field: dict[str, Any] = {
            "name": words["name"],
            "type": "list" if is_list else words.get("type", "string"),
            "description": words["description"],
        }
        if is_list:
            field |= {"delimiter": ";", "itemType": "string", "whosays:list": ";"}
        if "refers_many" in words:
            field["whosays:references"] = words["refers_many"]
        if "unit" in words:
            field["whosays:unit"] = words["unit"]
        if "format" in words:
            field["format"] = words["format"]
        if words.get("date"):
            field["whosays:date"] = "day, month or year"
        if "categories" in words:
            named = words["categories"]
            if isinstance(named, str):
                named = lists.get(named) or sorted({row[words["name"]] for row in rows})
            field["categories"] = named
            field["categoriesOrdered"] = False
        must: dict[str, Any] = {}
        if words.get("required") or words.get("key"):
            must["required"] = True
        if words.get("unique") or words.get("key"):
            must["unique"] = True
        if words.get("date") or "pattern" in words:
            must["pattern"] = DATE if words.get("date") else words["pattern"]
        if "minimum" in words:
            must["minimum"] = words["minimum"]
        if must:
            field["constraints"] = must
        fields.append(field)
    return fields


def schema_of(
    table: dict[str, Any], fields: list[dict[str, Any]], keys: dict[str, str]
) -> dict[str, Any]:
    """Return the Table Schema of one table: fields, key, references."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
    }
    schema["primaryKey"] = [f["name"] for f in table["fields"] if f.get("key")]
    links = [
        {
            "fields": [f["name"]],
            "reference": {"resource": f["refers"], "fields": [keys[f["refers"]]]},
        }
        for f in table["fields"]
        if "refers" in f
    ]
    if links:
        schema["foreignKeys"] = links
    return schema


def describe(tables: Tables, words: dict[str, Any], lists: dict[str, list[Any]]) -> dict[str, Any]:
    """Return the Data Package descriptor, hashes and counts included."""
    keys = {
        n: next(f["name"] for f in t["fields"] if f.get("key")) for n, t in words["tables"].items()
    }
    resources = []
    for name, table in words["tables"].items():
        fields = fields_of(table, tables[name], lists)
        data = csv_bytes(tables[name], [f["name"] for f in fields])
        resources.append(
            {
                "name": name,
                "type": "table",
                "path": f"{name}.csv",
                "title": table["title"],
                "description": table["description"],
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
                "whosays:rows": len(tables[name]),
                "schema": schema_of(table, fields, keys),
                **({"whosays:derived": table["derived"]} if "derived" in table else {}),
            }
        )
    # One hash for all files: a hand-in can name the ledger that its keys came from.
    whole = hashlib.sha256("".join(r["hash"] for r in resources).encode()).hexdigest()
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": words["name"],
        "title": words["title"],
        "version": words["version"],
        "description": words["description"],
        "keywords": words["keywords"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "The Who Says? authors", "roles": ["author"]}],
        "hash": "sha256:" + whole,
        "whosays:last_claim": max(c["stated_on"] for c in tables["claims"]),
        "whosays:last_page": max(r["published"] for r in tables["reports"]),
        "resources": resources,
    }


def build() -> tuple[Tables, dict[str, Any]]:
    """Return the finished tables and their descriptor."""
    words = tomllib.loads((HERE / "curated" / "description.toml").read_text(encoding="utf-8"))
    raw = {path.stem: read_csv(path) for path in sorted((HERE / "raw").glob("*.csv"))}
    curated = {path.stem: read_csv(path) for path in sorted((HERE / "curated").glob("*.csv"))}
    tables: Tables = {name: [dict(row) for row in rows] for name, rows in raw.items()}
    merge_sources(tables, curated["merges"])
    mend(tables, curated["mends"])
    tables["claims"] = name_measures(tables["claims"], curated["measures"])
    add_voices(tables["sources"], curated["voices"])
    add_thin(tables)
    add_office_ids(tables)
    tables["brief"] = curated["brief"]
    tables["relations"] = curated["relations"]
    used = {row["measure"] for row in tables["claims"]}
    labels = {m["measure"]: m["label"] for m in curated["measures"]}
    lists: dict[str, list[Any]] = {
        "measures": [{"value": m, "label": labels[m]} for m in labels if m in used],
        "checked": ["re-found", "re-found-and-fixed", "not-found", "not-checked"],
    }
    package = describe(tables, words, lists)
    say(raw, tables, curated)
    return tables, package


def say(raw: Tables, tables: Tables, curated: Tables) -> None:
    """Print how each table came from the raw one."""
    for name, rows in tables.items():
        came = f"{len(raw[name])} raw" if name in raw else "curated"
        print(f"{name:11} {len(rows):4} rows  from {came}")
    print(f"  sources: {len(curated['merges'])} ids merged into others, references rewritten")
    print(f"  mends: {len(curated['mends'])} cells, each with its reason in curated/mends.csv")
    groups = Counter(row["family_group"] for row in tables["sources"])
    print("  families:", ", ".join(f"{k} {v}" for k, v in sorted(groups.items())))
    thin = sum(row["thin"] == "true" for row in tables["claims"])
    print(f"  thin: {thin} claims rest on mirrors, rewrite sites and aggregators alone")
    links = Counter(row["relation"] for row in tables["relations"])
    print("  relations:", ", ".join(f"{k} {v}" for k, v in sorted(links.items())))


def faults(tables: Tables, package: dict[str, Any]) -> list[str]:
    """Return what is wrong with the tables: keys, references, categories, patterns, blanks."""
    keys: dict[str, set[str]] = {}
    for resource in package["resources"]:
        key, name = resource["schema"]["primaryKey"][0], resource["name"]
        keys[name] = {row[key] for row in tables[name]}
    keys["any"] = set().union(*keys.values())
    found = [
        f"{name}: an id stands twice" for name in tables if len(keys[name]) < len(tables[name])
    ]
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        refers = {
            link["fields"][0]: link["reference"]["resource"]
            for link in schema.get("foreignKeys", [])
        }
        for field in schema["fields"]:
            column = field["name"]
            known = keys.get(refers.get(column, field.get("whosays:references", "")))
            for row in tables[name]:
                fault = fault_of(row[column], field, known)
                if fault:
                    found.append(f"{name}.{column} of {next(iter(row.values()))} {fault}")
    return found


def fault_of(cell: str, field: dict[str, Any], known: set[str] | None) -> str:
    """Return what is wrong with one cell, or nothing."""
    must = field.get("constraints", {})
    allowed = {c["value"] if isinstance(c, dict) else c for c in field.get("categories", [])}
    if not cell:
        return "is blank" if must.get("required") else ""
    if allowed and cell not in allowed:
        return f"is not a category: {cell}"
    if known is not None and not set(split_ids(cell)) <= known:
        return f"points to nothing: {cell}"
    if "minimum" in must and float(cell) < must["minimum"]:
        return f"is below {must['minimum']}: {cell}"
    if "pattern" in must and not re.fullmatch(must["pattern"], cell):
        return f"has another form: {cell}"
    return ""


def main(argv: list[str] | None = None) -> int:
    """Build, write, read back, report."""
    parser = argparse.ArgumentParser(description="Build the ledger's tables from raw and curated.")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write into")
    out = parser.parse_args(argv).out
    tables, package = build()
    out.mkdir(parents=True, exist_ok=True)
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        (out / resource["path"]).write_bytes(csv_bytes(tables[resource["name"]], columns))
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (out / "datapackage.json").write_bytes(text.encode("utf-8"))
    again = {r["name"]: read_csv(out / r["path"]) for r in package["resources"]}
    problems = faults(again, package)
    if again != tables:
        problems.append("the files read back differ from the tables written")
    for problem in problems:
        print("FAULT", problem, file=sys.stderr)
    print(f"wrote {len(again)} tables and datapackage.json, read back, {len(problems)} faults")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
