"""Building questions: keys come from the ledger, and every fault of a table is named."""

import copy
import datetime as dt
import json

import numpy as np
import pandas as pd
import pytest

from whosays.questions import build

CELLS = {
    "c-1.value": np.int64(43),
    "c-1.low": np.float64("nan"),
    "c-1.qualifier": "more-than",
    "c-1.stated_on": pd.Timestamp("2024-11-22"),
    "c-1.measure": "tanker-visits",
    "c-1.asserted_by": "osc;bbc",
    "c-2.value": 50.5,
    "c-dead.value": 400,
    "c-dead.measure": "killed",
    "c-dead.asserted_by": "ua-hur",
    "b1.verdict": "holds",
    "b1.kind": "figure",
    "b2.verdict": "opinion",
    "b1.evidence": "c-1;c-2",
    "b1.repair": "Write: about 43.",
    "c-1.report": "page-1",
    "c-1.also": "page-2;page-3",
}


class Ledger:
    """A ledger of a few cells."""

    def value(self, path):
        """Return a cell, or say that there is none."""
        if path not in CELLS:
            raise KeyError(f"There is no {path!r}.")
        return CELLS[path]


def option(name, **more):
    """Return an option with an explanation of its own."""
    return {"id": name, "text": f"Text {name}", "explanation": f"Because {name}.", **more}


OPINIONS = [option("opinion"), option("holds")]
SHARED = {"id": "01-q1", "role": "core", "prompt": "Which?", "why_fixed": "It is a course number."}
SAID = {"right": "Yes.", "too_low": "More.", "too_high": "Less."}
RANGE_SAID = {
    name: f"{name}." for name in ("right", "too_narrow", "too_wide", "missed_low", "missed_high")
}
TABLES = {
    "one-choice": {"options": [option("a", right=True), option("b")]},
    "several": {"options": [option("a", right=True), option("b"), option("c", right=True)]},
    "number": {"key": "c-1.value", "unit": "visits", "explanations": SAID},
    "range": {
        "low_key": "c-1.value",
        "high_key": "c-2.value",
        "unit": "visits",
        "explanations": RANGE_SAID,
    },
    "probability": {
        "key": {"path": "b1.verdict", "equals": "holds"},
        "explanations": {"true": "It holds.", "false": "It does hold."},
    },
    "marks": {
        "labels": [{"id": "hedge", "text": "Hedge"}, {"id": "who", "text": "Who"}],
        "spans": [option("s1", labels=["hedge"]), {"text": " and "}, option("s2", labels=[])],
    },
    "matching": {
        "targets": [{"id": "figure", "text": "Figure"}, {"id": "event", "text": "Event"}],
        "items": [option("i1", key="b1.kind"), option("i2", target="event")],
    },
    "brief": {"rubric": [option("r1")], "sample": "A sample.", "min_words": 3},
    "verdict": {"claim": "b1", "options": [option("holds"), option("needs-repair")]},
    "short-text": {"rubric": [option("r1"), option("r2")], "sample": "A sample.", "min_words": 3},
}


def table(kind, /, **changes):
    """Return a sound table of a kind, with changes; a change to None deletes the field."""
    made = copy.deepcopy({**SHARED, "kind": kind, **TABLES[kind], **changes})
    return {name: value for name, value in made.items() if value is not None}


def made(kind, /, **changes):
    """Return the question of a changed table."""
    return build(table(kind, **changes), Ledger())


def fault(kind, /, **changes):
    """Return what is said of a faulty table."""
    with pytest.raises(ValueError, match="Question") as told:
        made(kind, **changes)
    return str(told.value)


@pytest.mark.parametrize("kind", TABLES)
def test_a_page_sees_no_key_no_explanation_no_hint_and_no_solution(kind):
    """The spec is JSON and gives nothing away."""
    question = made(kind, hints=["Secret hint."], solution="Secret solution.")
    shown = json.dumps(question.spec())
    assert not any(text in shown for text in question.explanations())
    assert "Secret" not in shown
    assert not {"key", "right", "labels_right", "truth"} & set(question.spec())
    assert (question.spec()["hints_count"], question.spec()["has_solution"]) == (1, True)


