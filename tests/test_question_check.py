"""Checking answers: four outcomes, partial scores, and an explanation of what was chosen."""

import json

import pytest
from test_question_build import made, option

from whosays.questions import build, check


def outcome(kind, answer, **changes):
    """Return outcome and score of an answer to a question of a kind."""
    result = check(made(kind, **changes), answer)
    return result.outcome, result.score if result.score is None else round(result.score, 3)


def codes(kind, answer, **changes):
    """Return the codes of the notes beside an answer."""
    return [note.code for note in check(made(kind, **changes), answer).notes]


NOTHING = [
    ("one-choice", ""), ("several", []), ("number", "  "), ("range", {}), ("probability", ""),
    ("range", {"low": "", "best": "", "high": ""}), ("marks", {}), ("marks", {"s1": []}),
    ("matching", {}), ("matching", {"i1": ""}), ("short-text", {"text": " \n", "rubric": ["r1"]}),
    ("verdict", {}), ("verdict", {"verdict": "", "evidence": ["c-1"], "repair": "about"}),
    ("brief", {"text": " ", "ties": []}),
    ("short-text", ""), ("one-choice", None), ("marks", None),
]  # fmt: skip

TIE = {"start": 6, "end": 8, "claim": "c-1"}
OWN = {"start": 6, "end": 8, "own": True}
OFFERED = [option("opinion"), option("holds")]
ANSWERS = [
    ("one-choice", "a", ("right", 1)),
    ("one-choice", "b", ("not-yet", 0)),
    ("several", ["c", "a"], ("right", 1)),
    ("several", ["a", "a", "c"], ("right", 1)),
    ("several", ["a"], ("not-yet", 0.5)),
    ("several", ["a", "b", "c"], ("not-yet", 0)),
    ("several", ["b"], ("not-yet", 0)),
    ("number", "43", ("right", 1)),
    ("number", "about 43 visits", ("right", 1)),
    ("number", "forty-three", ("right", 1)),
    ("number", 43, ("right", 1)),
    ("number", "44", ("not-yet", 0)),
    ("probability", "70", ("right", 0.91)),
    ("probability", "70 %", ("right", 0.91)),
    ("probability", 100, ("right", 1)),
    ("probability", "30", ("not-yet", 0.51)),
    ("probability", "two thirds", ("right", 0.889)),
    ("marks", {"s1": ["hedge"]}, ("right", 1)),
    ("marks", {"s1": ["hedge"], "s2": []}, ("right", 1)),
    ("marks", {"s1": ["hedge", "who"]}, ("not-yet", 0.667)),
    ("marks", {"s2": ["who"]}, ("not-yet", 0)),
    ("matching", {"i1": "figure", "i2": "event"}, ("right", 1)),
    ("matching", {"i1": "figure", "i2": "figure"}, ("not-yet", 0.5)),
    ("matching", {"i2": "event"}, ("not-yet", 0.5)),
    ("short-text", {"text": "One two three.", "rubric": ["r1", "r2"]}, ("right", 1)),
    ("short-text", {"text": "One two three.", "rubric": ["r1"]}, ("not-yet", 0.5)),
    ("short-text", {"text": "One two", "rubric": ["r1", "r2"]}, ("not-yet", 0)),
    ("short-text", "One two three.", ("not-yet", 0)),
    ("brief", {"text": "About 43 visits.", "ties": [TIE], "rubric": ["r1"]}, ("right", 1)),
    ("brief", {"text": "About 43 visits.", "ties": [OWN]}, ("not-yet", 0)),
    ("verdict", {"verdict": "holds"}, ("right", 1)),
    ("verdict", {"verdict": "needs-repair", "evidence": ["c-1"]}, ("not-yet", 0)),
]


@pytest.mark.parametrize(("kind", "answer"), NOTHING, ids=repr)
def test_nothing_chosen_is_not_tried(kind, answer):
    """An empty answer is neither right nor wrong."""
    assert outcome(kind, answer) == ("not-tried", None)


