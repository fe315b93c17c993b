"""Write the teacher's cards: one page a lesson, from the lesson's own data and a few notes.

``python tools/teacher_cards.py`` writes them all into ``docs/teachers``, and for the printer into
``docs/teachers/print``. What a lesson's file knows (minutes, questions, answers) comes from there,
built on the ledger, and the place of each question from the lesson's notebook. What only a person
can write stands in ``docs/teachers/notes``: one file a lesson, and ``common.toml`` for all.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import card_keys
import card_print
from card_keys import Built, Notes, short

import whosays
from whosays import lessons
from whosays.ledger import Ledger
from whosays.ledger.dates import in_words
from whosays.lessons import LessonData
from whosays.study.lesson_view import Lesson

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "teachers"


def pages(folder: Path = FOLDER) -> dict[str, str]:
    """Return every page that is made, by its path below the folder."""
    common, ledger = read_notes(folder, "common"), whosays.load()
    made, listed = {}, []
    for id in lessons.ids():
        with tempfile.TemporaryDirectory() as empty:
            lesson = whosays.lesson(id, ledger=ledger, answers=empty)
            text = card(lesson, read_notes(folder, id), common)
        name = f"{Path(lesson.data.notebook).stem}.md"
        made[name] = text
        made[f"print/{id}.html"] = card_print.page(text)
        listed.append(common["index"]["line"].format(id=id, title=lesson.data.title, name=name))
        guesses = lesson.data.with_role("prediction")
        if guesses:
            claims = {row_of(each, ledger): claim_in(each["prompt"]) for each in guesses}
            made["print/brief.html"] = card_print.brief_sheet(ledger.brief, claims, common["sheet"])
    index = "\n".join([common["index"]["top"], "", *listed, "", common["index"]["print"]])
    return made | {"README.md": index + "\n"}


def read_notes(folder: Path, name: str) -> Notes:
    """Return the notes of one lesson, or those for all."""
    return tomllib.loads((folder / "notes" / f"{name}.toml").read_text("utf-8"))


def card(lesson: Lesson, notes: Notes, common: Notes) -> str:
    """Return one lesson's card as Markdown."""
    head, data, built, meta = common["head"], lesson.data, lesson.questions, lesson.ledger.meta
    last = in_words(max(meta["whosays:last_claim"], meta["whosays:last_page"]))
    sections = [
        f"# {head['title'].format(id=lesson.id, title=data.title)}",
        common["core"].format(core=data.core_question, minutes=data.minutes),
        named(head["key"], key_line(lesson, common)),
        "\n".join(steps(data, notes, common)),
        "\n".join([*common["key"]["table"], *key_rows(lesson, notes, common)]),
        named(head["talk"], talk(data, notes, common)),
        named(head["doubt"], notes["doubt"]) if "doubt" in notes else "",
        named(head["paper"], paper(data, built, notes, common)),
        named(head["care"], f"{notes['care']} {common['care']}"),
        " ".join(
            [
                named(head["substitute"], notes["substitute"]),
                named(head["absent"], f"{notes['absent']} {common['absent']}"),
                named(head["rubric"], notes["rubric"]),
            ]
        ),
        " ".join(
            [
                named(head["chatbots"], common["chatbots"]),
                named(head["standards"], "; ".join(notes["standards"]) + "."),
                common["ledger"].format(last=last),
            ]
        ),
    ]
    return "\n\n".join(each for each in sections if each) + "\n"


def named(head: str, text: str) -> str:
    """Return a paragraph that begins with its name."""
    return f"**{head}** {text}"


def key_line(lesson: Lesson, common: Notes) -> str:
    """Return what the short names of the card are called on the screen."""
    words = lessons.words()
    firsts, others = {}, []
    for id, question in card_keys.listed(lesson.questions).items():
        on_card = question.kind != "brief"
        place = str(lesson.ask(id).spec["number"]) if on_card else ""
        heading = question.way or words["card"][f"role_{question.role}"]
        heading = heading if on_card else words["writer"]["kicker"]
        name = f"{heading} {place}".strip()
        shown = f"{short(id)} *{name}*"
        as_counted = re.sub(r"\D", "", short(id)) in ("", place.split(" ")[0])
        if heading not in firsts:
            firsts[heading] = shown
        elif not as_counted:
            others.append(shown)
    return common["key"]["line"].format(names=", ".join([*firsts.values(), *others]))


