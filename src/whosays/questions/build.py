"""From a lesson's table to a question: every fault is found here, before a student sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .fields import Fields, unlike
from .keys import Values, fault, grave, ids_in, plain, resolve
from .kinds import (
    FEEDBACK,
    FORMS,
    ROLES,
    BriefText,
    Explained,
    Marks,
    Matching,
    Named,
    NumberQuestion,
    OneChoice,
    Probability,
    Question,
    RangeQuestion,
    Several,
    ShortText,
    Verdict,
)
from .parts import (
    as_truth,
    take_belonging,
    take_key,
    take_mistake,
    take_named,
    take_number_key,
    take_options,
    take_sound,
)

#: Units that are parts of a whole, so that 4.125 may be meant.
PART_UNITS = frozenset({"%", "percent", "percent more", "share", "ratio"})

_Builder = Callable[[Fields, Values, dict[str, Any]], Question]


def build(mapping: Mapping[str, Any], ledger: Values) -> Question:
    """Return the question that a lesson's table describes, with its key from the ledger.

    Parameters
    ----------
    mapping
        One ``[[questions]]`` table: ``id``, ``kind``, ``role``, ``prompt``, the fields of its
        kind, and any of ``objective, card, form, way, skill, claim, scored, optional, confidence,
        feedback, later, hints, solution, numbers, sound, why_fixed``.
    ledger
        Anything with ``value("id.column")``.

    Returns
    -------
    Question
        A frozen value of the class of its kind.

    Raises
    ------
    ValueError
        When anything is missing, unknown, doubled or contradictory. It names the question and
        the option, and says what, why and what to write.
    """
    if not isinstance(mapping, Mapping):
        raise fault("?", f"it is {mapping!r}.", "A question is a table.", "Write [[questions]].")
    fields = Fields(str(mapping.get("id", "?")), mapping)
    kind = fields.one_of("kind", _BUILDERS)
    question = _BUILDERS[kind](fields, ledger, _shared(fields))
    fields.done()
    _care(question, fields, ledger)
    return question


def _shared(fields: Fields) -> dict[str, Any]:
    shared: dict[str, Any] = {
        name: fields.text(name, "")
        for name in ("objective", "card", "way", "skill", "claim", "later", "solution", "why_fixed")
    }
    numbers = fields.mapping("numbers")
    for number, source in numbers.items():
        if not isinstance(source, str) or not source.strip():
            raise fields.wrong(f"numbers[{number!r}]", source, "a ledger path or a word")
    form = fields.one_of("form", FORMS, "")
    return shared | {
        "id": fields.text("id"),
        "role": fields.one_of("role", ROLES),
        "prompt": fields.text("prompt").strip(),
        "form": form,
        "scored": fields.flag("scored", True),
        "optional": fields.flag("optional", False),
        "confidence": fields.flag("confidence", False),
        "feedback": fields.one_of("feedback", FEEDBACK, "now"),
        "hints": fields.texts("hints"),
        "numbers": {str(number): source for number, source in numbers.items()},
        "sound": take_sound(fields),
    }


def _one_choice(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    options = take_options(fields, ledger)
    # A correction of the ledger may leave none right, or two; then the lesson must be mended.
    right = [option.id for option in options if option.right]
    if len(right) != 1:
        found = f"{len(right)} right options ({', '.join(right)})" if right else "no right option"
        raise fault(
            fields.where,
            f"it has {found}.",
            "A question of kind one-choice has exactly one.",
            "Correct the options' values, or choose the kind several.",
        )
    return OneChoice(**shared, options=options)


def _several(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    options = take_options(fields, ledger)
    if not any(option.right for option in options):
        raise fault(
            fields.where,
            "it has no right option.",
            "Then ticking nothing would be right, and an empty answer means not tried.",
            "Correct the options' values, or add an option that says none of these.",
        )
    return Several(**shared, options=options)


def _number(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    key, unit = take_number_key(fields, ledger), fields.text("unit")
    said = Fields(fields.where, fields.mapping("explanations"), "explanations")
    question = NumberQuestion(
        **shared,
        key=key,
        unit=unit,
        right=said.explanation("right"),
        too_low=said.explanation("too_low"),
        too_high=said.explanation("too_high"),
        tolerance=fields.amount("tolerance", 0),
        whole=fields.flag("whole", _whole(unit, key)),
        mistakes=tuple(
            take_mistake(row, fields, ledger) for row in fields.tables("mistakes", least=0)
        ),
    )
    said.done()
    # A mistake inside the tolerance would never be explained.
    for mistake in question.mistakes:
        if abs(mistake.value - key) <= question.tolerance:
            raise fault(
                fields.where,
                f"the mistake {mistake.value:g} is a right answer.",
                f"The key is {key:g} and the tolerance {question.tolerance:g}.",
                "Delete the mistake or narrow the tolerance.",
            )
    return question


def _whole(unit: str, *keys: float) -> bool:
    return unit not in PART_UNITS and all(key.is_integer() for key in keys)


def _range(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    low, high = (
        take_number_key(fields, ledger, "low_key"),
        take_number_key(fields, ledger, "high_key"),
    )
    if low > high:
        raise fault(
            fields.where,
            f"its low key is {low:g} and its high key {high:g}.",
            "No range can hold a low figure above its high one.",
            "Swap low_key and high_key.",
        )
    unit = fields.text("unit")
    said = Fields(fields.where, fields.mapping("explanations"), "explanations")
    question = RangeQuestion(
        **shared,
        low=low,
        high=high,
        unit=unit,
        widest=fields.amount("widest", max(4 * (high - low), (abs(low) + abs(high)) / 2)),
        whole=fields.flag("whole", _whole(unit, low, high)),
        right=said.explanation("right"),
        too_narrow=said.explanation("too_narrow"),
        too_wide=said.explanation("too_wide"),
        missed_low=said.explanation("missed_low"),
        missed_high=said.explanation("missed_high"),
    )
    said.done()
    if question.widest < high - low or question.widest == 0:
        raise fields.wrong("widest", question.widest, f"more than {high - low:g}, the key's width")
    return question


def _probability(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    truth = as_truth(take_key(fields, ledger), fields)
    said = Fields(fields.where, fields.mapping("explanations"), "explanations")
    question = Probability(
        **shared,
        truth=truth,
        leaning_true=said.explanation("true"),
        leaning_false=said.explanation("false"),
        statement=fields.text("statement", ""),
    )
    said.done()
    return question


def _marks(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    labels = tuple(take_named(row, fields, "label") for row in fields.tables("labels", least=1))
    unlike(fields.where, (label.id for label in labels), "label")
    known = {label.id for label in labels}
    rows = fields.tables("spans", least=1)
    parts = tuple(_part(row, known, fields, ledger) for row in rows)
    question = Marks(**shared, labels=labels, parts=parts)
    unlike(fields.where, (span.id for span in question.spans), "span")
    if not any(span.labels for span in question.spans):
        raise fault(
            fields.where,
            "no span has a label.",
            "Then marking nothing would be right, and an empty answer means not tried.",
            'Give at least one span labels = ["..."].',
        )
    return question


def _part(row: Mapping[str, Any], known: set[str], fields: Fields, ledger: Values) -> Named:
    if "id" not in row:
        inside = Fields(fields.where, row, "the span without an id")
        text = inside.raw("text")
        if not isinstance(text, str) or not text:
            raise inside.wrong("text", text, "a text")
        inside.done()
        return Named("", text)
    inside = Fields(fields.where, row, f"span {row.get('id', '?')!r}")
    if inside.has("key"):
        labels = tuple(str(resolve(inside.raw("key"), ledger, fields.where)).split(";"))
    else:
        labels = inside.texts("labels")
    return take_belonging(inside, labels, known, "label")


def _matching(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    targets = tuple(take_named(row, fields, "target") for row in fields.tables("targets", least=2))
    unlike(fields.where, (target.id for target in targets), "target")
    known = {target.id for target in targets}
    rows = fields.tables("items", least=1)
    items = tuple(_item(row, known, fields, ledger) for row in rows)
    unlike(fields.where, (item.id for item in items), "item")
    return Matching(**shared, targets=targets, items=items)


def _item(row: Mapping[str, Any], known: set[str], fields: Fields, ledger: Values) -> Explained:
    inside = Fields(fields.where, row, f"item {row.get('id', '?')!r}")
    key = inside.raw("key")
    target = str(resolve(key, ledger, fields.where)) if key is not None else inside.text("target")
    return take_belonging(inside, (target,), known, "target")


def _short_text(fields: Fields, _ledger: Values, shared: dict[str, Any]) -> Question:
    return ShortText(**shared, **_own_words(fields))


def _brief(fields: Fields, _ledger: Values, shared: dict[str, Any]) -> Question:
    return BriefText(**shared, **_own_words(fields))


def _own_words(fields: Fields) -> dict[str, Any]:
    lines = []
    for row in fields.tables("rubric", least=1):
        inside = Fields(fields.where, row, f"rubric line {row.get('id', '?')!r}")
        lines.append(take_belonging(inside, (), set(), "label"))
    unlike(fields.where, (line.id for line in lines), "rubric line")
    least = int(fields.amount("min_words", 0))
    return {"rubric": tuple(lines), "sample": fields.text("sample"), "min_words": least}


def _verdict(fields: Fields, ledger: Values, shared: dict[str, Any]) -> Question:
    """Build a check of one of the brief's claims; its row gives verdict, evidence and repair."""
    claim = fields.text("claim")
    key = resolve(f"{claim}.verdict", ledger, fields.where)
    rows = [{**row, "right": row.get("id") == key} for row in fields.tables("options", least=2)]
    options = tuple(_offered(row, fields) for row in rows)
    unlike(fields.where, (option.id for option in options), "option")
    if not any(option.right for option in options):
        raise fault(
            fields.where,
            f"no option has the id {key!r}.",
            f"That is the verdict on {claim} in the ledger.",
            "Add the option, with an explanation of its own.",
        )
    sound = key == "holds" if shared["scored"] else None
    return Verdict(
        **{**shared, "sound": sound},
        options=options,
        evidence=_borne_out(claim, ledger),
        repair=_cell(f"{claim}.repair", ledger),
    )