@pytest.mark.parametrize("kind", TABLES)
def test_a_question_is_a_value_that_cannot_be_changed(kind):
    """Two builds of one table are equal, hashable and frozen."""
    assert made(kind) == made(kind)
    assert hash(made(kind)) == hash(made(kind))
    with pytest.raises(AttributeError):
        made(kind).prompt = "Another"


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        pytest.param("c-1.value", 43, ["a"], id="a number of numpy"),
        pytest.param("c-1.qualifier", "more-than", ["a"], id="a text"),
        pytest.param("c-1.stated_on", dt.date(2024, 11, 22), ["a"], id="a date"),
        pytest.param("c-1.asserted_by", "bbc", ["a"], id="one of a list"),
        pytest.param({"path": "b1.verdict", "equals": "holds"}, True, ["a"], id="equal"),
        pytest.param({"fixed": 20}, 20, ["a"], id="fixed"),
    ],
)
def test_the_right_option_is_the_one_that_equals_the_cell(key, value, right):
    """A key is resolved in the ledger, and options are compared with it."""
    options = [option("a", value=value), option("b", value="other")]
    question = made("one-choice", key=key, options=options)
    assert [each.id for each in question.options if each.right] == right


@pytest.mark.parametrize(
    ("says", "right"),
    [
        ({"value": 43, "qualifier": "more-than", "low": ""}, "same"),
        ({"value": 43.0, "stated_on": "2024-11-22"}, "same"),
        ({"value": 44, "qualifier": "more-than"}, "different"),
        ({"value": 43, "qualifier": "exact"}, "different"),
    ],
    ids=str,
)
def test_a_sentence_is_sound_when_every_field_it_says_is_the_rows(says, right):
    """One field that differs makes it a different claim."""
    options = [option("a", value="same"), option("b", value="different")]
    question = made("one-choice", key={"same_as": "c-1", "says": says}, options=options)
    assert [each.right for each in question.options] == [right == "same", right == "different"]


def test_each_option_may_have_a_key_of_its_own():
    """Several statements, each true or false by the ledger."""
    keys = [{"path": "b1.verdict", "equals": "holds"}, {"same_as": "c-1", "says": {"value": 1}}]
    options = [option(name, key=key) for name, key in zip("ab", keys, strict=True)]
    question = made("several", options=options, why_fixed=None)
    assert [each.right for each in question.options] == [True, False]


@pytest.mark.parametrize(
    ("count", "scale"), [(2, [50, 60, 70, 80, 90, 100]), (4, [25, 40, 55, 70, 85, 100])]
)
def test_the_scale_of_confidence_starts_at_pure_chance(count, scale):
    """Guessing between two options is right half of the time."""
    options = [option("a", right=True), *(option(name) for name in "bcd"[: count - 1])]
    question = made("one-choice", options=options, confidence=True)
    assert question.spec()["confidence_scale"] == scale


@pytest.mark.parametrize(
    ("unit", "key", "whole"),
    [("persons", "c-1.value", True), ("%", "c-1.value", False), ("visits", "c-2.value", False)],
)
def test_whole_things_are_counted_unless_the_unit_or_the_key_says_otherwise(unit, key, whole):
    """The default decides how 4.000 is read."""
    assert made("number", unit=unit, key=key).whole is whole


