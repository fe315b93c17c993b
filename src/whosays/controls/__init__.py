"""The figure and the inputs that a browser shows: accessible, by keyboard, fast."""

from whosays.controls.card import QuestionCard
from whosays.controls.figure import Figure
from whosays.controls.group import Group
from whosays.controls.inputs import (
    Button,
    Choice,
    Confidence,
    Marks,
    Matching,
    Number,
    Picker,
    Range,
    Several,
    SignIn,
    Slider,
    Text,
)
from whosays.controls.live import Live
from whosays.controls.offer import Offer
from whosays.controls.writer import Writer

__all__ = [
    "Button",
    "Choice",
    "Confidence",
    "Figure",
    "Group",
    "Live",
    "Marks",
    "Matching",
    "Number",
    "Offer",
    "Picker",
    "QuestionCard",
    "Range",
    "Several",
    "SignIn",
    "Slider",
    "Text",
    "Writer",
]
