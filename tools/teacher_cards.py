"""Write the teacher's cards: one page a lesson, from the lesson's own data and a few notes.

``python tools/teacher_cards.py`` writes them all into ``docs/teachers``. What a lesson's file
knows (minutes, questions, answers) comes from there, built on the ledger; what only a person can
write stands in ``docs/teachers/notes``: one file a lesson, and ``common.toml`` for all.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import whosays
from whosays import lessons, questions
from whosays.ledger.dates import in_words
from whosays.lessons import LessonData
from whosays.questions import Question

FOLDER = Path(__file__).parents[1] / "docs" / "teachers"
LONGEST_CHOICE = 9
COMPLETE = ("marks", "matching", "number", "range")
SINGLE = ("spaced", "core", "stretch", "exit")
Notes = Mapping[str, Any]
Built = Mapping[str, Question]


def pages(folder: Path = FOLDER) -> dict[str, str]:
    """Return every page that is made, by the name of its file."""
    common = read_notes(folder, "common")
    ledger = whosays.load()
    made, listed = {}, []
    for id in lessons.ids():
        lesson = lessons.read(id)
        built = {each["id"]: questions.build(each, ledger) for each in lesson.questions}
        name = f"{Path(lesson.notebook).stem}.md"
        made[name] = card(lesson, built, read_notes(folder, id), common, ledger.meta)
        listed.append(f"- [{id} {lesson.title}]({name})")
    return made | {"README.md": "\n".join([common["index"]["top"], "", *listed, ""])}


def read_notes(folder: Path, name: str) -> Notes:
    """Return the notes of one lesson, or those for all."""
    return tomllib.loads((folder / "notes" / f"{name}.toml").read_text("utf-8"))


def card(
    lesson: LessonData, built: Built, notes: Notes, common: Notes, meta: Mapping[str, Any]
) -> str:
    """Return one lesson's card as Markdown."""
    head = common["head"]
    last = in_words(max(meta["whosays:last_claim"], meta["whosays:last_page"]))
    talked = built[notes["talk"]["question"]]
    sections = [
        f"# {head['title'].format(id=lesson.id, title=lesson.title)}",
        common["core"].format(core=lesson.core_question, minutes=lesson.minutes),
        "\n".join(steps(lesson, notes, common)),
        named(head["talk"], f"{short(talked.id)}. {notes['talk']['ask']} {common['vote']}"),
        "\n".join([f"**{head['slips']}**", "", *slips(built, notes)]),
        named(head["answers"], " ".join(answers(built, common))),
        named(head["paper"], notes["paper"]),
        named(head["care"], f"{notes['care']} {common['care']}"),
        named(head["substitute"], notes["substitute"]),
        named(head["absent"], f"{notes['absent']} {common['absent']}"),
        named(head["rubric"], notes["rubric"]),
        named(head["chatbots"], common["chatbots"]),
        named(head["standards"], "; ".join(notes["standards"]) + "."),
        common["ledger"].format(last=last),
    ]
    return "\n\n".join(sections) + "\n"


def named(head: str, text: str) -> str:
    """Return a paragraph that begins with its name."""
    return f"**{head}** {text}"


def short(id: str) -> str:
    """Return a question's id without its lesson."""
    return id.split("-", 1)[1]


def steps(lesson: LessonData, notes: Notes, common: Notes) -> Iterator[str]:
    """Yield the table of steps: minutes, name, what to say."""
    if set(notes["say"]) != {step.name for step in lesson.steps}:
        raise ValueError(
            f"The notes of lesson {lesson.id} speak of other steps than the lesson has. "
            "Each step has one line of its own. "
            f"Name these under [say]: {', '.join(step.name for step in lesson.steps)}."
        )
    yield common["table"]
    yield "| ---: | --- | --- |"
    for step in lesson.steps:
        yield f"| {step.minutes} | {step.name} | {notes['say'][step.name]} |"


def slips(built: Built, notes: Notes) -> Iterator[str]:
    """Yield the likeliest wrong answer of a question, and what to say to it."""
    for slip in notes["slips"]:
        question = built[slip["question"]]
        choice = slip_text(question, slip)
        yield f"- {short(question.id)}, {choice}: {slip['why']}"


