"""The figure and the inputs that a browser shows: accessible, by keyboard, fast."""

from whosays.controls.card import QuestionCard

__all__ = ["QuestionCard"]
