"""From the steps of a chain to what its picture holds: claims, relays and pages. Pandas only."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from whosays.charts import wording
from whosays.charts._tables import check_table

_NEEDED = (
    *("who", "page", "day", "kind", "claim", "name", "family_group", "voice"),
    *("relay", "relay_name", "relay_group", "hangs_on", "changes", "words"),
)


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing that stands in the picture.

    `kind` is claimant, relay, page or retelling (a page that changed the claim); `id` that of
    a claim, a source or a page; `key` is the id, with the claim before it where two nodes have
    one id. `parent` is the key of the node that it hangs on. `changes` are kinds of change, and
    for a claim the relation by which it hangs on another.
    """

    key: str
    id: str
    kind: str
    claim: str
    parent: str
    group: str
    name: str
    day: str
    changes: tuple[str, ...] = ()
    words: str = ""
    voice: str = ""
    title: str = ""
    relay: str = ""


@dataclass(frozen=True, kw_only=True)
class Branch:
    """Pages that hang on one relay, or, without one, on the claim itself.

    `others` are further relays, where a picture has no room to keep them apart.
    """

    relay: Node | None
    pages: tuple[Node, ...]
    others: tuple[Node, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Way:
    """One claim with its branches, the one of the earliest page first."""

    claim: Node
    branches: tuple[Branch, ...]


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What a picture of a chain holds: its ways, those of one voice side by side."""

    ways: tuple[Way, ...]

    @property
    def nodes(self) -> list[Node]:
        """All nodes in the order in which a reader steps through them."""
        found: list[Node] = []
        for way in self.ways:
            found.append(way.claim)
            for branch in way.branches:
                found += [branch.relay] if branch.relay else []
                found += branch.pages
        return found

    @property
    def pages(self) -> list[Node]:
        """The pages, once for each claim that they carry."""
        return [page for way in self.ways for each in way.branches for page in each.pages]

    def counts(self) -> dict[str, int]:
        """Return how many claims, pages, pages that changed something, and voices there are."""
        pages = self.pages
        return {
            "claims": len(self.ways),
            "pages": len({page.id for page in pages}),
            "changed": len({page.id for page in pages if page.changes}),
            "voices": len({way.claim.voice for way in self.ways}),
        }


def read(steps: pd.DataFrame) -> Chain:
    """Check a table of steps and put its claims, relays and pages together."""
    _check(steps)
    seen: set[str] = set()
    ways = []
    for claim, own in steps.groupby("claim", sort=False):
        way = _way(str(claim), own, seen)
        seen |= {way.claim.key, *(branch.relay.key for branch in way.branches if branch.relay)}
        seen |= {page.key for branch in way.branches for page in branch.pages}
        ways.append(way)
    voices = list(dict.fromkeys(way.claim.voice for way in ways))
    ways.sort(key=lambda way: voices.index(way.claim.voice))
    return Chain(ways=tuple(ways))


def heading(chain: Chain) -> str:
    """Return the title: how many pages, how many voices, how many changed something."""
    counts = chain.counts()
    parts = [wording.counted(f"chain_{name}", counts[name]) for name in ("pages", "voices")]
    if counts["claims"] > 1:
        claims = wording.counted("chain_claims", counts["claims"])
        parts.insert(0 if counts["pages"] > 1 else 1, claims)
    if counts["changed"]:
        parts.append(wording.counted("chain_changed", counts["changed"]))
    return ", ".join(parts)


def changed(changes: Sequence[str]) -> str:
    """Return the short words for what a page changed: ``hedge swapped``."""
    words = wording.words()["chain"]["changes"]
    return " + ".join(words.get(each, each.replace("-", " ")) for each in changes)


def _way(claim: str, own: pd.DataFrame, seen: set[str]) -> Way:
    rows = own.rename_axis("id").reset_index().to_dict("records")
    first = rows[0]
    start = Node(
        key=claim, id=claim, kind="claimant", claim=claim, parent=str(first["hangs_on"]),
        group=first["family_group"], name=first["name"], day=first["day"],
        changes=_split(first["changes"]), words=first["words"], voice=first["voice"],
    )  # fmt: skip
    branches = []
    for relay in dict.fromkeys(row["relay"] for row in rows[1:]):
        carried = [row for row in rows[1:] if row["relay"] == relay]
        hub = _relay(claim, carried[0], seen) if relay else None
        parent = hub.key if hub else claim
        pages = tuple(_page(claim, row, parent, seen) for row in carried)
        branches.append(Branch(relay=hub, pages=pages))
    return Way(claim=start, branches=tuple(branches))


def _relay(claim: str, row: dict[str, str], seen: set[str]) -> Node:
    return Node(
        key=_key(claim, row["relay"], seen), id=row["relay"], kind="relay", claim=claim,
        parent=claim, group=row["relay_group"], name=row["relay_name"], day="",
    )  # fmt: skip


def _page(claim: str, row: dict[str, str], parent: str, seen: set[str]) -> Node:
    return Node(
        key=_key(claim, row["id"], seen), id=row["id"], kind=row["kind"], claim=claim,
        parent=parent, group=row["family_group"], name=row["name"], day=row["day"],
        changes=_split(row["changes"]), words=row["words"], title=row["page"],
        relay=row["relay_name"],
    )  # fmt: skip


def _key(claim: str, id: str, seen: set[str]) -> str:
    return f"{claim}/{id}" if id in seen else id


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _check(steps: pd.DataFrame) -> None:
    ask = 'Type charts.source_chain(ledger.chain("c-...")), with the id of a claim.'
    check_table(
        steps,
        _NEEDED,
        chart="A source chain",
        draws="the way of a claim",
        table="the table of steps that a ledger gives",
        rows="steps",
        whole="the whole table that a ledger gives",
        mend=ask,
    )
    if len(steps) and not (steps.groupby("claim", sort=False)["kind"].first() == "claimant").all():
        raise ValueError(
            f"These steps have pages without their claimant. A chain begins with who said it. {ask}"
        )