@pytest.mark.parametrize(("kind", "answer", "expected"), ANSWERS, ids=repr)
def test_an_answer_is_right_or_not_yet_with_its_share(kind, answer, expected):
    """The outcome and the score between 0 and 1."""
    assert outcome(kind, answer) == expected


RANGES = [
    ("40", "55", "right", "right", 1),
    ("43", "50.5", "right", "right", 1),
    ("45", "55", "too_narrow", "not-yet", 5.5 / 7.5),
    ("44", "45", "too_narrow", "not-yet", 1 / 7.5),
    ("0", "100", "too_wide", "not-yet", 0.5),
    ("10", "20", "missed_low", "not-yet", 0),
    ("60", "70", "missed_high", "not-yet", 0),
]


@pytest.mark.parametrize(("low", "high", "said", "expected", "score"), RANGES)
def test_a_range_is_judged_by_what_it_covers(low, high, said, expected, score):
    """Each way to miss has an explanation of its own; the ledger's range is 43 to 50.5."""
    result = check(made("range"), {"low": low, "best": "", "high": high})
    assert [each.text for each in result.explanations] == [f"{said}."]
    assert (result.outcome, result.score) == (expected, pytest.approx(score))


def test_a_right_choice_is_explained_with_all_the_others():
    """The chosen option comes first, then the explanations of those not chosen."""
    result = check(made("one-choice"), "a")
    assert [(each.id, each.mark) for each in result.explanations] == [("a", "right"), ("b", "note")]


def test_a_wrong_choice_is_explained_and_gives_nothing_away():
    """Only the chosen option is explained."""
    result = check(made("one-choice"), "b")
    assert [(each.id, each.mark) for each in result.explanations] == [("b", "wrong")]
    assert result.explanations[0].text == "Because b."


@pytest.mark.parametrize(
    ("answer", "shown", "missing"),
    [
        (["a"], [("a", "right")], [("some-missing", {"count": "1"})]),
        (["a", "b", "c"], [("a", "right"), ("b", "wrong"), ("c", "right")], []),
        (["a", "c"], [("a", "right"), ("c", "right"), ("b", "note")], []),
    ],
)
def test_ticked_options_are_explained_and_missing_ones_counted(answer, shown, missing):
    """What is missing is told as a number, not by name, until all are found."""
    result = check(made("several"), answer)
    assert [(each.id, each.mark) for each in result.explanations] == shown
    assert [(note.code, dict(note.params)) for note in result.notes] == missing


def test_ticking_all_and_ticking_none_earn_alike():
    """Trusting everything is worth no more than doubting everything."""
    options = [option(name, right=name in "abc") for name in "abcdef"]
    scores = [check(made("several", options=options), list(x)).score for x in ("abcdef", "abd")]
    assert scores == [0, pytest.approx(1 / 3)]


@pytest.mark.parametrize(
    ("answer", "text"),
    [("43", "Yes."), ("20", "More."), ("60", "Less."), ("44", "You counted days.")],
)
def test_a_number_is_explained_by_the_side_it_misses_or_the_mistake_it_makes(answer, text):
    """A foreseen mistake has an explanation of its own."""
    mistakes = [{"value": 44, "explanation": "You counted days."}]
    result = check(made("number", mistakes=mistakes), answer)
    assert [each.text for each in result.explanations] == [text]


@pytest.mark.parametrize(
    ("answer", "expected"), [("41", "right"), ("45", "right"), ("46", "not-yet")]
)
def test_a_tolerance_widens_the_right_answer(answer, expected):
    """Both ends of the tolerance are right."""
    assert outcome("number", answer, tolerance=2)[0] == expected


def test_a_hedge_is_kept_and_not_punished():
    """Typing about is right, and the page says that the hedge is kept."""
    result = check(made("number"), "at least 43")
    assert result.outcome == "right"
    assert [(n.code, dict(n.params)) for n in result.notes] == [
        ("read-as", {"number": "43"}),
        ("hedge-kept", {"hedge": "at-least"}),
    ]


