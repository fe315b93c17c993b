"""What the tables of a ledger must look like, read from the package's own ``datapackage.json``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

# The words that another story brings along; all other closed lists are the course's own.
STORY_WORDS = frozenset(
    {
        ("claims", "measure"),
        ("events", "category"),
        ("sources", "family_group"),
    }
)


@dataclass(frozen=True)
class Column:
    """One column: what its cells may hold.

    ``type`` is ``text``, ``id``, ``number``, ``integer``, ``boolean``, ``date`` or ``url``;
    ``own_words`` marks a column that takes whatever words the story has; ``list_mark`` parts the
    items of a list-valued cell; ``refers_to`` is the table whose ids stand here, or ``"any"``.
    """

    name: str
    type: str = "text"
    description: str = ""
    unit: str = ""
    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    pattern: re.Pattern[str] | None = None
    categories: tuple[str, ...] = ()
    list_mark: str = ""
    labels: tuple[str, ...] = ()
    own_words: bool = False
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its file, its columns in order, and the column that names a row."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: str

    @property
    def file(self) -> str:
        """Name of the file that holds the table."""
        return f"{self.name}.csv"

    @property
    def header(self) -> str:
        """The first line of the file."""
        return ",".join(column.name for column in self.columns)


Schema = tuple[Table, ...]


def read_schema(package: Mapping[str, Any]) -> Schema:
    """Turn a Data Package description into tables.

    Parameters
    ----------
    package : mapping
        A ``datapackage.json`` of this course, as read by ``json.load``. It is trusted: a
        description that a user brings only gives words, by :func:`with_words`.
    """
    return tuple(_table(resource) for resource in package["resources"])


def with_words(schema: Schema, words: Mapping[tuple[str, str], tuple[str, ...]]) -> Schema:
    """Give a schema in which another story's words stand in the place of ours.

    Parameters
    ----------
    schema : tuple of Table
        The package's own schema.
    words : mapping of (table, column) to words
        The closed list of each column; an empty one admits every well-formed word.
    """

    def own(table: Table, column: Column) -> Column:
        chosen = words.get((table.name, column.name))
        if chosen is None:
            return column
        if not chosen:
            return replace(column, categories=(), labels=(), type="id", own_words=True)
        return replace(column, categories=chosen, labels=("",) * len(chosen))

    return tuple(
        replace(table, columns=tuple(own(table, column) for column in table.columns))
        for table in schema
    )


def category_words(field: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the words that a field's ``categories`` list, each plain or as value and label."""
    items = field.get("categories", ())
    return tuple(str(item["value"] if isinstance(item, Mapping) else item) for item in items)


def _labels(field: Mapping[str, Any]) -> tuple[str, ...]:
    items = field.get("categories", ())
    return tuple(item.get("label", "") if isinstance(item, Mapping) else "" for item in items)


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    links = {
        link["fields"][0]: link["reference"]["resource"] for link in schema.get("foreignKeys", ())
    }
    key = schema["primaryKey"][0]
    columns = tuple(_column(field, links, key) for field in schema["fields"])
    return Table(resource["name"], resource["title"], resource["description"], columns, key)


def _column(field: Mapping[str, Any], links: Mapping[str, str], key: str) -> Column:
    name, rules = field["name"], field.get("constraints", {})
    refers_to = links.get(name, field.get("whosays:references", ""))
    pattern = rules.get("pattern")
    return Column(
        name=name,
        type="id" if refers_to or name == key else _type(field),
        description=field.get("description", ""),
        unit=field.get("whosays:unit", ""),
        required=bool(rules.get("required")),
        unique=bool(rules.get("unique")),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
        pattern=re.compile(pattern) if pattern else None,
        categories=category_words(field),
        labels=_labels(field),
        list_mark=field.get("delimiter", ";") if field.get("type") == "list" else "",
        refers_to=refers_to,
    )


def _type(field: Mapping[str, Any]) -> str:
    if "whosays:date" in field:
        return "date"
    if field.get("format") == "uri":
        return "url"
    kind = str(field.get("type", "string"))
    return kind if kind in ("number", "integer", "boolean") else "text"
