"""What a board says of the whole class: trust and doubt, sureness, gain, and odd questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from whosays.classroom import markup
from whosays.classroom.problems import words
from whosays.classroom.scoring.class_summary import ClassSummary, SoundTrust
from whosays.classroom.scoring.items import ItemStats
from whosays.classroom.scoring.keys import HELD_BACK
from whosays.reasoning import Bin, Discernment, Gain, discern
from whosays.reasoning.calibration import ENOUGH

from .votes import percent

#: Notes that tell of a question that looks broken; the others tell of the class.
BROKEN = ("backwards", "drawn", "nobody")


def sections(
    summary: ClassSummary,
    items: Sequence[ItemStats],
    lessons: Collection[str],
    *,
    show_opening: bool,
) -> list[str]:
    """Return the parts of the page that are about the whole class, as HTML.

    Parameters
    ----------
    summary, items
        What the class amounts to, and how each question did.
    lessons
        The lessons that came.
    show_opening
        True to count opening and closing items and guesses in.
    """
    said = words()["board_page"]
    judged = summary.discernment_with_items if show_opening else summary.discernment
    bins = summary.calibration_with_items if show_opening else summary.calibration
    parts = {
        "trust": _trust(said["trust"], judged) + _fall(said["trust"], summary),
        "sure": _sure(said["sure"], bins),
        "gain": _gain(said["gain"], summary.gain, lessons),
        "odd": _odd(said["odd"], items, show_opening=show_opening),
    }
    return [
        f'<section class="{name}">\n<h2>{markup.text(said[name]["title"])}</h2>\n{html}</section>\n'
        for name, html in parts.items()
        if html
    ]


def bar(share: float, text: str, named: str = "last") -> str:
    """Return a bar with its text behind it; whoever hears the page hears the text only."""
    width = max(0.0, min(1.0, share)) * 100
    return (
        f'<span class="track" aria-hidden="true"><span class="bar {named}" '
        f'style="width:{width:.1f}%"></span></span> <span class="n">{markup.text(text)}</span>'
    )


def _trust(said: Mapping[str, Any], judged: Discernment) -> str:
    if judged.difference is None or judged.few:
        return ""
    fixed = [discern([trust] * 2, [True, False]) for trust in (1, 0)]
    named = zip(("class", "everything", "nothing"), (judged, *fixed), strict=True)
    rows = [
        (
            markup.text(said[name]),
            bar(each.sound or 0.0, percent(each.sound or 0.0), "last"),
            bar(each.unsound or 0.0, percent(each.unsound or 0.0), "first"),
            markup.text(_apart(said, each.difference or 0.0)),
        )
        for name, each in named
    ]
    heads = [
        said["who"],
        said["sound"].format(count=judged.sound_count),
        said["unsound"].format(count=judged.unsound_count),
        said["apart"],
    ]
    table = markup.table(said["caption"], heads, rows, named="rates")
    leaning = said["leaning"][judged.leaning or "neither"]
    return f"<p>{markup.text(leaning)} {markup.text(said['reading'])}</p>\n{table}"


def _apart(said: Mapping[str, Any], difference: float) -> str:
    points = int(abs(100 * difference) + 0.5 + 1e-9)
    name = "wrong_way" if difference < -1e-9 and points else "points"
    text: str = said[name]
    return text.format(points=points)


def _fall(said: Mapping[str, Any], summary: ClassSummary) -> str:
    """Return the warning where trust in sound things fell, and the course of it, folded."""
    line = summary.fall.line if summary.fall else ""
    warning = f'<p class="warning">{markup.text(line)}</p>\n' if line else ""
    if len(summary.sound) < 2:
        return warning
    rows = [_course(said, each) for each in summary.sound]
    heads = [said["lesson"], said["course_sound"], said["course_unsound"]]
    table = markup.table(said["course_caption"], heads, rows, named="rates")
    return (
        f'{warning}<details class="more">\n<summary>{markup.text(said["course"])}</summary>\n'
        f'<div class="inside">\n{table}</div>\n</details>\n'
    )


def _course(said: Mapping[str, Any], each: SoundTrust) -> tuple[str, str, str]:
    other = each.unsound_trust
    return (
        markup.text(each.lesson),
        bar(each.trust, percent(each.trust), "last"),
        markup.text(said["nothing_asked"])
        if other is None
        else bar(other, percent(other), "first"),
    )


def _sure(said: Mapping[str, Any], bins: Sequence[Bin]) -> str:
    count = sum(each.count for each in bins)
    if not count:
        return ""
    if count < ENOUGH:
        return f"<p>{markup.text(said['few'].format(count=count))}</p>\n"
    rows = [
        (
            markup.text(said[each.name]),
            _share(said, each.said, "first"),
            _share(said, each.share, "last", of=each),
            markup.text(said["leaning"][each.leaning or "few"]),
        )
        for each in bins
        if each.count
    ]
    heads = [said["head"], said["said"], said["right"], said["means"]]
    return markup.table(said["caption"].format(count=count), heads, rows, named="rates")


def _share(said: Mapping[str, Any], share: float | None, named: str, of: Bin | None = None) -> str:
    told = percent(share or 0.0)
    if of is not None:
        told = said["of"].format(percent=told, right=of.right, count=of.count)
    return bar(share or 0.0, told, named)


def _gain(said: Mapping[str, Any], gain: Gain, lessons: Collection[str]) -> str:
    """Return the gain of a class; of fewer than ten persons only that they are too few."""
    if gain.few or gain.mean is None:
        name = "few_one" if gain.count == 1 else "few"
        return f"<p>{markup.text(said[name].format(count=gain.count))}</p>\n" if gain.count else ""
    told = said["told"].format(count=gain.count, **gain.in_tenths())
    return f"<p>{markup.text(told)}</p>\n"


def _odd(said: Mapping[str, Any], items: Sequence[ItemStats], *, show_opening: bool) -> str:
    """Return the questions that look broken, each with why."""
    odd = [
        each
        for each in items
        if set(each.notes) & set(BROKEN) and (show_opening or each.role not in HELD_BACK)
    ]
    lines = [
        f'<a href="#q-{markup.text(each.question)}">{markup.text(each.question)}</a> '
        f"{markup.text(each.note)}"
        for each in odd
    ]
    if not lines:
        return ""
    return f"<p>{markup.text(said['lead'])}</p>\n{markup.items(lines, named='wide')}"
