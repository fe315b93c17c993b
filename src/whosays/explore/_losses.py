"""Loss figures: what each one counts, whose share is whose, and what may be written."""

from functools import cached_property
from typing import Any

from whosays import charts, lessons
from whosays.controls import Choice, Figure, Group, Picker
from whosays.explore import _estimates_data as estimates
from whosays.explore import _losses_data as data
from whosays.explore._asked import check_ledger, check_text
from whosays.explore._points import Opened
from whosays.ledger import Ledger
from whosays.ledger.pairs import pairs

_NAME = "whosays.loss_explorer"
_CALL = f"{_NAME}(ledger, "
_VIEWS = ("figures", "shares", "sentences")
_OF = {"at": "figures", "part": "sentences", "whole": "sentences", "wrong": "sentences"}


def loss_explorer(
    ledger: Ledger,
    *,
    view: str | None = None,
    measure: str | None = None,
    at: str | None = None,
    part: str | None = None,
    whole: str | None = None,
    wrong: str | None = None,
) -> Group:
    """Show what figures of killed, wounded and casualties count, and what may be made of them.

    The three are never mixed. A part and a whole are paired where one claimant gave both for
    one time; any other pairing is labelled as our arithmetic, nobody's claim. Nobody guesses,
    bets or says how sure they are here, and no mark stands for a person.

    Parameters
    ----------
    ledger
        The ledger to look into.
    view
        What is shown first: "figures" (by claimant, on the day stated), "shares" (the share of
        a part in the casualties, by claimant) or "sentences" (a part in a whole, and a wrong
        sentence beside what the ledger allows). When left out, the view that the other
        arguments belong to, or else "figures".
    measure
        What is counted: "killed", "wounded" or "casualties"; for shares the part, "killed" or
        "wounded".
    at
        In the view of figures, the id of the claim that is ringed.
    part, whole
        In the view of sentences, the ids of two claims. When `whole` is left out, it is the
        one that the same claimant gave for the same time, where there is one.
    wrong
        In the view of sentences, the id of a retelling that made dead of casualties, or of a
        claim of the brief.

    Returns
    -------
    whosays.controls.Group
        `state` holds the arguments that give what is shown; `value` the id that is ringed, the
        part that is drawn, or the ids of part and whole.

    Raises
    ------
    TypeError
        When `ledger` is no ledger, or another argument no text.
    ValueError
        When the ledger counts no losses, an argument stands beside a view that has no place
        for it, or names nothing that can be chosen there.

    Examples
    --------
    >>> import whosays
    >>> explorer = loss_explorer(whosays.load(), part="c-2025-02-26-hur-400")
    >>> explorer.value
    ['c-2025-02-26-hur-400', 'c-2025-03-05-hur-4000-10pct']
    """
    check_ledger(ledger, _NAME, needs="claims and pages")
    given = {"measure": measure, "at": at, "part": part, "whole": whole, "wrong": wrong}
    for name, text in {"view": view, **given}.items():
        check_text(name, text, _NAME, like="figures" if name == "view" else "killed")
    if not data.measures(ledger):
        raise ValueError(
            "This ledger counts no killed, wounded or casualties. There is nothing to look at "
            "here. Type whosays.estimates_over_time(ledger)."
        )
    return LossExplorer(ledger, view=_view(view, given), **given)