FAULTS = [
    (
        "one-choice",
        {"options": [option("a", right=True), {"id": "b", "text": "B"}]},
        "Question '01-q1': option 'b' has no explanation. Whatever a student chooses, a sentence "
        'of its own must teach something. Add explanation = "...".',
    ),
    (
        "one-choice",
        {"options": [option("a", right=True), option("b", right=True)]},
        "Question '01-q1': it has 2 right options (a, b). A question of kind one-choice has "
        "exactly one. Correct the options' values, or choose the kind several.",
    ),
    (
        "one-choice",
        {"options": [option("a"), option("b")]},
        "Question '01-q1': it has no right option. A question of kind one-choice has exactly one. "
        "Correct the options' values, or choose the kind several.",
    ),
    (
        "one-choice",
        {"options": [option("a", right=True), option("a")]},
        "Question '01-q1': two options have the id 'a'. An answer could mean either. "
        "Give each option an id of its own.",
    ),
    (
        "one-choice",
        {"why_fixed": None},
        "Question '01-q1': its key is written by hand. Keys come from the ledger, so that they "
        'move when the ledger is corrected. Write a ledger path, or why_fixed = "..." to say '
        "why it is no ledger fact.",
    ),
    (
        "one-choice",
        {"key": "c-9.value"},
        "Question '01-q1': the key 'c-9.value' is not in the ledger. There is no 'c-9.value'. "
        "Correct the id or the column.",
    ),
    (
        "one-choice",
        {"key": "c-1.low"},
        "Question '01-q1': the key 'c-1.low' leads to an empty cell. An empty cell is no right "
        "answer. Name another column, or fill the cell in the ledger.",
    ),
    (
        "one-choice",
        {"key": "c-1.value"},
        "Question '01-q1': option 'a' value is missing. It must be what is compared with the key. "
        "Write value = ... in the lesson's file.",
    ),
    (
        "one-choice",
        {"key": ["c-1.value"]},
        "Question '01-q1': the key ['c-1.value'] is of no known form. A key is a ledger path, "
        "{path, equals}, {same_as, says} or {fixed}. "
        'Write for example key = "c-2023-10-13-us-containers.value".',
    ),
    (
        "one-choice",
        {"hint": ["Look."], "hints": ["Look."]},
        "Question '01-q1': has an unknown field 'hint'. Known: card, claim, confidence, feedback, "
        "form, hints, id, key, kind, later, numbers, objective, optional, options, prompt, role, "
        "scored, skill, solution, sound, way, why_fixed. Did you mean 'hints'?",
    ),
    (
        "one-choice",
        {"role": "quiz"},
        "Question '01-q1': role is 'quiz'. It must be one of core, stretch, spaced, opening, "
        "closing, prediction, verdict, exit. Write role = ... in the lesson's file.",
    ),
    (
        "one-choice",
        {"kind": "essay"},
        "Question '01-q1': kind is 'essay'. It must be one of one-choice, several, number, range, "
        "probability, marks, matching, short-text, brief, verdict. Write kind = ... "
        "in the lesson's file.",
    ),
    (
        "one-choice",
        {"prompt": " "},
        "Question '01-q1': prompt is ' '. It must be a text that is not blank. "
        "Write prompt = ... in the lesson's file.",
    ),
    (
        "number",
        {"tolerance": -1},
        "Question '01-q1': tolerance is -1. It must be a number of 0 or more. "
        "Write tolerance = ... in the lesson's file.",
    ),
    (
        "number",
        {"key": "c-1.qualifier"},
        "Question '01-q1': key is 'more-than'. It must be a key that leads to a number. "
        "Write key = ... in the lesson's file.",
    ),
    (
        "number",
        {"explanations": {"right": "Yes.", "too_low": "More."}},
        "Question '01-q1': explanations has no too_high. Whatever a student chooses, a sentence "
        'of its own must teach something. Add too_high = "...".',
    ),
    (
        "number",
        {"mistakes": [{"value": 44, "explanation": "One off."}], "tolerance": 2},
        "Question '01-q1': the mistake 44 is a right answer. The key is 43 and the tolerance 2. "
        "Delete the mistake or narrow the tolerance.",
    ),
    (
        "range",
        {"low_key": "c-2.value", "high_key": "c-1.value"},
        "Question '01-q1': its low key is 50.5 and its high key 43. No range can hold a low "
        "figure above its high one. Swap low_key and high_key.",
    ),
    (
        "range",
        {"widest": 5},
        "Question '01-q1': widest is 5.0. It must be more than 7.5, the key's width. "
        "Write widest = ... in the lesson's file.",
    ),
    (
        "probability",
        {"key": "c-1.value"},
        "Question '01-q1': key is 43. It must be a key that leads to true or false. "
        "Write key = ... in the lesson's file.",
    ),
    (
        "marks",
        {"spans": [option("s1", labels=["joke"])]},
        "Question '01-q1': span 's1' label is 'joke'. It must be one of hedge, who. "
        "Write label = ... in the lesson's file.",
    ),
    (
        "marks",
        {"spans": [option("s1", labels=[])]},
        "Question '01-q1': no span has a label. Then marking nothing would be right, and an "
        'empty answer means not tried. Give at least one span labels = ["..."].',
    ),
    (
        "matching",
        {"items": [option("i1", target="rumour")]},
        "Question '01-q1': item 'i1' target is 'rumour'. It must be one of event, figure. "
        "Write target = ... in the lesson's file.",
    ),
    (
        "short-text",
        {"sample": None},
        "Question '01-q1': sample is missing. It must be a text that is not blank. "
        "Write sample = ... in the lesson's file.",
    ),
    (
        "range",
        {"low_key": "c-dead.value", "high_key": "c-dead.value"},
        "Question '01-q1': it asks for a bet or a confidence on 'c-dead'. That figure counts dead "
        "or hurt people, and the course never lets anyone bet on them. Use another row, or drop "
        "confidence and ask who says it.",
    ),
]


