"""What the picture of a chain shows, in words and as a table; no drawing."""

import pandas as pd

from whosays.charts import wording
from whosays.charts._chain import Node, Way, changed, heading, read


def alt_source_chain(
    steps: pd.DataFrame, *, title: str | None = None, highlight: int | None = None
) -> str:
    """Say in words what `source_chain` draws: who said it, its pages, its changes, its voices.

    Parameters
    ----------
    steps, title
        As for `charts.source_chain`.
    highlight
        The step that is ringed, counted from 0.

    Returns
    -------
    str
        Plain sentences, for the picture's alt text.

    Raises
    ------
    TypeError, ValueError
        As `charts.source_chain` does.
    """
    chain, words = read(steps), wording.words()["chain"]
    if not chain.ways:
        return f"{words['none']} {words['empty']}"
    counts = ", ".join(
        wording.counted(f"chain_{name}", chain.counts()[name])
        for name in ("claims", "pages", "voices")
    )
    sentences = [words["alt_kind"].format(counts=counts)]
    if title and title != heading(chain):
        sentences.append(wording.words()["alt"]["title"].format(title=title))
    for way in chain.ways:
        sentences += _told(way)
    if highlight is not None:
        nodes = chain.nodes
        said = {"step": highlight + 1, "count": len(nodes), "node": _short(nodes[highlight])}
        sentences.append(words["alt_ringed"].format(**said))
    return " ".join(sentences)


def chain_table(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the steps as a table to read: step, day, who, by way of whom, and what changed.

    Parameters
    ----------
    steps
        As for `charts.source_chain`.
    """
    words = wording.words()["chain"]
    heads, rows = words["table"], []
    for number, node in enumerate(read(steps).nodes, 1):
        what = words["kinds"][node.kind]
        what = changed(node.changes) if node.kind == "retelling" else what
        told = [str(number), node.day, node.name, node.relay, what, node.words or node.title]
        rows.append(told)
    names = ("step", "day", "who", "relay", "what", "words")
    return pd.DataFrame(rows, columns=[heads[name] for name in names])


def _told(way: Way) -> list[str]:
    words = wording.words()["chain"]
    claim = way.claim
    said = [words["alt_said"].format(who=claim.name, day=claim.day, words=claim.words)]
    if claim.parent and claim.changes:
        said.append(words["alt_ties"][claim.changes[0]])
    pages = [page for branch in way.branches for page in branch.pages]
    alike = [page for page in pages if not page.changes]
    if alike:
        listed = "; ".join(_short(page) for page in alike)
        said.append(wording.counted("chain_alike", len(alike), pages=listed))
    for page in pages:
        if page.changes:
            said.append(words["alt_changed"].format(page=_short(page), what=changed(page.changes)))
    return said


def _short(node: Node) -> str:
    """Return who a node is, with its day and its relay in brackets."""
    words = wording.words()["chain"]
    via = words["via"].format(relay=node.relay) if node.relay and node.relay != node.name else ""
    extra = ", ".join(part for part in (node.day, via) if part)
    return f"{node.name} ({extra})" if extra else node.name
