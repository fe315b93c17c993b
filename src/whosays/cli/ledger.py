"""``whosays ledger``: check the tables of a story, or begin a new set of them."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from whosays.cli.words import tell

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Any) -> None:
    """Register ``ledger check`` and ``ledger new`` with the command."""
    parser = subparsers.add_parser("ledger", help="check the tables of a story, or begin a set")
    acts = parser.add_subparsers(dest="act", metavar="check|new", required=True)
    check = acts.add_parser("check", help="tell everything that is wrong with a ledger folder")
    check.add_argument("path", metavar="PATH", help="the folder with the tables")
    check.add_argument("--json", action="store_true", help="print the report as JSON")
    new = acts.add_parser("new", help="write an empty set of tables and explain every column")
    new.add_argument("path", metavar="PATH", help="the folder to write them to")
    new.add_argument("--title", help="the title of your story")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 0 when all is well, 1 on faults, 2 when there is no such folder."""
    return _check(args.path, as_json=args.json) if args.act == "check" else _new(args)


def _check(path: str, *, as_json: bool) -> int:
    from whosays.ledger.checking import check

    report = check(path)
    if as_json:
        tell(json.dumps(report.to_json(), indent=2), sys.stdout)
    else:
        tell(str(report), sys.stdout if report.opened else sys.stderr)
    if not report.opened:
        return 2
    return 0 if report.ok else 1


def _new(args: argparse.Namespace) -> int:
    from whosays.ledger import LedgerError
    from whosays.ledger.checking.report import typed
    from whosays.ledger.new import new_ledger

    try:
        written = new_ledger(args.path, title=args.title)
    except LedgerError as error:
        tell(str(error), sys.stderr)
        return 1
    names = ", ".join(file.name for file in written)
    tell(f"Written to {args.path}: {names}.", sys.stdout)
    tell("Read COLUMNS.md first: it explains every column and shows an example.", sys.stdout)
    tell(f"With rows filled in, type: whosays ledger check {typed(args.path)}", sys.stdout)
    return 0
