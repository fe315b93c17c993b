"""The source chain: pick a claim or a page, and follow it hop by hop from whoever said it."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.charts import wording
from whosays.controls import Figure, Group, Picker
from whosays.explore._asked import check_ledger, check_size, texts
from whosays.explore._chain_offers import JOINT, offers, steps_of, text_of_several
from whosays.explore._link import linked
from whosays.ledger import Ledger
from whosays.ledger.errors import unknown_id
from whosays.ledger.pages import best_page

_CALL = "whosays.source_chain"


def source_chain(
    ledger: Ledger,
    *,
    at: str | Iterable[str] | None = None,
    step: str | None = None,
    size: str = "laptop",
) -> "SourceChain":
    """Show the way of a claim from whoever said it to the pages, one hop at a time.

    The box picks a claim, several claims that tell one thing, or a page. The slider walks over
    the claimant, the houses whose text was carried, and the pages; the sentence says what
    changed at this hop, and how many pages stand against how many voices.

    Parameters
    ----------
    ledger
        The ledger whose claims and pages can be picked.
    at
        The id of a claim, a page or a retelling to begin with, or several of them; the first
        one offered when left out.
    step
        The id of the claimant's claim, the source or the page to begin on; the first hop when
        left out, and the page itself where `at` is a retelling.
    size
        The size of the page, as for `charts.look.at`.

    Returns
    -------
    SourceChain
        Its `value` holds what was picked and the hop; `code` is the line that gives it again.

    Raises
    ------
    TypeError
        When `ledger` is no ledger, or `at` neither a text nor texts.
    ValueError
        When the ledger has no claim, `size` is unknown, or `step` is no hop of the chain.
    LedgerError
        When no claim, page or retelling bears the id, or the page carries no claim.

    Examples
    --------
    >>> import whosays
    >>> chain = source_chain(whosays.load(), at="c-2024-11-22-osc-tanker-visits")
    >>> chain.value["step"]
    'c-2024-11-22-osc-tanker-visits'
    """
    check_ledger(ledger, _CALL, needs="claims and pages")
    check_size(size, _CALL)
    if not len(ledger.claims):
        raise ValueError(
            "This ledger has no claim. A source chain begins with one. "
            "Type whosays.source_chain(whosays.load())."
        )
    return SourceChain(ledger, at=at, step=step, size=size)


class SourceChain(Group):
    """The box, the slider, the picture and the sentence, as one control.

    Attributes
    ----------
    at : str or list of str
        What is picked. It can be set.
    step : str
        The hop that is ringed. It can be set.
    value : dict
        Both of them.
    picker, figure
        The parts: a `Picker` and a `Figure` with its slider of hops.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        at: str | Iterable[str] | None,
        step: str | None,
        size: str,
    ) -> None:
        self._words = lessons.words()["explore"]["chain"]
        self._ledger, self._size = ledger, size
        self._more = "" if size == "laptop" else f', size="{size}"'
        self._offers = offers(ledger)
        picked, page = self._picked(at)
        self.shown = _Shown(ledger, picked.split(JOINT), size)
        self.picker = Picker(self._offers, label=self._words["pick"], value=picked)
        self.figure = Figure(
            self.shown, label=self._words["slider"], name="source-chain",
            table_caption=self._words["table"], table=self.shown.table,
            **self.shown.parts(), value=self._hop(step or page),
        )  # fmt: skip
        super().__init__([self.picker, self.figure], label=self._words["label"])
        self.code = self._line()
        self.picker.observe(self._follow, "value")
        self.figure.observe(self._walked, "index")

    @property
    def at(self) -> str | list[str]:
        """What is picked: the id of a claim or page, or the ids of several claims."""
        ids = str(self.picker.value).split(JOINT)
        return ids if len(ids) > 1 else ids[0]

    @at.setter
    def at(self, at: str | Iterable[str]) -> None:
        known = dict(self._offers)
        picked, page = self._picked(at)
        if self._offers != known:
            self.picker.update(self._offers)
        self.picker.value = picked
        if page:
            self.step = page

    @property
    def step(self) -> str:
        """The hop that is ringed: the id of a claim, a source or a page."""
        return str(self.figure.value)

    @step.setter
    def step(self, step: str) -> None:
        self.figure.value = self._hop(step)

    @property
    def value(self) -> dict[str, Any]:
        """What is picked, and the hop that is ringed."""
        return {"at": self.at, "step": self.step}

    def _picked(self, at: str | Iterable[str] | None) -> tuple[str, str]:
        """Return the option for what was asked for, and the page of a retelling."""
        if at is None:
            return next(iter(self._offers)), ""
        first = next(iter(self._offers)).split(JOINT)[0]
        ids = [id for each in texts("at", at, _CALL, like=first) for id in each.split(JOINT)]
        _check_ids(self._ledger, ids)
        retold = self._ledger.retellings.set_index("retelling_id")
        if len(ids) == 1 and ids[0] in retold.index:
            row, page = retold.loc[ids[0]], str(retold.loc[ids[0], "report"])
            if row["checked"] != "not-found":
                return str(row["claim_id"]), page
            self._offers = {ids[0]: text_of_several(self._ledger, ids), **self._offers}
            return ids[0], page
        picked = JOINT.join(dict.fromkeys(ids))
        # The same claims in another order are the same choice, told in the order asked for.
        same = next((key for key in self._offers if set(key.split(JOINT)) == set(ids)), picked)
        if same != picked:
            self._offers = {
                picked if key == same else key: text for key, text in self._offers.items()
            }
        if picked not in self._offers:
            self._offers = {picked: text_of_several(self._ledger, ids), **self._offers}
        return picked, ""

    def _hop(self, step: str | None) -> str:
        if not step:
            return self.shown.ids[0]
        if step not in self.shown.ids:
            raise ValueError(
                f"{step!r} is not a hop of this chain. It has {len(self.shown.ids)}, such as "
                f"{self.shown.ids[-1]!r}. "
                f"Type whosays.source_chain(ledger, at={self._asked(self.shown.asked)}, "
                f'step="{self.shown.ids[-1]}").'
            )
        return step

    def _follow(self, change: Any) -> None:
        if change["new"] is None:
            return
        self.shown = _Shown(self._ledger, change["new"].split(JOINT), self._size)
        self.figure.update(
            self.shown, **self.shown.parts(), value=self.shown.ids[0], table=self.shown.table,
            table_caption=self._words["table"],
        )  # fmt: skip
        self.code = self._line()

    def _walked(self, _change: Any) -> None:
        self.code = self._line()

    def _line(self) -> str:
        """Return the sentence with the code that gives this state."""
        step = "" if self.step == self.shown.ids[0] else f', step="{self.step}"'
        at = self._asked(self.shown.asked)
        more = f"{step}{self._more}"
        return str(self._words["code"]).format(at=at, step=more)

    @staticmethod
    def _asked(ids: Sequence[str]) -> str:
        quoted = ", ".join(f'"{id}"' for id in ids)
        return quoted if len(ids) == 1 else f"[{quoted}]"


