"""``whosays hand-in``: make the hand-in files of one student from the answers that are kept."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from whosays import __version__
from whosays.cli import lab
from whosays.cli.words import say, tell, trouble

__all__ = ["add_parser", "run"]

_COMMAND = "whosays hand-in"
#: Where files go when nobody says where, beside the answers.
_OWN_FOLDER = "hand-ins"
#: Where a course may be besides the default: here, or where `make lab` puts it.
_NEAR = (".", "course")


class _HandInError(Exception):
    """What keeps a hand-in from being made: the name of a trouble, and what fills its blanks."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        self.values = values


def add_parser(subparsers: Any) -> None:
    """Register ``hand-in`` with the command."""
    parser = subparsers.add_parser(
        "hand-in", help=say("hand_in.help"), description=say("hand_in.about")
    )
    folder = lab.default_folder()
    parser.add_argument("--course", metavar="DIR", help=say("hand_in.course", folder=folder))
    parser.add_argument("--lesson", metavar="N", help=say("hand_in.lesson"))
    parser.add_argument("--alias", metavar="A", help=say("hand_in.alias"))
    parser.add_argument("--to", metavar="DIR", help=say("hand_in.to", folder=_OWN_FOLDER))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say what the files hold, make them, and say where they are.

    Returns
    -------
    int
        0 when every file was made, 1 after telling what stood in the way.
    """
    from whosays.classroom.handing_in.dropping import is_box
    from whosays.classroom.text import shown

    try:
        answers = _answers(args.course)
        alias = _alias(answers, args.alias)
        made = list(_made(answers, alias, _lessons(args.lesson)))
        if not made:
            raise _nothing(alias, args.lesson, answers)
        to = _to(args.to, answers, alias)
        tell(say("hand_in.holds", alias=shown(alias)), sys.stdout)
        for each in made:
            tell(_dropped(each, to, answers), sys.stdout)
        shared = to not in (_named(args.to), answers.parent / _OWN_FOLDER)
        box = say("hand_in.box") if shared and is_box(to) else say("hand_in.shared")
        tell(box if shared else say("hand_in.next"), sys.stdout)
    except _HandInError as stopped:
        named = "" if args.course is None else f" --course {_typed(args.course)}"
        blanks = {"command": f"{_COMMAND}{named}", **stopped.values}
        tell(trouble(f"hand_in_{stopped}", **blanks), sys.stderr)
        return 1
    return 0


def _answers(typed: str | None) -> Path:
    """Return the folder of answers: below the course that was named, else where one is found."""
    from whosays.journal import default_folder

    if typed is None and os.environ.get("WHOSAYS_ANSWERS"):
        return default_folder()
    if typed is not None and not typed.strip():
        raise _HandInError("nameless")
    named = (typed,) if typed is not None else (lab.default_folder(), *_NEAR)
    places = [Path(each).expanduser().absolute() for each in named]
    found = (place for place in places if (place / "answers").is_dir())
    course = next(found, places[0])
    if not course.is_dir():
        raise _HandInError("no_course", folder=course)
    return course / "answers"


def _alias(answers: Path, typed: str | None) -> str:
    from whosays.classroom.text import shown
    from whosays.journal import aliases, clean_alias, last_alias, near_aliases

    if answers.is_dir() and not os.access(answers, os.R_OK | os.X_OK):
        raise _HandInError("unreadable", folder=answers)
    known = aliases(answers)
    if not known:
        raise _HandInError("no_answers", folder=answers, course=_typed(answers.parent))
    if typed is None:
        if len(known) > 1:
            names, last = _listed(known), _typed(last_alias(answers))
            raise _HandInError("several", count=len(known), folder=answers, names=names, last=last)
        return known[0]
    alias = clean_alias(typed)
    if alias not in known:
        near = near_aliases(answers, typed) if alias else []
        best = _typed((near or known)[0])
        raise _HandInError("no_alias", alias=shown(typed, 60), names=_listed(known), best=best)
    return alias


def _listed(aliases: list[str]) -> str:
    from whosays.classroom.text import shown

    names = [shown(each, 60) for each in aliases[:12]]
    return ", ".join(names + (["…"] if len(aliases) > 12 else []))


def _typed(text: object) -> str:
    from whosays.ledger.checking.report import typed

    return typed(text)


def _lessons(typed: str | None) -> tuple[str, ...]:
    from whosays.classroom.text import shown
    from whosays.lessons import ids

    if typed is None:
        return ids()
    lesson = typed.strip() and typed.strip().zfill(2)
    if lesson not in ids():
        raise _HandInError("no_lesson", lesson=shown(typed, 60), names=", ".join(ids()))
    return (lesson,)


def _made(answers: Path, alias: str, lessons: tuple[str, ...]) -> Iterator[Any]:
    """Yield the hand-in of each lesson that has answers."""
    from whosays.classroom.handing_in.making import hand_in
    from whosays.ledger import load

    version, now = load().version, datetime.now(UTC)
    for lesson in lessons:
        made = hand_in(
            answers, alias=alias, lesson=lesson, ledger=version, course=__version__, now=now
        )
        if made.answers:
            yield made


def _nothing(alias: str, lesson: str | None, answers: Path) -> _HandInError:
    from whosays.classroom.text import shown

    values = {"alias": shown(alias, 60), "course": _typed(answers.parent)}
    if lesson is None:
        return _HandInError("nothing", **values)
    return _HandInError("nothing_in", lesson=lesson.strip().zfill(2), **values)


def _named(typed: str | None) -> Path | None:
    return Path(typed).expanduser().absolute() if typed and typed.strip() else None


def _to(typed: str | None, answers: Path, alias: str) -> Path:
    """Return where the files go: as told, else the drop folder, else one beside the answers."""
    from whosays.classroom.handing_in.dropping import folder_of
    from whosays.journal.folder import problem_of

    folder = _named(typed) or folder_of(answers, alias)
    if folder is not None:
        return folder
    own = answers.parent / _OWN_FOLDER
    try:
        own.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _HandInError(problem_of(error, own).code, folder=own) from error
    return own


def _dropped(made: Any, folder: Path, answers: Path) -> str:
    """Put one hand-in into a folder, and return the line that tells of it."""
    from whosays.classroom.handing_in import dropping, making
    from whosays.journal.folder import problem_of

    small = making.fitted(made)
    try:
        data = making.encode(small)
    except ValueError as error:
        longest = making.longest(small).question
        raise _HandInError("too_large", lesson=made.lesson, question=longest) from error
    try:
        path = dropping.drop(data, dropping.name_parts(small), folder)
    except OSError as error:
        raise _HandInError(problem_of(error, folder).code, folder=folder) from error
    making.keep_id(answers, made)
    questions = len({given.question for given in small.answers})
    tries, left = len(small.answers), len(made.answers) - len(small.answers)
    line = say("hand_in.made", lesson=made.lesson, questions=questions, tries=tries, path=path)
    return f"{line} {say('hand_in.fewer', count=left)}" if left else line