def slip_text(question: Any, slip: Notes) -> str:
    """Return a wrong answer as the student reads it, and refuse one that is right."""
    name, label = slip["choice"], slip.get("as")
    if question.kind == "number":
        text = f"{name:,}"
        is_wrong = name in {each.value for each in question.mistakes}
    else:
        part = next((each for each in parts(question) if each.id == name), None)
        is_wrong = part is not None and not part.right and label not in part.labels
        text = f"“{cut(part.text)}”" if part else ""
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


def label_text(question: Any, id: str) -> str:
    """Return the words of a label or a target."""
    named = question.labels if question.kind == "marks" else question.targets
    return next(str(each.text) for each in named if each.id == id)


def cut(text: str) -> str:
    """Return the first words of a long text, without its marks and its last full stop."""
    words = text.replace("*", "").strip().split()
    if len(words) <= LONGEST_CHOICE:
        return " ".join(words).rstrip(".")
    return " ".join(words[:LONGEST_CHOICE]) + " …"


def answers(built: Built, common: Notes) -> Iterator[str]:
    """Yield the key in short: letters and worked answers, then the items that come in rows."""
    for question in built.values():
        if question.role in SINGLE and question.kind in KEYS:
            key = f"**{short(question.id)}** {KEYS[question.kind](question)}"
            yield key if question.kind in COMPLETE else f"{key} {first(question)}"
    for form in sorted({each.form for each in built.values() if each.form}):
        items = [each for each in built.values() if each.form == form]
        listed = " ".join(f"{n}{letters(each)}" for n, each in enumerate(items, 1))
        yield common["form"].format(form=form, items=listed)
    guesses = [each for each in built.values() if each.role == "prediction"]
    if guesses:
        yield common["predictions"].format_map({**by_verdict(guesses)})


def first(question: Question) -> str:
    """Return how the worked answer begins; a bare yes or no takes the next sentence with it."""
    sentences = re.split(r"(?<=[.:;?!])\s+", question.solution)
    begun = " ".join(sentences[: 2 if sentences[0] in ("No.", "Yes.") else 1])
    return begun.rstrip(".:;") + "."


def by_verdict(guesses: list[Any]) -> dict[str, str]:
    """Return the numbers of the predictions that hold, and of those that need a repair."""
    found: dict[str, list[str]] = {"holds": [], "needs-repair": []}
    for number, question in enumerate(guesses, 1):
        found[next(each.id for each in question.options if each.right)].append(str(number))
    return {name.replace("-", "_"): ", ".join(numbers) for name, numbers in found.items()}


def letters(question: Any) -> str:
    """Return the letters of the right options, a for the first on the card."""
    return ", ".join("abcdefgh"[n] for n, each in enumerate(question.options) if each.right)


def labelled(question: Any) -> str:
    """Return the right labels of the marked parts, in the order of the text."""
    names = {each.id: each.text.lower() for each in question.labels}
    said = (" and ".join(names[id] for id in span.labels) or "nothing" for span in question.spans)
    return ", ".join(f"{n} {words}" for n, words in enumerate(said, 1)) + "."


def pairs(question: Any) -> str:
    """Return which target belongs to each item, both by their places."""
    places = {each.id: "abcdefgh"[n] for n, each in enumerate(question.targets)}
    return " ".join(f"{n}{places[it.labels[0]]}" for n, it in enumerate(question.items, 1)) + "."


KEYS: dict[str, Callable[[Any], str]] = {
    "one-choice": letters,
    "several": letters,
    "number": lambda it: f"{it.key:,.12g}.",
    "range": lambda it: f"{it.low:,.12g} to {it.high:,.12g}.",
    "probability": lambda it: f"{str(it.truth).lower()}.",
    "marks": labelled,
    "matching": pairs,
}


def main(folder: Path = FOLDER) -> None:
    """Write every page and tell which."""
    for name, text in pages(folder).items():
        (folder / name).write_text(text, "utf-8", newline="\n")
        print(f"docs/teachers/{name}: {len(text.split())} words")


if __name__ == "__main__":
    sys.exit(main())
