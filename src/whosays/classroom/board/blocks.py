"""What the live board says, as blocks for `controls.Live`: pure, in words of the course.

No name stands in it but where names were asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whosays.classroom.people.assigning import Student
from whosays.classroom.problems import Problem, words
from whosays.classroom.scoring.keys import is_marked
from whosays.questions import OWN_WORDS, Question
from whosays.reasoning import Bin, Discernment

from .votes import OTHERS, Option, Votes, advice, held_back, percent

Block = dict[str, Any]

#: Answers from which on there is advice: one or two say nothing of a class.
FEWEST = 3
#: The longest question, in characters, that leaves room for its options in the larger type.
LONGEST_BIG = 220
#: The most problems that are told one by one; ``whosays grade`` writes them all to a table.
MOST_TOLD = 50
#: Kinds whose votes are pairs: an item and its target, a phrase and its label.
_PAIRED = ("matching", "marks")
#: Kinds with just one right line.
_ONE_RIGHT = ("one-choice", "verdict", "number")


def counts(lesson: str, students: Sequence[Student], expected: int | None, votes: Votes) -> Block:
    """Return the large numbers: who has handed in, answered, voted again.

    Parameters
    ----------
    lesson
        The lesson's id.
    students, expected
        Who handed it in, and how many a roster names; None without one.
    votes
        The votes on the question that is open.
    """
    said = words()["board"]
    listed = [each for each in students if expected is None or each.row is not None]
    number = str(len(listed))
    if expected is not None:
        number = said["of_class"].format(n=number, all=expected)
    numbers = {
        "handed_in": len(listed),
        "strangers": len(students) - len(listed),
        "answered": votes.people,
        "again": votes.again,
        "unread": votes.unread,
    }
    items = [
        {
            "number": number if what == "handed_in" else str(n),
            "text": said[f"{what}_one" if n == 1 else what].format(lesson=lesson),
        }
        for what, n in numbers.items()
        if n or what in ("handed_in", "answered")
    ]
    return {"kind": "counts", "id": "counts", "items": items}


def prompt(question: Question, about: str = "") -> Block:
    """Return the question in large type; a long one in the type of the rest.

    Parameters
    ----------
    question
        The question.
    about
        The passage that a verdict is on, which stands beside the question in the lesson.
    """
    text = f"{question.prompt}\n\n*{about}*" if about else question.prompt
    big = len(text) <= LONGEST_BIG
    return {"kind": "text", "id": "prompt", "big": big, "rich": True, "text": text}


def bars(votes: Votes, *, shown: bool) -> list[Block]:
    """Return the votes as bars; what is right stands there only once the answer is `shown`."""
    said = words()["board"]
    if votes.question.kind in OWN_WORDS:
        return [_text("own", said["own_words"])]
    if not votes.people:
        return [_text("none", said["none"])]
    if votes.question.kind in _PAIRED:
        rows = list(_pair_rows(votes, shown=shown))
    else:
        rows = [
            _row(each, votes, shown=shown)
            for each in votes.options
            if votes.letters or shown or not _tells(each, votes)
        ]
    return [{"kind": "bars", "id": "bars", "label": said["votes"], "rows": rows}]


def _row(option: Option, votes: Votes, *, shown: bool) -> Block:
    said = words()["board"]
    lines = [("first", option.first), ("last", option.last)] if votes.again else []
    lines = lines or [("only", option.last)]
    return {
        "letter": votes.letters.get(option.id, ""),
        "text": option.text,
        "rich": True,
        "mark": "right" if shown and option.right else "",
        "word": said["right"],
        "bars": [_bar(said[name], n / votes.people, str(n), name) for name, n in lines],
    }


def _tells(option: Option, votes: Votes) -> bool:
    """Tell whether the mere presence of a typed number would give away that it is right."""
    others = [max(it.first, it.last) for it in votes.options if not it.right and it.id != OTHERS]
    mine = max(option.first, option.last)
    return not mine or bool(option.right and others and mine < min(others))


def _pair_rows(votes: Votes, *, shown: bool) -> Iterator[Block]:
    """Yield one row an item or phrase, with a bar for each target or label that it was given."""
    question: Any = votes.question
    matching = question.kind == "matching"
    things, marks = (
        (question.items, question.targets) if matching else (question.spans, question.labels)
    )
    counted = {option.id: option for option in votes.options}
    for thing in things:
        pairs = [(mark.text, counted.get(f"{thing.id}:{mark.id}")) for mark in marks]
        found = [bar for text, it in pairs if it for bar in _pair_bars(text, it, votes, shown)]
        yield {"text": thing.text.strip(), "rich": True, "bars": found}


def _pair_bars(text: str, pair: Option, votes: Votes, shown: bool) -> Iterator[Block]:
    said = words()["board"]
    if not (pair.first or pair.last or shown):
        return
    name = said["pair_right"].format(mark=text) if shown and pair.right else text
    if not votes.again:
        yield _bar(name, pair.last / votes.people, str(pair.last))
        return
    for when, n in (("first", pair.first), ("last", pair.last)):
        label = said[f"pair_{when}"].format(mark=name)
        yield _bar(label, n / votes.people, str(n), when)


def _bar(label: str, share: float, text: str, tone: str = "last") -> Block:
    return {"label": label, "share": round(share, 4), "text": text, "tone": tone}


def next_step(votes: Votes, *, shown: bool) -> list[Block]:
    """Return what to do next: it tells in which third the class is, and not what is right.

    Once the answer is `shown` there is nothing to vote on again.
    """
    said = words()["board"]
    if votes.question.kind in OWN_WORDS or not votes.people or shown:
        return []
    if not is_marked(votes.question):
        return [_text("advice", said["nothing_right"])]
    if held_back(votes.question):
        return [_text("advice", said["kept_back"])]
    if votes.people < FEWEST:
        return [_text("advice", said["few"].format(least=FEWEST))]
    told = said["advice"][advice(votes.share_last)]
    return [{"kind": "box", "id": "advice", "heading": told["todo"], "text": told["share"]}]


def answer(votes: Votes) -> list[Block]:
    """Return what a teacher asks for: how many were right, the commonest wrong idea, and why."""
    said = words()["board"]
    if not is_marked(votes.question) or not votes.people:
        return []
    form = said["right_was" if votes.again else "right_once"]
    counted = form.format(first=votes.right_first, last=votes.right_last, people=votes.people)
    found = [_text("right-share", counted), _wrong(votes)]
    right = [each for each in votes.options if each.right]
    if votes.question.kind in _ONE_RIGHT and right:
        head = said["right_head"].format(text=plain(right[0].text))
        found.append(_box("right-why", head, right[0].explanation))
    return found


def _wrong(votes: Votes) -> Block:
    said, wrong = words()["board"], votes.commonest_wrong
    if wrong is None:
        return _text("wrong", said["wrong_none"])
    head = said["wrong_head"].format(text=plain(wrong.text))
    if votes.again:
        head = f"{head} {said['wrong_counts'].format(first=wrong.first, last=wrong.last)}"
    return _box("wrong", head, wrong.explanation)


def trust(made: Discernment, bins: Sequence[Bin]) -> list[Block]:
    """Return what a class trusted, and how sure it was beside how often it was right."""
    said = words()["board"]
    return [*_trusted(made, said), *_sure(bins, said)]


def _trusted(made: Discernment, said: Mapping[str, Any]) -> list[Block]:
    rates = (("sound", made.sound, made.sound_count), ("unsound", made.unsound, made.unsound_count))
    rows = [
        {
            "text": said[name].format(n=count),
            "bars": [_bar(said["trusted"], share, percent(share))],
        }
        for name, share, count in rates
        if share is not None
    ]
    if not rows:
        return [_text("trust-none", said["trust_none"])]
    one_sort = made.difference is None
    told = said["trust_one" if one_sort else "trust_few" if made.few else "apart"]
    block = {"kind": "bars", "id": "trust", "label": said["trust_label"], "rows": rows}
    return [block, _text("trust-told", told)]


def _sure(bins: Sequence[Bin], said: Mapping[str, Any]) -> list[Block]:
    if not any(each.count for each in bins):
        return [_text("sure-none", said["sure_none"])]
    rows = [_bin(each, said) for each in bins]
    return [{"kind": "bars", "id": "sure", "label": said["sure_label"], "rows": rows}]


def _bin(each: Bin, said: Mapping[str, Any]) -> Block:
    name = said[f"sure_{each.name}"]
    if each.few or each.said is None or each.share is None:
        return {"text": f"{name}. {said['sure_few'].format(count=each.count)}", "bars": []}
    right = said["right_of"].format(right=each.right, count=each.count)
    return {
        "text": name,
        "bars": [
            _bar(said["said"], each.said, percent(each.said), "first"),
            _bar(said["was_right"], each.share, f"{percent(each.share)}: {right}"),
        ],
    }


def names(students: Sequence[Student], missing: Sequence[str] | None) -> list[Block]:
    """Return who has handed in a lesson, and who of a roster has not."""
    said = words()["board"]
    if not students:
        found = [_text("names", said["names_none"])]
    else:
        proved = [each.name or each.key for each in students if each.proof != "alias"]
        typed = [_typed(each, said) for each in students if each.proof == "alias"]
        found = _named("names", said["names"], proved) + _named("typed", said["typed"], typed)
    return found + _named("missing", said["missing"], missing or ())


def _typed(student: Student, said: Mapping[str, Any]) -> str:
    """Return who typed an alias that the class list has, by name; else the alias."""
    if student.row is None or not student.name:
        return student.key
    form: str = said["typed_name"]
    return form.format(name=student.name, alias=student.alias)


def _named(name: str, heading: str, items: Sequence[str]) -> list[Block]:
    if not items:
        return []
    block = {"kind": "list", "id": name, "label": heading, "items": list(items)}
    return [_text(f"{name}-head", heading), block]


def problems(found: Sequence[Problem]) -> list[Block]:
    """Return how many files need a look, with what is the matter once it is opened."""
    if not found:
        return []
    said = words()["board"]
    files = len({each.file for each in found})
    summary = said["problem_one" if files == 1 else "problem_many"].format(n=files)
    items = [said["problem_names"], *(_told(each, said) for each in found[:MOST_TOLD])]
    if len(found) > MOST_TOLD:
        items.append(said["problem_more"].format(n=len(found) - MOST_TOLD))
    return [{"kind": "details", "id": "problems", "summary": summary, "items": items}]


def _told(each: Problem, said: Mapping[str, Any]) -> str:
    form: str = said["problem" if each.file else "problem_bare"]
    return form.format(file=each.file, what=each.what, why=each.why, mend=each.mend)


def trouble(problem: Problem) -> Block:
    """Return why the folder cannot be looked at, and what to do."""
    return _box("trouble", problem.what, f"{problem.why} {problem.mend}", rich=False)


def no_roster(found: Sequence[Problem]) -> list[Block]:
    """Return why the class list cannot be used, and what to do."""
    return [_box("roster", it.what, f"{it.why} {it.mend}", rich=False) for it in found[:1]]


def plain(text: str) -> str:
    """Return a text of the course without the marks of bold and emphasis, in one line."""
    return re.sub(r"\*+|`", "", " ".join(text.split()))


def _text(name: str, text: str) -> Block:
    return {"kind": "text", "id": name, "text": text}


def _box(name: str, heading: str, text: str, *, rich: bool = True) -> Block:
    return {"kind": "box", "id": name, "heading": heading, "text": text, "rich": rich}