@pytest.mark.parametrize("answer", ["4.000", "4,000", "4 000", "4k", "4000", "four thousand"])
def test_four_thousand_is_never_wrong_for_its_form(answer):
    """Every form is right for a key of 4,000, and for none is the key 4 called wrong."""
    assert outcome("number", answer, key={"fixed": 4000})[0] == "right"
    assert outcome("number", answer, key={"fixed": 4000}, whole=False)[0] in (
        "right",
        "cannot-check",
    )


def test_a_form_with_two_readings_is_asked_back_before_it_is_wrong():
    """4,125 is English for thousands; where the key is 4.125 it is asked back."""
    result = check(made("number", key={"fixed": 4.125}, unit="%"), "4,125")
    assert result.outcome == "cannot-check"
    assert [(note.code, note.params["choices"]) for note in result.notes] == [
        ("number-two-readings", "4125 / 4.125")
    ]


@pytest.mark.parametrize(
    ("unit", "key", "answer", "expected"),
    [
        ("%", 40, "40 %", "right"), ("%", 40, "40", "right"), ("%", 40, "two fifths", "right"),
        ("%", 40, "0.4", "cannot-check"), ("%", 0.4, "0.4", "right"),
        ("share", 0.4, "40 %", "right"), ("share", 0.4, "0.4", "right"),
        ("visits", 40, "40 %", "cannot-check"),
    ],
)  # fmt: skip
def test_a_share_may_be_typed_as_percent_fraction_or_decimal(unit, key, answer, expected):
    """What may mean two shares is asked back."""
    assert outcome("number", answer, key={"fixed": key}, unit=unit)[0] == expected