def _offered(row: Mapping[str, Any], fields: Fields) -> Explained:
    inside = Fields(fields.where, row, f"option {row.get('id', '?')!r}")
    name, text, why = inside.text("id"), inside.text("text"), inside.explanation()
    made = Explained(name, text, why, inside.flag("right", False))
    inside.done()
    return made


def _borne_out(claim: str, ledger: Values) -> tuple[str, ...]:
    """Return the ids that bear a verdict out: rows of the ledger, and the pages they stand on."""
    found: dict[str, None] = {}
    for id in _cell(f"{claim}.evidence", ledger).split(";"):
        pages = [_cell(f"{id}.{column}", ledger) for column in ("report", "also") if id]
        found |= dict.fromkeys(each for text in (id, *pages) for each in text.split(";"))
    return tuple(filter(None, found))


def _cell(path: str, ledger: Values) -> str:
    """Return a cell as text, or an empty one where the ledger has no such row or column."""
    try:
        return str(plain(ledger.value(path)))
    except (KeyError, ValueError):
        return ""


def _care(question: Question, fields: Fields, ledger: Values) -> None:
    """Refuse a bet or a confidence on dead or hurt people."""
    betting = question.kind in {"probability", "range"} or question.role == "prediction"
    if not (betting or question.confidence):
        return
    keys = (fields.data.get(name) for name in ("key", "low_key", "high_key", "card"))
    found = grave(tuple(name for key in keys for name in ids_in(key)), ledger)
    if found:
        raise fault(
            question.id,
            f"it asks for a bet or a confidence on {found!r}.",
            "That figure counts dead or hurt people, and the course never lets anyone bet on them.",
            "Use another row, or drop confidence and ask who says it.",
        )


_BUILDERS: dict[str, _Builder] = {
    "one-choice": _one_choice,
    "several": _several,
    "number": _number,
    "range": _range,
    "probability": _probability,
    "marks": _marks,
    "matching": _matching,
    "short-text": _short_text,
    "brief": _brief,
    "verdict": _verdict,
}

KINDS = tuple(_BUILDERS)
