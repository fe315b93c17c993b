"""``whosays worksheet``: the lessons on paper, as PDF files, with keys for the teacher."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from whosays.cli.command import command
from whosays.cli.words import say, tell

__all__ = ["add_parser", "run"]

_PAPERS = ("a4", "letter")


def add_parser(subparsers: Any) -> None:
    """Register ``worksheet`` with the command."""
    parser = subparsers.add_parser(
        "worksheet", help=say("worksheet.help"), description=say("worksheet.about")
    )
    parser.add_argument("lesson", metavar="LESSON", help=say("worksheet.lesson"))
    parser.add_argument("--out", metavar="DIR", required=True, help=say("worksheet.out"))
    parser.add_argument(
        "--paper",
        type=str.casefold,
        choices=_PAPERS,
        default=_PAPERS[0],
        help=say("worksheet.paper"),
    )
    parser.add_argument("--key", action="store_true", help=say("worksheet.key"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make them; 0 when all are there, 1 when none was made."""
    from whosays.editions.worksheets import WorksheetError, make_worksheets

    try:
        made = make_worksheets(args.lesson, args.out, paper=args.paper, key=args.key)
    except WorksheetError as error:
        tell(error.told(command()), sys.stderr)
        return 1
    for path in made:
        tell(say("worksheet.made", path=path), sys.stdout)
    tell(say("worksheet.next"), sys.stdout)
    return 0
