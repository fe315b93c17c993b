"""Chains made for the tests of their chart: tables as a ledger gives them, of any length."""

from collections.abc import Sequence

import pandas as pd

_PLAIN = {
    **dict.fromkeys(("page", "change", "relay", "relay_name", "relay_group", "changes"), ""),
    "family_group": "others",
}
CHANGES = ("hedge-dropped", "casualties-to-killed", "claimant-changed", "number-changed")


def claim(id: str = "c-0", *, voice: str = "seoul", **given: str) -> dict[str, str]:
    """Return the step of a claimant."""
    plain = {
        "who": "Seoul's ministry", "name": "Seoul's ministry", "source": voice, "family": voice,
        "family_group": "south-korea", "day": "1 March 2025", "hangs_on": "",
        "words": "about 1,000 crates in the yard",
    }  # fmt: skip
    return {**_PLAIN, "id": id, "kind": "claimant", "claim": id, "voice": voice, **plain, **given}


def page(number: int, of: str = "c-0", *, voice: str = "seoul", **given: str) -> dict[str, str]:
    """Return the step of a page; `relay` and `changes` make it a relayed or a changed one."""
    name = given.pop("name", f"The Daily Paper No. {number}")
    relay, changes = given.get("relay", ""), given.get("changes", "")
    plain = {
        "who": name, "name": name, "source": name, "family": name, "day": f"{number % 28 + 1} March"
        " 2025", "hangs_on": relay or of, "kind": "retelling" if changes else "page",
        "relay_name": f"{relay.title()} News Agency" if relay else "",
        "relay_group": "others" if relay else "", "page": f"Page {number} on crates",
        "words": "More than that." if changes else "",
    }  # fmt: skip
    return {**_PLAIN, "id": f"p-{number}", "claim": of, "voice": voice, **plain, **given}


def table(*steps: dict[str, str]) -> pd.DataFrame:
    """Return steps as a ledger gives them."""
    made = pd.DataFrame(list(steps)).set_index("id")
    made.insert(0, "step", range(1, len(made) + 1))
    return made


def of_pages(
    count: int, *, relays: Sequence[str] = ("north", "south"), every: int = 4, kinds: int = 2
) -> pd.DataFrame:
    """Return one claim on so many pages, some relayed, every so-manieth one changed."""
    steps = [claim()]
    for number in range(1, count + 1):
        relay = ("", *relays)[number % (len(relays) + 1)]
        changes = CHANGES[number // every % kinds] if number % every == 0 else ""
        steps.append(page(number, relay=relay, changes=changes))
    return table(*steps)