def _check_ids(ledger: Ledger, ids: Sequence[str]) -> None:
    tables = (ledger.claims, ledger.reports, ledger.retellings)
    known = [str(id) for table in tables for id in table.iloc[:, 0]]
    for id in ids:
        if id not in known:
            mend = f'{_CALL}(ledger, at="{{}}")'
            raise unknown_id(id, known, noun="claim, page or retelling", type_this=mend)


class _Shown:
    """What the figure asks for, hop by hop: picture, alt text, sentence and table."""

    def __init__(self, ledger: Ledger, asked: Sequence[str], size: str) -> None:
        self._ledger, self.asked = ledger, list(asked)
        self._words = lessons.words()["explore"]["chain"]
        steps = steps_of(ledger, self.asked)
        self._walk = charts.ChainWalk(steps, size=size)
        self.nodes = self._walk.nodes
        self.ids = [node.key for node in self.nodes]
        self.table: pd.DataFrame = charts.chain_table(steps)
        self._voices: dict[tuple[str, ...], int] = {}
        self._reading = charts.how_to_read_chain(steps)

    def parts(self) -> dict[str, Any]:
        """Return what a figure needs besides the drawing itself."""
        return {
            "alt": self.alt,
            "caption": f"{self._reading} {self._words['known']}",
            "steps": self.ids,
            "step_text": self.step_text,
            "sentence": self.sentence,
        }

    def base(self, theme: str = "light") -> object:
        return self._walk.base(theme)

    def move(self, id: str, theme: str = "light") -> object:
        return self._walk.move(self.ids.index(id), theme)

    def alt(self, id: str) -> str:
        return self._walk.alt(self.ids.index(id))

    def step_text(self, id: str) -> str:
        number = self.ids.index(id)
        node = self.nodes[number]
        said = {"step": number + 1, "name": node.name, "day": node.day}
        return str(self._words["steps"][node.kind]).format(**said)

    def sentence(self, id: str) -> str:
        node = self.nodes[self.ids.index(id)]
        told = {"claimant": self._claim, "relay": self._relay}.get(node.kind, self._page)(node)
        return f"{told}\n{self._tally(id)}"

    def _claim(self, node: Any) -> str:
        best = best_page(self._ledger, self._ledger.claim(node.id))
        url = "" if best is None else str(self._ledger.row(best)["url"])
        said = f"{self._ledger.cite(node.id).removesuffix(f', {url}')}."
        said += f" {self._open(url)}" if url else ""
        ties = self._ledger.relations
        own = ties.loc[(ties["from_claim"] == node.id) & (ties["to_claim"] == node.parent), "why"]
        return " ".join([*(self._words["tie"].format(why=why) for why in own[:1]), said])

    def _relay(self, node: Any) -> str:
        pages = [page for page in self.nodes if page.parent == node.key]
        own = any(page.name == node.name for page in pages)
        names = wording.listed(page.name for page in pages)
        kind = "relay_one" if len(pages) == 1 else "relay_many"
        said = self._words[kind].format(relay=node.name, names=names, count=len(pages))
        known = self._words["relay_own" if own else "relay_unseen"].format(relay=node.name)
        return f"{said} {known}"

    def _page(self, node: Any) -> str:
        labels = self._ledger.labels("retellings", "change")
        relayed = node.relay and node.relay != node.name
        say, said = self._words, {"name": node.name, "day": node.day, "relay": node.relay}
        parts = [say[node.kind].format(**said)]
        if relayed:
            parts = [say[f"{node.kind}_relayed"].format(**said)]
        if node.changes:
            what = wording.listed(labels.get(each, each) for each in node.changes)
            parts.append(say["what"].format(what=what, words=node.words))
        parts.append(self._open(str(self._ledger.row(node.id)["url"])))
        return " ".join(parts)

    def _open(self, url: str) -> str:
        return linked(str(self._words["open"]), url)

    def _tally(self, id: str) -> str:
        """Return how many pages have been passed, and how many voices they go back to."""
        passed = self.nodes[: self.ids.index(id) + 1]
        pages = {node.id for node in passed if node.kind in ("page", "retelling")}
        every = {node.id for node in self.nodes if node.kind in ("page", "retelling")}
        claims = tuple(node.id for node in passed if node.kind == "claimant")
        if claims not in self._voices:
            self._voices[claims] = len(self._ledger.independent(claims))
        voices = self._voices[claims]
        return str(self._words["tally"]).format(
            pages=len(pages), all=len(every),
            voices=wording.counted("chain_voices", voices),
        )  # fmt: skip
