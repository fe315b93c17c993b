"""Cells of the notebooks that the browser tests open: one card of every kind, and figures."""

from typing import Any

_OPTIONS = [
    {"id": name, "text": text} for name, text in zip("abc", ("Ada", "Bo", "Cy"), strict=True)
]
_LABELS = [{"id": "who", "text": "Who says it"}, {"id": "hedge", "text": "Hedge"}]
_SPANS = [
    {"id": "s1", "text": "The ministry said"},
    {"text": " that "},
    {"id": "s2", "text": "about 3,000"},
    {"text": " had gone."},
]

# kind: (what the page shows, the right answer)
KINDS: dict[str, tuple[dict[str, Any], Any]] = {
    "one-choice": ({"options": _OPTIONS, "confidence": True}, "b"),
    "several": ({"options": _OPTIONS}, ["a", "c"]),
    "number": ({"unit": "visits"}, "4k"),
    "range": ({"unit": "soldiers"}, {"low": "1000", "best": "2000", "high": "3000"}),
    "probability": ({"statement": "It holds."}, "60"),
    "marks": ({"labels": _LABELS, "spans": _SPANS}, {"s1": ["who"], "s2": ["hedge"]}),
    "matching": ({"items": _OPTIONS[:2], "targets": _OPTIONS[1:]}, {"a": "c", "b": "b"}),
    "short-text": (
        {"rubric": [{"id": "r1", "text": "Names a claim"}], "min_words": 3},
        {"text": "Check dxx first", "rubric": ["r1"]},
    ),
}

_SETUP = """
import json
from whosays.controls import QuestionCard

EMPTY = (None, "", [], {}, {"low": "", "best": "", "high": ""}, {"text": "", "rubric": []})

def card(spec, right):
    shown = QuestionCard({"prompt": "**Prompt** of " + spec["id"], "hints_count": 1,
                          "has_solution": True, **spec}, owner="ada")
    def check(answer, confidence):
        outcome = "not-tried" if answer in EMPTY else "right" if answer == right else "not-yet"
        return {"outcome": outcome, "heading": outcome.upper(), "can_see_solution": True,
                "explanations": [{"label": "You said", "mark": "note", "text": json.dumps(answer)},
                                 {"mark": "right", "text": f"sure: {confidence}"}],
                "saved": {"ok": True, "text": "Saved."}, "hints_left": 1 - len(shown.hints)}
    shown.on_submit(check)
    shown.on_draft(lambda answer: {"saved": {"ok": True, "text": "Draft kept."}})
    shown.on_hint(lambda: {"text": "Look *twice*.", "hints_left": 0})
    shown.on_solution(lambda: {"text": "It is Bo."})
    return shown
"""


def card_cells(*kinds: str) -> list[str]:
    """Return a set-up cell and one cell for each kind; the card of a kind has its name as id."""
    shown = [
        f"card({ {'id': kind, 'kind': kind, **KINDS[kind][0]}!r}, {KINDS[kind][1]!r})"
        for kind in kinds
    ]
    return [_SETUP, *shown]


FIGURE = """
from matplotlib.figure import Figure as Drawing
from whosays.controls import Figure, Slider

class Bar:
    def base(self):
        self.axes = Drawing(figsize=(8, 4.5)).add_subplot(xlim=(0, 100), ylim=(0, 1))
        (self.dot,) = self.axes.plot([], [], "o", markersize=30)
        return self.axes
    def move(self, step):
        self.dot.set_data([step], [0.5])
        return [self.dot]

def figure(**changes):
    given = dict(steps=range(100), label="Step", alt="A dot at {}.".format,
                 caption="One dot.", sentence="It stands at {}.".format,
                 table=[{"step": 1, "what": 'a "dot", blue'}], name="dot")
    return Figure(Bar(), **{**given, **changes})
"""
