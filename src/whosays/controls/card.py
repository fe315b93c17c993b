"""The question card: shows one question, passes what the student does to Python, shows the reply.

The card knows no keys and checks nothing: whoever shows it (``whosays.study``) gives it four
functions, each of which takes what the page sent and returns what the page shows.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import anywidget
import traitlets as t

from whosays.controls import assets

Reply = Mapping[str, Any]
"""What a function gives back to the page: plain JSON."""

_KINDS = (
    "one-choice",
    "several",
    "number",
    "range",
    "probability",
    "marks",
    "matching",
    "short-text",
    "verdict",
)


class QuestionCard(anywidget.AnyWidget):
    """One question on the page, answerable by keyboard alone.

    Parameters
    ----------
    spec
        What the page shows, as JSON (``Question.spec()``): ``id``, ``kind``, ``prompt`` and the
        parts of the kind; optional ``role``, ``way``, ``confidence`` (bool), ``hints_count``,
        ``has_solution``, ``feedback`` ("now" or "later"), ``tried`` (bool). For a verdict,
        ``rows`` are what evidence is picked from: each with ``id``, ``text`` and ``url``.
    words
        Sections of words (``card``, ``inputs``) that replace those of ``lessons/words.toml``.
    answer, confidence, feedback, hints
        What the journal kept: the last answer (JSON), its confidence in percent, the last reply
        of ``on_submit`` and the hints already seen.
    card_html
        A source card above the prompt. Only plain tags reach the page; scripts, styles and
        handlers are left out.
    owner
        Whose answer it is (the alias): words typed while no kernel listens are kept in the
        page under this name, until a kernel has them.

    Raises
    ------
    ValueError
        When ``spec`` names no kind that the page can show.
    """

    _esm = assets.esm("card")
    _css = assets.css()

    key = t.Unicode().tag(sync=True)
    spec = t.Dict().tag(sync=True)
    words = t.Dict().tag(sync=True)
    owner = t.Unicode().tag(sync=True)
    card_html = t.Unicode().tag(sync=True)
    answer = t.Any(None, allow_none=True).tag(sync=True)
    confidence = t.Int(None, allow_none=True).tag(sync=True)
    feedback = t.Dict().tag(sync=True)
    hints = t.List(t.Unicode()).tag(sync=True)
    solution = t.Unicode().tag(sync=True)
    saved = t.Dict().tag(sync=True)

    def __init__(
        self,
        spec: Mapping[str, Any],
        *,
        words: Mapping[str, Any] | None = None,
        answer: Any = None,
        confidence: int | None = None,
        feedback: Reply | None = None,
        hints: Sequence[str] = (),
        card_html: str | None = None,
        owner: str = "",
    ) -> None:
        if spec.get("kind") not in _KINDS:
            raise ValueError(
                f"This question is of kind {spec.get('kind')!r}. "
                f"The card can show: {', '.join(_KINDS)}. "
                "Give spec['kind'] one of these names."
            )
        self._acts: dict[str, Callable[..., Reply]] = {}
        super().__init__(
            spec=dict(spec),
            words=assets.words("inputs", "card", given=words),
            answer=answer,
            confidence=confidence,
            feedback=dict(feedback or {}),
            saved=dict((feedback or {}).get("saved") or {}),
            hints=list(hints),
            card_html=card_html or "",
            owner=owner,
        )
        self.key = self.model_id
        self.on_msg(self._receive)

    def on_submit(self, act: Callable[[Any, int | None], Reply]) -> None:
        """Let ``act(answer, confidence)`` check an answer and return what the page shows.

        The reply: ``outcome``, ``heading``, ``explanations`` (each ``label``, ``text`` and
        ``mark``: "right", "wrong" or "note"), ``note``, ``saved`` (``ok``, ``text``; with
        ``saving`` it waits for the trait to be set anew), ``hints_left`` and
        ``can_see_solution``; every part may be absent.
        """
        self._acts["submit"] = act

    def on_draft(self, act: Callable[[Any], Reply]) -> None:
        """Let ``act(answer)`` keep an unfinished answer and return ``{"saved": {...}}``."""
        self._acts["draft"] = act

    def on_hint(self, act: Callable[[], Reply]) -> None:
        """Let ``act()`` return the next hint: ``{"text": ..., "hints_left": ...}``."""
        self._acts["hint"] = act

    def on_solution(self, act: Callable[[], Reply]) -> None:
        """Let ``act()`` return the worked answer: ``{"text": ...}``."""
        self._acts["solution"] = act

    def _receive(self, _widget: Any, message: Mapping[str, Any], _buffers: Any) -> None:
        kind = message.get("type")
        if kind not in ("submit", "draft", "hint", "solution"):
            return
        problem = True
        try:
            reply = self._reply(kind, message)
            self._keep(kind, message, reply)
            problem = False
        finally:
            # Told even when the function failed, so that the page never waits for ever.
            self.send({"type": "reply", "to": kind, "turn": message.get("turn"), "failed": problem})

    def _reply(self, kind: str, message: Mapping[str, Any]) -> Reply:
        act: Callable[..., Reply] = self._acts.get(kind, _nothing)
        if kind == "submit":
            return act(message.get("answer"), _percent(message.get("confidence")))
        return act(message.get("answer")) if kind == "draft" else act()

    def _keep(self, kind: str, message: Mapping[str, Any], reply: Reply) -> None:
        with self.hold_sync():
            if kind in ("submit", "draft"):
                self.answer = message.get("answer")
                self.saved = dict(reply.get("saved") or {})
            if kind == "submit":
                self.confidence = _percent(message.get("confidence"))
                self.feedback = {**reply, "answer": message.get("answer")}
            if kind == "hint" and reply.get("text"):
                self.hints = [*self.hints, str(reply["text"])]
                self.feedback = {**self.feedback, "hints_left": reply.get("hints_left", 0)}
            if kind == "solution":
                self.solution = str(reply.get("text", ""))


def _nothing(*_given: Any) -> Reply:
    return {}


def _percent(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return max(0, min(100, round(value)))
