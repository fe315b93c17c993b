"""A sheet in large type that is kept up to date: the page asks for news while it is seen.

There is no task in the kernel: where no page looks, nothing is done.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets as t

from whosays.controls import assets

Block = Mapping[str, Any]


class Live(anywidget.AnyWidget):
    """Blocks of text, counts, bars and buttons, one below the other.

    Each block has a ``kind`` and an ``id`` of its own. A block that did not change is not drawn
    anew, and a button keeps its focus. Texts are shown as they are; with ``rich=True``, for
    texts of the course itself, ``**bold**`` and ``*em*`` are understood. The kinds are:

    - text: ``text``, and ``big`` for a larger one;
    - counts: ``items``, each with ``number`` and ``text``;
    - box: ``heading`` and ``text``;
    - bars: ``label`` and ``rows``, each with ``text``, ``letter``, ``mark`` ("right" with its
      ``word``, or empty) and ``bars`` (``label``, ``share`` from 0 to 1, ``text``, ``tone``);
    - list: ``label`` and ``items``;
    - details: ``summary`` and ``items``, closed at first;
    - buttons: ``items``, each with ``id``, ``text``, and ``pressed`` for one that stays down. The
      id "full" shows the group that the sheet stands in on the full screen, and back.

    Parameters
    ----------
    blocks
        What it shows; set the attribute of this name to show something else.
    every
        After how many seconds the page asks for news while the sheet is seen; 0 for never.

    Attributes
    ----------
    spoken
        What a screen reader says once nothing has changed for three seconds.
    """

    _esm = assets.esm("live")
    _css = assets.css("live")

    words = t.Dict().tag(sync=True)
    key = t.Unicode().tag(sync=True)
    blocks = t.List(t.Dict()).tag(sync=True)
    spoken = t.Unicode().tag(sync=True)
    every = t.Float(0.0).tag(sync=True)

    def __init__(self, blocks: Sequence[Block] = (), *, every: float = 0) -> None:
        self._tell: Callable[[], bool] | None = None
        self._act: Callable[[str], object] | None = None
        super().__init__(
            words=assets.words("inputs"), blocks=[dict(each) for each in blocks], every=every
        )
        self.key = self.model_id
        self.on_msg(self._receive)

    def on_ask(self, tell: Callable[[], bool]) -> None:
        """Let ``tell()`` bring the news; True when there is more of it, to be asked for at once."""
        self._tell = tell

    def on_press(self, act: Callable[[str], object]) -> None:
        """Let ``act(id)`` answer when a button is pressed."""
        self._act = act

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        if message.get("type") == "press" and self._act is not None:
            self._act(str(message.get("id")))
        if message.get("type") == "ask":
            more = False
            try:
                more = self._tell is not None and self._tell()
            finally:
                # Without an answer the page would not ask again for a long time.
                self.send({"type": "told", "more": bool(more)})
