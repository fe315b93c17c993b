"""Ids in a cell."""

from __future__ import annotations

from typing import Any


def split_ids(text: Any) -> list[str]:
    """Return the items of a list-valued cell; a blank cell has none.

    >>> split_ids("e-2025-03-21-shoigu-pyongyang;b8")
    ['e-2025-03-21-shoigu-pyongyang', 'b8']
    """
    return [part for part in text.split(";") if part] if isinstance(text, str) else []
