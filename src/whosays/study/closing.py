"""The closing items and the opening ones: when their answers may be seen, and what they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from whosays import journal, questions, reasoning
from whosays.lessons import LessonData, ids, read, words
from whosays.study import forms, pages

if TYPE_CHECKING:
    from whosays.journal import Entry, Journal
    from whosays.ledger import Ledger
    from whosays.questions import Question
    from whosays.study.lesson_view import Lesson


@dataclass(frozen=True)
class Item:
    """One item and a person's first try at it, if there is one."""

    question: Question
    first: Entry | None

    @property
    def right(self) -> bool:
        """Whether the first try was right."""
        given = None if self.first is None else self.first.answer
        return questions.check(self.question, given).outcome == "right"


def items(data: LessonData, role: str, form: str, book: Journal, ledger: Ledger) -> list[Item]:
    """Return the items of one form, each with the first try kept in a journal."""
    firsts = book.firsts()
    return [Item(each, firsts.get(each.id)) for each in _questions(data, role, form, ledger)]


def _questions(data: LessonData, role: str, form: str, ledger: Ledger) -> list[Question]:
    tables = [each for each in data.with_role(role) if each["form"] == form]
    return [questions.build(each, ledger) for each in tables]


def is_done(lesson: Lesson) -> bool:
    """Tell whether this person has answered every closing item of the course."""
    closing = _closing_lesson()
    if closing is None or not lesson.alias:
        return False
    form = forms.form_of(closing, lesson.desk)
    asked = {each["id"] for each in closing.with_role("closing") if each["form"] == form}
    return asked <= lesson.desk.book_of(closing.id).firsts().keys()


def _closing_lesson() -> LessonData | None:
    return next((data for data in map(read, ids()) if data.closing_from), None)


def both_sets(lesson: Lesson) -> pages.Page:
    """Return the answers to both sets of items, once the closing ones are all given."""
    said = words()["study"]["both_sets"]
    if not lesson.alias:
        return _told(said["unsigned"])
    data, form = lesson.data, lesson.form
    if not data.closing_from:
        return _told(said["elsewhere"])
    closing = items(data, "closing", form, lesson.desk.book_of(data.id), lesson.ledger)
    left = sum(item.first is None for item in closing)
    if left:
        return _told(said["waiting"].format(left=left, count=len(closing)))
    first = read(data.closing_from)
    book, other = lesson.desk.book_of(first.id), forms.form_of(first, lesson.desk)
    opening = items(first, "opening", other, book, lesson.ledger)
    sets = [_set(said["closing"], closing, lesson.ledger, said)]
    if any(item.first for item in opening):
        sets.append(_set(said["opening"].format(id=first.id), opening, lesson.ledger, said))
    else:
        sets.append(_told(said["no_opening"].format(id=first.id)))
    sets += [_told(said["few"].format(count=len(closing))), *_class(lesson, first, data, said)]
    return pages.Page("".join(each.html for each in sets), "\n".join(each.text for each in sets))


def _told(text: str) -> pages.Page:
    return pages.Page(f"<p>{escape(text)}</p>", text)


def _set(title: str, items: Sequence[Item], ledger: Ledger, said: dict[str, Any]) -> pages.Page:
    """Return one set: how many were right, and each item with its answer."""
    tried = [item for item in items if item.first]
    right = sum(item.right for item in tried)
    head = said["score"].format(title=title, right=right, count=len(tried))
    html = "".join(f"<li>{_item(item, ledger, said)}</li>" for item in tried)
    lines = [f"{n}. {_sentence(item)} {_answered(item, said)}" for n, item in enumerate(tried, 1)]
    opened = f"<summary>{escape(said['open'].format(title=title))}</summary>"
    return pages.Page(
        f"<p><strong>{escape(head)}</strong></p><details>{opened}<ol>{html}</ol></details>",
        "\n".join([head, *lines]),
    )


def _item(item: Item, ledger: Ledger, said: dict[str, Any]) -> str:
    """Return the card, the sentence, what was answered, and the reasons."""
    card = pages.source_card(ledger, item.question.card)
    reasons = "".join(
        f"<p>{pages.emphasised(each.text)}</p>"
        for each in questions.check(item.question, _right(item.question)).explanations
        if each.mark == "right"
    )
    return (
        f'<div class="ws-clip">{card}</div>'
        f"<p><em>{escape(_sentence(item))}</em></p>"
        f"<p><strong>{escape(_answered(item, said))}</strong></p>{reasons}"
    )


def _right(question: Any) -> str:
    return str(next(option.id for option in question.options if option.right))


def _sentence(item: Item) -> str:
    """Return the sentence that was to be judged: the first line of the prompt."""
    return item.question.prompt.split("\n", 1)[0].strip().strip("*")


def _answered(item: Item, said: dict[str, Any]) -> str:
    texts = {each.id: each.text for each in getattr(item.question, "options", ())}
    given = texts.get(str(item.first.answer), "") if item.first else ""
    pattern: str = said["right" if item.right else "wrong"]
    return pattern.format(given=given, right=texts[_right(item.question)])


def _class(
    lesson: Lesson, first: LessonData, last: LessonData, said: dict[str, Any]
) -> list[pages.Page]:
    """Return the gain of a class, where the folder of answers holds one."""
    # Keys are looked up once, and not again for every person.
    opening = {form: _questions(first, "opening", form, lesson.ledger) for form in forms.FORMS}
    closing = {form: _questions(last, "closing", form, lesson.ledger) for form in forms.FORMS}
    scores = [
        (_score(lesson, alias, first, opening), _score(lesson, alias, last, closing))
        for alias in journal.aliases(lesson.desk.folder)
    ]
    gained = reasoning.gain([pair[0] for pair in scores], [pair[1] for pair in scores])
    if gained.few:
        return []
    return [_told(said["class"].format(count=gained.count, **gained.in_tenths()))]


def _score(
    lesson: Lesson, alias: str, data: LessonData, sets: Mapping[str, Sequence[Question]]
) -> int | None:
    """Return how many items of a set somebody had right at first; None for an unfinished set."""
    firsts = journal.open_journal(lesson.desk.folder, alias=alias, lesson=data.id).firsts()
    for asked in sets.values():
        if {each.id for each in asked} <= firsts.keys():
            return sum(Item(each, firsts[each.id]).right for each in asked)
    return None