def row_of(guess: Mapping[str, Any], ledger: Ledger) -> int:
    """Return the row of the case board that a prediction is about."""
    return int(ledger.brief.set_index("brief_id").position[guess["claim"]])


def claim_in(prompt: str) -> str:
    """Return the claim that the prompt of a prediction quotes on its first line."""
    return prompt.splitlines()[0].strip("“”")


def key_rows(lesson: Lesson, notes: Notes, common: Notes) -> Iterator[str]:
    """Yield the rows of the key, with the case board's rows of the claims asked about."""
    on_claims = [each for each in lesson.data.questions if "claim" in each]
    places = {each["id"]: row_of(each, lesson.ledger) for each in on_claims}
    yield from card_keys.rows(lesson.questions, notes, common, places)


def talk(lesson: LessonData, notes: Notes, common: Notes) -> str:
    """Return what to vote on, in which step, for how long, and how to go on from the result."""
    id = notes["talk"]["question"]
    step = next(name for name, ids in asked_in_steps(lesson).items() if id in ids)
    said = common["vote"].format(step=step, minutes=lesson.minutes, last=lesson.steps[-1].name)
    return f"{short(id)}. {notes['talk']['ask']} {said}"


def paper(lesson: LessonData, built: Built, notes: Notes, common: Notes) -> str:
    """Return the way without computers: the worksheet, or the cards to write by hand."""
    said = f"{common['worksheet'].format(id=lesson.id)} {notes['paper']}"
    if "cards" not in notes:
        return said
    named = [notes["cards"]] if isinstance(notes["cards"], str) else notes["cards"]
    written = []
    for id in named:
        places = enumerate(card_keys.parts(built[id]))
        told = " ".join(f"({card_keys.mark(built[id], n)}) {each.text}" for n, each in places)
        written.append(f"{short(id)}: {told}" if len(named) > 1 else told)
    return f"{said} {common['cards']} {' '.join(written)}"


def steps(lesson: LessonData, notes: Notes, common: Notes) -> Iterator[str]:
    """Yield the table of steps: minutes, name, questions, what to say."""
    if set(notes["say"]) != {step.name for step in lesson.steps}:
        raise ValueError(
            f"The notes of lesson {lesson.id} speak of other steps than the lesson has. "
            "Each step has one line of its own. "
            f"Name these under [say]: {', '.join(step.name for step in lesson.steps)}."
        )
    yield from common["table"]
    asked = asked_in_steps(lesson)
    for step in lesson.steps:
        ids = " ".join(short(id) for id in asked[step.name])
        yield f"| {step.minutes} | {step.name} | {ids} | {notes['say'][step.name]} |"


def asked_in_steps(lesson: LessonData) -> dict[str, list[str]]:
    """Return the questions that the notebook asks below the heading of each step, one by one."""
    book = json.loads((ROOT / "notebooks" / lesson.notebook).read_text("utf-8"))
    found: dict[str, list[str]] = {step.name: [] for step in lesson.steps}
    here = lesson.steps[0].name
    for cell in book["cells"]:
        source = "".join(cell["source"])
        here = next((name for name in found if f"## {name} (" in source), here)
        found[here] += re.findall(r'lesson\.ask\("(.+?)"\)', source)
        if 'lesson.ask_all("spaced")' in source:
            found[here] += [each["id"] for each in lesson.with_role("spaced")]
        if "whosays.verdict_board(" in source:
            found[here].append(f"{lesson.id}-board")
        if "whosays.brief_writer(" in source:
            found[here] += [each["id"] for each in lesson.questions if each["kind"] == "brief"]
    return found


def main(folder: Path = FOLDER) -> None:
    """Write every page and tell which."""
    for name, text in pages(folder).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
        print(f"docs/teachers/{name}: {len(text.split())} words")


if __name__ == "__main__":
    sys.exit(main())