@pytest.mark.parametrize(
    ("kind", "changes", "text"), FAULTS, ids=lambda part: str(part)[:60] if part else "-"
)
def test_every_fault_of_a_table_is_named(kind, changes, text):
    """What, why and mend, with the ids of the question and the option."""
    assert fault(kind, **changes) == text


@pytest.mark.parametrize("kind", ["number", "one-choice"])
def test_a_figure_of_the_dead_may_be_asked_about_without_confidence(kind):
    """Who says it is a fair question; how sure you are of it is not."""
    options = [option("a", value="ua-hur"), option("b", value="rok-jcs")]
    changes = {"key": "c-dead.value"}
    if kind == "one-choice":
        changes = {"key": "c-dead.asserted_by", "options": options}
    assert made(kind, **changes).id == "01-q1"
    assert "never lets anyone bet" in fault(kind, **changes, confidence=True)


@pytest.mark.parametrize("thing", [None, [], "text", 5, {}, {"id": "01-q1"}], ids=repr)
def test_what_is_no_table_of_a_question_is_a_fault_and_no_traceback_of_ours(thing):
    """Anything but a table is refused with a sentence."""
    with pytest.raises(ValueError, match="Question "):
        build(thing, Ledger())


JUDGED = {
    "question": ("one-choice", {"sound": False}, {"01-q1": False}),
    "option": (
        "several",
        {"options": [option("a", right=True, sound=True), option("b", sound=False), option("c")]},
        {"a": True, "b": False},
    ),
    "nothing": ("one-choice", {}, {}),
}


@pytest.mark.parametrize(("kind", "changes", "judged"), JUDGED.values(), ids=JUDGED)
def test_what_deserves_trust_is_told_apart(kind, changes, judged):
    """A question or its parts may say whether they are sound; the page is never told."""
    question = build({**SHARED, **TABLES[kind], "kind": kind, **changes}, Ledger())
    assert question.judged() == judged
    assert "sound" not in json.dumps(question.spec())


def test_a_verdict_rests_on_the_row_of_its_claim():
    """Right option, evidence with the pages it stands on, and repair come from the ledger."""
    question = made("verdict")
    assert [each.id for each in question.options if each.right] == ["holds"]
    assert question.evidence == ("c-1", "page-1", "page-2", "page-3", "c-2")
    assert question.worked() == question.repair == "Write: about 43."


def test_a_verdict_has_to_be_on_offer():
    """When the ledger is corrected, the lesson without the new verdict is found."""
    assert fault("verdict", options=[option("opinion"), option("needs-repair")]) == (
        "Question '01-q1': no option has the id 'holds'. That is the verdict on b1 in the ledger. "
        "Add the option, with an explanation of its own."
    )


@pytest.mark.parametrize(
    ("changes", "sound"),
    [({}, True), ({"scored": False}, None), ({"claim": "b2", "options": OPINIONS}, False)],
    ids=["holds", "without a score", "opinion"],
)
def test_a_scored_claim_is_a_thing_to_trust_or_to_doubt(changes, sound):
    """Whether a claim deserves trust follows from its verdict in the ledger."""
    assert made("verdict", **changes).sound is sound
