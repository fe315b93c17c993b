"""``whosays forget``: take a student out of what grading wrote."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from whosays.cli.words import say, tell

if TYPE_CHECKING:
    from whosays.classroom.forgetting.forget import Forgotten

__all__ = ["add_parser", "run"]

#: The most files that are listed.
MOST_LISTED = 100


def add_parser(subparsers: Any) -> None:
    """Register ``forget`` with the command."""
    parser = subparsers.add_parser(
        "forget", help=say("forget.help"), description=say("forget.about")
    )
    parser.add_argument("alias", metavar="ALIAS", help=say("forget.alias"))
    parser.add_argument("out", metavar="OUT", help=say("forget.out"))
    parser.add_argument("--student", action="store_true", help=say("forget.student"))
    parser.add_argument(
        "--search", metavar="PATH", action="append", default=[], help=say("forget.search")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take a student out; 0 when no file of OUT names them, 1 when one does, 2 for nobody."""
    from whosays.classroom.forgetting.forget import forget

    try:
        done = forget(args.alias, args.out, inputs=args.search, exact=args.student)
    except (OSError, ValueError) as error:
        tell(str(error), sys.stderr)
        return 2
    tell("\n".join(told(done, args.out)), sys.stdout)
    return 1 if done.left else 0


def told(done: Forgotten, out: str) -> Iterator[str]:
    """Yield the lines that tell a teacher what is gone, and what is left to do by hand."""
    yield say("forget.done", student=", ".join(done.students), out=out)
    if done.left:
        yield from ("", say("forget.left"), *_listed(done.left))
    if done.inputs:
        yield from ("", say("forget.inputs"), *_listed(done.inputs))
    if done.shared:
        yield from ("", say("forget.shared"), *_listed(done.shared))
    if done.unread:
        yield from ("", say("forget.unread"), *_listed(done.unread))
    yield from ("", say("forget.own"))


def _listed(files: tuple[str, ...]) -> Iterator[str]:
    yield from (f"  {file}" for file in files[:MOST_LISTED])
    if len(files) > MOST_LISTED:
        yield say("forget.more", count=len(files) - MOST_LISTED)
