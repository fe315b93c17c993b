"""From a lesson's Markdown to plain data that a template can set: no mark-up language between.

A text is a list of nodes: ``{"is": "text", "text": "..."}``, or ``strong``, ``em``, ``code`` and
``break``, the first two with ``of``, the nodes inside. A page of text is a list of blocks:
``{"is": "par", "of": [...]}``, ``quote`` with blocks, ``list`` with lists of nodes and
``numbered``, ``table`` with ``head`` and ``rows`` of cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

__all__ = ["Node", "begins", "blocks", "headings", "inline", "plain"]

Node = dict[str, Any]
_AROUND = {"strong": "strong", "emphasis": "em"}
_BREAKS = ("linebreak",)


def blocks(text: str) -> list[Node]:
    """Return the paragraphs, quotes, lists and tables of a text, without its headings."""
    return [_block(each) for each in _read(text) if each["type"] in _BLOCKS]


def headings(text: str) -> list[str]:
    """Return the headings of a text, as plain words."""
    found = (each for each in _read(text) if each["type"] == "heading")
    return [plain(list(_inline(each["children"]))) for each in found]


def inline(text: str) -> list[Node]:
    """Return the nodes of a text that is a line or so; paragraphs are joined by a break."""
    parts = [block["of"] for block in blocks(text) if block["is"] == "par"]
    joined: list[Node] = []
    for part in parts:
        joined += [{"is": "break"}, *part] if joined else part
    return joined


def plain(nodes: Sequence[Mapping[str, Any]]) -> str:
    """Return the words of some nodes or blocks, without their marks."""
    return "".join(_plain(each) for each in nodes)


def begins(block: Mapping[str, Any], words: str) -> bool:
    """Tell whether a block begins with these words, whatever marks either has."""
    return plain([block]).startswith(plain(inline(words)))


def _plain(node: Mapping[str, Any]) -> str:
    if node["is"] in ("text", "code"):
        return str(node["text"])
    if node["is"] == "table":
        return " ".join(plain(cell) for row in (node["head"], *node["rows"]) for cell in row)
    if node["is"] == "list":
        return " ".join(plain(item) for item in node["of"])
    return " " if node["is"] == "break" else plain(node["of"])


def _read(text: str) -> list[Node]:
    tokens: list[Node] = _markdown()(text)
    return tokens


@cache
def _markdown() -> Callable[[str], Any]:
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table"])


def _block(token: Mapping[str, Any]) -> Node:
    return _BLOCKS[token["type"]](token)


def _paragraph(token: Mapping[str, Any]) -> Node:
    return {"is": "par", "of": list(_inline(token["children"]))}


def _quote(token: Mapping[str, Any]) -> Node:
    return {"is": "quote", "of": [_block(each) for each in token["children"] if _kept(each)]}


def _list(token: Mapping[str, Any]) -> Node:
    items = [
        [node for part in item["children"] for node in _inline(part["children"])]
        for item in token["children"]
    ]
    return {"is": "list", "numbered": bool(token["attrs"]["ordered"]), "of": items}


def _table(token: Mapping[str, Any]) -> Node:
    head, *rest = token["children"]
    rows = [row["children"] for body in rest for row in body["children"]]
    return {"is": "table", "head": _cells(head["children"]), "rows": [_cells(row) for row in rows]}


def _cells(tokens: Sequence[Mapping[str, Any]]) -> list[list[Node]]:
    return [list(_inline(cell["children"])) for cell in tokens]


def _kept(token: Mapping[str, Any]) -> bool:
    return token["type"] in _BLOCKS


_BLOCKS: Mapping[str, Callable[[Mapping[str, Any]], Node]] = {
    "paragraph": _paragraph,
    "block_text": _paragraph,
    "block_quote": _quote,
    "list": _list,
    "table": _table,
}


def _inline(tokens: Sequence[Mapping[str, Any]]) -> Iterator[Node]:
    for token in tokens:
        kind = token["type"]
        if kind in _AROUND:
            yield {"is": _AROUND[kind], "of": list(_inline(token["children"]))}
        elif kind == "codespan":
            yield {"is": "code", "text": token["raw"]}
        elif kind == "softbreak":
            yield {"is": "text", "text": " "}
        elif kind in _BREAKS:
            yield {"is": "break"}
        elif "children" in token:
            # A link's address is of no use on paper; its words are.
            yield from _inline(token["children"])
        elif token["raw"]:
            yield {"is": "text", "text": token["raw"]}
