"""The board of a class, frozen: one page for the projector that works without any script.

It knows no names. Lessons and questions are folded, and inside a question the answer is folded
once more, so that a class can vote, talk and vote again in front of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from whosays.classroom import markup
from whosays.classroom.problems import words
from whosays.classroom.scoring.class_summary import ClassSummary
from whosays.classroom.scoring.items import ItemStats
from whosays.classroom.scoring.judging import Answered
from whosays.classroom.scoring.keys import Keys, is_marked
from whosays.questions import OWN_WORDS, Question

from .blocks import FEWEST
from .sections import bar, sections
from .start import Start, start
from .votes import Option, Votes, advice, count_votes, held_back, percent

#: Questions that the top of the page leads to.
MOST_FIRST = 5
#: The most characters of a question in the line that opens it.
SHORT = 84
#: Right options whose reasons are told; of more than that only the words.
MOST_REASONS = 2


class _Asked(NamedTuple):
    """A question that somebody answered: its votes, and how it did."""

    question: Question
    votes: Votes
    item: ItemStats | None
    open: bool

    @property
    def step(self) -> str:
        """What to do next; empty where nothing may be said."""
        if not self.open or self.votes.people < FEWEST:
            return ""
        return advice(self.votes.share_last)


def board_page(
    students: Iterable[Sequence[Answered]],
    summary: ClassSummary,
    items: Sequence[ItemStats],
    keys: Keys,
    *,
    show_opening: bool = False,
) -> str:
    """Return the board of a class as a page of HTML.

    Parameters
    ----------
    students
        All rows of one student after another; they are read once.
    summary, items
        What they amount to, for the class and for each question.
    keys
        The questions and their keys.
    show_opening
        True to show outcomes of opening and closing items and of guesses, too.
    """
    said = words()["board_page"]
    lessons = _lessons(students, items, keys, show_opening=show_opening)
    found = start(items, keys, show_opening=show_opening)
    body = [_top(said, lessons, summary), _first(said, lessons, found)]
    body += sections(summary, items, lessons.keys(), show_opening=show_opening)
    body += [f'<section class="lessons">\n<h2>{markup.text(said["lessons"])}</h2>\n']
    body += [_lesson(keys, id, asked) for id, asked in lessons.items()]
    body += ["</section>\n"]
    return markup.page(said["title"], "".join(body), style=markup.style(__package__, "page"))


def _lessons(
    students: Iterable[Sequence[Answered]],
    items: Sequence[ItemStats],
    keys: Keys,
    *,
    show_opening: bool,
) -> dict[str, list[_Asked]]:
    """Return the questions that were answered, by lesson, in the order of the course."""
    rows: dict[str, list[Answered]] = {}
    for each in students:
        for row in each:
            rows.setdefault(row.question, []).append(row)
    stats = {each.question: each for each in items}
    found: dict[str, list[_Asked]] = {}
    for id, lesson in keys.lesson_of.items():
        if id not in rows:
            continue
        question = keys.questions(lesson)[id]
        shown = is_marked(question) and (show_opening or not held_back(question))
        made = _Asked(question, count_votes(rows.pop(id), question), stats.get(id), shown)
        found.setdefault(lesson, []).append(made)
    return found


def _top(
    said: Mapping[str, Any], lessons: Mapping[str, list[_Asked]], summary: ClassSummary
) -> str:
    counts = {"students": summary.students, "lessons": len(lessons)}
    counted = ", ".join(_counted(said["counts"], name, count) for name, count in counts.items())
    return (
        f"<header>\n<h1>{markup.text(said['title'])}</h1>\n"
        f'<p class="counts">{markup.text(counted)}</p>\n<p>{markup.text(said["lead"])}</p>\n'
        "</header>\n"
    )


def _counted(said: Mapping[str, Any], name: str, count: int) -> str:
    text: str = said[f"{name}_one" if count == 1 else name]
    return text.format(count=count)


def _first(
    said: Mapping[str, Any], lessons: Mapping[str, list[_Asked]], found: Start | None
) -> str:
    """Lead to the questions that most students have wrong."""
    if found is None:
        return ""
    asked = {each.question.id: each for each in chain.from_iterable(lessons.values())}
    hard = [asked[each.question] for each in found.hard[:MOST_FIRST] if each.question in asked]
    lead = f"<p>{markup.text(said['first']['lead'])}</p>\n" if hard else ""
    lines = [
        f'<a href="#{_anchor(each)}">{markup.text(_name(each))}</a> '
        f"{_chips(said, each)} {_idea(said, each)}"
        for each in hard
    ]
    return (
        f'<section class="first">\n<h2>{markup.text(said["first"]["title"])}</h2>\n'
        f"<p><strong>{markup.text(found.line)}</strong></p>\n"
        f"{lead}{markup.items(lines, named='wide') if lines else ''}</section>\n"
    )


def _idea(said: Mapping[str, Any], each: _Asked) -> str:
    wrong = each.votes.commonest_wrong
    if wrong is None:
        return ""
    text = said["first"]["idea"].format(
        text=markup.plain_text(wrong.text), count=wrong.first, people=each.votes.people
    )
    return f'<span class="idea">{markup.text(text)}</span>'


def _anchor(each: _Asked) -> str:
    return f"q-{each.question.id}"


def _name(each: _Asked) -> str:
    text = markup.shortened(markup.plain_text(each.question.prompt), SHORT)
    return f"{each.question.id} {text}"


def _lesson(keys: Keys, id: str, asked: Sequence[_Asked]) -> str:
    said = words()["board_page"]
    people = max((each.votes.people for each in asked), default=0)
    todo = {name: sum(each.step == name for each in asked) for name in ("hint", "talk")}
    notes = [_counted(said["counts"], "students", people)]
    notes += [_counted(said["counts"], name, count) for name, count in todo.items() if count]
    title = said["lesson"].format(id=id, title=keys.data(id).title)
    head = (
        f'<summary><span class="name">{markup.text(title)}</span> '
        f'<span class="notes">{markup.text(", ".join(notes))}</span></summary>\n'
    )
    inside = "".join(_question(said, each) for each in asked)
    return f'<details class="lesson">\n{head}<div class="inside">\n{inside}</div>\n</details>\n'


def _question(said: Mapping[str, Any], each: _Asked) -> str:
    head = (
        f'<summary><span class="name">{markup.text(_name(each))}</span> '
        f"{_chips(said, each)}</summary>\n"
    )
    parts = "".join(_parts(said, each))
    return (
        f'<details class="question">\n{head}'
        # A link to what is folded unfolds it; a link to the fold itself would not.
        f'<div class="inside" id="{_anchor(each)}">\n{parts}</div>\n</details>\n'
    )


def _chips(said: Mapping[str, Any], each: _Asked) -> str:
    """Return how many were right, and what to do next, in a few words."""
    chips = []
    if each.open and each.votes.share_first is not None:
        name = "right_twice" if each.votes.again else "right"
        shares = (each.votes.share_first, each.votes.share_last or 0.0)
        first, last = (percent(share) for share in shares)
        chips.append(("right", said[name].format(first=first, last=last)))
    if each.step:
        chips.append((each.step, said["step"][each.step]))
    return " ".join(f'<span class="chip {name}">{markup.text(text)}</span>' for name, text in chips)


def _parts(said: Mapping[str, Any], each: _Asked) -> Iterator[str]:
    """Yield what stands in an opened question."""
    yield f'<div class="prompt">{markup.paragraphs(each.question.prompt)}</div>\n'
    if each.question.kind in OWN_WORDS:
        yield _line(_counted(said["counts"], "texts", each.votes.people))
        return
    if not each.votes.people:
        yield _line(said["unread_all"])
        return
    yield _table(said, each.votes)
    if not is_marked(each.question):
        yield _line(said["unmarked"])
    elif not each.open:
        yield _line(said["held_back"])
    else:
        if each.step:
            told = words()["board"]["advice"][each.step]
            yield (
                f'<p class="advice {each.step}"><strong>{markup.text(told["todo"])}</strong> '
                f"{markup.text(told['share'])}</p>\n"
            )
        yield _answer(said, each)


def _line(text: str) -> str:
    return f"<p>{markup.text(text)}</p>\n"


def _table(said: Mapping[str, Any], made: Votes) -> str:
    """Return the votes as a table with bars; which line is right is not in it."""
    heads = ["option", "first", "last"] if made.again else ["option", "only"]
    rows = [
        (_named(made, each), *(_bar(made, n, name) for name, n in _ends(made, each)))
        for each in made.options
        if each.first or each.last or made.letters
    ]
    caption = _counted(said["votes"], "caption", made.people)
    if made.again:
        caption = f"{caption} {_counted(said['votes'], 'again', made.again)}"
    names = [said["votes"][name] for name in heads]
    return markup.table(caption, names, rows, named="votes")


def _named(made: Votes, each: Option) -> str:
    """Return an option's words, behind the letter that the teacher's card has for it."""
    letter = made.letters.get(each.id)
    text = markup.course_text(each.text)
    return f'<span class="letter">{letter}</span> {text}' if letter else text


def _ends(made: Votes, each: Option) -> list[tuple[str, int]]:
    return [("first", each.first), ("last", each.last)] if made.again else [("last", each.first)]


def _bar(made: Votes, count: int, name: str) -> str:
    share = count / made.people
    return bar(share, f"{count} ({percent(share)})", name)


def _answer(said: Mapping[str, Any], each: _Asked) -> str:
    """Return the folded answer: what is right and why, and the commonest wrong idea."""
    answer, made = said["answer"], each.votes
    right = [option for option in made.options if option.right]
    why = len(right) <= MOST_REASONS
    html = "".join(
        f'<li><span class="tick">✓</span> {_option(made, it, reason=why)}</li>' for it in right
    )
    parts = [f"<h3>{markup.text(answer['right'])}</h3>\n<ul>{html}</ul>\n"] if html else []
    wrong = made.commonest_wrong
    if wrong is None:
        parts.append(_line(answer["none"]))
    else:
        counts = answer["counts_twice" if made.again else "counts"].format(
            first=wrong.first, last=wrong.last, people=made.people
        )
        parts.append(
            f"<h3>{markup.text(answer['wrong'])}</h3>\n"
            f"<p>{_option(made, wrong, reason=True)} {markup.text(counts)}</p>\n"
        )
    if each.item is not None and each.item.notes:
        parts.append(f'<p class="note">{markup.text(each.item.note)}</p>\n')
    return (
        f'<details class="answer">\n<summary>{markup.text(answer["open"])}</summary>\n'
        f'<div class="inside">\n{"".join(parts)}</div>\n</details>\n'
    )


def _option(made: Votes, each: Option, *, reason: bool) -> str:
    text = f"<strong>{_named(made, each)}</strong>"
    if not reason or not each.explanation:
        return text
    # Some options are whole sentences.
    stop = "" if markup.plain_text(each.text).rstrip(" ”\"'").endswith((".", "?", "!")) else "."
    return f"{text}{stop} {markup.course_text(each.explanation)}"
