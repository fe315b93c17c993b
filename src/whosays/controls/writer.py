"""The writer: a text area, and below it what was found in the text, tied and remarked on.

The control finds nothing and judges nothing: whoever shows it gives it four functions, and what
each of them returns is what the page shows.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets as t

from whosays.controls import assets

Shown = Mapping[str, Any]
"""What a function gives back: names of traits and what they shall hold."""

_ACTS = ("write", "tie", "submit", "save")


class Writer(anywidget.AnyWidget):
    """A text on the page whose numbers are listed, and can be tied to what they rest on.

    Parameters
    ----------
    spec
        What stays, as JSON: ``id``, ``prompt``; optional ``min_words``, ``rubric`` (``id`` and
        ``text`` each), ``phrases`` (texts to copy) and ``files`` (ids and labels of the buttons
        that save a file).
    options
        What a number can be tied to: ids with their texts.
    shown
        What the page shows at first, as the functions return it.
    words
        Sections of words (``inputs``, ``card``, ``writer``) that replace those of the course.

    Attributes
    ----------
    text
        The words of the reader; nothing but the reader changes them.
    ticks
        Ids of the lines of the rubric that are ticked.
    figures
        The numbers in reading order: ``key`` (stays with its number), ``start``, ``end``,
        ``text``, ``before``, ``after``, ``tie`` (an id, "own" or ""), ``first`` (ids to list
        first), ``about`` (a sentence on the tie), ``remarks``, ``grave`` (a sentence that stands
        in place of the phrases). A remark has a ``text`` and a ``why``, which is shown at once
        where it is ``full`` and else can be opened.
    remarks
        What belongs to no number: a remark with ``start``, ``end``, ``words``, and ``copy``, a
        text that the reader may copy, where there is one.
    summary
        The sentence that is read aloud when the writing rests.
    trace
        A table: ``columns`` and ``rows`` of texts; the last cell may be a link.
    feedback, saved
        What came of the keeping, as a question card shows it.
    worked
        A brief by somebody else, to look at afterwards.
    owner
        Whose text it is: words that no kernel heard are kept in the page under this name.

    Raises
    ------
    ValueError
        When the writer has no prompt, or there is nothing to tie a number to.
    """

    _esm = assets.esm("writer")
    _css = assets.css()

    key = t.Unicode().tag(sync=True)
    spec = t.Dict().tag(sync=True)
    words = t.Dict().tag(sync=True)
    options = t.List(t.Dict()).tag(sync=True)
    owner = t.Unicode().tag(sync=True)
    text = t.Unicode().tag(sync=True)
    ticks = t.List(t.Unicode()).tag(sync=True)
    figures = t.List(t.Dict()).tag(sync=True)
    remarks = t.List(t.Dict()).tag(sync=True)
    summary = t.Unicode().tag(sync=True)
    trace = t.Dict().tag(sync=True)
    feedback = t.Dict().tag(sync=True)
    saved = t.Dict().tag(sync=True)
    worked = t.Unicode().tag(sync=True)

    def __init__(
        self,
        spec: Mapping[str, Any],
        *,
        options: Mapping[str, str],
        shown: Shown | None = None,
        words: Mapping[str, Any] | None = None,
    ) -> None:
        if not str(spec.get("prompt", "")).strip():
            raise ValueError(
                "This Writer has no prompt. "
                "Nobody could tell what to write, least of all a screen reader. "
                'Give spec["prompt"] a sentence that says what to write.'
            )
        if not options:
            raise ValueError(
                "This Writer has no options. "
                "There is nothing that a number could be tied to. "
                'Give it ids with their texts, such as {"c-1": "about 10,000"}.'
            )
        self._acts: dict[str, Callable[..., Shown]] = {}
        super().__init__(
            spec=dict(spec),
            words=assets.words("inputs", "card", "writer", given=words),
            options=[{"id": name, "text": text} for name, text in options.items()],
            **(shown or {}),
        )
        self.key = self.model_id
        self.on_msg(self._receive)

    def on_write(self, act: Callable[[str, Sequence[str]], Shown]) -> None:
        """Let ``act(text, ticks)`` read the text, when the writing has rested."""
        self._acts["write"] = act

    def on_tie(self, act: Callable[[int, str], Shown]) -> None:
        """Let ``act(key, tie)`` tie a number: to an id, to "own", or to nothing ("")."""
        self._acts["tie"] = act

    def on_submit(self, act: Callable[[str, Sequence[str]], Shown]) -> None:
        """Let ``act(text, ticks)`` keep the text, when the button is pressed."""
        self._acts["submit"] = act

    def on_save(self, act: Callable[[str], Mapping[str, str]]) -> None:
        """Let ``act(file)`` make one of the files: ``name``, ``type`` (as MIME) and ``text``.

        A ``note`` is shown beside it, or alone where no file is made.
        """
        self._acts["save"] = act

    def show(self, shown: Shown) -> None:
        """Show what a function returned, all in one go."""
        with self.hold_sync():
            for name, value in shown.items():
                setattr(self, name, value)

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        kind = message.get("type")
        if kind not in _ACTS or kind not in self._acts:
            return
        reply = {"type": "reply", "to": kind, "turn": message.get("turn")}
        problem, made = True, {}
        try:
            made = self._reply(str(kind), message)
            problem = False
        finally:
            # Told even when the function failed, so that the page never waits for ever.
            self.send({**reply, "failed": problem, **({"file": made} if made else {})})

    def _reply(self, kind: str, message: Mapping[str, Any]) -> dict[str, str]:
        act: Callable[..., Shown] = self._acts[kind]
        if kind == "save":
            return {name: str(text) for name, text in act(str(message.get("file"))).items()}
        if kind == "tie":
            self.show(act(message.get("key"), str(message.get("tie") or "")))
            return {}
        text = str(message.get("text") or "")
        ticks = [str(each) for each in message.get("ticks") or ()]
        self.show({"text": text, "ticks": ticks, **act(text, ticks)})
        return {}

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, *rest = bundle if isinstance(bundle, tuple) else (bundle,)
        plain = {"text/plain": self.text or str(self.spec["prompt"])}
        return ({**data, **plain}, *rest) if rest else {**data, **plain}
