"""A page for each student: what went well, and a handful of things to look at again.

It holds that student's answers and nobody else's: no rank, no comparison. What the student may
not know yet (opening items before the closing ones, guesses before the stamp) is not on it, and
of answers without marks it says only that they are kept.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from whosays import lessons
from whosays.classroom import markup
from whosays.classroom.paper.rows import JOURNAL
from whosays.classroom.scoring.asked import asked
from whosays.classroom.scoring.judging import Answered
from whosays.classroom.scoring.keys import UNREAD, Keys
from whosays.classroom.scoring.student_summary import StudentSummary, firsts, told
from whosays.classroom.scoring.trusted import parts, trusted
from whosays.lessons import notebooks
from whosays.questions import OWN_WORDS
from whosays.reasoning import Bin, Discernment
from whosays.reasoning.calibration import ENOUGH

from . import again

#: Where JupyterLab shows the lessons on a student's own machine.
LESSONS_AT = "http://localhost:8888/lab/tree"
#: Statements that are quoted of those rightly trusted, and of those rightly doubted.
EXAMPLES = 1
_LONGEST_EXAMPLE = 150
_LONGEST_NAME = 40
_SIGNS = "()':,;!?&=+$@*/"


class _Quoted(NamedTuple):
    """A statement that was rightly trusted (sound) or rightly doubted."""

    lesson: str
    text: str
    sound: bool


def feedback_page(
    name: str,
    rows: Sequence[Answered],
    summary: StudentSummary,
    keys: Keys,
    *,
    lessons_at: str = LESSONS_AT,
) -> str:
    """Return the feedback for one student as a page of HTML that prints on one sheet.

    Parameters
    ----------
    name
        What the student is called.
    rows
        All rows of this student, and of nobody else.
    summary
        What they amount to.
    keys
        The questions and their keys.
    lessons_at
        The address that the links into the lessons begin with; no links where it is empty.

    Raises
    ------
    ValueError
        When `lessons_at` is no address of a page.
    """
    check_address(lessons_at)
    words, known = _words(), told(rows, keys, lessons=summary.lessons)
    first = list(firsts(known).values())
    on_paper = bool(rows) and all(row.journal == JOURNAL for row in rows)
    sections = {
        "did": _did(known, summary, keys),
        "trust": _trust(first, summary.discernment, keys),
        "again": _again(known, keys, lessons_at, on_paper=on_paper),
        "sure": _sure(known, summary.calibration),
        "sets": _sets(rows, summary),
        "kept": _kept(rows),
    }
    body = "".join(
        f'<section class="{name}">\n'
        f"<h2>{markup.text(words[name]['title'])}</h2>\n{html}</section>\n"
        for name, html in sections.items()
        if html
    )
    body = body or f"<p>{markup.text(words['empty'])}</p>\n"
    title = words["title"].format(name=name)
    lead = f"<p>{markup.text(words['lead'])}</p>"
    top = f"<header>\n<h1>{markup.text(title)}</h1>\n{lead}\n</header>\n"
    foot = words["foot"] if lessons_at and 'href="' in body else words["foot_plain"]
    foot = words["foot_paper"] if on_paper else foot
    end = f"<footer><p>{markup.text(foot)}</p></footer>\n"
    return markup.page(title, top + body + end, style=markup.style(__package__, "page"))


def file_name(key: str) -> str:
    """Return the name of a student's page: readable, safe on any system, the same for one key.

    Examples
    --------
    >>> file_name("Mina Kim")
    'mina-kim.d91fdfbf.html'
    """
    spaced = (char if char.isalnum() else " " for char in unicodedata.normalize("NFC", key))
    words = "-".join("".join(spaced).casefold().split())[:_LONGEST_NAME].strip("-")
    # What the letters do not tell apart, the hash does.
    mark = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words or _words()['file']}.{mark}.html"


def check_address(url: str) -> None:
    """Refuse what is no address of a page.

    Raises
    ------
    ValueError
        When it is neither empty nor begins with http:// or https:// and a name.
    """
    found = urlsplit(url)
    if url and (found.scheme not in ("http", "https") or not found.netloc):
        raise ValueError(
            f"{url!r} is no address of the lessons. Links on a page lead to an address that "
            f"begins with http:// or https://. Type --lessons {LESSONS_AT}, or leave it out."
        )


@cache
def _words() -> Mapping[str, Any]:
    table: Mapping[str, Any] = lessons.words()["feedback"]
    return table


def _did(known: Sequence[Answered], summary: StudentSummary, keys: Keys) -> str:
    """Say how much of each lesson was answered; lessons with nothing to count are left out."""
    words = _words()["did"]
    ends = (firsts(known), again.lasts(known))
    rows = [
        (
            markup.text(words["lesson"].format(id=id, title=keys.data(id).title)),
            markup.text(words["of"].format(count=score.answered, all=score.asked)),
            *(str(_right(tries, id, keys)) for tries in ends),
        )
        for id, score in summary.lessons.items()
        if score.answered
    ]
    heads = (words["head_lesson"], words["head_answered"], words["head_first"], words["head_last"])
    return markup.table(words["caption"], heads, rows) if rows else ""


def _right(tries: Mapping[str, Answered], lesson: str, keys: Keys) -> int:
    asked_of = keys.questions(lesson)
    own = {id: each for id, each in tries.items() if each.lesson == lesson}
    return sum(
        own[each.id].outcome == "right"
        for each in asked(asked_of, own.keys()).marked
        if each.id in own
    )


def _trust(first: Sequence[Answered], judged: Discernment, keys: Keys) -> str:
    words = _words()["trust"]
    counts: dict[bool, list[bool]] = {True: [], False: []}
    quoted: list[_Quoted] = []
    for row in first:
        if not row.scored:
            continue
        question = keys.questions(row.lesson)[row.question]
        for sound, given in trusted(question, row.answer, right=row.outcome == "right"):
            counts[sound].append(given == sound)
        quoted += [
            _Quoted(row.lesson, part.text, part.sound)
            for part, hit in parts(question, row.answer)
            if hit and part.sound is not None and _stands_alone(part.text)
        ]
    html = "".join(_side(sound, counts[sound], quoted) for sound in (True, False))
    if not html:
        return ""
    leaning = words["leaning"].get(judged.leaning or "", "")
    html = f"<p>{markup.text(words['lead'])}</p>\n{html}"
    return html + (f"<p>{markup.text(leaning)}</p>\n" if leaning else "")


def _side(sound: bool, hits: Sequence[bool], quoted: Sequence[_Quoted]) -> str:
    """Say how many sound things were trusted, or unsound ones doubted, with examples."""
    if not hits:
        return ""
    words = _words()["trust"]["sound" if sound else "unsound"]
    line = words["count"].format(count=sum(hits), all=len(hits))
    # One a lesson, the newest lessons first.
    newest = {each.lesson: each.text for each in reversed(quoted) if each.sound is sound}
    example = _words()["trust"]["example"]
    texts = [
        example.format(id=lesson, text=again.unquoted(newest[lesson]))
        for lesson in sorted(newest, reverse=True)[:EXAMPLES]
    ]
    shown = "".join(f"<li>{markup.course_text(each)}</li>" for each in texts)
    told_of = f" {markup.text(words['such'])}</p>\n<ul>{shown}</ul>\n" if shown else "</p>\n"
    return f"<p>{markup.text(line)}{told_of}"


def _stands_alone(text: str) -> bool:
    """Tell whether a statement can be understood away from its question.

    A name with a colon behind it says only beside the question what was right about it.
    """
    whole = again.unquoted(text)
    return whole.endswith((".", "!")) and ": " not in whole and len(whole) <= _LONGEST_EXAMPLE


def _again(known: Sequence[Answered], keys: Keys, lessons_at: str, *, on_paper: bool) -> str:
    words, mended = _words()["again"], again.mended(known)
    lines = [
        _item(each, keys, lessons_at, on_paper=on_paper) for each in again.to_look_at(known, keys)
    ]
    if not any(_judged(row) for row in known):
        return ""
    html = f"<p>{markup.text(words['lead' if lines else 'none'])}</p>\n"
    if lines:
        html += f"<ol>\n{''.join(f'<li>{line}</li>' for line in lines)}</ol>\n"
    if mended:
        name = "mended_one" if mended == 1 else "mended"
        html += f"<p>{markup.text(words[name].format(count=mended))}</p>\n"
    return html


def _item(each: again.Again, keys: Keys, lessons_at: str, *, on_paper: bool) -> str:
    words, question = _words()["again"], each.question
    lines = [f"<p class='asked'>{markup.course_text(each.asks)}</p>"]
    lines.append(f"<p>{markup.course_text(each.said)} {markup.course_text(each.why)}</p>")
    if on_paper:
        # A sheet has the question's name, and not every heading of the lesson.
        name = question.id.partition("-")[2]
        lines.append(f"<p>{markup.text(words['paper'].format(id=each.lesson, name=name))}</p>")
        return " ".join(lines)
    heading = notebooks.headings(each.lesson).get(question.id, "").partition(" (")[0]
    name = "open_at" if heading else "open"
    text = words[name].format(id=each.lesson, heading=heading)
    lines.append(f"<p>{_link(text, each, keys, lessons_at)}</p>")
    # A blank between them, as on paper they run on.
    return " ".join(lines)


def _link(text: str, each: again.Again, keys: Keys, lessons_at: str) -> str:
    if not lessons_at:
        return markup.text(text)
    heading = notebooks.headings(each.lesson).get(each.question.id, "")
    # JupyterLab makes the anchor of a heading out of its words with hyphens between them, and
    # finds it only where its signs stand as they are.
    anchor = f"#{quote(heading.replace(' ', '-'), safe=_SIGNS)}" if heading else ""
    url = f"{lessons_at.rstrip('/')}/{quote(keys.data(each.lesson).notebook)}{anchor}"
    return f'<a href="{markup.text(url)}">{markup.text(text)}</a>'


def _judged(row: Answered) -> bool:
    return row.scored and row.outcome != UNREAD


def _sure(known: Sequence[Answered], bins: Sequence[Bin]) -> str:
    if not any(_judged(row) for row in known):
        return ""
    words, count = _words()["sure"], sum(each.count for each in bins)
    if count < ENOUGH:
        name = {0: "none", 1: "few_one"}.get(count, "few")
        return f"<p>{markup.text(words[name].format(count=count, enough=ENOUGH))}</p>\n"
    told_of = [line for each in bins if not each.few for line in _bin(each)]
    return f"<p>{markup.text(' '.join(told_of) if told_of else words['thin'])}</p>\n"


def _bin(each: Bin) -> Iterator[str]:
    words = _words()["sure"]
    said = 5 * int(20 * (each.said or 0.0) + 0.5)
    yield words["said"].format(said=said, right=each.right, count=each.count)
    yield words[each.leaning or "like"]


def _sets(rows: Sequence[Answered], summary: StudentSummary) -> str:
    words = _words()["sets"]
    if summary.closing is None:
        begun = any(row.role in ("opening", "closing") for row in rows)
        return f"<p>{markup.text(words['waiting'])}</p>\n" if begun else ""
    name = "closing" if summary.opening is None else "both"
    said = words[name].format(opening=summary.opening, closing=summary.closing)
    return f"<p>{markup.text(said)} {markup.text(words['few'])}</p>\n"


def _kept(rows: Sequence[Answered]) -> str:
    words = _words()["kept"]
    unmarked = {
        row.question: row.kind for row in rows if not row.scored or row.role == "prediction"
    }
    texts = sum(kind in OWN_WORDS for kind in unmarked.values())
    lines = [("texts", texts), ("others", len(unmarked) - texts)]
    said = [
        words[f"{name}_one" if count == 1 else name].format(count=count)
        for name, count in lines
        if count
    ]
    return f"<p>{markup.text(' '.join(said))}</p>\n" if said else ""
