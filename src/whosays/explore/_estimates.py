"""Estimates over time: what is counted, who says so, and a range guessed before the reveal."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from whosays import charts, lessons
from whosays.controls import Choice, Figure, Group, Picker, Range, Several
from whosays.explore import _estimates_data as data
from whosays.explore._asked import check_ledger, check_measure, check_text, texts
from whosays.explore._points import Opened
from whosays.explore._same import SameNumber
from whosays.ledger import Ledger
from whosays.ledger.care import counts_losses

_USUAL = "troops-sent-total"
_FEW = 6
_NAME = "whosays.estimates_over_time"
_CALL = f"{_NAME}(ledger, "


def estimates_over_time(
    ledger: Ledger,
    *,
    measure: str | None = None,
    families: Sequence[str] | None = None,
    scope: str | None = None,
    predict: bool | Mapping[str, Any] = False,
    same: float | None = None,
    at: str | None = None,
) -> Group:
    """Show what was stated over time: by measure, claimant family and scope.

    A slider rings one figure after another, and a sentence says who stated it. Nothing is
    averaged or added up, and different measures never share a picture.

    Parameters
    ----------
    ledger
        The ledger to look into.
    measure
        What is counted at first; "troops-sent-total" when left out, or where the ledger does
        not count it, the measure with the most figures.
    families
        The family groups that are switched on, such as "ukraine"; all when left out.
    scope
        A text that the scope of a claim has to hold, such as "Kursk"; all when left out.
    predict
        Whether the reader gives a range before the figures are shown; or the range itself,
        ``{"low": 1000, "best": 2000, "high": 3000}`` (the best guess may be absent), to show
        it at once. Texts as a person typed them are understood; where they are not clear, the
        reader is asked. Never for figures of killed, hurt or lost people: these are shown at
        once.
    same
        A number: show all claims that bear it instead, by what they count.
    at
        The id of the claim that is ringed at first.

    Returns
    -------
    whosays.controls.Group
        `state` holds the arguments that give what is shown, `value` the id that is ringed.

    Raises
    ------
    TypeError
        When `ledger` is no ledger, `scope` no text, `families` neither text nor texts,
        `predict` neither a yes or no nor a range, or `same` no number.
    ValueError
        When `same` stands beside anything but `at`, the ledger counts no such measure (a
        `LedgerError`), a family is unknown, no claim has the scope, the range cannot be read,
        or `at` is not among the points.

    Examples
    --------
    >>> import whosays
    >>> explorer = estimates_over_time(whosays.load(), measure="troops-planned")
    >>> explorer.value
    'c-2024-10-17-budanov-2600'
    """
    check_ledger(ledger, _NAME, needs="claims and pages")
    if same is not None:
        others = {"measure": measure, "families": families, "scope": scope}
        given = [name for name, it in others.items() if it is not None]
        _refuse_beside_same([*given, *(["predict"] if predict is not False else [])], same)
        return SameNumber(ledger, same, at=at)
    return EstimatesOverTime(
        ledger, measure=measure, families=families, scope=scope, predict=predict, at=at
    )


class EstimatesOverTime(Group):
    """The explorer as a widget; see `estimates_over_time`."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        measure: str | None,
        families: Sequence[str] | None,
        scope: str | None,
        predict: bool | Mapping[str, Any],
        at: str | None,
    ) -> None:
        self._ledger = ledger
        self._words = lessons.words()["explore"]["estimates"]
        self._plain = _usual(ledger)
        self._measure = measure or self._plain
        check_text("measure", self._measure, _NAME, like=self._plain)
        check_text("scope", scope, _NAME, like="Kursk")
        check_measure(ledger, self._measure, f'{_CALL}measure="{{}}")')
        choices = data.measures(ledger, self._measure)
        self._whole = self._claims_of(self._measure)
        self._off = _switched_off(families)
        # While the options are exchanged, what is chosen goes through states that nobody chose.
        self._quiet = False
        _check_scope(self._whole, scope, self._measure)
        label = self._words["measure"]
        kind: Any = Choice if len(choices) <= _FEW else Picker
        self.measure = kind(choices, label=label, value=self._measure)
        self.families = Several([], label=self._words["families"])
        self.scope = Picker({"": ""}, label=self._words["scope"], value="")
        self._refused = _asks(predict) and self._grave()
        self._offer()
        self._narrow(scope)
        drawn = self._drawn()
        drawn.check(at, _CALL)
        self.figure = Figure(**self._picture(drawn), value=at, name="estimates")
        self._guess = None if self._refused or not predict else _Guess(self, predict)
        super().__init__(self._members(), label=self._words["label"])
        self._tell()
        self.measure.observe(self._measured, "value")
        self.families.observe(self._switched, "value")
        self.scope.observe(self._redraw, "value")
        self.figure.observe(self._tell, ["index", "generation"])

    @property
    def value(self) -> str | None:
        """The id of the claim that is ringed; None where there is none."""
        found: str | None = self.figure.value
        return found

    @property
    def state(self) -> dict[str, Any]:
        """The arguments of `estimates_over_time` that give what is shown."""
        on = [each for each in charts.look.FAMILIES if each not in self._off]
        return {
            "measure": self._measure,
            "families": on if self._off else None,
            "scope": self.scope.value or None,
            "predict": self._guess.state if self._guess else self._refused,
            "at": self.value,
        }

    def _members(self) -> list[Any]:
        filters = [self.families, self.scope, self.figure]
        if self._guess is None:
            return [self.measure, *filters]
        return [*self._guess.members, *(filters if self._guess.revealed else [])]

    def _claims_of(self, measure: str) -> pd.DataFrame:
        return data.in_one_unit(data.trusted(self._ledger.measured(measure)))

    def _grave(self) -> bool:
        units = self._whole["unit"].astype(str)
        return counts_losses(self._measure, units.iloc[0] if len(units) else "")

    def _offer(self) -> None:
        """Offer the families and scopes that the claims of this measure have."""
        self.families.update(data.families(self._ledger, self._whole))
        self.families.value = [
            option["id"]
            for option in self.families.spec["options"]
            if option["id"] not in self._off
        ]
        self.scope.update(data.scopes(self._whole))
        self.scope.value = self.scope.value or ""

    def _narrow(self, scope: str | None) -> None:
        """Choose a scope, which may be a part of those that are offered."""
        if scope is None:
            return
        offered = data.scopes(self._whole)
        count = int(data.in_scope(self._whole, scope).sum())
        own = {scope: self._words["scope_one"].format(scope=scope, count=count)}
        self.scope.update(offered if scope in offered else {**offered, **own})
        self.scope.value = scope

    def _drawn(self) -> Opened:
        on = data.groups(self._ledger, self._whole).isin(self.families.value)
        self._left = self._whole[on & data.in_scope(self._whole, self.scope.value)]
        ring = charts.Highlight(
            self._left, sources=self._ledger.sources, scale=data.scale(self._whole)
        )
        return Opened(ring, self._ledger)

    def _picture(self, drawn: Opened) -> dict[str, Any]:
        """Return what a figure is made of, or made anew with."""
        sources, words = self._ledger.sources, lessons.words()["explore"]
        shown = {
            "table": charts.table(self._left, sources=sources),
            "table_caption": words["points_table"],
            "caption": self._caption(),
            "label": words["points_label"],
        }
        if not drawn.ids:
            alt = charts.alt_estimates(self._left, sources=sources)
            nothing = self._words["nothing"]
            return {**shown, "draw": drawn.base, "alt": alt, "steps": [], "sentence": nothing}
        return {**shown, **drawn.steps}

    def _caption(self) -> str:
        scale = data.scale(self._whole)
        reading = charts.how_to_read(self._left, sources=self._ledger.sources, scale=scale)
        left = data.left_out(self._ledger, self._measure, self._whole)
        care = self._words["care"] if self._refused else ""
        return " ".join(filter(None, [care, reading, left]))

    def _measured(self, change: Any) -> None:
        self._measure, self._refused = change["new"], False
        self._whole = self._claims_of(self._measure)
        self._quiet = True
        self._offer()
        self._quiet = False
        self._redraw()

    def _switched(self, change: Any) -> None:
        if self._quiet:
            return
        offered = {option["id"] for option in self.families.spec["options"]}
        self._off = (self._off - offered) | (offered - set(change["new"]))
        self._redraw()

    def _redraw(self, _change: Any = None) -> None:
        if not self._quiet:
            self.figure.update(**self._picture(self._drawn()))

    def _tell(self, _change: Any = None) -> None:
        steps = self.figure.steps
        first = {"at": steps[0].get("value"), "measure": self._plain, "predict": False}
        self.code = data.code_line(self.state, first)


