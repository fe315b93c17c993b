"""What the kernel sets and calls of the installer."""

from __future__ import annotations

WORDS = (
    "This course runs in your browser and fetches nothing from other addresses, "
    "so no package can be added here. All that the lessons need is already there."
)
_PIPLITE_DISABLE_PYPI = True
_PIPLITE_URLS: list[str] = []


async def install(*requirements: object, **options: object) -> None:
    """Say that nothing can be installed here."""
    print(WORDS)
