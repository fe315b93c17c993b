"""Inputs to stand on their own: visible label, native elements, keyboard first.

Each has a ``value`` that can be observed: ``choice.observe(act, "value")``.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import anywidget
import traitlets as t

from whosays.controls import assets

Options = Sequence[str] | Mapping[str, str]
"""Texts to choose from, or ids with their texts."""


class _Input(anywidget.AnyWidget):
    """What all inputs share: one kind, one spec for the page, one value."""

    _esm = assets.esm("input")
    _css = assets.css()

    key = t.Unicode().tag(sync=True)
    kind = t.Unicode().tag(sync=True)
    spec = t.Dict().tag(sync=True)
    words = t.Dict().tag(sync=True)
    value = t.Any(None, allow_none=True).tag(sync=True)
    # A sentence beside it, read aloud when it changes.
    note = t.Unicode().tag(sync=True)

    def __init__(self, shows: str, name: str, start: Any, **spec: Any) -> None:
        if not name.strip():
            raise ValueError(
                f"This {type(self).__name__} has no label. "
                "Nobody could tell what it is for, least of all a screen reader. "
                'Give label="..." with a few words that stand beside it.'
            )
        super().__init__(
            kind=shows,
            spec={"prompt": name, **spec},
            words=assets.words("inputs"),
            value=start,
        )
        self.key = self.model_id


class Slider(_Input):
    """A slider over steps, with a number box, a date box or a list beside it.

    Parameters
    ----------
    steps
        The values it goes through, in order: numbers, dates (``datetime.date``, a Timestamp or
        text such as "2025-03-27"), or texts.
    label
        The visible name, e.g. "Stated by".
    value
        The step to begin with; the first if not given.
    text
        A function of a step that says it in words.
    unit
        Printed behind the box.

    Attributes
    ----------
    value
        The step that is chosen, as it was given; observe it.
    index
        Its place among the steps, from 0.
    """

    index = t.Int(0).tag(sync=True)
    value = t.Any(None, allow_none=True)

    def __init__(
        self,
        steps: Iterable[Any],
        *,
        label: str,
        value: Any = None,
        text: Callable[[Any], str] | None = None,
        unit: str = "",
    ) -> None:
        self.values = tuple(steps)
        kind, listed = as_steps(self.values, text)
        start = self.values[0] if value is None else value
        self._place(start)
        super().__init__("slider", label, start, label=label, kind=kind, steps=listed, unit=unit)
        self.index = self._place(start)

    def _place(self, value: Any) -> int:
        if value not in self.values:
            near = ", ".join(map(str, self.values[:3]))
            raise ValueError(
                f"{value!r} is not a step of this slider. "
                f"It has {len(self.values)} steps, beginning with {near}. "
                "Give value one of its steps."
            )
        return self.values.index(value)

    @t.observe("index")
    def _follow_index(self, change: Any) -> None:
        self.value = self.values[max(0, min(change["new"], len(self.values) - 1))]

    @t.observe("value")
    def _follow_value(self, change: Any) -> None:
        self.index = self._place(change["new"])


class _Choosing(_Input):
    """An input with options, which may be exchanged while it is shown."""

    def update(self, options: Options) -> None:
        """Offer other options; what was chosen stays chosen where it is still offered."""
        listed = _listed(options)
        with self.hold_sync():
            self.spec = {**self.spec, "options": listed}
            self.value = self._still({option["id"] for option in listed})

    def _still(self, offered: set[str]) -> Any:
        return self.value if self.value in offered else None


class Choice(_Choosing):
    """One of several; ``value`` is the id of the option, or None."""

    def __init__(self, options: Options, *, label: str, value: str | None = None) -> None:
        super().__init__("one-choice", label, value, options=_listed(options))


class Several(_Choosing):
    """Any number of several; ``value`` is the list of ids."""

    def __init__(self, options: Options, *, label: str, value: Sequence[str] = ()) -> None:
        super().__init__("several", label, list(value), options=_listed(options))

    def _still(self, offered: set[str]) -> list[str]:
        return [name for name in self.value if name in offered]


class Picker(_Choosing):
    """One of many, found by typing a part of it: a box with a list below.

    The words typed may come in any order; capitals, accents and the commas in numbers do not
    matter, and the id is searched too.

    Parameters
    ----------
    options
        Ids with their texts, in the order in which they are listed: 2 to about 2,000.
    label
        The visible name, e.g. "Claim".
    value
        The id to begin with; none if not given.

    Attributes
    ----------
    value
        The id that is chosen, or None; observe it.

    Raises
    ------
    ValueError
        When there is nothing to choose from, or ``value`` is not among the options.
    """

    def __init__(self, options: Options, *, label: str, value: str | None = None) -> None:
        listed = _listed(options)
        if not listed:
            raise ValueError(
                "This Picker has no options. "
                "There is nothing to choose from. "
                'Give it ids with their texts, such as {"c-1": "about 10,000"}.'
            )
        super().__init__("picker", label, None, options=listed)
        self.value = value

    @t.validate("value")
    def _offered(self, proposal: Any) -> Any:
        ids = [option["id"] for option in self.spec.get("options", ())]
        if proposal["value"] is None or proposal["value"] in ids:
            return proposal["value"]
        raise ValueError(
            f"{proposal['value']!r} is not an option of this Picker. "
            f"It has {len(ids)}, beginning with {', '.join(ids[:3])}. "
            "Give value one of its ids."
        )


class Number(_Input):
    """A number as the reader types it; ``value`` is the text, which is never changed."""

    def __init__(self, *, label: str, unit: str = "", value: str = "") -> None:
        super().__init__("number", label, value, unit=unit)


class Confidence(_Input):
    """How sure, in percent; ``value`` is None until chosen. ``scale`` begins where chance is."""

    def __init__(
        self,
        *,
        label: str,
        scale: Sequence[int] = (0, 20, 40, 60, 80, 100),
        value: int | None = None,
    ) -> None:
        super().__init__("confidence", label, value, scale=list(scale))


class _Asking(_Input):
    """An input with a button: ``on_submit(act)`` lets ``act(value)`` answer when it is pressed.

    The text that ``act`` returns is shown beside the button, and read aloud.
    """

    def __init__(self, shows: str, name: str, start: Any, **spec: Any) -> None:
        self._act: Callable[[Any], str | None] | None = None
        super().__init__(shows, name, start, **spec)
        self.on_msg(self._receive)

    def on_submit(self, act: Callable[[Any], str | None]) -> None:
        """Let ``act(value)`` answer when the button or Enter is pressed."""
        self._act = act

    def _typed(self, value: Any) -> Any:
        return str(value or "")

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        if message.get("type") != "submit" or self._act is None:
            return
        # The value comes with the press: a busy kernel gets presses before changes of state.
        self.value = self._typed(message.get("value"))
        self.note = ""
        self.note = self._act(self.value) or ""


class Text(_Asking):
    """A text of one or more lines, with a button if ``button`` names one."""

    def __init__(self, *, label: str, value: str = "", lines: int = 1, button: str = "") -> None:
        super().__init__("text", label, value, lines=lines, button=button)


class SignIn(Text):
    """A text with a button, and below it the way to show the lesson step by step in large type.

    The lesson is the notebook that the box stands in; elsewhere there is only the text.
    """

    _esm = assets.esm("sign-in")
    _css = assets.css("present")

    def __init__(self, *, label: str, value: str = "", button: str) -> None:
        super().__init__(label=label, value=value, button=button)
        self.words = assets.words("inputs", "present")


class Button(_Asking):
    """A button with a sentence beside it that says what it is for."""

    def __init__(self, *, label: str, button: str) -> None:
        super().__init__("button", label, "", button=button)


class Range(_Asking):
    """Low, best guess and high, with a button if ``button`` names one; ``value``: three texts."""

    def __init__(
        self,
        *,
        label: str,
        unit: str = "",
        value: Mapping[str, str] | None = None,
        button: str = "",
    ) -> None:
        super().__init__("range", label, self._typed(value), unit=unit, button=button)

    def _typed(self, value: Any) -> dict[str, str]:
        given = value if isinstance(value, Mapping) else {}
        return {end: str(given.get(end) or "") for end in ("low", "best", "high")}


class Marks(_Input):
    """Marks on phrases; ``value`` maps the id of a phrase to the ids of its labels.

    ``spans`` are the pieces of the text in order: a plain text, or a pair (id, text) for a
    phrase that can be marked.
    """

    def __init__(
        self,
        spans: Sequence[str | tuple[str, str]],
        *,
        labels: Options,
        label: str,
        value: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        pieces = [
            {"text": span} if isinstance(span, str) else {"id": span[0], "text": span[1]}
            for span in spans
        ]
        start = {name: list(marks) for name, marks in (value or {}).items()}
        super().__init__("marks", label, start, labels=_listed(labels), spans=pieces)


class Matching(_Input):
    """Pairs; ``value`` maps the id of an item to the id of its target."""

    def __init__(
        self,
        items: Options,
        targets: Options,
        *,
        label: str,
        value: Mapping[str, str] | None = None,
    ) -> None:
        listed = {"items": _listed(items), "targets": _listed(targets)}
        super().__init__("matching", label, dict(value or {}), **listed)


def _listed(options: Options) -> list[dict[str, str]]:
    pairs = options.items() if isinstance(options, Mapping) else ((text, text) for text in options)
    return [{"id": name, "text": text} for name, text in pairs]


def as_steps(
    values: Sequence[Any], text: Callable[[Any], str] | None = None
) -> tuple[str, list[dict[str, Any]]]:
    """Return the kind of a slider's box and its steps as the page needs them.

    The kind is "number" or "date" where the steps are, in ascending order, and else "text".
    """
    if not values:
        raise ValueError(
            "This slider has no steps. "
            "There is nothing to choose from. "
            "Give it a list of at least one number, date or text."
        )
    days = [_day(value) for value in values]
    if None not in days and _rising(days):
        told = [(value.isoformat(), value.toordinal() - _EPOCH, _long_day(value)) for value in days]
        kind = "date"
    elif all(_is_number(value) for value in values) and _rising(values):
        told = [(f"{value:g}", float(value), f"{value:,}") for value in values]
        kind = "number"
    else:
        told = [(str(value), place, str(value)) for place, value in enumerate(values)]
        kind = "text"
    steps = [
        {"value": short, "number": number, "text": text(value) if text else words}
        for value, (short, number, words) in zip(values, told, strict=True)
    ]
    return kind, steps


_EPOCH = dt.date(1970, 1, 1).toordinal()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _rising(values: Sequence[Any]) -> bool:
    return all(before < after for before, after in pairwise(values))


def _day(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _long_day(day: dt.date) -> str:
    return f"{day.day} {assets.months()[day.month - 1]} {day.year}"