class _Guess:
    """The reader's range, and the chart that sets it beside what was published."""

    def __init__(self, explorer: EstimatesOverTime, predict: bool | Mapping[str, Any]) -> None:
        self._explorer, self._words = explorer, explorer._words
        self._claims, self._sources = explorer._whole, explorer._ledger.sources
        self._read: dict[str, float] | None = None
        self.revealed = self._passed = False
        self.figure: Figure | None = None
        title = data.heading(explorer._measure)
        typed = {} if isinstance(predict, bool) else dict(predict)
        texts = {end: "" if it is None else f"{it}" for end, it in typed.items()}
        label, button = self._words["range"].format(title=title), self._words["reveal"]
        self.range = Range(label=label, value=texts, button=button)
        self.range.on_submit(self._press)
        if typed:
            self._take(typed)

    def _take(self, typed: Mapping[str, Any]) -> None:
        read = data.read_range(typed)
        if isinstance(read, dict):
            self._read, self.revealed = read, True
            self._draw()
        elif any(isinstance(each, str) for each in typed.values()):
            # What a person typed is asked about where they can mend it, and is no error.
            self.range.note = read or ""
        else:
            raise ValueError(
                f"{dict(typed)!r} is not a range. It needs a low and a high figure, in this "
                f'order. Type {_CALL}predict={{"low": 1000, "high": 3000}}).'
            )

    @property
    def members(self) -> list[Any]:
        """What stands above the explorer."""
        return [self.range, *([self.figure] if self.figure else [])]

    @property
    def state(self) -> bool | dict[str, float]:
        """The range as numbers; True before it is given."""
        return self._read or True

    def _draw(self) -> None:
        def draw(theme: str = "light") -> Any:
            look = charts.look.at(theme=theme)
            return charts.range_prediction(
                self._read, self._claims, sources=self._sources, look=look
            )

        alt = charts.alt(draw())
        if self.figure is None:
            self.figure = Figure(draw, alt=alt, caption=self._words["range_caption"], name="range")
        else:
            self.figure.update(draw, alt=alt)

    def _press(self, typed: Mapping[str, str]) -> str | None:
        read = data.read_range(typed)
        if isinstance(read, str):
            return read
        if read is None and not self._passed:
            self._passed = True
            return str(self._words["range_empty"])
        self._read, self.revealed = read, True
        if read is not None:
            self._draw()
        self._explorer.children = self._explorer._members()
        self._explorer._tell()
        # Said beside the button, and read aloud: nobody has to look for what has come.
        return charts.in_range(read, self._claims, sources=self._sources) if read else None


