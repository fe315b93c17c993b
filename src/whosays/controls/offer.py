"""A file on offer: what it holds is said first, a button makes it, and the browser saves it."""

from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets as t

from whosays.controls import assets

Told = Mapping[str, Any]
"""What the page shows: ``lead``, ``holds`` and ``more`` (texts), ``inside``; each may be absent."""


class Offer(anywidget.AnyWidget):
    """Says in words what a file will hold; its button lets Python make it, and the page save it.

    Nothing is made before the button is pressed, and no server is asked for the file.

    Parameters
    ----------
    label
        The name of the offer, which stands above it.
    button
        What stands on the button.
    told
        What the page shows: ``lead``, a sentence; ``holds``, a list of what is in the file;
        ``more``, paragraphs below it; ``inside``, the file itself as text. Without ``holds``
        there is no button: nothing can be made yet.

    Raises
    ------
    ValueError
        When the offer has no name.
    """

    _esm = assets.esm("offer")
    _css = assets.css()

    key = t.Unicode().tag(sync=True)
    label = t.Unicode().tag(sync=True)
    button = t.Unicode().tag(sync=True)
    words = t.Dict().tag(sync=True)
    told = t.Dict().tag(sync=True)

    def __init__(self, *, label: str, button: str, told: Told) -> None:
        if not label.strip() or not button.strip():
            raise ValueError(
                "This Offer has no label, or no word on its button. "
                "Nobody could tell what it is for, least of all a screen reader. "
                'Give label="..." and button="..." a few words each.'
            )
        self._acts: dict[str, Callable[[], Told]] = {}
        super().__init__(
            label=label, button=button, told=dict(told), words=assets.words("inputs", "offer")
        )
        self.key = self.model_id
        self.on_msg(self._receive)

    def on_look(self, act: Callable[[], Told]) -> None:
        """Let ``act()`` tell anew what the file will hold, when somebody comes to look."""
        self._acts["look"] = act

    def on_make(self, act: Callable[[], Told]) -> None:
        """Let ``act()`` make the file: ``name``, ``type`` (as MIME) and ``text``.

        A ``note`` is shown beside it, or alone where no file is made.
        """
        self._acts["make"] = act

    def forget(self) -> None:
        """Take from the page what was told of a file that was made: somebody else sits there."""
        self.send({"type": "forget"})

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        kind = message.get("type")
        if kind not in self._acts:
            return
        reply, problem = {"type": "reply", "to": kind}, True
        try:
            if kind == "look":
                self.told = dict(self._acts[kind]())
            else:
                reply["file"] = {name: str(text) for name, text in self._acts[kind]().items()}
            problem = False
        finally:
            # Told even when the function failed, so that the page never waits for ever.
            self.send({**reply, "failed": problem})

    def html(self) -> str:
        """Return nothing: outside a notebook there is nobody who could make the file."""
        return ""