CANNOT = [
    ("one-choice", "z", ["unknown-choice"]), ("one-choice", ["a"], ["wrong-type"]),
    ("one-choice", 5, ["wrong-type"]), ("several", ["a", "z"], ["unknown-choice"]),
    ("several", "a", ["wrong-type"]), ("several", [["a"]], ["wrong-type"]),
    ("several", ["a"] * 2000, ["wrong-type"]), ("number", "many", ["number-vague"]),
    ("number", "3-4 thousand", ["number-range"]), ("number", True, ["wrong-type"]),
    ("number", float("nan"), ["wrong-type"]), ("number", float("inf"), ["wrong-type"]),
    ("number", 10**400, ["wrong-type"]), ("number", ["43"], ["wrong-type"]),
    ("range", {"low": "50", "high": "40"}, ["range-order"]), ("range", "43", ["wrong-type"]),
    ("range", {"low": "40", "best": "60", "high": "50"}, ["range-order"]),
    ("range", {"low": "40"}, ["range-incomplete"]),
    ("range", {"best": "40"}, ["range-incomplete"]),
    ("range", {"low": "x", "high": "50"}, ["number-not-a-number"]),
    ("range", {"low": [], "high": "50"}, ["wrong-type"]),
    ("probability", "170", ["percent-range"]), ("probability", "-1", ["percent-range"]),
    ("probability", "0.7", ["number-two-readings"]), ("probability", {"p": 1}, ["wrong-type"]),
    ("marks", ["s1"], ["wrong-type"]), ("marks", {"s1": "hedge"}, ["wrong-type"]),
    ("marks", {"s9": ["hedge"]}, ["unknown-choice"]),
    ("marks", {"s1": ["joke"]}, ["unknown-choice"]), ("marks", {1: ["hedge"]}, ["wrong-type"]),
    ("matching", {"i1": "moon"}, ["unknown-choice"]),
    ("matching", {"i9": "event"}, ["unknown-choice"]),
    ("matching", {"i1": ["event"]}, ["wrong-type"]), ("matching", "i1", ["wrong-type"]),
    ("short-text", {"text": 5}, ["wrong-type"]),
    ("short-text", {"text": "a", "rubric": "r1"}, ["wrong-type"]),
    ("short-text", {"text": "a b c", "rubric": ["r9"]}, ["unknown-choice"]),
    ("short-text", {"text": "x" * 20_001}, ["answer-too-long"]),
    ("short-text", [], ["wrong-type"]),
    ("brief", {"text": "a b c", "ties": [{"start": 0, "end": 9, "own": True}]}, ["wrong-type"]),
    ("brief", {"text": "a b c", "ties": [{"start": 2, "end": 1, "claim": "c"}]}, ["wrong-type"]),
    ("brief", {"text": "a b c", "ties": [{"start": 0, "end": 1}]}, ["wrong-type"]),
    ("brief", {"text": "a b c", "ties": [{"start": True, "end": 3, "own": True}]}, ["wrong-type"]),
    ("brief", {"text": "a b c", "ties": "c-1"}, ["wrong-type"]),
    ("verdict", "holds", ["wrong-type"]),
    ("verdict", {"verdict": "holds", "evidence": "c-1"}, ["wrong-type"]),
    ("verdict", {"verdict": "holds", "evidence": [f"c-{n}" for n in range(101)]}, ["wrong-type"]),
    ("verdict", {"verdict": "true"}, ["unknown-choice"]),
    ("verdict", {"verdict": "holds", "repair": "x" * 20_001}, ["answer-too-long"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "answer", "notes"), CANNOT, ids=lambda part: repr(part)[:50])
def test_what_cannot_be_read_is_not_called_wrong(kind, answer, notes):
    """The outcome is cannot-check without a score, and a note says why."""
    assert outcome(kind, answer) == ("cannot-check", None)
    assert codes(kind, answer) == notes


def test_an_even_chance_leans_to_neither_side():
    """At 50 both explanations are shown."""
    result = check(made("probability"), "50")
    assert (result.outcome, result.score) == ("not-yet", 0.75)
    assert [each.text for each in result.explanations] == ["It holds.", "It does hold."]


def test_what_is_left_over_in_a_matching_is_counted():
    """Only what was matched is explained."""
    result = check(made("matching"), {"i1": "event"})
    assert [(each.id, each.mark) for each in result.explanations] == [("i1", "wrong")]
    assert [(note.code, dict(note.params)) for note in result.notes] == [
        ("not-all-matched", {"count": "1"})
    ]


def test_a_result_is_json():
    """It can be sent to a page and kept."""
    sent = json.loads(json.dumps(check(made("several"), ["a"]).as_dict()))
    assert sent["outcome"] == "not-yet"
    assert sent["explanations"][0] == {
        "id": "a",
        "label": "Text a",
        "text": "Because a.",
        "mark": "right",
    }


def test_the_key_moves_when_the_ledger_is_corrected():
    """The same table gives another right answer on a corrected ledger."""

    class Corrected:
        def value(self, path):
            return {"c-1.value": 50}[path]

    table = {"id": "q", "role": "core", "kind": "number", "prompt": "How many?", "unit": "visits"}
    said = {"right": "Yes.", "too_low": "More.", "too_high": "Less."}
    question = build({**table, "key": "c-1.value", "explanations": said}, Corrected())
    assert [check(question, answer).outcome for answer in ("43", "50")] == ["not-yet", "right"]


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ([], ["evidence-none"]),
        (["c-2"], ["evidence-fits"]),
        (["c-9", "page-3"], ["evidence-fits"]),
        (["c-9"], ["evidence-elsewhere"]),
    ],
    ids=["none", "a row", "a page among others", "elsewhere"],
)
@pytest.mark.parametrize("given", ["holds", "needs-repair"])
def test_evidence_is_told_about_and_never_decides(given, evidence, told):
    """The outcome goes by the verdict alone."""
    answer = {"verdict": given, "evidence": evidence, "repair": ""}
    assert codes("verdict", answer) == told
    assert outcome("verdict", answer)[0] == ("right" if given == "holds" else "not-yet")


@pytest.mark.parametrize("verdict", ["not-found-here", "opinion"])
def test_a_verdict_that_no_row_can_bear_out_asks_for_none(verdict):
    """Nobody is asked to show a row for what is not in the ledger or cannot be looked up."""
    offered = [option(verdict), option("holds")]
    assert codes("verdict", {"verdict": verdict}, options=offered) == []
    assert codes("verdict", {"verdict": verdict, "evidence": ["c-9"]}, options=offered) != []


def test_a_claim_without_evidence_asks_for_none():
    """An opinion rests on no row, and nobody is told that one is missing."""
    assert codes("verdict", {"verdict": "opinion"}, claim="b2", options=OFFERED) == []
