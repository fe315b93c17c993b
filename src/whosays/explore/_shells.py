"""Shell estimator: containers times rounds in each times the share that held shells."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from whosays import charts, lessons
from whosays.controls import Choice, Figure, Group, Range
from whosays.explore import _shells_data as data
from whosays.explore._asked import check_ledger
from whosays.ledger import Ledger
from whosays.reasoning import ranges
from whosays.reasoning.simulation import SEED, totals

_PARTS = ("containers", "rounds", "held")
_PUBLISHED = ("same", "all")


def shell_estimator(
    ledger: Ledger,
    *,
    containers: object = None,
    rounds: object = None,
    held: object = None,
    published: str = "same",
    seed: int = SEED,
    predict: bool = False,
) -> Group:
    """Let the reader's own three ranges turn into fifty possible totals of shells.

    Containers, times rounds in a container, times the share of containers that held shells. The
    dots are our arithmetic and nobody's claim; published totals stand below them, each with its
    verb: could hold, held, sent, handed over, fired. They are never averaged.

    Parameters
    ----------
    ledger
        The ledger to look into.
    containers, rounds, held
        Ranges to begin with: (low, high), or ``{"low": 250, "best": 400, "high": 480}``, `held`
        in percent from 0 to 100. Texts as a person typed them are understood; where they are not
        clear, the reader is asked. When left out or None, the ledger's own: the newest count of
        containers of each claimant family, rounds by our division of one claimant's own figures,
        and, as the ledger names no share, from none to all.
    published
        "same": published totals that describe the time of the counts of containers, or a later
        one; "all": earlier ones too.
    seed
        Where chance begins; see `reasoning.simulation.totals`.
    predict
        Whether the reader gives rounds in a container before anything is shown.

    Returns
    -------
    whosays.controls.Group
        `state` holds the arguments that give what is shown, `value` the three ranges, `totals`
        all totals that were drawn, and `dots` the fifty of the chart.

    Raises
    ------
    TypeError
        When `ledger` is no ledger, a range none, or `predict` neither True nor False.
    ValueError
        When a range is out of order or too large, `published` neither word, or `seed` no whole
        number.

    Examples
    --------
    >>> import whosays
    >>> explorer = shell_estimator(whosays.load(), rounds=(250, 480), held=(50, 100))
    >>> explorer.value["held"]
    {'low': 50, 'high': 100}
    """
    check_ledger(ledger, data.NAME, needs="claims and pages")
    given = {"containers": containers, "rounds": rounds, "held": held}
    _check(published, predict)
    return ShellEstimator(ledger, given, published=published, seed=seed, predict=predict)


class ShellEstimator(Group):
    """The explorer as a widget; see `shell_estimator`."""

    def __init__(
        self,
        ledger: Ledger,
        given: Mapping[str, object],
        *,
        published: str,
        seed: int,
        predict: bool,
    ) -> None:
        self._ledger, self._hidden = ledger, predict
        # A whole number of numpy does as a seed, and not in the line of code.
        self._seed = int(seed) if isinstance(seed, np.integer) else seed
        self._words = lessons.words()["explore"]["shells"]
        self._starts, self._notes = data.starts(ledger), data.notes(ledger)
        self._sources = data.sources_table(ledger)
        self._ranges = dict(self._starts)
        self._charts: dict[str, tuple[charts.MovingDots, str]] = {}
        self._passed = False
        self.inputs = {name: self._input(name, given[name]) for name in _PARTS}
        self._choose(published)
        self.figure = Figure(**self._picture(), name="shells")
        super().__init__(self._members(), label=self._words["label"])
        self._tell()
        for name, each in self.inputs.items():
            each.observe(lambda change, name=name: self._typed(name, change["new"]), "value")
        self.published.observe(self._redraw, "value")

    @property
    def value(self) -> dict[str, dict[str, float]]:
        """The three ranges as numbers, by name; a range that is still open is empty."""
        return {name: _plain(each) for name, each in self._ranges.items()}

    @property
    def totals(self) -> np.ndarray:
        """All possible totals that were drawn, in shells; empty while a range is open."""
        boxes, rounds, held = (self._ranges[name] for name in _PARTS)
        if boxes is None or rounds is None or held is None:
            return np.empty(0)
        share = ranges.Range(**{end: it / 100 for end, it in held.ends.items()})
        return totals(boxes, rounds, share, seed=self._seed)

    @property
    def dots(self) -> np.ndarray:
        """The fifty totals of the chart, in rising order; empty while a range is open."""
        return np.empty(0) if self._moving is None else self._moving.values

    @property
    def state(self) -> dict[str, Any]:
        """The arguments of `shell_estimator` that give what is shown."""
        given = {name: it or None for name, it in self.value.items()}
        return {
            **given, "published": self.published.value, "seed": self._seed,
            "predict": self._hidden,
        }  # fmt: skip

    def _input(self, name: str, given: object) -> Range:
        read = data.read(name, given)
        kept = read if isinstance(read, ranges.Range) else self._starts[name]
        self._ranges[name] = kept
        asks = name == "rounds" and self._hidden
        texts = data.texts(None if asks and read is None else kept)
        if isinstance(read, str) and isinstance(given, Mapping):
            texts = {end: str(it or "") for end, it in given.items()}
        made = Range(
            label=self._words["ranges"][name], unit=self._words["units"][name], value=texts,
            button=self._words["reveal"] if asks else "",
        )  # fmt: skip
        made.note = read if isinstance(read, str) else ""
        if asks:
            made.on_submit(self._press)
        elif self._notes[name]:
            # What a range begins with says more here than how any range is filled in.
            made.words = {**made.words, "range": self._notes[name]}
        return made

    def _choose(self, published: str) -> None:
        self._since = data.since(self._ledger)
        offered = {"same": self._since, "all": ""}
        shown = {name: data.published(self._ledger, since=it) for name, it in offered.items()}
        told = {
            name: self._words["published"][name].format(count=len(rows))
            for name, rows in shown.items()
        }
        self._shown = shown
        self.published = Choice(told, label=self._words["choose"], value=published)

    def _members(self) -> list[Any]:
        if self._hidden:
            return [self.inputs["rounds"]]
        return [*self.inputs.values(), self.published, self.figure]

    def _picture(self) -> dict[str, Any]:
        """Return what the figure is made of, or made anew with."""
        drawn, name = self.totals, str(self.published.value)
        if not len(drawn):
            self._moving = None
            empty = charts.dots(drawn)
            nothing = self._words["nothing"]
            return {"draw": empty, "alt": charts.alt(empty), "caption": nothing, "sentence": ""}
        if name not in self._charts:
            shown = self._shown[name]
            moving = charts.MovingDots(drawn, published=shown, sources=self._ledger.sources)
            caption = data.caption(self._ledger, shown, moving.reading())
            self._charts[name] = moving, caption
        moving, caption = self._charts[name]
        moving.show(drawn)
        self._moving = moving
        return {
            "draw": moving, "alt": moving.alt, "sentence": moving.sentence, "caption": caption,
            "table": self._table(), "table_caption": self._words["table_caption"],
        }  # fmt: skip

    def _table(self) -> pd.DataFrame:
        below = self._moving.table() if self._moving is not None else None
        return pd.concat([self._sources, below], ignore_index=True)

    def _typed(self, name: str, typed: Mapping[str, str]) -> None:
        """Let a range follow what is typed; what cannot be read is told, and nothing moves."""
        if self._hidden:
            return
        read = data.read(name, typed)
        self.inputs[name].note = read if isinstance(read, str) else ""
        if not isinstance(read, str):
            self._ranges[name] = read or self._starts[name]
            self._move()

    def _move(self) -> None:
        drawn = self.totals
        if self._moving is None or not len(drawn):
            self._redraw()
            return
        self._moving.show(drawn)
        self.figure.update(table=self._table(), table_caption=self._words["table_caption"])
        self._tell()

    def _redraw(self, _change: Any = None) -> None:
        self.figure.update(**self._picture())
        self._tell()

    def _press(self, typed: Mapping[str, str]) -> str:
        read = data.read("rounds", typed)
        if isinstance(read, str):
            return read
        if read is None and not self._passed:
            self._passed = True
            return str(self._words["range_empty"])
        self._hidden = False
        self._ranges["rounds"] = read or self._starts["rounds"]
        if read is None:
            self.inputs["rounds"].value = data.texts(self._starts["rounds"])
        self._redraw()
        self.children = self._members()
        return self._notes["rounds"]

    def _tell(self) -> None:
        plain = {name: _plain(each) or None for name, each in self._starts.items()}
        first = {**plain, "published": "same", "seed": SEED, "predict": False}
        self.code = data.code_line(self.state, first)


def _plain(given: ranges.Range | None) -> dict[str, float]:
    """Return a range as numbers, whole where they are."""
    ends = {} if given is None else given.ends
    return {end: int(it) if float(it).is_integer() else float(it) for end, it in ends.items()}


def _check(published: object, predict: object) -> None:
    if published not in _PUBLISHED:
        raise ValueError(
            f"published cannot be {published!r}. It is one of: {', '.join(_PUBLISHED)}. "
            f'Type {data.NAME}(ledger, published="all").'
        )
    if not isinstance(predict, bool):
        raise TypeError(
            f"predict cannot be {predict!r}. It is True or False. "
            f"Type {data.NAME}(ledger, predict=True)."
        )
