"""The figure: any chart as a real ``<figure>``, with words for those who do not see it."""

import base64
import datetime as dt
import html
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets as t

from whosays.controls import assets
from whosays.controls.frames import Painter
from whosays.controls.inputs import Slider, as_steps

# Jupyter's server holds a message back until the one before was acknowledged, unless it is as long
# as two segments: on the loopback of one machine that is this many bytes, and up to 40 ms a frame.
_WHOLE = 2 * 65_536

Words = str | Callable[..., str]
"""A text, or a function of the step that writes it."""


class Figure(anywidget.AnyWidget):
    """A chart on the page, with alt text, caption, table, downloads and full screen.

    Parameters
    ----------
    draw
        A matplotlib Axes or Figure or PNG bytes; or a function of the step (of nothing, without
        ``steps``) that returns one; or an object with ``base()``, which draws what stays, and
        ``move(step)``, which moves artists and returns them. A parameter ``theme`` of the
        function (or of ``base``) is given "light" or "dark"; a parameter ``scale`` is given how
        many pixels of the picture stand for one of the page, which a function that returns
        bytes needs for sharp screens and for the full screen. The first picture's size in
        inches, times 100, is the size on the page in pixels, and stays.
    alt
        What a person who does not see the picture needs, written from the data: a text, or a
        function of the step. A figure with steps needs the function.
    caption
        The sentence below, e.g. how to read a mark. ``**bold**`` and ``*em*`` are understood.
    steps
        The values that the slider goes through: numbers, dates, or texts. None, or an empty
        list: one picture and no slider.
    label
        What the slider moves, e.g. "Day"; needed with ``steps`` unless ``slider`` is given.
    slider
        A ``Slider`` of as many steps that moves this figure instead of a slider of its own.
    value
        The step to begin with; the first if not given.
    step_text
        A function of a step that says it in words; dates and numbers are written out if absent.
    sentence
        A text below the picture, or a function of the step; read aloud when the slider rests.
    table
        The data as a DataFrame or as rows (mappings): the table under the picture and the CSV.
    table_caption
        What the table holds; the caption if absent.
    table_open
        Whether the table is open at first.
    name
        The name of downloaded files, without ending.

    Raises
    ------
    ValueError
        When alt text is missing or empty, or one text is meant to fit many steps.
    TypeError
        When ``draw`` returns no picture.
    """

    _esm = assets.esm("figure")
    _css = assets.css()

    words = t.Dict().tag(sync=True)
    key = t.Unicode().tag(sync=True)
    size = t.List(t.Int()).tag(sync=True)
    caption = t.Unicode().tag(sync=True)
    label = t.Unicode().tag(sync=True)
    unit = t.Unicode().tag(sync=True)
    name = t.Unicode().tag(sync=True)
    steps = t.List(t.Dict()).tag(sync=True)
    step_kind = t.Unicode("text").tag(sync=True)
    slider = t.Unicode().tag(sync=True)
    table = t.Dict().tag(sync=True)
    table_open = t.Bool(False).tag(sync=True)
    themed = t.Bool(False).tag(sync=True)
    index = t.Int(0).tag(sync=True)
    # A move names the steps it was made on: after an exchange it would mean another step.
    steps_turn = t.Int(0).tag(sync=True)
    moved_on = t.Int(0).tag(sync=True)
    generation = t.Int(0).tag(sync=True)
    # The one picture that travels with the state: it shows while the kernel still runs cells.
    first = t.Bytes().tag(sync=True)
    first_about = t.Dict().tag(sync=True)

    def __init__(
        self,
        draw: Any,
        *,
        alt: Words,
        caption: str,
        steps: Iterable[Any] | None = None,
        label: str = "",
        unit: str = "",
        slider: Slider | None = None,
        value: Any = None,
        step_text: Callable[[Any], str] | None = None,
        sentence: Words | None = None,
        table: Any = None,
        table_caption: str = "",
        table_open: bool = False,
        name: str = "",
        words: Mapping[str, Any] | None = None,
    ) -> None:
        given = slider.values if slider is not None else steps
        values = self._values = _listed(given)
        kind, listed = _told(values, step_text)
        _check(alt, caption, values, label, slider)
        self._alt, self._sentence = alt, sentence
        self._painter = Painter(draw)
        self._asked: dict[str, Any] = {"scale": 1, "theme": "light"}
        index = values.index(value) if value is not None else slider.index if slider else 0
        first, about = self._first(index)
        super().__init__(
            words=assets.words("inputs", "figure", given=words),
            size=list(self._painter.size or (800, 450)),
            caption=caption,
            label=label,
            unit=unit,
            name=name or _file_name(caption),
            steps=listed,
            step_kind=kind,
            slider=f"IPY_MODEL_{slider.model_id}" if slider is not None else "",
            table=_table(table, table_caption or caption),
            table_open=table_open,
            themed=self._painter.themed,
            index=index,
            first=first,
            first_about=about,
        )
        self.key = self.model_id
        self.on_msg(self._receive)

    @property
    def value(self) -> Any:
        """The step that is shown, as it was given in ``steps``."""
        return self._values[self.index]

    @value.setter
    def value(self, step: Any) -> None:
        self.index = self._values.index(step)

    def update(
        self,
        draw: Any = None,
        *,
        alt: Words | None = None,
        caption: str | None = None,
        steps: Iterable[Any] | None = None,
        label: str | None = None,
        value: Any = None,
        step_text: Callable[[Any], str] | None = None,
        sentence: Words | None = None,
        table: Any = None,
        table_caption: str = "",
    ) -> None:
        """Draw anew, e.g. after another input moved; what is not given stays as it is.

        Parameters
        ----------
        draw, alt, caption, label, sentence, table, table_caption
            As when the figure was made.
        steps
            Other steps for the slider; an empty list takes the slider away. A move that the
            reader made on the old steps, and that arrives later, is dropped.
        value
            The step to go to. Where it is not given, the step that is shown stays if it is still
            there, and else the first one is shown.
        step_text
            The words for `steps`, as when the figure was made; not kept from before.

        Raises
        ------
        ValueError
            As when the figure was made, when `value` is not one of the steps, and when `steps`
            are given to a figure that a slider elsewhere moves.
        """
        caption = self.caption if caption is None else caption
        label = self.label if label is None else label
        alt = self._alt if alt is None else alt
        values = self._values if steps is None else _listed(steps)
        kind, listed = _told(values, step_text) if steps is not None else ("", [])
        if steps is not None and self.slider:
            raise ValueError(
                "This figure is moved by a slider that stands elsewhere. "
                "Its steps are that slider's, and other figures may share them. "
                "Make the figure with steps of its own, then give update(steps=...)."
            )
        _check(alt, caption, values, label, self.slider or None)
        index = _index(values, value if value is not None else self.value, strict=value is not None)
        size, painter = self._painter.size, self._painter if draw is None else Painter(draw)
        painter.size = size
        kept = self._values, self._alt, self._sentence, self._painter
        self._values, self._alt, self._painter = values, alt, painter
        self._sentence = self._sentence if sentence is None else sentence
        try:
            first, about = self._first(index)
        except Exception:
            self._values, self._alt, self._sentence, self._painter = kept
            raise
        with self.hold_sync():
            if steps is not None:
                self.steps, self.step_kind = listed, kind
                self.steps_turn += 1
            self.first, self.first_about = first, about
            self.caption, self.label, self.index = caption, label, index
            self.themed = painter.themed
            if table is not None:
                self.table = _table(table, table_caption or caption)
            self.generation += 1

    def tabulate(self, table: Any, caption: str = "") -> None:
        """Exchange the table below, e.g. when the slider rests; the pictures stay as they are."""
        self.table = _table(table, caption or self.caption)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take a move from the page, unless it was made on steps that have since gone."""
        if "index" in sync_data:
            late = sync_data.get("moved_on", self.moved_on) != self.steps_turn
            fits = 0 <= sync_data["index"] < len(self._values)
            index = sync_data["index"] if fits and not late else self.index
            sync_data = {**sync_data, "index": index}
        super().set_state(sync_data)

    def picture(self, step: Any = None, *, scale: float = 1) -> bytes:
        """Return the picture of a step (the one shown, if none is given) as PNG bytes."""
        return self._painter.paint(self.value if step is None else step, scale=scale)

    def _first(self, index: int) -> tuple[bytes, dict[str, Any]]:
        step = self._values[index]
        picture = self._painter.paint(step, **self._asked)
        return picture, {"index": index, **self._asked, **self._about(step)}

    def _about(self, step: Any) -> dict[str, str]:
        """Write the words for one step: alt text and the sentence below."""
        alt = _said(self._alt, step)
        if not alt.strip():
            raise ValueError(
                f"The alt text of step {step!r} is empty. "
                "People who do not see the picture would be told nothing. "
                "Let alt return a sentence that says what the chart shows."
            )
        return {"alt": alt, "sentence": _said(self._sentence, step) if self._sentence else ""}

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        index = message.get("index")
        if message.get("type") != "frame" or not isinstance(index, int):
            return
        if not 0 <= index < len(self._values):
            return
        reply = {"type": "frame", "turn": message.get("turn"), "index": index}
        started = time.perf_counter()
        try:
            scale = max(0.5, min(4.0, float(message.get("scale", 1))))
            theme = "dark" if message.get("theme") == "dark" else "light"
            if message.get("why") == "show":
                self._asked = {"scale": scale, "theme": theme}
            step = self._values[index]
            picture = self._painter.paint(step, scale=scale, theme=theme)
            reply |= self._about(step)
        except Exception as error:
            # A fault in somebody's chart function is shown below the picture, not lost in a log.
            self.send({**reply, "problem": f"{type(error).__name__}: {error}"})
            return
        reply["cost"] = round(1000 * (time.perf_counter() - started))
        filler = bytes(max(0, _WHOLE - len(picture))) if message.get("near") else b""
        self.send(reply, buffers=[picture, filler] if filler else [picture])

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, *rest = bundle if isinstance(bundle, tuple) else (bundle,)
        fallback = {"text/html": self.html(), "text/plain": self.first_about["alt"]}
        return ({**data, **fallback}, *rest) if rest else {**data, **fallback}

    def html(self) -> str:
        """Return the figure as plain HTML, for pages where no widget runs."""
        picture = base64.b64encode(self.first).decode()
        width, height = self.size
        words = (_plain(self.first_about[name]) for name in ("alt", "sentence"))
        alt, sentence = (html.escape(each) for each in words)
        below = f"<p>{sentence}</p>" if sentence else ""
        return (
            f'<figure><img alt="{alt}" width="{width}" height="{height}" '
            f'src="data:image/png;base64,{picture}">{below}'
            f"<figcaption>{html.escape(_plain(self.caption))}</figcaption></figure>"
        )


def _listed(steps: Iterable[Any] | None) -> list[Any]:
    return list(steps if steps is not None else ()) or [None]


def _told(
    values: list[Any], step_text: Callable[[Any], str] | None
) -> tuple[str, list[dict[str, Any]]]:
    return as_steps(values, step_text) if values != [None] else ("text", [{}])


def _index(values: list[Any], value: Any, *, strict: bool) -> int:
    if value in values:
        return values.index(value)
    if not strict:
        return 0
    near = ", ".join(map(repr, values[:3]))
    raise ValueError(
        f"{value!r} is not a step of this figure. "
        f"It has {len(values)} steps, beginning with {near}. "
        "Give value one of its steps."
    )


def _said(words: Words | None, step: Any) -> str:
    if not callable(words):
        return words or ""
    return str(words() if step is None else words(step))


def _check(alt: Words, caption: str, values: Sequence[Any], label: str, slider: Any) -> None:
    if not callable(alt) and not (isinstance(alt, str) and alt.strip()):
        raise ValueError(
            f"This figure has no alt text (alt={alt!r}). "
            "People who do not see the picture would be told nothing. "
            "Give alt=charts.alt(ax), or a function of the step that returns a sentence."
        )
    if isinstance(alt, str) and len(values) > 1:
        raise ValueError(
            f"This figure has {len(values)} steps and one alt text for all of them. "
            "The text would be wrong as soon as the slider moves. "
            "Give alt a function of the step that returns a sentence."
        )
    if not caption.strip():
        raise ValueError(
            "This figure has no caption. "
            "Readers need one sentence on what is counted or how to read a mark. "
            'Give caption="Each mark is one published figure."'
        )
    if len(values) > 1 and not label and slider is None:
        raise ValueError(
            f"This figure has {len(values)} steps and no label for its slider. "
            "A slider without a name says nothing to a screen reader. "
            'Give label="Day", or whatever the slider moves.'
        )


def _table(table: Any, caption: str) -> dict[str, Any]:
    if table is None:
        return {}
    if hasattr(table, "to_dict") and hasattr(table, "columns"):
        columns = [str(name) for name in table.columns]
        rows = table.itertuples(index=False, name=None)
    else:
        listed = [dict(row) for row in table]
        columns = list(dict.fromkeys(name for row in listed for name in row))
        rows = ([row.get(name) for name in columns] for row in listed)
    cells = [[_cell(value) for value in row] for row in rows]
    return {"caption": _plain(caption), "columns": columns, "rows": cells}


def _cell(value: Any) -> str:
    if str(value) in ("None", "nan", "NaT", "<NA>"):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def _plain(text: str) -> str:
    return re.sub(r"\*+|`|\[([^\]]+)\]\([^)]*\)", r"\1", text)


def _file_name(caption: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", _plain(caption).lower())[:6]) or "chart"