class LossExplorer(Group):
    """The explorer as a widget; see `loss_explorer`."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        view: str,
        measure: str | None,
        at: str | None,
        part: str | None,
        whole: str | None,
        wrong: str | None,
    ) -> None:
        self._ledger = ledger
        self._words = words = lessons.words()["explore"]["losses"]
        counted, parts = data.measures(ledger), data.measures(ledger, data.PARTS)
        # While a control is filled, what is chosen goes through states that nobody chose.
        self._quiet = True
        names = words["views"]
        self.view = Choice({each: names[each] for each in _VIEWS}, label=words["view"], value=view)
        own = measure if view == "figures" else None
        first = _offered("measure", own, counted) or next(iter(counted))
        self.measure = Choice(counted, label=words["measure"], value=first)
        own = measure if view == "shares" else None
        first = _offered("measure", own, parts) or next(iter(parts), "")
        self.part_measure = Choice(parts, label=words["part_measure"], value=first or None)
        self._pick(part, whole, wrong)
        self._at = at
        super().__init__(self._members(), label=words["label"])
        self._quiet = False
        self._write()
        self.view.observe(self._turn, "value")
        self.measure.observe(self._measured, "value")
        self.part_measure.observe(self._shared, "value")
        self.part.observe(self._parted, "value")
        for each in (self.whole, self.wrong):
            each.observe(self._write, "value")

    # Drawn when first shown: who reads sentences waits for no picture.
    @cached_property
    def figure(self) -> Figure:
        """The picture of what was stated, with a slider over its figures."""
        drawn = self._drawn()
        drawn.check(self._at, _CALL)
        made = Figure(**self._figures(drawn), value=self._at, name="losses")
        made.observe(self._tell, ["index", "generation"])
        return made

    @cached_property
    def shares(self) -> Figure:
        """The picture of shares."""
        return Figure(**self._shares(), name="shares-of-losses")

    @property
    def value(self) -> str | list[str | None] | None:
        """The id that is ringed, the part that is drawn, or the ids of part and whole."""
        if self.view.value == "figures":
            ringed: str | None = self.figure.value
            return ringed
        if self.view.value == "shares":
            drawn: str | None = self.part_measure.value
            return drawn
        return [self.part.value or None, self.whole.value or None]

    @property
    def state(self) -> dict[str, Any]:
        """The arguments of `loss_explorer` that give what is shown."""
        view = self.view.value
        if view == "figures":
            return {"view": view, "measure": self.measure.value, "at": self.value}
        if view == "shares":
            return {"view": view, "measure": self.part_measure.value}
        chosen = {"part": self.part, "whole": self.whole, "wrong": self.wrong}
        # A picker that has nothing to offer has an empty text, which nobody may ask for.
        return {"view": view, **{name: each.value or None for name, each in chosen.items()}}

    def _pick(self, part: str | None, whole: str | None, wrong: str | None) -> None:
        """Make the pickers of sentences; an empty one offers nothing and says so."""
        words, ledger = self._words, self._ledger
        parts, wrongs = data.part_offers(ledger), data.wrong_offers(ledger)
        nothing = {"": words["nothing"]}
        # To find it takes a while, and it never changes.
        self._first_part = data.first_part(ledger)
        first = _offered("part", part, parts) or self._first_part or ""
        self.part = Picker(parts or nothing, label=words["part"], value=first)
        wholes = data.whole_offers(ledger, first) if first else {}
        own = (data.own_whole(ledger, first) if first else None) or next(iter(wholes), "")
        chosen = _offered("whole", whole, wholes) or own
        self.whole = Picker(wholes or nothing, label=words["whole"], value=chosen)
        self._first_wrong = data.first_wrong(ledger)
        first = _offered("wrong", wrong, wrongs) or self._first_wrong or ""
        self.wrong = Picker(wrongs or nothing, label=words["wrong"], value=first)

    def _members(self) -> list[Any]:
        if self.view.value == "figures":
            return [self.view, self.measure, self.figure]
        if self.view.value == "shares":
            return [self.view, self.part_measure, self.shares]
        return [self.view, self.part, self.whole, self.wrong]

    def _drawn(self) -> Opened:
        claims = data.claims_of(self._ledger, str(self.measure.value))
        ring = charts.Highlight(claims, sources=self._ledger.sources, scale=estimates.scale(claims))
        return Opened(ring, self._ledger)

    def _figures(self, drawn: Opened) -> dict[str, Any]:
        """Return what the figure of one measure is made of, or made anew with."""
        claims = data.claims_of(self._ledger, str(self.measure.value))
        sources, words = self._ledger.sources, lessons.words()["explore"]
        reading = charts.how_to_read(claims, sources=sources, scale=estimates.scale(claims))
        left = estimates.left_out(self._ledger, str(self.measure.value), claims)
        told = [self._words["figures_care"], data.silence(self._ledger), reading, left]
        shown = {
            "caption": " ".join(filter(None, told)),
            "label": words["points_label"],
            "table": charts.table(claims, sources=sources),
            "table_caption": words["points_table"],
        }
        if not drawn.ids:
            alt = charts.alt_estimates(claims, sources=sources)
            return {**shown, "draw": drawn.base, "alt": alt, "steps": []}
        return {**shown, **drawn.steps}

    def _shares(self) -> dict[str, Any]:
        """Return what the figure of shares is made of, or made anew with."""
        found = pairs(self._ledger, part=str(self.part_measure.value or data.PARTS[0]))
        sources = self._ledger.sources

        def draw(theme: str = "light") -> Any:
            return charts.shares(found, sources=sources, look=charts.look.at(theme=theme))

        return {
            "draw": draw,
            "alt": charts.alt(draw()),
            "caption": " ".join(
                filter(None, [self._words["shares_care"], data.silence(self._ledger)])
            ),
            "table": charts.shares_table(found, sources=sources),
            "table_caption": self._words["shares_table"],
        }

    def _turn(self, _change: Any) -> None:
        self.children = self._members()
        self._tell()

    def _measured(self, _change: Any) -> None:
        self.figure.update(**self._figures(self._drawn()))

    def _shared(self, _change: Any) -> None:
        self.shares.update(**self._shares())
        self._tell()

    def _parted(self, change: Any) -> None:
        """Offer the wholes of another part; its claimant's own for the same time comes first."""
        if not change["new"]:
            return
        self._quiet = True
        kept, wholes = self.whole.value, data.whole_offers(self._ledger, change["new"])
        self.whole.update(wholes)
        # What was chosen for another part is kept only where this one has no whole of its own.
        own = data.own_whole(self._ledger, change["new"])
        self.whole.value = own or (kept if kept in wholes else next(iter(wholes)))
        self._quiet = False
        self._write()

    def _write(self, _change: Any = None) -> None:
        """Write the sentences beside the pickers, and the line of code."""
        if self._quiet:
            return
        part, whole, wrong = self.part.value, self.whole.value, self.wrong.value
        self.whole.note = data.written(self._ledger, part, whole) if part and whole else ""
        self.wrong.note = data.corrected(self._ledger, wrong) if wrong else ""
        self._tell()

    def _tell(self, _change: Any = None) -> None:
        if self._quiet:
            return
        self.code = data.code_line(self.state, self._plain_state())

    def _plain_state(self) -> dict[str, Any]:
        """Return the arguments that need not be typed."""
        if self.view.value == "figures":
            first = next(iter(data.measures(self._ledger)))
            return {"view": "figures", "measure": first, "at": self.figure.steps[0].get("value")}
        if self.view.value == "shares":
            return {"measure": next(iter(data.measures(self._ledger, data.PARTS)), None)}
        part = str(self.part.value or "")
        return {
            "part": self._first_part,
            "whole": data.own_whole(self._ledger, part) if part else None,
            "wrong": self._first_wrong,
        }


