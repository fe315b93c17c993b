"""What ``%pip`` calls in this kernel."""

from __future__ import annotations


async def get_transformed_code(argv: list[str]) -> str:
    """Return the line that stands in for ``%pip`` and its words."""
    return "await __import__('piplite').install()\n"
