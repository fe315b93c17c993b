"""The key on a teacher's card: what each question asks, its answer, and what trips students."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from whosays import lessons
from whosays.questions import Question

LONGEST_CHOICE = 6
LONGEST_PROMPT = 5
IN_FULL = ("marks", "matching")
SINGLE = ("spaced", "core", "stretch", "exit")
Notes = Mapping[str, Any]
Built = Mapping[str, Question]


def short(id: str) -> str:
    """Return a question's id without its lesson."""
    return id.split("-", 1)[1]


def rows(built: Built, notes: Notes, common: Notes, places: Mapping[str, int]) -> Iterator[str]:
    """Yield the rows of the key: the single questions, then those that keep their answers."""
    asks, slips, said = notes.get("asks", {}), slips_of(built, notes), common["key"]
    for id, question in listed(built).items():
        asked = asks.get(short(id)) or asked_in(question)
        often = f" {said['slip']} {slips[id]}" if id in slips else ""
        yield f"| {short(id)} | {asked} | {answer(question, said)}{often} |"
    yield from later_rows(built, said, places)
    yield from board_row(built, notes, places)


def board_row(built: Built, notes: Notes, places: Mapping[str, int]) -> Iterator[str]:
    """Yield one row for a verdict board: which rows of the case board have which verdict."""
    found: dict[str, list[int]] = {}
    for id, question in built.items():
        if question.kind == "verdict":
            right = next(each.id for each in question.options if each.right)
            found.setdefault(right, []).append(places[id])
    if found:
        named = lessons.words()["explore"]["verdicts"]
        told = [f"*{named[each][1]}* {', '.join(map(str, sorted(found[each])))}" for each in found]
        said = notes["board"]
        yield f"| {said['name']} | {said['ask']} | {'; '.join(told)}. {said['say']} |"


def listed(built: Built) -> dict[str, Question]:
    """Return the single questions, but for the last before you go: there is the room."""
    last = [id for id, each in built.items() if each.role == "exit"][-1:]
    return {id: each for id, each in built.items() if each.role in SINGLE and id not in last}


def later_rows(built: Built, said: Notes, places: Mapping[str, int]) -> Iterator[str]:
    """Yield a row for each form of the opening items, and one for the predictions."""
    for form in sorted({each.form for each in built.values() if each.form}):
        items = [each for each in built.values() if each.form == form]
        known = verdicts(items, range(1, len(items) + 1), said)
        yield f"| {said['form'].format(form=form)} | {said['same']} | {known}. {said['keep']} |"
    guesses = [each for each in built.values() if each.role == "prediction"]
    if guesses:
        known = verdicts(guesses, range(1, len(guesses) + 1), said)
        board = verdicts(guesses, [places[each.id] for each in guesses], said)
        said_of = f"{known}. {said['board'].format(rows=board)} {said['keep']}"
        yield f"| {said['guesses']} | {said['hold']} | {said_of} |"


def verdicts(items: list[Any], numbers: Iterable[int], said: Notes) -> str:
    """Return which items share a right answer, each by its number."""
    found: dict[str, list[str]] = {}
    for number, question in zip(numbers, items, strict=True):
        right = next(each.id for each in question.options if each.right)
        found.setdefault(said["verdicts"][right], []).append(str(number))
    return "; ".join(f"*{text}* {', '.join(found[text])}" for text in sorted(found))


def answer(question: Any, said: Notes) -> str:
    """Return the right answer in short and its reason, or what to look for in a free one."""
    if question.kind == "brief":
        return f"{said['brief']} {' '.join(line.text for line in question.rubric)}"
    if question.kind == "short-text":
        return f"{said['model']} “{question.sample}”"
    key = f"**{KEYS[question.kind](question)}**"
    return key if question.kind in IN_FULL else f"{key} {question.solution}"


def asked_in(question: Any) -> str:
    """Return the beginning of the question that a prompt ends with."""
    sentences = re.split(r"(?<=[.:;?!])\s+", question.prompt.strip())
    asked = [each for each in sentences if "?" in each] or sentences
    return cut(asked[-1], LONGEST_PROMPT)


def slips_of(built: Built, notes: Notes) -> dict[str, str]:
    """Return the likeliest wrong answer of each question that has one, and what to say to it."""
    found = {}
    for slip in notes["slips"]:
        question = built[slip["question"]]
        found[question.id] = f"{slip_text(question, slip)}: {slip['why']}"
    return found


def slip_text(question: Any, slip: Notes) -> str:
    """Return a wrong answer as the student reads it, and refuse one that is right."""
    name, label = slip["choice"], slip.get("as")
    if question.kind == "number":
        text = f"{name:,}"
        is_wrong = name in {each.value for each in question.mistakes}
    else:
        listed = parts(question)
        part = next((each for each in listed if each.id == name), None)
        is_wrong = part is not None and not part.right and label not in part.labels
        text = f"{mark(question, listed.index(part))} “{cut(part.text)}”" if part else ""
    if not is_wrong:
        raise ValueError(
            f"{name!r} is no wrong answer to {question.id}. A slip is an option, a part or a "
            "foreseen number that is not right. Name another one."
        )
    return f"{text} as “{cut(label_text(question, label))}”" if label else text


def parts(question: Any) -> tuple[Any, ...]:
    """Return the options of a question, or the parts or items that stand in their place."""
    name = {"marks": "spans", "matching": "items"}.get(question.kind, "options")
    return tuple(getattr(question, name, ()))


def mark(question: Any, place: int) -> str:
    """Return the letter of an option, or the number of a part or an item."""
    return str(place + 1) if question.kind in ("marks", "matching") else "abcdefgh"[place]


def label_text(question: Any, id: str) -> str:
    """Return the words of a label or a target."""
    return next(str(each.text) for each in labels(question) if each.id == id)


def labels(question: Any) -> tuple[Any, ...]:
    """Return the labels of marked parts, or the targets of items."""
    return tuple(question.labels if question.kind == "marks" else question.targets)


def cut(text: str, longest: int = LONGEST_CHOICE) -> str:
    """Return the first words of a long text, without its marks and its last full stop."""
    words = text.replace("*", "").strip().split()
    if len(words) <= longest:
        return " ".join(words).rstrip(".")
    return " ".join(words[:longest]) + " …"


def letters(question: Any) -> str:
    """Return the letters of the right options, a for the first on the card."""
    return ", ".join("abcdefgh"[n] for n, each in enumerate(question.options) if each.right)


def sorted_parts(question: Any) -> str:
    """Return each label or target with the numbers of the parts or items that belong to it."""
    said = []
    for each in labels(question):
        places = [str(n) for n, part in enumerate(parts(question), 1) if each.id in part.labels]
        said.append(f"{each.text}: {', '.join(places) or '–'}")
    return "; ".join(said) + "."


KEYS: dict[str, Callable[[Any], str]] = {
    "one-choice": letters,
    "several": letters,
    "number": lambda it: f"{it.key:,.12g}.",
    "range": lambda it: " to ".join(f"{each:,.12g}" for each in sorted({it.low, it.high})) + ".",
    "probability": lambda it: f"{str(it.truth).lower()}.",
    "marks": sorted_parts,
    "matching": sorted_parts,
}