def _view(view: str | None, given: dict[str, str | None]) -> str:
    """Return the view that is asked for, or that the other arguments belong to."""
    if view is not None and view not in _VIEWS:
        raise ValueError(
            f"There is no view {view!r}. The views are {', '.join(_VIEWS)}. "
            f'Type {_CALL}view="{_VIEWS[0]}").'
        )
    named = [name for name in given if given[name] is not None]
    wanted = view or next((_OF[name] for name in named if name in _OF), _VIEWS[0])
    for name in named:
        fits = _OF[name] == wanted if name in _OF else wanted != "sentences"
        if not fits:
            right = _OF.get(name, _VIEWS[0])
            raise ValueError(
                f"{name} has no place in the view of {wanted}. It belongs to the view of {right}. "
                f'Type {_CALL}view="{right}", {name}="{given[name]}").'
            )
    return wanted


def _offered(name: str, given: str | None, known: dict[str, str]) -> str | None:
    """Return what is asked for, after proving that it can be chosen."""
    if given is None or given in known:
        return given
    few = ", ".join(list(known)[:3]) or "none"
    raise ValueError(
        f"{given!r} cannot be chosen as {name}. There are {len(known)}, beginning with {few}. "
        f'Type {_CALL}{name}="{next(iter(known), "...")}").'
    )