def _usual(ledger: Ledger) -> str:
    counts = ledger.claims["measure"].astype(str).value_counts()
    return _USUAL if _USUAL in counts or not len(counts) else str(counts.index[0])


def _asks(predict: bool | Mapping[str, Any]) -> bool:
    if not isinstance(predict, bool | Mapping):
        raise TypeError(
            f"predict cannot be {predict!r}. It is True, False, or a range. "
            f'Type {_CALL}predict=True), or predict={{"low": 1000, "high": 3000}}.'
        )
    return bool(predict)


def _refuse_beside_same(given: Sequence[str], same: float) -> None:
    if given:
        raise ValueError(
            f"same cannot stand beside {given[0]}. It shows all claims that bear the number, "
            f"whatever they count and whoever says so. Type {_CALL}same={same})."
        )


def _switched_off(families: Sequence[str] | None) -> set[str]:
    known = list(charts.look.FAMILIES)
    if families is None:
        return set()
    # No family at all is a state that the boxes can have, too.
    given = [] if families == [] else texts("families", families, _NAME, like=known[0])
    unknown = [each for each in given if each not in known]
    if unknown:
        raise ValueError(
            f"There is no family group {unknown[0]!r}. The groups are {', '.join(known)}. "
            f'Type {_CALL}families=["{known[0]}"]).'
        )
    return set(known) - set(given)


def _check_scope(claims: pd.DataFrame, scope: str | None, measure: str) -> None:
    if scope is None or data.in_scope(claims, scope).any():
        return
    first = [each for each in data.scopes(claims) if each][:1]
    choices = f"One of theirs is {first[0]!r}." if first else "They have none."
    raise ValueError(
        f"No claim of {measure} has a scope with {scope!r}. {choices} "
        f"Type {_CALL}measure={measure!r}) and look at the list of scopes."
    )
