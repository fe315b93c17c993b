"""A folder's own ``datapackage.json``: well-formed, and with the words that its story brings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .report import Problem
from .schema import STORY_WORDS, Column, Schema, Table

_NEW = (
    "Take the file of an empty set (whosays ledger new another-folder) and change only the words."
)


@dataclass
class Story:
    """What a folder says of itself: its words by table and column, and what is wrong there."""

    words: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_story(data: bytes, schema: Schema) -> Story:
    """Read a description that a user brings, and trust nothing in it.

    It must describe the same tables and columns as the package's own. Only the lists in
    ``STORY_WORDS`` may differ; one left out admits every well-formed word.
    """
    try:
        package = json.loads(data.decode("utf-8-sig"))
        resources = {str(item["name"]): item for item in package["resources"]}
        tables = {
            name: {str(described["name"]): described for described in item["schema"]["fields"]}
            for name, item in resources.items()
        }
    except json.JSONDecodeError as error:
        why = f"It is not well-formed JSON: line {error.lineno}, character {error.colno}."
        return Story(problems=[Problem("description", why, "Mend that place.")])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        why = "It does not describe tables as a Data Package does."
        return Story(problems=[Problem("description", why, _NEW)])
    story = Story()
    for table in schema:
        _read_table(table, tables.get(table.name), story)
    return story


def _read_table(table: Table, fields: Mapping[str, Any] | None, story: Story) -> None:
    if fields is None or list(fields) != [column.name for column in table.columns]:
        why = f"It does not describe the columns of {table.file} as they are."
        story.problems.append(Problem("description", why, _NEW))
        return
    for column in table.columns:
        described = fields[column.name]
        if not _same_type(column, described):
            why = f"It gives column {column.name} of {table.file} another type than a ledger has."
            story.problems.append(Problem("description", why, _NEW))
            continue
        words = _words(described)
        if words is None or len(set(words)) != len(words):
            why = f"The categories of {column.name} in {table.file} are no list of words."
            story.problems.append(Problem("description", why, _NEW))
        elif (table.name, column.name) in STORY_WORDS:
            story.words[table.name, column.name] = words
        elif set(words) != set(column.categories):
            why = (
                f"The categories of {column.name} in {table.file} are the course's own: "
                "questions and charts rest on them."
            )
            mend = f"Write these: {', '.join(column.categories) or 'none'}."
            story.problems.append(Problem("description", why, mend))


def _same_type(column: Column, described: Mapping[str, Any]) -> bool:
    given = described.get("type", "string")
    plain = column.type if column.type in ("number", "integer", "boolean") else "string"
    return bool(given == ("list" if column.list_mark else plain))


def _words(described: Mapping[str, Any]) -> tuple[str, ...] | None:
    items = described.get("categories", [])
    if not isinstance(items, list):
        return None
    given = [item.get("value") if isinstance(item, Mapping) else item for item in items]
    words = tuple(word for word in given if isinstance(word, str) and word)
    return words if len(words) == len(given) else None
