"""Begin another story: empty tables, their description, and a page that explains every column."""

from __future__ import annotations

import json
import os
import re
import tomllib
from contextlib import ExitStack
from importlib import resources
from itertools import count
from pathlib import Path
from typing import Any

from .checking.cells import pattern_in_words
from .checking.report import typed
from .checking.schema import STORY_WORDS, Column, Table, read_schema
from .errors import LedgerError, listed

COLUMNS = "COLUMNS.md"
DESCRIPTION = "datapackage.json"

_OWN_KEYS = ("$schema", "title", "description")
_OWN_RESOURCE_KEYS = ("bytes", "hash", "whosays:rows")
_FORMS = {
    "text": "text",
    "id": "id",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "date": "date",
    "url": "web address",
}


def new_ledger(folder: str | os.PathLike[str], *, title: str | None = None) -> list[Path]:
    """Write an empty set of tables that passes ``whosays ledger check``.

    It never overwrites: when one of its files is there already, nothing is written.

    Parameters
    ----------
    folder : path
        Where to write; made when it does not exist.
    title : str, optional
        The title of the story; the name of the folder when left out.

    Returns
    -------
    list of pathlib.Path
        Nine CSV files that hold their first line, ``datapackage.json``, and ``COLUMNS.md``.

    Raises
    ------
    LedgerError
        When a file is there already, or the folder cannot be written to.
    """
    path = Path(folder)
    texts = _texts(title or path.absolute().name)
    _refuse_what_is_there(path, list(texts))
    written: list[Path] = []
    try:
        path.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            for name, text in texts.items():
                file = path / name
                with file.open("x", encoding="utf-8", newline="\n") as stream:
                    undo.callback(file.unlink, missing_ok=True)
                    stream.write(text)
                written.append(file)
            undo.pop_all()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LedgerError(
            f"No tables could be written to {str(folder)!r}.",
            f"The computer says: {reason}.",
            "Choose a folder of your own, as in: whosays ledger new my-story",
        ) from error
    return written


def columns_page(title: str) -> str:
    """Give the page that explains every column of an empty set, and shows an example."""
    return _texts(title)[COLUMNS]


def example_rows() -> dict[str, str]:
    """Give the lines of the example on that page, by table."""
    return {name: rows.lstrip("\n") for name, rows in _words()["example"].items()}


def _texts(title: str) -> dict[str, str]:
    words = _words()
    package = _adapted(title, words)
    tables = read_schema(package)
    page = [f"# {_one_line(title)}", words["intro"].strip(), *map(_table_page, tables)]
    page += [words["example_intro"].strip(), *_example(tables)]
    texts = {table.file: f"{table.header}\n" for table in tables}
    texts[DESCRIPTION] = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    texts[COLUMNS] = "\n\n".join(page) + "\n"
    return texts


def _adapted(title: str, words: dict[str, Any]) -> dict[str, Any]:
    """Give the package's description without what belongs to its own story."""
    own = json.loads(_package_file("tables", DESCRIPTION).read_bytes())
    package = {key: own[key] for key in _OWN_KEYS}
    package |= {
        "name": re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "story",
        "title": _one_line(title),
        "description": words["description"],
        "version": "0.1.0",
        "resources": own["resources"],
    }
    for resource in package["resources"]:
        table, said = resource["name"], words["descriptions"].get(resource["name"], {})
        for key in _OWN_RESOURCE_KEYS:
            resource.pop(key, None)
        resource["description"] = said.get("", resource["description"])
        for field in resource["schema"]["fields"]:
            field["description"] = said.get(field["name"], field["description"])
            if (table, field["name"]) in STORY_WORDS:
                field.pop("categories", None)
                field.pop("categoriesOrdered", None)
    return package


def _table_page(table: Table) -> str:
    lines = [f"## {table.file}", "", table.description, ""]
    lines += ["| column | what it holds | form | filled |", "| --- | --- | --- | --- |"]
    for column in table.columns:
        filled = "always" if column.required else "where known"
        cells = [f"`{column.name}`", column.description, _form(table, column), filled]
        lines.append(
            "| " + " | ".join(_one_line(cell).replace("|", "\\|") for cell in cells) + " |"
        )
    return "\n".join(lines)


def _form(table: Table, column: Column) -> str:
    form = _FORMS[column.type]
    if (table.name, column.name) in STORY_WORDS:
        return f"{_FORMS['id']}; to bind it to a list, add `categories` in `{DESCRIPTION}`"
    if column.categories:
        pairs = zip(column.categories, column.labels, strict=True)
        return "one of " + ", ".join(f"`{w}`" + (f" ({t})" if t else "") for w, t in pairs)
    if column.refers_to:
        many = "ids" if column.list_mark else "id"
        whose = "any table" if column.refers_to == "any" else f"`{column.refers_to}.csv`"
        return f"{many} of {whose}"
    if column.pattern and column.type == "text":
        return pattern_in_words(column.pattern.pattern)
    return "list" if column.list_mark else form


def _example(tables: tuple[Table, ...]) -> list[str]:
    rows = example_rows()
    headers = {table.name: table.header for table in tables}
    return [f"`{name}.csv`:\n\n```\n{headers[name]}\n{lines}```" for name, lines in rows.items()]


def _refuse_what_is_there(path: Path, names: list[str]) -> None:
    try:
        there = {file.name.casefold() for file in path.iterdir()}
    except (OSError, ValueError):
        # No such folder yet, or none that can be read: writing will tell.
        return
    if found := [name for name in names if name.casefold() in there]:
        raise LedgerError(
            f"Nothing was written to {str(path)!r}.",
            f"{listed(found)} {'is' if len(found) == 1 else 'are'} there already, "
            "and nothing is ever overwritten.",
            f"Choose another folder, as in: whosays ledger new {typed(_another(path))}",
        )


def _another(path: Path) -> Path:
    """Give a folder of nearly the same name that is not there yet."""
    name = path.absolute().name or "my-story"
    numbered = (path.absolute().with_name(f"{name}-{number}") for number in count(2))
    free = next(folder for folder in numbered if not folder.exists())
    return path.with_name(free.name) if path.name else free


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _words() -> dict[str, Any]:
    return tomllib.loads(_package_file("new.toml").read_text(encoding="utf-8"))


def _package_file(*parts: str) -> Any:
    return resources.files("whosays.ledger").joinpath(*parts)
