"""The command ``whosays``: opens the course, looks after the machine, checks a ledger."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from whosays import __version__
from whosays.cli.words import say

__all__ = ["main"]

_WITHOUT_SUBCOMMAND = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand of ``whosays`` and return its exit status.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``whosays``; those of the command line when left out. With no
        subcommand, ``lab`` is meant.

    Returns
    -------
    int
        0 when all went well, 1 when a trouble was told, 2 when the words were not
        understood, 130 when it was stopped with Ctrl-C.
    """
    try:
        arguments = _parser().parse_args(_with_subcommand(argv))
        return int(arguments.run(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except KeyboardInterrupt:
        print(say("main.stopped"))
        return 130


def _with_subcommand(argv: Sequence[str] | None) -> list[str]:
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (not words[0].startswith("-") or words[0] in _WITHOUT_SUBCOMMAND):
        return words
    return ["lab", *words]


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaint ends with the line to type."""

    def parse_known_args(  # type: ignore[override]
        self, args: Any = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Refuse what is not known here and now: only this parser's own help lists the rest."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        self.exit(2, say("main.not_understood", message=message, command=self.prog) + "\n")


def _parser() -> argparse.ArgumentParser:
    from whosays.cli import (
        doctor,
        export,
        forget,
        grade,
        hand_in,
        lab,
        ledger,
        serve,
        site,
        worksheet,
    )

    parser = _Parser(prog="whosays", description=say("main.description"))
    parser.add_argument("--version", action="version", version=f"whosays {__version__}")
    subparsers = parser.add_subparsers(title=say("main.commands"), metavar="command", required=True)
    known = (lab, doctor, hand_in, ledger, worksheet, grade, export, forget, site, serve)
    for module in known:
        module.add_parser(subparsers)
    return parser
